/* What users of other metering programs complained of; each case names its thread. */
#include "engine/ratings.h"

static const rating_case complaints[] = {
    {"flexprice#793, #811: what is included is taken off once, not for each record", MARCH, NULL,
     "calls 2027-03-02T00:00:00Z 60\ncalls 2027-03-03T00:00:00Z 60\ncalls 2027-03-04T00:00:00Z "
     "60\n",
     "2027-03 calls 0.01 used 180 billed 80\n", NULL},
    {"flexprice#2235, rhsm#6533: a zero each hour is a record and costs nothing", MARCH, NULL,
     "sms 2027-03-01T00:00:00Z 0 *744\n", "2027-03 sms 0.05 used 0 billed 0\n", NULL},
    {"candela#638, FOCUS#2564: at the edge all of it is included, one more is billed", MARCH, NULL,
     "calls 2027-03-02T00:00:00Z 100\nxhosts 2027-03-02T00:00:00Z 10\n"
     "xhosts 2027-03-02T01:00:00Z 11\n",
     "2027-03 xhosts 0.10 used 21 billed 1\n2027-03 calls 0.01 used 100 billed 0\n", NULL},
    {"killbill#1856, #1934: the month ends at midnight UTC, in spring as in autumn", YEAR, NULL,
     "calls 2027-04-01T08:59:59+09:00 150\ncalls 2027-04-01T09:00:00+09:00 150\n"
     "calls 2027-10-31T23:59:59Z 150\n",
     "2027-03 calls 0.01 used 150 billed 50\n2027-04 calls 0.01 used 150 billed 50\n"
     "2027-10 calls 0.01 used 150 billed 50\n",
     NULL},
    {"killbill#1987: one line for the month of a change of plan, not one for each plan",
     MARCH TO_STANDARD("2027-03-15T07:30:00Z"), NULL,
     "sms 2027-03-15T06:00:00Z 3\nsms 2027-03-15T07:45:00Z 4\nsms 2027-03-15T08:00:00Z 5\n",
     "2027-03 sms 0.05 used 12 billed 12\n", NULL},
    {"polar#6625: a counter of the term begins anew with the renewal",
     FROM("1m", "2027-03-01T00:00:00Z") BASIC RENEWED, "2027-05-31",
     "seconds 2027-03-30T00:00:00Z 130\nseconds 2027-04-02T00:00:00Z 90\n"
     "seconds 2027-05-02T00:00:00Z 110\n",
     "2027-03 seconds 0.001 used 130 billed 30\n2027-04 seconds 0.001 used 90 billed 0\n"
     "2027-05 seconds 0.001 used 110 billed 10\n",
     NULL},
};

static void test_complaints__metering(void **state)
{
    (void)state;
    check_all(complaints, COUNT(complaints));
}

/* ---- what is not rated is said ------------------------------------------------------------- */

static const rating_case refusals[] = {
    {"azure-docs#65124: a second figure for an hour does not replace the first, and is named",
     MARCH, NULL, "sms 2027-03-02T10:00:00Z 7\nsms 2027-03-02T10:30:00Z 9\n",
     "2027-03 sms 0.05 used 7 billed 7\n", "duplicate"},
    {"rhsm#6496: the same record sent again counts once", MARCH, NULL,
     "sms 2027-03-02T10:00:00Z 7\nsms 2027-03-02T10:00:00Z 7\n",
     "2027-03 sms 0.05 used 7 billed 7\n", "repeated"},
    {"flexprice#2235: too late is refused and valued", MARCH, NULL,
     "sms 2027-03-02T10:00:00Z 7 <2027-03-03T10:00:01Z\n", "", "too-late"},
    {"lago#6004: the last hour is metered, the one behind it is not", MARCH, NULL,
     "sms 2027-04-01T00:59:59Z 7\nsms 2027-04-01T01:00:00Z 9\n",
     "2027-04 sms 0.05 used 7 billed 7\n", "after"},
};

/* Which record was set aside has one line, and the line names the reason. */
static void test_complaints__set_aside(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(refusals); i++) {
        const rating_case *c = &refusals[i];
        const test_files files = {.product = METERED, .contract = c->contract};
        char rated[512], rejects[512];
        tn_arena *arena = tn_arena_new(NULL);
        const tn_life *life = test_life(arena, &files, NULL);
        tn_rater *rater = NULL;
        const tn_rating *rating = NULL;
        assert_int_equal(tn_rater_new(life, NULL, &rater), TN_OK);
        test_meter(rater, life->product, c->records);
        assert_int_equal(tn_rater_finish(rater, arena, &rating), TN_OK);
        tn_rater_free(rater);
        test_rated(rating, life, rated, sizeof(rated));
        test_rejects(rating, rejects, sizeof(rejects));
        if (strcmp(rated, c->rated) != 0 || strncmp(rejects, c->rejects, strlen(c->rejects)) != 0 ||
            strchr(rejects, '\n') != strrchr(rejects, '\n')) {
            fail_msg("%s\n%s%s", c->name, rated, rejects);
        }
        tn_arena_free(arena);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_complaints__metering),
        cmocka_unit_test(test_complaints__set_aside),
    };
    return RUN(tests);
}
