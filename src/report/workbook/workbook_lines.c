/* The long sheets of an invoice simulation: Invoices, and Lines, which are streamed and go on in
 * "Lines 2" when a sheet is full. */
#include <stdio.h>

#include "report/tables/lines.h"
#include "report/tables/scratch.h"
#include "report/workbook/workbook_invoice.h"

/* --- references to Lines --------------------------------------------------------------------- */

enum { FIRST = TNI_SHEET_HEADER + 1 };

/* "Lines!$N$6:$N$9" of the piece of [first, first + count) that is on the sheet; 0: none. */
static int piece(const tni_invoice_sheets *v, size_t sheet, uint64_t first, uint64_t count,
                 char column, char *out, size_t size)
{
    const uint64_t from = (uint64_t)sheet * v->lines_per_sheet, to = from + v->lines_per_sheet;
    const uint64_t a = first > from ? first : from;
    const uint64_t b = first + count < to ? first + count : to;
    return a >= b ? 0
                  : snprintf(out, size, "%s!$%c$%llu:$%c$%llu", v->line_sheets[sheet], column,
                             (unsigned long long)(a - from + FIRST), column,
                             (unsigned long long)(b - from + FIRST - 1));
}

const char *tni_lines_sum(tni_invoice_sheets *v, uint64_t first, uint64_t count,
                          const char *criterion)
{
    const char *text = "";
    char range[96];
    for (size_t i = 0; i < v->line_sheet_count && text; i++) {
        if (piece(v, i, first, count, TNI_LINE_AMOUNT, range, sizeof(range)) > 0) {
            text = criterion
                       ? tn_arena_format(v->b.arena, "%s%sSUMIF(%s,\"%s\")", text, *text ? "+" : "",
                                         range, criterion)
                       : tn_arena_format(v->b.arena, "%s%sSUM(%s)", text, *text ? "+" : "", range);
        }
    }
    return text ? text : "";
}

const char *tni_lines_sumifs(tni_invoice_sheets *v, const char *kind, const char *month_cell)
{
    const char *text = "";
    for (size_t i = 0; i < v->line_sheet_count && text; i++) {
        char amount[96], kinds[96], from[96];
        if (piece(v, i, 0, v->line_count, TNI_LINE_AMOUNT, amount, sizeof(amount)) <= 0 ||
            piece(v, i, 0, v->line_count, TNI_LINE_KIND, kinds, sizeof(kinds)) <= 0 ||
            piece(v, i, 0, v->line_count, TNI_LINE_FROM, from, sizeof(from)) <= 0) {
            continue;
        }
        text = month_cell
                   ? tn_arena_format(v->b.arena,
                                     "%s%sSUMIFS(%s,%s,\"%s\",%s,\">=\"&%s,%s,\"<\"&EDATE(%s,1))",
                                     text, *text ? "+" : "", amount, kinds, kind, from, month_cell,
                                     from, month_cell)
                   : tn_arena_format(v->b.arena, "%s%sSUMIFS(%s,%s,\"%s\")", text, *text ? "+" : "",
                                     amount, kinds, kind);
    }
    return text ? text : "";
}

/* --- Invoices -------------------------------------------------------------------------------- */

enum { NO, ID, DATE, DUE, KIND, LINES, CHARGES, CREDITS, TOTAL, CUMULATIVE, ASSUMED, INVOICES };

static const tni_heading invoice_headings[INVOICES] = {
    {"No.", 6, true},    {"Invoice", 0, false},    {"Date", 13, true},    {"Due", 13, true},
    {"Kind", 12, false}, {"Lines", 8, true},       {"Charges", 16, true}, {"Credits", 16, true},
    {"Total", 16, true}, {"Cumulative", 16, true}, {"Assumed", 10, false}};

static void put_invoice(tni_invoice_sheets *v, const tn_document *d, uint64_t first_line,
                        tn_money *sum, uint32_t row, tn_cell *cells)
{
    tn_money charges = {0, d->total.currency}, credits = charges;
    for (size_t i = 0; i < d->line_count; i++) {
        tn_money *side = d->lines[i].amount.minor < 0 ? &credits : &charges;
        if (tn_money_add(*side, d->lines[i].amount, side) != TN_OK) {
            return;
        }
    }
    cells[NO] = tni_cell(tn_value_quantity((int64_t)d->number));
    cells[ID] = tni_cell(tn_value_text(tn_document_id(v->b.arena, v->invoices, d)));
    cells[DATE] = tni_cell(tn_value_date(d->date));
    cells[DUE] = tni_cell(tn_value_date(d->due));
    cells[KIND] = tni_cell(tn_value_text(tn_document_kind_name(d->kind)));
    cells[LINES] = tni_cell(tn_value_quantity((int64_t)d->line_count));
    cells[CHARGES] = tni_cell_formula(&v->b, TN_STYLE_LINK, tn_value_money(charges), "%s",
                                      tni_lines_sum(v, first_line, d->line_count, ">0"));
    cells[CREDITS] = tni_cell_formula(&v->b, TN_STYLE_LINK, tn_value_money(credits), "%s",
                                      tni_lines_sum(v, first_line, d->line_count, "<0"));
    cells[TOTAL] =
        tni_cell_formula(&v->b, TN_STYLE_PLAIN, tn_value_money(d->total), "G%u+H%u", row, row);
    if (tn_currency_equal(sum->currency, d->total.currency) &&
        tn_money_add(*sum, d->total, sum) == TN_OK) {
        cells[CUMULATIVE] =
            d->number > 1
                ? tni_cell_formula(&v->b, TN_STYLE_PLAIN, tn_value_money(*sum), "J%u+I%u", row - 1,
                                   row)
                : tni_cell_formula(&v->b, TN_STYLE_PLAIN, tn_value_money(*sum), "I%u", row);
    }
    cells[ASSUMED] = tni_cell(tn_value_text(d->assumed ? "assumed" : NULL));
}

void tni_invoice_list(tni_invoice_sheets *v)
{
    tn_sheet *sheet = tni_sheet_sheet(
        &v->b, "Invoices",
        tn_arena_format(v->b.arena, "Invoices and credit notes, %s", v->currency.code),
        invoice_headings, INVOICES);
    tn_money sum = {0, v->currency};
    uint64_t line = 0;
    for (size_t i = 0; i < v->invoices->count; i++) {
        uint32_t row = 0;
        const tn_document *d = v->invoices->documents[i];
        tn_cell *cells = tni_sheet_next_row(&v->b, sheet, &row);
        if (!cells) {
            return;
        }
        put_invoice(v, d, line, &sum, row, cells);
        line += d->line_count;
    }
    tn_cell *cells = sheet ? tni_sheet_next_row(&v->b, sheet, NULL) : NULL;
    if (!cells || v->invoices->count == 0) {
        return;
    }
    cells[ID] = tni_cell_styled(tn_value_text("Total"), TN_STYLE_TOTAL);
    cells[CREDITS] = tni_cell_formula(&v->b, TN_STYLE_TOTAL, tn_value_money(v->credits),
                                      "SUM(H%u:H%u)", v->invoices_first, v->invoices_last);
    cells[TOTAL] = tni_cell_formula(&v->b, TN_STYLE_RESULT, tn_value_money(v->total),
                                    "SUM(I%u:I%u)", v->invoices_first, v->invoices_last);
}

/* --- Lines ----------------------------------------------------------------------------------- */

enum {
    L_NO,
    L_DATE,
    L_DUE,
    L_INVOICE,
    L_KIND,
    L_KEY,
    L_WHAT,
    L_FROM,
    L_TO,
    L_QUANTITY,
    L_PRICE,
    L_LEFT,
    L_OF,
    L_AMOUNT,
    LINE_COLUMNS
};

static const tni_heading line_headings[LINE_COLUMNS] = {
    {"No.", 6, true},           {"Date", 13, true},       {"Due", 13, true},
    {"Invoice", 32, false},     {"Kind", 16, false},      {"Dimension", 18, false},
    {"Description", 40, false}, {"From", 13, true},       {"Last day", 13, true},
    {"Quantity", 12, true},     {"Unit price", 14, true}, {"Left", 10, true},
    {"Of", 10, true},           {"Amount", 16, true}};

enum { ROWS_PER_SCRATCH = 64 };

/* Where the stream stands; the texts of some rows live in scratch. */
typedef struct line_stream {
    const tn_invoices *invoices;
    int places;
    uint64_t next;
    size_t document, line;
    tni_scratch *scratch;
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
static const char *line_formula(line_stream *s, const tn_line *line, bool shared, uint32_t row)
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
    if (shared) {
        snprintf(s->formula, sizeof(s->formula), "%s%s(J%u*K%u*L%u/M%u,%d)", credit ? "-" : "",
                 function, row, row, row, row, s->places);
    } else {
        snprintf(s->formula, sizeof(s->formula), "%s%s(J%u*K%u,%d)", credit ? "-" : "", function,
                 row, row, s->places);
    }
    return s->formula;
}

static tn_status fill_line(void *context, uint64_t index, uint32_t row, tn_cell *cells)
{
    line_stream *s = context;
    int64_t left = 0, of = 0;
    if (index % ROWS_PER_SCRATCH == 0 || !s->texts) {
        s->texts = tni_scratch_renew(s->scratch);
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
    cells[L_NO].value = tn_value_quantity((int64_t)d->number);
    cells[L_DATE].value = tn_value_date(d->date);
    cells[L_DUE].value = tn_value_date(d->due);
    cells[L_INVOICE].value = tn_value_text(tn_document_id(s->texts, s->invoices, d));
    cells[L_KIND].value = tn_value_text(tn_line_kind_name(line->kind));
    cells[L_KEY].value = tni_line_dimension(s->invoices->life->product, line);
    cells[L_WHAT].value = tn_value_text(tni_line_words(s->texts, s->invoices, line));
    cells[L_FROM].value = tn_value_date(tn_instant_date(line->period.start));
    cells[L_TO].value = tn_value_end_date(tn_instant_date(line->period.end));
    cells[L_QUANTITY].value = tni_line_quantity(line);
    cells[L_PRICE].value = tni_line_price(line);
    if (shared) {
        cells[L_LEFT].value = tn_value_quantity(left);
        cells[L_OF].value = tn_value_quantity(of);
    }
    cells[L_AMOUNT] = (tn_cell){.value = tn_value_money(line->amount),
                                .formula = line_formula(s, line, shared, row)};
    return TN_OK;
}

void tni_invoice_lines(tni_invoice_sheets *v)
{
    line_stream *stream = tn_arena_take(v->b.arena, sizeof(*stream));
    tni_scratch *scratch = tni_scratch_new(v->b.arena);
    if (!stream || !scratch) {
        return;
    }
    *stream = (line_stream){.invoices = v->invoices, .places = v->places, .scratch = scratch};
    for (size_t i = 0; i < v->line_sheet_count; i++) {
        const uint64_t from = (uint64_t)i * v->lines_per_sheet;
        const uint64_t rest = v->line_count > from ? v->line_count - from : 0;
        const bool more = rest > v->lines_per_sheet;
        tn_sheet *sheet = tni_sheet_sheet(
            &v->b, i ? tn_arena_format(v->b.arena, "Lines %zu", i + 1) : "Lines",
            tn_arena_format(v->b.arena, "Lines, %s%s", v->currency.code,
                            more ? tn_arena_format(v->b.arena, ": they go on in 'Lines %zu'", i + 2)
                                 : ""),
            line_headings, LINE_COLUMNS);
        if (!sheet) {
            return;
        }
        sheet->fill = fill_line;
        sheet->context = stream;
        sheet->fill_first = from;
        sheet->fill_count = more ? v->lines_per_sheet : rest;
        sheet->filter = true;
    }
}
