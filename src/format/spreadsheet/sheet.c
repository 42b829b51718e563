/* Cells by row and column. */
#include "format/spreadsheet/sheet.h"

#include <string.h>

#include "base/list.h"
#include "tenor/text.h"

tn_status tni_sheet_add_row(tni_sheet *sheet, uint32_t number, bool hidden)
{
    const size_t count = sheet->row_count;
    if (count == TNI_SHEET_ROWS || (count && sheet->rows[count - 1].number >= number)) {
        return TN_E_RANGE;
    }
    return TNI_LIST_ADD(sheet->arena, &sheet->rows, &sheet->row_count,
                        (tni_sheet_row){number, hidden, sheet->cell_count, 0})
               ? TN_OK
               : TN_E_NOMEM;
}

/* Bytes of the blank at text: also of those that look like one; 0: none. */
static size_t blank_at(const char *text, size_t length)
{
    static const char *const wide[] = {"\xc2\xa0",     "\xe3\x80\x80", "\xe2\x80\xaf",
                                       "\xe2\x80\x89", "\xef\xbb\xbf", "\xe2\x80\x8b"};
    if (length && strchr(" \t\r\n", *text)) {
        return 1;
    }
    for (size_t i = 0; i < sizeof(wide) / sizeof(*wide); i++) {
        const size_t size = strlen(wide[i]);
        if (length >= size && memcmp(text, wide[i], size) == 0) {
            return size;
        }
    }
    return 0;
}

/* A trimmed copy with a line end, and what is around it, as one blank. */
static const char *one_line(tn_arena *arena, const char *text, size_t length)
{
    char *out = tn_arena_copy(arena, text, length);
    size_t size = 0, kept = 0;
    bool broken = false;
    for (size_t at = 0, step = 0; out && at < length; at += step) {
        const size_t blank = blank_at(text + at, length - at);
        step = blank ? blank : 1;
        broken |= kept && (text[at] == '\n' || text[at] == '\r');
        if (blank && (broken || kept == 0)) {
            size = kept; /* the blanks before a line end go, too */
            continue;
        }
        if (broken && !blank) {
            out[size++] = ' ';
            broken = false;
        }
        memcpy(out + size, text + at, step);
        size += step;
        kept = blank ? kept : size;
    }
    if (out) {
        out[kept] = '\0';
    }
    return out;
}

tn_status tni_sheet_add_cell(tni_sheet *sheet, tni_sheet_cell cell, const char *text, size_t length)
{
    tni_sheet_row *row = sheet->row_count ? &sheet->rows[sheet->row_count - 1] : NULL;
    const tni_sheet_cell *last = row && row->count ? &sheet->cells[sheet->cell_count - 1] : NULL;
    if (!row || sheet->cell_count == TNI_SHEET_CELLS || (last && last->column >= cell.column)) {
        return TN_E_RANGE;
    }
    cell.text = one_line(sheet->arena, text, length);
    if (!cell.text) {
        return TN_E_NOMEM;
    }
    if (!*cell.text && cell.kind != TNI_CELL_FORMULA) {
        return TN_OK;
    }
    if (cell.column > TNI_SHEET_COLUMNS) {
        sheet->beyond++;
        return TN_OK;
    }
    if (!TNI_LIST_ADD(sheet->arena, &sheet->cells, &sheet->cell_count, cell)) {
        return TN_E_NOMEM;
    }
    row->count++;
    return TN_OK;
}

static tn_status add_range(tn_arena *arena, tni_cell_range **ranges, size_t *count,
                           tni_cell_range range)
{
    if (*count == TNI_SHEET_MERGES || range.top > range.bottom || range.left > range.right) {
        return TN_E_RANGE;
    }
    return TNI_LIST_ADD(arena, ranges, count, range) ? TN_OK : TN_E_NOMEM;
}

tn_status tni_sheet_merge(tni_sheet *sheet, tni_cell_range range)
{
    return add_range(sheet->arena, &sheet->merges, &sheet->merge_count, range);
}

tn_status tni_sheet_hide(tni_sheet *sheet, uint32_t left, uint32_t right)
{
    return add_range(sheet->arena, &sheet->hidden, &sheet->hidden_count,
                     (tni_cell_range){1, left, 1, right});
}

const tni_sheet_cell *tni_sheet_own(const tni_sheet *sheet, size_t row, uint32_t column)
{
    const tni_sheet_row *r = &sheet->rows[row];
    size_t low = 0, high = r->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (sheet->cells[r->first + middle].column < column) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    const tni_sheet_cell *cell = low < r->count ? &sheet->cells[r->first + low] : NULL;
    return cell && cell->column == column ? cell : NULL;
}

/* The index of the row with this number; row_count: none. */
static size_t find_row(const tni_sheet *sheet, uint32_t number)
{
    size_t low = 0, high = sheet->row_count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (sheet->rows[middle].number < number) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < sheet->row_count && sheet->rows[low].number == number ? low : sheet->row_count;
}

const tni_sheet_cell *tni_sheet_at(const tni_sheet *sheet, size_t row, uint32_t column)
{
    const tni_sheet_cell *own = tni_sheet_own(sheet, row, column);
    const uint32_t number = sheet->rows[row].number;
    for (size_t i = 0; !own && i < sheet->merge_count; i++) {
        const tni_cell_range *m = &sheet->merges[i];
        if (m->top <= number && number <= m->bottom && m->left <= column && column <= m->right) {
            const size_t top = find_row(sheet, m->top);
            return top < sheet->row_count ? tni_sheet_own(sheet, top, m->left) : NULL;
        }
    }
    return own;
}

uint32_t tni_sheet_width(const tni_sheet *sheet, size_t row)
{
    const tni_sheet_row *r = &sheet->rows[row];
    return r->count ? sheet->cells[r->first + r->count - 1].column : 0;
}

const char *tni_sheet_letters(tn_arena *arena, uint32_t column)
{
    char letters[8];
    size_t at = sizeof(letters);
    letters[--at] = '\0';
    for (uint32_t left = column; left && at > 0; left = (left - 1) / 26) {
        letters[--at] = (char)('A' + (left - 1) % 26);
    }
    const char *text = tn_arena_text(arena, letters + at);
    return text ? text : "";
}

const char *tni_sheet_place(const tni_sheet *sheet, const tni_sheet_cell *cell)
{
    const char *text =
        sheet->name
            ? tn_arena_format(sheet->arena, "%s%u", tni_sheet_letters(sheet->arena, cell->column),
                              cell->at.line)
            : tn_arena_format(sheet->arena, "line %u, column %u", cell->at.line, cell->column);
    return text ? text : "";
}
