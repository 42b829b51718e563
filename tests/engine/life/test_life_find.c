/* Questions to a life: the term and the holding at an instant, entitlements, deadlines. */
#include "engine/lives.h"

static void test_life_term_at__edges(void **state)
{
    (void)state;
    const life_case one = {
        .what = "edges",
        .product = STORAGE,
        .contract = PUBLIC(
            "12",
            "2027-01-01T09:30:00Z") "[item gb]\nquantity = 5\n"
                                    "[renewal]\nauto = yes\n[upgrade 2027-03-01]\nquantity.gb = 7\n"
                                    "[upgrade 2027-04-01]\nquantity.gb = 8\n[cancel 2028-06-01]\n",
        .until = "2029-01-01"};
    static const struct {
        const char *at;
        int term; /* -1: none */
        int64_t held;
    } cases[] = {
        {"2027-01-01T09:29:59Z", -1, 0},
        {"2027-01-01T09:30:00Z", 0, 5},
        {"2027-02-28T23:59:59Z", 0, 5},
        {"2027-03-01", 0, 7},
        {"2027-04-01", 0, 8},
        {"2028-01-01T09:29:59Z", 0, 8},
        {"2028-01-01T09:30:00Z", 1, 8},
        {"2028-05-31T23:59:59Z", 1, 8},
        {"2028-06-01", -1, 0},
        {"2030-01-01", -1, 0},
    };
    const tn_life *life = live(&one);
    assert_int_equal(life->term_count, 2);
    for (size_t i = 0; i < COUNT(cases); i++) {
        const tn_term *term = tn_life_term_at(life, at(cases[i].at));
        assert_int_equal(term ? (int)term->index : -1, cases[i].term);
        if (term) {
            assert_int_equal(tn_term_holding_at(term, at(cases[i].at))->quantity[0], cases[i].held);
        }
    }
    const life_case monthly = {.what = "monthly",
                               .product = STORAGE,
                               .contract = PUBLIC("1", "2027-01-01") "[renewal]\nauto = yes\n",
                               .until = "2027-11-30"};
    const tn_life *months = live(&monthly);
    assert_int_equal(months->term_count, 11);
    for (size_t i = 0; i < months->term_count; i++) {
        const tn_period period = months->terms[i].period;
        assert_ptr_equal(tn_life_term_at(months, period.start), &months->terms[i]);
        assert_ptr_equal(tn_life_term_at(months, (tn_instant){period.end.seconds - 1}),
                         &months->terms[i]);
    }
    /* Before the start of a term its first holding answers. */
    assert_int_equal(tn_term_holding_at(&life->terms[0], at("2026-01-01"))->quantity[0], 5);
}

static void test_entitled__own_and_included(void **state)
{
    (void)state;
    static const char product[] =
        "[product]\ntitle = T\ncategory = tiers\npurchase = any\ncurrency = USD\n"
        "durations = 12m\n[dimension a]\nprice.12m = 1\nincludes.c = 10\nincludes.d = 3\n"
        "[dimension b]\nprice.12m = 1\nincludes.c = 7\n"
        "[dimension c]\nprice.12m = 1\npayg = 1\n[dimension d]\npayg = 1\n";
    const test_files files = {product, NULL, NULL,
                              PUBLIC("12", "2027-01-01") "[item a]\nquantity = 2\n"};
    const tn_contract *c = test_contract(arena, tables, &files, tn_findings_new(arena));
    const tn_term term = {.product = c->product};
    const int64_t held[] = {2, 3, 4, 0}, none[] = {0, 0, 0, 0};
    const int64_t most[] = {INT64_MAX / 9, 0, 0, 0}, sum[] = {1, 0, INT64_MAX - 9, 0};
    int64_t entitled = -1;
    assert_int_equal(tn_entitled(&term, held, 2, &entitled), TN_OK);
    assert_int_equal(entitled, 4 + 2 * 10 + 3 * 7);
    assert_int_equal(tn_entitled(&term, held, 3, &entitled), TN_OK);
    assert_int_equal(entitled, 2 * 3);
    assert_int_equal(tn_entitled(&term, none, 2, &entitled), TN_OK);
    assert_int_equal(entitled, 0);
    assert_int_equal(tn_entitled(&term, most, 2, &entitled), TN_E_RANGE);
    assert_int_equal(tn_entitled(&term, sum, 2, &entitled), TN_E_RANGE);
    assert_int_equal(entitled, 0);
}

static void test_term_deadline__last_day_less_the_days(void **state)
{
    (void)state;
    static const struct {
        const char *end;
        int64_t days; /* -1: not given */
        const char *deadline;
    } cases[] = {
        {"2028-01-01", 30, "2027-12-01"},
        {"2028-01-01", -1, "2027-12-31"},
        {"2028-01-01", 1, "2027-12-30"},
        {"2027-12-20T09:30:00Z", 30, "2027-11-20"},
        {"2027-12-20T00:00:01Z", -1, "2027-12-20"},
        {"1970-01-20", 9999, "1970-01-19"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const tn_term term = {.period = {{0}, at(cases[i].end)}};
        tn_renewal renewal = {.decision_days = {.value = cases[i].days, .set = cases[i].days >= 0}};
        char text[TN_DATE_TEXT];
        assert_string_equal(tn_date_format(tn_term_deadline(&term, &renewal), text),
                            cases[i].deadline);
    }
    const tn_term term = {.period = {{0}, at("2028-01-01")}};
    char text[TN_DATE_TEXT];
    assert_string_equal(tn_date_format(tn_term_deadline(&term, NULL), text), "2027-12-31");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_life_term_at__edges),
        cmocka_unit_test(test_entitled__own_and_included),
        cmocka_unit_test(test_term_deadline__last_day_less_the_days),
    };
    return RUN_LIVES(tests);
}
