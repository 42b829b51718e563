/* A price list from bytes to rows: the sheet, its header, its numbers and currency, and notes of
 * all that is read otherwise than it stands. */
#include "format/spreadsheet/price_table.h"

#include <string.h>

#include "format/spreadsheet/csv_sheet.h"
#include "format/spreadsheet/price_rows.h"
#include "format/spreadsheet/workbook_read.h"

typedef struct table_reading {
    tni_columns columns;
    const char *file;
    const tn_tables *tables;
    tni_price_table *out;
} table_reading;

/* --- which sheet --- */

static void note_sheet(table_reading *r, const char *name, bool visible)
{
    tn_findings_add(r->columns.findings, TN_IMP_SKIPPED, (tn_at){.file = r->file}, name,
                    visible ? "the sheet '%s' is not read" : "the hidden sheet '%s' is not read",
                    name);
}

static tn_status no_sheet(table_reading *r, const tni_workbook *w)
{
    const char *names[TNI_WORKBOOK_SHEETS];
    for (size_t i = 0; i < tni_workbook_count(w); i++) {
        names[i] = tni_workbook_name(w, i);
    }
    const char *wanted = r->columns.options->sheet;
    tn_finding *f = tn_findings_add(r->columns.findings, TN_IMP_SHEET, (tn_at){.file = r->file},
                                    "--sheet", "the workbook has no sheet '%s'", wanted);
    tn_finding_suggest(r->columns.findings, f, wanted, names, tni_workbook_count(w));
    return TN_E_FINDINGS;
}

/* Reads sheets until one has a header: columns->sheet is that one, or else the last. */
static tn_status choose_sheet(table_reading *r, tni_workbook *w, size_t *out_index)
{
    tni_columns *c = &r->columns;
    const char *wanted = c->options->sheet;
    bool any = false;
    *out_index = tni_workbook_count(w);
    for (size_t i = 0; i < tni_workbook_count(w); i++) {
        tni_sheet *sheet = NULL;
        if (wanted ? strcmp(wanted, tni_workbook_name(w, i)) != 0 : !tni_workbook_visible(w, i)) {
            continue;
        }
        tn_status status = tni_workbook_sheet(w, i, &sheet);
        if (status == TN_OK) {
            c->sheet = sheet;
            status = tni_columns_find(c);
        }
        any = true;
        if (status != TN_OK) {
            return status;
        }
        if (c->header < sheet->row_count) {
            *out_index = i;
            return TN_OK;
        }
    }
    if (wanted && !any) {
        return no_sheet(r, w);
    }
    return any ? tni_columns_check(c) : TN_E_FINDINGS;
}

static tn_status read_workbook(table_reading *r, const char *bytes, size_t size)
{
    tni_workbook *w = NULL;
    size_t index = 0;
    tn_status status =
        tni_workbook_open(r->columns.arena, r->file, bytes, size, r->columns.findings, &w);
    if (status != TN_OK) {
        return status;
    }
    status = choose_sheet(r, w, &index);
    if (status == TN_OK) {
        r->out->sheet = tni_workbook_name(w, index);
        for (size_t i = 0; i < tni_workbook_count(w); i++) {
            if (i != index) {
                note_sheet(r, tni_workbook_name(w, i), tni_workbook_visible(w, i));
            }
        }
    } else if (status == TN_E_FINDINGS && tn_findings_of(r->columns.findings, TN_ERROR) == 0) {
        tn_findings_add(r->columns.findings, TN_IMP_SHEET, (tn_at){.file = r->file}, "",
                        "the workbook has no visible sheet");
    }
    tni_workbook_close(w);
    return status;
}

/* The separator with which the header names most; where none does, the one that cuts most. */
static tn_status read_csv(table_reading *r, const char *bytes, size_t size)
{
    static const char separators[] = {',', ';', '\t'};
    tni_columns *c = &r->columns;
    tn_findings *told = c->findings;
    size_t best = 0, most = 0;
    char separator = ',';
    if (c->options->sheet) {
        tn_findings_add(told, TN_IMP_SHEET, (tn_at){.file = r->file}, "--sheet",
                        "a CSV has no sheets");
        return TN_E_FINDINGS;
    }
    for (size_t i = 0; i < sizeof(separators); i++) {
        tni_sheet *sheet = NULL;
        c->findings = tn_findings_new(c->arena);
        tn_status status = c->findings ? tni_csv_sheet(c->arena, r->file, bytes, size,
                                                       separators[i], c->findings, &sheet)
                                       : TN_E_NOMEM;
        c->sheet = sheet;
        status = status ? status : tni_columns_find(c);
        if (status == TN_E_NOMEM) {
            return status;
        }
        if (status == TN_OK && (c->score > best || (!best && sheet->cell_count > most))) {
            best = c->score;
            most = sheet->cell_count;
            separator = separators[i];
        }
    }
    tni_sheet *sheet = NULL;
    c->findings = told;
    r->out->separator = separator;
    const tn_status status = tni_csv_sheet(c->arena, r->file, bytes, size, separator, told, &sheet);
    c->sheet = sheet;
    return status ? status : tni_columns_find(c);
}

/* --- the currency --- */

static uint32_t bit_of(const tn_tables *tables, const char *code)
{
    const tn_currency_entry *found = code ? tn_tables_currency(tables, code) : NULL;
    return found ? UINT32_C(1) << (found - tables->currencies) : UINT32_MAX;
}

/* What a cell says of the currency; all: nothing. */
static uint32_t currencies_at(const tni_columns *c, const tni_price_field *column,
                              const tni_sheet_cell *cell)
{
    uint32_t mask = 0;
    if (strcmp(column->field, "currency") == 0) {
        return tni_import_currencies(c->words, cell->text, strlen(cell->text));
    }
    if (cell->kind == TNI_CELL_NUMBER && cell->sign) {
        mask = tni_import_currencies(c->words, cell->sign, strlen(cell->sign));
    } else if (cell->kind == TNI_CELL_TEXT && column->is_number) {
        const tni_amount a = tni_amount_read(c->words, cell->text);
        mask = a.readings ? a.currencies : 0;
    }
    return mask ? mask : UINT32_MAX;
}

/* Takes what one cell says; false: it contradicts what was said before. */
static bool take_currency(table_reading *r, const tni_sheet_cell *cell, uint32_t says,
                          const tni_sheet_cell **by, uint32_t *mask)
{
    const tni_columns *c = &r->columns;
    if (*mask & says) {
        *by = says == UINT32_MAX || (*mask & says) == *mask ? *by : cell;
        *mask &= says;
        return true;
    }
    if (*by) {
        tni_cell_finding(c, TN_IMP_CURRENCY, cell, "currency",
                         "'%.60s' is of another currency than '%.60s' at %s", cell->text,
                         (*by)->text, tni_sheet_place(c->sheet, *by));
    } else {
        tni_cell_finding(c, TN_IMP_CURRENCY, cell, "currency",
                         says ? "'%.60s' is not of the currency that --currency says, %s"
                              : "'%.60s' is no currency that AWS Marketplace knows%.0s",
                         cell->text, c->options->currency ? c->options->currency : "");
    }
    return false;
}

static tn_status settle_currency(table_reading *r, const bool *rows)
{
    const tni_columns *c = &r->columns;
    uint32_t mask = bit_of(r->tables, c->options->currency);
    const uint32_t given = mask;
    const tni_sheet_cell *by = NULL;
    bool ok = true;
    for (size_t i = 0; i < c->count && ok; i++) {
        const tni_price_field *column = &c->items[i];
        if (!column->field) {
            continue;
        }
        ok = !column->header || take_currency(r, column->header, column->currencies, &by, &mask);
        for (size_t row = c->header + 1; row < c->sheet->row_count && ok; row++) {
            const tni_sheet_cell *cell =
                rows[row] ? tni_sheet_own(c->sheet, row, column->column) : NULL;
            ok = !cell || take_currency(r, cell, currencies_at(c, column, cell), &by, &mask);
        }
    }
    for (size_t i = 0; ok && mask != UINT32_MAX && i < r->tables->currency_count; i++) {
        if (mask & UINT32_C(1) << i) {
            r->out->currency = r->tables->currencies[i].currency.code;
            break;
        }
    }
    if (ok && given == UINT32_MAX && by) {
        tni_cell_finding(c, TN_IMP_READ_AS, by, "currency", "'%.60s' says that the currency is %s",
                         by->text, r->out->currency);
    }
    return ok ? TN_OK : TN_E_FINDINGS;
}

/* --- what is not read, or otherwise than it stands --- */

static void add_skip(table_reading *r, size_t row, const char *why)
{
    tni_price_table *t = r->out;
    const tni_columns *c = &r->columns;
    const tni_sheet_row *line = &c->sheet->rows[row];
    tni_price_skip *skip =
        line->count ? tn_arena_append(c->arena, &t->skips, &t->skip_count, sizeof(*skip)) : NULL;
    if (!skip) {
        return;
    }
    const tni_sheet_cell *first = &c->sheet->cells[line->first];
    *skip = (tni_price_skip){line->number, first->text, why};
    tn_findings_add(c->findings, TN_IMP_SKIPPED, first->at, "", "row %u ('%.60s') is not read: %s",
                    (unsigned)line->number, first->text, why);
}

/* The rows that are read; others are said. */
static bool *choose_rows(table_reading *r)
{
    const tni_columns *c = &r->columns;
    bool *rows = tn_arena_take_array(c->arena, c->sheet->row_count + 1, sizeof(*rows));
    for (size_t row = 0; rows && row < c->sheet->row_count; row++) {
        const char *why = row < c->header   ? "it stands above the header"
                          : row > c->header ? tni_row_skipped(c, row)
                                            : "";
        rows[row] = !why;
        r->out->taken += !why;
        if (why && *why) {
            add_skip(r, row, why);
        }
    }
    return rows;
}

static void note_columns(table_reading *r)
{
    const tni_columns *c = &r->columns;
    for (size_t i = 0; i < c->count; i++) {
        const tni_price_field *column = &c->items[i];
        const tni_price_column *told = column->told;
        if (!column->field && told->values) {
            const tn_at at = column->header ? column->header->at
                                            : (tn_at){r->file, r->out->header_row, column->column};
            const char *named = *told->header ? tn_arena_format(c->arena, ", '%s',", told->header)
                                              : ", which has no name,";
            tn_findings_add(c->findings, TN_IMP_SKIPPED, at, told->header,
                            "column %s%s is not read: %zu value%s", told->letters,
                            named ? named : "", told->values, told->values == 1 ? "" : "s");
        } else if (told->changed) {
            tni_cell_finding(
                c, TN_IMP_READ_AS, column->header, told->header,
                *told->to ? "'%.60s' is read as %s%s" : "'%.60s' is read as no value%.0s%s",
                told->from, told->to, told->changed > 1 ? ", others of the column likewise" : "");
        }
    }
}

static void note_hidden(table_reading *r, const bool *rows)
{
    const tni_columns *c = &r->columns;
    for (size_t row = c->header + 1; row < c->sheet->row_count; row++) {
        if (rows[row] && c->sheet->rows[row].hidden) {
            tn_findings_add(c->findings, TN_IMP_HIDDEN,
                            (tn_at){r->file, c->sheet->rows[row].number, 1}, "",
                            "row %u is hidden; it was read", (unsigned)c->sheet->rows[row].number);
        }
    }
    for (size_t i = 0; i < c->count; i++) {
        for (size_t k = 0; k < c->sheet->hidden_count; k++) {
            const tni_cell_range *range = &c->sheet->hidden[k];
            if (c->items[i].field && range->left <= c->items[i].column &&
                c->items[i].column <= range->right) {
                tni_cell_finding(c, TN_IMP_HIDDEN, c->items[i].header, c->items[i].header->text,
                                 "the column is hidden; it was read");
            }
        }
    }
}

/* --- all of it --- */

static tn_status tell_columns(table_reading *r, const bool *rows)
{
    tni_columns *c = &r->columns;
    r->out->columns = tn_arena_take_array(c->arena, c->count, sizeof(*r->out->columns));
    r->out->column_count = r->out->columns ? c->count : 0;
    for (size_t i = 0; i < r->out->column_count; i++) {
        tni_price_field *column = &c->items[i];
        column->told = &r->out->columns[i];
        *column->told = (tni_price_column){.letters = tni_sheet_letters(c->arena, column->column),
                                           .header = column->header ? column->header->text : "",
                                           .field = column->field};
        for (size_t row = c->header + 1; row < c->sheet->row_count; row++) {
            column->told->values +=
                rows[row] && tni_sheet_own(c->sheet, row, column->column) != NULL;
        }
    }
    return tn_arena_failed(c->arena) ? TN_E_NOMEM : TN_OK;
}

/* "Includes support" is no field when no row is called support. */
static void drop_includes(tni_columns *c)
{
    const tni_price_field *key = tni_columns_of(c, "label");
    key = key ? key : tni_columns_of(c, "key");
    for (size_t i = 0; key && i < c->count; i++) {
        tni_price_field *column = &c->items[i];
        bool there = c->own || !column->field || strncmp(column->field, "includes.", 9) != 0;
        for (size_t row = c->header + 1; row < c->sheet->row_count && !there; row++) {
            const tni_sheet_cell *cell = tni_sheet_own(c->sheet, row, key->column);
            there = cell && strcmp(cell->text, column->field + 9) == 0;
        }
        column->field = there ? column->field : NULL;
        column->is_number &= there;
    }
}

static tn_status read_table(table_reading *r)
{
    tni_columns *c = &r->columns;
    tn_tree *tree = NULL;
    tn_status status = tni_columns_check(c);
    if (status != TN_OK) {
        return status;
    }
    r->out->own = c->own;
    r->out->header_row = c->sheet->rows[c->header].number;
    drop_includes(c);
    const bool *rows = choose_rows(r);
    status = rows ? tell_columns(r, rows) : TN_E_NOMEM;
    for (size_t i = 0; i < c->count && status != TN_E_NOMEM && !c->own; i++) {
        if (c->items[i].is_number) {
            const tn_status one = tni_column_settle(c, &c->items[i], rows);
            status = status ? status : one;
        }
    }
    if (status == TN_OK && !c->own) {
        status = settle_currency(r, rows);
    }
    status = status ? status : tni_price_rows(c, rows, &tree);
    if (status == TN_E_NOMEM) {
        return status;
    }
    note_columns(r);
    note_hidden(r, rows);
    r->out->rows = tree;
    return tn_arena_failed(c->arena) ? TN_E_NOMEM : status;
}

tn_status tni_price_table_read(tn_arena *arena, const char *file, const char *bytes, size_t size,
                               const tni_price_table_options *options, const tn_tables *tables,
                               tn_findings *findings, tni_price_table *out)
{
    table_reading *r = tn_arena_take(arena, sizeof(*r));
    *out = (tni_price_table){.rows = NULL};
    if (!r) {
        return TN_E_NOMEM;
    }
    r->file = file;
    r->tables = tables;
    r->out = out;
    r->columns.arena = arena;
    r->columns.findings = findings;
    r->columns.options = options;
    r->columns.words = tni_import_words_new(arena, tables);
    if (!r->columns.words) {
        return TN_E_NOMEM;
    }
    const tn_status status =
        tni_is_workbook(bytes, size) ? read_workbook(r, bytes, size) : read_csv(r, bytes, size);
    return status == TN_OK ? read_table(r) : status;
}
