/* A price list by itself: what is wrong with it, and the product it makes. */
#include "app/with_workspace.h"

#include "app/workspace/price_list.h"

static void test_price_list_product__text(void **state)
{
    (void)state;
    put("log.csv", "key,name,description,price_1m,price_12m\npro,Pro,One host,10,100\n");
    const tni_price_list_options none = {0};
    tni_price_table understood;
    assert_int_equal(tni_price_list_product(&ws, "log.csv", &none, &understood, &out), TN_OK);
    assert_string_equal(out.bytes, "[product]\ntitle      = log\ncategory   = units\n"
                                   "purchase   = any\ncurrency   = USD\ndurations  = 1m, 12m\n\n"
                                   "[dimension pro]\nname        = Pro\n"
                                   "description = One host\nprice.1m    = 10\n"
                                   "price.12m   = 100\n");
    const tni_price_list_options said = {.title = "Logs",
                                         .category = "hosts",
                                         .purchase = "one-tier",
                                         .currency = "JPY",
                                         .durations = "12m"};
    tn_buffer_cut(&out, 0);
    assert_int_equal(tni_price_list_product(&ws, "log.csv", &said, &understood, &out), TN_OK);
    holds("[product]\ntitle      = Logs\ncategory   = hosts\npurchase   = one-tier\n"
          "currency   = JPY\ndurations  = 12m\n");
}

static void test_price_list_product__refused(void **state)
{
    (void)state;
    static const struct {
        const char *path, *text;
        tn_status status;
        tn_code code;
    } rows[] = {{"comment.csv", "key,name,description,price_12m\npro,Pro ; x,One,100\n",
                 TN_E_FINDINGS, TN_FIL_TEXT_COMMENT},
                {"quote.csv", "key,name\n\"pro,Pro\n", TN_E_FINDINGS, TN_CODE_COUNT},
                {"none.csv", NULL, TN_E_READ, TN_FIL_UNREADABLE}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tni_price_list_options none = {0};
        tni_price_table understood;
        if (rows[i].text) {
            put(rows[i].path, rows[i].text);
        }
        assert_int_equal(tni_price_list_product(&ws, rows[i].path, &none, &understood, &out),
                         rows[i].status);
        assert_true(rows[i].code == TN_CODE_COUNT || found(rows[i].code));
        assert_int_equal(out.length, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_WORKSPACE(test_price_list_product__text),
                                       WITH_WORKSPACE(test_price_list_product__refused)};
    return RUN(tests);
}
