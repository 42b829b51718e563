/* One step of an edit: a splice with a name, in memory and as edit logs and histories hold it:
 * "OFFSET REMOVED INSERTED NAME\n", three sizes behind the offset, then the three texts and a
 * newline. */
#ifndef TN_APP_DRAFT_EDIT_STEP_H
#define TN_APP_DRAFT_EDIT_STEP_H

#include "host/host.h"
#include "tenor/buffer.h"
#include "tenor/edit.h"

typedef struct tni_edit_step {
    tn_splice splice;
    const char *name; /* "discount 10% > 12%" */
    uint64_t serial;  /* in the order of all steps, of other files too */
    bool joined;      /* with the step before it, of the other file */
} tni_edit_step;

void tni_edit_step_add(tn_buffer *out, tn_splice splice, const char *name);

/* The step at *at, which moves behind it; false: the bytes end there, or were cut off while they
 * were written. The texts point into the file. */
bool tni_edit_step_read(const tni_file *file, size_t *at, tn_splice *out, const char **name,
                        size_t *name_size);

#endif
