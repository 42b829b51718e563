/* Part of price_table.h: which rows of a sheet are dimensions. */
#ifndef TN_FORMAT_PRICE_ROWS_H
#define TN_FORMAT_PRICE_ROWS_H

#include "format/spreadsheet/price_columns.h"

/* What a row below the header is, in words; NULL: it is read. "": nothing stands in it. */
const char *tni_row_skipped(const tni_columns *columns, size_t row);

/* Makes the rows, a flag for each, into sections. TN_E_FINDINGS, TN_E_NOMEM. */
tn_status tni_price_rows(tni_columns *columns, const bool *rows, tn_tree **out);

#endif
