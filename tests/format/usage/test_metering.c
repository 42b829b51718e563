/* What is sent to AWS: which hours, in which order, and memory that runs out. */
#include "support/lives.h"
#include "support/memory.h"
#include "tenor/metering.h"

static const test_files files = {
    .product = "[product]\ntitle = P\ncode = pc\ncategory = users\npurchase = any\n"
               "currency = USD\ndurations = 1m\n[dimension u]\nname = U\ndescription = U\n"
               "price.1m = 100\n[dimension calls]\nname = C\ndescription = C\npayg = 0.5\n",
    .contract = "[contract]\nid = C1\nproduct = p.product.ini\nduration = 1m\ncustomer = abc\n"
                "accepted = 2027-01-15T10:30:00Z\n[item u]\nquantity = 1\n"};

static tn_status take(const tn_life *life, const tn_allocator *allocator, const char *records,
                      tn_metering *metering)
{
    tn_rater *rater = NULL;
    const tn_rating *rating = NULL;
    tn_status status = tn_rater_new(life, allocator, &rater);
    if (status != TN_OK) {
        return status;
    }
    tn_rater_watch(rater, (tn_hour_sink){tn_metering_add, metering, NULL});
    test_meter(rater, life->product, records);
    status = tn_rater_finish(rater, metering->arena, &rating);
    tn_rater_free(rater);
    tn_metering_end(metering, life);
    return status;
}

static const struct {
    const char *now, *record;
    uint64_t sums[TN_SEND_KINDS];
} cases[] = {
    {"2027-01-20T11:00:00Z", "calls 2027-01-20T10:59:00Z 3", {1, 0, 0, 0}},
    {"2027-01-20T10:59:59Z", "calls 2027-01-20T10:00:00Z 3", {0, 0, 1, 0}},
    {"2027-01-21T10:00:00Z", "calls 2027-01-20T10:59:00Z 3", {1, 0, 0, 0}}, /* 24 h to the stamp */
    {"2027-01-21T10:00:01Z", "calls 2027-01-20T10:59:00Z 3", {0, 1, 0, 0}},
    {"2027-02-01T06:00:00Z", "calls 2027-01-31T23:00:00Z 3", {1, 0, 0, 0}},
    {"2027-02-01T06:00:01Z", "calls 2027-01-31T23:00:00Z 3", {0, 1, 0, 0}},
    {"2027-01-20T12:00:00Z", "calls 2027-01-20T10:00:00Z 3 <2027-01-20T11:00:00Z", {0, 0, 0, 1}},
    {"2027-01-20T12:00:00Z", "calls 2027-01-20T10:00:00Z 0", {0, 0, 0, 0}},
    {"2027-01-15T12:00:00Z", "calls 2027-01-15T10:45:00Z 3", {1, 0, 0, 0}},
};

static void test_metering_take__what_becomes_of_an_hour(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    const tn_life *life = test_life(arena, &files, NULL);
    for (size_t i = 0; i < COUNT(cases); i++) {
        tn_metering m = {.arena = arena, .now = test_instant(cases[i].now)};
        assert_int_equal(take(life, NULL, cases[i].record, &m), TN_OK);
        for (int kind = 0; kind < TN_SEND_KINDS; kind++) {
            if (m.sums[kind].hours != cases[i].sums[kind]) {
                fail_msg("case %zu: %d hours of kind %d", i, (int)m.sums[kind].hours, kind);
            }
        }
        assert_int_equal(m.count, cases[i].sums[TN_SEND_NOW]);
    }
    tn_arena_free(arena);
}

static void test_metering_render__first_hour_begins_with_the_contract(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    const tn_life *life = test_life(arena, &files, NULL);
    tn_metering m = {.arena = arena, .now = test_instant("2027-01-15T12:00:00Z")};
    assert_int_equal(take(life, NULL, "calls 2027-01-15T10:45:00Z 3", &m), TN_OK);
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    assert_int_equal(tn_metering_render(&m, &out), TN_OK);
    assert_non_null(strstr(out.bytes, "\"Timestamp\": \"2027-01-15T10:30:00Z\""));
    assert_non_null(strstr(out.bytes, "\"CustomerIdentifier\": \"abc\""));
    assert_non_null(strstr(out.bytes, "\"ProductCode\": \"pc\""));
    assert_null(strstr(out.bytes, "LicenseArn"));
    tn_buffer_done(&out);
    tn_arena_free(arena);
}

static bool survive(const tn_allocator *allocator, void *context)
{
    tn_arena *arena = tn_arena_new(allocator);
    tn_metering m = {.arena = arena, .now = test_instant("2027-01-21T00:00:00Z")};
    tn_buffer out;
    tn_buffer_init(&out, allocator);
    tn_status status =
        arena ? take(context, allocator, "calls 2027-01-20T00:00:00Z 3 *24", &m) : TN_E_NOMEM;
    if (status == TN_OK) {
        status = tn_metering_render(&m, &out);
    }
    assert_true(status == TN_OK || (status == TN_E_NOMEM && out.length == 0));
    tn_buffer_done(&out);
    tn_arena_free(arena);
    return status == TN_OK;
}

static void test_metering__every_request_failing(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    assert_true(test_every_allocation(survive, (void *)(uintptr_t)test_life(arena, &files, NULL)) >
                3);
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_metering_take__what_becomes_of_an_hour),
        cmocka_unit_test(test_metering_render__first_hour_begins_with_the_contract),
        cmocka_unit_test(test_metering__every_request_failing),
    };
    return RUN(tests);
}
