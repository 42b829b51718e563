/* The rules of a contract: replacements and refunds, each broken, each kept. */
#include "model/contract/contract_cases.h"

/* An event's section stands in line 16 of a public purchase, in line 15 of an offer's. */
#define HELD    PUBLIC "[item gb]\nquantity = 5\n" FROZEN
#define PRIVATE ACCEPTED "agreement = agmt-1\nsetup = new\n" FROZEN

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
    {"later, and the agreement has begun",
     STORAGE,
     "[offer]\nname = A\nproduct = p.product.ini\nbuyer = B\nstart = 2027-01-01\n"
     "end = 2028-05-31\nexpires = 2026-12-31\npublished = 2026-12-01\n"
     "[item gb]\nquantity = 5\n",
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
    {"and a refund after it",
     STORAGE,
     FIRST,
     NULL,
     REPLACED "[refund 2027-06-01]\napproved = yes\namount = 1.50\n",
     {{0}}},
    {"on the day on which it starts",
     STORAGE,
     FIRST,
     SECOND("replaces = agmt-1\nstart = 2027-05-20\nend = 2028-05-31\n"
            "[item gb]\nquantity = 9\n"),
     REPLACED,
     {{0}}},
    {"at the instant at which it starts",
     STORAGE,
     FIRST,
     SECOND("replaces = agmt-1\nstart = 2027-05-20\nend = 2028-05-31\n"
            "[item gb]\nquantity = 9\n"),
     PRIVATE "[replace 2027-05-20T00:00:00Z]\noffer = b.offer.ini\n",
     {{0}}},
    {"frozen: what it replaces and whether it was published was asked then",
     STORAGE,
     FIRST,
     "[offer]\nname = B\nproduct = p.product.ini\nbuyer = B\nduration = 12m\n"
     "[item gb]\nquantity = 9\n",
     REPLACED
     "[terms 2027-05-20]\ncurrency = USD\npurchase = any\n"
     "[item gb 2027-05-20]\nquantity = 9\n[price gb 2027-05-20]\nlist.12m = 16\nnet = 16\n",
     {{0}}},
    {"before the acceptance: the contract's own offer still gives the currency",
     STORAGE,
     FIRST,
     "[offer]\nname = B\nproduct = p.product.ini\nbuyer = B\nduration = 12m\n"
     "expires = 2026-12-31\npublished = 2026-12-01\nreplaces = agmt-1\ncurrency = JPY\n"
     "[item gb]\nquantity = 9\nprice = 9\n",
     PRIVATE "[replace 2026-12-10]\noffer = b.offer.ini\n"
             "[refund 2027-02-01]\napproved = yes\namount = 1.50\n",
     {{TN_CTR_REPLACE_CURRENCY, 16}}},
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
    {"for the rest, without an amount",
     STORAGE,
     NULL,
     NULL,
     HELD "[refund 2027-02-01]\napproved = yes\nfor = rest\n",
     {{TN_CTR_REFUND_FOR, 18}}},
    {"for the rest",
     STORAGE,
     NULL,
     NULL,
     HELD "[refund 2027-02-01]\napproved = yes\namount = 10\nfor = rest\n",
     {{0}}},
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

/* The findings of all rows above. */
static void test_findings__word_by_word(void **state)
{
    (void)state;
    test_golden_compare("tests/model/contract/contract_rules_events.golden");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_contract_check__replacements),
        cmocka_unit_test(test_contract_check__refunds),
        cmocka_unit_test(test_findings__word_by_word),
    };
    return RUN_RULES(tests);
}
