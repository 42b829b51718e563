/* Renewals: what has to be decided by when, the terms, and the months as bars. */
#include <stdio.h>
#include <string.h>

#include "tenor/report.h"
#include "tui/screens/screen.h"
#include "tui/widgets/table.h"

static void term_cell(const void *context, tn_arena *frame, int row, int column, const char **text,
                      tni_attribute *attribute)
{
    static const char *const kinds[] = {"first", "renewal (auto)", "renewal", "replacement"};
    const tn_life *life = context;
    const tn_term *t = &life->terms[row];
    char buffer[64];
    tn_date last = tn_instant_date(t->ended);
    tn_date_add_days(last, -1, &last);
    switch (column) {
    case 0:
        *text = tn_arena_format(frame, "%s%s", kinds[t->kind], t->assumed ? ", assumed" : "");
        *attribute = t->assumed ? ATTR_DIM : ATTR_PLAIN;
        break;
    case 1:
        *text = tn_arena_text(frame, tn_date_format(tn_instant_date(t->period.start), buffer));
        break;
    case 2:
        *text = tn_arena_text(frame, tn_date_format(last, buffer));
        break;
    case 3: {
        const tn_contract *c = life->contract;
        const tn_renewal *r = t->offer ? &t->offer->renewal : &c->renewal;
        *text = r->set ? tn_arena_text(frame, tn_date_format(tn_term_deadline(t, r), buffer)) : "-";
        break;
    }
    default:
        *text = tni_value_text(frame, tn_value_money(t->total));
        *attribute = ATTR_HEAD;
    }
}

/* A bar per month; months without an invoice give way where there is no room for all. */
static void draw_months(const tni_view *view, tni_surface *s, tni_area a)
{
    const tn_table *months =
        view->tables.months ? tn_report_find_table(view->tables.months, "months") : NULL;
    const tn_table *totals =
        view->tables.months ? tn_report_find_table(view->tables.months, "totals") : NULL;
    const int64_t most = tni_table_most(months, "invoiced");
    tni_draw_frame(s, a, "Invoiced by month", tn_books_invoices(view->books)->currency.code, false);
    a = tni_area_inside(a);
    int row = 0;
    for (int i = 0; i < tni_table_rows(months) && row < a.rows - 1; i++) {
        const tn_value invoiced = tni_table_value(months, i, "invoiced");
        if (invoiced.as.money.minor == 0 && tni_table_rows(months) > a.rows) {
            continue;
        }
        const bool assumed = tni_table_value(months, i, "assumed").as.number;
        tni_draw_text(s, a, row, 0, 7, assumed ? ATTR_DIM : ATTR_PLAIN,
                      tni_value_text(s->frame, tni_table_value(months, i, "month")));
        tni_draw_right(s, a, row, 8, 14, tni_value_attribute(invoiced, ATTR_PLAIN),
                       tni_value_text(s->frame, invoiced));
        tni_draw_bar(s, a, row++, 23, a.columns - 23, invoiced.as.money.minor, most);
    }
    tni_draw_text(s, a, a.rows - 1, 0, 7, ATTR_HEAD, "Total");
    tni_draw_right(s, a, a.rows - 1, 8, 14, ATTR_HEAD,
                   tni_value_text(s->frame, tni_table_value(totals, 0, "invoiced")));
    tni_draw_text(s, a, a.rows - 1, 23, a.columns - 23, ATTR_DIM, "dim: assumed renewals");
}

static void draw_coming(const tni_model *m, tni_surface *s, tni_area a)
{
    const tni_file_list *c = &m->file_list;
    tni_draw_frame(s, a, "Deadlines of every contract", NULL, false);
    a = tni_area_inside(a);
    int row = 0;
    for (size_t i = 0; i < c->coming_count && row < a.rows; i++) {
        const tni_deadline *d = &c->coming[i];
        const bool deadline = tni_holds(d->what, "deadline") || tni_holds(d->what, "ends") ||
                              tni_holds(d->what, "expires");
        if (deadline) {
            tni_draw_text(s, a, row, 0, 10, ATTR_DIM, d->day);
            tni_draw_format(s, a, row++, 11, ATTR_PLAIN, "%s  %s", d->what, d->subject);
        }
    }
    if (row == 0) {
        tni_draw_text(s, a, 0, 0, a.columns, ATTR_DIM,
                      c->read < c->count ? "reading" : "nothing has to be decided");
    }
}

static void draw(const tni_model *m, tni_surface *s, tni_area a)
{
    static const tni_column columns[] = {{"Term", 0, false},
                                         {"From", 10, false},
                                         {"Last day", 10, false},
                                         {"Decide by", 10, false},
                                         {"Total", 16, true}};
    const tni_view *l = tni_seen(m);
    const tn_life *life = tn_books_life(l->books);
    tni_area low = tni_area_cut(&a, -(a.rows * 11 / 20));
    tni_draw_frame(s, a, "Terms", life && life->renews ? "renews after the last" : NULL, true);
    const tni_grid grid = {.columns = columns,
                           .column_count = 5,
                           .row_count = life ? (int)life->term_count : 0,
                           .cell = term_cell,
                           .context = life,
                           .empty = "Not understood yet: 9 shows what to mend."};
    tni_grid_draw(&grid, s, tni_area_inside(a), &m->cursors[SCREEN_RENEWALS], 0, true);
    if (life) {
        draw_months(l, s, tni_area_split(&low, low.columns * 11 / 20));
        draw_coming(m, s, low);
    }
}

static void size(const tni_model *m, int panel, int *rows, int *columns)
{
    (void)panel;
    const tni_view *l = tni_seen(m);
    *rows = l->books ? (int)tn_books_life(l->books)->term_count : 0;
    *columns = 1;
}

const tni_screen tni_screen_renewals = {.title = "Renewals",
                                        .short_title = "Renew",
                                        .panels = 1,
                                        .draw = draw,
                                        .size = size,
                                        .verb = "forecast"};
