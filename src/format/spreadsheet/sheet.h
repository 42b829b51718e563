/* A sheet of a workbook, or a CSV, as it stands: cells by row and column. */
#ifndef TN_FORMAT_SHEET_H
#define TN_FORMAT_SHEET_H

#include <stdbool.h>

#include "tenor/finding.h"
#include "tenor/status.h"

enum {
    TNI_SHEET_CELLS = 500000,
    TNI_SHEET_ROWS = 100000,
    TNI_SHEET_COLUMNS = 256, /* cells further to the right are counted, not kept */
    TNI_SHEET_MERGES = 1000
};

typedef enum tni_cell_kind {
    TNI_CELL_TEXT,
    TNI_CELL_NUMBER, /* text is its plain decimal, perhaps with a '-' */
    TNI_CELL_DATE,   /* a number that is shown as a date or a time */
    TNI_CELL_PERCENT,
    TNI_CELL_FLAG,   /* TRUE, FALSE */
    TNI_CELL_ERROR,  /* #REF! */
    TNI_CELL_FORMULA /* one whose value the file does not hold */
} tni_cell_kind;

typedef struct tni_sheet_cell {
    const char *text; /* trimmed, never empty but for a formula */
    const char *sign; /* what its number format shows beside a number: "$"; NULL: nothing */
    uint32_t column;  /* from 1 */
    tni_cell_kind kind;
    tn_at at;
} tni_sheet_cell;

typedef struct tni_sheet_row {
    uint32_t number; /* from 1; of a CSV its line */
    bool hidden;
    size_t first, count; /* its cells */
} tni_sheet_row;

typedef struct tni_cell_range {
    uint32_t top, left, bottom, right;
} tni_cell_range;

typedef struct tni_sheet {
    tn_arena *arena;
    const char *file, *name; /* name NULL: a CSV */
    tni_sheet_row *rows;     /* those with cells, ascending */
    tni_sheet_cell *cells;
    tni_cell_range *merges, *hidden; /* hidden: left to right, columns */
    size_t row_count, cell_count, merge_count, hidden_count, beyond;
} tni_sheet;

/* Adds a row behind the others. TN_E_NOMEM; TN_E_RANGE: it does not follow, or is one too many. */
tn_status tni_sheet_add_row(tni_sheet *sheet, uint32_t number, bool hidden);
/* Adds a cell to the last row: the text is trimmed and copied; an empty one that is no formula is
 * left out. Errors as above. */
tn_status tni_sheet_add_cell(tni_sheet *sheet, tni_sheet_cell cell, const char *text,
                             size_t length);
tn_status tni_sheet_merge(tni_sheet *sheet, tni_cell_range range);
tn_status tni_sheet_hide(tni_sheet *sheet, uint32_t left, uint32_t right);

/* The cell of a row (its index); NULL: none. */
const tni_sheet_cell *tni_sheet_own(const tni_sheet *sheet, size_t row, uint32_t column);
/* The same, but in place of nothing the cell whose merged range lies over it. */
const tni_sheet_cell *tni_sheet_at(const tni_sheet *sheet, size_t row, uint32_t column);
uint32_t tni_sheet_width(const tni_sheet *sheet, size_t row); /* the last column with a cell */

/* "D5"; of a CSV "line 5, column 4". */
const char *tni_sheet_place(const tni_sheet *sheet, const tni_sheet_cell *cell);
/* "D": what a spreadsheet calls a column. */
const char *tni_sheet_letters(tn_arena *arena, uint32_t column);

#endif
