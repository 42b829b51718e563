/* The contract of an agreement: what was bought, how it renews, when it ended. */
#include "format/agreement/agreements.h"

#include "tenor/buffer.h"
#include "tenor/read.h"

static void test_agreement_contract__of_what_was_bought(void **state)
{
    (void)state;
    static const char ini[] = "[product]\ntitle = T\ncategory = units\npurchase = any\n"
                              "currency = USD\ndurations = 12m\n\n[dimension short]\nkey = a\n"
                              "name = A\ndescription = D\nprice.12m = 50\n";
    const tn_source source = {"p.product.ini", ini, sizeof(ini) - 1};
    const tn_tables *tables = NULL;
    const tn_product *product = NULL;
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    assert_int_equal(tn_tables_builtin(arena, a.findings, &tables), TN_OK);
    assert_int_equal(tn_product_read(arena, &source, NULL, tables, a.findings, &product), TN_OK);
    assert_int_equal(tni_agreement_offer(&a, &out), TN_E_FINDINGS); /* no terms yet */
    assert_int_equal(add(TERMS), TN_OK);
    assert_int_equal(tni_agreement_contract(&a, product, "c", "o.offer.ini", NULL, &out),
                     TN_E_FINDINGS);
    assert_int_equal(test_count(a.findings, TN_IMP_ACCEPTANCE), 1);
    assert_int_equal(add(ABOUT), TN_OK);
    assert_int_equal(tni_agreement_offer(&a, &out), TN_OK);
    const char *year = strstr(out.bytes, "P1Y"), *month = strstr(out.bytes, "P1M");
    assert_true(year && month && year < month); /* what was bought stands first */
    assert_non_null(strstr(out.bytes, "\"Type\": \"RenewalTerm\""));
    tn_buffer_cut(&out, 0);
    assert_int_equal(add(ENDED("CANCELLED", "")), TN_OK);
    assert_int_equal(tni_agreement_settle(&a), TN_OK);
    assert_int_equal(tni_agreement_contract(&a, product, "c", "o.offer.ini", NULL, &out), TN_OK);
    assert_string_equal(out.bytes, "[contract]\nid         = c\noffer      = o.offer.ini\n"
                                   "accepted   = 2027-01-15T08:00:00Z\nagreement  = agmt-1\n"
                                   "account_id = 111111111111\n\n[item short]\nquantity = 2\n\n"
                                   "[auto-renew 2027-01-15] ; it is off now; the day is not in the "
                                   "answer\nenabled = no\n\n[cancel 2027-09-01T10:36:03Z]\n");
    tn_buffer_done(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {EACH(test_agreement_contract__of_what_was_bought)};
    return RUN(tests);
}
