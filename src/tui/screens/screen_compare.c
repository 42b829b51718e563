/* Compare: the offer's durations side by side, and what a month costs in each; other offers and
 * scenarios beside it. */
#include <stdio.h>
#include <string.h>

#include "tenor/report.h"
#include "tui/model/edits.h"
#include "tui/screens/comparison.h"
#include "tui/screens/screen.h"
#include "tui/widgets/parts.h"
#include "tui/widgets/table.h"

static const char *percent_text(tn_arena *frame, tn_maybe_percent p)
{
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    if (p.known) {
        tn_value_print(tn_value_percent(p.percent), TN_FOR_PEOPLE, &out);
    }
    const char *text = out.bytes ? tn_arena_text(frame, out.bytes) : "-";
    tn_buffer_done(&out);
    return text ? text : "-";
}

static void cell(const void *context, tn_arena *frame, int row, int column, const char **text,
                 tni_attribute *ink)
{
    const tn_quote_duration *d = &((const tn_quote *)context)->durations[row];
    char buffer[64];
    switch (column) {
    case 0:
        *text = tn_arena_format(frame, "%s%s", tn_duration_format(d->months, buffer),
                                d->own ? "  this offer" : "");
        *ink = d->own ? ATTR_HEAD : ATTR_PLAIN;
        break;
    case 1:
        *text = tni_money_text(frame, d->list_total);
        break;
    case 2:
        *text = d->net_total.known ? tni_money_text(frame, d->net_total) : "not offered";
        *ink = d->net_total.known ? ATTR_HEAD : ATTR_DIM;
        break;
    case 3:
        *text = tni_money_text(frame, d->monthly_equivalent);
        break;
    case 4:
        *text = tni_money_text(frame, d->savings);
        break;
    default:
        *text = percent_text(frame, d->savings_percent);
    }
}

enum { DURATIONS, OFFERS };

/* The open offer is the first row. */
static void offer_cell(const void *context, tn_arena *frame, int row, int column, const char **text,
                       tni_attribute *ink)
{
    const tni_view *l = context;
    const tn_quote *q = row ? l->beside[row - 1].quote : l->quote;
    char buffer[64];
    *ink = row ? ATTR_PLAIN : ATTR_HEAD;
    if (column == 0) {
        *text = tni_path_name(row ? l->beside[row - 1].path : l->document->path);
    } else if (!q) {
        *text = column == 1 ? "?" : "";
        *ink = ATTR_DIM;
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
    const bool focus = m->spot[SCREEN_COMPARE].panel == OFFERS;
    const tni_grid grid = {.columns = heads,
                           .column_count = 6,
                           .row_count = l->quote ? (int)l->beside_count + 1 : 0,
                           .cell = offer_cell,
                           .context = l};
    tni_frame(s, a, "Beside other offers", "a adds one, or a scenario", focus);
    tni_grid_draw(&grid, s, tni_area_inside(a), &m->spot[SCREEN_COMPARE], OFFERS, focus);
}

/* The cheapest month; -1: none is known. */
static int best_of(const tn_quote *q)
{
    int best = -1;
    for (size_t i = 0; i < q->duration_count; i++) {
        const tn_maybe_money *m = &q->durations[i].monthly_equivalent;
        if (m->known &&
            (best < 0 || m->money.minor < q->durations[best].monthly_equivalent.money.minor)) {
            best = (int)i;
        }
    }
    return best;
}

static void draw_bars(const tn_quote *q, tni_surface *s, tni_area a)
{
    char buffer[64];
    int64_t most = 0;
    const int best = best_of(q);
    tni_frame(s, a, "A month costs", q->currency.code, false);
    a = tni_area_inside(a);
    for (size_t i = 0; i < q->duration_count; i++) {
        const tn_maybe_money m = q->durations[i].monthly_equivalent;
        most = m.known && m.money.minor > most ? m.money.minor : most;
    }
    for (size_t i = 0; i < q->duration_count && (int)i < a.rows; i++) {
        const tn_quote_duration *d = &q->durations[i];
        tni_attribute_right(s, a, (int)i, 0, 5, ATTR_PLAIN, tn_duration_format(d->months, buffer));
        tni_attribute_right(s, a, (int)i, 6, 14, ATTR_PLAIN,
                            tni_money_text(s->frame, d->monthly_equivalent));
        if (d->monthly_equivalent.known) {
            tni_bar(s, a, (int)i, 22, a.columns - 30, d->monthly_equivalent.money.minor, most);
        }
        if ((int)i == best && q->duration_count > 1) {
            tni_attribute_right(s, a, (int)i, a.columns - 7, 7, ATTR_GOOD, "lowest");
        }
    }
}

static void draw(const tni_model *m, tni_surface *s, tni_area a)
{
    static const tni_column columns[] = {{"Duration", 0, false},  {"List total", 14, true},
                                         {"Net total", 14, true}, {"A month", 12, true},
                                         {"Saves", 12, true},     {"", 8, true}};
    const tn_quote *q = tni_seen(m)->quote;
    const tni_grid grid = {.columns = columns,
                           .column_count = 6,
                           .row_count = q ? (int)q->duration_count : 0,
                           .cell = cell,
                           .context = q,
                           .empty = "Not understood yet: 9 shows what to mend."};
    tni_area low = tni_area_cut(&a, -(a.rows * 3 / 5));
    const bool focus = m->spot[SCREEN_COMPARE].panel == DURATIONS;
    tni_frame(s, a, "The same offer at each duration", "saved against 1m for as long", focus);
    tni_grid_draw(&grid, s, tni_area_inside(a), &m->spot[SCREEN_COMPARE], DURATIONS, focus);
    if (q) {
        draw_offers(m, s, tni_area_cut(&low, low.rows / 2 + 1));
        draw_bars(q, s, low);
    }
}

static void size(const tni_model *m, int panel, int *rows, int *columns)
{
    const tni_view *l = tni_seen(m);
    *rows = !l->quote            ? 0
            : panel == DURATIONS ? (int)l->quote->duration_count
                                 : (int)l->beside_count + 1;
    *columns = 1;
}

/* Enter makes the duration under the cursor the offer's, or opens the offer under it. */
static bool act(tni_model *m, tni_action_id action, unsigned *effects)
{
    const tni_view *l = tni_seen(m);
    const tn_quote *q = l->quote;
    const int beside = tni_clamp(m->spot[SCREEN_COMPARE].row[OFFERS], (int)l->beside_count + 1) - 1;
    *effects = 0;
    if (action == ACT_ADD && q) {
        tni_comparison_ask(m);
        return true;
    }
    if (m->spot[SCREEN_COMPARE].panel == OFFERS) {
        if ((action == ACT_OPEN || action == ACT_REMOVE) && beside >= 0) {
            *effects = action == ACT_OPEN ? tni_comparison_open(m, (size_t)beside)
                                          : tni_comparison_remove(m, (size_t)beside);
        }
        return action == ACT_OPEN || action == ACT_REMOVE;
    }
    if (action != ACT_OPEN || !q || q->duration_count == 0) {
        return false;
    }
    char text[32];
    tni_target t;
    const int row = tni_clamp(m->spot[SCREEN_COMPARE].row[0], (int)q->duration_count);
    tn_duration_format(q->durations[row].months, text);
    tni_target_set(&t, "offer", "offer", "", "duration");
    *effects = tni_edit_set(m, &t, text);
    return true;
}

static bool words(const tni_model *m, tni_command *out)
{
    for (size_t i = 0; i < m->beside_count; i++) {
        tni_command_add(out, m->beside[i]);
    }
    if (m->beside_count == 0) {
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
