/* The listing that AWS publishes as an example, and how a literal becomes a product: what the tests
 * of building share. */
#ifndef TN_TEST_PRODUCT_BUILD_H
#define TN_TEST_PRODUCT_BUILD_H

#include "model/with_findings.h"
#include "support/golden.h"
#include "tenor/product.h"

static const char *const log_monitoring =
    "[product]\n"
    "title      = Log monitoring\n"
    "product_id = prod-1111111111111\n"
    "code       = 9x8y7z                 ; product code from the portal\n"
    "category   = hosts                  ; bandwidth data hosts requests tiers users units\n"
    "purchase   = one-tier\n"
    "currency   = USD\n"
    "durations  = 1m, 12m                ; what the public listing offers\n"
    "profile    = console\n"
    "\n"
    "[dimension basic]\n"
    "name        = Basic\n"
    "description = 10 hosts monitored, 5 containers monitored\n"
    "price.12m   = 1000                  ; the whole 12 months, not a monthly rate\n"
    "price.1m    = 100\n"
    "includes.xhosts = 10                ; what one unit of this entitles to\n"
    "includes.xcontainers = 5\n"
    "\n"
    "[dimension pro]\n"
    "name        = Pro\n"
    "description = 40 hosts monitored, 20 containers monitored\n"
    "price.1m    = 400\n"
    "price.12m   = 4000\n"
    "includes.xhosts = 40\n"
    "includes.xcontainers = 20\n"
    "\n"
    "[dimension xhosts]\n"
    "name  = Additional hosts\n"
    "description = Hosts monitored above the plan, per hour\n"
    "payg  = 0.1\n"
    "meter = gauge\n"
    "\n"
    "[dimension xcontainers]\n"
    "key   = xcont\n"
    "name  = Additional containers\n"
    "description = Containers monitored above the plan, per hour\n"
    "payg  = 0.2\n"
    "meter = counter\n"
    "allowance = term\n";

static const tn_product *build(const char *ini, const char *csv, tn_status expected)
{
    const tn_product *product = NULL;
    const tn_tree *tree = test_tree(arena, "log.product.ini", ini);
    const tn_tree *rows = csv ? test_rows(arena, "log.dimensions.csv", csv) : NULL;
    const tn_status status = tn_product_build(arena, tree, rows, tables, findings, &product);
    test_golden_add(csv ? csv : ini, findings);
    if (status != expected) {
        test_print(findings);
    }
    assert_int_equal(status, expected);
    assert_int_equal(product != NULL, expected == TN_OK);
    return product;
}

#endif
