/* Quoting with other quantities, discounts and targets; nothing in the file is changed. */
#include "app/with_workspace.h"

#include "app/quote.h"

static void test_quote__supposed(void **state)
{
    (void)state;
    static const char *const three[] = {"pro=3"}, *const unknown[] = {"prp=3"};
    static const struct {
        tni_quote_overrides overrides;
        tn_status status;
        int64_t net; /* minor units */
        tn_code code;
    } rows[] = {
        {{0}, TN_OK, 360000, TN_CODE_COUNT},
        {{.discount = "25%"}, TN_OK, 300000, TN_CODE_COUNT},
        {{.target = "3000.00"}, TN_OK, 300000, TN_CODE_COUNT},
        {{.target = "5000.00"}, TN_OK, 400000, TN_CODE_COUNT}, /* above the list: 0 % */
        {{.target = "1.005"}, TN_E_FINDINGS, 0, TN_OFR_TARGET},
        {{.set = three, .set_count = 1, .discount = "50%"}, TN_OK, 600000, TN_CODE_COUNT},
        {{.set = unknown, .set_count = 1}, TN_E_FINDINGS, 0, TN_OFR_UNKNOWN},
    };
    const tni_source_file *offer = sample("acme.offer.ini");
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tn_quote *quote = NULL;
        const tn_status status = tni_quote(&ws, offer, &rows[i].overrides, &quote);
        if (status != rows[i].status) {
            test_print(ws.findings);
            fail_msg("row %zu: status %d", i, (int)status);
        }
        if (status == TN_OK) {
            assert_int_equal(quote->net_total.money.minor, rows[i].net);
        }
        assert_true(rows[i].code == TN_CODE_COUNT || found(rows[i].code));
    }
}

static void test_quote__discount_beside_a_price(void **state)
{
    (void)state;
    const tn_quote *quote = NULL;
    const tni_quote_overrides overrides = {.discount = "50%"};
    assert_int_equal(tni_quote(&ws, sample("storage-18m.offer.ini"), &overrides, &quote), TN_OK);
    assert_int_equal(quote->net_total.money.minor, 1736250); /* 500 x 21.375 + 300 x 22.25 */
    assert_true(found(TN_OFR_FIXED));
}

static void test_quotes__one_several_missing(void **state)
{
    (void)state;
    static const char *const paths[] = {SAMPLES "acme.offer.ini", SAMPLES "instalments.offer.ini",
                                        SAMPLES "none.offer.ini"};
    const tn_report *report = NULL;
    assert_int_equal(tni_quotes(&ws, paths, 1, NULL, false, &report), TN_OK);
    assert_int_equal(sample_minor(report, "net_total"), 360000);
    assert_int_equal(tni_quotes(&ws, paths, 2, NULL, false, &report), TN_OK);
    assert_int_equal(tn_report_find_table(report, "offers")->count, 2);
    report = NULL;
    assert_int_equal(tni_quotes(&ws, paths, 3, NULL, false, &report), TN_E_READ);
    assert_null(report);
}

/* A quote beside others: their rows in their order, one that is not understood without values. */
static void test_quotes_beside__in_their_order(void **state)
{
    (void)state;
    const char *const paths[] = {SAMPLES "none.offer.ini", SAMPLES "tokyo.offer.ini"};
    const tn_quote *own = NULL;
    const tn_report *report = NULL;
    assert_int_equal(tni_quote(&ws, sample("acme.offer.ini"), NULL, &own), TN_OK);
    assert_int_equal(tni_quotes_beside(&ws, own, paths, 2, &report), TN_OK);
    const tn_table *offers = tn_report_find_table(report, "offers");
    const int net_total = tn_table_column(offers, "net_total");
    assert_int_equal(offers->count, 3);
    assert_int_equal(offers->rows[0].cells[net_total].as.money.minor, 360000);
    assert_int_equal(offers->rows[1].cells[net_total].kind, TN_V_NONE);
    assert_int_equal(offers->rows[2].cells[net_total].as.money.minor, 2951000);
}

static void test_read_set__pairs(void **state)
{
    (void)state;
    static const struct {
        const char *pair;
        tn_status status;
        int64_t quantity;
    } rows[] = {{"pro=7", TN_OK, 7},
                {"pro", TN_E_SYNTAX, 0},
                {"pro=x", TN_E_SYNTAX, 0},
                {"nothing=1", TN_E_FINDINGS, 0}};
    const tn_product *product = sample("log-monitoring.product.ini")->product;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct tn_what_if_quantity q = {0};
        assert_int_equal(tni_read_set(&ws, product, rows[i].pair, &q), rows[i].status);
        if (rows[i].status == TN_OK) {
            assert_int_equal(q.quantity, rows[i].quantity);
            assert_string_equal(product->dimensions[q.dimension].label, "pro");
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_WORKSPACE(test_quote__supposed), WITH_WORKSPACE(test_quote__discount_beside_a_price),
        WITH_WORKSPACE(test_quotes__one_several_missing),
        WITH_WORKSPACE(test_quotes_beside__in_their_order), WITH_WORKSPACE(test_read_set__pairs)};
    return RUN(tests);
}
