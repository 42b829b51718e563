/* Contracts from their files: every way not to be understood. */
#include "model/with_tables.h"
#include "support/golden.h"
#include "tenor/contract.h"

static tn_status build(const char *text, tn_findings **findings, tn_contract **out)
{
    *findings = tn_findings_new(arena);
    *out = NULL;
    const tn_status status =
        tn_contract_build(arena, test_tree(arena, "c.contract.ini", text), tables, *findings, out);
    test_golden_add(text, *findings);
    return status;
}

#define HEAD        "[contract]\nid = C\noffer = a.offer.ini\naccepted = 2027-01-01\n"
#define REPLACE(on) "[replace " on "]\noffer = b.offer.ini\n"
#define TERMS(on)   "[terms" on "]\ncurrency = USD\npurchase = any\n"

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
    {"[contract]\nid = C\noffer = /a.offer.ini\naccepted = 2027-01-01\n", TN_FIL_PATH_ABSOLUTE, 3,
     9, 1},
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
    {HEAD "[contract 2027-06-01]\n", TN_FIL_LABEL_EXTRA, 5, 11, 1},
    /* Terms of nobody: of no [terms], of no replacement, of one that has some. */
    {HEAD "[payments]\n2027-06-01 = 5\n", TN_CTR_LOOSE, 5, 1, 1},
    {HEAD TERMS(" 2027-06-01"), TN_CTR_LOOSE, 5, 1, 1},
    {HEAD "[price pro 2027-06-01]\nnet = 1\n" REPLACE("2027-06-01"), TN_CTR_LOOSE, 5, 1, 1},
    {HEAD TERMS(" 2027-06-02") REPLACE("2027-06-01"), TN_CTR_LOOSE, 5, 1, 1},
    {HEAD TERMS(" 2027-06-01T11:00:00Z") REPLACE("2027-06-01T10:00:00Z"), TN_CTR_LOOSE, 5, 1, 1},
    {HEAD TERMS(" 2027-06-01") "[cancel 2027-06-01]\n", TN_CTR_LOOSE, 5, 1, 1},
    {HEAD TERMS(" 2027-06-01") TERMS(" 2027-06-01T10:00:00Z") REPLACE("2027-06-01T10:00:00Z"),
     TN_CTR_LOOSE, 5, 1, 1},
    /* Two at one instant, however it is written. */
    {HEAD REPLACE("2027-06-01") REPLACE("2027-06-01T00:00:00Z"), TN_FIL_SECTION_TWICE, 7, 1, 1},
    {HEAD REPLACE("2027-06-01T10:00:00Z") REPLACE("2027-06-01T19:00:00+09:00"),
     TN_FIL_SECTION_TWICE, 7, 1, 1},
    {HEAD "[upgrade 2027-05-01]\nquantity.pro = 1\n" REPLACE("2027-06-01")
         REPLACE("2027-06-01T00:00:00Z"),
     TN_FIL_SECTION_TWICE, 9, 1, 1},
    {HEAD TERMS("") "net_terms = 10000\n", TN_MON_RANGE, 8, 13, 1},
    {HEAD TERMS("") "[price pro]\nnet = 1\nincludes.calls = 0\n", TN_MON_RANGE, 10, 18, 1},
    /* One finding does not make up for another. */
    {HEAD "setup = none\n" REPLACE("2027-06-01") REPLACE("2027-06-01T00:00:00Z"),
     TN_FIL_SECTION_TWICE, 8, 1, 2},
    {HEAD "setup = none\n[upgrade 2027-04-11]\n", TN_CTR_UPGRADE_EMPTY, 6, 1, 2},
    {"[contract]\nid = C\naccepted = 2027-01-01\nsetup = none\n", TN_CTR_SOURCE, 1, 1, 2},
    {"[contract]\nid = C\nproduct = p.product.ini\naccepted = 2027-01-01\nsetup = none\n",
     TN_CTR_DURATION_MISSING, 3, 11, 2},
    {HEAD "setup = none\n[payments]\n2027-06-01 = 5\n", TN_CTR_LOOSE, 6, 1, 2},
};

static void test_contract_build__not_understood(void **state)
{
    (void)state;
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

/* Terms of a day are of the replacement on it, at any hour; those of an instant of no other. */
static void test_contract_build__terms_of_replacements(void **state)
{
    (void)state;
    static const char *const texts[] = {
        HEAD TERMS(" 2027-06-01") REPLACE("2027-06-01"),
        HEAD TERMS(" 2027-06-01") REPLACE("2027-05-01") REPLACE("2027-06-01T10:00:00Z"),
        HEAD REPLACE("2027-06-01T10:00:00Z") TERMS(" 2027-06-01T10:00:00Z"),
        HEAD "[upgrade 2027-06-01]\nquantity.pro = 1\n" REPLACE("2027-06-01") TERMS(" 2027-06-01"),
        HEAD "[upgrade 2027-06-01T00:00:00Z]\nquantity.pro = 1\n" REPLACE("2027-06-01")
            TERMS(" 2027-06-01"),
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        tn_findings *findings;
        tn_contract *c;
        assert_int_equal(build(texts[i], &findings, &c), TN_OK);
        assert_int_equal(tn_findings_count(findings), 0);
        assert_false(c->terms.set);
        assert_int_equal(c->replaced_count, 1);
        assert_ptr_equal(c->events[c->event_count - 1].terms, &c->replaced[0]);
        assert_null(c->event_count > 1 ? c->events[0].terms : NULL);
    }
}

/* Two replacements of one day: an instant names its own, a day the one without an hour, or what no
 * instant names. The terms are in the order of the file: [0] of the day, [1] of the instant. */
static void test_contract_build__terms_of_two_on_a_day(void **state)
{
    (void)state;
    static const struct {
        const char *first, *second, *instant; /* two replacements; the second one's own label */
    } rows[] = {
        {"2027-06-01", "2027-06-01T10:00:00Z", "2027-06-01T10:00:00Z"},
        {"2027-06-01T10:00:00Z", "2027-06-01", "2027-06-01T00:00:00Z"},
        {"2027-06-01T10:00:00Z", "2027-06-01T08:00:00Z", "2027-06-01T08:00:00Z"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        for (int turned = 0; turned < 2; turned++) {
            tn_findings *findings;
            tn_contract *c;
            const char *text = tn_arena_format(
                arena, HEAD TERMS(" 2027-06-01") TERMS(" %s") REPLACE("%s") REPLACE("%s"),
                rows[i].instant, turned ? rows[i].second : rows[i].first,
                turned ? rows[i].first : rows[i].second);
            assert_int_equal(build(text, &findings, &c), TN_OK);
            assert_ptr_equal(c->events[turned].terms, &c->replaced[0]);
            assert_ptr_equal(c->events[!turned].terms, &c->replaced[1]);
        }
    }
    tn_findings *findings;
    tn_contract *c;
    assert_int_equal(build(HEAD TERMS(" 2027-06-01") REPLACE("2027-06-01T10:00:00Z")
                               REPLACE("2027-06-01"),
                           &findings, &c),
                     TN_OK);
    assert_null(c->events[0].terms);
    assert_ptr_equal(c->events[1].terms, &c->replaced[0]);
}

/* Every kind of section that terms are made of, of the contract's own and of a replacement. */
#define FROZEN                                                                                     \
    HEAD "product = p.product.ini\n" TERMS("") /* the product gives names: both may be named */    \
        "[item pro]\nquantity = 3\n[price big tier]\nnet = 7\nlist.1m = 8\nincludes.pro = 2\n"     \
        "[payments]\n2027-02-01 = 5\n[renewal]\nauto = yes\n" TERMS(                               \
            " 2027-06-01") "[item big tier 2027-06-01]\nquantity = 4\n"                            \
                           "[price pro 2027-06-01]\nnet = 9\n[payments 2027-06-01]\nplan = "       \
                           "monthly\n"                                                             \
                           "[renewal 2027-06-01]\nauto = no\n" REPLACE(                            \
                               "2027-06-01") "[renew 2028-06-01]\nquantity.pro = 1\nprice.pro = "  \
                                             "8\n"

static void test_contract_build__frozen(void **state)
{
    (void)state;
    tn_findings *findings;
    tn_contract *c;
    assert_int_equal(build(FROZEN, &findings, &c), TN_OK);
    assert_int_equal(c->item_count, 1);
    assert_string_equal(c->items[0].label, "pro");
    assert_int_equal(c->items[0].quantity.value, 3);
    assert_string_equal(c->prices[0].label, "big tier");
    assert_true(c->terms.payments.set && c->renewal.automatic.value == 1);
    const tn_terms *t = c->events[0].terms;
    assert_string_equal(c->terms.label, "");
    assert_string_equal(t->label, "2027-06-01");
    assert_string_equal(t->items[0].label, "big tier");
    assert_int_equal(t->items[0].quantity.value, 4);
    assert_string_equal(t->prices[0].label, "pro");
    assert_true(t->prices[0].net.value.e8 == 9 * TN_PRICE_ONE);
    assert_int_equal(t->payments.plan.value, TN_PLAN_MONTHLY);
    assert_true(t->renewal.set && t->renewal.automatic.value == 0);
}

/* The least and the most that a field takes. */
static void test_contract_build__limits(void **state)
{
    (void)state;
    tn_findings *findings;
    tn_contract *c;
    assert_int_equal(build(HEAD TERMS("") "net_terms = 9999\n[price pro]\nnet = 1\n"
                                          "includes.calls = 1\n",
                           &findings, &c),
                     TN_OK);
    assert_int_equal(c->terms.net_terms.value, 9999);
    assert_int_equal(tn_findings_count(findings), 0);
}

static void test_contract_build__each_allocation_fails(void **state)
{
    (void)state;
    const tn_tree *tree = test_tree(arena, "c.contract.ini", FROZEN);
    tn_status status = TN_E_NOMEM;
    size_t refused = 0;
    for (size_t spare = 0; status == TN_E_NOMEM && spare < 256 * 1024; spare += 16) {
        test_memory memory;
        tn_arena *small = test_arena_short(&memory, spare);
        tn_findings *findings = small ? tn_findings_new(small) : NULL;
        tn_contract *c = NULL;
        status = findings ? tn_contract_build(small, tree, tables, findings, &c) : TN_E_NOMEM;
        assert_true((c != NULL) == (status == TN_OK));
        refused += status == TN_E_NOMEM;
        tn_arena_free(small);
    }
    assert_int_equal(status, TN_OK);
    assert_true(refused > 100);
}

/* The findings of all rows above. */
static void test_findings__word_by_word(void **state)
{
    (void)state;
    test_golden_compare("tests/model/contract/contract_build.golden");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_contract_build__not_understood),
        cmocka_unit_test(test_contract_build__all_findings_not_the_first),
        cmocka_unit_test(test_contract_build__empty_tree),
        cmocka_unit_test(test_contract_build__terms_of_replacements),
        cmocka_unit_test(test_contract_build__terms_of_two_on_a_day),
        cmocka_unit_test(test_contract_build__frozen),
        cmocka_unit_test(test_contract_build__limits),
        cmocka_unit_test(test_contract_build__each_allocation_fails),
        cmocka_unit_test(test_findings__word_by_word),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down) ? 1 : 0;
}
