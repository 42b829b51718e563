/* Upgrade: what if these quantities were held from this day on: credit, charge and due at once, and
 * what it would be in every month of the term. */
#include <stdio.h>
#include <string.h>

#include "tui/model/edits.h"
#include "tui/model/overlay.h"
#include "tui/screens/explain.h"
#include "tui/screens/screen.h"
#include "tui/screens/upgrade_parts.h"
#include "tui/widgets/parts.h"

enum { WHAT_IF, RESULT, CURVE, WHY };

static const tn_product *product_of(const tni_model *m)
{
    const tni_view *view = tni_seen(m);
    return view->books ? view->document->product : NULL;
}

/* The dimension of a row below the date's; TN_NO_DIMENSION. */
static size_t dimension_of(const tni_model *m, int row)
{
    const tn_product *product = product_of(m);
    for (size_t i = 0; product && i < product->dimension_count; i++) {
        if (tn_dimension_is_contract(&product->dimensions[i]) && row-- == 0) {
            return i;
        }
    }
    return TN_NO_DIMENSION;
}

static int row_count(const tni_model *m)
{
    int count = 0;
    while (dimension_of(m, count) != TN_NO_DIMENSION) {
        count++;
    }
    return product_of(m) ? count + 1 : 0;
}

/* A track with a knob at part of whole. */
static const char *slider(const tni_model *m, tn_arena *frame, int64_t part, int64_t whole)
{
    enum { WIDTH = 12 };
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    const int at = whole > 0 ? (int)(part * (WIDTH - 1) / whole) : 0;
    for (int i = 0; i < WIDTH; i++) {
        tn_buffer_text(&out, i == at ? (m->ascii ? "O" : "●") : m->ascii ? "-" : "─");
    }
    const char *text = out.bytes ? tn_arena_text(frame, out.bytes) : "";
    tn_buffer_done(&out);
    return text;
}

static void cell(const void *context, tn_arena *frame, int row, int column, const char **text,
                 tni_attribute *attribute)
{
    const tni_model *m = context;
    tni_what_if_point at;
    char day[64];
    if (!tni_what_if_at(m, &at)) {
        return;
    }
    const tn_date start = tn_instant_date(at.term->period.start);
    const size_t i = row ? dimension_of(m, row - 1) : 0;
    const int64_t want = row ? tni_what_if_quantity(m, i, at.held) : 0, held = row ? at.held[i] : 0;
    const tn_dimension *d = &product_of(m)->dimensions[i];
    if (column == 0) {
        *text = row == 0 ? "Day" : d->name.value ? d->name.value : d->label;
    } else if (column == 1) {
        *attribute = !row || want != held ? ATTR_HEAD : ATTR_DIM;
        *text = row ? tn_arena_format(frame, "%lld", (long long)want)
                    : tn_arena_text(frame, tn_date_format(at.on, day));
    } else if (row == 0) {
        *attribute = ATTR_DIM;
        *text =
            slider(m, frame, tn_date_days_between(start, at.on), tn_period_days(at.term->period));
    } else {
        *attribute = ATTR_HEAD;
        *text = want != held ? tn_arena_format(frame, "held %lld", (long long)held) : "";
    }
}

/* The day, then a row for each dimension. */
static void options(const tni_model *m, tn_arena *arena, tni_grid *out)
{
    static const tni_column columns[] = {{"What", 14, false}, {"If", 10, true}, {"", 12, false}};
    (void)arena;
    *out = (tni_grid){.columns = columns,
                      .column_count = 3,
                      .row_count = row_count(m),
                      .cell = cell,
                      .context = m,
                      .noun = "dimension",
                      .right = "h l step, H L more, 0 back",
                      .empty = "Not understood yet: 9 shows what to mend."};
}

/* By its number before it was arranged; -1: none is shown. */
static int row_here(const tni_model *m)
{
    return tni_screen_row(&tni_screen_upgrade, m, WHAT_IF);
}

static void draw(const tni_model *m, tni_surface *s, tni_area a)
{
    tni_upgrade_price(m, s->frame);
    const char *currency = tni_report_value(m->priced->report, "currency").as.text;
    if (s->zoom.rows && !m->zoom && m->cursors[SCREEN_UPGRADE].panel == WHAT_IF) {
        enum { LIST = 6, FIGURES = 10 }; /* a small window: what it comes to is seen there, too */
        const int rows = s->zoom.rows - LIST < FIGURES ? s->zoom.rows - LIST : FIGURES;
        const tni_area low = tni_area_cut(&s->zoom, -rows);
        tni_screen_panel(&tni_screen_upgrade, WHAT_IF, m, s, a, "What if", NULL);
        s->zoom.rows = 0;
        tni_screen_panel(&tni_screen_upgrade, RESULT, m, s, low, "Result", currency);
        return;
    }
    enum { FIGURES = 11, FRAME_AND_HEAD = 3 };
    const int list = tni_screen_wants(&tni_screen_upgrade, m, WHAT_IF, s->frame);
    tni_what_if_point at;
    const int curve = FRAME_AND_HEAD + (tni_what_if_at(m, &at) ? at.term->months : 0);
    tni_area top = tni_area_cut(
        &a, a.rows - tni_share_rows(a.rows, list > FIGURES ? list : FIGURES, curve, 1, 2));
    tni_screen_panel(&tni_screen_upgrade, WHAT_IF, m, s,
                     tni_area_split(&top, top.columns * 11 / 20), "What if", NULL);
    tni_screen_panel(&tni_screen_upgrade, RESULT, m, s, top, "Result", currency);
    tni_screen_panel(&tni_screen_upgrade, CURVE, m, s, tni_area_split(&a, a.columns / 2),
                     "Due, by the day it begins", NULL);
    tni_screen_panel(&tni_screen_upgrade, WHY, m, s, a, "How it came about", "e shows all");
}

static void set_quantity(tni_model *m, size_t i, int64_t want)
{
    tni_what_if_state *w = &m->what_if;
    if (!w->path || strcmp(w->path, m->draft.document->path) != 0) {
        *w = (tni_what_if_state){.path = m->draft.document->path};
    }
    const tn_product *product = product_of(m);
    if (product->purchase.set && product->purchase.value == TN_PURCHASE_ONE_TIER) {
        memset(w->set, 0, sizeof(w->set)); /* one tier replaces the other */
    }
    w->set[i] = true;
    w->quantity[i] = want > 0 ? want : 0;
}

static void step_day(tni_model *m, const tni_what_if_point *at, int64_t by)
{
    tni_screen_cursor *position = &m->cursors[SCREEN_UPGRADE];
    const tn_life *life = tn_books_life(tni_seen(m)->books);
    const tn_date first = tn_instant_date(life->terms[0].period.start);
    const int64_t last =
        tn_date_days_between(first, tn_instant_date(life->terms[life->term_count - 1].ended));
    const int64_t day = tn_date_days_between(first, at->on) + by;
    position->day = day < 0 ? 0 : day >= last ? last - 1 : day;
    position->has_day = true;
}

static void step(tni_model *m, int64_t by)
{
    tni_what_if_point at;
    const int row = row_here(m);
    if (row < 0 || !tni_what_if_at(m, &at)) {
        return;
    }
    if (row == 0) {
        step_day(m, &at, by);
        return;
    }
    const size_t i = dimension_of(m, row - 1);
    if (i < TNI_WHAT_IFS) {
        set_quantity(m, i, tni_what_if_quantity(m, i, at.held) + by);
    }
}

/* The day or the quantity that was typed for the row under the cursor. */
static unsigned take_value(tni_model *m, int choice)
{
    char text[TNI_LINE_BYTES];
    tni_what_if_point at;
    tn_date day;
    int64_t want = 0;
    (void)choice;
    snprintf(text, sizeof(text), "%s", m->overlay.line.text);
    tni_overlay_close(m);
    const int row = row_here(m);
    if (row < 0 || !tni_what_if_at(m, &at)) {
        return 0;
    }
    if (row == 0 && tn_date_parse(text, strlen(text), &day) == TN_OK) {
        step(m, tn_date_days_between(at.on, day));
    } else if (row && tn_whole_parse(text, strlen(text), 0, TN_QUANTITY_MAX, &want) == TN_OK) {
        const size_t i = dimension_of(m, row - 1);
        step(m, want - tni_what_if_quantity(m, i, at.held));
    } else {
        tni_show_message(m, ATTR_ERROR,
                         row ? "'%s' is no whole number" : "'%s' is no day like 2027-04-11", text);
    }
    return 0;
}

/* A day or a quantity as typed. */
static void ask_value(tni_model *m)
{
    tni_what_if_point at;
    char now[64];
    const int row = row_here(m);
    if (row < 0 || !tni_what_if_at(m, &at)) {
        return;
    }
    const size_t i = row ? dimension_of(m, row - 1) : 0;
    tni_overlay_begin(m, OVER_LINE, take_value, row ? "Quantity" : "Day, like 2027-04-11");
    if (row) {
        snprintf(now, sizeof(now), "%lld", (long long)tni_what_if_quantity(m, i, at.held));
    }
    tni_line_suggest(&m->overlay.line, row ? now : tn_date_format(at.on, now));
}

/* Writes the change as an event of the contract. */
static unsigned write_event(tni_model *m)
{
    char day[64];
    size_t count = 0;
    tni_what_if_point at;
    tn_findings *findings = tn_findings_new(m->scratch);
    const tn_upgrade *u = findings && tni_what_if_at(m, &at)
                              ? tni_what_if(m, m->scratch, at.on, findings, NULL)
                              : NULL;
    const tn_edit_pair *pairs = u ? tni_event_pairs(m->scratch, u->event, 0, &count) : NULL;
    if (!pairs || !u->allowed) {
        const tn_finding *why = findings ? tn_findings_get(findings, 0) : NULL;
        tni_show_message(m, ATTR_ERROR, u ? "not written: %s" : "nothing changes yet",
                         why ? why->message : "it is not allowed");
        return 0;
    }
    m->what_if = (tni_what_if_state){0};
    return tni_edit_section(m, TN_EDIT_ADD_SECTION, "upgrade", tn_date_format(at.on, day), pairs,
                            count);
}

/* The day of the point of the curve under its cursor. */
static void take_point(tni_model *m)
{
    tni_grid grid;
    tni_what_if_point at;
    const int row = tni_screen_row(&tni_screen_upgrade, m, CURVE);
    if (row >= 0 && tni_what_if_at(m, &at) &&
        tni_screen_grid(&tni_screen_upgrade, m, CURVE, m->scratch, &grid)) {
        step_day(m, &at,
                 tn_date_days_between(at.on, tni_table_value(grid.table, row, "at").as.date));
    }
}

/* A step of the row under the cursor, or a value that is typed for it; false: it is another
 * action. */
static bool act_on_row(tni_model *m, tni_action_id action)
{
    enum { MONTH = 30, TEN = 10 };
    const bool day = row_here(m) == 0;
    switch ((int)action) {
    case ACT_LEFT:
    case ACT_STEP_DOWN:
        return step(m, -1), true;
    case ACT_RIGHT:
    case ACT_STEP_UP:
        return step(m, 1), true;
    case ACT_BIG_LEFT:
        return step(m, day ? -MONTH : -TEN), true;
    case ACT_BIG_RIGHT:
        return step(m, day ? MONTH : TEN), true;
    case ACT_OPEN:
    case ACT_TYPE:
        return ask_value(m), true;
    default:
        return false;
    }
}

static bool act(tni_model *m, tni_action_id action, unsigned *effects)
{
    const int panel = m->cursors[SCREEN_UPGRADE].panel;
    if (panel == WHAT_IF && act_on_row(m, action)) {
        return true;
    }
    if (panel == CURVE && action == ACT_OPEN) {
        return take_point(m), true;
    }
    switch ((int)action) {
    case ACT_TODAY:
        m->cursors[SCREEN_UPGRADE].has_day = false;
        return true;
    case ACT_RESET:
        m->what_if = (tni_what_if_state){0};
        return true;
    case ACT_WRITE_EVENT:
        *effects = write_event(m);
        return true;
    case ACT_EXPLAIN:
        tni_explain_upgrade(m);
        return true;
    default:
        return false;
    }
}

static bool words(const tni_model *m, tni_command_words *out)
{
    tni_what_if_point at;
    const tn_product *product = product_of(m);
    char text[TNI_LINE_BYTES];
    if (!tni_what_if_at(m, &at)) {
        return false;
    }
    tni_command_option(out, "--on", tn_date_format(at.on, text));
    for (size_t i = 0; i < product->dimension_count; i++) {
        const int64_t want = tni_what_if_quantity(m, i, at.held);
        if (want != at.held[i]) {
            snprintf(text, sizeof(text), "%s=%lld", product->dimensions[i].label, (long long)want);
            tni_command_option(out, "--set", text);
        }
    }
    return true;
}

const tni_screen tni_screen_upgrade = {.title = "Upgrade",
                                       .short_title = "Upgr",
                                       .panels = 4,
                                       .draw = draw,
                                       .panel = {[WHAT_IF] = {.list = options},
                                                 [RESULT] = {.picture = tni_upgrade_result},
                                                 [CURVE] = {.list = tni_upgrade_curve_list},
                                                 [WHY] = {.picture = tni_upgrade_why}},
                                       .act = act,
                                       .verb = "upgrade",
                                       .words = words};
