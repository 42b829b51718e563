/* Look-ups in a product, for offers and contracts that refer to it. */
#ifndef TN_MODEL_PRODUCT_FIND_H
#define TN_MODEL_PRODUCT_FIND_H

#include "tenor/product.h"

/* tn_product_find; when there is none, a finding with this code that suggests the nearest label. */
size_t tni_product_resolve(const tn_product *product, const char *label, tn_at at, tn_code unknown,
                           const char *subject, tn_findings *findings);

/* The dimension of this API name; NULL. */
const tn_dimension *tni_dimension_of_key(const tn_product *product, const char *key);

/* Some dimension has a contract price. */
bool tni_product_sells_contracts(const tn_product *product);

/* A product of the category may have the unit. */
bool tni_category_has_unit(const tn_category *category, const char *unit);

/* The public listing offers the duration. */
bool tni_product_lists(const tn_product *product, int64_t months);

#endif
