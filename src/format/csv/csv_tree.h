/* Cells of a table as keys, values and amounts. */
#ifndef TN_FORMAT_CSV_TREE_H
#define TN_FORMAT_CSV_TREE_H

#include "tenor/csv.h"

/* The key of a column, as an INI file spells it: price_12m -> price.12m, includes_xhosts ->
 * includes.xhosts; any other name as it is. NULL: no memory. */
char *tni_csv_key(tn_arena *arena, const char *name, size_t length);

/* The text of a cell: blanks around it and a formula guard removed. NULL: no memory. */
const char *tni_csv_text(tn_arena *arena, const char *cell, size_t length);

/* The plain decimal of a formatted amount, into out[size]: "$1,000.00" -> "1000.00",
 * "1.000,5" -> "1000.5"; a single comma or point before three digits groups them ("1,000" -> 1000)
 * unless it is a point. False: it is a plain number already, or none at all. */
bool tni_amount_plain(const char *text, char *out, size_t size);

#endif
