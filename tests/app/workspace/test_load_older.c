/* The older version of a file. */
#include "app/with_workspace.h"

#include "app/workspace/price_list.h"

static const char product[] = "[product]\ntitle = Logs\nproduct_id = prod-1111111111111\n"
                              "category = hosts\npurchase = any\ncurrency = USD\n"
                              "durations = 1m, 12m\n"
                              "[dimension pro]\nname = Pro\ndescription = One host\n"
                              "price.1m = 10\nprice.12m = 110\n";

static void test_load_older__price_list(void **state)
{
    (void)state;
    put("new.product.ini", product);
    put("old.csv", "API name,Name,Description,12 months\npro,Pro,One host,100\n");
    const tni_source_file *now = tni_workspace_load(&ws, "new.product.ini");
    const tni_source_file *old = tni_load_older(&ws, "old.csv", now);
    assert_int_equal(old->status, TN_OK);
    assert_int_equal(old->kind, TNI_KIND_PRODUCT);
    assert_string_equal(old->product->title.value, "Logs"); /* as in the newer one */
    assert_int_equal(old->product->month_count, 1);         /* as in the list */
    assert_int_equal(old->product->months[0], 12);
    assert_int_equal(old->product->dimension_count, 1);
    assert_true(found(TN_IMP_DEFAULT));
}

static void test_load_older__others(void **state)
{
    (void)state;
    put("new.product.ini", product);
    put("old.product.ini", product);
    put("bad.csv", "Name,Price\nPro,100\n");
    const tni_source_file *now = tni_workspace_load(&ws, "new.product.ini");
    assert_int_equal(tni_load_older(&ws, "old.product.ini", now)->status, TN_OK);
    assert_false(found(TN_IMP_DEFAULT));
    assert_int_equal(tni_load_older(&ws, "bad.csv", now)->status, TN_E_FINDINGS);
    assert_int_equal(tni_load_older(&ws, "none.csv", now)->status, TN_E_READ);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_WORKSPACE(test_load_older__price_list),
                                       WITH_WORKSPACE(test_load_older__others)};
    return RUN(tests);
}
