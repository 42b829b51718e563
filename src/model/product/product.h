/* What the files of a product's building and checking share. */
#ifndef TN_MODEL_PRODUCT_H
#define TN_MODEL_PRODUCT_H

#include "model/bind/names.h"
#include "tenor/product.h"
#include "tenor/schema.h"

enum { TNI_PRODUCT_SECTION, TNI_DIMENSION_SECTION, TNI_PRODUCT_SECTIONS };
extern const tn_section_rule tni_product_sections[TNI_PRODUCT_SECTIONS];
extern const tn_file_rule tni_product_file;

/* A dimension while sections and rows are merged. */
typedef struct tni_dimension_draft {
    tn_dimension dimension; /* first: readers and offsets see it as the target */
    size_t price_capacity, include_capacity;
    bool spoilt; /* something of it was not understood */
} tni_dimension_draft;

/* One run of the rules over one product. */
typedef struct tni_product_run {
    const tn_product *product;
    const tn_tables *tables;
    const tn_profile_limits *limits;
    tn_findings *findings;
    tn_arena *arena;    /* scratch: the findings' */
    tni_name *keys;     /* API names, sorted; count is the product's dimensions */
    const bool *spoilt; /* dimensions of which something was not understood; NULL: none */
} tni_product_run;

/* tn_product_check of a product that was not understood everywhere: what spoilt dimensions lack is
 * not held against them. */
void tni_product_check(const tn_product *product, const tn_tables *tables, const bool *spoilt,
                       tn_findings *findings);

/* Adds a finding about a dimension at a place. */
tn_finding *tni_dimension_finding(const tni_product_run *run, const tn_dimension *dimension,
                                  tn_code code, tn_at at, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* The names of all dimensions, sorted; NULL: no memory. */
tni_name *tni_dimension_names(tn_arena *arena, const tn_product *product,
                              const char *(*name)(const tn_dimension *));

/* An API name that would fit, made from what was meant, taken by no other dimension. */
const char *tni_key_suggest(const tni_product_run *run, const char *meant);

/* The parts of tn_product_check. */
void tni_product_rules(const tni_product_run *run);   /* [product] */
void tni_dimension_texts(const tni_product_run *run); /* API names, names, descriptions */
void tni_dimension_prices(const tni_product_run *run);
void tni_product_advice(const tni_product_run *run); /* what is legal, but surely not meant */

/* Nothing was written for the field: its place is its section's. A field that was written and not
 * understood has a finding already and is not called missing too. */
bool tni_is_absent(tn_at field, tn_at section);

#endif
