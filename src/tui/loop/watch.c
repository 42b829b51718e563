/* Files that somebody else changes while they are open: a look at times and sizes first, then at
 * the bytes. */
#include "tui/loop/watch.h"

#include <string.h>

#include "tui/loop/effect.h"
#include "tui/model/overlay.h"

/* --- mine or theirs, change by change -------------------------------------------------------- */

static void ask_merge(tni_model *m, int row);

static unsigned take_change(tni_model *m, int choice)
{
    tni_merge *g = &m->merge;
    if ((size_t)choice < g->count) {
        g->changes[choice].other = !g->changes[choice].other;
        ask_merge(m, choice);
        return 0;
    }
    tni_overlay_close(m);
    return EFF_KEEP | EFF_LOG;
}

/* The first line of a part; how many follow. */
static const char *first_line(tn_arena *arena, const char *text, size_t from, size_t to)
{
    size_t end = from, lines = 0;
    for (size_t i = from; i < to; i++) {
        lines += text[i] == '\n';
    }
    while (end < to && text[end] != '\n') {
        end++;
    }
    return from == to ? "(nothing)"
                      : tn_arena_format(arena, lines > 1 ? "%.*s (and %zu more)" : "%.*s",
                                        (int)(end - from), text + from, lines - 1);
}

static void ask_merge(tni_model *m, int row)
{
    const tni_merge *g = &m->merge;
    const char *mine = g->file->text.bytes ? g->file->text.bytes : "";
    size_t theirs = 0;
    tni_overlay_begin(m, OVER_PICK, take_change,
                      tn_arena_format(m->scratch, "Somebody else changed %s: mine or theirs?",
                                      tni_path_name(g->file->path)));
    for (size_t i = 0; i < g->count && m->overlay.arena; i++) {
        const tni_line_change *c = &g->changes[i];
        tni_overlay_add(m, "%c %zu: mine %s | %s theirs %s", c->other ? ' ' : '*', c->line,
                        first_line(m->overlay.arena, mine, c->a_from, c->a_to),
                        c->other ? "*" : " ",
                        first_line(m->overlay.arena, g->disk.bytes, c->b_from, c->b_to));
        theirs += c->other;
    }
    tni_overlay_add(m, "Enter here: %zu mine and %zu theirs, as one text; u goes back",
                    g->count - theirs, theirs);
    m->overlay.cursor = row;
}

/* Theirs is proposed where mine is as it was saved. */
static void propose_changes(tni_merge *g)
{
    const char *base = tni_draft_file_saved(g->file, g->arena);
    const char *mine = g->file->text.bytes ? g->file->text.bytes : "";
    for (size_t i = 0; base && i < g->count; i++) {
        tni_line_change *c = &g->changes[i];
        const bool none = c->a_from == c->a_to;
        const char *part =
            none ? tn_arena_copy(g->arena, g->disk.bytes + c->b_from, c->b_to - c->b_from)
                 : tn_arena_copy(g->arena, mine + c->a_from, c->a_to - c->a_from);
        c->other = part && (strstr(base, part) != NULL) != none;
    }
}

static bool begin_merge(tni_model *m, tni_draft_file *file)
{
    tni_merge *g = &m->merge;
    const char *reason = "", *mine = file->text.bytes ? file->text.bytes : "";
    tn_arena_free(g->arena);
    *g = (tni_merge){.arena = tn_arena_new(NULL), .file = file};
    if (!g->arena ||
        tni_file_read(g->arena, file->path, TNI_READ_MAX, &g->disk, &reason) != TN_OK) {
        g->file = NULL;
        return false;
    }
    g->changes =
        tni_line_changes(g->arena, mine, file->text.length, g->disk.bytes, g->disk.size, &g->count);
    if (!g->changes) {
        g->file = NULL;
        return false;
    }
    propose_changes(g);
    ask_merge(m, 0);
    return true;
}

/* --- the look -------------------------------------------------------------------------------- */

/* Somebody else's bytes stand where the file was. One that is gone is asked about when it is
 * saved. */
static bool is_other(const tni_draft_file *f)
{
    tn_arena *arena = f ? tn_arena_new(NULL) : NULL;
    tni_file disk;
    const char *reason = "";
    const bool other = arena &&
                       tni_file_read(arena, f->path, TNI_READ_MAX, &disk, &reason) == TN_OK &&
                       disk.version.hash != f->version.hash;
    tn_arena_free(arena);
    return other;
}

static uint64_t disk_state(const tni_model *m)
{
    enum { PRIME = 1000003 };
    const tni_source_file *d = m->view.document;
    const char *const paths[] = {m->folder, m->draft.document ? m->draft.document->path : NULL,
                                 m->draft.rows ? m->draft.rows->path : NULL,
                                 d && d->product ? d->product->file : NULL,
                                 d && d->offer ? d->offer->file : NULL};
    uint64_t state = 1;
    for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++) {
        state = state * PRIME + (paths[i] ? tni_path_state(paths[i]) : 0);
    }
    return state;
}

bool tni_watch_files(tni_model *m)
{
    tni_draft_file *const files[] = {m->draft.document, m->draft.rows};
    const uint64_t state = disk_state(m);
    if (state == m->seen_state || m->editing || m->overlay.kind != OVER_NONE) {
        return false;
    }
    m->seen_state = state;
    bool other = false;
    for (int i = 0; i < 2 && files[i]; i++) {
        const bool is = is_other(files[i]);
        if (is && tni_draft_file_is_changed(files[i])) {
            m->seen_state = 0; /* the other file is looked at afterwards */
            return begin_merge(m, files[i]);
        }
        other = other || is;
    }
    const bool listed = !other && tni_path_state(m->folder) == m->file_list.state;
    const bool list = m->screen == SCREEN_HOME && !listed;
    tni_perform(m, (other ? EFF_RELOAD : EFF_VIEW) | (list ? EFF_LIST : 0));
    if (other) {
        tni_show_message(m, ATTR_GOOD, "somebody changed %s: it is read again; u shows what was",
                         tni_path_name(m->draft.document->path));
    }
    return true;
}
