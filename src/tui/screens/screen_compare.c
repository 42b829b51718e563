/* Compare: the offer's durations side by side, and what a month costs in each; other offers and
 * scenarios to compare with. */
#include <stdio.h>
#include <string.h>

#include "tenor/report.h"
#include "tui/model/edits.h"
#include "tui/screens/comparison.h"
#include "tui/screens/screen.h"
#include "tui/widgets/parts.h"
#include "tui/widgets/table.h"

static const tn_table *durations_of(const tni_view *view)
{
    return view->quote && view->report ? tn_report_find_table(view->report, "compare") : NULL;
}

static void cell(const void *context, tn_arena *frame, int row, int column, const char **text,
                 tni_attribute *attribute)
{
    static const char *const keys[] = {"duration",           "list_total", "net_total",
                                       "monthly_equivalent", "savings",    "savings_percent"};
    const tni_view *view = context;
    const tn_value value = tni_table_value(durations_of(view), row, keys[column]);
    const bool own = value.kind == TN_V_MONTHS && value.as.number == view->quote->months;
    const bool offered = value.kind != TN_V_NONE;
    *text = tni_value_text(frame, value);
    if (own) {
        *text = tn_arena_format(frame, "%s  this offer", *text);
        *attribute = ATTR_HEAD;
    } else if (column == 2) {
        *text = offered ? *text : "not offered";
        *attribute = offered ? ATTR_HEAD : ATTR_DIM;
    }
}

enum { DURATIONS, OFFERS };

/* The open offer is the first row. */
static void offer_cell(const void *context, tn_arena *frame, int row, int column, const char **text,
                       tni_attribute *attribute)
{
    const tni_view *l = context;
    const tn_quote *q = row ? l->comparisons[row - 1].quote : l->quote;
    char buffer[64];
    *attribute = row ? ATTR_PLAIN : ATTR_HEAD;
    if (column == 0) {
        *text = tni_path_name(row ? l->comparisons[row - 1].path : l->document->path);
    } else if (!q) {
        *text = column == 1 ? "?" : "";
        *attribute = ATTR_DIM;
    } else if (column == 1) {
        *text = tn_arena_text(frame, tn_duration_format(q->months, buffer));
    } else if (column == 5) {
        const bool any = q->payments.count > 0;
        *text =
            any ? tni_money_text(frame, (tn_maybe_money){.known = true,
                                                         .money = q->payments.payments[0].amount})
                : "-";
    } else {
        const char *figure = tni_money_text(frame, column == 2   ? q->net_total
                                                   : column == 3 ? q->monthly_equivalent
                                                                 : q->seller_net);
        const bool other = column == 2 && strcmp(q->currency.code, l->quote->currency.code) != 0;
        *text = other ? tn_arena_format(frame, "%s %s", q->currency.code, figure) : figure;
    }
}

static void draw_offers(const tni_model *m, tni_surface *s, tni_area a)
{
    static const tni_column heads[] = {{"Offer", 0, false},        {"Term", 5, true},
                                       {"Net total", 13, true},    {"A month", 12, true},
                                       {"Seller's net", 13, true}, {"First charge", 13, true}};
    const tni_view *l = tni_seen(m);
    const bool focus = m->cursors[SCREEN_COMPARE].panel == OFFERS;
    const tni_grid grid = {.columns = heads,
                           .column_count = 6,
                           .row_count = l->quote ? (int)l->comparison_count + 1 : 0,
                           .cell = offer_cell,
                           .context = l};
    tni_draw_frame(s, a, "Beside other offers", "a adds one, or a scenario", focus);
    tni_grid_draw(&grid, s, tni_area_inside(a), &m->cursors[SCREEN_COMPARE], OFFERS, focus);
}

/* The cheapest month; -1: none is known. */
static int best_of(const tn_table *durations)
{
    int best = -1;
    int64_t least = 0;
    for (int i = 0; i < tni_table_rows(durations); i++) {
        const tn_value month = tni_table_value(durations, i, "monthly_equivalent");
        if (month.kind == TN_V_MONEY && (best < 0 || month.as.money.minor < least)) {
            best = i;
            least = month.as.money.minor;
        }
    }
    return best;
}

static void draw_bars(const tni_view *view, tni_surface *s, tni_area a)
{
    const tn_table *durations = durations_of(view);
    const int64_t most = tni_table_most(durations, "monthly_equivalent");
    const int best = best_of(durations), count = tni_table_rows(durations);
    tni_draw_frame(s, a, "A month costs", view->quote->currency.code, false);
    a = tni_area_inside(a);
    for (int i = 0; i < count && i < a.rows; i++) {
        const tn_value month = tni_table_value(durations, i, "monthly_equivalent");
        tni_draw_right(s, a, i, 0, 5, ATTR_PLAIN,
                       tni_value_text(s->frame, tni_table_value(durations, i, "duration")));
        tni_draw_right(s, a, i, 6, 14, ATTR_PLAIN, tni_value_text(s->frame, month));
        if (month.kind == TN_V_MONEY) {
            tni_draw_bar(s, a, i, 22, a.columns - 30, month.as.money.minor, most);
        }
        if (i == best && count > 1) {
            tni_draw_right(s, a, i, a.columns - 7, 7, ATTR_GOOD, "lowest");
        }
    }
}

static void draw(const tni_model *m, tni_surface *s, tni_area a)
{
    static const tni_column columns[] = {{"Duration", 0, false},  {"List total", 14, true},
                                         {"Net total", 14, true}, {"A month", 12, true},
                                         {"Saves", 12, true},     {"", 8, true}};
    const tni_view *view = tni_seen(m);
    const tni_grid grid = {.columns = columns,
                           .column_count = 6,
                           .row_count = tni_table_rows(durations_of(view)),
                           .cell = cell,
                           .context = view,
                           .empty = "Not understood yet: 9 shows what to mend."};
    tni_area low = tni_area_cut(&a, -(a.rows * 3 / 5));
    const bool focus = m->cursors[SCREEN_COMPARE].panel == DURATIONS;
    tni_draw_frame(s, a, "The same offer at each duration", "saved against 1m for as long", focus);
    tni_grid_draw(&grid, s, tni_area_inside(a), &m->cursors[SCREEN_COMPARE], DURATIONS, focus);
    if (view->quote) {
        draw_offers(m, s, tni_area_cut(&low, low.rows / 2 + 1));
        draw_bars(view, s, low);
    }
}

static void size(const tni_model *m, int panel, int *rows, int *columns)
{
    const tni_view *l = tni_seen(m);
    *rows = !l->quote            ? 0
            : panel == DURATIONS ? (int)l->quote->duration_count
                                 : (int)l->comparison_count + 1;
    *columns = 1;
}

/* Enter makes the duration under the cursor the offer's, or opens the offer under it. */
static bool act(tni_model *m, tni_action_id action, unsigned *effects)
{
    const tni_view *l = tni_seen(m);
    const tn_quote *q = l->quote;
    const int compared =
        tni_clamp(m->cursors[SCREEN_COMPARE].row[OFFERS], (int)l->comparison_count + 1) - 1;
    *effects = 0;
    if (action == ACT_ADD && q) {
        tni_comparison_ask(m);
        return true;
    }
    if (m->cursors[SCREEN_COMPARE].panel == OFFERS) {
        if ((action == ACT_OPEN || action == ACT_REMOVE) && compared >= 0) {
            *effects = action == ACT_OPEN ? tni_comparison_open(m, (size_t)compared)
                                          : tni_comparison_remove(m, (size_t)compared);
        }
        return action == ACT_OPEN || action == ACT_REMOVE;
    }
    if (action != ACT_OPEN || !q || q->duration_count == 0) {
        return false;
    }
    char text[32];
    tni_target t;
    const int row = tni_clamp(m->cursors[SCREEN_COMPARE].row[0], (int)q->duration_count);
    tn_duration_format(q->durations[row].months, text);
    tni_target_set(&t, "offer", "offer", "", "duration");
    *effects = tni_edit_set(m, &t, text);
    return true;
}

static bool words(const tni_model *m, tni_command_words *out)
{
    for (size_t i = 0; i < m->comparison_count; i++) {
        tni_command_add(out, m->comparisons[i]);
    }
    if (m->comparison_count == 0) {
        tni_command_add(out, "--compare");
    }
    return true;
}

const tni_screen tni_screen_compare = {.title = "Compare",
                                       .short_title = "Cmp",
                                       .panels = 2,
                                       .draw = draw,
                                       .size = size,
                                       .act = act,
                                       .verb = "quote",
                                       .words = words};
