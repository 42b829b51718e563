/* Plans as templates of renewals: offsets in months where every charge lies on the anchor, else in
 * days, and shares to 0.01 % that sum to all of it (rule 3.4). */
#include "engine/life/life_state.h"
#include "engine/lives.h"

typedef struct plan_case {
    const char *start;
    int anchor;
    const char *dates[3];
    int64_t amounts[3];
    bool in_months;
    int offsets[3], shares[3];
} plan_case;

static const plan_case cases[] = {
    {"2027-01-31",
     0,
     {"2027-01-31", "2027-02-28", "2027-03-31"},
     {100, 100, 100},
     true,
     {0, 1, 2},
     {3333, 6667, 10000}},
    {"2027-01-15",
     0,
     {"2027-01-15", "2027-02-16", "2027-12-01"},
     {1, 1, 2},
     false,
     {0, 32, 320},
     {2500, 5000, 10000}},
    /* Before the start counts as on it; a plan of nothing is shared evenly. */
    {"2027-03-01",
     0,
     {"2027-02-20", "2027-03-01", "2027-04-01"},
     {0, 0, 0},
     false,
     {0, 0, 31},
     {3333, 6667, 10000}},
    {"2027-02-28",
     31,
     {"2027-02-28", "2027-03-31", "2027-04-30"},
     {5, 0, 5},
     true,
     {0, 1, 2},
     {5000, 5000, 10000}},
    {"2027-01-15",
     0,
     {"2027-01-16", "2027-02-15", "2027-03-15"},
     {0, 1, 0},
     false,
     {1, 31, 59},
     {0, 10000, 10000}},
};

static void test_template__by_hand(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        const plan_case *c = &cases[i];
        tn_payment payments[3];
        tni_template t;
        for (size_t p = 0; p < 3; p++) {
            payments[p] = (tn_payment){tn_instant_date(at(c->dates[p])),
                                       {c->amounts[p], (tn_currency){"USD", 2}}};
        }
        assert_int_equal(tni_template_make(arena, &(tn_schedule){.payments = payments, .count = 3},
                                           tn_instant_date(at(c->start)), c->anchor, &t),
                         TN_OK);
        assert_int_equal(t.count, 3);
        assert_int_equal(t.in_months, c->in_months);
        for (size_t p = 0; p < 3; p++) {
            assert_int_equal(t.offset[p], c->offsets[p]);
            assert_int_equal(t.share_e2[p], c->shares[p]);
        }
    }
}

/* AWS takes 60 charges; a file may say more, and its draft is billed all the same. */
static void test_template__of_more_charges_than_are_legal(void **state)
{
    (void)state;
    enum { CHARGES = 200 };
    static tn_payment payments[CHARGES];
    const tn_date start = tn_instant_date(at("2027-01-01"));
    tni_template t;
    for (int i = 0; i < CHARGES; i++) {
        payments[i].amount = (tn_money){7, {"USD", 2}};
        assert_int_equal(tn_date_add_months(start, i, 1, &payments[i].date), TN_OK);
    }
    assert_int_equal(tni_template_make(arena,
                                       &(tn_schedule){.payments = payments, .count = CHARGES},
                                       start, 0, &t),
                     TN_OK);
    assert_int_equal(t.count, CHARGES);
    assert_true(t.in_months);
    for (int i = 0; i < CHARGES; i++) {
        assert_int_equal(t.offset[i], i);
        assert_int_equal(t.share_e2[i], 50 * (i + 1)); /* 10000 in 200 */
    }
}

static const life_case long_cases[] = {
    {.what = "a plan of 999 charges",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\n[item gb]\nquantity = 500\n[payments]\nplan = monthly\n"
                    "count = 999\n"),
     .contract = PRIVATE("2027-01-01"),
     .expected = "first 2027-01-01 2028-01-01 gb=500"},
};

static void test_life__with_more_charges_than_are_legal(void **state)
{
    (void)state;
    check_lives(long_cases, COUNT(long_cases));
}

#define MONTHLY(more) OFFER("duration = 12m\n[item gb]\nquantity = 500\n[payments]\n" more)
#define RISING        "[renewal]\nauto = yes\nuplift = 5%\n"

/* What a renewal makes of a plan, and where it is said: of an automatic one at the contract, of one
 * by hand at its event. */
static void test_plan_of_a_renewal(void **state)
{
    (void)state;
    static const struct {
        life_case life;
        const char *codes;
        uint32_t line;
    } rows[] = {
        {{.offer = MONTHLY("plan = monthly\n") RISING,
          .contract = PRIVATE("2027-01-01"),
          .until = "2028-06-01"},
         "",
         0},
        {{.offer = MONTHLY("plan = monthly\n"),
          .contract = PRIVATE("2027-01-01") "[renew 2028-01-01]\nduration = 11m\nprice.gb = 15\n"},
         "CTR-067",
         5},
        {{.offer = MONTHLY("plan = monthly\n"),
          .contract = PRIVATE("2027-01-01") "[renew 2028-01-01]\nduration = 24m\n"},
         "",
         0},
        /* A cent of 8,000.00 is no share of 0.01 %; it vanishes once. */
        {{.offer = MONTHLY("plan = quarterly\ninitial = 0.01\n") RISING,
          .contract = PRIVATE("2027-01-01"),
          .until = "2029-06-01"},
         "CTR-090",
         1},
        {{.offer = MONTHLY("plan = quarterly\ninitial = 0.01\n"),
          .contract = PRIVATE("2027-01-01") "[renew 2028-01-01]\n"},
         "CTR-090",
         5},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        life_case c = rows[i].life;
        char codes[64] = "";
        c.what = c.contract;
        c.product = STORAGE;
        assert_non_null(live(&c));
        print_codes(codes, sizeof(codes));
        if (strcmp(codes, rows[i].codes) != 0 ||
            (*codes && tn_findings_get(findings, 0)->at.line != rows[i].line)) {
            test_print(findings);
            fail_msg("row %zu: %s", i, codes);
        }
    }
}

/* Charges agreed for days before the acceptance fall on its day (rule 3.7). */
static void test_plan_from_offer__late_acceptance(void **state)
{
    (void)state;
    const life_case c = {.what = "late",
                         .product = STORAGE,
                         .offer =
                             OFFER("start = 2027-01-01\nend = 2027-12-31\n[item gb]\nprice = 16\n"
                                   "quantity = 1\n[payments]\nplan = custom\n2027-01-01 = 4\n"
                                   "2027-01-10 = 4\n2027-06-01 = 8\n"),
                         .contract = PRIVATE("2027-01-15")};
    static const char *const dates[] = {"2027-01-15", "2027-01-15", "2027-06-01"};
    const tn_life *life = live(&c);
    assert_non_null(life);
    const tn_schedule *plan = &life->terms[0].plan;
    assert_int_equal(plan->count, COUNT(dates));
    for (size_t i = 0; i < COUNT(dates); i++) {
        char text[TN_DATE_TEXT];
        assert_string_equal(tn_date_format(plan->payments[i].date, text), dates[i]);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_template__by_hand),
        cmocka_unit_test(test_template__of_more_charges_than_are_legal),
        cmocka_unit_test(test_life__with_more_charges_than_are_legal),
        cmocka_unit_test(test_plan_of_a_renewal),
        cmocka_unit_test(test_plan_from_offer__late_acceptance),
    };
    return RUN_LIVES(tests);
}
