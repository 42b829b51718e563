/* A workbook as plain data: sheets, rows, names. */
#include "tenor/workbook.h"

#include <string.h>

#include "base/list.h"

tn_workbook *tn_workbook_new(tn_arena *arena, const char *title)
{
    tn_workbook *workbook = tn_arena_take(arena, sizeof(*workbook));
    if (workbook) {
        *workbook = (tn_workbook){.arena = arena, .title = title};
    }
    return workbook;
}

tn_sheet *tn_workbook_sheet(tn_workbook *workbook, const char *name, unsigned column_count)
{
    tn_sheet *sheet = workbook ? tn_arena_take(workbook->arena, sizeof(*sheet)) : NULL;
    if (!sheet) {
        return NULL;
    }
    *sheet = (tn_sheet){.name = name, .base = name, .column_count = column_count};
    *(workbook->last ? &workbook->last->next : &workbook->first) = sheet;
    workbook->last = sheet;
    return sheet;
}

tn_cell *tn_sheet_row(tn_workbook *workbook, tn_sheet *sheet)
{
    tn_cell *cells =
        sheet ? tn_arena_take_array(workbook->arena, sheet->column_count, sizeof(*cells)) : NULL;
    return cells && TNI_LIST_ADD(workbook->arena, &sheet->rows, &sheet->row_count, cells) ? cells
                                                                                          : NULL;
}

void tn_sheet_rows_made(tn_workbook *workbook, tn_sheet *sheet, size_t count)
{
    while (sheet && count &&
           tn_arena_append(workbook->arena, &sheet->rows, &sheet->row_count, sizeof(tn_cell *))) {
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

void tn_workbook_name(tn_workbook *workbook, const char *name, const tn_sheet *sheet, uint32_t row,
                      unsigned column)
{
    tn_cell_name *entry = workbook && sheet ? tn_arena_take(workbook->arena, sizeof(*entry)) : NULL;
    if (entry) {
        *entry = (tn_cell_name){.name = name, .sheet = sheet, .row = row, .column = column};
        *(workbook->last_name ? &workbook->last_name->next : &workbook->names) = entry;
        workbook->last_name = entry;
    }
}

uint64_t tn_sheet_rows(const tn_sheet *sheet)
{
    return sheet->row_count + (sheet->fill ? sheet->fill_count : 0);
}
