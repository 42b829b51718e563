/* What holds for any usage: the order of records, sums, the entitlement. */
#include "engine/ratings.h"

static const char wild[] = FROM("1m", "2027-03-15T09:30:00Z") BASIC RENEWED
    "[upgrade 2027-03-20T12:15:00Z]\nquantity.standard = 1\n"
    "[renew 2027-05-15]\nquantity.basic = 1\n";

typedef struct scene {
    tn_arena *arena;
    const tn_life *life;
    uint64_t random;
} scene;

enum { RECORDS = 3000, STRIDE = 4096 };

static void make_records(scene *s, tn_usage_record *records, size_t count, bool one_an_hour)
{
    const int64_t start = s->life->terms[0].period.start.seconds - 2 * TN_HOUR_SECONDS;
    const int64_t end = s->life->access_end.seconds + 3 * TN_HOUR_SECONDS;
    for (size_t i = 0; i < count; i++) {
        int64_t at = test_between(&s->random, start, end);
        if (one_an_hour) { /* a stride without a common divisor visits each hour once */
            at = start - start % TN_HOUR_SECONDS + (int64_t)(i / 6) * TN_HOUR_SECONDS +
                 test_between(&s->random, 0, TN_HOUR_SECONDS - 1);
        }
        /* Each is received at a second of its own: a tie would go by the order of the file. */
        const int64_t received = at + test_between(&s->random, 0, 100000);
        records[i] = (tn_usage_record){
            .dimension = one_an_hour ? i % 6 : (size_t)test_between(&s->random, 0, 5),
            .timestamp = {at},
            .quantity = test_between(&s->random, 0, 30),
            .has_received = true,
            .received = {received / STRIDE * STRIDE + (int64_t)i}};
    }
}

static const tn_rating *rate(scene *s, const tn_usage_record *records, size_t count)
{
    tn_rater *rater = NULL;
    const tn_rating *rating = NULL;
    assert_int_equal(tn_rater_new(s->life, NULL, &rater), TN_OK);
    for (size_t i = 0; i < count; i++) {
        tn_rater_add(rater, &records[i]);
    }
    assert_int_equal(tn_rater_finish(rater, s->arena, &rating), TN_OK);
    tn_rater_free(rater);
    return rating;
}

static void shuffle(uint64_t *random, tn_usage_record *records, size_t count)
{
    for (size_t i = count; i > 1; i--) {
        const size_t j = (size_t)test_between(random, 0, (int64_t)i - 1);
        const tn_usage_record held = records[i - 1];
        records[i - 1] = records[j];
        records[j] = held;
    }
}

static int64_t billed_of(const tn_rating *rating)
{
    int64_t billed = 0;
    for (size_t i = 0; i < rating->count; i++) {
        billed += rating->rated[i].billed;
    }
    return billed;
}

/* I9: each received at another second, so the order of the file decides nothing. */
static void test_rater__order_does_not_matter(void **state)
{
    static tn_usage_record records[RECORDS];
    char one[4096], other[4096];
    (void)state;
    for (uint64_t seed = 1; seed <= test_rounds(10); seed++) {
        scene s = {.arena = tn_arena_new(NULL), .random = seed};
        s.life =
            test_life(s.arena, &(test_files){.product = METERED, .contract = wild}, "2027-07-31");
        make_records(&s, records, RECORDS, false);
        const tn_rating *first = rate(&s, records, RECORDS);
        test_rated(first, s.life, one, sizeof(one));
        shuffle(&s.random, records, RECORDS);
        const tn_rating *second = rate(&s, records, RECORDS);
        test_rated(second, s.life, other, sizeof(other));
        if (strcmp(one, other) != 0) {
            fail_msg("seed %llu:\n%s\n%s", (unsigned long long)seed, one, other);
        }
        assert_int_equal(first->billable, second->billable);
        assert_true(first->billable > 500);
        for (int i = 0; i < TN_REJECT_KINDS; i++) { /* which of two is the other one may change */
            const bool twin = i == TN_REJECT_DUPLICATE || i == TN_REJECT_REPEATED;
            assert_true(twin || first->rejects[i].records == second->rejects[i].records);
        }
        tn_arena_free(s.arena);
    }
}

/* I10: adding a unit never lowers what is billed; of a gauge and of overage, what two disjoint sets
 * of hours cost adds up. */
static void test_rater__monotone_and_additive(void **state)
{
    static tn_usage_record records[RECORDS], part[RECORDS];
    (void)state;
    for (uint64_t seed = 1; seed <= test_rounds(10); seed++) {
        scene s = {.arena = tn_arena_new(NULL), .random = seed};
        s.life =
            test_life(s.arena, &(test_files){.product = METERED, .contract = wild}, "2027-07-31");
        make_records(&s, records, RECORDS, true);
        const int64_t all = billed_of(rate(&s, records, RECORDS));
        const size_t more = (size_t)test_between(&s.random, 0, RECORDS - 1);
        records[more].quantity += 5;
        const int64_t later = billed_of(rate(&s, records, RECORDS));
        assert_true(later >= all && later <= all + 5);
        size_t kept[2] = {0, 0};
        int64_t billed[2] = {0, 0}, whole = 0;
        for (int side = 0; side < 3; side++) {
            size_t count = 0;
            for (size_t i = 0; i < RECORDS; i++) {
                const size_t kind = records[i].dimension;
                const int mine = (records[i].timestamp.seconds / TN_HOUR_SECONDS) % 3 == 0;
                if ((kind == 2 || kind == 5) && (side == 2 || mine == side)) {
                    part[count++] = records[i];
                }
            }
            const int64_t sum = billed_of(rate(&s, part, count));
            whole = side == 2 ? sum : whole;
            if (side < 2) {
                kept[side] = count;
                billed[side] = sum;
            }
        }
        assert_true(kept[0] > 100 && kept[1] > 100 && whole > 0);
        assert_int_equal(billed[0] + billed[1], whole);
        tn_arena_free(s.arena);
    }
}

/* I10: nothing above what is held, nothing to pay. */
static void test_rater__within_the_entitlement(void **state)
{
    static tn_usage_record records[RECORDS];
    (void)state;
    scene s = {.arena = tn_arena_new(NULL), .random = 1};
    s.life = test_life(s.arena, &(test_files){.product = METERED, .contract = wild}, "2027-07-31");
    make_records(&s, records, RECORDS, true);
    size_t count = 0;
    for (size_t i = 0; i < RECORDS; i++) {
        if (records[i].dimension == 2) {
            records[count] = records[i];
            records[count++].quantity %= 11; /* 10 at least are held */
        }
    }
    const tn_rating *rating = rate(&s, records, count);
    assert_true(rating->count > 0 && rating->billable > 100);
    assert_int_equal(billed_of(rating), 0);
    tn_arena_free(s.arena);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rater__order_does_not_matter),
        cmocka_unit_test(test_rater__monotone_and_additive),
        cmocka_unit_test(test_rater__within_the_entitlement),
    };
    return RUN(tests);
}
