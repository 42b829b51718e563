/* What the makers of new files share: a text that edits are made to. */
#ifndef TN_APP_NEW_TEXT_H
#define TN_APP_NEW_TEXT_H

#include "app/new.h"

enum { TNI_NEW_DURATIONS = 12 };

/* After an edit that failed nothing more is done; the status is asked at the end. */
typedef struct tni_new_text {
    tn_arena *arena;
    const char *bytes;
    size_t size;
    tn_status status;
    const char **reason;
    bool plain; /* ours from the start: new sections are laid out, not squeezed in */
} tni_new_text;

tni_new_text tni_new_text_begin(tni_workspace *workspace, const char *text, size_t size,
                                const char **reason);
tn_status tni_new_text_edit(tni_new_text *draft, const tn_edit *edit);
/* A value of a key; NULL: as it is. */
void tni_new_text_set(tni_new_text *draft, const char *kind, const char *label, const char *key,
                      const char *value);
void tni_new_text_add(tni_new_text *draft, const char *kind, const char *label,
                      const tn_edit_pair *pairs, size_t count);
/* The values as typed, into [kind]. */
void tni_new_text_values(tni_new_text *draft, const char *kind, const tni_new_options *options);
/* Takes out of a copy of an offer what was of the first one's deal alone, and tells it; months: of
 * the copy. */
void tni_new_clone(tni_workspace *workspace, tni_new_text *draft, const tn_offer *offer,
                   const tni_new_options *options, const tn_date *as_of, int months);
/* The text, into out. */
tn_status tni_new_text_end(const tni_new_text *draft, tn_buffer *out);

#endif
