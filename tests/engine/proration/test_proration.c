/* Shares of a period: every basis by hand, and what holds of all. */
#include "engine/lives.h"

/* ---- shares by hand ------------------------------------------------------------------------ */

typedef struct share_case {
    const char *start, *end, *on;
    int anchor;
    const char *policy;
    int64_t num, den; /* as counted; den 0: no length, or out of the calendar */
} share_case;

static const share_case shares[] = {
    /* 30 days of April, the day of the change counted as left, or as used. */
    {"2018-04-01", "2018-05-01", "2018-04-11", 0, "aws", 20, 30},
    {"2018-04-01", "2018-05-01", "2018-04-11", 0, "aws,change_day=old", 19, 30},
    {"2018-04-01", "2018-05-01", "2018-04-01", 0, "aws", 30, 30},
    {"2018-04-01", "2018-05-01", "2018-04-01", 0, "aws,change_day=old", 29, 30},
    {"2018-04-01", "2018-05-01", "2018-05-01", 0, "aws", 0, 30},
    {"2018-04-01", "2018-05-01", "2018-05-01", 0, "aws,change_day=old", -1, 30},
    /* UTC dates of the instants, except for `second`. */
    {"2018-04-01T09:30:00Z", "2018-05-01T09:30:00Z", "2018-04-11T23:59:59Z", 0, "aws", 20, 30},
    {"2018-04-01T09:30:00Z", "2018-05-01T09:30:00Z", "2018-04-11T21:30:00Z", 0, "aws,basis=second",
     19 * 86400 + 43200, 30 * 86400},
    {"2018-04-01", "2018-05-01", "2018-04-11", 0, "aws,basis=second,change_day=old", 20 * 86400,
     30 * 86400},
    /* 366 days from 1 April 2027: 183 are left on 1 October. */
    {"2027-04-01", "2028-04-01", "2027-10-01", 0, "aws", 183, 366},
    {"2027-04-01", "2028-04-01", "2027-10-01", 0, "aws,basis=month", 6, 12},
    {"2027-04-01", "2028-04-01", "2027-10-01", 0, "aws,basis=30-360", 180, 360},
    {"2027-04-01", "2028-04-01", "2027-10-01", 0, "aws,basis=actual-30", 183, 360},
    {"2027-04-01", "2028-04-01", "2027-10-01", 0, "aws,basis=day-365", 12 * 183, 12 * 365},
    {"2027-04-01", "2028-04-01", "2027-10-01", 0, "none", 1, 1},
    {"2027-04-01", "2028-04-01", "2027-10-01", 0, "aws,change_day=old", 182, 366},
    {"2027-04-01", "2028-04-01", "2027-10-01", 0, "aws,change_day=old,basis=month", 5, 12},
    {"2027-04-01", "2028-04-01", "2027-10-01", 0, "aws,change_day=old,basis=30-360", 179, 360},
    {"2027-04-01", "2028-04-01", "2027-10-01", 0, "aws,change_day=old,basis=actual-30", 182, 360},
    {"2027-04-01", "2028-04-01", "2027-10-01", 0, "aws,change_day=old,basis=day-365", 2184, 4380},
    {"2027-04-01", "2028-04-01", "2027-10-02", 0, "aws,basis=month", 5, 12},
    {"2027-04-01", "2028-04-01", "2027-04-01", 0, "aws,basis=month", 12, 12},
    /* More is left than the whole is long: a leap year of 365, months of 30. */
    {"2027-04-01", "2028-04-01", "2027-04-01", 0, "aws,basis=day-365", 12 * 366, 12 * 365},
    {"2027-04-01", "2028-04-01", "2027-04-01", 0, "aws,basis=actual-30", 366, 360},
    {"2027-04-01", "2027-05-01", "2027-04-01", 0, "aws,basis=day-365", 12 * 30, 365},
    /* Ends of months: days above 30 are capped, steps keep the anchor. */
    {"2027-01-31", "2027-02-28", "2027-02-10", 0, "aws", 18, 28},
    {"2027-01-31", "2027-02-28", "2027-02-10", 0, "aws,basis=month", 0, 1},
    {"2027-01-31", "2027-02-28", "2027-02-10", 0, "aws,basis=30-360", 18, 28},
    {"2027-01-31", "2027-02-28", "2027-02-10", 0, "aws,basis=actual-30", 18, 30},
    {"2027-02-28", "2027-03-31", "2027-03-01", 31, "aws,basis=month", 0, 1},
    {"2027-02-28", "2027-03-31", "2027-03-01", 0, "aws,basis=month", 1, 2},
    {"2027-02-28", "2028-02-29", "2027-08-31", 31, "aws,basis=month", 6, 12},
    {"2027-02-28", "2028-02-29", "2027-08-31", 0, "aws,basis=month", 6, 13},
    {"2027-02-28", "2028-02-29", "2027-08-31", 31, "aws,basis=actual-30", 182, 360},
    {"2027-12-31", "2028-12-31", "2028-01-31", 0, "aws,basis=30-360", 330, 360},
    /* No length: one UTC day, 30 and 31 as one day, nothing at all. */
    {"2027-04-01T09:00:00Z", "2027-04-01T21:00:00Z", "2027-04-01T12:00:00Z", 0, "aws", 0, 0},
    {"2027-04-01T09:00:00Z", "2027-04-01T21:00:00Z", "2027-04-01T12:00:00Z", 0, "aws,basis=second",
     9 * 3600, 12 * 3600},
    {"2027-01-30", "2027-01-31", "2027-01-30", 0, "aws,basis=30-360", 0, 0},
    {"2027-01-30", "2027-01-30", "2027-01-30", 0, "aws,basis=month", 0, 0},
    {"9998-01-01", "9998-12-31", "9998-12-31", 0, "aws,change_day=old", 0, 0},
};

static void test_share__every_basis_by_hand(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(shares); i++) {
        const share_case *c = &shares[i];
        const tn_policy policy = policy_of(c->policy);
        const tn_period period = {at(c->start), at(c->end)};
        tn_share share;
        const tn_status status = tn_share_left(period, at(c->on), c->anchor, &policy, &share);
        if (status != (c->den ? TN_OK : TN_E_RANGE)) {
            fail_msg("%s to %s on %s, %s: status %d", c->start, c->end, c->on, c->policy,
                     (int)status);
        }
        if (status != TN_OK) {
            continue;
        }
        if (share.counted.num != c->num || share.counted.den != c->den) {
            fail_msg("%s to %s on %s, %s: %lld/%lld", c->start, c->end, c->on, c->policy,
                     (long long)share.counted.num, (long long)share.counted.den);
        }
        const int64_t used = c->num < 0 ? 0 : c->num > c->den ? c->den : c->num;
        assert_true(share.used.num == used && share.used.den == c->den);
        assert_int_equal(share.clamped, c->num < 0 || c->num > c->den);
    }
}

static void test_share__ratio_decimals(void **state)
{
    (void)state;
    static const struct {
        const char *on, *decimals;
        int64_t num, den;
    } cases[] = {
        {"2018-04-20", "9", 366666667, 1000000000}, /* 11/30 */
        {"2018-04-20", "4", 3667, 10000},
        {"2018-04-20", "0", 0, 1},
        {"2018-04-16", "0", 1, 1}, /* 15/30: ties go up */
        {"2018-04-20", "12", 366666666667, 1000000000000},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char text[64];
        snprintf(text, sizeof(text), "aws,ratio_decimals=%s", cases[i].decimals);
        const tn_policy policy = policy_of(text);
        tn_share share;
        assert_int_equal(tn_share_left((tn_period){at("2018-04-01"), at("2018-05-01")},
                                       at(cases[i].on), 0, &policy, &share),
                         TN_OK);
        assert_true(share.counted.den == 30);
        assert_true(share.used.num == cases[i].num && share.used.den == cases[i].den);
    }
}

/* ---- properties ---------------------------------------------------------------------------- */

/* Shares of a clean basis fall from all to nothing and add up over parts of a period. */
static void test_share__falls_and_adds_up(void **state)
{
    (void)state;
    static const char *const bases[] = {"aws", "aws,basis=second", "aws,basis=30-360",
                                        "aws,basis=month"};
    uint64_t seed = 20270411;
    for (int round = 0; round < 20000; round++) {
        const uint64_t replay = seed;
        const tn_policy policy = policy_of(bases[round % (int)COUNT(bases)]);
        const tn_instant start = {test_between(&seed, 0, 40000) * TN_DAY_SECONDS +
                                  test_between(&seed, 0, 1) * 34200};
        tn_period period = {start, start};
        assert_int_equal(
            tn_instant_add_months(start, (int)test_between(&seed, 1, 36), 0, &period.end), TN_OK);
        const int64_t length = period.end.seconds - start.seconds;
        tn_instant one = {start.seconds + test_between(&seed, 0, length)};
        tn_instant two = {start.seconds + test_between(&seed, 0, length)};
        if (one.seconds > two.seconds) {
            const tn_instant swap = one;
            one = two;
            two = swap;
        }
        tn_share whole, a, b, nothing;
        const bool ok = tn_share_left(period, start, 0, &policy, &whole) == TN_OK &&
                        tn_share_left(period, one, 0, &policy, &a) == TN_OK &&
                        tn_share_left(period, two, 0, &policy, &b) == TN_OK &&
                        tn_share_left(period, period.end, 0, &policy, &nothing) == TN_OK;
        if (!ok || tn_fraction_compare(whole.used, (tn_fraction){1, 1}) != 0 ||
            nothing.used.num != 0 || tn_fraction_compare(a.used, b.used) < 0 || a.clamped) {
            fail_msg("seed %llu, %s", (unsigned long long)replay, policy.name);
        }
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_share__every_basis_by_hand),
        cmocka_unit_test(test_share__ratio_decimals),
        cmocka_unit_test(test_share__falls_and_adds_up),
    };
    return RUN_LIVES(tests);
}
