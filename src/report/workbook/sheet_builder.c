/* What the builders of workbooks share. Every sheet has the same head: title, what it is about, the
 * master check; headings in row 5. */
#include "report/workbook/sheet_builder.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { CHECKS_FIRST = TNI_SHEET_HEADER + 1, EXACT_LIMIT_DIGITS = TN_DIGITS_EXACT };

void tni_sheet_init(tni_sheet_builder *b, tn_arena *arena, const char *title, const char *subtitle,
                    const tn_workbook_options *options)
{
    *b = (tni_sheet_builder){.arena = arena, .options = options, .subtitle = subtitle};
    b->book = tn_workbook_new(arena, title);
    if (b->book) {
        b->book->author = options->seller;
        b->book->subject = subtitle;
        b->book->draft = options->findings && tn_findings_of(options->findings, TN_ERROR) > 0;
    }
}

tn_cell tni_cell(tn_value value)
{
    return (tn_cell){.value = value};
}

tn_cell tni_cell_styled(tn_value value, tn_cell_style look)
{
    return (tn_cell){.value = value, .look = look};
}

tn_cell tni_cell_formula(tni_sheet_builder *b, tn_cell_style look, tn_value value,
                         const char *format, ...)
{
    char text[TN_FORMULA_TEXT];
    va_list list;
    va_start(list, format);
    const int length = vsnprintf(text, sizeof(text), format, list);
    va_end(list);
    tn_cell cell = {.value = value, .look = look};
    if (value.kind != TN_V_NONE && length > 0 && (size_t)length < sizeof(text)) {
        cell.formula = tn_arena_text(b->arena, text);
    }
    return cell;
}

tn_cell *tni_sheet_next_row(tni_sheet_builder *b, tn_sheet *sheet, uint32_t *out_row)
{
    tn_cell *cells = tn_sheet_row(b->book, sheet);
    if (out_row) {
        *out_row = sheet ? (uint32_t)sheet->row_count : 0;
    }
    return cells;
}

static void one_text(tni_sheet_builder *b, tn_sheet *sheet, const char *text, tn_cell_style look)
{
    tn_cell *cells = tni_sheet_next_row(b, sheet, NULL);
    if (cells) {
        cells[0] = tni_cell_styled(tn_value_text(text), look);
    }
}

void tni_sheet_section(tni_sheet_builder *b, tn_sheet *sheet, const char *text)
{
    one_text(b, sheet, NULL, TN_STYLE_PLAIN);
    one_text(b, sheet, text, TN_STYLE_SECTION);
    for (unsigned i = 1; sheet && sheet->row_count && i < sheet->column_count; i++) {
        sheet->rows[sheet->row_count - 1][i].look = TN_STYLE_SECTION;
    }
}

uint32_t tni_sheet_figure(tni_sheet_builder *b, tn_sheet *sheet, const char *label, tn_cell value)
{
    uint32_t row = 0;
    tn_cell *cells = tni_sheet_next_row(b, sheet, &row);
    if (cells) {
        cells[0] = tni_cell(tn_value_text(label));
        cells[1] = value;
    }
    return row;
}

tn_sheet *tni_sheet_sheet(tni_sheet_builder *b, const char *name, const char *title,
                          const tni_heading *headings, unsigned count)
{
    tn_sheet *sheet = tn_workbook_sheet(b->book, name, count);
    one_text(b, sheet, title, TN_STYLE_TITLE);
    one_text(b, sheet, b->subtitle, TN_STYLE_NOTE);
    tn_cell *status = tni_sheet_next_row(b, sheet, NULL);
    if (status && b->status_count < sizeof(b->status) / sizeof(*b->status)) {
        b->status[b->status_count++] = status;
    }
    const bool draft = b->book && b->book->draft;
    one_text(b, sheet, draft ? "DRAFT: it breaks rules, do not send it" : NULL,
             draft ? TN_STYLE_STATUS : TN_STYLE_PLAIN);
    bool headed = false;
    for (unsigned i = 0; sheet && i < count; i++) {
        sheet->width_cells[i] = headings[i].width_cells;
        headed = headed || headings[i].title;
    }
    tn_cell *cells = headed ? tni_sheet_next_row(b, sheet, NULL) : NULL;
    for (unsigned i = 0; cells && i < count; i++) {
        cells[i] = tni_cell_styled(tn_value_text(headings[i].title),
                                   headings[i].right ? TN_STYLE_HEADER_RIGHT : TN_STYLE_HEADER);
    }
    if (cells) {
        sheet->header_row = (uint32_t)sheet->row_count;
        sheet->landscape = count > 6;
    }
    return sheet;
}

const char *tni_round_function(tn_rounding mode, tn_fraction exact, int64_t amount_minor)
{
    static const struct {
        tn_rounding like; /* on the absolute value, as the spreadsheet's function */
        const char *name;
    } functions[TN_ROUNDING_COUNT] = {
        [TN_HALF_EVEN] = {TN_HALF_UP, "ROUND"}, [TN_HALF_UP] = {TN_HALF_UP, "ROUND"},
        [TN_HALF_DOWN] = {TN_HALF_UP, "ROUND"}, [TN_UP] = {TN_UP, "ROUNDUP"},
        [TN_DOWN] = {TN_DOWN, "ROUNDDOWN"},     [TN_CEILING] = {TN_UP, "ROUNDUP"},
        [TN_FLOOR] = {TN_DOWN, "ROUNDDOWN"}};
    int64_t minor = 0;
    const bool same =
        tn_fraction_round(exact, functions[mode].like, &minor) == TN_OK && minor == amount_minor;
    return same ? functions[mode].name : NULL;
}

tn_value tni_part(tn_money whole, int64_t parts)
{
    int64_t minor = 0;
    if (parts <= 0 ||
        tn_fraction_round(tn_fraction_make(whole.minor, parts), TN_HALF_UP, &minor) != TN_OK) {
        return tn_value_none();
    }
    return tn_value_money((tn_money){minor, whole.currency});
}

bool tni_too_long(tn_money amount)
{
    int64_t limit = 1;
    for (int i = 0; i < EXACT_LIMIT_DIGITS; i++) {
        limit *= 10;
    }
    return amount.minor >= limit || amount.minor <= -limit;
}

static bool equal(tn_value a, tn_value b)
{
    if (a.kind == TN_V_MONEY && b.kind == TN_V_MONEY) {
        return a.as.money.minor == b.as.money.minor;
    }
    if (a.kind == TN_V_FRACTION && b.kind == TN_V_FRACTION) {
        return tn_fraction_compare(a.as.fraction, b.as.fraction) == 0;
    }
    return a.kind == b.kind && a.as.number == b.as.number;
}

void tni_sheet_check(tni_sheet_builder *b, const char *what, tn_cell expected, tn_cell actual)
{
    if (expected.value.kind == TN_V_NONE || actual.value.kind == TN_V_NONE) {
        return; /* a figure that is not known cannot be wrong */
    }
    tni_check *check = tn_arena_take(b->arena, sizeof(*check));
    if (!check) {
        return;
    }
    *check = (tni_check){.what = what,
                         .expected = expected.value,
                         .actual = actual.value,
                         .expected_formula = expected.formula,
                         .actual_formula = actual.formula,
                         .ok = equal(expected.value, actual.value)};
    *(b->last ? &b->last->next : &b->first) = check;
    b->last = check;
}

static tn_value difference(const tni_check *check)
{
    tn_money money;
    tn_fraction exact;
    if (check->actual.kind == TN_V_MONEY &&
        tn_money_sub(check->actual.as.money, check->expected.as.money, &money) == TN_OK) {
        return tn_value_money(money);
    }
    if (check->actual.kind == TN_V_FRACTION &&
        tn_fraction_sub(check->actual.as.fraction, check->expected.as.fraction, &exact) == TN_OK) {
        return tn_value_fraction(exact);
    }
    return check->actual.kind == TN_V_QUANTITY
               ? tn_value_quantity(check->actual.as.number - check->expected.as.number)
               : tn_value_none();
}

void tni_sheet_checks(tni_sheet_builder *b)
{
    static const tni_heading headings[] = {{"No.", 6, true},         {"What must agree", 58, false},
                                           {"Expected", 18, true},   {"Found", 18, true},
                                           {"Difference", 16, true}, {"Result", 10, false}};
    tn_sheet *sheet = tni_sheet_sheet(b, "Checks", "Checks", headings, 6);
    int64_t number = 1;
    for (const tni_check *c = b->first; c; c = c->next) {
        uint32_t row = 0;
        tn_cell *cells = tni_sheet_next_row(b, sheet, &row);
        if (!cells) {
            return;
        }
        cells[0] = tni_cell(tn_value_quantity(number++));
        cells[1] = tni_cell(tn_value_text(c->what));
        cells[2] = (tn_cell){c->expected, c->expected_formula,
                             c->expected_formula ? TN_STYLE_LINK : TN_STYLE_INPUT};
        cells[3] = (tn_cell){c->actual, c->actual_formula,
                             c->actual_formula ? TN_STYLE_LINK : TN_STYLE_INPUT};
        cells[4] = tni_cell_formula(b, TN_STYLE_PLAIN, difference(c), "ROUND(D%u-C%u,6)", row, row);
        cells[5] = tni_cell_formula(b, TN_STYLE_CHECK, tn_value_text(c->ok ? "OK" : "CHECK"),
                                    "IF(ABS(E%u)<0.005,\"OK\",\"CHECK\")", row);
    }
    if (sheet) {
        sheet->landscape = true;
    }
}

tn_workbook *tni_sheet_close(tni_sheet_builder *b)
{
    size_t failed = 0, count = 0;
    for (const tni_check *c = b->first; c; c = c->next) {
        failed += c->ok ? 0 : 1;
        count++;
    }
    const char *words =
        failed ? tn_arena_format(b->arena, "%zu CHECKS FAIL", failed) : "ALL CHECKS OK";
    const size_t last = CHECKS_FIRST + (count ? count : 1) - 1;
    for (size_t i = 0; i < b->status_count; i++) {
        tn_cell *cell = b->status[i];
        *cell =
            i > 0 ? tni_cell_formula(b, TN_STYLE_STATUS, tn_value_text(words), "MasterCheck")
                  : tni_cell_formula(b, TN_STYLE_STATUS, tn_value_text(words),
                                     "IF(COUNTIF(Checks!$F$%d:$F$%zu,\"OK\")=%s,\"ALL CHECKS OK\","
                                     "COUNTIF(Checks!$F$%d:$F$%zu,\"<>OK\")&\" CHECKS FAIL\")",
                                     (int)CHECKS_FIRST, last,
                                     count ? tn_arena_format(b->arena, "ROWS(Checks!$F$%d:$F$%zu)",
                                                             (int)CHECKS_FIRST, last)
                                           : "0",
                                     (int)CHECKS_FIRST, last);
    }
    if (b->book && b->book->first) {
        tn_workbook_name(b->book, "MasterCheck", b->book->first, 3, 0);
    }
    return tn_arena_failed(b->arena) ? NULL : b->book;
}
