/* Contracts from their files: every way not to be understood. */
#include "model/with_tables.h"
#include "tenor/contract.h"

static tn_status build(const char *text, tn_findings **findings, tn_contract **out)
{
    *findings = tn_findings_new(arena);
    *out = NULL;
    return tn_contract_build(arena, test_tree(arena, "c.contract.ini", text), tables, *findings,
                             out);
}

#define HEAD "[contract]\nid = C\noffer = a.offer.ini\naccepted = 2027-01-01\n"

static void test_contract_build__not_understood(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        tn_code code;
        unsigned line, column, count;
    } cases[] = {
        {"[contract]\noffer = a.offer.ini\naccepted = 2027-01-01\n", TN_CTR_MISSING, 1, 1, 1},
        {"[contract]\nid = C\noffer = a.offer.ini\n", TN_CTR_MISSING, 1, 1, 1},
        {"[contract]\nid = C\naccepted = 2027-01-01\n", TN_CTR_SOURCE, 1, 1, 1},
        {HEAD "product = p.product.ini\nduration = 1m\n", TN_CTR_SOURCE, 5, 11, 1},
        {"[contract]\nid = C\nproduct = p.product.ini\naccepted = 2027-01-01\n",
         TN_CTR_DURATION_MISSING, 3, 11, 1},
        /* What was not understood is not missing too. */
        {"[contract]\nid = C\noffer = /a.offer.ini\naccepted = 2027-01-01\n", TN_FIL_PATH_ABSOLUTE,
         3, 9, 1},
        {"[contract]\nid = C\nproduct = p.product.ini\nduration = 0m\naccepted = 2027-01-01\n",
         TN_MON_DURATION_RANGE, 4, 12, 1},
        {HEAD "[upgrade 2027-13-01]\nquantity.pro = 1\n", TN_MON_NO_DAY, 5, 10, 1},
        {HEAD "[upgrade soon]\nquantity.pro = 1\n", TN_MON_INSTANT, 5, 10, 1},
        {HEAD "[upgrade]\nquantity.pro = 1\n", TN_FIL_LABEL_MISSING, 5, 1, 1},
        {HEAD "[renewal x]\nauto = yes\n", TN_FIL_LABEL_EXTRA, 5, 10, 1},
        {HEAD "[upgrad 2027-04-11]\n", TN_FIL_UNKNOWN_SECTION, 5, 1, 1},
        {HEAD "[upgrade 2027-04-11]\n", TN_CTR_UPGRADE_EMPTY, 5, 1, 1},
        {HEAD "[upgrade 2027-04-11]\nquantity.pro = 0\n", TN_CTR_QUANTITY_ZERO, 6, 16, 1},
        {HEAD "[upgrade 2027-04-11]\nquantity.pro = -1\n", TN_MON_SIGN, 6, 16, 1},
        {HEAD "[upgrade 2027-04-11]\nquantity.pro = 2147483647\n", TN_MON_RANGE, 6, 16, 1},
        {HEAD "[upgrade 2027-04-11]\nprice.pro = 1\n", TN_FIL_UNKNOWN_KEY, 6, 1, 1},
        {HEAD "[replace 2027-06-01]\n", TN_CTR_MISSING, 5, 1, 1},
        {HEAD "[auto-renew 2027-06-01]\n", TN_CTR_MISSING, 5, 1, 1},
        {HEAD "[auto-renew 2027-06-01]\nenabled = maybe\n", TN_FIL_CHOICE, 6, 11, 1},
        {HEAD "[renew 2027-06-01]\nprice.pro = 1,5\n", TN_MON_COMMA, 6, 13, 1},
        {HEAD "[renew 2027-06-01]\nquantity = 1\n", TN_FIL_UNKNOWN_KEY, 6, 1, 1},
        {HEAD "[cancel 2027-06-01]\namount = 1\n", TN_FIL_UNKNOWN_KEY, 6, 1, 1},
        {HEAD "[item pro]\nquantity = 0\n", TN_MON_RANGE, 6, 12, 1},
        {HEAD "setup = none\n", TN_FIL_CHOICE, 5, 9, 1},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        tn_findings *findings;
        tn_contract *c;
        const tn_status status = build(cases[i].text, &findings, &c);
        if (status != TN_E_FINDINGS || tn_findings_count(findings) != cases[i].count) {
            test_print(findings);
            fail_msg("case %zu: status %d", i, (int)status);
        }
        assert_null(c);
        const tn_finding *f = test_finding(findings, cases[i].code);
        if (f->at.line != cases[i].line || f->at.column != cases[i].column) {
            test_print(findings);
            fail_msg("case %zu: at %u:%u", i, f->at.line, f->at.column);
        }
    }
}

static void test_contract_build__all_findings_not_the_first(void **state)
{
    (void)state;
    tn_findings *findings;
    tn_contract *c;
    assert_int_equal(
        build("[contract]\nsetup = old\n[upgrade x]\nquantity.pro = 0\n[what]\n", &findings, &c),
        TN_E_FINDINGS);
    assert_int_equal(test_count(findings, TN_FIL_CHOICE), 1);
    assert_int_equal(test_count(findings, TN_CTR_MISSING), 2);
    assert_int_equal(test_count(findings, TN_CTR_SOURCE), 1);
    assert_int_equal(test_count(findings, TN_MON_INSTANT), 1);
    assert_int_equal(test_count(findings, TN_CTR_QUANTITY_ZERO), 1);
    assert_int_equal(test_count(findings, TN_FIL_UNKNOWN_SECTION), 1);
}

static void test_contract_build__empty_tree(void **state)
{
    (void)state;
    tn_findings *findings;
    tn_contract *c;
    assert_int_equal(build("", &findings, &c), TN_E_FINDINGS);
    assert_int_equal(test_count(findings, TN_CTR_MISSING), 2);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_contract_build__not_understood),
        cmocka_unit_test(test_contract_build__all_findings_not_the_first),
        cmocka_unit_test(test_contract_build__empty_tree),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down) ? 1 : 0;
}
