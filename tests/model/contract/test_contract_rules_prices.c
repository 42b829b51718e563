/* The rules of a contract: frozen prices, each broken, each kept. */
#include "model/contract/contract_cases.h"

#define BOUGHT "[item gb]\nquantity = 500\n" /* lines 6 and 7 of a public purchase */

static const rule_case frozen_prices_cases[] = {
    {"none at all", STORAGE, NULL, NULL, PUBLIC BOUGHT, {{TN_CTR_NOT_FROZEN, 1}}},
    {"a net price and a usage price are open",
     STORAGE,
     NULL,
     NULL,
     PUBLIC BOUGHT "[price gb]\nlist = 16\nnet = 16\n[price seats]\nlist = 100\n",
     {{TN_CTR_NOT_FROZEN, 1}}},
    {"the usage price is open",
     STORAGE,
     NULL,
     NULL,
     PUBLIC BOUGHT "[price gb]\nnet = 16\n[price seats]\nnet = 100\n",
     {{TN_CTR_NOT_FROZEN, 1}}},
    {"other than today's list",
     STORAGE,
     NULL,
     NULL,
     PUBLIC BOUGHT "[price gb]\nlist = 17\nnet = 15\n"
                   "[price seats]\nlist = 100\nnet = 100\n[price calls]\npayg = 0.02\n",
     {{TN_CTR_FROZEN_DIFFERS, 9}, {TN_CTR_FROZEN_DIFFERS, 10}, {TN_CTR_FROZEN_DIFFERS, 15}}},
    {"net above list, which is today's",
     STORAGE,
     NULL,
     NULL,
     PUBLIC BOUGHT "[price gb]\nlist = 15\nnet = 16\n"
                   "[price seats]\nlist = 100\nnet = 100\n[price calls]\npayg = 0.01\n",
     {{TN_CTR_FROZEN_DIFFERS, 9}, {TN_CTR_ABOVE_LIST, 10}}},
    {"free",
     STORAGE,
     NULL,
     NULL,
     PUBLIC BOUGHT "[price gb]\nlist = 16\nnet = 0\n"
                   "[price seats]\nlist = 100\nnet = 100\n[price calls]\npayg = 0.01\n",
     {{TN_CTR_FREE, 10}, {TN_CTR_FROZEN_DIFFERS, 10}}},
    {"four decimals, and as many zeros as one likes",
     STORAGE,
     NULL,
     NULL,
     PUBLIC BOUGHT "[price gb]\nlist = 16.0001\nnet = 16.00000\n"
                   "[price seats]\nlist = 100\nnet = 100\n[price calls]\npayg = 0.01\n",
     {{TN_CTR_PLACES, 9}, {TN_CTR_FROZEN_DIFFERS, 9}}},
    {"a net price of a duration that is not listed",
     STORAGE,
     "[offer]\nname = A\nproduct = p.product.ini\nbuyer = B\nduration = 18m\n"
     "expires = 2026-12-31\npublished = 2026-12-01\n[item gb]\nprice = 20\nquantity = 5\n",
     NULL,
     ACCEPTED "[price gb]\nnet = 21\n[price seats]\nnet = 100\n[price calls]\npayg = 0.01\n",
     {{TN_CTR_FROZEN_DIFFERS, 6}}},
    {"a contract price for a metered dimension",
     STORAGE,
     NULL,
     NULL,
     PUBLIC BOUGHT FROZEN "list = 1\n",
     {{TN_CTR_NOT_CONTRACT, 14}}},
    {"a usage section without a price: the product's holds",
     STORAGE,
     OFFER("[item gb]\nquantity = 500\n[usage calls]\n"),
     NULL,
     ACCEPTED FROZEN,
     {{0}}},
    {"a usage price for one that is not",
     STORAGE,
     NULL,
     NULL,
     PUBLIC BOUGHT "[price calls]\npayg = 0.01\n[price seats]\nlist = 100\nnet = 100\n"
                   "[price gb]\nlist = 16\nnet = 16\npayg = 1\n",
     {{TN_CTR_NOT_METERED, 16}}},
    {"by label and by API name",
     STORAGE,
     NULL,
     NULL,
     PUBLIC BOUGHT FROZEN "[price gb_stored]\nnet = 16\n",
     {{TN_CTR_TWICE, 16}}},
};

static void test_contract_check__frozen_prices(void **state)
{
    (void)state;
    check_cases(frozen_prices_cases, COUNT(frozen_prices_cases));
}

/* What would be charged today: the price, the item's discount, the offer's, else the list. */
static void test_contract_check__frozen_against_the_offer(void **state)
{
    (void)state;
    static const char offer[] =
        OFFER("discount = 12.5%\n[item gb]\nquantity = 500\nprice = 15\n"
              "[item seats]\ndiscount = 33.3333%\n[usage calls]\nprice = 0.008\n");
    static const rule_case cases[] = {
        {"as the offer says: 100 less 33.3333 % is 66.667",
         STORAGE,
         offer,
         NULL,
         ACCEPTED "[price gb]\nlist = 16\nnet = 15\n[price seats]\nlist = 100\nnet = 66.667\n"
                  "[price calls]\npayg = 0.008\n",
         {{0}}},
        {"otherwise",
         STORAGE,
         offer,
         NULL,
         ACCEPTED "[price gb]\nlist = 16\nnet = 14\n[price seats]\nlist = 100\nnet = 87.5\n"
                  "[price calls]\npayg = 0.01\n",
         {{TN_CTR_FROZEN_DIFFERS, 7}, {TN_CTR_FROZEN_DIFFERS, 10}, {TN_CTR_FROZEN_DIFFERS, 12}}},
        {"the offer's discount: 16 less 12.5 % is 14",
         STORAGE,
         OFFER("discount = 12.5%\n[item gb]\nquantity = 500\n"),
         NULL,
         ACCEPTED "[price gb]\nlist = 16\nnet = 14\n[price seats]\nlist = 100\nnet = 87.5\n"
                  "[price calls]\npayg = 0.01\n",
         {{0}}},
        {"a custom duration has the item's list or none",
         STORAGE,
         "[offer]\nname = A\nproduct = p.product.ini\nbuyer = B\nduration = 18m\n"
         "expires = 2026-12-31\npublished = 2026-12-01\n"
         "[item gb]\nquantity = 500\nlist = 24\nprice = 20\n",
         NULL,
         ACCEPTED "[price gb]\nlist = 25\nnet = 20\n[price calls]\npayg = 0.01\n",
         {{TN_CTR_FROZEN_DIFFERS, 6}}},
        {"the product's list does not hold in another currency",
         STORAGE,
         OFFER("currency = EUR\n[item gb]\nquantity = 500\nprice = 15\n"
               "[usage calls]\nprice = 0.01\n"),
         NULL,
         ACCEPTED "[price gb]\nlist = 17\nnet = 15\n[price calls]\npayg = 0.01\n",
         {{0}}},
    };
    check_cases(cases, COUNT(cases));
}

/* The findings of all rows above. */
static void test_findings__word_by_word(void **state)
{
    (void)state;
    test_golden_compare("tests/model/contract/contract_rules_prices.golden");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_contract_check__frozen_prices),
        cmocka_unit_test(test_contract_check__frozen_against_the_offer),
        cmocka_unit_test(test_findings__word_by_word),
    };
    return RUN_RULES(tests);
}
