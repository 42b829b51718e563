/* Part of price_columns.h: the values of a column. What a column writes decides how its numbers are
 * read; where two readings fit every value of it, nobody decides. */
#include <string.h>

#include "format/csv/csv_tree.h"
#include "format/spreadsheet/price_columns.h"

static bool differs(const tni_amount *a)
{
    return a->readings == (TNI_POINT | TNI_COMMA) && strcmp(a->plain[0], a->plain[1]) != 0;
}

/* A text that stands for no value: "-", "n/a". */
static bool is_none(const tni_columns *c, const char *text)
{
    const size_t dashes = strspn(text, "-\xe2\x80\x93\x94\x92"); /* also U+2012 ... U+2014 */
    return !text[dashes] || tni_import_word(c->words, "none", text);
}

static tn_status refuse(tni_columns *c, const tni_price_field *column, const tni_sheet_cell *cell,
                        const char *point, const char *comma)
{
    tn_finding *f = tni_cell_finding(c, TN_IMP_AMBIGUOUS, cell, column->header->text,
                                     "'%s' can mean %s or %s, and no other value of '%s' tells",
                                     cell->text, point, comma, column->header->text);
    tn_finding_hint(c->findings, f, "--decimal . reads %s, --decimal , reads %s", point, comma);
    return TN_E_FINDINGS;
}

tn_status tni_column_settle(tni_columns *c, tni_price_field *column, const bool *rows)
{
    const tni_sheet_cell *open = NULL, *settled_by = NULL;
    tni_amount open_amount = {.readings = 0};
    unsigned all = TNI_POINT | TNI_COMMA;
    if (c->options->decimal) {
        column->readings = c->options->decimal == '.' ? TNI_POINT : TNI_COMMA;
        return TN_OK;
    }
    for (size_t row = c->header + 1; row < c->sheet->row_count; row++) {
        const tni_sheet_cell *cell = rows[row] ? tni_sheet_at(c->sheet, row, column->column) : NULL;
        if (!cell || cell->kind != TNI_CELL_TEXT || is_none(c, cell->text)) {
            continue;
        }
        const tni_amount a = tni_amount_read(c->words, cell->text);
        if (a.readings && !(all & a.readings)) {
            tn_finding *f = tni_cell_finding(
                c, TN_IMP_AMBIGUOUS, cell, column->header->text,
                "'%s' is written otherwise than '%s' at %s in the same column", cell->text,
                settled_by->text, tni_sheet_place(c->sheet, settled_by));
            tn_finding_hint(c->findings, f, "write all numbers of the column in one way");
            return TN_E_FINDINGS;
        }
        if (a.readings && a.readings != (TNI_POINT | TNI_COMMA)) {
            settled_by = settled_by ? settled_by : cell;
        }
        if (differs(&a) && !open) {
            open = cell;
            open_amount = a;
        }
        all &= a.readings ? a.readings : all;
    }
    column->readings = all;
    return open && all == (TNI_POINT | TNI_COMMA)
               ? refuse(c, column, open, open_amount.plain[0], open_amount.plain[1])
               : TN_OK;
}

static const char *note_change(const tni_columns *c, tni_price_field *column,
                               const tni_sheet_cell *cell, const char *plain, bool same)
{
    const char *value = tn_arena_text(c->arena, plain);
    if (!same) {
        column->told->changed++;
        column->told->from = column->told->from ? column->told->from : cell->text;
        column->told->to = column->told->to ? column->told->to : value;
    }
    return value;
}

/* The digits of the two are the same, zeros that do not count aside. */
static bool is_same_number(const char *text, const char *plain)
{
    char copy[TNI_AMOUNT_MAX];
    if (strlen(text) >= sizeof(copy) || strspn(text, "0123456789.") != strlen(text)) {
        return false;
    }
    memcpy(copy, text, strlen(text) + 1);
    tni_amount_trim(copy);
    return strcmp(copy, plain) == 0;
}

static const char *refuse_cell(const tni_columns *c, const tni_price_field *column,
                               const tni_sheet_cell *cell, const char *why, bool *ok)
{
    *ok = false;
    if (cell->kind == TNI_CELL_FORMULA) {
        tni_cell_finding(c, TN_IMP_CELL, cell, column->header->text, "%s", why);
    } else {
        tni_cell_finding(c, TN_IMP_CELL, cell, column->header->text, "'%.60s' %s", cell->text, why);
    }
    return NULL;
}

/* What no field takes; NULL: it is fit. */
static const char *unfit(const tni_sheet_cell *cell)
{
    switch (cell->kind) {
    case TNI_CELL_DATE:
        return "is a date or a time";
    case TNI_CELL_ERROR:
        return "is an error of the spreadsheet";
    case TNI_CELL_FORMULA:
        return "a formula whose value the file does not hold: open it in a spreadsheet and save it";
    case TNI_CELL_PERCENT:
        return "is shown as a percentage";
    case TNI_CELL_FLAG:
        return "is a truth value";
    case TNI_CELL_TEXT:
    case TNI_CELL_NUMBER:
        break;
    }
    return NULL;
}

static const char *read_amount(const tni_columns *c, tni_price_field *column,
                               const tni_sheet_cell *cell, bool *ok)
{
    char plain[64];
    if (c->own) { /* decimal text, or it is said as of our own files */
        if (tni_amount_plain(cell->text, plain, sizeof(plain))) {
            *ok = false;
            tn_finding *f =
                tni_cell_finding(c, TN_FIL_AMOUNT, cell, column->field,
                                 "'%.60s' is no plain number, expected %s", cell->text, plain);
            tn_finding_hint(c->findings, f, "write %s", plain);
        }
        char *own = tn_arena_text(c->arena, cell->text);
        if (own && strspn(own, "0123456789.") == strlen(own)) {
            tni_amount_trim(own);
        }
        return own;
    }
    const tni_amount a = tni_amount_read(c->words, cell->text);
    const unsigned by = a.readings & column->readings;
    if (!a.readings) {
        return refuse_cell(c, column, cell,
                           a.negative      ? "is negative"
                           : a.percent     ? "is a percentage"
                           : !a.currencies ? "has signs of two currencies"
                                           : "is no amount",
                           ok);
    }
    if (!by) {
        return refuse_cell(c, column, cell, "does not have the decimal sign that --decimal says",
                           ok);
    }
    column->currencies &= a.currencies;
    const char *value = a.plain[by & TNI_POINT ? 0 : 1];
    return note_change(c, column, cell, value, is_same_number(cell->text, value));
}

const char *tni_column_value(tni_columns *c, tni_price_field *column, size_t row, bool *ok)
{
    const tni_sheet_cell *cell = tni_sheet_at(c->sheet, row, column->column);
    if (!cell) {
        return NULL;
    }
    if (unfit(cell)) {
        return refuse_cell(c, column, cell, unfit(cell), ok);
    }
    if (cell->column != column->column && column->is_number) {
        return refuse_cell(c, column, cell, "is merged over several columns", ok);
    }
    if (cell->column != column->column) {
        return NULL; /* a text that is merged to the right belongs to its first column */
    }
    if (!column->is_number) {
        return cell->text;
    }
    if (cell->kind == TNI_CELL_NUMBER) {
        if (*cell->text == '-') {
            return refuse_cell(c, column, cell, "is negative", ok);
        }
        return cell->text;
    }
    if (!c->own && is_none(c, cell->text)) {
        note_change(c, column, cell, "", false);
        return NULL;
    }
    return read_amount(c, column, cell, ok);
}
