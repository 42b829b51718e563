/* Frozen terms become the product and the offer; today's files give names and order alone. */
#include "model/with_tables.h"
#include "support/contract.h"

#include "model/contract/terms.h"

#define STORAGE                                                                                    \
    "[product]\ntitle = S\ncategory = data\nunit = GB\npurchase = any\ncurrency = USD\n"           \
    "durations = 1m, 12m\n[dimension gb]\nkey = gb_stored\nprice.12m = 16\n"                       \
    "[dimension seats]\nprice.12m = 100\n[dimension calls]\npayg = 0.01\n"
#define OFFER                                                                                      \
    "[offer]\nname = A\nproduct = p.product.ini\nbuyer = B\nduration = 12m\nexpires = "            \
    "2026-12-31\n"
#define ACCEPTED "[contract]\nid = C-1\noffer = a.offer.ini\naccepted = 2026-12-20T09:30:00Z\n"
#define TERMS                                                                                      \
    "[terms]\ncurrency = USD\npurchase = any\nduration = 12m\nnet_terms = 30\n"                    \
    "[price seats]\nlist = 90\nnet = 80\nlist.12m = 90\n"                                          \
    "[price old]\npayg = 0.5\nmeter = gauge\n"                                                     \
    "[price gb]\nnet = 7\nincludes.old = 4\n"                                                      \
    "[item seats]\nquantity = 3\n[payments]\n2027-01-01 = 240\n"

static const tn_product *product_of(const char *text)
{
    const tn_product *product = NULL;
    assert_int_equal(tn_product_build(arena, test_tree(arena, "p.product.ini", text), NULL, tables,
                                      tn_findings_new(arena), &product),
                     TN_OK);
    return product;
}

static tn_contract *contract_of(const char *text)
{
    tn_contract *c = NULL;
    tn_findings *findings = tn_findings_new(arena);
    assert_int_equal(
        tn_contract_build(arena, test_tree(arena, "c.contract.ini", text), tables, findings, &c),
        TN_OK);
    return c;
}

static void test_terms__win_over_files(void **state)
{
    (void)state;
    const tn_product *product = product_of(STORAGE);
    const tn_offer *offer = NULL;
    tn_contract *c = contract_of(ACCEPTED TERMS);
    assert_int_equal(tni_terms_settle(arena, c, &product, &offer), TN_OK);
    assert_int_equal(product->dimension_count, 4); /* gb, seats, calls, and the one that is gone */
    assert_string_equal(product->dimensions[0].key.value, "gb_stored");
    assert_string_equal(product->dimensions[3].label, "old");
    assert_int_equal(product->dimensions[3].meter.value, TN_METER_GAUGE);
    assert_false(product->dimensions[2].payg.set); /* calls came later */
    assert_int_equal(product->dimensions[0].includes[0].dimension, 3);
    assert_int_equal(tn_dimension_price(&product->dimensions[1], 12)->value.e8, 90 * TN_PRICE_ONE);
    assert_int_equal(tn_offer_item_for(offer, 1)->price.value.e8, 80 * TN_PRICE_ONE);
    assert_int_equal(tn_offer_item_for(offer, 1)->quantity.value, 3);
    assert_int_equal(tn_offer_item_for(offer, 0)->quantity.value, 0);
    assert_int_equal(offer->net_terms.value, 30);
    assert_true(tn_offer_has_plan(offer)); /* dated lines are a plan */
}

static void test_terms__without_files(void **state)
{
    (void)state;
    const tn_product *product = NULL;
    const tn_offer *offer = NULL;
    tn_contract *c = contract_of(ACCEPTED TERMS);
    assert_int_equal(tni_terms_settle(arena, c, &product, &offer), TN_OK);
    assert_int_equal(product->dimension_count, 3);
    assert_string_equal(product->dimensions[0].name.value, "seats");
    assert_string_equal(offer->file, "a.offer.ini");
}

static void test_terms__replacement_widened(void **state)
{
    (void)state;
    tn_findings *findings = tn_findings_new(arena);
    const test_files files = {STORAGE, OFFER, OFFER,
                              ACCEPTED "[replace 2027-01-01]\noffer = b.offer.ini\n"};
    const tn_contract *plain = test_contract(arena, tables, &files, findings);
    const tn_product *product = plain->product;
    const tn_offer *offer = NULL;
    tn_contract *c = contract_of(ACCEPTED TERMS "[replace 2027-01-01]\noffer = b.offer.ini\n");
    c->events[0].offer = plain->events[0].offer;
    assert_int_equal(tni_terms_settle(arena, c, &product, &offer), TN_OK);
    assert_int_equal(c->events[0].offer->product->dimension_count, 4);
    assert_ptr_equal(tni_offer_widen(arena, plain->offer, plain->product), plain->offer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_terms__win_over_files),
                                       cmocka_unit_test(test_terms__without_files),
                                       cmocka_unit_test(test_terms__replacement_widened)};
    return cmocka_run_group_tests(tests, set_up, tear_down) ? 1 : 0;
}
