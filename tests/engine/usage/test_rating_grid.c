/* The grid of hours: as long as the contract, and without memory. */
#include "engine/ratings.h"

#include "engine/usage/rater.h"
#include "support/memory.h"

static const char wild[] = FROM("1m", "2027-03-15T09:30:00Z") BASIC RENEWED
    "[upgrade 2027-03-20T12:15:00Z]\nquantity.standard = 1\n"
    "[renew 2027-05-15]\nquantity.basic = 1\n";

/* I23, second by second. */
static void test_rater_add__to_the_hour_after_the_end(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    const tn_life *life = test_life(
        arena,
        &(test_files){.product = METERED, .contract = MARCH "[cancel 2027-03-20T12:34:56Z]\n"},
        NULL);
    for (int64_t after = 3500; after <= 3700; after++) {
        tn_rater *rater = NULL;
        assert_int_equal(tn_rater_new(life, NULL, &rater), TN_OK);
        const tn_usage_record record = {
            .dimension = 5, .timestamp = {life->access_end.seconds + after}, .quantity = 1};
        assert_int_equal(tn_rater_add(rater, &record),
                         after < 3600 ? TN_REJECT_NONE : TN_REJECT_AFTER_END);
        tn_rater_free(rater);
    }
    tn_arena_free(arena);
}

static void test_reject_name__each_has_one(void **state)
{
    (void)state;
    assert_string_equal(tn_reject_name(TN_REJECT_KINDS), "");
    for (int i = 0; i < TN_REJECT_KINDS; i++) {
        for (int j = 0; j < i; j++) {
            assert_string_not_equal(tn_reject_name((tn_reject)i), tn_reject_name((tn_reject)j));
        }
    }
}

static void test_rater__memory_runs_out(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    const tn_life *life =
        test_life(arena, &(test_files){.product = METERED, .contract = wild}, "2027-07-31");
    size_t good = 0;
    for (size_t fail = 1; fail < 60; fail++) {
        test_memory memory = {.fail_at = fail};
        const tn_allocator allocator = test_allocator(&memory);
        tn_arena *result = tn_arena_new(NULL);
        tn_rater *rater = NULL;
        const tn_rating *rating = NULL;
        tn_status status = tn_rater_new(life, &allocator, &rater);
        if (status == TN_OK) {
            test_meter(rater, life->product,
                       "sms 2027-04-02T10:00:00Z 1 <2027-04-02T10:00:00Z\n"
                       "xhosts 2027-04-15T09:31:00Z 5 *1000\ncalls 2027-04-02T10:00:00Z 300\n");
            status = tn_rater_finish(rater, result, &rating);
            tn_rater_free(rater);
        }
        assert_true(status == TN_OK || status == TN_E_NOMEM);
        assert_int_equal(status == TN_OK, memory.requests < fail);
        assert_int_equal(memory.out, 0);
        good += status == TN_OK;
        tn_arena_free(result);
    }
    assert_true(good > 0 && good < 59);
    for (size_t spare = 0; spare < 2000; spare += 16) {
        test_memory memory;
        tn_arena *result = test_arena_short(&memory, spare);
        tn_rater *rater = NULL;
        const tn_rating *rating = NULL;
        assert_int_equal(tn_rater_new(life, NULL, &rater), TN_OK);
        test_meter(rater, life->product, "sms 2027-04-02T10:00:00Z 1 *2000\n");
        const tn_status status = tn_rater_finish(rater, result, &rating);
        assert_true(status == TN_OK ? rating != NULL : status == TN_E_NOMEM);
        tn_rater_free(rater);
        tn_arena_free(result);
    }
    tn_arena_free(arena);
}

/* Years of one dimension: a sum for each month, or no rating at all. */
static bool rate_years(const tn_allocator *allocator, void *context)
{
    enum { MONTHS = 200 };
    const tn_life *life = context;
    tn_arena *result = tn_arena_new(allocator);
    tn_rater *rater = NULL;
    const tn_rating *rating = NULL;
    assert_int_equal(tn_rater_new(life, NULL, &rater), TN_OK);
    for (int month = 0; month < MONTHS; month++) {
        tn_usage_record record = {.dimension = 5, .quantity = 1};
        assert_int_equal(
            tn_instant_add_months(life->terms[0].period.start, month, 0, &record.timestamp), TN_OK);
        assert_int_equal(tn_rater_add(rater, &record), TN_REJECT_NONE);
    }
    const tn_status status = result ? tn_rater_finish(rater, result, &rating) : TN_E_NOMEM;
    assert_true(status == TN_OK ? rating->count == MONTHS : status == TN_E_NOMEM && !rating);
    tn_rater_free(rater);
    tn_arena_free(result);
    return status == TN_OK;
}

static void test_rater_finish__every_request_failing(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_life life = *test_life(arena, &(test_files){.product = METERED, .contract = YEAR RENEWED},
                              "2044-03-01");
    assert_true(test_every_allocation(rate_years, &life) > 2);
    tn_arena_free(arena);
}

/* 64 million hours of a dimension each are the most: 1825 years of four that are metered. */
static void test_rater_new__too_many_hours(void **state)
{
    (void)state;
    static const char not_metered[] =
        "[product]\ntitle = P\nproduct_id = prod-2\ncategory = users\npurchase = one-tier\n"
        "currency = USD\ndurations = 12m\n[dimension basic]\nname = B\ndescription = B\n"
        "price.12m = 1\n";
    tn_arena *arena = tn_arena_new(NULL);
    static const struct {
        const char *product, *until;
        tn_status status;
    } rows[] = {{METERED, "3850-12-01", TN_OK},
                {METERED, "3852-12-01", TN_E_RANGE},
                {METERED, "5000-01-01", TN_E_RANGE},
                {not_metered, "5000-01-01", TN_OK}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const test_files files = {.product = rows[i].product, .contract = YEAR RENEWED};
        test_memory memory = {0};
        const tn_allocator allocator = test_allocator(&memory);
        tn_rater *rater = NULL;
        const tn_life *life = test_life(arena, &files, rows[i].until);
        assert_int_equal(tn_rater_new(life, &allocator, &rater), rows[i].status);
        tn_rater_free(rater);
        assert_int_equal(memory.out, 0);
    }
    tn_arena_free(arena);
}

typedef struct size_count {
    size_t requests, bytes, most; /* most: in one request */
    size_t unfilled;              /* in one of 1 MiB and more: bytes short of a power of two */
} size_count;

static void *take(void *context, size_t size)
{
    size_count *c = context;
    c->requests++;
    c->bytes += size;
    c->most = size > c->most ? size : c->most;
    size_t power = 1024 * 1024;
    while (power < size) {
        power *= 2;
    }
    if (size >= 1024 * 1024 && power - size > c->unfilled) {
        c->unfilled = power - size;
    }
    return malloc(size);
}

static void give_back(void *context, void *block)
{
    (void)context;
    free(block);
}

/* Of what is metered at most twice as much memory is taken, in few requests of at most 8 MiB that
 * fill huge pages, and no more than all dimensions need; a few KiB are for the rest. */
static void test_rater__many_dimensions(void **state)
{
    enum { DIMENSIONS = 60, REST = 32 * 1024 };
    static const struct {
        const char *until;
        int metered;
        size_t rows, requests;
    } cases[] = {{"2037-01-01", 0, 0, 2},   {"2037-01-01", 1, 1, 3},    {"2037-01-01", 5, 9, 6},
                 {"2037-01-01", 33, 43, 8}, {"2037-01-01", 60, 64, 11}, {"2029-01-01", 60, 62, 9}};
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        tn_arena *arena = tn_arena_new(NULL);
        const char *product = METERED;
        for (int d = 0; d < DIMENSIONS; d++) {
            product = tn_arena_format(
                arena, "%s[dimension d%d]\nname = D%d\ndescription = D\npayg = 0.01\n", product, d,
                d);
        }
        const test_files files = {.product = product, .contract = YEAR RENEWED};
        const tn_life *life = test_life(arena, &files, cases[i].until);
        size_count sizes = {0};
        const tn_allocator allocator = {take, give_back, &sizes};
        tn_rater *rater = NULL;
        const tn_rating *rating = NULL;
        assert_int_equal(tn_rater_new(life, &allocator, &rater), TN_OK);
        for (int d = 0; d < cases[i].metered; d++) {
            test_meter(rater, life->product,
                       tn_arena_format(arena, "d%d 2028-03-02T10:00:00Z %d\n", d, d + 1));
        }
        const size_t row = rater->hours * sizeof(uint32_t);
        assert_in_range(sizes.bytes, cases[i].rows * row, cases[i].rows * row + REST);
        assert_int_equal(sizes.requests, cases[i].requests);
        assert_in_range(sizes.most, 1, 8 * 1024 * 1024);
        assert_in_range(sizes.unfilled, 0, row);
        assert_int_equal(tn_rater_finish(rater, arena, &rating), TN_OK);
        assert_int_equal(rating->count, cases[i].metered);
        for (int d = 0; d < cases[i].metered; d++) {
            assert_int_equal(rating->rated[d].billed, d + 1);
        }
        tn_rater_free(rater);
        tn_arena_free(arena);
    }
}

/* Records may be stored after others were found: the same as one after another. */
static void test_rater_find__stored_later(void **state)
{
    (void)state;
    static const struct {
        const char *label, *at;
        int64_t quantity;
        tn_reject found, stored;
    } records[] = {
        {"calls", "2027-03-02T10:00:00Z", 300, TN_REJECT_NONE, TN_REJECT_NONE},
        {"calls", "2027-02-28T10:00:00Z", 5, TN_REJECT_BEFORE_START, TN_REJECT_NONE},
        {"calls", "2027-03-02T10:59:59Z", 400, TN_REJECT_NONE, TN_REJECT_DUPLICATE},
        {"sms", "2027-03-02T10:00:00Z", 7, TN_REJECT_NONE, TN_REJECT_NONE},
        {"calls", "2027-03-02T10:00:00Z", 300, TN_REJECT_NONE, TN_REJECT_REPEATED},
        {"", "2027-03-02T10:00:00Z", 1, TN_REJECT_UNKNOWN_DIMENSION, TN_REJECT_NONE},
    };
    tn_arena *arena = tn_arena_new(NULL);
    const test_files files = {.product = METERED, .contract = MARCH};
    const tn_life *life = test_life(arena, &files, NULL);
    tn_rater *rater = NULL;
    const tn_rating *rating = NULL;
    tn_usage_record taken[COUNT(records)];
    tni_rater_cell cells[COUNT(records)];
    char rated[512], rejects[512];
    assert_int_equal(tn_rater_new(life, NULL, &rater), TN_OK);
    for (size_t i = 0; i < COUNT(records); i++) {
        taken[i] = (tn_usage_record){.dimension = tn_product_find(life->product, records[i].label),
                                     .timestamp = test_instant(records[i].at),
                                     .quantity = records[i].quantity};
        assert_int_equal(tni_rater_find(rater, &taken[i], &cells[i]), records[i].found);
        assert_int_equal(cells[i].meter != NULL, records[i].found == TN_REJECT_NONE);
    }
    for (size_t i = 0; i < COUNT(records); i++) {
        if (cells[i].meter) {
            assert_int_equal(tni_rater_store(rater, cells[i], &taken[i]), records[i].stored);
        }
    }
    assert_int_equal(tn_rater_finish(rater, arena, &rating), TN_OK);
    test_rated(rating, life, rated, sizeof(rated));
    test_rejects(rating, rejects, sizeof(rejects));
    assert_string_equal(rated, "2027-03 calls 0.01 used 300 billed 200\n"
                               "2027-03 sms 0.05 used 7 billed 7\n");
    assert_string_equal(rejects, "unknown-dimension 1 of 1\nbefore-start 1 of 5 worth 5/1\n"
                                 "duplicate 1 of 400 worth 400/1\nrepeated 1 of 300 worth 300/1\n");
    assert_int_equal(rating->records, COUNT(records));
    tn_rater_free(rater);
    tn_arena_free(arena);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rater_add__to_the_hour_after_the_end),
        cmocka_unit_test(test_reject_name__each_has_one),
        cmocka_unit_test(test_rater__memory_runs_out),
        cmocka_unit_test(test_rater_finish__every_request_failing),
        cmocka_unit_test(test_rater_new__too_many_hours),
        cmocka_unit_test(test_rater__many_dimensions),
        cmocka_unit_test(test_rater_find__stored_later),
    };
    return RUN(tests);
}
