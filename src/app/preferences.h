/* A person's settings of the terminal program, and what is remembered of a folder. */
#ifndef TN_APP_PREFERENCES_H
#define TN_APP_PREFERENCES_H

#include <stdint.h>

#include "host/host.h"
#include "tenor/field.h"

/* A line of settings. */
typedef struct tni_preference {
    const char *section; /* NULL: what stands there is no setting, and value says why */
    const char *key;     /* NULL: the section's own line */
    const char *value;
    const char *file;
    uint32_t line;
} tni_preference;

/* The lines of $XDG_CONFIG_HOME/tenor/config.ini, then those that were remembered of the folder;
 * files that are not there say nothing. *out_count of them; NULL: no memory. */
const tni_preference *tni_preferences_load(tn_arena *arena, const char *folder, size_t *out_count);

/* What may stand in config.ini: [keys] from actions.def, [colors] from styles.def, [panels] from
 * screens.def. NULL: no memory. */
const tn_file_rule *tni_preferences_rule(tn_arena *arena);

/* Remembers settings of a folder, as text of the same form. Where they cannot be kept, only a
 * convenience is lost. */
void tni_preferences_remember(const char *folder, const char *text, size_t size);

#endif
