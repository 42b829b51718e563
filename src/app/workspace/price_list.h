/* Price lists: tables that no product names. */
#ifndef TN_APP_PRICE_LIST_H
#define TN_APP_PRICE_LIST_H

#include "app/workspace/workspace.h"
#include "tenor/buffer.h"

/* What a price list leaves open about its product; NULL: not said. */
typedef struct tni_price_list_options {
    const char *title, *category, *purchase, *currency;
    const char *product_id; /* no option gives it: the portal does, later */
    const char *durations;  /* "1m, 12m" */
} tni_price_list_options;

/* Adds what is wrong with it. */
void tni_load_price_list(tni_workspace *workspace, tni_source_file *file);

/* The text of the product that a price list (CSV) makes. TN_E_FINDINGS: it cannot be understood; a
 * price list that breaks rules gives its product all the same. TN_E_READ. */
tn_status tni_price_list_product(tni_workspace *workspace, const char *path,
                                 const tni_price_list_options *options, tn_buffer *out);

#endif
