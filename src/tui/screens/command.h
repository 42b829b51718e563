/* A command line under construction. */
#ifndef TN_TUI_COMMAND_H
#define TN_TUI_COMMAND_H

#include "tui/model/model.h"

typedef struct tni_command_words {
    char *text;
    size_t size, length;
} tni_command_words;

/* A word, quoted where a shell would take it for several or for something else. */
void tni_command_add(tni_command_words *out, const char *word);
/* An option; value NULL: nothing. */
void tni_command_option(tni_command_words *out, const char *name, const char *value);

#endif
