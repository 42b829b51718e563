/* The field tables of a product's file. */
#ifndef TN_MODEL_PRODUCT_FIELDS_H
#define TN_MODEL_PRODUCT_FIELDS_H

#include "tenor/product.h"

enum { TNI_PRODUCT_SECTION, TNI_DIMENSION_SECTION, TNI_LISTING_SECTION, TNI_PRODUCT_SECTIONS };
extern const tn_section_rule tni_product_sections[TNI_PRODUCT_SECTIONS];
extern const tn_file_rule tni_product_file;

#endif
