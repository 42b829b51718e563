/* Answers about an agreement: which one it is, times, the offer and the contract they make. */
#include "format/agreement/agreements.h"

#include "tenor/buffer.h"
#include "tenor/read.h"

static void test_agreement_is__by_its_members(void **state)
{
    (void)state;
    assert_true(tni_agreement_is(ABOUT, strlen(ABOUT)));
    assert_true(tni_agreement_is("[" ABOUT "]", strlen(ABOUT) + 2));
    assert_true(tni_agreement_is(TERMS, strlen(TERMS)));
    assert_false(tni_agreement_is("{\"ChangeSet\": []}", 17));
    assert_false(tni_agreement_is("key,name", 8));
    assert_false(tni_agreement_is("{", 1));
}

static void test_agreement_add__either_order_and_once(void **state)
{
    (void)state;
    assert_int_equal(add("{\"x\": 1}"), TN_E_FINDINGS);
    assert_int_equal(add("{"), TN_E_FINDINGS);
    assert_int_equal(add(TERMS), TN_OK);
    assert_int_equal(add(ABOUT), TN_OK);
    assert_int_equal(add(ABOUT), TN_E_FINDINGS);
    assert_int_equal(test_count(a.findings, TN_IMP_AGREEMENT), 2);
    assert_int_equal(test_count(a.findings, TN_CHG_JSON), 1);
    assert_int_equal(tni_json_count(a.terms), 2); /* two terms in one element */
}

static void test_agreement_time__forms(void **state)
{
    (void)state;
    static const struct {
        const char *json, *time; /* NULL: none */
    } rows[] = {{"1570570843.644", "2019-10-08T21:40:43Z"},
                {"1570570843", "2019-10-08T21:40:43Z"},
                {"\"2019-10-08T21:40:43.644Z\"", "2019-10-08T21:40:43Z"},
                {"\"2019-10-08T21:40:43Z\"", "2019-10-08T21:40:43Z"},
                {"\"9999-01-01T00:00:00Z\"", NULL},
                {"null", NULL},
                {"\"soon\"", NULL},
                {"1e300", NULL}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        char text[TN_INSTANT_TEXT];
        tn_instant at;
        tni_json_error error;
        tni_json *json = NULL;
        const char *array = tn_arena_format(arena, "[%s]", rows[i].json);
        assert_int_equal(tni_json_parse(array, strlen(array), &error, &json), TN_OK);
        const bool read = tni_agreement_time(tni_json_at(json, 0), &at);
        assert_int_equal(read, rows[i].time != NULL);
        if (read) {
            assert_string_equal(tn_instant_format(at, text), rows[i].time);
        }
        tni_json_free(json);
    }
}

static void test_agreement__offer_and_contract(void **state)
{
    (void)state;
    static const char ini[] = "[product]\ntitle = T\ncategory = units\npurchase = any\n"
                              "currency = USD\ndurations = 12m\n\n[dimension short]\nkey = a\n"
                              "name = A\ndescription = D\nprice.12m = 50\n";
    const tn_source source = {"p.product.ini", ini, sizeof(ini) - 1};
    const tn_tables *tables = NULL;
    const tn_product *product = NULL;
    tn_date ended;
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    assert_int_equal(tn_date_parse("2027-09-01", 10, &ended), TN_OK);
    assert_int_equal(tn_tables_builtin(arena, a.findings, &tables), TN_OK);
    assert_int_equal(tn_product_read(arena, &source, NULL, tables, a.findings, &product), TN_OK);
    assert_int_equal(tni_agreement_offer(&a, &out), TN_E_FINDINGS); /* no terms yet */
    assert_int_equal(add(TERMS), TN_OK);
    assert_int_equal(tni_agreement_contract(&a, product, "c", "o.offer.ini", NULL, NULL, &out),
                     TN_E_FINDINGS);
    assert_int_equal(test_count(a.findings, TN_IMP_ACCEPTANCE), 1);
    assert_int_equal(add(ABOUT), TN_OK);
    assert_int_equal(tni_agreement_offer(&a, &out), TN_OK);
    const char *year = strstr(out.bytes, "P1Y"), *month = strstr(out.bytes, "P1M");
    assert_true(year && month && year < month); /* what was bought stands first */
    assert_non_null(strstr(out.bytes, "\"Type\": \"RenewalTerm\""));
    tn_buffer_cut(&out, 0);
    assert_int_equal(tni_agreement_contract(&a, product, "c", "o.offer.ini", NULL, &ended, &out),
                     TN_OK);
    assert_string_equal(out.bytes, "[contract]\nid         = c\noffer      = o.offer.ini\n"
                                   "accepted   = 2027-01-15T08:00:00Z\nagreement  = agmt-1\n"
                                   "account_id = 111111111111\n\n[item short]\nquantity = 2\n\n"
                                   "[auto-renew 2027-01-15] ; it is off now; the day is not in the "
                                   "answer\nenabled = no\n\n[cancel 2027-09-01]\n");
    tn_buffer_done(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EACH(test_agreement_is__by_its_members), EACH(test_agreement_add__either_order_and_once),
        EACH(test_agreement_time__forms), EACH(test_agreement__offer_and_contract)};
    return RUN(tests);
}
