/* Rows of a CSV as rows of a sheet; a guard against formulas is taken off. */
#include "format/spreadsheet/csv_sheet.h"

#include <string.h>

#include "format/csv/csv_tree.h"
#include "format/lines/scan.h"

typedef struct filling {
    tni_sheet *sheet;
    tn_findings *findings;
} filling;

static tn_status take_row(void *context, const tn_csv_row *row)
{
    filling *f = context;
    tni_sheet *sheet = f->sheet;
    tn_status status = tni_sheet_add_row(sheet, row->line, false);
    for (size_t i = 0; status == TN_OK && i < row->count; i++) {
        const tn_csv_field *field = &row->fields[i];
        const char *text = tni_csv_text(sheet->arena, field->text, field->length);
        const tni_sheet_cell cell = {.column = (uint32_t)i + 1,
                                     .kind = TNI_CELL_TEXT,
                                     .at = {sheet->file, field->line, field->column}};
        status = text ? tni_sheet_add_cell(sheet, cell, text, strlen(text)) : TN_E_NOMEM;
    }
    if (status == TN_E_RANGE) {
        tn_findings_add(f->findings, TN_IMP_TOO_LARGE, (tn_at){sheet->file, row->line, 1}, "",
                        "the table has more than %d rows or %d cells", TNI_SHEET_ROWS,
                        TNI_SHEET_CELLS);
        return TN_E_FINDINGS;
    }
    return status;
}

tn_status tni_csv_sheet(tn_arena *arena, const char *file, const char *bytes, size_t size,
                        char separator, tn_findings *findings, tni_sheet **out)
{
    tni_sheet *sheet = tn_arena_take(arena, sizeof(*sheet));
    filling f = {sheet, findings};
    const tn_csv_sink sink = {
        .row = take_row, .context = &f, .separator = separator, .ragged = true};
    if (!sheet) {
        return TN_E_NOMEM;
    }
    *sheet = (tni_sheet){.arena = arena, .file = file};
    const tn_status status = tn_csv_read(arena, file, bytes, size, &sink, findings);
    if (status == TN_OK) {
        *out = sheet;
    }
    return status;
}
