/* The rules of a contract: what was bought, each broken, each kept. */
#include "model/contract/contract_cases.h"

#define PLAN                                                                                       \
    OFFER("[item gb]\nquantity = 500\n[item seats]\nprice = 90\n"                                  \
          "[payments]\nplan = monthly\n")

static const rule_case items_cases[] = {
    {"nothing bought", STORAGE, NULL, NULL, PUBLIC FROZEN, {{TN_CTR_NOTHING, 1}}},
    {"an offer that counts nothing",
     STORAGE,
     OFFER("[item gb]\n"),
     NULL,
     ACCEPTED FROZEN,
     {{TN_CTR_NOTHING, 1}}},
    {"an item without a quantity",
     STORAGE,
     NULL,
     NULL,
     PUBLIC "[item gb]\nquantity = 1\n[item seats]\n" FROZEN,
     {{TN_CTR_UNCOUNTED, 8}}},
    {"no item with one",
     STORAGE,
     NULL,
     NULL,
     PUBLIC "[item seats]\n" FROZEN,
     {{TN_CTR_UNCOUNTED, 6}, {TN_CTR_NOTHING, 1}}},
    {"by label and by API name",
     STORAGE,
     NULL,
     NULL,
     PUBLIC "[item gb]\nquantity = 1\n[item gb_stored]\nquantity = 2\n" FROZEN,
     {{TN_CTR_TWICE, 8}}},
    {"a metered dimension",
     STORAGE,
     NULL,
     NULL,
     PUBLIC "[item gb]\nquantity = 1\n[item calls]\nquantity = 2\n" FROZEN,
     {{TN_CTR_NOT_CONTRACT, 8}}},
    {"in another currency than the list's, at prices that are frozen", /* no list price */
     STORAGE,
     OFFER("currency = JPY\n[item gb]\nprice = 2400\nquantity = 500\n"),
     NULL,
     ACCEPTED "[terms]\ncurrency = JPY\npurchase = any\nduration = 12m\n"
              "[item gb]\nquantity = 500\n[price gb_stored]\nnet = 2400\n[upgrade 2027-03-01]\n"
              "quantity.gb = 600\n",
     {{0}}},
    {"frozen terms with a quantity of what has no price but for usage",
     STORAGE,
     NULL,
     NULL,
     PUBLIC "[terms]\ncurrency = USD\npurchase = any\n[item gb]\nquantity = 5\n"
            "[price gb]\nlist = 16\nnet = 16\nlist.12m = 16\n"
            "[item calls]\nquantity = 1\n[price calls]\npayg = 0.01\n",
     {{TN_CTR_NOT_CONTRACT, 15}}},
    {"as the plan fixed",
     STORAGE,
     PLAN,
     NULL,
     ACCEPTED "[item gb]\nquantity = 500\n[price gb]\nlist = 16\nnet = 16\n"
              "[price seats]\nlist = 100\nnet = 90\n[price calls]\npayg = 0.01\n",
     {{0}}},
    {"other quantities than the offer's, which has no plan",
     STORAGE,
     OFFER("[item gb]\nquantity = 500\n"),
     NULL,
     ACCEPTED "[item gb]\nquantity = 7\n" FROZEN,
     {{0}}},
    {"not as the plan fixed",
     STORAGE,
     PLAN,
     NULL,
     ACCEPTED "[item gb]\nquantity = 800\n[item seats]\nquantity = 1\n[price gb]\nlist = 16\n"
              "net = 16\n[price seats]\nlist = 100\nnet = 90\n[price calls]\npayg = 0.01\n",
     {{TN_CTR_PLAN_ITEMS, 5}, {TN_CTR_PLAN_ITEMS, 7}}},
    {"less than the plan fixed",
     STORAGE,
     PLAN,
     NULL,
     ACCEPTED "[item seats]\nquantity = 1\n[price gb]\nlist = 16\n"
              "net = 16\n[price seats]\nlist = 100\nnet = 90\n[price calls]\npayg = 0.01\n",
     {{TN_CTR_PLAN_ITEMS, 5}, {TN_CTR_PLAN_ITEMS, 5}}},
    {"one tier",
     TIERS,
     NULL,
     NULL,
     PUBLIC "[item pro]\n[price pro]\nnet = 4000\n[price basic]\nnet = 1000\n",
     {{0}}},
    {"one tier of an offer",
     TIERS,
     OFFER("[item pro]\n"),
     NULL,
     ACCEPTED "[price pro]\nnet = 4000\n[price basic]\nnet = 1000\n",
     {{0}}},
    {"one tier of a plan",
     TIERS,
     OFFER("[item pro]\n[payments]\nplan = monthly\n"),
     NULL,
     ACCEPTED "[item pro]\n[price pro]\nnet = 4000\n[price basic]\nnet = 1000\n",
     {{0}}},
    {"an offer of two tiers, one of them counted",
     TIERS,
     OFFER("[item pro]\n[item basic]\nquantity = 1\n[payments]\nplan = monthly\n"),
     NULL,
     ACCEPTED "[item basic]\n[price pro]\nnet = 4000\n[price basic]\nnet = 1000\n",
     {{0}}},
    {"two tiers",
     TIERS,
     NULL,
     NULL,
     PUBLIC "[item pro]\n[item basic]\n[price pro]\nnet = 4000\n[price basic]\nnet = 1000\n",
     {{TN_CTR_ONE_TIER, 7}}},
    {"a tier twice",
     TIERS,
     NULL,
     NULL,
     PUBLIC "[item pro]\nquantity = 2\n[price pro]\nnet = 4000\n[price basic]\nnet = 1000\n",
     {{TN_CTR_ONE_TIER, 7}}},
};

static void test_contract_check__items(void **state)
{
    (void)state;
    check_cases(items_cases, COUNT(items_cases));
}

/* The findings of all rows above. */
static void test_findings__word_by_word(void **state)
{
    (void)state;
    test_golden_compare("tests/model/contract/contract_rules_items.golden");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_contract_check__items),
        cmocka_unit_test(test_findings__word_by_word),
    };
    return RUN_RULES(tests);
}
