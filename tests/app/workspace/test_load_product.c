/* Loading a product: its CSV, whose limits count, and when its broken rules are told. */
#include "app/with_workspace.h"

#define PRODUCT(more)                                                                              \
    "[product]\ntitle = Logs\nproduct_id = prod-1111111111111\ncategory = hosts\n"                 \
    "purchase = any\ncurrency = USD\ndurations = 12m\n" more
#define OFFER                                                                                      \
    "[offer]\nname = Acme\nproduct = p.ini\nbuyer = Acme\nbuyer_accounts = 111111111111\n"         \
    "duration = 12m\nexpires = 2026-12-31\n[item pro]\nquantity = 3\n"

static void test_load_product__rows_of_its_csv(void **state)
{
    (void)state;
    put("p.ini", PRODUCT("dimensions = d.csv ; the price list\n"));
    put("d.csv", "key,name,description,price_12m\npro,Pro,One host,100\nteam,Team,Ten,900\n");
    const tni_source_file *d = tni_workspace_load(&ws, "p.ini");
    assert_int_equal(d->status, TN_OK);
    assert_int_equal(d->product->dimension_count, 2);
    assert_string_equal(d->product->dimensions[1].label, "team");
    assert_non_null(d->rows);
    put("q.ini", PRODUCT("dimensions = none.csv\n"));
    assert_int_equal(tni_workspace_load(&ws, "q.ini")->status, TN_E_READ);
}

static void test_load_product__profile_of_the_option(void **state)
{
    (void)state;
    const tn_profile api = TN_PROFILE_CATALOG_API;
    const tni_source_file *d = sample("storage.product.ini");
    assert_int_equal(tn_product_profile(d->product), TN_PROFILE_CONSOLE); /* tenor.ini's */
    const tni_workspace_options options = {.profile = &api};
    assert_int_equal(tni_workspace_open(arena, &options, &ws), TN_OK);
    d = sample("storage.product.ini");
    assert_int_equal(tn_product_profile(d->product), TN_PROFILE_CATALOG_API);
}

/* Of a product that is only referred to, the errors are told; its warnings when it is loaded. */
static void test_add_rules__once(void **state)
{
    (void)state;
    put("p.ini", PRODUCT("[dimension pro]\nname = A name far longer than the display name may be\n"
                         "description = One host\nprice.12m = 100\n"));
    put("o.ini", OFFER);
    tni_workspace_load(&ws, "o.ini");
    const size_t errors = tn_findings_of(ws.findings, TN_ERROR);
    assert_true(errors > 0);
    tni_workspace_load(&ws, "p.ini");
    const size_t all = tn_findings_count(ws.findings);
    assert_int_equal(tn_findings_of(ws.findings, TN_ERROR), errors);
    tni_workspace_load(&ws, "p.ini");
    assert_int_equal(tn_findings_count(ws.findings), all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_WORKSPACE(test_load_product__rows_of_its_csv),
                                       WITH_WORKSPACE(test_load_product__profile_of_the_option),
                                       WITH_WORKSPACE(test_add_rules__once)};
    return RUN(tests);
}
