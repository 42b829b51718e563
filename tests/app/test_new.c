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

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_WORKSPACE(test_new_product__plain), WITH_WORKSPACE(test_new_product__as_said),
        WITH_WORKSPACE(test_new_product__from_another), WITH_WORKSPACE(test_new_product__refused)};
    return RUN(tests);
}
