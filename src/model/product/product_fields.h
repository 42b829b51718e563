/* The field tables of a product's file. */
#ifndef TN_MODEL_PRODUCT_FIELDS_H
#define TN_MODEL_PRODUCT_FIELDS_H

#include "model/bind/binder.h"
#include "tenor/product.h"

enum { TNI_PRODUCT_SECTION, TNI_DIMENSION_SECTION, TNI_LISTING_SECTION, TNI_PRODUCT_SECTIONS };
extern const tn_section_rule tni_product_sections[TNI_PRODUCT_SECTIONS];
extern const tn_file_rule tni_product_file;

/* The words of tn_purchase, tn_profile, tn_meter, tn_allowance; each list ends with NULL. */
extern const char *const tni_purchases[], *const tni_profiles[], *const tni_meters[],
                                                                     *const tni_allowances[];

/* Readers of `price.12m` and `includes.LABEL` into a tn_dimension. */
void tni_read_duration_price(tni_binder *binder, const tni_position *position, void *dimension);
void tni_read_include(tni_binder *binder, const tni_position *position, void *dimension);

#endif
