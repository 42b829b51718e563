/* Rows of a price list: dimensions, and what else people write below a header. */
#include "format/spreadsheet/price_rows.h"

#include <string.h>

#include "format/lines/repeated.h"
#include "format/lines/scan.h"
#include "tenor/date.h"

static bool is_text_field(const char *field)
{
    return strcmp(field, "key") == 0 || strcmp(field, "label") == 0 || strcmp(field, "name") == 0 ||
           strcmp(field, "description") == 0;
}

static const tni_price_field *column_of(const tni_columns *c, const tni_sheet_cell *cell)
{
    return cell->column <= c->count ? &c->items[cell->column - 1] : NULL;
}

/* It repeats the header: a list that was printed page by page. */
static bool is_header_again(const tni_columns *c, size_t row)
{
    for (size_t i = 0; i < c->count; i++) {
        const tni_sheet_cell *cell = tni_sheet_own(c->sheet, row, c->items[i].column);
        if (c->items[i].field &&
            (!cell || !c->items[i].header || strcmp(cell->text, c->items[i].header->text) != 0)) {
            return false;
        }
    }
    return true;
}

const char *tni_row_skipped(const tni_columns *c, size_t row)
{
    const tni_sheet_row *r = &c->sheet->rows[row];
    const tni_sheet_cell *only = NULL;
    size_t texts = 0, named = 0;
    for (size_t i = 0; i < r->count; i++) {
        const tni_sheet_cell *cell = &c->sheet->cells[r->first + i];
        const tni_price_field *column = column_of(c, cell);
        const bool read = column && column->field;
        named +=
            read || (!c->sheet->name && !column); /* what a comma too many moved to the right */
        if (cell->kind == TNI_CELL_TEXT && !(read && column->is_number) &&
            !tni_amount_read(c->words, cell->text).readings) {
            texts++;
            only = read && is_text_field(column->field) ? cell : NULL;
        }
    }
    if (named == 0) {
        return r->count ? "nothing stands under a column that is read" : "";
    }
    if (texts == 1 && only && tni_import_is_total(c->words, only->text)) {
        return "a total";
    }
    if (is_header_again(c, row)) {
        return "the header again";
    }
    const tni_price_field *column = only ? column_of(c, only) : NULL;
    const bool named_row =
        column && (strcmp(column->field, "key") == 0 || strcmp(column->field, "label") == 0);
    if (!c->own && r->count == 1 && only && (!named_row || strpbrk(only->text, " \t"))) {
        return "a text by itself";
    }
    return NULL;
}

/* --- sections --- */

/* Entries stand in one order, whatever that of the columns. */
static int rank(const char *field)
{
    static const char *const order[] = {"label", "key", "name", "description"};
    static const char *const after[] = {"payg", "meter", "allowance"};
    enum { PRICES = 10, AFTER = 1000, FAMILIES = 2000 };
    int months = 0;
    for (int i = 0; i < 4; i++) {
        if (strcmp(field, order[i]) == 0) {
            return i;
        }
    }
    for (int i = 0; i < 3; i++) {
        if (strcmp(field, after[i]) == 0) {
            return AFTER + i;
        }
    }
    if (strncmp(field, "price.", 6) == 0 &&
        tn_duration_parse(field + 6, strlen(field + 6), &months) == TN_OK) {
        return PRICES + months;
    }
    return FAMILIES;
}

static bool is_before(const tni_price_field *a, const tni_price_field *b)
{
    const int left = rank(a->field), right = rank(b->field);
    return left != right ? left < right : strcmp(a->field, b->field) < 0;
}

/* The columns that are read, in the order of the entries. */
static size_t order_columns(tni_columns *c, tni_price_field **order)
{
    size_t count = 0;
    for (size_t i = 0; i < c->count; i++) {
        tni_price_field *column = &c->items[i];
        if (!column->field || strcmp(column->field, "currency") == 0) {
            continue;
        }
        size_t at = count++;
        for (; at > 0 && is_before(column, order[at - 1]); at--) {
            order[at] = order[at - 1];
        }
        order[at] = column;
    }
    return count;
}

static const tni_sheet_cell *cell_of(const tni_columns *c, const char *field, size_t row)
{
    const tni_price_field *column = tni_columns_of(c, field);
    return column ? tni_sheet_at(c->sheet, row, column->column) : NULL;
}

/* Where the row's label stands; NULL: a finding was added. */
static const tni_sheet_cell *label_of(const tni_columns *c, size_t row)
{
    const tni_sheet_cell *cell = cell_of(c, "label", row);
    cell = cell ? cell : cell_of(c, "key", row);
    if (!cell) {
        tn_findings_add(c->findings, TN_FIL_CSV_LABEL,
                        (tn_at){c->sheet->file, c->sheet->rows[row].number, 1}, "",
                        "the row has no API name");
        return NULL;
    }
    const size_t length = strlen("dimension ") + strlen(cell->text);
    if (length > TNI_NAME_MAX) {
        tni_cell_finding(c, TN_FIL_SECTION_LONG, cell, "",
                         "the label makes a name of %zu bytes, at most %d are read", length,
                         TNI_NAME_MAX);
        return NULL;
    }
    return cell;
}

static void note_merged(const tni_columns *c, const tni_price_field *column, size_t row)
{
    const tni_sheet_cell *cell = tni_sheet_at(c->sheet, row, column->column);
    if (cell && cell->column == column->column && !tni_sheet_own(c->sheet, row, column->column)) {
        tni_cell_finding(c, TN_IMP_READ_AS, cell, column->header->text,
                         "the cell is merged: '%.60s' is read for row %u, too", cell->text,
                         (unsigned)c->sheet->rows[row].number);
    }
}

/* A row that is longer than the header has a separator that was meant as part of a value. */
static bool is_too_long(const tni_columns *c, size_t row)
{
    const tni_sheet_row *r = &c->sheet->rows[row];
    const tni_sheet_cell *last = r->count ? &c->sheet->cells[r->first + r->count - 1] : NULL;
    if (c->sheet->name || !last || last->column <= c->count) {
        return false;
    }
    tn_finding *f = tni_cell_finding(c, TN_FIL_CSV_COUNT, last, "",
                                     "the row has %u columns, the header has %zu",
                                     (unsigned)last->column, c->count);
    tn_finding_hint(c->findings, f, "put double quotes around a value that holds the separator");
    return true;
}

static bool take_row(tni_columns *c, size_t row, tni_price_field **order, size_t count,
                     tn_tree *tree)
{
    const tni_sheet_cell *label = is_too_long(c, row) ? NULL : label_of(c, row);
    bool ok = label != NULL;
    const tn_at at = {c->sheet->file, c->sheet->rows[row].number, 1};
    tn_section *section = label ? tn_tree_add(c->arena, tree, "dimension", label->text, at) : NULL;
    if (!section) {
        return false;
    }
    section->label_at = label->at;
    for (size_t i = 0; i < count; i++) {
        const char *value = tni_column_value(c, order[i], row, &ok);
        if (value && strcmp(order[i]->field, "label") != 0) {
            const tni_sheet_cell *cell = tni_sheet_at(c->sheet, row, order[i]->column);
            note_merged(c, order[i], row);
            tn_section_add(c->arena, section, order[i]->field, value, order[i]->header->at,
                           cell->at);
        }
    }
    return ok;
}

tn_status tni_price_rows(tni_columns *c, const bool *rows, tn_tree **out)
{
    tni_price_field *order[TNI_SHEET_COLUMNS];
    const size_t count = order_columns(c, order);
    tn_tree *tree = tn_tree_new(c->arena, c->sheet->file);
    bool ok = tree != NULL;
    for (size_t row = c->header + 1; tree && row < c->sheet->row_count; row++) {
        if (rows[row] && tree->count == TNI_SECTION_MAX) {
            tn_findings_add(c->findings, TN_FIL_TOO_LARGE,
                            (tn_at){c->sheet->file, c->sheet->rows[row].number, 1}, "",
                            "more than %d rows", TNI_SECTION_MAX);
            return TN_E_FINDINGS;
        }
        ok &= !rows[row] || take_row(c, row, order, count, tree);
    }
    const size_t errors = tn_findings_of(c->findings, TN_ERROR);
    if (!tree || tni_find_repeated(c->arena, c->findings, tree) != TN_OK ||
        tn_arena_failed(c->arena)) {
        return TN_E_NOMEM;
    }
    *out = tree;
    return ok && tn_findings_of(c->findings, TN_ERROR) == errors ? TN_OK : TN_E_FINDINGS;
}
