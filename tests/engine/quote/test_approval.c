/* What exceeds the guardrails, who may approve it, and until when an approval holds. */
#include "tenor/approval.h"

#include "engine/quotes.h"

/* Everybody 15 %, 5000.00, 45 days, 24 months, 3 %, 80 % of list; the manager 25 % and 1000.00; vp
 * 40 %, 90 days, 36 months, 0 %, 50 % of list, else as the manager. */
#define RAILS                                                                                      \
    "[guardrails]\nmax_discount = 15%\nmin_total.USD = 1500\nmax_net_terms = 45\n"                 \
    "max_duration = 24m\nmin_uplift = 3%\nfloor.12m = 80%\n"                                       \
    "[approver manager]\nmax_discount = 25%\nmin_total.USD = 1000\nfloor.12m = 70%\n"              \
    "[approver vp]\nmax_discount = 40%\nmax_net_terms = 90\nmax_duration = 36m\n"                  \
    "min_uplift = 0%\nfloor.12m = 50%\n"

enum { EVERYBODY, MANAGER, VP, NOBODY };

static tn_arena *arena;
static const tn_tables *tables;

static const tn_settings *settings_of(const char *text)
{
    const tn_settings *settings = NULL;
    tn_findings *findings = tn_findings_new(arena);
    assert_int_equal(
        tn_settings_build(arena, test_tree(arena, "tenor.ini", text), tables, findings, &settings),
        TN_OK);
    return settings;
}

static size_t check(const tn_offer *offer, const char *rails, tn_code code)
{
    tn_findings *findings = tn_findings_new(arena);
    assert_int_equal(tn_offer_check_guardrails(arena, offer, settings_of(rails), tables, findings),
                     TN_OK);
    return test_count(findings, code);
}

/* The finding that says this; fails the test when there is none. */
static const tn_finding *find_message(const tn_findings *findings, const char *message)
{
    for (size_t i = 0; i < tn_findings_count(findings); i++) {
        if (strcmp(tn_findings_get(findings, i)->message, message) == 0) {
            return tn_findings_get(findings, i);
        }
    }
    test_print(findings);
    fail_msg("nothing says: %s", message);
    return NULL;
}

static int set_up(void **state)
{
    (void)state;
    arena = tn_arena_new(NULL);
    tables = test_tables(arena);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    tn_arena_free(arena);
    return 0;
}

/* Pro lists at 4000 for 12 months, basic at 1000. */
static void test_approver_needed__each_limit(void **state)
{
    static const struct {
        const char *lines;
        tn_approver_level level;
        size_t limits; /* how many are exceeded */
    } rows[] = {
        {"duration = 12m\n[item pro]\n", EVERYBODY, 0},
        {"duration = 12m\ndiscount = 15%\n[item pro]\n", EVERYBODY, 0},
        /* 3399.996: the item is beyond, the total of 3400.00 is not */
        {"duration = 12m\ndiscount = 15.0001%\n[item pro]\n", MANAGER, 1},
        {"duration = 12m\n[item pro]\nprice = 3399.99\n", MANAGER, 2}, /* item and total */
        {"duration = 12m\ndiscount = 20%\n[item pro]\n", MANAGER, 2},
        {"duration = 12m\ndiscount = 25%\n[item pro]\n", MANAGER, 3}, /* and below 80 % of list */
        {"duration = 12m\ndiscount = 30%\n[item pro]\n", VP, 3},
        {"duration = 12m\ndiscount = 30%\n[item pro]\n[payments]\ntotal = 3000\n", VP, 3},
        {"duration = 12m\ndiscount = 40.01%\n[item pro]\n", NOBODY, 3},
        {"duration = 12m\n[item basic]\n", MANAGER, 1}, /* a total of 1000 */
        {"duration = 12m\ndiscount = 1%\n[item basic]\n", NOBODY, 1},
        {"duration = 12m\n[item pro]\n[payments]\ntotal = 3000\n", MANAGER, 1},
        {"duration = 12m\nnet_terms = 45\n[item pro]\n", EVERYBODY, 0},
        {"duration = 12m\nnet_terms = 60\n[item pro]\n", VP, 1},
        {"duration = 12m\nnet_terms = 120\n[item pro]\n", NOBODY, 1},
        {"duration = 36m\nreference = 12m\n[item pro]\n", VP, 1},
        {"duration = 37m\nreference = 12m\n[item pro]\n", NOBODY, 1},
        {"duration = 12m\n[item pro]\n[renewal]\nauto = yes\nuplift = 3%\n", EVERYBODY, 0},
        {"duration = 12m\n[item pro]\n[renewal]\nauto = yes\nuplift = 2%\n", VP, 1},
        {"duration = 12m\n[item pro]\n[renewal]\nauto = yes\n", VP, 1},
        {"duration = 12m\n[item pro]\n[renewal]\nauto = no\n", EVERYBODY, 0},
        {"duration = 12m\n[item pro]\n[renewal]\nauto = yes\nuplift = 2%..9%\n", VP, 1},
        {"duration = 18m\n[item pro]\nprice = 6000\n", VP, 1}, /* no list price: the last one */
        {"duration = 18m\n[item pro]\nprice = 3600\nlist = 6000\n", VP, 2},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tn_offer *offer =
            test_offer(arena, LOGS, tn_arena_format(arena, OFFER "%s", rows[i].lines));
        tn_approver_level level = 99;
        assert_int_equal(tn_offer_approver_needed(arena, offer, settings_of(RAILS), tables, &level),
                         TN_OK);
        const size_t limits = check(offer, RAILS, TN_OFR_GUARDRAIL);
        if (level != rows[i].level || limits != rows[i].limits) {
            fail_msg("level %zu, %zu limits for:\n%s", level, limits, rows[i].lines);
        }
    }
}

/* Nothing is rounded before it is compared: one cent more off 100,000,000.00 than 15 % is beyond,
 * though 15.00000001 % shows as 15 %. But 15 % itself is 15 %, where its price had to be rounded:
 * 33.333 less 15 % is 28.33305, so 28.333, of 100,000 units 2,833,300.00, not 2,833,305.00. */
static void test_guardrails__to_the_cent(void **state)
{
    (void)state;
    static const struct {
        const char *list, *item, *total;
        size_t errors; /* on the item and on the total */
    } rows[] = {{"100000000", "price = 85000000\nquantity = 1", "", 0},
                {"100000000", "price = 84999999.99\nquantity = 1", "", 2},
                {"100000000", "price = 85000000\nquantity = 1", "84999999.99", 1},
                {"33.333", "discount = 15%\nquantity = 100000", "", 0},
                {"33.333", "discount = 15%\nquantity = 100000\n[item more]", "", 0},
                {"33.333", "quantity = 1\n[item more]\nprice = 0.5\nquantity = 1", "", 1},
                {"33.333",
                 "discount = 15%\nquantity = 100000\n[item more]\ndiscount = 15%\nquantity = 1",
                 "2833300.50", 1}, /* the items come to 2,833,300.85 */
                {"33.333", "price = 28.333\nquantity = 100000", "", 0},
                {"33.333", "price = 28.332\nquantity = 100000", "", 2},
                {"33.333", "discount = 15%\nquantity = 100000", "2833299.99", 1},
                /* 33.335 less 15 % is 28.33475, so 28.335: what is exactly 15 % off is enough */
                {"33.335", "price = 28.33475\nquantity = 100000", "", 0},
                {"33.335", "price = 28.33474\nquantity = 100000", "", 2},
                {"33.335", "discount = 15%\nquantity = 100000", "2833475", 0},
                {"33.335", "discount = 15%\nquantity = 100000", "2833474.99", 1}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *product =
            tn_arena_format(arena,
                            "[product]\ntitle = P\ncategory = units\npurchase = any\n"
                            "currency = USD\ndurations = 12m\n[dimension pro]\nname = Pro\n"
                            "description = One\nprice.12m = %s\n[dimension more]\nname = More\n"
                            "description = More\nprice.12m = 1\n",
                            rows[i].list);
        const tn_offer *offer = test_offer(
            arena, product,
            tn_arena_format(arena, OFFER "duration = 12m\n[item pro]\n%s\n%s%s\n", rows[i].item,
                            *rows[i].total ? "[payments]\ntotal = " : "", rows[i].total));
        const size_t errors = check(offer, "[guardrails]\nmax_discount = 15%\n", TN_OFR_GUARDRAIL);
        if (errors != rows[i].errors) {
            fail_msg("row %zu: %zu", i, errors);
        }
    }
}

/* What is exceeded, by how much, where it is written, and who may approve it. */
static void test_guardrails__messages(void **state)
{
    static const struct {
        const char *lines; /* from line 8 on */
        unsigned line;
        const char *subject, *message;
    } rows[] = {
        {"duration = 12m\nnet_terms = 60\n[item pro]\n", 9, "offer",
         "net terms of 60 days, the limit is 45 days: 'vp' may approve it"},
        {"duration = 36m\nreference = 12m\n[item pro]\n", 8, "offer",
         "a duration of 36m, the limit is 24m: 'vp' may approve it"},
        {"start = 2027-01-01\nend = 2029-12-31\nreference = 12m\n[item pro]\n", 1, "offer",
         "a duration of 36m, the limit is 24m: 'vp' may approve it"},
        {"duration = 12m\n[item basic]\n", 1, "offer",
         "a total of 1,000.00, the limit is 1,500.00: 'manager' may approve it"},
        {"duration = 12m\n[item pro]\n[payments]\ntotal = 999.99\n", 11, "offer",
         "a total of 999.99, the limit is 1,500.00: nobody may approve it"},
        {"duration = 12m\n[item pro]\n[renewal]\nauto = yes\nuplift = 2%\n", 12, "renewal",
         "an uplift of 2%, the limit is 3%: 'vp' may approve it"},
        {"duration = 12m\ndiscount = 15.5%\n[item pro]\n", 10, "pro",
         "a discount of 15.5% on 'pro', the limit is 15%: 'manager' may approve it"},
        {"duration = 12m\n[item pro]\nprice = 2800\n", 10, "pro",
         "a discount of 30% on 'pro', the limit is 15%: 'vp' may approve it"},
        {"duration = 12m\n[item pro]\nprice = 2800\n", 10, "pro",
         "the price of 'pro' is 70% of its list price, the limit is 80%: 'manager' may approve it"},
        {"duration = 12m\n[item pro]\nprice = 2800\n", 1, "offer",
         "a discount of 30% on the total, the limit is 15%: 'vp' may approve it"},
        {"duration = 12m\n[item pro]\nprice = 2000\n", 10, "pro",
         "a discount of 50% on 'pro', the limit is 15%: nobody may approve it"},
        {"duration = 12m\n[item pro]\nprice = 3399.999\n", 10, "pro",
         "a discount of just over 15% on 'pro', the limit is 15%: 'manager' may approve it"},
        {"duration = 18m\n[item pro]\nprice = 6000\n", 10, "pro",
         "the discount on 'pro' is not known without a list price: 'vp' may approve it"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tn_offer *offer =
            test_offer(arena, LOGS, tn_arena_format(arena, OFFER "%s", rows[i].lines));
        tn_findings *findings = tn_findings_new(arena);
        assert_int_equal(
            tn_offer_check_guardrails(arena, offer, settings_of(RAILS), tables, findings), TN_OK);
        const tn_finding *found = find_message(findings, rows[i].message);
        assert_int_equal(found->at.line, rows[i].line);
        assert_string_equal(found->subject, rows[i].subject);
    }
}

/* Below the floor of the product nobody may go; without approvers nobody may do more. */
static void test_guardrails__nobody(void **state)
{
    (void)state;
    tn_findings *findings = tn_findings_new(arena);
    const tn_offer *offer = test_offer(
        arena, STORAGE "floor.1m = 20\nfloor.12m = 15\n",
        OFFER "duration = 12m\n[item encrypted]\nprice = 14.99\nquantity = 1\n[item unencrypted]\n"
              "quantity = 1\nprice = 10\n");
    assert_int_equal(
        tn_offer_check_guardrails(arena, offer, settings_of("[approver vp]\n"), tables, findings),
        TN_OK);
    const tn_finding *found = find_message(
        findings,
        "the price of 14.99 is below the product's floor of 15.00: nobody may approve it");
    assert_int_equal(tn_findings_count(findings), 1);
    assert_int_equal(found->at.line, 10);
    assert_string_equal(found->subject, "encrypted");
    /* nor is there a list price for 18 months: with nobody to ask, nobody may */
    offer = test_offer(arena, LOGS, OFFER "duration = 18m\n[item pro]\nprice = 6000\n");
    findings = tn_findings_new(arena);
    assert_int_equal(tn_offer_check_guardrails(arena, offer,
                                               settings_of("[guardrails]\nmax_discount = 15%\n"),
                                               tables, findings),
                     TN_OK);
    find_message(findings,
                 "the discount on 'pro' is not known without a list price: nobody may approve it");
    tn_approver_level level = 99;
    assert_int_equal(tn_offer_approver_needed(arena, offer,
                                              settings_of("[guardrails]\nmax_discount = 15%\n"),
                                              tables, &level),
                     TN_OK);
    assert_int_equal(level, 1); /* one more than there are */
}

/* A floor of 80 % is the rest of 20 %: 33.333 less 20 % is 26.6664, so 26.666, which is 79.9988 %.
 * 80.0001 % is 26.66643 and rounds to the same; 80.01 % is 26.669733. 26.665 is below them all. */
static void test_guardrails__floor_where_prices_are_rounded(void **state)
{
    static const struct {
        const char *item, *floor;
        tn_approver_level level;
        size_t errors;
    } rows[] = {{"discount = 20%", "80%", EVERYBODY, 0},
                {"price = 26.666", "80%", EVERYBODY, 0},
                {"price = 26.665", "80%", VP, 2},
                {"price = 26.666", "80.0001%", EVERYBODY, 0},
                {"price = 26.666", "80.01%", MANAGER, 1},
                {"price = 33.333", "100%", EVERYBODY, 0},
                {"price = 26.665", "0%", VP, 1},
                {"price = 26.6664", "80%", EVERYBODY, 0},
                {"price = 26.66640001", "80%", EVERYBODY, 0},
                {"price = 16.6665", "50%", NOBODY, 2}}; /* half of it, though half is 16.667 */
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tn_offer *offer = test_offer(
            arena,
            "[product]\ntitle = P\ncategory = units\npurchase = any\ncurrency = USD\n"
            "durations = 12m\n[dimension pro]\nname = Pro\ndescription = One\n"
            "price.12m = 33.333\n",
            tn_arena_format(arena, OFFER "duration = 12m\n[item pro]\n%s\nquantity = 1\n",
                            rows[i].item));
        const char *rails =
            tn_arena_format(arena,
                            "[guardrails]\nmax_discount = 20%%\nfloor.12m = %s\n"
                            "[approver manager]\nfloor.12m = 80%%\n"
                            "[approver vp]\nmax_discount = 30%%\nfloor.12m = 70%%\n",
                            rows[i].floor);
        tn_approver_level level = 99;
        assert_int_equal(tn_offer_approver_needed(arena, offer, settings_of(rails), tables, &level),
                         TN_OK);
        const size_t errors = check(offer, rails, TN_OFR_GUARDRAIL);
        if (level != rows[i].level || errors != rows[i].errors) {
            fail_msg("row %zu: level %zu, %zu errors", i, level, errors);
        }
    }
}

static void test_guardrails__names_the_least(void **state)
{
    (void)state;
    tn_findings *findings = tn_findings_new(arena);
    const tn_offer *offer =
        test_offer(arena, LOGS, OFFER "duration = 12m\ndiscount = 30%\n[item pro]\n");
    assert_int_equal(tn_offer_check_guardrails(arena, offer, settings_of(RAILS), tables, findings),
                     TN_OK);
    assert_string_equal(test_finding(findings, TN_OFR_GUARDRAIL)->message,
                        "a discount of 30% on 'pro', the limit is 15%: 'vp' may approve it");
    assert_int_equal(check(offer, "[seller]\n", TN_OFR_GUARDRAIL), 0);
    assert_int_equal(check(offer, "[guardrails]\n", TN_OFR_GUARDRAIL), 0);
    assert_int_equal(check(offer, "[guardrails]\nmin_total.EUR = 9999\n", TN_OFR_GUARDRAIL), 0);
}

/* A product's own floor holds without any guardrail, and nobody approves less. */
static void test_guardrails__product_floor(void **state)
{
    static const struct {
        const char *price;
        size_t findings;
    } rows[] = {{"16.60", 0}, {"15", 0}, {"14.99", 1}};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tn_offer *offer =
            test_offer(arena, STORAGE "floor.12m = 15\n",
                       tn_arena_format(arena,
                                       OFFER "duration = 12m\n[item encrypted]\nprice = %s\n"
                                             "quantity = 1\n",
                                       rows[i].price));
        assert_int_equal(check(offer, "[seller]\n", TN_OFR_GUARDRAIL), rows[i].findings);
        tn_approver_level level = 99;
        assert_int_equal(
            tn_offer_approver_needed(arena, offer, settings_of("[approver a]\n"), tables, &level),
            TN_OK);
        assert_int_equal(level, rows[i].findings ? 2 : 0);
    }
}

static void test_guardrails__approval(void **state)
{
#define TWENTY "duration = 12m\ndiscount = 30%%\n[item pro]\n"
    static const struct {
        const char *by, *digest; /* NULL: nobody; the right one */
        size_t limits;
        const char *says;
        unsigned line;
    } rows[] = {
        {"vp", NULL, 0, NULL, 0},
        {"manager", NULL, 2, NULL, 0}, /* the floor he reaches, the two discounts not */
        {"intern", NULL, 3, "'intern' is no approver of this workspace", 13},
        {"vp", "0123456789abcdef", 3, "the offer was changed after its approval by vp", 11},
        {"vp", "", 3, "the offer was changed after its approval by vp", 11}, /* of what? */
        {NULL, "", 3, "the offer was changed after its approval", 11},
        {NULL, NULL, 3, "'' is no approver of this workspace", 11},
    };
    (void)state;
    char digest[TN_DIGEST_TEXT];
    const tn_offer *plain = test_offer(arena, LOGS, tn_arena_format(arena, OFFER TWENTY));
    assert_int_equal(tn_offer_digest(plain, tables, digest), TN_OK);
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tn_offer *offer = test_offer(
            arena, LOGS,
            tn_arena_format(arena, OFFER TWENTY "[approval]\non = 2026-12-01\n%s%s\n%s%s\n",
                            rows[i].by ? "by = " : "", rows[i].by ? rows[i].by : "",
                            rows[i].digest && !*rows[i].digest ? "" : "digest = ",
                            rows[i].digest ? rows[i].digest : digest));
        tn_findings *findings = tn_findings_new(arena);
        assert_int_equal(
            tn_offer_check_guardrails(arena, offer, settings_of(RAILS), tables, findings), TN_OK);
        assert_int_equal(test_count(findings, TN_OFR_GUARDRAIL), rows[i].limits);
        assert_int_equal(tn_findings_count(findings), rows[i].limits + (rows[i].says != NULL));
        if (rows[i].says) {
            assert_int_equal(find_message(findings, rows[i].says)->at.line, rows[i].line);
        }
    }
}

/* What has no list price, no price, another currency or another duration. */
static void test_guardrails__what_cannot_be_compared(void **state)
{
#define FREE                                                                                       \
    "[product]\ntitle = P\ncategory = units\npurchase = any\ncurrency = USD\n"                     \
    "durations = 1m, 12m\n[dimension free]\nname = F\ndescription = F\nprice.1m = 1\n"             \
    "price.12m = 0\n"
    static const struct {
        const char *product, *lines, *rails;
        size_t findings;
    } rows[] = {
        {LOGS, "duration = 18m\n[item pro]\nprice = 6000\n", "[guardrails]\nmax_net_terms = 9\n",
         0},
        {LOGS, "duration = 18m\n[item pro]\nprice = 6000\n", "[guardrails]\nmax_discount = 1%\n",
         1},
        {LOGS, "duration = 18m\n[item pro]\n", "[guardrails]\nmin_total.USD = 9999\n", 0},
        /* 15 % off 10.01 is 8.5085, so 8.509, and 8.50 where amounts are rounded down */
        {FREE "[dimension more]\nname = M\ndescription = M\nprice.12m = 10.01\n",
         "duration = 12m\npolicy = aws,rounding=down\ndiscount = 15%\n[item more]\n"
         "quantity = 1\n",
         "[guardrails]\nmax_discount = 15%\n", 0},
        {LOGS, "start = 2027-01-01\nend = 2027-12-31\n[item pro]\nprice = 9\nlist = 9\n",
         "[guardrails]\nmax_duration = 6m\n", 1},
        {FREE, "duration = 12m\n[item free]\nquantity = 1\n",
         "[guardrails]\nmax_discount = 1%\nfloor.12m = 90%\n", 0},
        {FREE, "duration = 12m\n[item free]\nquantity = 1\nprice = 5\n",
         "[guardrails]\nmax_discount = 1%\nfloor.12m = 90%\n", 0},
        {LOGS, "duration = 12m\n[item pro]\n",
         "[guardrails]\nmin_total.EUR = 1\nmin_total.USD = 4000.01\n", 1},
        {LOGS, "duration = 12m\n[item pro]\n",
         "[guardrails]\nmin_total.USD = 4000\nmin_total.EUR = 4000.01\n", 0},
        {LOGS, "duration = 12m\n[item pro]\nprice = 2000\n",
         "[guardrails]\nfloor.1m = 10%\nfloor.12m = 51%\n", 1},
        {LOGS, "duration = 12m\n[item pro]\nprice = 2000\n",
         "[guardrails]\nfloor.1m = 90%\nfloor.12m = 50%\nfloor.24m = 90%\n", 0},
        {LOGS,
         "duration = 12m\nnet_terms = 60\n[item pro]\nprice = 1\n[renewal]\nauto = yes\n"
         "uplift = 1%\n", /* what only an approver states is no limit */
         "[guardrails]\n[approver vp]\nmax_discount = 40%\nmin_total.USD = 9\nmax_net_terms = 9\n"
         "max_duration = 6m\nmin_uplift = 9%\nfloor.12m = 50%\n",
         0},
        {STORAGE "floor.12m = 15\n",
         "duration = 12m\ncurrency = EUR\n[item encrypted]\nprice = 14\nquantity = 1\n",
         "[seller]\n", 0},
        {STORAGE "floor.12m = 15\n", "duration = 1m\n[item encrypted]\nprice = 1\nquantity = 1\n",
         "[seller]\n", 0},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tn_offer *offer =
            test_offer(arena, rows[i].product, tn_arena_format(arena, OFFER "%s", rows[i].lines));
        const size_t found = check(offer, rows[i].rails, TN_OFR_GUARDRAIL);
        if (found != rows[i].findings) {
            fail_msg("row %zu: %zu findings", i, found);
        }
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    static const struct CMUnitTest tests[] = {
        TEST(test_approver_needed__each_limit),
        TEST(test_guardrails__to_the_cent),
        TEST(test_guardrails__messages),
        TEST(test_guardrails__nobody),
        TEST(test_guardrails__floor_where_prices_are_rounded),
        TEST(test_guardrails__names_the_least),
        TEST(test_guardrails__product_floor),
        TEST(test_guardrails__approval),
        TEST(test_guardrails__what_cannot_be_compared),
    };
    return RUN(tests);
}
