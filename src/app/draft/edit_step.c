/* Steps of edits as bytes of a file. */
#include "app/draft/edit_step.h"

#include <string.h>

void tni_edit_step_add(tn_buffer *out, tn_splice s, const char *name)
{
    tn_buffer_format(out, "%zu %zu %zu %zu\n", s.offset, s.removed_size, s.inserted_size,
                     strlen(name));
    tn_buffer_add(out, s.removed, s.removed_size);
    tn_buffer_add(out, s.inserted, s.inserted_size);
    tn_buffer_text(out, name);
    tn_buffer_text(out, "\n");
}

bool tni_edit_step_read(const tni_file *file, size_t *at, tn_splice *out, const char **name,
                        size_t *name_size)
{
    size_t number[4];
    size_t pos = *at;
    for (int i = 0; i < 4; i++) {
        number[i] = 0;
        const size_t first = pos;
        while (pos < file->size && file->bytes[pos] >= '0' && file->bytes[pos] <= '9') {
            number[i] = number[i] * 10 + (size_t)(file->bytes[pos++] - '0');
            if (number[i] > TNI_READ_MAX) {
                return false;
            }
        }
        if (pos == first || pos >= file->size || file->bytes[pos++] != (i < 3 ? ' ' : '\n')) {
            return false;
        }
    }
    const size_t need = number[1] + number[2] + number[3] + 1;
    if (need > file->size - pos || file->bytes[pos + need - 1] != '\n') {
        return false;
    }
    *out = (tn_splice){.offset = number[0],
                       .removed = file->bytes + pos,
                       .removed_size = number[1],
                       .inserted = file->bytes + pos + number[1],
                       .inserted_size = number[2]};
    *name = file->bytes + pos + number[1] + number[2];
    *name_size = number[3];
    *at = pos + need;
    return true;
}
