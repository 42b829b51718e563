/* Compare: the offer's durations side by side, and what a month costs in each. */
#include <stdio.h>

#include "tui/screen.h"

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
                 tni_ink *ink)
{
    const tn_quote_duration *d = &((const tn_quote *)context)->durations[row];
    char buffer[64];
    switch (column) {
    case 0:
        *text = tn_arena_format(frame, "%s%s", tn_duration_format(d->months, buffer),
                                d->own ? "  this offer" : "");
        *ink = d->own ? INK_HEAD : INK_PLAIN;
        break;
    case 1:
        *text = tni_money_text(frame, d->list_total);
        break;
    case 2:
        *text = d->net_total.known ? tni_money_text(frame, d->net_total) : "not offered";
        *ink = d->net_total.known ? INK_HEAD : INK_DIM;
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
        tni_ink_right(s, a, (int)i, 0, 5, INK_PLAIN, tn_duration_format(d->months, buffer));
        tni_ink_right(s, a, (int)i, 6, 14, INK_PLAIN,
                      tni_money_text(s->frame, d->monthly_equivalent));
        if (d->monthly_equivalent.known) {
            tni_bar(s, a, (int)i, 22, a.columns - 30, d->monthly_equivalent.money.minor, most);
        }
        if ((int)i == best && q->duration_count > 1) {
            tni_ink_right(s, a, (int)i, a.columns - 7, 7, INK_GOOD, "lowest");
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
    tni_area low = tni_area_cut(&a, -(a.rows / 2));
    tni_frame(s, a, "The same offer at each duration", "saved against 1m for as long", true);
    tni_grid_draw(&grid, s, tni_area_inside(a), &m->spot[SCREEN_COMPARE], 0, true);
    if (q) {
        draw_bars(q, s, low);
    }
}

static void size(const tni_model *m, int panel, int *rows, int *columns)
{
    (void)panel;
    const tn_quote *q = tni_seen(m)->quote;
    *rows = q ? (int)q->duration_count : 0;
    *columns = 1;
}

/* Enter makes the duration under the cursor the offer's. */
static bool act(tni_model *m, tni_action_id action, unsigned *effects)
{
    const tn_quote *q = tni_seen(m)->quote;
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

static void command(const tni_model *m, char *buffer, size_t length)
{
    snprintf(buffer, length, "tenor quote %s --compare", m->paper ? m->paper->path : "");
}

const tni_screen tni_screen_compare = {.title = "Compare",
                                       .short_title = "Cmp",
                                       .kind = TNI_KIND_OFFER,
                                       .panels = 1,
                                       .draw = draw,
                                       .size = size,
                                       .act = act,
                                       .command = command};
