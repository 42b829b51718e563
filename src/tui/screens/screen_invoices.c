/* Invoices: every line of a contract's life, totals by kind, and what a month brings. */
#include <stdio.h>

#include "tui/screens/explain.h"
#include "tui/screens/screen.h"
#include "tui/widgets/table.h"

typedef struct invoice_row { /* a line of an invoice */
    int invoice, line;
    const tn_table *lines;
} invoice_row;

typedef struct invoice_rows {
    const tn_table *invoices;
    invoice_row *rows;
    int count;
} invoice_rows;

static bool holds(tn_value value, const char *part)
{
    return value.kind == TN_V_TEXT && tni_holds(value.as.text, part);
}

/* The lines of every invoice that the search leaves. */
static invoice_rows rows_of(const tni_model *m, tn_arena *arena)
{
    const tni_view *view = tni_seen(m);
    const char *find = m->cursors[SCREEN_INVOICES].find;
    const bool known = view->books && view->tables.invoices;
    invoice_rows r = {.invoices =
                          known ? tn_report_find_table(view->tables.invoices, "invoices") : NULL};
    int all = 0;
    for (int i = 0; i < tni_table_rows(r.invoices); i++) {
        all += tni_table_rows(tni_table_value(r.invoices, i, "lines").as.table);
    }
    r.rows = tn_arena_take_array(arena, (size_t)all + 1, sizeof(*r.rows));
    for (int i = 0; r.rows && i < tni_table_rows(r.invoices); i++) {
        const tn_table *lines = tni_table_value(r.invoices, i, "lines").as.table;
        for (int k = 0; k < tni_table_rows(lines); k++) {
            if (!*find || holds(tni_table_value(lines, k, "description"), find) ||
                holds(tni_table_value(lines, k, "kind"), find)) {
                r.rows[r.count++] = (invoice_row){i, k, lines};
            }
        }
    }
    return r;
}

static void cell(const void *context, tn_arena *frame, int row, int column, const char **text,
                 tni_attribute *attribute)
{
    static const char *const keys[] = {"number",      "date",     "kind",
                                       "description", "quantity", "amount"};
    const invoice_rows *r = context;
    const invoice_row *x = &r->rows[row];
    const bool own = column < 2;
    const tn_value value =
        tni_table_value(own ? r->invoices : x->lines, own ? x->invoice : x->line, keys[column]);
    *text = value.kind == TN_V_NONE ? "" : tni_value_text(frame, value);
    *attribute = tni_value_attribute(value, column == 2 ? ATTR_DIM : ATTR_PLAIN);
    if (column == 0 && tni_table_value(r->invoices, x->invoice, "assumed").as.number) {
        *text = tn_arena_format(frame, "%s assumed", *text);
    }
}

/* What is billed, by kind; the last row is the total. */
static void draw_kinds(const tni_view *view, tni_surface *s, tni_area a)
{
    tni_draw_frame(s, a, "By kind", tn_books_invoices(view->books)->currency.code, false);
    a = tni_area_inside(a);
    for (int i = 0; i < tni_table_rows(view->tables.billed); i++) {
        const bool total = view->tables.billed->rows[i].is_total;
        const tn_value amount = tni_table_value(view->tables.billed, i, "amount");
        tni_draw_text(s, a, i, 0, 18, total ? ATTR_HEAD : ATTR_PLAIN,
                      tni_value_text(s->frame, tni_table_value(view->tables.billed, i, "kind")));
        tni_draw_right(s, a, i, 18, a.columns - 18,
                       total ? ATTR_HEAD : tni_value_attribute(amount, ATTR_PLAIN),
                       tni_value_text(s->frame, amount));
    }
}

/* A bar per month of overage; the figures beside. */
static void draw_overage(const tni_view *view, tni_surface *s, tni_area a)
{
    const tn_table *months =
        view->tables.months ? tn_report_find_table(view->tables.months, "months") : NULL;
    const int64_t most = tni_table_most(months, "usage_revenue");
    int row = 0;
    tni_draw_frame(s, a, "Overage by month", "v: invoices", false);
    a = tni_area_inside(a);
    for (int i = 0; i < tni_table_rows(months); i++) {
        const tn_value amount = tni_table_value(months, i, "usage_revenue");
        if (amount.as.money.minor == 0) {
            continue;
        }
        if (row < a.rows) {
            tni_draw_text(s, a, row, 0, 7, ATTR_DIM,
                          tni_value_text(s->frame, tni_table_value(months, i, "month")));
            tni_draw_right(s, a, row, 8, 14, ATTR_PLAIN, tni_value_text(s->frame, amount));
            tni_draw_bar(s, a, row, 23, a.columns - 23, amount.as.money.minor, most);
        }
        row++;
    }
    if (row > a.rows) {
        tni_draw_blank(s, (tni_area){a.row + a.rows - 1, a.column, 1, a.columns}, ATTR_PLAIN);
        tni_draw_format(s, a, a.rows - 1, 0, ATTR_DIM, "and %d more", row - a.rows + 1);
    }
    if (row == 0) {
        tni_draw_folded(s, a, 0, ATTR_DIM, "no overage is billed; o chooses the metering records");
    }
}

/* A bar per invoice, in order; its figure beside it. */
static void draw_bars(const tn_table *invoices, tni_surface *s, tni_area a)
{
    const int64_t most = tni_table_most(invoices, "total");
    const int count = tni_table_rows(invoices);
    tni_draw_frame(s, a, "Invoices in time", "v: overage", false);
    a = tni_area_inside(a);
    for (int i = 0; i < count && i < a.rows; i++) {
        const tn_value total = tni_table_value(invoices, i, "total");
        if (i == a.rows - 1 && i + 1 < count) {
            tni_draw_format(s, a, i, 0, ATTR_DIM, "and %d more", count - i);
            break;
        }
        tni_draw_text(s, a, i, 0, 10, ATTR_DIM,
                      tni_value_text(s->frame, tni_table_value(invoices, i, "date")));
        tni_draw_right(s, a, i, 11, 14, tni_value_attribute(total, ATTR_PLAIN),
                       tni_value_text(s->frame, total));
        tni_draw_bar(s, a, i, 26, a.columns - 26, total.as.money.minor, most);
    }
}

static void draw(const tni_model *m, tni_surface *s, tni_area a)
{
    static const tni_column columns[] = {{"No", 10, false},   {"Date", 10, false},
                                         {"Kind", 14, false}, {"What", 0, false},
                                         {"Qty", 7, true},    {"Amount", 14, true}};
    const invoice_rows r = rows_of(m, s->frame);
    char right[48];
    snprintf(right, sizeof(right), "%d lines", r.count);
    tni_area low = tni_area_cut(&a, -(a.rows * 2 / 5));
    tni_draw_frame(s, a, "Invoice lines", right, true);
    const tni_grid grid = {.columns = columns,
                           .column_count = 6,
                           .row_count = r.count,
                           .cell = cell,
                           .context = &r,
                           .empty = m->cursors[SCREEN_INVOICES].find[0]
                                        ? "No line holds that. Esc shows all again."
                                        : "Not understood yet: 9 shows what to mend."};
    tni_grid_draw(&grid, s, tni_area_inside(a), &m->cursors[SCREEN_INVOICES], 0, true);
    if (r.invoices) {
        tni_area chart = tni_area_split(&low, low.columns * 11 / 20);
        if (m->cursors[SCREEN_INVOICES].view) {
            draw_overage(tni_seen(m), s, chart);
        } else {
            draw_bars(r.invoices, s, chart);
        }
        draw_kinds(tni_seen(m), s, low);
    }
}

static void size(const tni_model *m, int panel, int *rows, int *columns)
{
    (void)panel;
    tn_arena *arena = tn_arena_new(NULL);
    *rows = arena ? rows_of(m, arena).count : 0;
    *columns = 1;
    tn_arena_free(arena);
}

/* How the line under the cursor came about. */
static bool act(tni_model *m, tni_action_id action, unsigned *effects)
{
    *effects = 0;
    if (action == ACT_VIEW) {
        m->cursors[SCREEN_INVOICES].view ^= 1;
        return true;
    }
    if (action != ACT_EXPLAIN && action != ACT_OPEN) {
        return false;
    }
    tn_arena *arena = tn_arena_new(NULL);
    const invoice_rows r = arena ? rows_of(m, arena) : (invoice_rows){0};
    if (r.count) {
        const invoice_row *x = &r.rows[tni_clamp(m->cursors[SCREEN_INVOICES].row[0], r.count)];
        tni_overlay_step(m,
                         tni_value_text(arena, tni_table_value(x->lines, x->line, "description")),
                         x->lines->rows[x->line].why);
    }
    tn_arena_free(arena);
    return true;
}

static bool words(const tni_model *m, tni_command_words *out)
{
    tni_command_option(out, "--usage", tni_rated_usage(m));
    return true;
}

const tni_screen tni_screen_invoices = {.title = "Invoices",
                                        .short_title = "Inv",
                                        .panels = 1,
                                        .draw = draw,
                                        .size = size,
                                        .act = act,
                                        .verb = "invoice",
                                        .words = words};
