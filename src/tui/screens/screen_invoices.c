/* Invoices: every line of a contract's life, totals by kind, and what a month brings. */
#include "tui/screens/explain.h"
#include "tui/screens/screen.h"

enum { LINES, BARS, KINDS };

typedef struct invoice_row { /* a line of an invoice */
    int invoice, line;
    const tn_table *lines;
} invoice_row;

typedef struct invoice_rows {
    const tn_table *invoices;
    const invoice_row *rows;
} invoice_rows;

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

/* The lines of every invoice. */
static void list(const tni_model *m, tn_arena *arena, tni_grid *out)
{
    static const tni_column columns[] = {{"No", 10, false},   {"Date", 10, false},
                                         {"Kind", 14, false}, {"What", 0, false},
                                         {"Qty", 7, true},    {"Amount", 14, true}};
    const tn_table *invoices = tni_report_table(tni_seen(m)->tables.invoices, "invoices");
    int all = 0;
    for (int i = 0; i < tni_table_rows(invoices); i++) {
        all += tni_table_rows(tni_table_value(invoices, i, "lines").as.table);
    }
    invoice_rows *r = tn_arena_take(arena, sizeof(*r));
    invoice_row *rows = tn_arena_take_array(arena, (size_t)all + 1, sizeof(*rows));
    if (!r || !rows) {
        return;
    }
    *r = (invoice_rows){invoices, rows};
    *out = (tni_grid){.columns = columns,
                      .column_count = 6,
                      .cell = cell,
                      .context = r,
                      .total = 5,
                      .noun = "line",
                      .empty = "Not understood yet: 9 shows what to mend."};
    for (int i = 0; i < tni_table_rows(invoices); i++) {
        const tn_table *lines = tni_table_value(invoices, i, "lines").as.table;
        for (int k = 0; k < tni_table_rows(lines); k++) {
            rows[out->row_count++] = (invoice_row){i, k, lines};
        }
    }
    out->right = tn_arena_format(arena, "%d lines", out->row_count);
}

/* What is billed, by kind; the last row is the total. */
static void kinds(const tni_model *m, tn_arena *arena, tni_grid *out)
{
    static const tni_column columns[] = {{"Kind", 0, false}, {"Amount", 18, true}};
    static const char *const keys[] = {"kind", "amount"};
    (void)arena;
    tni_grid_begin(out, tni_seen(m)->tables.billed, columns, keys, 2);
    out->noun = "kind";
}

static bool shows_overage(const tni_model *m)
{
    return m->cursors[SCREEN_INVOICES].view;
}

static void bars(const tni_model *m, tni_surface *s, tni_area a)
{
    const tni_view *view = tni_seen(m);
    if (!shows_overage(m)) {
        tni_bars_draw(tni_report_table(view->tables.invoices, "invoices"), "date", "total", true, s,
                      a);
    } else if (!tni_bars_draw(tni_report_table(view->tables.months, "months"), "month", "overage",
                              false, s, a)) {
        tni_draw_folded(s, a, 0, ATTR_DIM, "no overage is billed; o chooses the metering records");
    }
}

static void draw(const tni_model *m, tni_surface *s, tni_area a)
{
    const bool overage = shows_overage(m);
    tn_books *books = tni_seen(m)->books;
    enum { FRAME = 2 };
    const int bills =
        FRAME + tni_table_rows(tni_report_table(tni_seen(m)->tables.invoices, "invoices"));
    const int by_kind = tni_screen_wants(&tni_screen_invoices, m, KINDS, s->frame);
    tni_area low = tni_area_cut(
        &a, -tni_share_rows(a.rows, tni_screen_wants(&tni_screen_invoices, m, LINES, s->frame),
                            bills > by_kind ? bills : by_kind, 2, 5));
    tni_screen_panel(&tni_screen_invoices, LINES, m, s, a, "Invoice lines", NULL);
    tni_screen_panel(&tni_screen_invoices, BARS, m, s, tni_area_split(&low, low.columns * 11 / 20),
                     overage ? "Overage by month" : "Invoices in time",
                     overage ? "v: invoices" : "v: overage");
    tni_screen_panel(&tni_screen_invoices, KINDS, m, s, low, "By kind",
                     tni_seen(m)->tables.invoices ? tn_books_invoices(books)->currency.code : NULL);
}

/* How the line under the cursor came about. */
static bool act(tni_model *m, tni_action_id action, unsigned *effects)
{
    (void)effects;
    if (action == ACT_VIEW) {
        m->cursors[SCREEN_INVOICES].view ^= 1;
        return true;
    }
    if ((action != ACT_EXPLAIN && action != ACT_OPEN) ||
        m->cursors[SCREEN_INVOICES].panel != LINES) {
        return false;
    }
    tni_grid grid;
    tni_screen_grid(&tni_screen_invoices, m, LINES, m->scratch, &grid);
    const int row = tni_screen_row(&tni_screen_invoices, m, LINES);
    if (row >= 0 && grid.row_count) {
        const invoice_rows *r = grid.context;
        const invoice_row *x = &r->rows[row];
        const tn_value words = tni_table_value(x->lines, x->line, "description");
        tni_overlay_step(m, tni_value_text(m->scratch, words), x->lines->rows[x->line].why);
    }
    return true;
}

static bool words(const tni_model *m, tni_command_words *out)
{
    tni_command_option(out, "--usage", tni_rated_usage(m));
    return true;
}

const tni_screen tni_screen_invoices = {
    .title = "Invoices",
    .short_title = "Inv",
    .panels = 3,
    .panel = {[LINES] = {.list = list}, [BARS] = {.picture = bars}, [KINDS] = {.list = kinds}},
    .draw = draw,
    .act = act,
    .verb = "invoice",
    .words = words};
