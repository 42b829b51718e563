/* Splices: bytes of a file that are replaced by others. */
#ifndef TN_FORMAT_SPLICE_H
#define TN_FORMAT_SPLICE_H

#include "tenor/buffer.h"
#include "tenor/edit.h"

typedef struct tni_span {
    size_t from, to; /* offsets in the file, half-open */
} tni_span;

/* Replaces bytes [cut.from, cut.to) by the text of the buffer, which is freed. */
tn_status tni_splice_build(tn_arena *arena, const char *bytes, tni_span cut, tn_buffer *inserted,
                           tn_splice *out);

/* Exchanges two spans that do not overlap; what is between them stays. */
tn_status tni_splice_swap(tn_arena *arena, const char *bytes, tni_span a, tni_span b,
                          tn_splice *out);

/* The span that removes whole lines. Where the last line has no line end, the line end before the
 * span goes instead, so that the file ends as before. */
tni_span tni_splice_lines(const char *bytes, size_t size, size_t from, size_t to);

#endif
