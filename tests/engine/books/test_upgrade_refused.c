/* Refused upgrades keep their figures. */
#include "engine/lives.h"
#include "tenor/replacement.h"
#include "tenor/upgrade.h"

typedef struct refusal {
    const char *what, *product, *contract, *on;
    const char *label;
    size_t dimension;
    int64_t quantity;
    bool priced;
    int64_t due_minor;
    const char *code;
    const char *at, *offer; /* NULL: at midnight; none */
} refusal;

static const refusal refusals[] = {
    {"a decrease is refused and still priced: 100 x 16 x 183/365", STORAGE,
     PUBLIC("12", "2027-01-01") "[item gb]\nquantity = 500\n", "2027-07-02", "gb", 0, 400, true,
     -80219, "CTR-055", NULL, NULL},
    {"before acceptance there is no term", STORAGE,
     PUBLIC("12", "2027-01-01") "[item gb]\nquantity = 500\n", "2026-07-02", "gb", 0, 800, false, 0,
     "CTR-051", NULL, NULL},
    {"after the end neither", STORAGE, PUBLIC("12", "2027-01-01") "[item gb]\nquantity = 500\n",
     "2028-07-02", "gb", 0, 800, false, 0, "CTR-050", NULL, NULL},
    {"to a tier of the same worth", TIERS, PUBLIC("12", "2027-01-01") "[item pro]\n", "2027-07-02",
     "same", 2, 1, true, 0, "CTR-054", NULL, NULL},
    {"no change at all", STORAGE, PUBLIC("12", "2027-01-01") "[item gb]\nquantity = 500\n",
     "2027-07-02", "gb", 0, 500, true, 0, "CTR-056", NULL, NULL},
    {"what is not named stays: seats are no credit", STORAGE,
     PUBLIC("12", "2027-01-01") "[item gb]\nquantity = 500\n[item seats]\nquantity = 2\n",
     "2027-07-02", "gb", 0, 400, true, -80219, "CTR-055", NULL, NULL},
    {"on the first day it is that of the acceptance", STORAGE,
     PUBLIC("12", "2027-01-01T10:00:00Z") "[item gb]\nquantity = 500\n", "2027-01-01", "gb", 0, 400,
     true, -160000, "CTR-055", .at = "2027-01-01T10:00:00Z"},
    /* 24 x 306/365 = 20.1205; 12 x 306/365 is above the 0.00 that were charged */
    {"before the first charge of a plan nothing is credited", STORAGE, PRIVATE("2027-01-01"),
     "2027-03-01", "gb", 0, 2, true, 2012, "CTR-052",
     .offer = OFFER("duration = 12m\n[item gb]\nprice = 12\nquantity = 1\n[payments]\n"
                    "plan = monthly\ncount = 2\nfirst = 2027-06-01\n")},
    {"an unknown dimension", STORAGE, PUBLIC("12", "2027-01-01") "[item gb]\nquantity = 500\n",
     "2027-07-02", "nix", TN_NO_DIMENSION, 1, false, 0, NULL, NULL, NULL},
};

static void test_upgrade__refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(refusals); i++) {
        const refusal *c = &refusals[i];
        const test_files files = {c->product, c->offer, NULL, c->contract};
        const tn_contract *contract = test_contract(arena, tables, &files, tn_findings_new(arena));
        tn_contract_quantity one = {.label = c->label,
                                    .dimension = c->dimension,
                                    .quantity = {.value = c->quantity, .set = true}};
        const tn_event event = {.kind = TN_EVENT_UPGRADE,
                                .quantities = &one,
                                .quantity_count = 1,
                                .when = {.value = at(c->on), .set = true}};
        const tn_upgrade *u = NULL;
        char codes[128] = "";
        tn_books *books = plain_books(contract);
        assert_int_equal(tn_upgrade_build(arena, books, &event, findings, &u), TN_OK);
        print_codes(codes, sizeof(codes));
        if (u->allowed || u->priced != c->priced ||
            (u->priced && u->change.due.minor != c->due_minor) ||
            (u->priced && u->on.seconds != at(c->at ? c->at : c->on).seconds) ||
            (c->code && strcmp(codes, c->code) != 0)) {
            fail_msg("%s: %d %d %lld %s", c->what, u->allowed, u->priced,
                     (long long)u->change.due.minor, codes);
        }
    }
}

/* No estimate without a price: the first dimension has none for a year. */
static void test_upgrade_estimate__unpriced(void **state)
{
    (void)state;
    const test_files files = {HALF_PRICED, NULL, NULL,
                              PUBLIC("12", "2027-01-01") "[item gb]\nquantity = 5\n"};
    const tn_contract *contract = test_contract(arena, tables, &files, tn_findings_new(arena));
    tn_contract_quantity one = {.label = "bare", .quantity = {.value = 1, .set = true}};
    const tn_event event = {.kind = TN_EVENT_UPGRADE,
                            .quantities = &one,
                            .quantity_count = 1,
                            .when = {.value = at("2027-07-02"), .set = true}};
    tn_proration figures;
    assert_int_equal(tn_upgrade_estimate(arena, plain_books(contract), &event, &figures),
                     TN_E_RANGE);
    assert_null(tn_books_horizon(NULL));
    assert_false(tn_books_horizon(plain_books(contract))->has_until);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_upgrade__refused),
        cmocka_unit_test(test_upgrade_estimate__unpriced),
    };
    return RUN_LIVES(tests);
}
