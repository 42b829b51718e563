/* The frame of every screen: title, tabs, work area, what was said, footer; and windows too small
 * for it. */
#include "tui/loop/draw.h"

#include <stdio.h>
#include <string.h>

#include "tenor/text.h"
#include "tui/loop/typing.h"
#include "tui/model/key.h"
#include "tui/screens/screens.h"
#include "tui/widgets/over_draw.h"
#include "tui/widgets/parts.h"

/* A panel at a time below the first two, only a message below the others. */
enum { ROWS_MIN = 24, COLUMNS_MIN = 80, ROWS_LEAST = 18, COLUMNS_LEAST = 60 };

static void draw_title(const tni_model *m, tni_surface *s, tni_area a)
{
    char day[64] = "";
    const tn_date *as_of = tni_day(m);
    const bool home =
        m->screen == SCREEN_HOME || m->screen == SCREEN_RENEWALS || !m->draft.document;
    tni_draw_blank(s, a, ATTR_TITLE);
    const int used = tni_draw_format(s, a, 0, 1, ATTR_TITLE, "TENOR | %s%s%s",
                                     home ? m->name : tni_path_name(m->draft.document->path),
                                     !home && tni_draft_is_changed(&m->draft) ? " *" : "",
                                     tni_is_stale(m) && !home ? "  STALE" : "");
    char right[160] = "";
    const tni_view *view = tni_seen(m);
    const char *mode = home || !view->document ? "" : tni_kind_name(view->document->kind);
    if (!home && tn_findings_of(m->view.ws.findings, TN_ERROR)) {
        mode = "DRAFT";
    }
    if (m->screen == SCREEN_UPGRADE && m->draft.document && m->what_if.path &&
        strcmp(m->what_if.path, m->draft.document->path) == 0) {
        mode = "WHAT-IF";
    }
    snprintf(right, sizeof(right), "%s%s%s ", mode, as_of ? "  as of " : "",
             as_of ? tn_date_format(*as_of, day) : "");
    tni_draw_right(s, a, 0, used + 2, a.columns - used - 2, ATTR_TITLE, right);
}

static const char *short_title(const tni_screen *screen, tni_area a)
{
    return a.columns < 72 ? "" /* the digit alone */ : screen->short_title;
}

/* As many titles from the left are shortened as it takes to show all tabs and the counter; the one
 * that is shown last. */
static void draw_tabs(const tni_model *m, tni_surface *s, tni_area a)
{
    enum { AROUND = 3, BRACKETS = 2 }; /* of a title: blank, digit, blank; of the one shown */
    char counter[48] = "";
    const bool counts = m->view.arena && m->draft.document;
    const size_t errors = counts ? tn_findings_of(m->view.ws.findings, TN_ERROR) : 0;
    const size_t warnings = counts ? tn_findings_of(m->view.ws.findings, TN_WARNING) : 0;
    if (counts) {
        snprintf(counter, sizeof(counter), errors || warnings ? "%zuE %zuW" : "ok", errors,
                 warnings);
    }
    int room = a.columns - BRACKETS - 1 - (int)strlen(counter), column = 0, spared = 0;
    for (tni_screen_id id = 0; id < SCREEN_COUNT; id++) {
        const tni_screen *screen = tni_screen_get(id);
        room -= AROUND + (int)strlen(screen->title);
        spared +=
            id == m->screen ? 0 : (int)(strlen(screen->title) - strlen(short_title(screen, a)));
    }
    const bool tight = room + spared < 0;
    for (tni_screen_id id = 0; id < SCREEN_COUNT; id++) {
        const tni_screen *screen = tni_screen_get(id);
        const bool here = id == m->screen, full = (here && !tight) || room >= 0;
        const int width = tni_draw_format(s, a, 0, column + 1, here ? ATTR_TAB_HERE : ATTR_TAB,
                                          here ? "[%d %s]" : "%d %s", (int)id + 1,
                                          full   ? screen->title
                                          : here ? screen->short_title
                                                 : short_title(screen, a));
        tni_click_key(s, (tni_area){a.row, a.column + column, 1, width + 1}, '1' + (int32_t)id);
        room += AROUND + (int)strlen(screen->title) - (width + 1 - (here ? BRACKETS : 0));
        column += width + 1;
    }
    tni_draw_text(s, a, 0, column + 1, a.columns - column - 1,
                  tni_counts_attribute(errors, warnings), counter);
}

static void draw_said(const tni_model *m, tni_surface *s, tni_area a)
{
    char right[96] = "";
    if (m->draft.document) {
        snprintf(right, sizeof(right), "undo %zu redo %zu%s ", tni_draft_steps(&m->draft, false),
                 tni_draft_steps(&m->draft, true),
                 tni_draft_is_changed(&m->draft) ? "  not saved" : "");
    }
    const int tail = (int)strlen(right);
    const char *find = m->arrangements[m->screen][m->cursors[m->screen].panel].find;
    if (m->message[0]) {
        tni_draw_text(s, a, 0, 1, a.columns - tail - 2, m->message_attribute, m->message);
    } else if (*find) {
        tni_draw_format(s, a, 0, 1, ATTR_WARNING, "only rows with '%s'; Esc shows all", find);
    } else if (m->file_list.read < m->file_list.count) {
        tni_draw_format(s, a, 0, 1, ATTR_DIM, "reading %zu of %zu files", m->file_list.read,
                        m->file_list.count);
    } else {
        tni_draw_format(s, a, 0, 1, ATTR_DIM, m->file_list.count == 1 ? "1 file" : "%zu files",
                        m->file_list.count);
    }
    tni_draw_right(s, a, 0, a.columns - tail - 1, tail, ATTR_DIM, right);
}

static void draw_hint(tni_surface *s, tni_area a, int *column, tni_action_id id)
{
    char buffer[16];
    const char *key = tni_action_key(id, buffer);
    const tni_action *action = tni_action_get(id);
    const int need = (int)(strlen(key) + strlen(action->hint)) + 3;
    if (*column + need < a.columns) {
        size_t length = 0;
        tni_click_key(s, (tni_area){a.row, a.column + *column, 1, need - 1},
                      tni_key_read(key, &length));
        *column += tni_draw_text(s, a, 0, *column, need, ATTR_KEY, key) + 1;
        *column += tni_draw_text(s, a, 0, *column, need, ATTR_DIM, action->hint) + 2;
    }
}

/* What a screen is for comes first: where the window is narrow the rest finds no room. */
static const tni_action_id first_hints[SCREEN_COUNT][6] = {
    [SCREEN_HOME] = {ACT_OPEN, ACT_ADD, ACT_SEARCH},
    [SCREEN_DIMENSIONS] = {ACT_OPEN, ACT_ADD, ACT_SAVE, ACT_UNDO, ACT_SEARCH, ACT_EXPLAIN},
    [SCREEN_OFFER] = {ACT_OPEN, ACT_SAVE, ACT_UNDO, ACT_EXPORT, ACT_NEXT_PANEL, ACT_EXPLAIN},
    [SCREEN_TIMELINE] = {ACT_OPEN, ACT_ADD, ACT_NEXT_PANEL, ACT_EXPLAIN, ACT_SAVE, ACT_UNDO},
    [SCREEN_UPGRADE] = {ACT_OPEN, ACT_WRITE_EVENT, ACT_NEXT_PANEL, ACT_RESET, ACT_SAVE, ACT_UNDO},
    [SCREEN_INVOICES] = {ACT_EXPLAIN, ACT_USAGE, ACT_VIEW, ACT_NEXT_PANEL, ACT_EXPORT, ACT_SEARCH},
    [SCREEN_COMPARE] = {ACT_OPEN, ACT_ADD, ACT_NEXT_PANEL, ACT_EXPLAIN, ACT_EXPORT},
    [SCREEN_RENEWALS] = {ACT_OPEN, ACT_HORIZON, ACT_NEXT_PANEL, ACT_EXPLAIN, ACT_EXPORT,
                         ACT_SEARCH},
    [SCREEN_CHECKS] = {ACT_OPEN, ACT_FIX, ACT_FIX_ALL, ACT_NEXT_PANEL, ACT_EXPLAIN, ACT_SAVE}};

static bool has_what_it_needs(const tni_model *m, tni_action_id id)
{
    const tni_action *action = tni_action_get(id);
    return *action->hint && (action->screens & 1U << m->screen) &&
           (action->needs == NEEDS_NOTHING || (m->draft.document && m->screen != SCREEN_HOME));
}

static bool is_first_hint(tni_screen_id screen, tni_action_id id)
{
    bool is = false;
    for (size_t i = 0; i < sizeof(*first_hints) / sizeof(**first_hints); i++) {
        is = is || first_hints[screen][i] == id;
    }
    return is;
}

/* The keys of screens, which depend on the cell under the cursor; then by importance. */
static void draw_hints(const tni_model *m, tni_surface *s, tni_area a)
{
    int column = 1;
    if (m->editing) {
        tni_draw_text(s, a, 0, 1, a.columns - 2, ATTR_DIM,
                      "Enter accept   Tab accept and next   Esc as it was   C-u clear");
        return;
    }
    static const tni_action_id always[] = {ACT_PALETTE, ACT_HELP, ACT_QUIT};
    tni_area tail = tni_area_split(&a, -32);
    int last = 1;
    for (size_t i = 0; i < sizeof(always) / sizeof(*always); i++) {
        draw_hint(s, tail, &last, always[i]);
    }
    for (size_t i = 0; i < sizeof(*first_hints) / sizeof(**first_hints); i++) {
        const tni_action_id id = first_hints[m->screen][i];
        enum { KEYS = 13 };
        if (i == 2 && tni_on_number(m) && column + KEYS < a.columns) { /* digits are typed there */
            column += tni_draw_text(s, a, 0, column, KEYS, ATTR_KEY, "F1-F9 screens") + 2;
        }
        if (id && has_what_it_needs(m, id)) {
            draw_hint(s, a, &column, id);
        }
    }
    for (tni_action_id id = 1; id < ACT_PALETTE; id++) {
        if (!is_first_hint(m->screen, id) && has_what_it_needs(m, id)) {
            draw_hint(s, a, &column, id);
        }
    }
}

static void draw_small(const tni_model *m, tni_surface *s, tni_area a)
{
    const size_t unsaved = tni_draft_unsaved(&m->draft);
    const int row = a.rows > 6 ? a.rows / 3 : 0, column = a.columns > 30 ? 2 : 0;
    const int used =
        tni_draw_format(s, a, row, column, ATTR_PLAIN, "Terminal is %d x %d.", a.columns, a.rows);
    if (a.columns > 2 * used) {
        tni_draw_format(s, a, row, column + used + 1, ATTR_PLAIN, "Tenor needs %d x %d.",
                        COLUMNS_MIN, ROWS_MIN);
    }
    if (a.rows > 5) {
        tni_draw_text(s, a, a.rows / 3 + 2, 2, a.columns - 2, ATTR_PLAIN,
                      !unsaved                         ? "Nothing is unsaved."
                      : tni_draft_is_logged(&m->draft) ? "Your work is safe in the journal."
                                                       : "Your work is not saved: s saves it.");
        tni_draw_text(s, a, a.rows / 3 + 3, 2, a.columns - 2, ATTR_DIM,
                      "Make the window larger. q quit, s save");
    }
}

bool tni_is_too_small(const tni_model *m)
{
    return m->rows < ROWS_LEAST || m->columns < COLUMNS_LEAST;
}

void tni_draw(const tni_model *m, tni_surface *s)
{
    tni_area a = tni_surface_all(s);
    s->ascii = m->ascii;
    const bool roomy = a.rows >= ROWS_MIN && a.columns >= COLUMNS_MIN;
    if (tni_is_too_small(m)) {
        draw_small(m, s, a);
        if (m->overlay.kind == OVER_ASK) {
            tni_overlay_draw(m, s);
        }
        return;
    }
    draw_title(m, s, tni_area_cut(&a, 1));
    draw_tabs(m, s, tni_area_cut(&a, 1));
    draw_hints(m, s, tni_area_cut(&a, -1));
    draw_said(m, s, tni_area_cut(&a, -1));
    const tni_screen *screen = tni_screen_now(m);
    if (m->zoom || !roomy) {
        s->zoom = a;
        s->muted = true;
        screen->draw(m, s, a);
    }
    const bool drawn = s->zoom_drawn;
    s->zoom = (tni_area){0};
    s->muted = s->zoom_drawn = false;
    if (!drawn) { /* the screen's panel is a picture of its own */
        screen->draw(m, s, a);
    }
    tni_overlay_draw(m, s);
}
