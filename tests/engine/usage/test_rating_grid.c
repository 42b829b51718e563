/* The grid of hours: as long as the contract, and without memory. */
#include "engine/ratings.h"

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

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rater_add__to_the_hour_after_the_end),
        cmocka_unit_test(test_reject_name__each_has_one),
        cmocka_unit_test(test_rater__memory_runs_out),
    };
    return RUN(tests);
}
