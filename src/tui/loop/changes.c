/* What differs between two texts, as rows to read. */
#include "tui/loop/changes.h"

#include <string.h>

#include "tui/model/overlay.h"

/* The lines that only one of two texts has at the same place, after what both begin and end with
 * is left out. */
static void show_lines(tni_model *m, const char *from, const char *to, char sign)
{
    while (from < to) {
        const char *end = memchr(from, '\n', (size_t)(to - from));
        end = end ? end : to;
        tni_overlay_add(m, "%c %.*s", sign, (int)(end - from), from);
        from = end + 1;
    }
}

static bool begins_line(const char *text, size_t at)
{
    return at == 0 || text[at - 1] == '\n';
}

void tni_show_difference(tni_model *m, const char *a, size_t la, const char *b, size_t lb)
{
    size_t same = 0, tail = 0;
    for (size_t i = 0; i < la && i < lb && a[i] == b[i]; i++) {
        same = a[i] == '\n' ? i + 1 : same;
    }
    for (size_t i = 1; i <= la - same && i <= lb - same && a[la - i] == b[lb - i]; i++) {
        tail = begins_line(a, la - i) && begins_line(b, lb - i) ? i : tail;
    }
    show_lines(m, a + same, a + la - tail, '-');
    show_lines(m, b + same, b + lb - tail, '+');
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
