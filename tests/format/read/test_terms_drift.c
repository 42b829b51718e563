/* What offer and product would give otherwise today is told, entry by entry; numbers as numbers. */
#include "tenor/read.h"

#include "support/tree.h"

#define HEAD "[contract]\nid = C-1\nproduct = p\nduration = 12m\naccepted = 2026-12-15\n"
#define REST                                                                                       \
    "[item seats]\nquantity = 5\n[terms]\ncurrency = USD\npurchase = any\nprofile = console\n"

static void check_drift(const char *prices, size_t expected)
{
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *findings = tn_findings_new(arena);
    const tn_tables *tables = NULL;
    const tn_product *product = NULL;
    const tn_contract *contract = NULL;
    const char *ini = "[product]\ntitle = L\nproduct_id = prod-1111111111111\ncategory = users\n"
                      "purchase = any\ncurrency = USD\ndurations = 12m\n"
                      "[dimension seats]\nname = S\ndescription = s\nprice.12m = 120\n";
    const char *text = tn_arena_format(arena, HEAD REST "%s", prices);
    const tn_source listed = {"p", ini, strlen(ini)}, file = {"c", text, strlen(text)};
    assert_int_equal(tn_tables_builtin(arena, findings, &tables), TN_OK);
    assert_int_equal(tn_product_read(arena, &listed, NULL, tables, findings, &product), TN_OK);
    assert_int_equal(tn_contract_read(arena, &file, product, NULL, 0, tables, findings, &contract),
                     TN_OK);
    assert_int_equal(test_count(findings, TN_CTR_FROZEN_DIFFERS), expected);
    assert_int_equal(test_count(findings, TN_CTR_NOT_FROZEN), 0);
    tn_arena_free(arena);
}

static void test_drift__by_entry(void **state)
{
    (void)state;
    check_drift("[price seats]\nlist = 120\nnet = 120.00 ; as agreed\nlist.12m = 120\n", 0);
    check_drift("[price seats]\nlist = 110\nnet = 110\nlist.12m = 120\n", 2);
    check_drift("[price seats]\nlist = 120\nnet = 120\n", 1);            /* list.12m */
    check_drift("[price seats]\nnet = 120\nlist = 120\nlist.12m = 120\n" /* [price more] */
                "[price more]\npayg = 1\n",
                1);
    check_drift("[price seats]\nnet = 120\nlist = 120\nlist.12m = 120\n" /* held, and gone */
                "[item more]\nquantity = 3\n[price more]\nnet = 1\nlist = 1\n",
                1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_drift__by_entry)};
    return cmocka_run_group_tests(tests, NULL, NULL) ? 1 : 0;
}
