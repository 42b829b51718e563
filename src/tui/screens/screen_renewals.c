/* Renewals: the terms with the days by which they are decided, the months as bars, and what has to
 * be decided of every contract. */
#include "tenor/report.h"
#include "tui/screens/screen.h"

static void list(const tni_model *m, tn_arena *arena, tni_grid *out)
{
    static const tni_column columns[] = {
        {"No", 3, true},          {"Term", 0, false},  {"From", 10, false}, {"To", 10, false},
        {"Decide by", 10, false}, {"Worth", 14, true}, {"Change", 8, true}, {"State", 14, false}};
    static const char *const keys[] = {"no",     "kind",  "from",   "to",
                                       "decide", "worth", "change", "state"};
    (void)arena;
    tni_grid_begin(out, tni_seen(m)->tables.terms, columns, keys, 8);
}

static void draw_months(const tni_view *view, tni_surface *s, tni_area a)
{
    const tn_report *ledger = view->tables.months;
    tni_draw_frame(s, a, "Invoiced by month", tn_books_invoices(view->books)->currency.code, false);
    a = tni_area_inside(a);
    const tni_area low = tni_area_cut(&a, -1);
    const tni_bar total = {.label = "Total",
                           .label_cells = 10,
                           .figure_cells = 14,
                           .attribute = ATTR_HEAD,
                           .figure =
                               tni_table_value(tni_report_table(ledger, "totals"), 0, "invoiced")};
    const tn_table *months = tni_report_table(ledger, "months");
    tni_bars_draw(months, "month", "invoiced", tni_table_rows(months) <= a.rows, s, a);
    tni_bar_draw(&total, s, low, 0);
    tni_draw_text(s, low, 0, 26, low.columns - 26, ATTR_DIM, "dim: assumed renewals");
}

/* Deadlines without an amount: decisions and ends; charges are left out. */
static void draw_deadlines(const tni_model *m, tni_surface *s, tni_area a)
{
    static const tni_column columns[] = {
        {"When", 10, false}, {"What", 19, false}, {"Of", 0, false}};
    static const char *const keys[] = {"at", "what", "subject"};
    tni_grid grid;
    tni_draw_frame(s, a, "Deadlines of every contract", NULL, false);
    const tn_table *deadlines = tni_report_table(m->file_list.coming, "deadlines");
    tni_grid_begin(&grid, deadlines, columns, keys, 3);
    int *rows = tn_arena_take_array(s->frame, (size_t)grid.row_count + 1, sizeof(*rows));
    grid.rows = rows;
    grid.row_count = 0;
    for (int i = 0; rows && i < tni_table_rows(deadlines); i++) {
        rows[grid.row_count] = i;
        grid.row_count += tni_table_value(deadlines, i, "amount").kind == TN_V_NONE;
    }
    grid.empty = deadlines ? "nothing has to be decided" : "reading";
    tni_grid_draw(&grid, s, tni_area_inside(a), NULL, TNI_NO_PANEL, false);
}

static void draw(const tni_model *m, tni_surface *s, tni_area a)
{
    const tni_view *view = tni_seen(m);
    const tn_life *life = tn_books_life(view->books);
    tni_area low = tni_area_cut(&a, -(a.rows * 11 / 20));
    tni_screen_panel(&tni_screen_renewals, 0, m, s, a, "Terms",
                     life && life->renews ? "renews after the last" : NULL);
    if (life) {
        draw_months(view, s, tni_area_split(&low, low.columns * 11 / 20));
        draw_deadlines(m, s, low);
    }
}

const tni_screen tni_screen_renewals = {.title = "Renewals",
                                        .short_title = "Renew",
                                        .panels = 1,
                                        .panel = {{.list = list}},
                                        .draw = draw,
                                        .verb = "forecast"};
