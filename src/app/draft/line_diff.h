/* What differs between two texts, line by line. */
#ifndef TN_APP_DRAFT_LINE_DIFF_H
#define TN_APP_DRAFT_LINE_DIFF_H

#include <stdbool.h>
#include <stddef.h>

#include "tenor/arena.h"

/* Whole lines of a that stand as whole lines of b; one of the two may be empty. Byte offsets. */
typedef struct tni_line_change {
    size_t a_from, a_to, b_from, b_to;
    size_t line; /* of a, from 1, where it begins */
    bool other;  /* of the two, b is chosen (tni_line_changes_apply) */
} tni_line_change;

/* The changes from a to b in their order, as few lines as possible where the texts differ in few
 * thousand lines, else one change. NULL: no memory. "x\ny\n", "x\nz\n": one, 2..4, 2..4. */
tni_line_change *tni_line_changes(tn_arena *arena, const char *a, size_t a_size, const char *b,
                                  size_t b_size, size_t *out_count);

/* The text a with each change that is chosen (other) as b has it; *out_size bytes. NULL: no
 * memory. */
const char *tni_line_changes_apply(tn_arena *arena, const char *a, size_t a_size, const char *b,
                                   const tni_line_change *changes, size_t count, size_t *out_size);

#endif
