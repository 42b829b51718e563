/* A price list of any dress, as the rows of a product, and what was understood of it. */
#ifndef TN_FORMAT_PRICE_TABLE_H
#define TN_FORMAT_PRICE_TABLE_H

#include "tenor/tables.h"
#include "tenor/tree.h"

typedef struct tni_price_table_options {
    const char *const *maps; /* "Column=key"; "Column=skip" leaves one out */
    size_t map_count;
    const char *sheet;    /* of a workbook; NULL: the first visible one with a header */
    const char *currency; /* NULL: signs decide */
    char decimal;         /* '.' or ','; 0: each column decides */
} tni_price_table_options;

typedef struct tni_price_column {
    const char *letters;    /* "D" */
    const char *header;     /* "" when it has none */
    const char *field;      /* "price.12m"; NULL: it is not read */
    const char *from, *to;  /* the first value that is read otherwise than it stands; NULL: none */
    size_t values, changed; /* cells with a value; how many are read otherwise */
} tni_price_column;

typedef struct tni_price_skip {
    uint32_t row;
    const char *what, *why; /* its first text; in words */
} tni_price_skip;

typedef struct tni_price_table {
    const tn_tree *rows;
    const char *sheet;    /* NULL: a CSV */
    const char *currency; /* that signs or a column say; NULL: none does */
    bool own;             /* its header is made of our own keys */
    char separator;       /* of a CSV; 0: a workbook */
    uint32_t header_row;
    tni_price_column *columns;
    tni_price_skip *skips;
    size_t column_count, skip_count, taken;
} tni_price_table;

/* Reads a workbook, or a CSV in UTF-8. TN_E_FINDINGS: it cannot be understood, the findings say
 * where and what to do; TN_E_NOMEM. With TN_OK everything that is read otherwise than it stands, or
 * not at all, is a note. */
tn_status tni_price_table_read(tn_arena *arena, const char *file, const char *bytes, size_t size,
                               const tni_price_table_options *options, const tn_tables *tables,
                               tn_findings *findings, tni_price_table *out);

#endif
