/* A workbook as plain data: sheets, rows, names. */
#include "tenor/workbook.h"

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

tn_cell *tn_sheet_row(tn_workbook *book, tn_sheet *sheet)
{
    if (!sheet) {
        return NULL;
    }
    if (sheet->row_count == sheet->row_capacity) {
        const size_t capacity = sheet->row_capacity ? 2 * sheet->row_capacity : 16;
        tn_cell **rows = tn_arena_take_array(book->arena, capacity, sizeof(tn_cell *));
        if (!rows) {
            return NULL;
        }
        for (size_t i = 0; i < sheet->row_count; i++) {
            rows[i] = sheet->rows[i];
        }
        sheet->rows = rows;
        sheet->row_capacity = capacity;
    }
    tn_cell *cells = tn_arena_take_array(book->arena, sheet->column_count, sizeof(*cells));
    if (cells) {
        sheet->rows[sheet->row_count++] = cells;
    }
    return cells;
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
