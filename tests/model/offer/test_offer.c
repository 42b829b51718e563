/* An offer bound to its product, and what it says before it is priced. */
#include "support/offers.h"

static tn_arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = tn_arena_new(NULL);
    return arena == NULL;
}

static int tear_down(void **state)
{
    (void)state;
    tn_arena_free(arena);
    return 0;
}

static tn_offer *build(const char *text, tn_findings *findings, tn_status *out_status)
{
    tn_offer *offer = NULL;
    *out_status = tn_offer_build(arena, test_tree(arena, "o.offer.ini", text), test_tables(arena),
                                 findings, &offer);
    return offer;
}

static void test_offer_bind__labels(void **state)
{
    (void)state;
    tn_findings *findings = tn_findings_new(arena);
    tn_status status;
    tn_offer *offer = build(OFFER "[item prp]\n[item pro]\n[usage xhost]\n", findings, &status);
    assert_int_equal(tn_offer_bind(offer, test_product(arena, LOGS), findings), TN_E_FINDINGS);
    assert_int_equal(test_count(findings, TN_OFR_UNKNOWN), 2);
    const tn_finding *finding = test_finding(findings, TN_OFR_UNKNOWN);
    assert_string_equal(finding->message, "the product has no dimension 'prp'");
    assert_string_equal(finding->hint, "did you mean 'pro'?");
    assert_int_equal(offer->items[1].dimension, 2);
    assert_true(offer->usage[0].dimension == TN_NO_DIMENSION);
    offer = build(OFFER "[item pro]\n[usage xhost]\n", findings, &status);
    assert_int_equal(tn_offer_bind(offer, test_product(arena, LOGS), findings), TN_E_FINDINGS);
    offer = build(OFFER "[item qqqqqqqq]\n", findings, &status);
    findings = tn_findings_new(arena);
    assert_int_equal(tn_offer_bind(offer, test_product(arena, LOGS), findings), TN_E_FINDINGS);
    assert_string_equal(test_finding(findings, TN_OFR_UNKNOWN)->hint,
                        tn_code_get(TN_OFR_UNKNOWN)->hint);
}

/* Encrypted data lists at 16.60 for 12 months: x 18/12 = 24.90, x 7/12 = 9.68333..., half-up to 3
 * decimals; 31.20 for 24 months x 18/24 = 23.40. */
static void test_offer_list_price__reference(void **state)
{
    static const struct {
        const char *lines;
        int months;
        int64_t e8; /* -1: none */
    } rows[] = {
        {"duration = 12m\n[item encrypted]\n", 12, 1660000000},
        {"duration = 12m\n[item encrypted]\nlist = 17\n", 12, 1700000000},
        {"duration = 18m\n[item encrypted]\n", 18, -1},
        {"duration = 18m\nreference = 12m\n", 18, 2490000000},
        {"duration = 18m\nreference = 24m\n", 18, 2340000000},
        {"duration = 7m\nreference = 12m\n", 7, 968300000},
        {"duration = 18m\nreference = 12m\n[item encrypted]\nlist = 20\n", 18, 2000000000},
        {"duration = 18m\nreference = 3m\n", 18, -1},
        {"duration = 18m\n", 18, -1},
        {"duration = 7m\nreference = 12m\n", 1, 138300000}, /* a seventh of it */
        {"duration = 18m\nreference = 12m\ncurrency = EUR\n", 18, -1},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tn_offer *offer =
            test_offer(arena, STORAGE, tn_arena_format(arena, OFFER "%s", rows[i].lines));
        tn_price price = {-1};
        assert_int_equal(tn_offer_list_price(offer, 1, rows[i].months, 3, &price), rows[i].e8 >= 0);
        assert_int_equal(price.e8, rows[i].e8);
    }
}

static void test_offer_questions__answers(void **state)
{
    static const struct {
        const char *lines;
        int months;
        bool custom, plan;
        const char *currency;
    } rows[] = {
        {"duration = 12m\n", 12, false, false, "USD"},
        {"duration = 1m\ncurrency = EUR\n", 1, true, false, "EUR"},
        {"duration = 18m\n[payments]\nplan = upfront\n", 18, true, false, "USD"},
        {"start = 2027-01-31\nend = 2028-01-30\n[payments]\nplan = annual\n", 12, false, true,
         "USD"},
        {"start = 2027-01-01\nend = 2028-01-01\n", 13, true, false, "USD"},
        {"start = 9998-01-01\nend = 9998-12-31\n", 12, false, false, "USD"},
        {"start = 2027-01-01\n", 0, true, false, "USD"},
        {"end = 2027-01-01\n", 0, true, false, "USD"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        char text[512];
        snprintf(text, sizeof(text), OFFER "%s", rows[i].lines);
        const tn_offer *offer = test_offer(arena, LOGS, text);
        assert_int_equal(tn_offer_months(offer), rows[i].months);
        assert_int_equal(tn_offer_is_custom(offer), rows[i].custom);
        assert_int_equal(tn_offer_has_plan(offer), rows[i].plan);
        assert_string_equal(tn_offer_currency(offer).code, rows[i].currency);
        assert_null(tn_offer_item_for(offer, 0));
        assert_null(tn_offer_usage_for(offer, 3));
    }
    const tn_offer *until = test_offer(arena, LOGS, OFFER "replaces = agmt-1\nend = 2027-12-31\n");
    assert_int_equal(tn_offer_months_from(until, test_day("2027-06-10")), 7);
    assert_int_equal(tn_offer_months_from(until, test_day("2027-12-01")), 1);
    const tn_offer *year = test_offer(arena, LOGS, OFFER "duration = 12m\nend = 2027-12-31\n");
    assert_int_equal(tn_offer_months_from(year, test_day("2027-06-10")), 12);
    const tn_offer *open = test_offer(arena, LOGS, OFFER "start = 2027-01-01\n");
    assert_int_equal(tn_offer_months_from(open, test_day("2027-06-10")), 0);
    const tn_offer *bare = test_offer(arena, LOGS, OFFER);
    assert_int_equal(tn_offer_months_from(bare, test_day("1970-01-01")), 0);
}

/* Of usage alone is an offer that sells some usage and nothing else, of a listing like that. */
static void test_offer_is_usage_only(void **state)
{
    static const char calls[] =
        "[product]\ntitle = C\ncurrency = USD\n[dimension calls]\npayg = 1\n";
    static const struct {
        const char *product, *lines;
        bool usage_only;
    } rows[] = {{calls, "[usage calls]\nprice = 0.5\n", true},
                {calls, "", false},
                {calls, "[item calls]\n[usage calls]\nprice = 0.5\n", false},
                {LOGS, "[usage xhosts]\nprice = 0.5\n", false}};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *text = tn_arena_format(arena, OFFER "%s", rows[i].lines);
        tn_offer *offer = test_offer(arena, rows[i].product, text);
        assert_int_equal(tn_offer_is_usage_only(offer), rows[i].usage_only);
        assert_string_equal(tn_offer_currency(offer).code, "USD"); /* the product's */
        offer->product = NULL;
        assert_false(tn_offer_is_usage_only(offer));
        assert_string_equal(tn_offer_currency(offer).code, "");
    }
}

/* A list price by reference that no price can hold is none: 100,000,000 is the most. */
static void test_offer_list_price__beyond_the_most(void **state)
{
    static const char dear[] = "[product]\ntitle = D\ncurrency = USD\ndurations = 1m\n"
                               "[dimension a]\nprice.1m = 100000000\n";
    static const struct {
        int months;
        bool known;
    } rows[] = {
        {0, false}, {1, true}, {2, false}, {1000, false}}; /* 1000 x 1e16 is beyond 64 bits */
    (void)state;
    const tn_offer *offer = test_offer(arena, dear, OFFER "duration = 2m\nreference = 1m\n");
    tn_price price;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(tn_offer_list_price(offer, 0, rows[i].months, 8, &price), rows[i].known);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_offer_bind__labels),
        TEST(test_offer_list_price__reference),
        TEST(test_offer_questions__answers),
        TEST(test_offer_is_usage_only),
        TEST(test_offer_list_price__beyond_the_most),
    };
    return RUN(tests);
}
