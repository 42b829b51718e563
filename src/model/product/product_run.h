/* One run of the rules over one product: its findings, and the names of its dimensions. */
#ifndef TN_MODEL_PRODUCT_RUN_H
#define TN_MODEL_PRODUCT_RUN_H

#include "model/product/names.h"
#include "tenor/product.h"

typedef struct tni_product_run {
    const tn_product *product;
    const tn_tables *tables;
    const tn_profile_limits *limits;
    tn_findings *findings;
    tn_arena *arena;        /* scratch memory: that of the findings */
    tni_name *keys;         /* API names, sorted; count is the product's dimensions */
    const bool *incomplete; /* by dimension: a value or name was not understood; NULL: none */
} tni_product_run;

/* Adds a finding about the product as a whole. */
tn_finding *tni_product_finding(const tni_product_run *run, tn_code code, tn_at at,
                                const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Adds a finding about a dimension. */
tn_finding *tni_dimension_finding(const tni_product_run *run, const tn_dimension *dimension,
                                  tn_code code, tn_at at, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* The names of all dimensions, sorted; NULL: no memory. */
tni_name *tni_dimension_names(tn_arena *arena, const tn_product *product,
                              const char *(*name)(const tn_dimension *));

/* Nothing was written for the field: its position is its section's. A field that was written and
 * not understood has a finding already and is not reported as missing, too. */
bool tni_is_absent(tn_at field, tn_at section);

#endif
