/* A workbook as plain data: sheets, rows, names. */
#include "tenor/workbook.h"

#include <string.h>

tn_workbook *tn_workbook_new(tn_arena *arena, const char *title)
{
    tn_workbook *book = tn_arena_take(arena, sizeof(*book));
    if (book) {
        *book = (tn_workbook){.arena = arena, .title = title};
    }
    return book;
}

tn_sheet *tn_workbook_sheet(tn_workbook *book, const char *name, unsigned column_count)
{
    tn_sheet *sheet = book ? tn_arena_take(book->arena, sizeof(*sheet)) : NULL;
    if (!sheet) {
        return NULL;
    }
    *sheet = (tn_sheet){.name = name, .column_count = column_count};
    *(book->last ? &book->last->next : &book->first) = sheet;
    book->last = sheet;
    return sheet;
}

/* One more row, not stored; false: no memory. */
static bool add_row(tn_workbook *book, tn_sheet *sheet)
{
    tn_cell **rows = tn_arena_grow(book->arena, sheet->rows, sheet->row_count, &sheet->row_capacity,
                                   sizeof(*rows));
    if (rows) {
        sheet->rows = rows;
        rows[sheet->row_count++] = NULL;
    }
    return rows != NULL;
}

tn_cell *tn_sheet_row(tn_workbook *book, tn_sheet *sheet)
{
    tn_cell *cells =
        sheet ? tn_arena_take_array(book->arena, sheet->column_count, sizeof(*cells)) : NULL;
    if (!cells || !add_row(book, sheet)) {
        return NULL;
    }
    return sheet->rows[sheet->row_count - 1] = cells;
}

void tn_sheet_rows_made(tn_workbook *book, tn_sheet *sheet, size_t count)
{
    while (sheet && count && add_row(book, sheet)) {
        count--;
    }
}

tn_status tn_sheet_cells(const tn_sheet *sheet, uint64_t row, tn_cell *cells)
{
    const tn_cell *stored = row <= sheet->row_count ? sheet->rows[row - 1] : NULL;
    if (stored) {
        memcpy(cells, stored, sheet->column_count * sizeof(*cells));
        return TN_OK;
    }
    memset(cells, 0, sheet->column_count * sizeof(*cells));
    return sheet->fill ? sheet->fill(sheet->context, (uint32_t)row, cells) : TN_OK;
}

void tn_workbook_name(tn_workbook *book, const char *name, const tn_sheet *sheet, uint32_t row,
                      unsigned column)
{
    tn_cell_name *entry = book && sheet ? tn_arena_take(book->arena, sizeof(*entry)) : NULL;
    if (entry) {
        *entry = (tn_cell_name){.name = name, .sheet = sheet, .row = row, .column = column};
        *(book->last_name ? &book->last_name->next : &book->names) = entry;
        book->last_name = entry;
    }
}

uint64_t tn_sheet_rows(const tn_sheet *sheet)
{
    return sheet->row_count + (sheet->fill ? sheet->fill_count : 0);
}
