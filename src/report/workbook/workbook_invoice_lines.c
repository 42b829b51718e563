/* Part of workbook_invoice: its long sheets, Invoices and Lines; lines are streamed and go on in
 * "Lines 2" when a sheet is full. */
#include <stdio.h>
#include <string.h>

#include "report/tables/lines.h"
#include "report/tables/scratch.h"
#include "report/workbook/workbook_invoice.h"

/* --- references to Lines --------------------------------------------------------------------- */

/* "@3:8": the rows of [first, first + count) that are on the sheet; false: none. */
static bool find_piece(const tni_invoice_sheets *v, size_t sheet, uint64_t first, uint64_t count,
                       char out[48])
{
    const uint64_t from = (uint64_t)sheet * v->lines_per_sheet, to = from + v->lines_per_sheet;
    const uint64_t a = first > from ? first : from;
    const uint64_t b = first + count < to ? first + count : to;
    if (a >= b) {
        return false;
    }
    snprintf(out, 48, "@%llu:%llu", (unsigned long long)(a - from),
             (unsigned long long)(b - from - 1));
    return true;
}

const char *tni_lines_sum(tni_invoice_sheets *v, uint64_t first, uint64_t count,
                          const char *criterion)
{
    const char *text = "";
    char rows[48];
    for (size_t i = 0; i < v->line_sheet_count && text; i++) {
        if (find_piece(v, i, first, count, rows)) {
            text = tn_arena_format(v->b.arena, "%s%s%s({$%s!amount%s}%s)", text, *text ? "+" : "",
                                   criterion ? "SUMIF" : "SUM", v->line_sheets[i], rows,
                                   criterion ? criterion : "");
        }
    }
    return text ? text : "";
}

const char *tni_lines_sumifs(tni_invoice_sheets *v, const char *kind)
{
    const char *text = "";
    char rows[48];
    for (size_t i = 0; i < v->line_sheet_count && text; i++) {
        const char *sheet = v->line_sheets[i];
        if (find_piece(v, i, 0, v->line_count, rows)) {
            text = tn_arena_format(v->b.arena, "%s%sSUMIFS({$%s!amount:},{$%s!kind:},\"%s\")", text,
                                   *text ? "+" : "", sheet, sheet, kind);
        }
    }
    return text ? text : "";
}

/* --- Invoices -------------------------------------------------------------------------------- */

static const tn_column invoice_columns[] = {
    {"no", "No.", TN_V_QUANTITY, .width_cells = 6},
    {.key = "id", .title = "Invoice", .kind = TN_V_TEXT},
    {"date", "Date", TN_V_DATE, .width_cells = 13},
    {"due", "Due", TN_V_DATE, .width_cells = 13},
    {"kind", "Kind", TN_V_TEXT, .width_cells = 12},
    {"lines", "Lines", TN_V_QUANTITY, .width_cells = 8},
    {"charges", "Charges", TN_V_MONEY, .width_cells = 16},
    {"credits", "Credits", TN_V_MONEY, .width_cells = 16},
    {"total", "Total", TN_V_MONEY, .width_cells = 16,
     .format = {"{charges}+{credits}", TN_STYLE_PLAIN}},
    {"lowered", "Credit notes", TN_V_MONEY, .width_cells = 14, .format = {NULL, TN_STYLE_INPUT}},
    {"due_amount", "Due then", TN_V_MONEY, .width_cells = 16,
     .format = {"{total}+{lowered}", TN_STYLE_PLAIN}},
    {"cumulative", "Cumulative", TN_V_MONEY, .width_cells = 16,
     .format = {"{cumulative<}+{total}|{total}", TN_STYLE_PLAIN}},
    {"assumed", "Assumed", TN_V_TEXT, .width_cells = 10}};

static void add_invoice(tni_invoice_sheets *v, tn_table *table, const tn_document *d,
                        uint64_t first_line, tn_money *sum)
{
    tn_money charges = {0, d->total.currency}, credits = charges;
    for (size_t i = 0; i < d->line_count; i++) {
        tn_money *side = d->lines[i].amount.minor < 0 ? &credits : &charges;
        if (tn_money_add(*side, d->lines[i].amount, side) != TN_OK) {
            return;
        }
    }
    const tn_money lowered = {d->due_amount.minor - d->total.minor, d->total.currency};
    const bool same = tn_currency_equal(sum->currency, d->total.currency) &&
                      tn_money_add(*sum, d->total, sum) == TN_OK;
    TNI_ROW(table, NULL, tn_value_quantity((int64_t)d->number),
            tn_value_text(tn_document_id(v->b.arena, d)), tn_value_date(d->date),
            tn_value_date(d->due), tn_value_text(tn_document_kind_name(d->kind)),
            tn_value_quantity((int64_t)d->line_count), tn_value_none(), tn_value_none(),
            tn_value_money(d->total), TNI_IF(lowered.minor, tn_value_money(lowered)),
            tn_value_money(d->due_amount), TNI_IF(same, tn_value_money(*sum)),
            tn_value_text(d->assumed ? "assumed" : NULL));
    tn_table_set(table, "charges", TN_STYLE_LINK, tn_value_money(charges), "%s",
                 tni_lines_sum(v, first_line, d->line_count, ",\">0\""));
    tn_table_set(table, "credits", TN_STYLE_LINK, tn_value_money(credits), "%s",
                 tni_lines_sum(v, first_line, d->line_count, ",\"<0\""));
}

void tni_invoice_list(tni_invoice_sheets *v)
{
    tn_report *report = tni_sheet_report(&v->b, "Invoices and credit notes");
    tn_table *table = TNI_TABLE(report, "invoices", NULL, invoice_columns);
    tn_money sum = {0, v->currency};
    uint64_t line = 0;
    for (size_t i = 0; i < v->invoices->count; i++) {
        const tn_document *d = v->invoices->documents[i];
        add_invoice(v, table, d, line, &sum);
        line += d->line_count;
    }
    tn_table_total(table);
    if (v->invoices->count) {
        tn_table_set(table, "id", TN_STYLE_TOTAL, tn_value_text("Total"), NULL);
        tn_table_set(table, "credits", TN_STYLE_TOTAL, tn_value_money(v->credits),
                     "SUM({credits:})");
        tn_table_set(table, "total", TN_STYLE_RESULT, tn_value_money(v->total), "SUM({total:})");
    }
    tni_sheet_add(&v->b, "Invoices", report);
}

/* --- Lines ----------------------------------------------------------------------------------- */

static const tn_column line_columns[] = {
    {"no", "No.", TN_V_QUANTITY, .width_cells = 6},
    {"date", "Date", TN_V_DATE, .width_cells = 13},
    {"due", "Due", TN_V_DATE, .width_cells = 13},
    {"id", "Invoice", TN_V_TEXT, .width_cells = 32},
    {"kind", "Kind", TN_V_TEXT, .width_cells = 16},
    {"dimension", "Dimension", TN_V_TEXT, .width_cells = 18},
    {"description", "Description", TN_V_TEXT, .width_cells = 40},
    {"from", "From", TN_V_DATE, .width_cells = 13},
    {"to", "Last day billed", TN_V_END_DATE, .width_cells = 13},
    {"quantity", "Quantity", TN_V_QUANTITY, .width_cells = 12},
    {"price", "Unit price", TN_V_PRICE, .width_cells = 14},
    {"left", "Left", TN_V_QUANTITY, .width_cells = 10},
    {"of", "Of", TN_V_QUANTITY, .width_cells = 10},
    {"amount", "Amount", TN_V_MONEY, .width_cells = 16},
    {"assumed", "Assumed", TN_V_TEXT, .width_cells = 10}};

enum { ROWS_PER_SCRATCH = 64 };

/* Where the stream stands; the texts of some rows live in scratch. */
typedef struct line_stream {
    const tn_invoices *invoices;
    uint64_t next;
    size_t document, line;
    tni_scratch_arena *scratch;
    tn_arena *texts; /* of scratch */
    char formula[96];
} line_stream;

static bool seek(line_stream *s, uint64_t index)
{
    if (index == 0 || s->next != index) {
        s->document = s->line = 0;
        s->next = 0;
    }
    while (s->document < s->invoices->count) {
        const size_t count = s->invoices->documents[s->document]->line_count;
        if (s->line < count && index - s->next < count - s->line) {
            s->line += (size_t)(index - s->next);
            s->next = index + 1;
            return true;
        }
        s->next += count - s->line;
        s->document++;
        s->line = 0;
    }
    return false;
}

/* The share as two whole numbers: as counted where that is what was used. */
static bool whole_share(const tn_line *line, int64_t *left, int64_t *of)
{
    if (!line->share) {
        return false;
    }
    const tn_share *s = line->share;
    const tn_fraction f = tn_fraction_compare(s->counted, s->used) == 0 ? s->counted : s->used;
    const tn_i128 limit = INT64_C(1000000000000000);
    if (f.num >= limit || f.den >= limit || f.num < 0) {
        return false;
    }
    *left = (int64_t)f.num;
    *of = (int64_t)f.den;
    return true;
}

/* quantity x price [x left / of], where that is the amount when rounded as the policy does. */
static const char *line_formula(line_stream *s, const tn_line *line, bool shared)
{
    const bool credit = line->amount.minor < 0;
    tn_fraction exact;
    if (!line->quantity || (line->share != NULL) != shared ||
        tn_money_exact(line->unit_price, line->quantity,
                       shared ? line->share->used : (tn_fraction){1, 1}, line->amount.currency,
                       &exact) != TN_OK) {
        return NULL;
    }
    const char *function = tni_round_function(s->invoices->policy->rounding, exact,
                                              credit ? -line->amount.minor : line->amount.minor);
    if (!function) {
        return NULL;
    }
    snprintf(s->formula, sizeof(s->formula), "%s%s({quantity}*{price}%s,{#})", credit ? "-" : "",
             function, shared ? "*{left}/{of}" : "");
    return s->formula;
}

static tn_status fill_line(void *context, uint64_t index, tn_value *cells, tn_cell_format *formats)
{
    line_stream *s = context;
    int64_t left = 0, of = 0;
    if (index % ROWS_PER_SCRATCH == 0 || !s->texts) {
        s->texts = tni_scratch_arena_renew(s->scratch);
    }
    if (!s->texts) {
        return TN_E_NOMEM;
    }
    if (!seek(s, index)) {
        return TN_E_BUG;
    }
    const tn_document *d = s->invoices->documents[s->document];
    const tn_line *line = &d->lines[s->line++];
    const bool shared = whole_share(line, &left, &of);
    const tn_value made[] = {tn_value_quantity((int64_t)d->number),
                             tn_value_date(d->date),
                             tn_value_date(d->due),
                             tn_value_text(tn_document_id(s->texts, d)),
                             tn_value_text(tn_line_kind_name(line->kind)),
                             tni_line_dimension(s->invoices->life->product, line),
                             tn_value_text(tni_line_words(s->texts, s->invoices, line)),
                             tn_value_date(tn_instant_date(line->period.start)),
                             tn_value_end_date(tn_instant_date(line->period.end)),
                             tni_line_quantity(line),
                             tni_line_price(line),
                             TNI_IF(shared, tn_value_quantity(left)),
                             TNI_IF(shared, tn_value_quantity(of)),
                             tn_value_money(line->amount),
                             tn_value_text(d->assumed ? "assumed" : NULL)};
    _Static_assert(LENGTH(made) == LENGTH(line_columns), "a cell per column");
    memcpy(cells, made, sizeof(made));
    formats[LENGTH(made) - 2].formula = line_formula(s, line, shared);
    return TN_OK;
}

void tni_invoice_lines(tni_invoice_sheets *v)
{
    line_stream *stream = tn_arena_take(v->b.arena, sizeof(*stream));
    tni_scratch_arena *scratch = tni_scratch_arena_new(v->b.arena);
    if (!stream || !scratch) {
        return;
    }
    *stream = (line_stream){.invoices = v->invoices, .scratch = scratch};
    for (size_t i = 0; i < v->line_sheet_count; i++) {
        const uint64_t from = (uint64_t)i * v->lines_per_sheet;
        const uint64_t rest = v->line_count > from ? v->line_count - from : 0;
        const bool more = rest > v->lines_per_sheet;
        tn_report *report = tn_report_new(
            v->b.arena,
            tn_arena_format(v->b.arena, "Lines, %s%s", v->currency.code,
                            more ? tn_arena_format(v->b.arena, ": they go on in 'Lines %zu'", i + 2)
                                 : ""));
        tn_table *table = TNI_TABLE(report, "lines", NULL, line_columns);
        if (!table) {
            return;
        }
        table->fill = fill_line;
        table->context = stream;
        table->fill_first = from;
        table->fill_count = more ? v->lines_per_sheet : rest;
        tn_sheet *sheet = tni_sheet_add(&v->b, v->line_sheets[i], report);
        if (sheet) {
            sheet->filter = true;
        }
    }
}
