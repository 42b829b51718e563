/* Hours that can still be sent: sums of what is left out, the order of records, identifiers. */
#include "support/lives.h"
#include "support/memory.h"
#include "tenor/metering.h"

/* Records of these two reach AWS; what identifies product and buyer varies. */
#define PRODUCT(code)                                                                              \
    "[product]\ntitle = P\n" code "category = users\npurchase = any\ncurrency = USD\n"             \
    "durations = 1m\n[dimension u]\nname = U\ndescription = U\nprice.1m = 100\n"
#define CONTRACT(ids)                                                                              \
    "[contract]\nid = C1\nproduct = p.product.ini\nduration = 1m\n" ids "accepted = 2027-01-15\n"  \
    "[item u]\nquantity = 1\n"

static tn_rated_hour hour(const char *start, size_t dimension, int64_t billed, bool received)
{
    const tn_instant at = test_instant(start);
    return (tn_rated_hour){.dimension = dimension,
                           .billed = billed,
                           .start = at,
                           .end = {at.seconds + TN_HOUR_SECONDS},
                           .received = received};
}

static void test_add__sums_by_what_becomes_of_it(void **state)
{
    (void)state;
    static const struct {
        const char *start;
        int64_t billed;
        bool received;
        tn_metering_batch batch;
    } hours[] = {
        {"2027-01-20T09:00:00Z", 3, false, TN_SEND_NOW},
        {"2027-01-20T08:00:00Z", 4, false, TN_SEND_NOW},
        {"2027-01-20T10:00:00Z", 5, false, TN_SEND_NOT_OVER}, /* now is 10:30 */
        {"2027-01-18T10:00:00Z", 7, false, TN_SEND_TOO_LATE},
        {"2027-01-17T10:00:00Z", 11, false, TN_SEND_TOO_LATE},
        {"2027-01-18T11:00:00Z", 13, false, TN_SEND_TOO_LATE},
        {"2027-01-17T10:00:00Z", 17, true, TN_SEND_RECEIVED}, /* before anything else */
        {"2027-01-20T09:00:00Z", 0, false, TN_SEND_KINDS},    /* nothing to bill */
    };
    static const struct {
        uint64_t hours;
        int64_t units;
        const char *first;
    } sums[TN_SEND_KINDS] = {
        [TN_SEND_NOW] = {2, 3 + 4, "2027-01-20T08:00:00Z"},
        [TN_SEND_TOO_LATE] = {3, 7 + 11 + 13, "2027-01-17T10:00:00Z"},
        [TN_SEND_NOT_OVER] = {1, 5, "2027-01-20T10:00:00Z"},
        [TN_SEND_RECEIVED] = {1, 17, "2027-01-17T10:00:00Z"},
    };
    tn_arena *arena = tn_arena_new(NULL);
    tn_metering m = {.arena = arena, .now = test_instant("2027-01-20T10:30:00Z")};
    for (size_t i = 0; i < COUNT(hours); i++) {
        const tn_rated_hour h = hour(hours[i].start, 0, hours[i].billed, hours[i].received);
        const uint64_t before =
            hours[i].batch < TN_SEND_KINDS ? m.sums[hours[i].batch].hours : m.count;
        assert_int_equal(tn_metering_add(&m, &h), TN_OK);
        assert_int_equal(hours[i].batch < TN_SEND_KINDS ? m.sums[hours[i].batch].hours
                                                        : m.count + 1,
                         before + 1);
    }
    for (int i = 0; i < TN_SEND_KINDS; i++) {
        char text[TN_INSTANT_TEXT];
        assert_int_equal(m.sums[i].hours, sums[i].hours);
        assert_int_equal(m.sums[i].units, sums[i].units);
        assert_string_equal(tn_instant_format(m.sums[i].first, text), sums[i].first);
    }
    assert_int_equal(m.count, 2);
    tn_arena_free(arena);
}

static void test_end__by_hour_then_the_products_order(void **state)
{
    (void)state;
    static const struct {
        const char *start;
        size_t dimension;
    } given[] = {{"2027-01-20T08:00:00Z", 1},
                 {"2027-01-20T07:00:00Z", 2},
                 {"2027-01-20T08:00:00Z", 0},
                 {"2027-01-20T06:00:00Z", 3}},
      expected[] = {{"2027-01-20T06:00:00Z", 3},
                    {"2027-01-20T07:00:00Z", 2},
                    {"2027-01-20T08:00:00Z", 0},
                    {"2027-01-20T08:00:00Z", 1}};
    tn_arena *arena = tn_arena_new(NULL);
    tn_metering m = {.arena = arena, .now = test_instant("2027-01-20T10:30:00Z")};
    for (size_t i = 0; i < COUNT(given); i++) {
        const tn_rated_hour h = hour(given[i].start, given[i].dimension, 1, false);
        assert_int_equal(tn_metering_add(&m, &h), TN_OK);
    }
    tn_metering_end(&m, NULL);
    assert_int_equal(m.count, COUNT(expected));
    for (size_t i = 0; i < COUNT(expected); i++) {
        assert_int_equal(m.records[i].start.seconds, test_instant(expected[i].start).seconds);
        assert_int_equal(m.records[i].dimension, expected[i].dimension);
    }
    tn_arena_free(arena);
}

/* A life of one term from 2027-01-20 05:20, with a metered dimension and one that is not. */
static void test_end__every_hour(void **state)
{
    (void)state;
    static const tn_price usage_price[] = {{.e8 = 10000000}, {.e8 = -1}};
    static const struct {
        const char *start;
        int64_t billed;
    } expected[] = {{"2027-01-20T05:20:00Z", 0},
                    {"2027-01-20T06:00:00Z", 9},
                    {"2027-01-20T07:00:00Z", 0},
                    {"2027-01-20T09:00:00Z", 0}};
    tn_dimension dimensions[2] = {{.label = "a"}, {.label = "b"}};
    const tn_product product = {.dimensions = dimensions, .dimension_count = 2};
    for (int every = 0; every < 2; every++) {
        tn_arena *arena = tn_arena_new(NULL);
        tn_term term = {
            .period = {test_instant("2027-01-20T05:20:00Z"), test_instant("2028-01-20T05:20:00Z")},
            .usage_price = usage_price};
        term.ended = term.period.end;
        const tn_life life = {.product = &product, .terms = &term, .term_count = 1};
        tn_metering m = {
            .arena = arena, .now = test_instant("2027-01-20T10:30:00Z"), .every_hour = every};
        const tn_rated_hour billed = hour("2027-01-20T06:00:00Z", 0, 9, false),
                            none = hour("2027-01-20T07:00:00Z", 0, 0, false),
                            sent = hour("2027-01-20T08:00:00Z", 0, 4, true),
                            running = hour("2027-01-20T10:00:00Z", 0, 0, false);
        assert_int_equal(tn_metering_add(&m, &billed), TN_OK);
        assert_int_equal(tn_metering_add(&m, &none), TN_OK);
        assert_int_equal(tn_metering_add(&m, &sent), TN_OK);
        assert_int_equal(tn_metering_add(&m, &running), TN_OK);
        tn_metering_end(&m, &life);
        assert_int_equal(m.gaps, 2); /* from 05:20, and of 09:00 */
        assert_int_equal(m.count, every ? 4 : 1);
        for (size_t i = 0; i < m.count && every; i++) {
            assert_int_equal(m.records[i].start.seconds, test_instant(expected[i].start).seconds);
            assert_int_equal(m.records[i].billed, expected[i].billed);
            assert_int_equal(m.records[i].dimension, 0);
        }
        tn_arena_free(arena);
    }
}

/* Gaps are looked for in what can still be sent: no other hour is kept for it. */
static void test_add__seen(void **state)
{
    (void)state;
    static const struct {
        const char *start;
        bool received;
        size_t seen;
    } hours[] = {
        {"2027-01-18T10:00:00Z", false, 0}, /* too late */
        {"2027-01-18T10:00:00Z", true, 0},  {"2027-01-20T08:00:00Z", false, 1},
        {"2027-01-20T10:30:00Z", false, 1},                                     /* begins now */
        {"2027-01-20T09:00:00Z", true, 2},  {"2027-01-20T11:00:00Z", false, 2}, /* still to come */
        {"2027-03-01T00:00:00Z", true, 2}};
    tn_arena *arena = tn_arena_new(NULL);
    tn_metering m = {.arena = arena, .now = test_instant("2027-01-20T10:30:00Z")};
    for (size_t i = 0; i < COUNT(hours); i++) {
        const tn_rated_hour h = hour(hours[i].start, 0, 1, hours[i].received);
        assert_int_equal(tn_metering_add(&m, &h), TN_OK);
        assert_int_equal(m.seen_count, hours[i].seen);
    }
    tn_arena_free(arena);
}

static void test_add__more_units_than_64_bits(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_metering m = {.arena = arena, .now = test_instant("2027-01-20T10:30:00Z")};
    const tn_rated_hour most = hour("2027-01-20T08:00:00Z", 0, INT64_MAX, false),
                        one = hour("2027-01-20T09:00:00Z", 0, 1, false);
    assert_int_equal(tn_metering_add(&m, &most), TN_OK);
    assert_int_equal(tn_metering_add(&m, &one), TN_E_RANGE);
    tn_arena_free(arena);
}

/* One record of each kind; now is 10:30. */
static void test_check__allocations(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t used, billed;
        const char *finding; /* NULL: none */
        bool sent;
    } cases[] = {
        {"70 Unit=IT; 30", 100, 100, NULL, true},
        {"2 Unit=IT", 12, 2, NULL, true},        /* what is billed */
        {"12 Unit=IT", 12, 2, "USE-029", false}, /* what is used */
        {"11 Unit=IT", 12, 2, "USE-028", true},  /* neither: no request is written */
        {"1 Unit=IT", 0, 0, NULL, false},        /* nothing is sent */
        {"1 U=I; 1 U=I", 2, 2, "USE-027", true}, /* nor here */
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        tn_arena *arena = tn_arena_new(NULL);
        tn_findings *findings = tn_findings_new(arena);
        tn_dimension dimensions[2] = {{.label = "a"}, {.label = "b"}};
        const tn_product product = {.dimensions = dimensions, .dimension_count = 2};
        const tn_contract contract = {.account_id.value = "1", .license_arn.value = "arn"};
        static const tn_price usage_price[] = {{.e8 = -1}, {.e8 = -1}};
        tn_term term = {
            .period = {test_instant("2027-01-15T05:20:00Z"), test_instant("2028-01-15T05:20:00Z")},
            .usage_price = usage_price};
        const tn_life life = {
            .product = &product, .contract = &contract, .terms = &term, .term_count = 1};
        tn_metering m = {.arena = arena, .now = test_instant("2027-01-20T10:30:00Z")};
        const tn_usage_record record = {.dimension = 1,
                                        .timestamp = test_instant("2027-01-20T08:59:59Z"),
                                        .at = {"u.csv", 2, 40}};
        tn_rated_hour rated = hour("2027-01-20T08:00:00Z", 1, cases[i].billed, false);
        const tn_rated_hour other = hour("2027-01-20T08:00:00Z", 0, 5, false);
        rated.used = cases[i].used;
        assert_int_equal(tn_metering_allocate(&m, &record, cases[i].text, strlen(cases[i].text)),
                         TN_OK);
        assert_int_equal(tn_metering_add(&m, &rated), TN_OK);
        assert_int_equal(tn_metering_add(&m, &other), TN_OK);
        tn_metering_end(&m, &life);
        const tn_status status = tn_metering_check(&m, findings);
        assert_int_equal(tn_findings_count(findings), cases[i].finding != NULL);
        if (cases[i].finding) {
            const tn_finding *told = tn_findings_get(findings, 0);
            assert_string_equal(tn_code_get(told->code)->text, cases[i].finding);
            assert_int_equal(told->at.line, 2);
            assert_int_equal(told->at.column, 40);
            assert_true(told->code != TN_USE_ALLOCATION_LEFT ||
                        strstr(told->message, "1 record is sent without allocation"));
            assert_int_equal(status, told->severity == TN_ERROR ? TN_E_FINDINGS : TN_OK);
        }
        assert_null(m.records[0].allocation);
        assert_int_equal(m.count == 2 && m.records[1].allocation, cases[i].sent);
        tn_arena_free(arena);
    }
}

/* Kept is what can be sent: memory does not grow with the file. */
static void test_allocate__of_hours_in_time(void **state)
{
    (void)state;
    static const struct {
        const char *at;
        bool received;
        size_t kept;
    } cases[] = {{"2027-01-19T10:29:59Z", false, 0},
                 {"2027-01-19T10:30:00Z", false, 1},
                 {"2027-01-20T10:29:59Z", false, 2},
                 {"2027-01-20T10:30:00Z", false, 2},
                 {"2027-01-20T08:00:00Z", true, 2}};
    tn_arena *arena = tn_arena_new(NULL);
    tn_metering m = {.arena = arena, .now = test_instant("2027-01-20T10:30:00Z")};
    for (size_t i = 0; i < COUNT(cases); i++) {
        const tn_usage_record record = {.timestamp = test_instant(cases[i].at),
                                        .has_received = cases[i].received};
        assert_int_equal(tn_metering_allocate(&m, &record, "1", 1), TN_OK);
        assert_int_equal(m.allocation_count, cases[i].kept);
    }
    tn_arena_free(arena);
}

#define CODE    "code = pc\n"
#define ACCOUNT "account_id = 111111111111\n"
#define BUYER   "customer = abc\n"
#define LICENSE                                                                                    \
    "license_arn = arn:aws:license-manager::111111111111:license:l-0123456789abcdef0123456789"     \
    "abcdef\n"

static const struct {
    const char *product, *contract, *findings;
} identified[] = {
    {PRODUCT(CODE), CONTRACT(BUYER), "USE-026"},
    {PRODUCT(CODE), CONTRACT(ACCOUNT), "USE-026"},
    {PRODUCT(""), CONTRACT(ACCOUNT LICENSE), ""},
    {PRODUCT(CODE), CONTRACT(""), "USE-020 USE-026"},
    {PRODUCT(""), CONTRACT(BUYER), "USE-026 USE-021"},
    {PRODUCT(""), CONTRACT(BUYER LICENSE), "USE-020"}, /* a licence goes with the account */
    {PRODUCT(""), CONTRACT(""), "USE-020 USE-026 USE-021"},
};

static void test_check__which_identifier_is_missing(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(identified); i++) {
        tn_arena *arena = tn_arena_new(NULL);
        tn_findings *findings = tn_findings_new(arena);
        char got[64] = "";
        const test_files files = {.product = identified[i].product,
                                  .contract = identified[i].contract};
        const tn_metering m = {.arena = arena, .life = test_life(arena, &files, NULL)};
        const tn_status status = tn_metering_check(&m, findings);
        for (size_t k = 0; k < tn_findings_count(findings); k++) {
            snprintf(got + strlen(got), sizeof(got) - strlen(got), "%s%s", k ? " " : "",
                     tn_code_get(tn_findings_get(findings, k)->code)->text);
        }
        assert_string_equal(got, identified[i].findings);
        const bool refused = strstr(got, "USE-020") || strstr(got, "USE-021");
        if (strstr(got, "USE-020")) {
            const char *message = test_finding(findings, TN_USE_NO_CUSTOMER)->message;
            const bool licensed = strstr(identified[i].contract, "license_arn") != NULL;
            assert_int_equal(strstr(message, "needs the account_id") != NULL, licensed);
            assert_int_equal(strstr(message, "neither account_id nor") != NULL, !licensed);
        }
        assert_int_equal(status, refused ? TN_E_FINDINGS : TN_OK);
        tn_arena_free(arena);
    }
}

/* A finding for each kind that is left out, with its figures; none of them stops the sending. */
static void test_check__what_is_left_out(void **state)
{
    (void)state;
    static const char *const expected[] = {
        "USE-022 hours that can no longer be sent at 2027-01-20T10:30:00Z: 2 with 12 billable "
        "units, the first at 2027-01-18T10:00:00Z",
        "USE-023 hours that are not over yet at 2027-01-20T10:30:00Z: 1 with 9 billable units, "
        "the first at 2027-01-20T10:00:00Z",
        "USE-024 hours that were received already at 2027-01-20T10:30:00Z: 1 with 2 billable "
        "units, the first at 2027-01-20T08:00:00Z",
    };
    const test_files files = {.product = PRODUCT(CODE), .contract = CONTRACT(ACCOUNT LICENSE)};
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *findings = tn_findings_new(arena);
    tn_metering m = {.arena = arena, .now = test_instant("2027-01-20T10:30:00Z")};
    const tn_rated_hour hours[] = {
        hour("2027-01-18T11:00:00Z", 0, 5, false), hour("2027-01-18T10:00:00Z", 0, 7, false),
        hour("2027-01-20T10:00:00Z", 0, 9, false), hour("2027-01-20T08:00:00Z", 0, 2, true)};
    for (size_t i = 0; i < COUNT(hours); i++) {
        assert_int_equal(tn_metering_add(&m, &hours[i]), TN_OK);
    }
    tn_metering_end(&m, test_life(arena, &files, NULL));
    assert_int_equal(tn_metering_check(&m, findings), TN_OK);
    assert_int_equal(tn_findings_count(findings), COUNT(expected));
    for (size_t i = 0; i < COUNT(expected); i++) {
        char got[256];
        const tn_finding *f = tn_findings_get(findings, i);
        snprintf(got, sizeof(got), "%s %s", tn_code_get(f->code)->text, f->message);
        assert_string_equal(got, expected[i]);
    }
    tn_arena_free(arena);
}

static bool survive(const tn_allocator *allocator, void *context)
{
    tn_arena *arena = tn_arena_new(allocator);
    tn_metering m = {.arena = arena, .now = *(const tn_instant *)context};
    tn_status status = arena ? TN_OK : TN_E_NOMEM;
    for (int i = 0; i < 500 && status == TN_OK; i++) {
        const tn_rated_hour h = hour("2027-01-20T08:00:00Z", 0, 1, false);
        status = tn_metering_add(&m, &h);
    }
    char text[900];
    memset(text, 'x', sizeof(text));
    for (int i = 0; i < 100 && status == TN_OK; i++) {
        const tn_usage_record record = {.timestamp = test_instant("2027-01-20T08:00:00Z")};
        status = tn_metering_allocate(&m, &record, text, sizeof(text));
    }
    assert_true(status == TN_OK || status == TN_E_NOMEM);
    tn_arena_free(arena);
    return status == TN_OK;
}

static void test_add__every_request_failing(void **state)
{
    (void)state;
    tn_instant now = test_instant("2027-01-20T10:30:00Z");
    assert_true(test_every_allocation(survive, &now) > 2);
}

/* Two hours whose division is of what was used: told once, with the place of the first in time. */
static void test_check__two_allocations_left_out(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *findings = tn_findings_new(arena);
    static const tn_price usage_price[] = {{.e8 = -1}};
    tn_dimension dimension = {.label = "a"};
    const tn_product product = {.dimensions = &dimension, .dimension_count = 1};
    const tn_contract contract = {.account_id.value = "1", .license_arn.value = "arn"};
    tn_term term = {
        .period = {test_instant("2027-01-15T05:20:00Z"), test_instant("2028-01-15T05:20:00Z")},
        .usage_price = usage_price};
    const tn_life life = {
        .product = &product, .contract = &contract, .terms = &term, .term_count = 1};
    tn_metering m = {.arena = arena, .now = test_instant("2027-01-20T10:30:00Z")};
    static const char *const hours[] = {"2027-01-20T08:00:00Z", "2027-01-20T07:00:00Z"};
    for (size_t i = 0; i < COUNT(hours); i++) {
        const tn_usage_record record = {.timestamp = test_instant(hours[i]),
                                        .at = {"u.csv", (uint32_t)i + 2, 40}};
        tn_rated_hour rated = hour(hours[i], 0, 2, false);
        rated.used = 12;
        assert_int_equal(tn_metering_allocate(&m, &record, "12 Unit=IT", 10), TN_OK);
        assert_int_equal(tn_metering_add(&m, &rated), TN_OK);
    }
    tn_metering_end(&m, &life);
    tn_metering_check(&m, findings);
    const tn_finding *told = test_finding(findings, TN_USE_ALLOCATION_LEFT);
    assert_non_null(strstr(told->message, "2 records are sent without allocation"));
    assert_int_equal(told->at.line, 3);
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_add__sums_by_what_becomes_of_it),
        cmocka_unit_test(test_end__by_hour_then_the_products_order),
        cmocka_unit_test(test_end__every_hour),
        cmocka_unit_test(test_add__more_units_than_64_bits),
        cmocka_unit_test(test_add__seen),
        cmocka_unit_test(test_check__allocations),
        cmocka_unit_test(test_allocate__of_hours_in_time),
        cmocka_unit_test(test_check__which_identifier_is_missing),
        cmocka_unit_test(test_check__what_is_left_out),
        cmocka_unit_test(test_add__every_request_failing),
        cmocka_unit_test(test_check__two_allocations_left_out),
    };
    return RUN(tests);
}
