/* A contract that is metered in every way, and records against it. */
#ifndef TN_TEST_RATINGS_H
#define TN_TEST_RATINGS_H

#include "support/lives.h"

/* xhosts is counted by the hour, calls by the month, seconds by the term; every sms is billed. */
#define METERED                                                                                    \
    "[product]\ntitle = Log monitoring\nproduct_id = prod-2\ncategory = hosts\n"                   \
    "purchase = one-tier\ncurrency = USD\ndurations = 1m, 12m\n"                                   \
    "[dimension basic]\nname = Basic\ndescription = 10 hosts\nprice.1m = 100\nprice.12m = 1000\n"  \
    "includes.xhosts = 10\nincludes.calls = 100\nincludes.seconds = 100\nincludes.sms = 10\n"      \
    "[dimension standard]\nname = Standard\ndescription = 20 hosts\nprice.1m = 200\n"              \
    "price.12m = 2000\nincludes.xhosts = 20\nincludes.calls = 200\nincludes.seconds = 200\n"       \
    "[dimension xhosts]\nname = Hosts\ndescription = Hosts\npayg = 0.1\nmeter = gauge\n"           \
    "[dimension calls]\nname = Calls\ndescription = Calls\npayg = 0.01\nmeter = counter\n"         \
    "[dimension seconds]\nname = Seconds\ndescription = Seconds\npayg = 0.001\n"                   \
    "meter = counter\nallowance = term\n"                                                          \
    "[dimension sms]\nname = SMS\ndescription = Messages\npayg = 0.05\n"

/* A public purchase of Basic from midnight of the 1st of March; %s of it comes behind. */
#define FROM(duration, at)                                                                         \
    "[contract]\nid = C-1\nproduct = p.product.ini\nduration = " duration "\naccepted = " at       \
    "\nsetup = new\n"
#define BASIC           "[item basic]\nquantity = 1\n"
#define MARCH           FROM("1m", "2027-03-01T00:00:00Z") BASIC
#define YEAR            FROM("12m", "2027-03-01T00:00:00Z") BASIC
#define RENEWED         "[renewal]\nauto = yes\n"
#define TO_STANDARD(at) "[upgrade " at "]\nquantity.standard = 1\n"

typedef struct rating_case {
    const char *name, *contract, *until, *records, *rated, *rejects;
} rating_case;

static inline void check(const rating_case *c, const test_files *files)
{
    char rated[2048], rejects[1024];
    tn_arena *arena = tn_arena_new(NULL);
    const tn_life *life = test_life(arena, files, c->until);
    tn_rater *rater = NULL;
    const tn_rating *rating = NULL;
    assert_int_equal(tn_rater_new(life, NULL, &rater), TN_OK);
    test_meter(rater, life->product, c->records);
    assert_int_equal(tn_rater_finish(rater, arena, &rating), TN_OK);
    tn_rater_free(rater);
    test_rated(rating, life, rated, sizeof(rated));
    test_rejects(rating, rejects, sizeof(rejects));
    if (strcmp(rated, c->rated) != 0 || strcmp(rejects, c->rejects ? c->rejects : "") != 0) {
        fail_msg("%s\nexpected\n%s%sgot\n%s%s", c->name, c->rated, c->rejects ? c->rejects : "",
                 rated, rejects);
    }
    uint64_t all = rating->billable;
    for (int i = 0; i < TN_REJECT_KINDS; i++) {
        all += rating->rejects[i].records;
    }
    assert_int_equal(rating->records, all);
    tn_arena_free(arena);
}

static inline void check_all(const rating_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        check(&cases[i], &(test_files){.product = METERED, .contract = cases[i].contract});
    }
}

#endif
