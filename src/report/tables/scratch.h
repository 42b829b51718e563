/* Memory for the texts of a few rows, used again and again while a long table streams by. */
#ifndef TN_REPORT_SCRATCH_H
#define TN_REPORT_SCRATCH_H

#include "tenor/arena.h"

typedef struct tni_scratch_arena tni_scratch_arena;

/* In the arena, which is all that is ever freed; NULL: no memory. */
tni_scratch_arena *tni_scratch_arena_new(tn_arena *arena);

/* An empty arena of 512 KiB at the most, in place of the one handed out before; NULL: too small. */
tn_arena *tni_scratch_arena_renew(tni_scratch_arena *scratch);

#endif
