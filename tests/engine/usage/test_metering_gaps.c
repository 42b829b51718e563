/* Hours without a record: what is a gap, whether it is filled, and without memory. */
#include "support/lives.h"
#include "support/memory.h"
#include "tenor/metering.h"

/* Without any record all hours are empty, as far back as can be sent: 24 hours to the second. Who
 * sends a record of each has no gaps to be told of. */
static void test_check__gaps(void **state)
{
    (void)state;
    static const tn_price usage_price[] = {{.e8 = 10000000}};
    static const struct {
        const char *start, *now;
        uint64_t gaps;
    } rows[] = {{"2027-01-20T08:00:00Z", "2027-01-20T10:30:00Z", 2}, /* 08:00, 09:00 */
                {"2027-01-01T00:00:00Z", "2027-01-20T10:00:00Z", 24},
                {"2027-01-19T10:30:00Z", "2027-01-20T10:30:00Z", 24},
                {"2027-01-19T10:30:00Z", "2027-01-20T10:30:01Z", 23}};
    tn_dimension dimension = {.label = "a"};
    const tn_product product = {.dimensions = &dimension, .dimension_count = 1};
    for (size_t i = 0; i < 2 * COUNT(rows); i++) {
        tn_arena *arena = tn_arena_new(NULL);
        tn_findings *findings = tn_findings_new(arena);
        tn_contract contract = {.product = &product};
        tn_term term = {
            .period = {test_instant(rows[i / 2].start), test_instant("2028-01-20T00:00:00Z")},
            .usage_price = usage_price};
        term.ended = term.period.end;
        const tn_life life = {
            .contract = &contract, .product = &product, .terms = &term, .term_count = 1};
        tn_metering m = {.arena = arena,
                         .life = &life,
                         .now = test_instant(rows[i / 2].now),
                         .every_hour = i % 2};
        tn_metering_end(&m, &life);
        assert_int_equal(m.gaps, rows[i / 2].gaps);
        assert_int_equal(m.count, i % 2 ? rows[i / 2].gaps : 0);
        tn_metering_check(&m, findings);
        assert_int_equal(test_count(findings, TN_USE_GAPS), i % 2 ? 0 : 1);
        tn_arena_free(arena);
    }
}

/* Each metered dimension has gaps of its own; one that is not metered has none. */
static void test_end__gaps_of_each_dimension(void **state)
{
    (void)state;
    static const tn_price usage_price[] = {{.e8 = 10000000}, {.e8 = -1}, {.e8 = 0}};
    static const struct {
        const char *start;
        size_t dimension;
    } expected[] = {{"2027-01-20T08:00:00Z", 0}, /* of 2 there is a record */
                    {"2027-01-20T09:00:00Z", 0},
                    {"2027-01-20T09:00:00Z", 2}};
    tn_dimension dimensions[] = {{.label = "a"}, {.label = "b"}, {.label = "c"}};
    const tn_product product = {.dimensions = dimensions, .dimension_count = COUNT(dimensions)};
    tn_term term = {
        .period = {test_instant("2027-01-20T08:00:00Z"), test_instant("2028-01-20T00:00:00Z")},
        .usage_price = usage_price};
    term.ended = term.period.end;
    const tn_life life = {.product = &product, .terms = &term, .term_count = 1};
    tn_arena *arena = tn_arena_new(NULL);
    tn_metering m = {
        .arena = arena, .now = test_instant("2027-01-20T10:00:00Z"), .every_hour = true};
    const tn_rated_hour seen = {.dimension = 2,
                                .start = test_instant("2027-01-20T08:00:00Z"),
                                .end = test_instant("2027-01-20T09:00:00Z"),
                                .received = true};
    assert_int_equal(tn_metering_add(&m, &seen), TN_OK);
    tn_metering_end(&m, &life);
    assert_int_equal(m.gaps, COUNT(expected));
    assert_int_equal(m.count, COUNT(expected));
    for (size_t i = 0; i < COUNT(expected); i++) {
        assert_int_equal(m.records[i].start.seconds, test_instant(expected[i].start).seconds);
        assert_int_equal(m.records[i].end.seconds - m.records[i].start.seconds, TN_HOUR_SECONDS);
        assert_int_equal(m.records[i].dimension, expected[i].dimension);
    }
    tn_arena_free(arena);
}

/* An hour is over in the second in which it ends. */
static void test_add__an_hour_that_ends_now(void **state)
{
    (void)state;
    static const struct {
        const char *now;
        tn_metering_batch batch;
    } rows[] = {{"2027-01-20T08:59:59Z", TN_SEND_NOT_OVER},
                {"2027-01-20T09:00:00Z", TN_SEND_NOW},
                {"2027-01-21T08:00:00Z", TN_SEND_NOW},
                {"2027-01-21T08:00:01Z", TN_SEND_TOO_LATE}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_arena *arena = tn_arena_new(NULL);
        tn_metering m = {.arena = arena, .now = test_instant(rows[i].now)};
        const tn_rated_hour hour = {.start = test_instant("2027-01-20T08:00:00Z"),
                                    .end = test_instant("2027-01-20T09:00:00Z"),
                                    .billed = 5};
        assert_int_equal(tn_metering_add(&m, &hour), TN_OK);
        for (int k = 0; k < TN_SEND_KINDS; k++) {
            assert_int_equal(m.sums[k].units, k == (int)rows[i].batch ? 5 : 0);
        }
        tn_arena_free(arena);
    }
}

/* Fills a day of gaps; whether all of them are there. */
static bool fill(const tn_allocator *allocator, void *context)
{
    tn_arena *arena = tn_arena_new(allocator), *own = tn_arena_new(NULL);
    tn_metering m = {
        .arena = arena, .now = test_instant("2027-01-20T10:00:00Z"), .every_hour = true};
    tn_status status = TN_E_NOMEM;
    if (arena) {
        tn_metering_end(&m, context);
        status = tn_metering_check(&m, tn_findings_new(own));
        assert_int_equal(status, tn_arena_failed(arena) ? TN_E_NOMEM : TN_OK);
    }
    tn_arena_free(own);
    tn_arena_free(arena);
    return status == TN_OK;
}

static void test_check__every_request_failing(void **state)
{
    (void)state;
    static const tn_price usage_price[] = {{.e8 = 10000000}};
    tn_dimension dimension = {.label = "a"};
    const tn_product product = {.dimensions = &dimension, .dimension_count = 1};
    const tn_contract contract = {.account_id.value = "1", .license_arn.value = "arn"};
    tn_term term = {
        .period = {test_instant("2027-01-01T00:00:00Z"), test_instant("2028-01-20T00:00:00Z")},
        .usage_price = usage_price};
    term.ended = term.period.end;
    tn_life life = {.contract = &contract, .product = &product, .terms = &term, .term_count = 1};
    assert_true(test_every_allocation(fill, &life) > 1);
}

/* Hours of which nothing is billed are kept, too, so that they are no gaps. */
static bool keep_seen(const tn_allocator *allocator, void *context)
{
    const tn_rated_hour *hour = context;
    tn_arena *arena = tn_arena_new(allocator);
    tn_metering m = {.arena = arena, .now = test_instant("2027-01-20T10:00:00Z")};
    tn_status status = arena ? TN_OK : TN_E_NOMEM;
    for (int i = 0; i < 500 && status == TN_OK; i++) {
        status = tn_metering_add(&m, hour);
    }
    assert_true(status == TN_OK ? m.seen_count == 500 : status == TN_E_NOMEM);
    tn_arena_free(arena);
    return status == TN_OK;
}

static void test_add__nothing_billed_and_every_request_failing(void **state)
{
    (void)state;
    tn_rated_hour hour = {.start = test_instant("2027-01-20T08:00:00Z"),
                          .end = test_instant("2027-01-20T09:00:00Z")};
    assert_true(test_every_allocation(keep_seen, &hour) > 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_check__gaps),
        cmocka_unit_test(test_end__gaps_of_each_dimension),
        cmocka_unit_test(test_add__an_hour_that_ends_now),
        cmocka_unit_test(test_check__every_request_failing),
        cmocka_unit_test(test_add__nothing_billed_and_every_request_failing),
    };
    return RUN(tests);
}
