/* Invoices: every line of a contract's life, totals by kind, and what a month brings. */
#include <stdio.h>
#include <string.h>

#include "report/tables/lines.h"
#include "tui/screens/explain.h"
#include "tui/screens/screen.h"
#include "tui/widgets/table.h"

typedef struct invoice_row {
    const tn_document *document;
    const tn_line *line;
} invoice_row;

typedef struct invoice_rows {
    const tn_invoices *invoices;
    invoice_row *rows;
    int count;
} invoice_rows;

static invoice_rows rows_of(const tni_model *m, tn_arena *arena)
{
    const tni_view *look = tni_seen(m);
    invoice_rows r = {.invoices = look->has_books ? look->books.invoices : NULL};
    const char *find = m->spot[SCREEN_INVOICES].find;
    size_t all = 0;
    for (size_t i = 0; r.invoices && i < r.invoices->count; i++) {
        all += r.invoices->documents[i]->line_count;
    }
    r.rows = tn_arena_take_array(arena, all + 1, sizeof(*r.rows));
    for (size_t i = 0; r.rows && r.invoices && i < r.invoices->count; i++) {
        const tn_document *d = r.invoices->documents[i];
        for (size_t k = 0; k < d->line_count; k++) {
            const tn_line *line = &d->lines[k];
            if (!*find || tni_holds(tni_line_words(arena, r.invoices, line), find) ||
                tni_holds(tn_line_kind_name(line->kind), find)) {
                r.rows[r.count++] = (invoice_row){d, line};
            }
        }
    }
    return r;
}

/* Accountants' brackets for what goes back. */
static const char *signed_text(tn_arena *frame, tn_money money)
{
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    tn_value_print(tn_value_money(money), TN_FOR_PEOPLE, &out);
    const char *text = out.bytes ? tn_arena_text(frame, out.bytes) : "";
    tn_buffer_done(&out);
    return text ? text : "";
}

static void cell(const void *context, tn_arena *frame, int row, int column, const char **text,
                 tni_attribute *ink)
{
    const invoice_rows *r = context;
    const invoice_row *x = &r->rows[row];
    char buffer[64];
    switch (column) {
    case 0:
        *text = tn_arena_format(frame, "%zu%s", x->document->number,
                                x->document->assumed ? " assumed" : "");
        break;
    case 1:
        *text = tn_arena_text(frame, tn_date_format(x->document->date, buffer));
        break;
    case 2:
        *text = tn_line_kind_name(x->line->kind);
        *ink = ATTR_DIM;
        break;
    case 3:
        *text = tni_line_words(frame, r->invoices, x->line);
        break;
    case 4:
        *text =
            x->line->quantity ? tn_arena_format(frame, "%lld", (long long)x->line->quantity) : "";
        break;
    default:
        *text = signed_text(frame, x->line->amount);
        *ink = x->line->amount.minor < 0 ? ATTR_NEGATIVE : ATTR_PLAIN;
    }
}

static void draw_kinds(const invoice_rows *r, tni_surface *s, tni_area a)
{
    tn_money sums[TN_LINE_KINDS], total = {0, r->invoices->currency};
    bool used[TN_LINE_KINDS] = {false};
    int row = 0;
    for (int i = 0; i < r->count; i++) {
        const tn_line *line = r->rows[i].line;
        if (!used[line->kind]) {
            sums[line->kind] = (tn_money){0, total.currency};
        }
        used[line->kind] = true;
        tn_money_add(sums[line->kind], line->amount, &sums[line->kind]);
        tn_money_add(total, line->amount, &total);
    }
    tni_frame(s, a, "By kind", total.currency.code, false);
    a = tni_area_inside(a);
    for (int kind = 0; kind < TN_LINE_KINDS; kind++) {
        if (used[kind]) {
            tni_attribute_text(s, a, row, 0, 18, ATTR_PLAIN, tn_line_kind_name((tn_line_kind)kind));
            tni_attribute_right(s, a, row++, 18, a.columns - 18,
                                sums[kind].minor < 0 ? ATTR_NEGATIVE : ATTR_PLAIN,
                                signed_text(s->frame, sums[kind]));
        }
    }
    tni_attribute_text(s, a, row, 0, 18, ATTR_HEAD, "Total");
    tni_attribute_right(s, a, row, 18, a.columns - 18, ATTR_HEAD, signed_text(s->frame, total));
}

/* A bar per month of overage; the figures beside. */
static void draw_overage(const invoice_rows *r, tni_surface *s, tni_area a)
{
    enum { MONTHS = 256 };
    char months[MONTHS][8], day[64];
    tn_money sums[MONTHS];
    int count = 0;
    int64_t most = 0;
    for (int i = 0; i < r->count; i++) {
        const tn_line *line = r->rows[i].line;
        if (line->kind != TN_LINE_USAGE) {
            continue;
        }
        tn_date_format(tn_instant_date(line->period.start), day);
        day[7] = '\0';
        if ((count == 0 || strcmp(months[count - 1], day) != 0) && count < MONTHS) {
            memcpy(months[count], day, sizeof(months[count]));
            sums[count++] = (tn_money){0, line->amount.currency};
        }
        tn_money_add(sums[count - 1], line->amount, &sums[count - 1]);
    }
    for (int i = 0; i < count; i++) {
        most = sums[i].minor > most ? sums[i].minor : most;
    }
    tni_frame(s, a, "Overage by month", "v: invoices", false);
    a = tni_area_inside(a);
    for (int i = 0; i < count && i < a.rows; i++) {
        if (i == a.rows - 1 && i + 1 < count) {
            tni_attribute_format(s, a, i, 0, ATTR_DIM, "and %d more", count - i);
            break;
        }
        tni_attribute_text(s, a, i, 0, 7, ATTR_DIM, months[i]);
        tni_attribute_right(s, a, i, 8, 14, ATTR_PLAIN, signed_text(s->frame, sums[i]));
        tni_bar(s, a, i, 23, a.columns - 23, sums[i].minor, most);
    }
    if (count == 0) {
        tni_attribute_folded(s, a, 0, ATTR_DIM,
                             "no overage is billed; o chooses the metering records");
    }
}

/* A bar per invoice, in order; its figure beside it. */
static void draw_bars(const tn_invoices *v, tni_surface *s, tni_area a)
{
    int64_t most = 0;
    char day[64];
    tni_frame(s, a, "Invoices in time", "v: overage", false);
    a = tni_area_inside(a);
    for (size_t i = 0; i < v->count; i++) {
        most = v->documents[i]->total.minor > most ? v->documents[i]->total.minor : most;
    }
    for (size_t i = 0; i < v->count && (int)i < a.rows; i++) {
        const tn_document *d = v->documents[i];
        const bool more = (int)i == a.rows - 1 && i + 1 < v->count;
        if (more) {
            tni_attribute_format(s, a, (int)i, 0, ATTR_DIM, "and %zu more", v->count - i);
            break;
        }
        tni_attribute_text(s, a, (int)i, 0, 10, ATTR_DIM, tn_date_format(d->date, day));
        tni_attribute_right(s, a, (int)i, 11, 14, d->total.minor < 0 ? ATTR_NEGATIVE : ATTR_PLAIN,
                            signed_text(s->frame, d->total));
        tni_bar(s, a, (int)i, 26, a.columns - 26, d->total.minor, most);
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
    tni_frame(s, a, "Invoice lines", right, true);
    const tni_grid grid = {.columns = columns,
                           .column_count = 6,
                           .row_count = r.count,
                           .cell = cell,
                           .context = &r,
                           .empty = m->spot[SCREEN_INVOICES].find[0]
                                        ? "No line holds that. Esc shows all again."
                                        : "Not understood yet: 9 shows what to mend."};
    tni_grid_draw(&grid, s, tni_area_inside(a), &m->spot[SCREEN_INVOICES], 0, true);
    if (r.invoices) {
        tni_area chart = tni_area_split(&low, low.columns * 11 / 20);
        if (m->spot[SCREEN_INVOICES].view) {
            draw_overage(&r, s, chart);
        } else {
            draw_bars(r.invoices, s, chart);
        }
        draw_kinds(&r, s, low);
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
        m->spot[SCREEN_INVOICES].view ^= 1;
        return true;
    }
    if (action != ACT_EXPLAIN && action != ACT_OPEN) {
        return false;
    }
    tn_arena *arena = tn_arena_new(NULL);
    const invoice_rows r = arena ? rows_of(m, arena) : (invoice_rows){0};
    if (r.count) {
        const invoice_row *x = &r.rows[tni_clamp(m->spot[SCREEN_INVOICES].row[0], r.count)];
        tni_over_step(m, tni_line_words(arena, r.invoices, x->line),
                      tn_line_step(arena, r.invoices, x->line));
    }
    tn_arena_free(arena);
    return true;
}

static bool words(const tni_model *m, tni_command *out)
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
