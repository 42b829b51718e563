/* Part of price_table.h: which column is which field, and how its numbers are written. */
#ifndef TN_FORMAT_PRICE_COLUMNS_H
#define TN_FORMAT_PRICE_COLUMNS_H

#include "format/spreadsheet/import_words.h"
#include "format/spreadsheet/price_table.h"
#include "format/spreadsheet/sheet.h"

enum { TNI_HEADER_ROWS = 100 }; /* how far down a header is looked for */

typedef struct tni_price_field {
    uint32_t column;
    const tni_sheet_cell *header; /* NULL: it has no name */
    const char *field;            /* NULL: not read */
    bool is_number;
    unsigned readings; /* of its amounts */
    uint32_t currencies;
    tni_price_column *told;
} tni_price_field;

typedef struct tni_columns {
    tn_arena *arena;
    tn_findings *findings;
    const tni_sheet *sheet;
    const tni_price_table_options *options;
    const tni_import_words *words;
    size_t header; /* the index of its row; row_count: there is none */
    bool own;
    tni_price_field items[TNI_SHEET_COLUMNS];
    size_t count;
    size_t score; /* how many different fields its header names */
} tni_columns;

/* Finds the header. Nothing is said yet. TN_E_NOMEM. */
tn_status tni_columns_find(tni_columns *columns);

/* Says what is wrong with the header, or that there is none. TN_E_FINDINGS, TN_E_NOMEM. */
tn_status tni_columns_check(tni_columns *columns);

/* The column of a field; NULL. */
const tni_price_field *tni_columns_of(const tni_columns *columns, const char *field);

/* Looks at the amounts of a column in the rows (a flag for each) and settles how they are read:
 * findings where that cannot be told. TN_E_FINDINGS. */
tn_status tni_column_settle(tni_columns *columns, tni_price_field *column, const bool *rows);

/* The value of a cell as our files write it: NULL where there is none, or a finding was added
 * (*ok false). */
const char *tni_column_value(tni_columns *columns, tni_price_field *column, size_t row, bool *ok);

/* A finding at a cell, its text underlined. */
tn_finding *tni_cell_finding(const tni_columns *columns, tn_code code, const tni_sheet_cell *cell,
                             const char *subject, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

#endif
