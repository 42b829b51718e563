/* Reports as sheets: where each table stands; its cells and their formulas are made as they are
 * written, when all sheets are there. Only this file and formula.c know the letters of columns. */
#include "report/workbook/layout.h"

#include <string.h>

#include "report/workbook/formula.h"

/* A sheet's rows of tables. */
typedef struct table_rows {
    tni_formula_cell place; /* of the row at hand */
    char formulas[TN_SHEET_COLUMNS][TN_FORMULA_TEXT];
} table_rows;

void tni_layout_text(tn_workbook *workbook, tn_sheet *sheet, const char *text, tn_cell_style style)
{
    tn_cell *cells = tn_sheet_row(workbook, sheet);
    if (cells) {
        cells[0] = (tn_cell){.value = tn_value_text(text), .style = style};
    }
}

static void add_section(tn_workbook *workbook, tn_sheet *sheet, const char *title)
{
    tn_sheet_row(workbook, sheet);
    tn_cell *cells = tn_sheet_row(workbook, sheet);
    for (unsigned i = 0; cells && i < sheet->column_count; i++) {
        cells[i].style = TN_STYLE_SECTION;
    }
    if (cells) {
        cells[0].value = tn_value_text(title);
    }
}

static bool has_headings(const tn_table *table)
{
    for (size_t i = 0; i < table->column_count; i++) {
        if (table->columns[i].title && *table->columns[i].title) {
            return true;
        }
    }
    return false;
}

/* Numbers have their headings to the right. */
static void add_headings(tn_workbook *workbook, tn_sheet *sheet, const tn_table *table)
{
    tn_cell *cells = tn_sheet_row(workbook, sheet);
    for (size_t i = 0; cells && i < table->column_count; i++) {
        const tn_value_kind kind = table->columns[i].kind;
        cells[i].value = tn_value_text(table->columns[i].title);
        cells[i].style =
            kind == TN_V_TEXT || kind == TN_V_NONE ? TN_STYLE_HEADER : TN_STYLE_HEADER_RIGHT;
    }
}

/* A column's own format is for cells that have a value. */
static tn_cell cell_of(tn_value value, const tn_column *column, const tn_cell_format *own)
{
    const tn_cell_format *f = own ? own : &column->format;
    const bool is_own = f->formula != column->format.formula || f->style != column->format.style;
    if (value.kind == TN_V_NONE) {
        return (tn_cell){.value = value, .style = is_own ? f->style : TN_STYLE_PLAIN};
    }
    return (tn_cell){.value = value, .formula = f->formula, .style = f->style};
}

static void resolve(table_rows *rows, tn_cell *cells)
{
    for (unsigned i = 0; i < rows->place.sheet->column_count; i++) {
        const tn_cell_style style = cells[i].style;
        if (rows->place.workbook->for_buyer &&
            (style == TN_STYLE_INPUT || style == TN_STYLE_LINK)) {
            cells[i].style = TN_STYLE_PLAIN;
        }
        if (cells[i].formula) {
            cells[i].formula = tni_formula_resolve(&rows->place, cells[i].formula,
                                                   rows->formulas[i], TN_FORMULA_TEXT)
                                   ? rows->formulas[i]
                                   : NULL;
        }
    }
}

static void make_stored(const tn_table *table, const tn_row *row, tn_cell *cells)
{
    static const tn_cell_format plain = {0};
    const bool list = !has_headings(table);
    for (size_t i = 0; i < table->column_count; i++) {
        const tn_cell_format *own = row->formats ? &row->formats[i] : row->is_total ? &plain : NULL;
        cells[i] = cell_of(row->cells[i], &table->columns[i], own);
        cells[i].beside_label = list;
    }
}

static tn_status make_streamed(const tn_table *table, uint64_t index, tn_cell *cells)
{
    tn_value values[TN_SHEET_COLUMNS];
    tn_cell_format formats[TN_SHEET_COLUMNS];
    memset(values, 0, table->column_count * sizeof(*values));
    memset(formats, 0, table->column_count * sizeof(*formats));
    const tn_status status = table->fill(table->context, index, values, formats);
    for (size_t i = 0; status == TN_OK && i < table->column_count; i++) {
        cells[i] =
            (tn_cell){.value = values[i], .formula = formats[i].formula, .style = formats[i].style};
    }
    return status;
}

static tn_status make_row(void *context, uint32_t row, tn_cell *cells)
{
    table_rows *rows = context;
    tn_status status = TN_OK;
    for (const tn_placed_table *t = rows->place.sheet->tables; t; t = t->next) {
        const tn_table *table = t->table;
        const uint64_t index = row - t->first_row;
        if (row < t->first_row || index >= table->count + table->fill_count) {
            continue;
        }
        rows->place.table = t;
        rows->place.row = row;
        if (index < table->count) {
            make_stored(table, &table->rows[index], cells);
        } else {
            status = make_streamed(table, table->fill_first + index - table->count, cells);
        }
        resolve(rows, cells);
    }
    return status;
}

/* A table of the same columns as the one above goes on under its headings. */
static void add_table(tn_workbook *workbook, tn_sheet *sheet, const tn_field *field)
{
    const tn_table *table = field->value.as.table;
    const tn_placed_table *above = sheet->last_table;
    const bool headed = has_headings(table) && !(above && above->table->columns == table->columns);
    if (field->title && *field->title) {
        add_section(workbook, sheet, field->title);
    } else if (above) {
        tn_sheet_row(workbook, sheet);
    }
    if (headed) {
        add_headings(workbook, sheet, table);
    }
    if (headed && !above) {
        sheet->header_row = (uint32_t)sheet->row_count;
        sheet->landscape = table->column_count > 6;
    }
    tn_placed_table *placed = tn_arena_take(workbook->arena, sizeof(*placed));
    if (!placed) {
        return;
    }
    *placed = (tn_placed_table){.table = table, .first_row = (uint32_t)sheet->row_count + 1};
    *(above ? &sheet->last_table->next : &sheet->tables) = placed;
    sheet->last_table = placed;
    for (size_t i = 0; i < table->column_count; i++) {
        if (sheet->width_cells[i] == 0) {
            sheet->width_cells[i] = table->columns[i].width_cells;
        }
    }
    for (size_t i = 0; i < table->count; i++) {
        const char *name = table->rows[i].name;
        if (name && *name >= 'A' && *name <= 'Z') {
            tn_workbook_name(
                workbook,
                sheet->group ? tn_arena_format(workbook->arena, "%s_%u", name, sheet->group) : name,
                sheet, placed->first_row + (uint32_t)i, 1);
        }
        placed->row_count += !table->rows[i].is_total;
    }
    placed->row_count += table->fill_count;
    tn_sheet_rows_made(workbook, sheet, table->count);
    sheet->fill_count += table->fill_count;
}

unsigned tni_layout_columns(const tn_report *report)
{
    size_t columns = 1;
    for (const tn_field *f = report->first; f; f = f->next) {
        const size_t count = f->value.kind == TN_V_TABLE ? f->value.as.table->column_count : 0;
        columns = count > columns ? count : columns;
    }
    return (unsigned)columns;
}

void tni_layout_report(tn_workbook *workbook, tn_sheet *sheet, const tn_report *report, int places)
{
    table_rows *rows = tn_arena_take(workbook->arena, sizeof(*rows));
    if (!rows) {
        return;
    }
    rows->place = (tni_formula_cell){.workbook = workbook, .sheet = sheet, .places = places};
    sheet->fill = make_row;
    sheet->context = rows;
    for (const tn_field *f = report->first; f; f = f->next) {
        if (f->value.kind == TN_V_TABLE) {
            add_table(workbook, sheet, f);
        }
    }
}
