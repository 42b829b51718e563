/* The terminal program: a key, update, effects, draw. */
#include "tui/loop/main.h"

#include <stdio.h>
#include <string.h>

#include "tenor/text.h"
#include "tui/loop/draw.h"
#include "tui/loop/effect.h"
#include "tui/loop/open.h"
#include "tui/loop/plain.h"
#include "tui/loop/preferences.h"
#include "tui/loop/run.h"
#include "tui/loop/term_script.h"
#include "tui/loop/watch.h"
#include "tui/model/file_list.h"
#include "tui/term_curses.h"

static tni_surface waiting; /* the frame while something takes long */

/* Keys that were typed meanwhile, in their order. */
static struct {
    tni_event events[64];
    int count, taken;
} kept;

enum { STATUS_USAGE = 2, STATUS_INPUT = 3, STATUS_BUG = 5, AT_ONCE = 4, LOOK_MS = 1000 };

/* What only a terminal can do. */
static bool finish(tni_model *m, unsigned effects)
{
    if (effects & EFF_EDITOR) {
        const char *reason = "";
        tni_term_lend();
        const tn_status status = tni_editor_run(m->wanted, m->wanted_line, &reason);
        tni_term_take_back();
        if (status != TN_OK) {
            tni_show_message(m, ATTR_ERROR, "no editor: %s", reason);
        } else {
            tni_perform(m, EFF_RELOAD | EFF_LIST);
        }
    }
    if (effects & EFF_COPY) {
        tni_term_copy(m->copied.length ? m->copied.bytes : "");
    }
    if (effects & EFF_REDRAW) {
        tni_term_redraw();
    }
    if (effects & EFF_SUSPEND) {
        tni_term_suspend();
    }
    if (effects & EFF_MOUSE) {
        tni_term_mouse(m->mouse);
    }
    return !(effects & EFF_QUIT);
}

/* Shows the progress of something that takes long; false: Esc was pressed, it is to stop. */
static bool show_progress(void *context, const char *doing, int percent)
{
    tni_model *m = context;
    char said[TNI_MESSAGE], far[16] = "";
    if (percent >= 0) {
        snprintf(far, sizeof(far), ": %d %%", percent);
    }
    const tni_attribute attribute = m->message_attribute;
    memcpy(said, m->message, sizeof(said));
    tni_show_message(m, ATTR_WARNING, "%s%s; Esc stops it", doing, far);
    if (tni_surface_clear(&waiting, m->rows, m->columns)) {
        tni_draw(m, &waiting);
        tni_term_show(&waiting);
    }
    bool on = true;
    for (tni_event e = tni_term_read(0); e.type != EVENT_NONE && on; e = tni_term_read(0)) {
        const bool stop = e.type == EVENT_KEY && (e.key == K_ESC || e.key == 3);
        if (!stop && e.type != EVENT_PASTE && kept.count < 64) {
            kept.events[kept.count++] = e;
        }
        on = !stop && e.type != EVENT_END;
    }
    tni_show_message(m, attribute, "%s", said);
    return on;
}

static tni_event next_event(int wait_ms)
{
    if (kept.taken < kept.count) {
        return kept.events[kept.taken++];
    }
    kept.count = kept.taken = 0;
    return tni_term_read(wait_ms);
}

static int loop(tni_model *m)
{
    tni_surface surface = {0};
    m->progress = (tni_progress){.more = show_progress, .context = m};
    bool more = true, going = true;
    tni_term_size(&m->rows, &m->columns);
    while (going && !tni_term_signal()) {
        if (!tni_surface_clear(&surface, m->rows, m->columns)) {
            break;
        }
        tni_draw(m, &surface);
        tni_term_show(&surface);
        tni_event event = next_event(more ? 0 : LOOK_MS);
        while (event.type == EVENT_NONE && !more && !tni_term_signal() && !tni_watch_files(m)) {
            event = next_event(LOOK_MS);
        }
        if (event.type == EVENT_NONE &&
            more) { /* a few files of the list are read between two keys */
            more = tni_file_list_more(m, AT_ONCE);
            continue;
        }
        /* Keys that wait are all taken before the next frame. */
        for (int i = 0; i < 64 && going && event.type != EVENT_NONE; i++) {
            unsigned effects = 0;
            if (event.type == EVENT_KEY) {
                effects = tni_run_key(m, event.key);
            } else if (event.type == EVENT_WHEEL) {
                effects = tni_run_wheel(m, &surface, event.key, event.row, event.column);
            } else if (event.type == EVENT_PASTE) {
                effects = tni_run_paste(m, event.text);
            } else if (event.type == EVENT_CLICK) {
                effects = tni_run_click(m, &surface, event.row, event.column);
            } else if (event.type == EVENT_END) {
                going = false;
            } else {
                tni_term_size(&m->rows, &m->columns);
            }
            going = going && finish(m, effects);
            event = going ? next_event(0) : (tni_event){.type = EVENT_NONE};
        }
        more = more || m->file_list.read < m->file_list.count;
    }
    tni_surface_done(&surface);
    tni_surface_done(&waiting);
    return tni_term_signal() ? 128 + tni_term_signal() : 0;
}

/* On the terminal that is as it was before, a path goes through the display filter, too. */
static void print_path_error(tn_arena *arena, const char *before, const char *path,
                             const char *behind)
{
    const char *shown = tn_text_display(arena, path, strlen(path));
    fprintf(stderr, "tenor: %s%s%s\n", before, shown ? shown : "", behind);
}

static int run_terminal(tni_model *m, bool ascii)
{
    const char *reason = "";
    if (!tni_term_open(&reason)) {
        fprintf(stderr,
                "tenor: the terminal program needs a terminal: %s\n"
                "see 'tenor help' for the commands, or use 'tenor tui --plain'\n",
                reason);
        return STATUS_USAGE;
    }
    m->ascii = ascii || tni_term_ascii();
    const int status = loop(m);
    tni_term_close();
    for (const tni_draft_file *file = m->draft.files; file; file = file->next) {
        if (tni_draft_file_is_changed(file) && file->log.open) {
            print_path_error(m->arena, "unsaved changes are kept in ", file->log_path, "");
        }
    }
    return status;
}

static int run(tni_model *m, const tni_terminal *t)
{
    const bool plain = !t->script && (t->plain || tni_terminal_is_dumb());
    if (!plain) {
        tni_preferences_read(m);
    }
    return t->script ? tni_script_play(m, t->script)
           : plain   ? tni_plain_run(m)
                     : run_terminal(m, t->ascii);
}

/* The file that was named, on the screen of its kind; false: it cannot be read, which is told. */
static bool open_first(tni_model *m)
{
    m->screen = SCREEN_CHECKS;
    tni_perform(m, EFF_OPEN);
    if (m->view.document) {
        m->screen = tni_kind_screen(m->view.document->kind);
    }
    if (m->read_error) {
        print_path_error(m->arena, "", m->message, "");
    }
    return !m->read_error;
}

int tni_tui_main(const tni_terminal *t)
{
    tni_model *m = NULL;
    tn_arena *arena = tn_arena_new(NULL);
    m = arena ? tn_arena_take(arena, sizeof(*m)) : NULL;
    if (!m) {
        tn_arena_free(arena);
        fputs("tenor: out of memory\n", stderr);
        return STATUS_BUG;
    }
    int status = STATUS_INPUT;
    if (!tni_path_exists(t->path)) {
        print_path_error(arena, "'", t->path, "' is not there");
    } else if (tni_model_open(t->path, t->options, m) != TN_OK) {
        fprintf(stderr, "tenor: the built-in tables cannot be read\n");
        status = STATUS_BUG;
    } else {
        m->ascii = t->ascii;
        m->draft.keeps_history = true;
        tni_list_files(m);
        if (!*m->wanted || open_first(m)) {
            status = run(m, t);
        }
        tni_model_done(m);
    }
    tn_arena_free(arena);
    return status;
}
