/* What a copy of an offer does not keep, and that each is told. */
#include "app/with_workspace.h"

#include "app/new.h"

#define TARGET SAMPLES "x.offer.ini"

/* Copies an offer of 12 months of log monitoring with these lines in [offer], and this below it. */
static size_t copy(const char *lines, const char *below, tni_new_options options)
{
    const char *reason = "";
    static int count = 0;
    tn_findings *told = tn_findings_new(arena);
    const char *source = tn_arena_format(arena, SAMPLES "in-memory-%d.offer.ini", count++);
    put(source, tn_arena_format(arena,
                                "[offer]\nname = Acme\nproduct = log-monitoring.product.ini\n"
                                "buyer = Acme\nbuyer_accounts = 111111111111\n%s[item pro]\n"
                                "quantity = 1\n%s",
                                lines, below));
    options.from = source;
    options.target = TARGET;
    options.told = told;
    tn_buffer_cut(&out, 0);
    assert_int_equal(tni_new_offer(&ws, &options, &out, &reason), TN_OK);
    assert_int_equal(test_count(told, TN_OFR_NOT_COPIED), tn_findings_count(told));
    return tn_findings_count(told);
}

static const char *const six[] = {"6m"};
static const tni_new_options same = {0}, shorter = {.durations = six, .duration_count = 1};

static void test_new_clone__keeps_what_fits(void **state)
{
    (void)state;
    assert_int_equal(copy("duration = 12m\nexpires = 2026-12-01\nnet_terms = 45\n",
                          "[payments]\nplan = monthly\ncount = 12\nfirst = 2026-12-01\n", same),
                     0);
    holds("expires = 2026-12-01\n"); /* the day to judge from itself */
    holds("count = 12\n");
    holds("first = 2026-12-01\n");
    holds("buyer_accounts = 111111111111\n");
}

static void test_new_clone__ids_are_the_first_ones(void **state)
{
    (void)state;
    static const tn_edit_pair other = {"buyer", "Initech"};
    const tni_new_options options = {.values = &other, .value_count = 1};
    assert_int_equal(copy("duration = 12m\nexpires = 2026-12-31\npublished = 2026-12-01\n"
                          "po = 4711\nurl = https://x.example\nreplaces = agmt-1\n",
                          "[approval]\nby = vp\non = 2026-12-01\ndigest = 0\n", options),
                     6);
    lacks("published");
    lacks("4711");
    lacks("agmt");
    lacks("[approval]");
    lacks("111111111111");
    holds("buyer = Initech\n");
}

static void test_new_clone__days_that_passed(void **state)
{
    (void)state;
    assert_int_equal(copy("start = 2026-11-30\nend = 2027-11-29\nexpires = 2026-11-30\n",
                          "[payments]\nplan = monthly\nfirst = 2026-11-30\n", same),
                     4);
    lacks("2026-11-30");
    lacks("2027-11-29");
    holds("duration = 12m\n"); /* what start and end said */
}

static void test_new_clone__counts_of_another_duration(void **state)
{
    (void)state;
    /* the sixth charge of a month fits six months, the seventh does not */
    static const char offer[] = "duration = 12m\nexpires = 2026-12-31\n";
    assert_int_equal(copy(offer, "[payments]\nplan = monthly\ncount = 6\n", shorter), 0);
    assert_int_equal(copy(offer, "[payments]\nplan = monthly\ncount = 7\n", shorter), 1);
    lacks("\ncount");
    assert_int_equal(
        copy(offer, "[payments]\nplan = quarterly\ncount = 3\ntotal = 90.00\n", shorter), 2);
    lacks("total");
    assert_int_equal(copy(offer, "[payments]\nplan = custom\n2027-01-01 = 3600.00\n", shorter), 1);
    lacks("[payments]");
    holds("duration = 6m\n");
    holds("reference = 12m\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_WORKSPACE(test_new_clone__keeps_what_fits),
                                       WITH_WORKSPACE(test_new_clone__ids_are_the_first_ones),
                                       WITH_WORKSPACE(test_new_clone__days_that_passed),
                                       WITH_WORKSPACE(test_new_clone__counts_of_another_duration)};
    return RUN(tests);
}
