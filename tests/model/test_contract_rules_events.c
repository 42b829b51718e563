/* The rules of a contract: what happened since, each broken, each kept. */
#include "model/contract_cases.h"

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
}

#define SECOND(more)                                                                               \
    "[offer]\nname = B\nproduct = p.product.ini\nbuyer = B\nexpires = 2027-05-31\n"                \
    "published = 2027-05-01\n" more
#define REPLACED PRIVATE "[replace 2027-05-20T10:00:00Z]\noffer = b.offer.ini\n"
#define FIRST    OFFER("[item gb]\nquantity = 5\n")

static const rule_case replacements_cases[] = {
    {"all is well",
     STORAGE,
     FIRST,
     SECOND("replaces = agmt-1\nend = 2028-05-31\n[item gb]\nquantity = 9\n"),
     REPLACED,
     {{0}}},
    {"no id to compare",
     STORAGE,
     FIRST,
     SECOND("replaces = agmt-7\nend = 2028-05-31\n[item gb]\nquantity = 9\n"),
     ACCEPTED FROZEN "[replace 2027-05-20]\noffer = b.offer.ini\n",
     {{0}}},
    {"replaces nothing",
     STORAGE,
     FIRST,
     SECOND("duration = 12m\n[item gb]\nquantity = 9\n"),
     REPLACED,
     {{TN_CTR_REPLACES, 16}}},
    {"replaces another",
     STORAGE,
     FIRST,
     SECOND("replaces = agmt-2\nduration = 12m\n[item gb]\nquantity = 9\n"),
     REPLACED,
     {{TN_CTR_REPLACES, 16}}},
    {"in another currency",
     STORAGE,
     FIRST,
     SECOND("replaces = agmt-1\nduration = 12m\ncurrency = EUR\n"
            "[item gb]\nquantity = 9\nprice = 5\n"),
     REPLACED,
     {{TN_CTR_REPLACE_CURRENCY, 16}}},
    {"after its expiry",
     STORAGE,
     FIRST,
     SECOND("replaces = agmt-1\nduration = 12m\n[item gb]\nquantity = 9\n"),
     PRIVATE "[replace 2027-06-01]\noffer = b.offer.ini\n",
     {{TN_CTR_EXPIRED, 15}}},
    {"before it was published",
     STORAGE,
     FIRST,
     SECOND("replaces = agmt-1\nduration = 12m\n[item gb]\nquantity = 9\n"),
     PRIVATE "[replace 2027-04-01]\noffer = b.offer.ini\n",
     {{TN_CTR_UNPUBLISHED, 15}}},
    {"later than it replaces",
     STORAGE,
     FIRST,
     SECOND("replaces = agmt-1\nstart = 2027-06-01\nend = 2028-05-31\n"
            "[item gb]\nquantity = 9\n"),
     REPLACED,
     {{TN_CTR_FUTURE_START, 16}}},
    {"an agreement that has not begun",
     STORAGE,
     "[offer]\nname = A\nproduct = p.product.ini\nbuyer = B\nstart = 2027-06-01\n"
     "end = 2028-05-31\nexpires = 2026-12-31\npublished = 2026-12-01\n"
     "[item gb]\nquantity = 5\n",
     SECOND("replaces = agmt-1\nstart = 2027-06-01\nend = 2028-05-31\n"
            "[item gb]\nquantity = 9\n"),
     REPLACED,
     {{0}}},
    {"of nothing",
     STORAGE,
     FIRST,
     SECOND("replaces = agmt-1\nduration = 12m\n[item gb]\n"),
     REPLACED,
     {{TN_CTR_NOTHING, 16}}},
    {"whose offer is not there", STORAGE, FIRST, NULL, REPLACED, {{0}}},
    {"twice: the second replaces the first",
     STORAGE,
     FIRST,
     SECOND("replaces = agmt-1\nduration = 12m\ncurrency = EUR\n"
            "[item gb]\nquantity = 9\nprice = 5\n"),
     REPLACED "[replace 2027-05-21]\noffer = b.offer.ini\n",
     {{TN_CTR_REPLACE_CURRENCY, 16}}},
};

static void test_contract_check__replacements(void **state)
{
    (void)state;
    check_cases(replacements_cases, COUNT(replacements_cases));
}

static const rule_case refunds_cases[] = {
    {"late and approved",
     STORAGE,
     NULL,
     NULL,
     HELD "[refund 2027-02-01]\napproved = yes\namount = 10.10\n",
     {{0}}},
    {"of nothing",
     STORAGE,
     NULL,
     NULL,
     HELD "[refund 2027-02-01]\napproved = yes\namount = 0.00\n",
     {{TN_CTR_AMOUNT_ZERO, 18}}},
    {"of half a cent",
     STORAGE,
     NULL,
     NULL,
     HELD "[refund 2027-02-01]\napproved = yes\namount = 10.005\n",
     {{TN_CTR_AMOUNT_PLACES, 18}}},
    {"of half a yen",
     STORAGE,
     OFFER("currency = JPY\n[item gb]\nquantity = 5\nprice = 9\n"
           "[usage calls]\nprice = 1\n"),
     NULL,
     ACCEPTED "[price gb]\nnet = 9\n[price calls]\npayg = 1\n"
              "[refund 2027-02-01]\napproved = yes\namount = 10.5\n",
     {{TN_CTR_AMOUNT_PLACES, 11}}},
    {"within 48 hours", STORAGE, NULL, NULL, HELD "[refund 2026-12-22]\n", {{0}}},
    {"within 48 hours, approved",
     STORAGE,
     NULL,
     NULL,
     HELD "[refund 2026-12-22]\napproved = yes\n",
     {{TN_CTR_APPROVED, 17}}},
    {"a second later, approved",
     STORAGE,
     NULL,
     NULL,
     HELD "[refund 2026-12-22T00:00:01Z]\napproved = yes\n",
     {{0}}},
    {"of a private offer",
     STORAGE,
     FIRST,
     NULL,
     PRIVATE "[refund 2026-12-21]\n",
     {{TN_CTR_REFUND_PRIVATE, 15}}},
    {"of a private offer, approved",
     STORAGE,
     FIRST,
     NULL,
     PRIVATE "[refund 2026-12-21]\napproved = yes\n",
     {{0}}},
    {"other events have no rules of their own",
     STORAGE,
     FIRST,
     NULL,
     PRIVATE "[auto-renew 2027-11-01]\nenabled = yes\n[cancel 2027-12-01]\n",
     {{0}}},
};

static void test_contract_check__refunds(void **state)
{
    (void)state;
    check_cases(refunds_cases, COUNT(refunds_cases));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_contract_check__renewals),
        cmocka_unit_test(test_contract_check__decided),
        cmocka_unit_test(test_contract_check__replacements),
        cmocka_unit_test(test_contract_check__refunds),
    };
    return RUN_RULES(tests);
}
