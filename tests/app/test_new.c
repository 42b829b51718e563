/* New products: what options say becomes values, or is refused; `check` understands the text. */
#include "app/with_workspace.h"

#include "app/new.h"

static void test_new_product__plain(void **state)
{
    (void)state;
    const char *reason = "";
    const tni_new_options none = {0};
    assert_int_equal(tni_new_product(&ws, &none, &out, &reason), TN_OK);
    holds("title      = New product\n");
    holds("durations  = 1m, 12m\n");
    holds("\n[dimension basic]\nname        = basic\n");
    holds("price.1m    = 100.00\nprice.12m   = 1000.00\n"); /* twelve months cost ten */
    put("p.ini", out.bytes);
    assert_int_equal(tni_workspace_load(&ws, "p.ini")->status, TN_OK);
    assert_int_equal(tn_findings_of(ws.findings, TN_ERROR), 0);
}

static void test_new_product__as_said(void **state)
{
    (void)state;
    const char *reason = "";
    static const char *const labels[] = {"small", "large"}, *const durations[] = {"12m", "24m"};
    static const tn_edit_pair values[] = {{"title", "Logs"}, {"currency", "JPY"}};
    const tni_new_options options = {.dimensions = labels,
                                     .dimension_count = 2,
                                     .durations = durations,
                                     .duration_count = 2,
                                     .values = values,
                                     .value_count = 2};
    assert_int_equal(tni_new_product(&ws, &options, &out, &reason), TN_OK);
    holds("title      = Logs\n");
    holds("currency   = JPY\n");
    holds("durations  = 12m, 24m\n");
    holds("[dimension large]\n");
    holds("price.24m   = 4000.00\n"); /* the second dimension, two years */
}

static void test_new_product__from_another(void **state)
{
    (void)state;
    const char *reason = "";
    static const tn_edit_pair values[] = {{"title", "Copy"}};
    const tni_new_options options = {
        .from = SAMPLES "storage.product.ini", .values = values, .value_count = 1};
    assert_int_equal(tni_new_product(&ws, &options, &out, &reason), TN_OK);
    holds("; The data storage application"); /* comments stay */
    holds("title      = Copy\n");
    holds("[dimension encrypted]");
    lacks("[dimension basic]");
}

static void test_new_product__refused(void **state)
{
    (void)state;
    static const tn_edit_pair comment[] = {{"title", "Logs ; and more"}},
                              line[] = {{"title", "a\n[dimension x]"}};
    static const struct {
        tni_new_options options;
        tn_status status;
    } rows[] = {{{.values = comment, .value_count = 1}, TN_E_SYNTAX},
                {{.values = line, .value_count = 1}, TN_E_SYNTAX},
                {{.from = SAMPLES "none.ini"}, TN_E_READ},
                {{.from = SAMPLES "acme.offer.ini"}, TN_E_FINDINGS}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *reason = "";
        assert_int_equal(tni_new_product(&ws, &rows[i].options, &out, &reason), rows[i].status);
        assert_int_equal(*reason != '\0', rows[i].status == TN_E_SYNTAX);
        assert_int_equal(out.length, 0);
    }
}

/* A copy is another listing: it has no ids of the first, reads its table from where it will be, and
 * says so. */
static void test_new_product__copy_has_no_ids(void **state)
{
    (void)state;
    const char *reason = "";
    tn_findings *told = tn_findings_new(arena);
    put(SAMPLES "table.csv", "key,name,description,price_12m\na,A,One unit,100\n");
    put(SAMPLES "listed.product.ini",
        "[product]\ntitle = Logs\nproduct_id = prod-1111111111111\ncode = 9x8y7z\n"
        "offer_id = offer-aaaaaaaaaaaaa\nvisibility = public\ncategory = units\n"
        "purchase = any\ncurrency = USD\ndurations = 12m\ndimensions = table.csv\n"
        "[listing]\nsku = S-1\n");
    const tni_new_options options = {.from = SAMPLES "listed.product.ini",
                                     .target = SAMPLES "../copy.product.ini",
                                     .told = told};
    assert_int_equal(tni_new_product(&ws, &options, &out, &reason), TN_OK);
    lacks("prod-1111111111111");
    lacks("9x8y7z");
    lacks("offer_id");
    lacks("visibility");
    lacks("sku");
    holds("title = Logs\n");
    holds("dimensions = samples/table.csv\n");
    assert_int_equal(test_count(told, TN_PRD_NOT_COPIED), 6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_WORKSPACE(test_new_product__plain), WITH_WORKSPACE(test_new_product__as_said),
        WITH_WORKSPACE(test_new_product__from_another), WITH_WORKSPACE(test_new_product__refused),
        WITH_WORKSPACE(test_new_product__copy_has_no_ids)};
    return RUN(tests);
}
