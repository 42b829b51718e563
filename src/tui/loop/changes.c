/* What differs between two texts, as rows to read. */
#include "tui/loop/changes.h"

#include <string.h>

#include "app/draft/line_diff.h"
#include "tui/model/overlay.h"

static void show_lines(tni_model *m, const char *from, const char *to, char sign)
{
    while (from < to) {
        const char *end = memchr(from, '\n', (size_t)(to - from));
        end = end ? end : to;
        tni_overlay_add(m, "%c %.*s", sign, (int)(end - from), from);
        from = end + 1;
    }
}

void tni_show_difference(tni_model *m, const char *a, size_t la, const char *b, size_t lb)
{
    tn_arena *arena = tn_arena_new(NULL);
    size_t count = 0;
    const tni_line_change *changes = arena ? tni_line_changes(arena, a, la, b, lb, &count) : NULL;
    for (size_t i = 0; changes && i < count; i++) {
        show_lines(m, a + changes[i].a_from, a + changes[i].a_to, '-');
        show_lines(m, b + changes[i].b_from, b + changes[i].b_to, '+');
    }
    if (!changes) {
        tni_overlay_row(m, "memory is short");
    }
    tn_arena_free(arena);
}

static void add_changes(tni_model *m, const tni_draft_file *mine)
{
    tn_arena *arena = tn_arena_new(NULL);
    tni_file file;
    const char *reason = "";
    if (arena && tni_file_read(arena, mine->path, TNI_READ_MAX, &file, &reason) == TN_OK) {
        tni_show_difference(m, file.bytes, file.size, mine->text.bytes ? mine->text.bytes : "",
                            mine->text.length);
    } else {
        tni_overlay_row(m, reason);
    }
    tn_arena_free(arena);
}

void tni_show_changes(tni_model *m)
{
    const tni_draft_file *rows = m->draft.rows;
    tni_overlay_begin(m, OVER_TEXT, NULL, "The file on the disk (-) and yours (+)");
    add_changes(m, m->draft.document);
    if (rows) {
        add_changes(m, rows);
    }
    if (m->overlay.count == 0) {
        tni_overlay_row(m, "nothing differs");
    }
}
