/* The field tables of a product's file. */
#ifndef TN_MODEL_PRODUCT_FIELDS_H
#define TN_MODEL_PRODUCT_FIELDS_H

#include "tenor/product.h"

enum { TNI_PRODUCT_SECTION, TNI_DIMENSION_SECTION, TNI_PRODUCT_SECTIONS };
extern const tn_section_rule tni_product_sections[TNI_PRODUCT_SECTIONS];
extern const tn_file_rule tni_product_file;

/* A dimension while sections and rows are merged. */
typedef struct tni_growing_dimension {
    tn_dimension dimension; /* first: readers and offsets see it as the target */
    size_t price_capacity, include_capacity;
    bool incomplete; /* a value or name of it was not understood */
} tni_growing_dimension;

#endif
