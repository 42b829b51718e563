/* Price lists: tables that no product names. */
#ifndef TN_APP_PRICE_LIST_H
#define TN_APP_PRICE_LIST_H

#include "app/workspace/workspace.h"
#include "format/spreadsheet/price_table.h"
#include "tenor/buffer.h"

/* What a price list leaves open about its product, and how it is to be read; NULL: not said. */
typedef struct tni_price_list_options {
    const char *title, *category, *purchase, *currency;
    const char *product_id; /* no option gives it: the portal does, later */
    const char *durations;  /* "1m, 12m" */
    const char *encoding;   /* of a CSV, where it is neither UTF-8 nor says it */
    tni_price_table_options table;
} tni_price_list_options;

/* Adds what is wrong with it. */
void tni_load_price_list(tni_workspace *workspace, tni_source_file *file);

/* The text of the product that a price list (CSV or .xlsx) makes, and what was understood of it
 * (also when it was refused: what came before that). TN_E_FINDINGS: it cannot be understood; a
 * price list that breaks rules gives its product all the same. TN_E_READ. */
tn_status tni_price_list_product(tni_workspace *workspace, const char *path,
                                 const tni_price_list_options *options,
                                 tni_price_table *out_understood, tn_buffer *out);

/* The tree of a product as a price list that was read says it; all but its dimensions is as in the
 * newer one. TN_E_FINDINGS, TN_E_NOMEM. */
tn_status tni_price_list_tree(tni_workspace *workspace, tni_source_file *file,
                              const tni_source_file *newer, const tn_tree **out);

/* The file of an older version of a product, which may be a price list: it says dimensions and
 * prices, and all else is as in the newer one, which a note says. Of other files
 * tni_workspace_load_as. NULL: no memory. (load_older.c) */
tni_source_file *tni_load_older(tni_workspace *workspace, const char *path,
                                const tni_source_file *newer);

#endif
