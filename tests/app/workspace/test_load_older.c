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

/* Rows are found by API name, under the label of the newer file; else they keep their name. */
static void test_load_older__labels(void **state)
{
    (void)state;
    put("new.product.ini", tn_arena_format(arena, "%skey = AWS-Pro ; as listed\n", product));
    put("old.csv", "API name,Name,Description,12 months\nAWS-Pro,Pro,One host,100\n"
                   "gone,Gone,Gone,5\n");
    put("both.csv", "API name,Name,Description,12 months\nAWS-Pro,Pro,One host,100\n"
                    "pro,Other,Other,5\n");
    const tni_source_file *now = tni_workspace_load(&ws, "new.product.ini");
    const tn_product *old = tni_load_older(&ws, "old.csv", now)->product;
    assert_non_null(old);
    assert_string_equal(old->dimensions[0].label, "pro");
    assert_string_equal(old->dimensions[0].key.value, "AWS-Pro");
    assert_string_equal(old->dimensions[1].label, "gone");
    const tn_product *both = tni_load_older(&ws, "both.csv", now)->product;
    assert_non_null(both);
    assert_string_equal(both->dimensions[0].label, "AWS-Pro"); /* its label is taken */
    assert_string_equal(both->dimensions[1].label, "pro");
}

static void test_load_older__own_table(void **state)
{
    (void)state;
    put("new.product.ini",
        tn_arena_format(arena,
                        "%skey = AWS-Pro\nincludes.host = 3\n[dimension host]\nkey = AWS-Host"
                        "\nname = Host\ndescription = A host\npayg = 1\n",
                        product));
    put("old.CSV", "label,name,description,price.12m,payg,includes.AWS-Host\n"
                   "AWS-Pro,Pro,One host,100,,2\nAWS-Host,Host,A host,,1,\n");
    const tni_source_file *now = tni_workspace_load(&ws, "new.product.ini");
    const tni_source_file *old = tni_load_older(&ws, "old.CSV", now);
    assert_int_equal(old->status, TN_OK);
    assert_string_equal(old->product->dimensions[1].label, "host");
    assert_string_equal(old->product->dimensions[0].includes[0].label, "host");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_WORKSPACE(test_load_older__price_list), WITH_WORKSPACE(test_load_older__others),
        WITH_WORKSPACE(test_load_older__labels), WITH_WORKSPACE(test_load_older__own_table)};
    return RUN(tests);
}
