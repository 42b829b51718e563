/* Look-ups in a product, for offers and contracts that refer to it. */
#ifndef TN_MODEL_PRODUCT_FIND_H
#define TN_MODEL_PRODUCT_FIND_H

#include "tenor/product.h"

/* tn_product_find; when there is none, a finding with this code that suggests the nearest label. */
size_t tni_product_resolve(const tn_product *product, const char *label, tn_at at, tn_code unknown,
                           const char *subject, tn_findings *findings);

#endif
