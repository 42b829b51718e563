/* Change sets out of files: what AWS takes, what it would reject, and what is not appended then. */
#include "app/with_workspace.h"

#include "app/changeset.h"

static void test_changeset__offer(void **state)
{
    (void)state;
    const tn_intent intent = TN_INTENT_APPLY;
    assert_int_equal(tni_changeset(&ws, sample("acme.offer.ini"), NULL, NULL, &out), TN_OK);
    holds("\"Catalog\": \"AWSMarketplace\"");
    lacks("\"Intent\""); /* only when asked */
    holds("\"ChangeType\": \"CreateOffer\"");
    holds("\"prod-2222222222222\"");
    holds("\"Price\": \"3600\"");
    tn_buffer_cut(&out, 0);
    assert_int_equal(tni_changeset(&ws, sample("acme.offer.ini"), NULL, &intent, &out), TN_OK);
    holds("\"Intent\": \"APPLY\"");
}

static void test_changeset__product_against_itself(void **state)
{
    (void)state;
    tni_source_file *product = sample("log-monitoring.product.ini");
    assert_int_equal(tni_changeset(&ws, product, product, NULL, &out), TN_E_FINDINGS);
    assert_true(found(TN_CHG_EMPTY)); /* nothing changes */
    assert_int_equal(out.length, 0);
}

static void test_changeset__needs_the_product_id(void **state)
{
    (void)state;
    put("p.ini", "[product]\ntitle = Logs\ncategory = hosts\npurchase = any\ncurrency = USD\n"
                 "durations = 12m\n[dimension pro]\nname = Pro\ndescription = One\n"
                 "price.12m = 100\n");
    put("o.ini", "[offer]\nname = Acme\nproduct = p.ini\nbuyer = Acme\n"
                 "buyer_accounts = 111111111111\nduration = 12m\nexpires = 2026-12-31\n"
                 "[item pro]\nquantity = 1\n");
    tni_source_file *offer = tni_workspace_load(&ws, "o.ini");
    assert_int_equal(tni_changeset(&ws, offer, NULL, NULL, &out), TN_E_FINDINGS);
    assert_true(found(TN_CHG_PRODUCT_ID));
    assert_int_equal(out.length, 0);
}

static void test_changeset__kept_aside_is_missing(void **state)
{
    (void)state;
    put("p.ini", "[product]\ntitle = Logs\nproduct_id = prod-1111111111111\ncategory = hosts\n"
                 "purchase = any\ncurrency = USD\ndurations = 12m\nextra = no-such.json\n"
                 "[dimension pro]\nname = Pro\ndescription = One\nprice.12m = 100\n");
    tni_source_file *product = tni_workspace_load(&ws, "p.ini");
    assert_int_equal(tni_changeset(&ws, product, NULL, NULL, &out), TN_E_READ);
    assert_true(found(TN_FIL_UNREADABLE));
    assert_int_equal(out.length, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_WORKSPACE(test_changeset__offer),
                                       WITH_WORKSPACE(test_changeset__product_against_itself),
                                       WITH_WORKSPACE(test_changeset__needs_the_product_id),
                                       WITH_WORKSPACE(test_changeset__kept_aside_is_missing)};
    return RUN(tests);
}
