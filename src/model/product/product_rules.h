/* The rules of a listing, by what they are about. Each adds findings and changes nothing. */
#ifndef TN_MODEL_PRODUCT_RULES_H
#define TN_MODEL_PRODUCT_RULES_H

#include "model/product/product_run.h"

/* tn_product_check of a product that was not understood everywhere: dimensions marked incomplete
 * get no findings for what they lack. */
void tni_product_check(const tn_product *product, const tn_tables *tables, const bool *incomplete,
                       tn_findings *findings);

/* The parts of it, in files of their names. */
void tni_dimension_texts(const tni_product_run *run); /* API names, names, descriptions */
/* Where a blank stands before a trademark sign; NULL: nowhere. */
const char *tni_trademark_after_blank(const char *text);
void tni_dimension_prices(const tni_product_run *run);
void tni_product_advice(const tni_product_run *run); /* legal prices that contradict each other */

#endif
