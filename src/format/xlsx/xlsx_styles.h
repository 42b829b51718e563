/* Styles of cells: a table of them, number formats by kind of value; and the number of a value. */
#ifndef TN_FORMAT_XLSX_LOOKS_H
#define TN_FORMAT_XLSX_LOOKS_H

#include <stddef.h>

#include "tenor/workbook.h"

/* What decides a format; compared as bytes, so every byte is set. */
typedef struct tni_style_key {
    unsigned char style, kind, places, long_form, right, left;
    char currency[4];
} tni_style_key;

typedef struct tni_style_facts {
    bool bold, rule_above, rule_below, wrap, right, with_currency;
    int size;             /* points; 0: as usual */
    unsigned color, fill; /* 0xRRGGBB; 0: none */
} tni_style_facts;

tni_style_key tni_style_key_of(const tn_cell *cell, bool in_table, bool right);
const tni_style_facts *tni_style_facts_of(unsigned style);
/* "#,##0.00_);[Red]\(#,##0.00\)"; "" for text. */
void tni_number_format(const tni_style_key *key, char *out, size_t size);

/* The number a spreadsheet holds for the value; false: it has none, or would cut it short. */
bool tni_cell_number(const tn_value *value, double *out);

#endif
