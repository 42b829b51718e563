/* What the makers of new files share: a text that edits are made to. */
#ifndef TN_APP_NEW_H
#define TN_APP_NEW_H

#include "app/app.h"

enum { TNI_NEW_DURATIONS = 12 };

/* After an edit that failed nothing more is done; the status is asked at the end. */
typedef struct tni_draft {
    tn_arena *arena;
    const char *bytes;
    size_t size;
    tn_status status;
    const char **reason;
    bool plain; /* ours from the start: new sections are laid out, not squeezed in */
} tni_draft;

tni_draft tni_draft_begin(tni_workspace *workspace, const char *text, size_t size,
                          const char **reason);
tn_status tni_draft_edit(tni_draft *draft, const tn_edit *edit);
/* A value of a key; NULL: as it is. */
void tni_draft_set(tni_draft *draft, const char *kind, const char *label, const char *key,
                   const char *value);
void tni_draft_add(tni_draft *draft, const char *kind, const char *label, const tn_edit_pair *pairs,
                   size_t count);
/* The values as typed, into [kind]. */
void tni_draft_values(tni_draft *draft, const char *kind, const tni_new *wanted);
/* The text, into out. */
tn_status tni_draft_end(const tni_draft *draft, tn_buffer *out);

#endif
