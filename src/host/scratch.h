/* A folder for temporary files beside a target: for its owner alone, and locked as long as the
 * process that made it lives. What is in it is reached through its descriptor only. */
#ifndef TN_HOST_SCRATCH_H
#define TN_HOST_SCRATCH_H

#include "host/host.h"

/* Makes one in a folder. TN_E_WRITE, TN_E_NOMEM. */
tn_status tni_scratch_make(tn_arena *arena, int folder, tni_scratch *out, const char **reason);

/* Removes it with its files; fd -1 is fine. */
void tni_scratch_remove(int folder, tni_scratch *scratch);

/* Removes those whose process is dead: their lock can be taken. What such a process replaced in
 * part is put back first. The folder is locked. */
void tni_scratch_remove_dead(int folder);

/* Several files that are replaced together. TNI_UNDO lists the names of the targets, one a line;
 * as long as it is there, what was replaced is put back. Of target i, NEW.i is the new file and
 * OLD.i the old one. */
#define TNI_UNDO        "undo"
#define TNI_UNDO_PLACED "placed" /* a link on its way to a target */
#define TNI_OUTPUT_NEW  "new"    /* the new file where there is one only */
enum { TNI_UNDO_NAME = 32 };
void tni_undo_name(char out[TNI_UNDO_NAME], const char *kind, size_t index); /* "new", 3: "new.3" */
/* The target is the new file of this index, by its link. */
bool tni_undo_is_placed(int folder, int scratch, const char *target, size_t index);
/* Puts the old file back, or none where there was none. */
void tni_undo_one(int folder, int scratch, const char *target, size_t index, bool placed);

#endif
