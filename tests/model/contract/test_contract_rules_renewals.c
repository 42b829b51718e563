/* The rules of a contract: renewals, each broken, each kept. */
#include "model/contract/contract_cases.h"

/* An event's section stands in line 16 of a public purchase, in line 15 of an offer's. */
#define HELD    PUBLIC "[item gb]\nquantity = 5\n" FROZEN
#define PRIVATE ACCEPTED "agreement = agmt-1\nsetup = new\n" FROZEN
#define TIER    PUBLIC "[item pro]\n[price pro]\nnet = 4000\n[price basic]\nnet = 1000\n"

static const rule_case renewals_cases[] = {
    {"all is well",
     STORAGE,
     NULL,
     NULL,
     HELD "[upgrade 2027-02-01]\nquantity.gb = 7\nquantity.seats = 1\n"
          "[renew 2027-12-20]\nquantity.gb = 0\nprice.seats = 90\ndecided = 2027-12-01\n",
     {{0}}},
    {"named twice",
     STORAGE,
     NULL,
     NULL,
     HELD "[renew 2027-12-20]\nquantity.gb = 7\nprice.gb = 15\nquantity.gb_stored = 8\n"
          "price.gb_stored = 14\n",
     {{TN_CTR_TWICE, 19}, {TN_CTR_TWICE, 20}}},
    {"the third is the first again",
     STORAGE,
     NULL,
     NULL,
     HELD "[renew 2027-12-20]\nprice.gb = 7\nprice.seats = 15\nprice.gb_stored = 8\n"
          "quantity.gb = 1\nquantity.seats = 1\nquantity.gb_stored = 2\n",
     {{TN_CTR_TWICE, 19}, {TN_CTR_TWICE, 22}}},
    {"metered",
     STORAGE,
     NULL,
     NULL,
     HELD "[renew 2027-12-20]\nquantity.calls = 7\nprice.calls = 15\n",
     {{TN_CTR_NOT_CONTRACT, 17}, {TN_CTR_NOT_CONTRACT, 18}}},
    {"decimals",
     STORAGE,
     NULL,
     NULL,
     HELD "[renew 2027-12-20]\nprice.gb = 15.1234\nuplift = 3.125%\n",
     {{TN_CTR_PLACES, 17}, {TN_CTR_UPLIFT_PLACES, 18}, {TN_CTR_UPLIFT_IGNORED, 17}}},
    {"one of two typed",
     STORAGE,
     NULL,
     NULL,
     HELD "[renew 2027-12-20]\nprice.gb = 15.123\nuplift = 3.12%\n",
     {{TN_CTR_UPLIFT_IGNORED, 17}}},
    {"both typed",
     STORAGE,
     NULL,
     NULL,
     HELD "[renew 2027-12-20]\nprice.gb = 15\nprice.seats = 90\nuplift = 3.12%\n",
     {{TN_CTR_UPLIFT_IGNORED, 17}, {TN_CTR_UPLIFT_IGNORED, 18}}},
    {"one tier for another",
     TIERS,
     NULL,
     NULL,
     TIER "[renew 2027-12-20]\nquantity.pro = 0\nquantity.basic = 1\n",
     {{0}}},
    {"two tiers",
     TIERS,
     NULL,
     NULL,
     TIER "[renew 2027-12-20]\nquantity.pro = 1\nquantity.basic = 1\n",
     {{TN_CTR_ONE_TIER, 12}}},
    {"no tier",
     TIERS,
     NULL,
     NULL,
     TIER "[renew 2027-12-20]\nquantity.pro = 0\n",
     {{TN_CTR_ONE_TIER, 12}}},
};

static void test_contract_check__renewals(void **state)
{
    (void)state;
    check_cases(renewals_cases, COUNT(renewals_cases));
}

/* Terms from midnight end before the day that is named; others on it. */
static void test_contract_check__decided(void **state)
{
    (void)state;
    static const struct {
        const char *accepted, *offer, *decided, *code;
    } cases[] = {
        {"2026-12-20T09:30:00Z", "", "2027-12-20", NULL},
        {"2026-12-20T09:30:00Z", "", "2027-12-21", "CTR-025"},
        {"2026-12-20", "", "2027-12-19", NULL},
        {"2026-12-20", "", "2027-12-20", "CTR-025"},
        {"2026-12-20T09:30:00Z", "", "2026-12-20", NULL},
        {"2026-12-20T09:30:00Z", "", "2026-12-19", "CTR-025"},
        {"2026-12-20T09:30:00Z", "[renewal]\nauto = no\ndecision = 30d\n", "2027-11-20", NULL},
        {"2026-12-20T09:30:00Z", "[renewal]\nauto = no\ndecision = 30d\n", "2027-11-21", "CTR-026"},
        {"2026-12-20", "[renewal]\nauto = no\ndecision = 30d\n", "2027-11-19", NULL},
        {"2026-12-20", "[renewal]\nauto = no\ndecision = 30d\n", "2027-11-20", "CTR-026"},
        {"2026-12-20T09:30:00Z", "[renewal]\nauto = no\n", "2027-12-20", NULL},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char contract[512], offer[512];
        snprintf(offer, sizeof(offer), "%s%s", OFFER("[item gb]\nquantity = 5\n"), cases[i].offer);
        snprintf(contract, sizeof(contract),
                 "[contract]\nid = C-1\noffer = a.offer.ini\naccepted = %s\n" FROZEN
                 "[renew 2027-12-20]\ndecided = %s\n",
                 cases[i].accepted, cases[i].decided);
        const char *code = cases[i].code;
        const rule_case one = {cases[i].decided,
                               STORAGE,
                               offer,
                               NULL,
                               contract,
                               {{code ? tn_code_find(code) : TN_FIL_ID, code ? 14 : 0}}};
        check_cases(&one, 1);
    }
    static const rule_case dated[] = {
        {"a dated agreement to 2027-12-31 24:00Z",
         STORAGE,
         "[offer]\nname = A\nproduct = p.product.ini\nbuyer = B\nstart = 2027-01-01\n"
         "end = 2027-12-31\nexpires = 2026-12-31\npublished = 2026-12-01\n"
         "[item gb]\nquantity = 5\n",
         NULL,
         ACCEPTED FROZEN "[renew 2028-01-01]\ndecided = 2028-01-01\n",
         {{TN_CTR_DECIDED, 14}}},
    };
    check_cases(dated, COUNT(dated));
    static const rule_case replaced[] = {
        {"a replacement at an hour, to the end of 31 May",
         STORAGE,
         OFFER("[item gb]\nquantity = 5\n"),
         "[offer]\nname = B\nproduct = p.product.ini\nbuyer = B\nexpires = 2027-05-31\n"
         "published = 2027-05-01\nreplaces = agmt-1\nend = 2028-05-31\n[item gb]\nquantity = 9\n"
         "[renewal]\nauto = no\ndecision = 10d\n",
         PRIVATE "[replace 2027-05-20T10:00:00Z]\noffer = b.offer.ini\n[renew 2028-06-01]\n"
                 "decided = 2028-06-01\n[renew 2028-06-01T00:00:00Z]\ndecided = 2028-05-22\n"
                 "[renew 2028-06-01T01:00:00Z]\ndecided = 2028-05-21\n",
         {{TN_CTR_DECIDED, 18}, {TN_CTR_DECIDED_LATE, 20}}},
    };
    check_cases(replaced, COUNT(replaced));
}

/* Nothing lies before 1970-01-01. */
static void test_contract_check__first_days(void **state)
{
    (void)state;
    static const rule_case first_days[] = {

        {"a deadline that would lie there",
         STORAGE,
         "[offer]\nname = A\nproduct = p.product.ini\nbuyer = B\nduration = 12m\n"
         "expires = 1980-12-31\npublished = 1980-12-01\n[item gb]\nquantity = 5\n"
         "[renewal]\nauto = no\ndecision = 9999d\n",
         NULL,
         "[contract]\nid = C-1\noffer = a.offer.ini\naccepted = 1980-12-20\n" FROZEN
         "[renew 1981-12-20]\ndecided = 1981-12-19\n",
         {{0}}},
        {"the day before a renewal on it",
         STORAGE,
         OFFER("[item gb]\nquantity = 5\n"),
         NULL,
         "[contract]\nid = C-1\noffer = a.offer.ini\naccepted = 2026-12-20\n" FROZEN
         "[renew 1970-01-01]\nuplift = 5%\n",
         {{0}}},
    };
    check_cases(first_days, COUNT(first_days));
}

/* The findings of all rows above. */
static void test_findings__word_by_word(void **state)
{
    (void)state;
    test_golden_compare("tests/model/contract/contract_rules_renewals.golden");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_contract_check__renewals),
        cmocka_unit_test(test_contract_check__decided),
        cmocka_unit_test(test_contract_check__first_days),
        cmocka_unit_test(test_findings__word_by_word),
    };
    return RUN_RULES(tests);
}
