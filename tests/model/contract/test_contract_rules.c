/* The rules of a contract: its head and its acceptance, each broken, each kept. */
#include "model/contract/contract_cases.h"

static const rule_case head_cases[] = {
    {"nothing wrong, public",
     STORAGE,
     NULL,
     NULL,
     PUBLIC "[item gb]\nquantity = 500\n[renewal]\nauto = yes\n" FROZEN,
     {{0}}},
    {"nothing wrong, offer",
     STORAGE,
     OFFER("[item gb]\nquantity = 500\n"),
     NULL,
     ACCEPTED "agreement = agmt-1\naccount_id = 012345678901\npolicy = aws,basis=second\n" FROZEN,
     {{0}}},
    {"id with a slash",
     STORAGE,
     NULL,
     NULL,
     "[contract]\nid = C/1\nproduct = p.product.ini\nduration = 12m\naccepted = 2026-12-20\n"
     "[item gb]\nquantity = 500\n" FROZEN,
     {{TN_CTR_ID, 2}}},
    {"id that starts with a point",
     STORAGE,
     NULL,
     NULL,
     "[contract]\nid = .C1\nproduct = p.product.ini\nduration = 12m\naccepted = 2026-12-20\n"
     "[item gb]\nquantity = 500\n" FROZEN,
     {{TN_CTR_ID, 2}}},
    {"id with a tilde, which lies behind the letters",
     STORAGE,
     NULL,
     NULL,
     "[contract]\nid = C~1\nproduct = p.product.ini\nduration = 12m\naccepted = 2026-12-20\n"
     "[item gb]\nquantity = 500\n" FROZEN,
     {{TN_CTR_ID, 2}}},
    {"id with a colon, which lies behind the digits",
     STORAGE,
     NULL,
     NULL,
     "[contract]\nid = C:1\nproduct = p.product.ini\nduration = 12m\naccepted = 2026-12-20\n"
     "[item gb]\nquantity = 500\n" FROZEN,
     {{TN_CTR_ID, 2}}},
    {"an account of a public purchase",
     STORAGE,
     NULL,
     NULL,
     PUBLIC "account_id = 123456789012\n[item gb]\nquantity = 500\n" FROZEN,
     {{0}}},
    {"frozen terms have a renewal, and nobody asks whether a draft could be accepted",
     STORAGE,
     "[offer]\nname = A\nproduct = p.product.ini\nbuyer = B\nduration = 12m\n"
     "expires = 2026-12-31\n[item gb]\nquantity = 1\n",
     NULL,
     ACCEPTED "[terms]\ncurrency = USD\npurchase = any\nduration = 12m\n[renewal]\nauto = yes\n"
              "[item gb]\nquantity = 1\n[price gb]\nlist = 17\nlist.12m = 17\nnet = 15\n",
     {{0}}},
    {"id of 64 characters",
     STORAGE,
     NULL,
     NULL,
     "[contract]\nid = a123456789012345678901234567890123456789012345678901234567890123\n"
     "product = p.product.ini\nduration = 12m\naccepted = 2026-12-20\n"
     "[item gb]\nquantity = 500\n" FROZEN,
     {{0}}},
    {"id of 65 characters",
     STORAGE,
     NULL,
     NULL,
     "[contract]\nid = a1234567890123456789012345678901234567890123456789012345678901234\n"
     "product = p.product.ini\nduration = 12m\naccepted = 2026-12-20\n"
     "[item gb]\nquantity = 500\n" FROZEN,
     {{TN_CTR_ID, 2}}},
    {"every kind of character",
     STORAGE,
     NULL,
     NULL,
     "[contract]\nid = Zz9-a_0.A\nproduct = p.product.ini\nduration = 12m\n"
     "accepted = 2026-12-20\n[item gb]\nquantity = 500\n" FROZEN,
     {{0}}},
    {"an agreement of 65 characters, an account of 13 digits",
     STORAGE,
     OFFER("[item gb]\nquantity = 500\n"),
     NULL,
     ACCEPTED "agreement = agmt-123456789012345678901234567890123456789012345678901234567890\n"
              "account_id = 1234567890123\n" FROZEN,
     {{TN_CTR_AGREEMENT, 5}, {TN_CTR_ACCOUNT, 6}}},
    {"an agreement of nothing, an account where nobody was named",
     STORAGE,
     OFFER("[item gb]\nquantity = 500\n"),
     NULL,
     ACCEPTED "agreement = agmt-\naccount_id = 123456789012\n" FROZEN,
     {{TN_CTR_AGREEMENT, 5}}},
    {"ids",
     STORAGE,
     OFFER("buyer_accounts = 111111111111\n[item gb]\nquantity = 500\n"),
     NULL,
     ACCEPTED "agreement = 17\naccount_id = 11111111111\npolicy = aws,base=day\n" FROZEN,
     {{TN_CTR_AGREEMENT, 5}, {TN_CTR_ACCOUNT, 6}, {TN_CTR_POLICY, 7}}},
    {"the first account of the offer",
     STORAGE,
     OFFER("buyer_accounts = 222222222222, 111111111111\n[item gb]\nquantity = 500\n"),
     NULL,
     ACCEPTED "account_id = 222222222222\n" FROZEN,
     {{0}}},
    {"another account than the offer's",
     STORAGE,
     OFFER("buyer_accounts = 222222222222, 111111111111\n[item gb]\nquantity = 500\n"),
     NULL,
     ACCEPTED "account_id = 333333333333\n" FROZEN,
     {{TN_CTR_ACCOUNT_OTHER, 5}}},
    {"an account of the offer",
     STORAGE,
     OFFER("buyer_accounts = 222222222222, 111111111111\n[item gb]\nquantity = 500\n"),
     NULL,
     ACCEPTED "account_id = 111111111111\n" FROZEN,
     {{0}}},
    {"duration beside an offer",
     STORAGE,
     OFFER("[item gb]\nquantity = 500\n"),
     NULL,
     ACCEPTED "duration = 12m\n" FROZEN,
     {{TN_CTR_DURATION_EXTRA, 5}}},
    {"a duration that is not listed, beside an offer",
     STORAGE,
     OFFER("[item gb]\nquantity = 500\n"),
     NULL,
     ACCEPTED "duration = 36m\n" FROZEN,
     {{TN_CTR_DURATION_EXTRA, 5}}},
    {"duration not listed, at the second event",
     STORAGE,
     NULL,
     NULL,
     "[contract]\nid = C-1\nproduct = p.product.ini\nduration = 12m\naccepted = 2026-12-20\n"
     "[item gb]\nquantity = 500\n[upgrade 2027-02-01]\nquantity.gb = 600\n"
     "[renew 2027-12-20]\nduration = 36m\n" FROZEN,
     {{TN_CTR_DURATION_UNLISTED, 11}}},
    {"duration not listed, at purchase and renewal",
     STORAGE,
     NULL,
     NULL,
     "[contract]\nid = C-1\nproduct = p.product.ini\nduration = 24m\naccepted = 2026-12-20\n"
     "[item gb]\nquantity = 500\n[renew 2028-12-20]\nduration = 36m\n" FROZEN,
     {{TN_CTR_DURATION_UNLISTED, 4}, {TN_CTR_DURATION_UNLISTED, 9}}},
    {"a duration of one's own after a private replacement",
     STORAGE,
     OFFER("replaces = agmt-1\n[item gb]\nquantity = 500\n"),
     NULL,
     PUBLIC "[item gb]\nquantity = 5\n" FROZEN
            "[replace 2026-12-21]\noffer = a.offer.ini\n[renew 2027-12-21]\nduration = 24m\n",
     {{0}}},
    {"renewal terms beside an offer",
     STORAGE,
     OFFER("[item gb]\nquantity = 500\n"),
     NULL,
     ACCEPTED FROZEN "[renewal]\nauto = yes\nuplift = 5%\n",
     {{TN_CTR_RENEWAL_OFFER, 13}}},
    {"renewal terms of a public purchase",
     STORAGE,
     NULL,
     NULL,
     PUBLIC "[item gb]\nquantity = 5\n[renewal]\nuplift = 5%\nmax_renewals = 3\n"
            "decision = 30d\nauto = yes\n" FROZEN,
     {{TN_CTR_RENEWAL_PUBLIC, 9}, {TN_CTR_RENEWAL_PUBLIC, 10}, {TN_CTR_RENEWAL_PUBLIC, 11}}},
    {"and the other two",
     STORAGE,
     NULL,
     NULL,
     PUBLIC "[item gb]\nquantity = 5\n[renewal]\ndefault = 5%\nadjustment = 60d\n" FROZEN,
     {{TN_CTR_RENEWAL_PUBLIC, 9}, {TN_CTR_RENEWAL_PUBLIC, 10}}},
    {"what only an offer grants",
     STORAGE,
     NULL,
     NULL,
     PUBLIC "[terms]\ncurrency = USD\npurchase = any\nduration = 12m\nnet_terms = 30\n"
            "purpose = new\nstart = 2026-12-20\nend = 2027-12-20\ndiscount = 5%\nbuyer = Acme\n"
            "buyer_country = JP\ntcv_usd = 100\npo = 7\n[price gb]\nnet = 16\nlist.12m = 16\n"
            "[item gb]\nquantity = 5\n[payments]\nplan = upfront\n",
     {{TN_CTR_RENEWAL_PUBLIC, 9},
      {TN_CTR_RENEWAL_PUBLIC, 10},
      {TN_CTR_RENEWAL_PUBLIC, 11},
      {TN_CTR_RENEWAL_PUBLIC, 12},
      {TN_CTR_RENEWAL_PUBLIC, 13},
      {TN_CTR_RENEWAL_PUBLIC, 14},
      {TN_CTR_RENEWAL_PUBLIC, 15},
      {TN_CTR_RENEWAL_PUBLIC, 16},
      {TN_CTR_RENEWAL_PUBLIC, 17},
      {TN_CTR_RENEWAL_PUBLIC, 18},
      {TN_CTR_RENEWAL_PUBLIC, 24}}},
};

static void test_contract_check__head(void **state)
{
    (void)state;
    check_cases(head_cases, COUNT(head_cases));
}

static void test_contract_check__acceptance(void **state)
{
    (void)state;
    static const char *const days[][2] = {{"2026-12-01T00:00:00Z", NULL},
                                          {"2026-12-31T23:59:59Z", NULL},
                                          {"2026-12-31", NULL},
                                          {"2026-11-30T23:59:59Z", "CTR-008"},
                                          {"2027-01-01T00:00:00Z", "CTR-007"},
                                          {"2027-01-01T08:59:59+09:00", NULL}};
    for (size_t i = 0; i < COUNT(days); i++) {
        char text[512];
        snprintf(text, sizeof(text),
                 "[contract]\nid = C-1\noffer = a.offer.ini\naccepted = %s\n" FROZEN, days[i][0]);
        const rule_case one = {
            days[i][0],
            STORAGE,
            OFFER("[item gb]\nquantity = 500\n"),
            NULL,
            text,
            {{days[i][1] ? tn_code_find(days[i][1]) : TN_FIL_ID, days[i][1] ? 4 : 0}}};
        check_cases(&one, 1);
    }
    static const rule_case draft[] = {
        {"a draft",
         STORAGE,
         "[offer]\nname = A\nproduct = p.product.ini\nbuyer = B\nduration = 12m\n"
         "expires = 2026-12-31\n[item gb]\nquantity = 1\n",
         NULL,
         ACCEPTED FROZEN,
         {{TN_CTR_UNPUBLISHED, 4}}},
        {"an offer whose expiry is missing has its finding already",
         STORAGE,
         "[offer]\nname = A\nproduct = p.product.ini\nbuyer = B\nduration = 12m\n"
         "published = 2026-12-01\n[item gb]\nquantity = 1\n",
         NULL,
         ACCEPTED FROZEN,
         {{0}}},
    };
    check_cases(draft, COUNT(draft));
}

/* The piece that is wrong is the one that is underlined. */
static void test_contract_check__policy_place(void **state)
{
    (void)state;
    const test_files files = {STORAGE, NULL, NULL,
                              PUBLIC "policy = aws,basis=dai,scope=line\n[item gb]\n"
                                     "quantity = 1\n" FROZEN};
    tn_findings *findings = tn_findings_new(arena);
    tn_contract_check(test_contract(arena, tables, &files, findings), tables, findings);
    const tn_finding *f = test_finding(findings, TN_CTR_POLICY);
    assert_int_equal(f->at.line, 6);
    assert_int_equal(f->at.column, 20);
    assert_int_equal(f->width, 3);
    assert_non_null(strstr(f->message, "'dai'"));
}

/* The findings of all rows above. */
static void test_findings__word_by_word(void **state)
{
    (void)state;
    test_golden_compare("tests/model/contract/contract_rules.golden");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_contract_check__head),
        cmocka_unit_test(test_contract_check__acceptance),
        cmocka_unit_test(test_contract_check__policy_place),
        cmocka_unit_test(test_findings__word_by_word),
    };
    return RUN_RULES(tests);
}
