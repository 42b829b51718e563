/* Products and offers from literals, for the tests of the model and the engine. */
#ifndef TN_TEST_OFFERS_H
#define TN_TEST_OFFERS_H

#include "support/tree.h"
#include "tenor/offer.h"

/* The two products of AWS's page on pricing for SaaS contracts, as short as they can be. */
#define STORAGE                                                                                    \
    "[product]\ntitle = Data storage\nproduct_id = prod-1\ncategory = data\nunit = GB\n"           \
    "purchase = any\ncurrency = USD\ndurations = 1m, 12m, 24m\n"                                   \
    "[dimension unencrypted]\nname = Unencrypted\ndescription = Gigabytes\nprice.1m = 1.50\n"      \
    "price.12m = 16.00\nprice.24m = 30.00\npayg = 0.1\n"                                           \
    "[dimension encrypted]\nname = Encrypted\ndescription = Gigabytes at rest\nprice.1m = 1.55\n"  \
    "price.12m = 16.60\nprice.24m = 31.20\npayg = 0.11\n"
#define LOGS                                                                                       \
    "[product]\ntitle = Log monitoring\nproduct_id = prod-2\ncategory = hosts\n"                   \
    "purchase = one-tier\ncurrency = USD\ndurations = 1m, 12m\n"                                   \
    "[dimension basic]\nname = Basic\ndescription = 10 hosts\nprice.1m = 100\nprice.12m = 1000\n"  \
    "[dimension standard]\nname = Standard\ndescription = 20 hosts\nprice.1m = 200\n"              \
    "price.12m = 2000\n"                                                                           \
    "[dimension pro]\nname = Pro\ndescription = 40 hosts\nprice.1m = 400\nprice.12m = 4000\n"      \
    "[dimension xhosts]\nname = More hosts\ndescription = Hosts per hour\npayg = 0.1\n"            \
    "[dimension xcontainers]\nname = More containers\ndescription = Containers\npayg = 0.2\n"

/* What every offer needs; %s of OFFER are more lines and sections. */
#define OFFER                                                                                      \
    "[offer]\nname = Acme\ndescription = For 2027\nproduct = p.product.ini\nbuyer = Acme KK\n"     \
    "buyer_accounts = 111111111111\nexpires = 2026-12-31\n"

static inline const tn_product *test_product(tn_arena *arena, const char *text)
{
    tn_findings *findings = tn_findings_new(arena);
    const tn_product *product = NULL;
    const tn_tree *tree = test_tree(arena, "p.product.ini", text);
    if (tn_product_build(arena, tree, NULL, test_tables(arena), findings, &product)) {
        test_print(findings);
        fail_msg("the product is wrong");
    }
    return product;
}

/* An offer bound to its product; fails the test when it cannot be built. */
static inline tn_offer *test_offer(tn_arena *arena, const char *product, const char *text)
{
    tn_findings *findings = tn_findings_new(arena);
    tn_offer *offer = NULL;
    const tn_tree *tree = test_tree(arena, "o.offer.ini", text);
    if (tn_offer_build(arena, tree, test_tables(arena), findings, &offer) ||
        tn_offer_bind(offer, test_product(arena, product), findings)) {
        test_print(findings);
        fail_msg("the offer is wrong");
    }
    return offer;
}

static inline tn_date test_day(const char *text)
{
    tn_date date = {0};
    assert_int_equal(tn_date_parse(text, strlen(text), &date), TN_OK);
    return date;
}

#endif
