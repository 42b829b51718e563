/* Renewals, settings, replacements: terms that follow one another. */
#include "engine/lives.h"

#define GB             "[item gb]\nquantity = 500\n"
#define HELD           PUBLIC("12", "2026-12-20T09:30:00Z") GB
#define FIRST          "first 2026-12-20T09:30:00Z 2027-12-20T09:30:00Z gb=500"
#define SECOND         " 2027-12-20T09:30:00Z 2028-12-20T09:30:00Z gb=500"
#define THIRD          " 2028-12-20T09:30:00Z 2029-12-20T09:30:00Z gb=500"
#define RENEWING(more) OFFER("duration = 12m\n" GB "[renewal]\nauto = yes\nuplift = 5%\n" more)
#define MINE           PRIVATE("2026-12-20T09:30:00Z")
#define OVER(when)     "\nover " when "-12-20T09:30:00Z"

static const life_case renewal_cases[] = {
    {"max_renewals", STORAGE, RENEWING("max_renewals = 2\n"), NULL, MINE, "2033-01-01", NULL, NULL,
     FIRST "\nauto" SECOND "\nauto" THIRD OVER("2029"), NULL},
    {"a manual renewal counts", STORAGE, RENEWING("max_renewals = 2\n"), NULL,
     MINE "[renew 2027-12-20]\n", "2033-01-01", NULL, NULL,
     FIRST "\nrenew" SECOND "\nauto" THIRD OVER("2029"), NULL},
    {"but is never refused for it", STORAGE, RENEWING("max_renewals = 1\n"), NULL,
     MINE "[renew 2028-12-20]\n", "2033-01-01", NULL, NULL,
     FIRST "\nauto" SECOND "\nrenew" THIRD OVER("2029"), NULL},
    {"without auto", STORAGE, NULL, NULL, HELD "[renew 2027-12-20]\n", "2033-01-01", NULL, NULL,
     FIRST "\nrenew" SECOND OVER("2028"), NULL},
    {"smaller, and another duration", STORAGE, NULL, NULL,
     HELD "[renew 2027-12-20]\nduration = 24m\nquantity.gb = 0\nquantity.seats = 2\n", NULL, NULL,
     NULL, FIRST "\nrenew 2027-12-20T09:30:00Z 2029-12-20T09:30:00Z seats=2", NULL},
    {"to another tier", TIERS, NULL, NULL,
     PUBLIC("12", "2027-01-01") "[item pro]\n[renew 2028-01-01]\nquantity.basic = 1\n", NULL, NULL,
     NULL, "first 2027-01-01 2028-01-01 pro=1\nrenew 2028-01-01 2029-01-01 basic=1", NULL},
    {"of a dated agreement, on the day after its last", STORAGE,
     OFFER("start = 2027-01-01\nend = 2027-12-31\n" GB), NULL,
     PRIVATE("2026-12-20") "[renew 2028-01-01]\n", NULL, NULL, NULL,
     "first 2027-01-01 2028-01-01 gb=500\nrenew 2028-01-01 2029-01-01 gb=500", NULL},
    {"on another day", STORAGE, NULL, NULL, HELD "[renew 2027-12-19]\n", NULL, NULL, NULL, FIRST,
     "CTR-061"},
    {"of what has ended", STORAGE, NULL, NULL, HELD "[renew 2028-12-20]\n", NULL, NULL, NULL,
     FIRST OVER("2027"), "CTR-050"},
    {"of nothing", STORAGE, NULL, NULL, HELD "[renew 2027-12-20]\nquantity.gb = 0\n", NULL, NULL,
     NULL, FIRST "\nrenew 2027-12-20T09:30:00Z 2028-12-20T09:30:00Z", "CTR-013"},
    {"for a duration without a price", STORAGE, NULL, NULL,
     HELD "[renew 2027-12-20]\nduration = 36m\n", NULL, NULL, NULL, "", "CTR-057"},
    {"for one with a price typed", STORAGE, NULL, NULL,
     HELD "[renew 2027-12-20]\nduration = 36m\nprice.gb = 40\n", NULL, NULL, NULL,
     FIRST "\nrenew 2027-12-20T09:30:00Z 2030-12-20T09:30:00Z gb=500", NULL},
    {"the anchor survives a change of duration", STORAGE, NULL, NULL,
     PUBLIC("1", "2027-01-31") GB "[renew 2027-02-28]\nduration = 12m\n[renew 2028-02-29]\n"
                                  "duration = 1m\n",
     NULL, NULL, NULL,
     "first 2027-01-31 2027-02-28 gb=500\nrenew 2027-02-28 2028-02-29 gb=500\n"
     "renew 2028-02-29 2028-03-31 gb=500",
     NULL},
};

static void test_life__renewals(void **state)
{
    (void)state;
    check_lives(renewal_cases, COUNT(renewal_cases));
}

#define SET(when, how) "[auto-renew " when "]\nenabled = " how "\n"

static const life_case setting_cases[] = {
    {"off on the deadline", STORAGE, RENEWING("decision = 30d\n"), NULL,
     MINE SET("2027-11-20", "no"), "2033-01-01", NULL, NULL, FIRST OVER("2027"), NULL},
    {"off in its last second", STORAGE, RENEWING("decision = 30d\n"), NULL,
     MINE SET("2027-11-20T23:59:59Z", "no"), "2033-01-01", NULL, NULL, FIRST OVER("2027"), NULL},
    {"off a day late counts for the next term", STORAGE, RENEWING("decision = 30d\n"), NULL,
     MINE SET("2027-11-21", "no"), "2033-01-01", NULL, NULL, FIRST "\nauto" SECOND OVER("2028"),
     "CTR-059"},
    {"and once only: a later one in time stands", STORAGE, RENEWING("decision = 30d\n"), NULL,
     MINE SET("2027-11-21", "no") SET("2028-06-01", "yes"), "2030-06-01", NULL, NULL,
     FIRST "\nauto" SECOND "\nauto" THIRD "\nauto 2029-12-20T09:30:00Z 2030-12-20T09:30:00Z gb=500",
     "CTR-059"},
    {"the last one in time stands", STORAGE, RENEWING("decision = 30d\n"), NULL,
     MINE SET("2027-11-02", "yes") SET("2027-11-01", "no") SET("2028-11-01", "no"), "2033-01-01",
     NULL, NULL, FIRST "\nauto" SECOND OVER("2028"), NULL},
    {"without decision, until the last day", STORAGE, RENEWING(""), NULL,
     MINE SET("2027-12-20", "no"), "2033-01-01", NULL, NULL, FIRST OVER("2027"), NULL},
    {"a dated agreement: 30 days before 31 December are 1 December", STORAGE,
     OFFER("start = 2027-01-01\nend = 2027-12-31\n" GB
           "[renewal]\nauto = yes\nuplift = 0%\ndecision = 30d\n"),
     NULL, PRIVATE("2026-12-20") SET("2027-12-01", "no"), "2028-06-01", NULL, NULL,
     "first 2027-01-01 2028-01-01 gb=500\nover 2028-01-01", NULL},
    {"and the 2nd is late", STORAGE,
     OFFER("start = 2027-01-01\nend = 2027-12-31\n" GB
           "[renewal]\nauto = yes\nuplift = 0%\ndecision = 30d\n"),
     NULL, PRIVATE("2026-12-20") SET("2027-12-02", "no"), "2028-06-01", NULL, NULL,
     "first 2027-01-01 2028-01-01 gb=500\nauto 2028-01-01 2029-01-01 gb=500", "CTR-059"},
    {"on, for a purchase that did not say so", STORAGE, NULL, NULL, HELD SET("2027-06-01", "yes"),
     "2028-06-01", NULL, NULL, FIRST "\nauto" SECOND, NULL},
    {"on, for an offer without renewal terms", STORAGE, OFFER("duration = 12m\n" GB), NULL,
     MINE SET("2027-06-01", "yes"), "2028-06-01", NULL, NULL, FIRST OVER("2027"), "CTR-060"},
    {"before a future-dated start", STORAGE,
     OFFER("start = 2027-01-01\nend = 2027-12-31\n" GB "[renewal]\nauto = yes\nuplift = 0%\n"),
     NULL, PRIVATE("2026-12-20") SET("2026-12-24", "no"), "2028-06-01", NULL, NULL,
     "first 2027-01-01 2028-01-01 gb=500\nover 2028-01-01", NULL},
};

static void test_life__settings(void **state)
{
    (void)state;
    check_lives(setting_cases, COUNT(setting_cases));
}

#define NEXT(when) "[replace " when "]\noffer = b.offer.ini\n"
#define YEAR       OFFER("replaces = agmt-1\nduration = 12m\n[item seats]\nquantity = 9\n")
#define CUT        "first 2026-12-20T09:30:00Z 2027-12-20T09:30:00Z replaced "

static const life_case replacement_cases[] = {
    {"in the middle", STORAGE, RENEWING(""), YEAR, MINE NEXT("2027-06-01"), NULL, NULL, NULL,
     CUT "2027-06-01 gb=500\nreplace 2027-06-01 2028-06-01 seats=9", NULL},
    {"the contract's items and prices are of the first agreement", STORAGE, RENEWING(""), YEAR,
     MINE "[item gb]\nquantity = 700\n" NEXT("2027-06-01T10:00:00Z"), NULL, NULL, NULL,
     CUT "2027-06-01T10:00:00Z gb=700\nreplace 2027-06-01T10:00:00Z 2028-06-01T10:00:00Z seats=9",
     NULL},
    {"to an end", STORAGE, RENEWING(""),
     OFFER("replaces = agmt-1\nend = 2028-03-31\n[item gb]\nprice = 9\nquantity = 9\n"),
     MINE NEXT("2027-06-01"), NULL, NULL, NULL,
     CUT "2027-06-01 gb=500\nreplace 2027-06-01 2028-04-01 gb=9", NULL},
    {"to an end that has passed", STORAGE, RENEWING(""),
     OFFER("replaces = agmt-1\nend = 2027-05-31\n[item gb]\nprice = 9\nquantity = 9\n"),
     MINE NEXT("2027-06-01"), NULL, NULL, NULL, "", "CTR-062"},
    {"on the day of a renewal: at the end, instead of it", STORAGE, RENEWING(""), YEAR,
     MINE NEXT("2027-12-20"), NULL, NULL, NULL,
     FIRST "\nreplace 2027-12-20T09:30:00Z 2028-12-20T09:30:00Z seats=9", NULL},
    {"forgets the renewal of the one before", STORAGE, RENEWING(""), YEAR, MINE NEXT("2027-06-01"),
     "2030-01-01", NULL, NULL,
     CUT "2027-06-01 gb=500\nreplace 2027-06-01 2028-06-01 seats=9\nover 2028-06-01", NULL},
    {"starts the counting again", STORAGE, RENEWING("max_renewals = 1\n"),
     RENEWING("max_renewals = 1\n"), MINE NEXT("2028-12-01"), "2033-01-01", NULL, NULL,
     FIRST "\nauto 2027-12-20T09:30:00Z 2028-12-20T09:30:00Z replaced 2028-12-01 gb=500\n"
           "replace 2028-12-01 2029-12-01 gb=500\nauto 2029-12-01 2030-12-01 gb=500\n"
           "over 2030-12-01",
     NULL},
    {"a new anchor", STORAGE, RENEWING(""),
     OFFER("replaces = agmt-1\nduration = 1m\n" GB "[renewal]\nauto = yes\nuplift = 0%\n"),
     MINE NEXT("2027-01-31"), "2027-03-30", NULL, NULL,
     CUT "2027-01-31 gb=500\nreplace 2027-01-31 2027-02-28 gb=500\nauto 2027-02-28 2027-03-31 "
         "gb=500",
     NULL},
    {"an upgrade dated on the first day of the new agreement is at its start", STORAGE,
     RENEWING(""), YEAR,
     MINE NEXT("2027-06-01T10:00:00Z") "[upgrade 2027-06-01]\nquantity.seats = 10\n", NULL, NULL,
     NULL,
     CUT "2027-06-01T10:00:00Z gb=500\nreplace 2027-06-01T10:00:00Z 2028-06-01T10:00:00Z seats=9; "
         "2027-06-01T10:00:00Z: seats=10",
     NULL},
    {"a plan can be upgraded only so", STORAGE,
     OFFER("duration = 12m\n" GB "[payments]\nplan = monthly\n"), YEAR, MINE NEXT("2027-06-01"),
     NULL, NULL, NULL, CUT "2027-06-01 gb=500\nreplace 2027-06-01 2028-06-01 seats=9", NULL},
};

static void test_life__replacements(void **state)
{
    (void)state;
    check_lives(replacement_cases, COUNT(replacement_cases));
}

/* Every month from a start on the 29th, 30th or 31st for 40 years: the anchor day, or the month's
 * last; no gap, no overlap. */
static void test_life__months_without_drift(void **state)
{
    (void)state;
    for (int anchor = 28; anchor <= 31; anchor++) {
        char contract[256];
        snprintf(contract, sizeof(contract), PUBLIC("1", "2027-01-%02dT23:59:59Z") GB "%s", anchor,
                 "[renewal]\nauto = yes\n");
        const life_case one = {"drift",      STORAGE, NULL, NULL, contract,
                               "2066-12-31", NULL,    NULL, "",   NULL};
        const tn_life *life = live(&one);
        assert_non_null(life);
        assert_int_equal(life->term_count, 40 * 12);
        for (size_t i = 0; i < life->term_count; i++) {
            const int year = 2027 + (int)(i + 1) / 12, month = 1 + (int)(i + 1) % 12;
            const int days = tn_month_days(year, month);
            tn_date end;
            assert_int_equal(tn_date_make(year, month, days < anchor ? days : anchor, &end), TN_OK);
            const tn_term *t = &life->terms[i];
            assert_int_equal(t->period.end.seconds,
                             tn_instant_of(end).seconds + TN_DAY_SECONDS - 1);
            if (i) {
                assert_int_equal(t->period.start.seconds, t[-1].period.end.seconds);
            }
        }
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_life__renewals),
        cmocka_unit_test(test_life__settings),
        cmocka_unit_test(test_life__replacements),
        cmocka_unit_test(test_life__months_without_drift),
    };
    return RUN_LIVES(tests);
}
