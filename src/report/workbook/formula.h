/* Formulas whose names become cells: where a column or a row of a table landed on a sheet. */
#ifndef TN_REPORT_FORMULA_H
#define TN_REPORT_FORMULA_H

#include "tenor/workbook.h"

/* The cell a formula stands in. */
typedef struct tni_formula_cell {
    const tn_workbook *workbook;
    const tn_sheet *sheet;
    const tn_placed_table *table;
    uint32_t row; /* from 1 */
    int places;   /* of the currency: {#} */
} tni_formula_cell;

/* Writes the formula of tn_cell_format with cells in place of names to out[size]; false: a name
 * stands for nothing, or there is no room. */
bool tni_formula_resolve(const tni_formula_cell *cell, const char *formula, char *out, size_t size);

/* The cells of all rows of a column; sheet NULL: an empty range without a sheet. */
tn_range tni_column_range(const tn_sheet *sheet, const char *key);

#endif
