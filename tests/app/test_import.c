/* Importing: which of the two a file is, and what a price list becomes. */
#include "app/with_workspace.h"

#include "app/import.h"

/* A change set becomes several files, and is no price list: one file is refused. */
static void test_import__json_by_its_first_sign(void **state)
{
    (void)state;
    tni_made_file made[TNI_MADE_MAX];
    tni_price_table understood;
    size_t count = 0;
    const tni_import_options options = {.into = ".", .one = true};
    static const struct {
        const char *text;
        bool json;
    } rows[] = {{"{}", true},          {" \r\n\t[1]", true}, {"\xef\xbb\xbf{", true},
                {"key,name\n", false}, {"", false},          {"  ", false}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *path = tn_arena_format(arena, "f%zu", i);
        put(path, rows[i].text);
        const tn_status status = tni_import(&ws, path, &options, made, &count, &understood);
        assert_int_equal(status, rows[i].json ? TN_E_RANGE : TN_E_FINDINGS);
    }
}

static void test_import__price_list(void **state)
{
    (void)state;
    tni_made_file made[TNI_MADE_MAX];
    tni_price_table understood;
    size_t count = 9;
    const tni_import_options options = {.into = "new"};
    put("x/log.v2.csv", "key,name,description,price_12m\npro,Pro,One host,100\n");
    assert_int_equal(tni_import(&ws, "x/log.v2.csv", &options, made, &count, &understood), TN_OK);
    assert_int_equal(count, 1);
    assert_string_equal(made[0].path, "new/log.product.ini");
    assert_int_equal(made[0].size, strlen(made[0].bytes));
    assert_non_null(strstr(made[0].bytes, "title      = log\n"));
    assert_non_null(strstr(made[0].bytes, "durations  = 12m\n"));
    assert_non_null(strstr(made[0].bytes, "\n[dimension pro]\n"));
    assert_non_null(strstr(made[0].bytes, "price.12m   = 100\n"));
}

static void test_import__nothing_made(void **state)
{
    (void)state;
    static const struct {
        const char *path, *product;
        tn_status status;
    } rows[] = {{"none.csv", NULL, TN_E_READ},
                {"bad.csv", NULL, TN_E_FINDINGS},
                {"set.json", "bad.csv", TN_E_FINDINGS},
                {"set.json", NULL, TN_E_FINDINGS}};
    put("bad.csv", "key,name\n\"pro,Pro\n");
    put("set.json", "{}");
    for (size_t i = 0; i < COUNT(rows); i++) {
        tni_made_file made[TNI_MADE_MAX];
        tni_price_table understood;
        size_t count = 9;
        const tni_import_options options = {.into = ".", .product = rows[i].product};
        assert_int_equal(tni_import(&ws, rows[i].path, &options, made, &count, &understood),
                         rows[i].status);
        assert_int_equal(count, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_WORKSPACE(test_import__json_by_its_first_sign),
                                       WITH_WORKSPACE(test_import__price_list),
                                       WITH_WORKSPACE(test_import__nothing_made)};
    return RUN(tests);
}
tni_price_table understood;
