/* Terms of lives by hand: when they begin, end and renew, and how far they are looked at. */
#include "engine/lives.h"

#define GB                 "[item gb]\nquantity = 500\n"
#define AUTO               "[renewal]\nauto = yes\n"
#define UP(when, quantity) "[upgrade " when "]\nquantity.gb = " quantity "\n"

static const life_case term_cases[] = {
    {.what = "one term",
     .product = STORAGE,
     .contract = PUBLIC("12", "2026-12-20T09:30:00Z") GB,
     .expected = "first 2026-12-20T09:30:00Z 2027-12-20T09:30:00Z gb=500"},
    {.what = "the horizon looks beyond its end",
     .product = STORAGE,
     .contract = PUBLIC("12", "2026-12-20T09:30:00Z") GB,
     .until = "2028-01-01",
     .expected =
         "first 2026-12-20T09:30:00Z 2027-12-20T09:30:00Z gb=500\nover 2027-12-20T09:30:00Z"},
    {.what = "the 31st through a short month",
     .product = STORAGE,
     .contract = PUBLIC("1", "2027-01-31") GB AUTO,
     .until = "2027-04-30",
     .expected = "first 2027-01-31 2027-02-28 gb=500\nauto 2027-02-28 2027-03-31 gb=500\n"
                 "auto 2027-03-31 2027-04-30 gb=500\nauto 2027-04-30 2027-05-31 gb=500"},
    {.what = "the last day before a renewal",
     .product = STORAGE,
     .contract = PUBLIC("1", "2027-01-31") GB AUTO,
     .until = "2027-02-27",
     .expected = "first 2027-01-31 2027-02-28 gb=500"},
    {.what = "the term that holds as-of",
     .product = STORAGE,
     .contract = PUBLIC("1", "2027-01-31") GB AUTO,
     .as_of = "2027-02-28",
     .expected = "first 2027-01-31 2027-02-28 gb=500\nauto 2027-02-28 2027-03-31 gb=500"},
    {.what = "as-of is the day on which a term begins at half past nine",
     .product = STORAGE,
     .contract = PUBLIC("1", "2027-01-31T09:30:00Z") GB AUTO,
     .as_of = "2027-02-28",
     .expected = "first 2027-01-31T09:30:00Z 2027-02-28T09:30:00Z gb=500\n"
                 "auto 2027-02-28T09:30:00Z 2027-03-31T09:30:00Z gb=500"},
    {.what = "as-of is the day before it",
     .product = STORAGE,
     .contract = PUBLIC("1", "2027-01-31T09:30:00Z") GB AUTO,
     .as_of = "2027-02-27",
     .expected = "first 2027-01-31T09:30:00Z 2027-02-28T09:30:00Z gb=500"},
    {.what = "as-of is the last day, and nothing renews",
     .product = STORAGE,
     .contract = PUBLIC("1", "2027-01-31T09:30:00Z") GB,
     .as_of = "2027-02-28",
     .expected = "first 2027-01-31T09:30:00Z 2027-02-28T09:30:00Z gb=500"},
    {.what = "a dated agreement runs 00:00Z to 24:00Z",
     .product = STORAGE,
     .offer = OFFER("start = 2027-01-01\nend = 2027-12-31\n" GB),
     .contract = PRIVATE("2026-12-20T09:30:00Z"),
     .expected = "first 2027-01-01 2028-01-01 gb=500"},
    {.what = "an agreed total that no plan bills",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\n" GB "[payments]\ntotal = 1.00\n"),
     .contract = PRIVATE("2026-12-20"),
     .expected = "first 2026-12-20 2027-12-20 gb=500",
     .codes = "OFR-064"},
    {.what = "items replace the offer's quantities as a whole",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\n" GB "[item seats]\nquantity = 3\n"),
     .contract = PRIVATE("2027-01-01") "[item seats]\nquantity = 7\n",
     .expected = "first 2027-01-01 2028-01-01 seats=7"},
    {.what = "a tier counts once",
     .product = TIERS,
     .contract = PUBLIC("12", "2027-01-01") "[item pro]\n",
     .expected = "first 2027-01-01 2028-01-01 pro=1"},
    {.what = "the tier of an offer counts once",
     .product = TIERS,
     .offer = OFFER("duration = 12m\n[item pro]\n"),
     .contract = PRIVATE("2027-01-01"),
     .expected = "first 2027-01-01 2028-01-01 pro=1"},
    {.what = "no price for what is held",
     .product = STORAGE,
     .contract = PUBLIC("36", "2027-01-01") GB,
     .expected = "",
     .codes = "CTR-057"},
    {.what = "no price for the first dimension, one for the second",
     .product = HALF_PRICED,
     .contract = PUBLIC("12", "2027-01-01") "[item bare]\nquantity = 1\n" GB,
     .expected = "",
     .codes = "CTR-057"},
    {.what = "where only the second one is held nothing is missing",
     .product = HALF_PRICED,
     .contract = PUBLIC("12", "2027-01-01") GB,
     .expected = "first 2027-01-01 2028-01-01 gb=500"},
    {.what = "as-of is the end of what does not renew",
     .product = STORAGE,
     .contract = PUBLIC("12", "2027-01-01") GB,
     .as_of = "2028-01-01",
     .expected = "first 2027-01-01 2028-01-01 gb=500\nover 2028-01-01"},
    {.what = "an event behind the horizon",
     .product = STORAGE,
     .contract = PUBLIC("12", "2027-01-01") GB UP("2027-04-10", "600") UP("2027-04-11", "700"),
     .until = "2027-04-10",
     .expected = "first 2027-01-01 2028-01-01 gb=500; 2027-04-10: gb=600"},
    {.what = "events after the end, of which one is behind the horizon",
     .product = STORAGE,
     .contract = PUBLIC("12", "2027-01-01") GB "[cancel 2027-06-01]\n" UP("2027-08-02", "800")
         UP("2027-08-01T23:59:59Z", "700"),
     .until = "2027-08-01",
     .expected = "first 2027-01-01 2028-01-01 cancelled 2027-06-01 gb=500\nover 2027-06-01",
     .codes = "CTR-050"},
};

static void test_life__terms(void **state)
{
    (void)state;
    check_lives(term_cases, COUNT(term_cases));
}

/* How a life is closed: which of its terms are assumed, and where the books end. */
typedef struct closing_case {
    life_case life;
    const char *assumed; /* 0 or 1 for each term */
    const char *horizon, *access_end;
    bool over, renews;
} closing_case;

#define RUNNING(more) PUBLIC("12", "2027-01-01") GB AUTO more
#define HOURLY(more)  PUBLIC("12", "2027-01-01T09:30:00Z") GB AUTO more
#define CLOSING(text, day, judged)                                                                 \
    {                                                                                              \
        .what = text, .product = STORAGE, .contract = text, .until = day, .as_of = judged          \
    }

static const closing_case closing_cases[] = {
    /* Without a horizon: the last day of access, or the day of the event that ended it. */
    {CLOSING(PUBLIC("12", "2027-01-01") GB, NULL, NULL), "0", "2027-12-31", "2028-01-01", false,
     false},
    {CLOSING(RUNNING(""), NULL, NULL), "0", "2027-12-31", "2028-01-01", false, true},
    {CLOSING(HOURLY(""), NULL, NULL), "0", "2028-01-01", "2028-01-01T09:30:00Z", false, true},
    {CLOSING(RUNNING("[cancel 2027-06-01]\n"), NULL, NULL), "0", "2027-06-01", "2027-06-01", true,
     false},
    {CLOSING(PUBLIC("12", "2027-01-01") GB, NULL, "2029-01-01"), "0", "2028-01-01", "2028-01-01",
     true, false},
    {CLOSING(RUNNING("max_renewals = 1\n"), NULL, "2028-06-01"), "00", "2028-12-31", "2029-01-01",
     false, false},
    /* Nothing decides the renewals: they are assumed after the day of the judgement, else after
     * the last event's. */
    {CLOSING(RUNNING(""), "2029-06-01", NULL), "011", "2029-06-01", "2030-01-01", false, true},
    {CLOSING(RUNNING(""), "2029-06-01", "2027-12-31"), "011", "2029-06-01", "2030-01-01", false,
     true},
    {CLOSING(RUNNING(""), "2029-06-01", "2028-01-01"), "001", "2029-06-01", "2030-01-01", false,
     true},
    {CLOSING(RUNNING("[auto-renew 2028-05-01]\nenabled = yes\n" UP("2027-03-01", "600")),
             "2029-06-01", NULL),
     "001", "2029-06-01", "2030-01-01", false, true},
    {CLOSING(RUNNING(UP("2027-03-01", "600") "[auto-renew 2028-05-01]\nenabled = yes\n"),
             "2029-06-01", NULL),
     "001", "2029-06-01", "2030-01-01", false, true},
    /* An event decides the term it happens in, a setting does not. */
    {CLOSING(RUNNING(UP("2028-05-01", "600")), "2029-06-01", "2027-06-01"), "001", "2029-06-01",
     "2030-01-01", false, true},
    {CLOSING(RUNNING("[auto-renew 2028-05-01]\nenabled = yes\n"), "2029-06-01", "2027-06-01"),
     "011", "2029-06-01", "2030-01-01", false, true},
    /* So does one behind the horizon, up to the end of the term. */
    {CLOSING(RUNNING(UP("2028-12-31", "600")), "2028-03-01", "2027-06-01"), "00", "2028-03-01",
     "2029-01-01", false, true},
    {CLOSING(RUNNING(UP("2029-01-01", "600") UP("2029-01-02", "700")), "2028-03-01", "2027-06-01"),
     "01", "2028-03-01", "2029-01-01", false, true},
    {CLOSING(RUNNING("[auto-renew 2028-05-01]\nenabled = yes\n"), "2028-03-01", "2027-06-01"), "01",
     "2028-03-01", "2029-01-01", false, true},
    {CLOSING(HOURLY(UP("2029-01-01", "600")), "2028-03-01", "2027-06-01"), "01", "2028-03-01",
     "2029-01-01T09:30:00Z", false, true},
    {CLOSING(HOURLY("max_renewals = 1\n[renew 2029-01-01]\n" UP("2029-01-01", "600")), "2028-03-01",
             "2027-06-01"),
     "01", "2028-03-01", "2029-01-01T09:30:00Z", false, false},
    {CLOSING(HOURLY("max_renewals = 1\n" UP("2029-01-01", "600")), "2028-03-01", "2027-06-01"),
     "00", "2028-03-01", "2029-01-01T09:30:00Z", false, false},
};

static void test_life__closing(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(closing_cases); i++) {
        const closing_case *c = &closing_cases[i];
        const tn_life *life = live(&c->life);
        char assumed[8] = "", horizon[TN_DATE_TEXT], end[TN_INSTANT_TEXT];
        assert_non_null(life);
        assert_true(life->term_count < sizeof(assumed));
        for (size_t t = 0; t < life->term_count; t++) {
            assumed[t] = life->terms[t].assumed ? '1' : '0';
        }
        tn_date_format(life->horizon, horizon);
        const char *access_end = when(life->access_end, end);
        if (strcmp(assumed, c->assumed) != 0 || strcmp(horizon, c->horizon) != 0 ||
            strcmp(access_end, c->access_end) != 0 || life->over != c->over ||
            life->renews != c->renews || life->arrears == (c->life.until != NULL)) {
            fail_msg("%s until %s:\nassumed %s, horizon %s, access until %s, over %d, renews %d, "
                     "arrears %d",
                     c->life.what, c->life.until ? c->life.until : "-", assumed, horizon,
                     access_end, life->over, life->renews, life->arrears);
        }
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_life__terms),
        cmocka_unit_test(test_life__closing),
    };
    return RUN_LIVES(tests);
}
