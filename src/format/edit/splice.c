/* Building, undoing and applying splices. */
#include "format/edit/splice.h"

#include <string.h>

tn_status tni_splice_build(tn_arena *arena, const char *bytes, tni_span cut, tn_buffer *inserted,
                           tn_splice *out)
{
    const char *text =
        inserted->length ? tn_arena_copy(arena, inserted->bytes, inserted->length) : "";
    const tn_status status = text ? tn_buffer_status(inserted) : TN_E_NOMEM;
    if (status == TN_OK) {
        *out = (tn_splice){.offset = cut.from,
                           .removed = bytes + cut.from,
                           .removed_size = cut.to - cut.from,
                           .inserted = text,
                           .inserted_size = inserted->length};
    }
    tn_buffer_done(inserted);
    return status;
}

tni_span tni_splice_lines(const char *bytes, size_t size, size_t from, size_t to)
{
    if (to == size && to > from && bytes[to - 1] != '\n') {
        while (from > 0 && (bytes[from - 1] == '\n' || bytes[from - 1] == '\r')) {
            from--;
        }
    }
    return (tni_span){from, to};
}

tn_status tni_splice_swap(tn_arena *arena, const char *bytes, tni_span a, tni_span b,
                          tn_splice *out)
{
    const tni_span first = a.from < b.from ? a : b, last = a.from < b.from ? b : a;
    tn_buffer text;
    tn_buffer_init(&text, NULL);
    tn_buffer_add(&text, bytes + last.from, last.to - last.from);
    tn_buffer_add(&text, bytes + first.to, last.from - first.to);
    tn_buffer_add(&text, bytes + first.from, first.to - first.from);
    return tni_splice_build(arena, bytes, (tni_span){first.from, last.to}, &text, out);
}

tn_splice tn_splice_undo(tn_splice splice)
{
    return (tn_splice){splice.offset, splice.inserted, splice.removed, splice.inserted_size,
                       splice.removed_size};
}

tn_status tn_splice_apply(tn_arena *arena, const char *bytes, size_t size, tn_splice splice,
                          const char **out, size_t *out_size)
{
    const size_t end = splice.offset + splice.removed_size;
    if (end < splice.offset || end > size ||
        (splice.removed_size &&
         memcmp(bytes + splice.offset, splice.removed, splice.removed_size) != 0)) {
        return TN_E_RANGE;
    }
    const size_t length = size - splice.removed_size + splice.inserted_size;
    char *text = tn_arena_take(arena, length + 1);
    if (!text) {
        return TN_E_NOMEM;
    }
    memcpy(text, bytes, splice.offset);
    memcpy(text + splice.offset, splice.inserted, splice.inserted_size);
    memcpy(text + splice.offset + splice.inserted_size, bytes + end, size - end);
    *out = text;
    *out_size = length;
    return TN_OK;
}
