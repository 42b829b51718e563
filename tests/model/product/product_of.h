/* Products of a few lines: what the tests of the rules share. */
#ifndef TN_TEST_PRODUCT_OF_H
#define TN_TEST_PRODUCT_OF_H

#include "model/with_findings.h"
#include "support/golden.h"
#include "tenor/product.h"

#define HEAD                                                                                       \
    "[product]\ntitle=T\nproduct_id=prod-1111111111111\ncategory=hosts\npurchase=%s\ncurrency=%"   \
    "s\n"                                                                                          \
    "durations=%s\nprofile=%s\n"

static inline const tn_product *product_of(const char *purchase, const char *durations,
                                           const char *profile, const char *dimensions)
{
    const char *head = tn_arena_format(arena, HEAD, purchase, "USD", durations, profile);
    const char *text = tn_arena_format(arena, "%s%s", head, dimensions);
    const tn_product *product = NULL;
    findings = tn_findings_new(arena);
    const tn_status status =
        tn_product_build(arena, test_tree(arena, "p.ini", text), NULL, tables, findings, &product);
    if (status != TN_OK) {
        test_print(findings);
    }
    assert_int_equal(status, TN_OK);
    tn_product_check(product, tables, findings);
    test_golden_add(dimensions, findings);
    return product;
}

static inline const char *dimension(const char *label, const char *rest)
{
    return tn_arena_format(arena, "[dimension %s]\nname=N%s\ndescription=d\n%s\n", label, label,
                           rest);
}

#endif
