/* Hours rated by hand, each way of counting. */
#include "engine/ratings.h"

static void test_rater_finish__each_way_of_counting(void **state)
{
    static const rating_case cases[] = {
        {"overage: every unit, whatever is included", MARCH, NULL,
         "sms 2027-03-02T10:00:00Z 7\nsms 2027-03-02T11:00:00Z 0\nsms 2027-03-02T12:00:00Z 5\n",
         "2027-03 sms 0.05 used 12 billed 12\n", NULL},
        {"gauge: what exceeds 10 in each hour", MARCH, NULL,
         "xhosts 2027-03-02T10:00:00Z 25\nxhosts 2027-03-02T11:00:00Z 10\n"
         "xhosts 2027-03-02T12:59:59Z 11\nxhosts 2027-03-02T13:00:00Z 0\n",
         "2027-03 xhosts 0.10 used 46 billed 16\n", NULL},
        {"counter: what exceeds 100 in the month, then the next month", YEAR, NULL,
         "calls 2027-03-31T23:00:00Z 60\ncalls 2027-03-01T00:00:00Z 60\n"
         "calls 2027-04-01T00:00:00Z 60\ncalls 2027-05-31T00:00:00Z 101\n",
         "2027-03 calls 0.01 used 120 billed 20\n2027-04 calls 0.01 used 60 billed 0\n"
         "2027-05 calls 0.01 used 101 billed 1\n",
         NULL},
        {"counter by the term: 100 for all of it", YEAR, NULL,
         "seconds 2027-03-31T23:00:00Z 60\nseconds 2027-04-01T00:00:00Z 60\n"
         "seconds 2028-02-29T23:00:00Z 7\n",
         "2027-03 seconds 0.001 used 60 billed 0\n2027-04 seconds 0.001 used 60 billed 20\n"
         "2028-02 seconds 0.001 used 7 billed 7\n",
         NULL},
        {"a part month has the full allowance", FROM("1m", "2027-03-20T00:00:00Z") BASIC, NULL,
         "calls 2027-03-21T00:00:00Z 101\ncalls 2027-04-19T00:00:00Z 102\n",
         "2027-03 calls 0.01 used 101 billed 1\n2027-04 calls 0.01 used 102 billed 2\n", NULL},
        {"months in order, then the product's order of dimensions", YEAR, NULL,
         "sms 2027-04-01T00:00:00Z 1\ncalls 2027-04-01T00:00:00Z 1\nsms 2027-03-01T00:00:00Z 1\n"
         "xhosts 2027-04-01T00:00:00Z 1\n",
         "2027-03 sms 0.05 used 1 billed 1\n2027-04 xhosts 0.10 used 1 billed 0\n"
         "2027-04 calls 0.01 used 1 billed 0\n2027-04 sms 0.05 used 1 billed 1\n",
         NULL},
    };
    (void)state;
    check_all(cases, COUNT(cases));
}

/* 14 days at 15 above 10, 17 days at 5 above 20: 5,040 + 2,040 units. */
static void test_rater_finish__upgrades(void **state)
{
    static const rating_case cases[] = {
        {"25 hosts every hour of March, Standard from the 15th", MARCH TO_STANDARD("2027-03-15"),
         NULL, "xhosts 2027-03-01T00:00:00Z 25 *744\n",
         "2027-03 xhosts 0.10 used 18600 billed 7080\n", NULL},
        {"the entitlement is that of the hour's start", MARCH TO_STANDARD("2027-03-15T10:30:00Z"),
         NULL, "xhosts 2027-03-15T10:59:59Z 25\nxhosts 2027-03-15T11:00:00Z 25\n",
         "2027-03 xhosts 0.10 used 50 billed 20\n", NULL},
        {"an upgrade on the hour counts in it", MARCH TO_STANDARD("2027-03-15T10:00:00Z"), NULL,
         "xhosts 2027-03-15T10:00:00Z 25\nxhosts 2027-03-15T09:59:59Z 25\n",
         "2027-03 xhosts 0.10 used 50 billed 20\n", NULL},
        {"units once billed stay billed: 50, then 190 of 200, then 290",
         MARCH TO_STANDARD("2027-03-15"), NULL,
         "calls 2027-03-14T00:00:00Z 150\ncalls 2027-03-15T00:00:00Z 40\n"
         "calls 2027-03-16T00:00:00Z 100\n",
         "2027-03 calls 0.01 used 290 billed 90\n", NULL},
        {"the same by the term", MARCH TO_STANDARD("2027-03-15"), NULL,
         "seconds 2027-03-14T00:00:00Z 150\nseconds 2027-03-15T00:00:00Z 40\n"
         "seconds 2027-03-16T00:00:00Z 100\n",
         "2027-03 seconds 0.001 used 290 billed 90\n", NULL},
        {"an upgrade behind the records of a month does not reach back",
         MARCH TO_STANDARD("2027-03-31"), NULL, "calls 2027-03-30T00:00:00Z 150\n",
         "2027-03 calls 0.01 used 150 billed 50\n", NULL},
        {"the month begins with what is held then", YEAR TO_STANDARD("2027-04-01"), NULL,
         "calls 2027-03-30T00:00:00Z 150\ncalls 2027-04-02T00:00:00Z 150\n",
         "2027-03 calls 0.01 used 150 billed 50\n2027-04 calls 0.01 used 150 billed 0\n", NULL},
        {"a smaller renewal in the month: the largest so far counts, next month it does not",
         FROM("1m", "2027-03-15T00:00:00Z") "[item standard]\nquantity = 1\n"
                                            "[renew 2027-04-15]\nquantity.basic = 1\n",
         NULL,
         "calls 2027-04-10T00:00:00Z 120\ncalls 2027-04-20T00:00:00Z 120\n"
         "calls 2027-05-01T00:00:00Z 120\n",
         "2027-04 calls 0.01 used 120 billed 0\n2027-04 calls 0.01 used 120 billed 40\n"
         "2027-05 calls 0.01 used 120 billed 20\n",
         NULL},
        {"in the hour after the end what held last, not what came at the very end",
         MARCH TO_STANDARD("2027-04-01T00:00:00Z"), NULL,
         "xhosts 2027-03-31T23:00:00Z 25\nxhosts 2027-04-01T00:00:00Z 26\n",
         "2027-03 xhosts 0.10 used 25 billed 15\n2027-04 xhosts 0.10 used 26 billed 16\n", NULL},
        {"nor what came as it was cancelled",
         MARCH TO_STANDARD("2027-03-20T10:00:00Z") "[cancel 2027-03-20T10:00:00Z]\n", NULL,
         "xhosts 2027-03-20T09:00:00Z 25\nxhosts 2027-03-20T10:00:00Z 25\n",
         "2027-03 xhosts 0.10 used 50 billed 30\n", NULL},
        {"an upgrade a second before the end holds",
         MARCH TO_STANDARD("2027-03-20T09:59:59Z") "[cancel 2027-03-20T10:00:00Z]\n", NULL,
         "xhosts 2027-03-20T09:00:00Z 25\nxhosts 2027-03-20T10:00:00Z 25\n",
         "2027-03 xhosts 0.10 used 50 billed 20\n", NULL},
        {"the term's allowance begins anew with the term",
         FROM("1m", "2027-03-15T00:00:00Z") "[item standard]\nquantity = 1\n"
                                            "[renew 2027-04-15]\nquantity.basic = 1\n",
         NULL, "seconds 2027-04-10T00:00:00Z 220\nseconds 2027-04-20T00:00:00Z 120\n",
         "2027-04 seconds 0.001 used 220 billed 20\n2027-04 seconds 0.001 used 120 billed 20\n",
         NULL},
    };
    (void)state;
    check_all(cases, COUNT(cases));
}

#define OFFER_A                                                                                    \
    "[offer]\nname = Acme\nproduct = p.product.ini\nbuyer = Acme\nduration = 12m\n"                \
    "expires = 2027-12-31\nreplaces = agmt-1\n[item basic]\nquantity = 1\n"
#define REPLACED(at)                                                                               \
    "[replace " at "]\noffer = a.offer.ini\n[terms " at "]\ncurrency = USD\n"                      \
    "purchase = one-tier\nduration = 12m\npurpose = new\nbuyer = Acme\n"                           \
    "[price basic " at "]\nnet = 900\nincludes.xhosts = 20\nincludes.calls = 50\n"                 \
    "[item basic " at "]\nquantity = 1\n[price xhosts " at "]\npayg = 0.2\nmeter = counter\n"      \
    "[price calls " at "]\npayg = 0.01\nmeter = counter\n"                                         \
    "[price seconds " at "]\npayg = 0.001\nmeter = counter\nallowance = term\n"

/* Basic as bought: 10 hosts by the hour, 100 calls a month. As frozen for the agreement of April:
 * 20 hosts, 50 calls, hosts are counted by the month, and nothing includes seconds. */
static void test_rater_finish__a_replacement_has_its_own(void **state)
{
    static const test_files files = {
        .product = METERED,
        .a = OFFER_A,
        .contract = YEAR REPLACED("2027-04-01"),
    };
    static const rating_case c = {
        "each agreement by its own",
        NULL,
        NULL,
        "xhosts 2027-03-31T10:00:00Z 25\nxhosts 2027-03-31T11:00:00Z 10\n"
        "xhosts 2027-04-02T10:00:00Z 25\nxhosts 2027-04-02T11:00:00Z 10\n"
        "xhosts 2027-04-02T12:00:00Z 12\n"
        "calls 2027-03-31T10:00:00Z 120\ncalls 2027-04-02T10:00:00Z 120\n"
        "seconds 2027-03-31T10:00:00Z 30\nseconds 2027-04-02T10:00:00Z 30\n",
        "2027-03 xhosts 0.10 used 35 billed 15\n2027-03 calls 0.01 used 120 billed 20\n"
        "2027-03 seconds 0.001 used 30 billed 0\n"
        "2027-04 xhosts 0.20 used 47 billed 27\n2027-04 calls 0.01 used 120 billed 70\n"
        "2027-04 seconds 0.001 used 30 billed 30\n",
        NULL};
    /* What was bought first is never held, so that its 100 calls are no allowance. */
    static const test_files at_once = {
        .product = METERED, .a = OFFER_A, .contract = YEAR REPLACED("2027-03-01")};
    static const rating_case c_at_once = {"replaced at its very start",
                                          NULL,
                                          NULL,
                                          "calls 2027-03-31T10:00:00Z 120\n",
                                          "2027-03 calls 0.01 used 120 billed 70\n",
                                          NULL};
    (void)state;
    check(&c, &files);
    check(&c_at_once, &at_once);
}

static tn_status take_any(void *context, const tn_rated_hour *hour)
{
    (void)hour;
    ++*(size_t *)context;
    return TN_OK;
}

/* Three tiers of 2,147,483,646 units that include as many hosts each: beyond 64 bits, from the
 * start or by an upgrade. */
static void test_rater_finish__more_than_64_bits_are_held(void **state)
{
#define TIER(label)                                                                                \
    "[dimension " label "]\nname = " label "\ndescription = D\nprice.12m = 0.01\n"                 \
    "includes.hosts = 2147483646\n"
#define ITEM(label, quantity) "[item " label "]\nquantity = " quantity "\n"
#define MOST                  "2147483646"
    static const struct {
        const char *contract;
        tn_status status;
    } rows[] = {
        {FROM("12m", "2027-03-01T00:00:00Z") ITEM("a", MOST) ITEM("b", MOST), TN_OK},
        {FROM("12m", "2027-03-01T00:00:00Z") ITEM("a", MOST) ITEM("b", MOST) ITEM("c", MOST),
         TN_E_RANGE},
        {FROM("12m", "2027-03-01T00:00:00Z")
             ITEM("a", "1") "[upgrade 2027-03-05]\nquantity.a = " MOST "\nquantity.b = " MOST
                            "\nquantity.c = " MOST "\n",
         TN_E_RANGE},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_arena *arena = tn_arena_new(NULL);
        const test_files files = {
            .product = "[product]\ntitle = P\nproduct_id = prod-2\ncategory = users\n"
                       "purchase = any\ncurrency = USD\ndurations = 12m\n" TIER("a") TIER("b")
                           TIER("c") "[dimension hosts]\nname = H\ndescription = H\npayg = 0.1\n"
                                     "meter = gauge\n",
            .contract = rows[i].contract};
        const tn_life *life = test_life(arena, &files, NULL);
        tn_rater *rater = NULL;
        const tn_rating *rating = NULL;
        assert_int_equal(tn_rater_new(life, NULL, &rater), TN_OK);
        size_t hours = 0;
        tn_rater_watch(rater, (tn_hour_sink){.take = take_any, .context = &hours});
        test_meter(rater, life->product,
                   "hosts 2027-03-06T10:00:00Z 7\nhosts 2027-03-07T10:00:00Z 7\n");
        assert_int_equal(tn_rater_finish(rater, arena, &rating), rows[i].status);
        assert_int_equal(hours, rows[i].status == TN_OK ? 2 : 0);
        assert_int_equal(rating != NULL, rows[i].status == TN_OK);
        tn_rater_free(rater);
        tn_arena_free(arena);
    }
}

/* What changes at the very start holds from then on: two tiers at one instant are the second one. A
 * contract that is cancelled before it starts has the hour after its start. */
static void test_rater_finish__at_the_start(void **state)
{
    static const rating_case cases[] = {
        {"the tier of the first instant is the one after it", YEAR TO_STANDARD("2027-03-01"), NULL,
         "xhosts 2027-03-02T10:00:00Z 25\n", "2027-03 xhosts 0.10 used 25 billed 5\n", NULL},
    };
    static const rating_case never = {"never started",
                                      "[contract]\nid = C-1\noffer = a.offer.ini\naccepted = "
                                      "2027-03-01\nsetup = new\n[cancel 2027-03-15]\n",
                                      NULL,
                                      "sms 2027-04-01T00:30:00Z 5\nsms 2027-04-01T01:00:00Z 6\n",
                                      "2027-04 sms 0.04 used 5 billed 5\n",
                                      "after-end 1 of 6 worth 24/1\n"};
    static const rating_case monthly = {"by the month, as it says",
                                        MARCH,
                                        NULL,
                                        "calls 2027-03-02T10:00:00Z 7\n",
                                        "2027-03 calls 0.01 used 7 billed 7\n",
                                        NULL};
    (void)state;
    check_all(cases, COUNT(cases));
    check(&never, &(test_files){.product = METERED,
                                .a = "[offer]\nname = A\nproduct = p.product.ini\nbuyer = B\n"
                                     "expires = 2099-12-31\nstart = 2027-04-01\nend = 2027-12-31\n"
                                     "[item basic]\nprice = 9\n[usage sms]\nprice = 0.04\n",
                                .contract = never.contract});
    check(&monthly, &(test_files){.product = "[product]\ntitle = P\nproduct_id = prod-2\n"
                                             "category = users\npurchase = one-tier\n"
                                             "currency = USD\ndurations = 1m\n[dimension basic]\n"
                                             "name = B\ndescription = B\nprice.1m = 1\n"
                                             "[dimension calls]\nname = C\ndescription = C\n"
                                             "payg = 0.01\nmeter = counter\nallowance = month\n",
                                  .contract = monthly.contract});
}

typedef struct heard {
    tn_rated_hour hours[8];
    size_t count, refuse_from;
} heard;

static tn_status hear(void *context, const tn_rated_hour *hour)
{
    heard *h = context;
    h->hours[h->count++] = *hour;
    return h->count >= h->refuse_from ? TN_E_RANGE : TN_OK;
}

/* Each hour is told with its start, which in the first is the contract's, and whether AWS had it;
 * who refuses one hears no more, and there is no rating. */
static void test_rater_watch__hours(void **state)
{
    (void)state;
    for (size_t refuse_from = 1; refuse_from < 7; refuse_from++) {
        tn_arena *arena = tn_arena_new(NULL);
        const test_files files = {.product = METERED,
                                  .contract = FROM("1m", "2050-03-01T09:30:00Z") BASIC};
        const tn_life *life = test_life(arena, &files, NULL);
        tn_rater *rater = NULL;
        const tn_rating *rating = NULL;
        heard h = {.refuse_from = refuse_from};
        assert_int_equal(tn_rater_new(life, NULL, &rater), TN_OK);
        tn_rater_watch(rater, (tn_hour_sink){.take = hear, .context = &h});
        test_meter(rater, life->product,
                   "calls 2050-03-01T11:00:00Z 3\nsms 2050-03-01T09:45:00Z 5\n"
                   "sms 2050-03-01T10:00:00Z 6 <2050-03-01T11:00:00Z\n"
                   "sms 2050-03-01T11:00:00Z 7\n"
                   "sms 2050-03-01T12:00:00Z 8 <1982-02-11T05:45:53Z\n");
        const tn_status status = tn_rater_finish(rater, arena, &rating);
        assert_int_equal(status, refuse_from > 5 ? TN_OK : TN_E_RANGE);
        assert_int_equal(h.count, refuse_from > 5 ? 5 : refuse_from);
        if (status == TN_OK) {
            assert_int_equal(h.hours[0].used, 3);
            assert_false(h.hours[0].received);
            assert_int_equal(h.hours[1].start.seconds,
                             test_instant("2050-03-01T09:30:00Z").seconds);
            assert_false(h.hours[1].received);
            assert_int_equal(h.hours[2].start.seconds,
                             test_instant("2050-03-01T10:00:00Z").seconds);
            assert_true(h.hours[2].received);
            assert_int_equal(h.hours[2].end.seconds, test_instant("2050-03-01T11:00:00Z").seconds);
            assert_false(h.hours[3].received);
            assert_true(h.hours[4].received); /* 2^31 - 1 seconds before the contract */
        }
        tn_rater_free(rater);
        tn_arena_free(arena);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rater_finish__each_way_of_counting),
        cmocka_unit_test(test_rater_finish__upgrades),
        cmocka_unit_test(test_rater_finish__a_replacement_has_its_own),
        cmocka_unit_test(test_rater_finish__more_than_64_bits_are_held),
        cmocka_unit_test(test_rater_finish__at_the_start),
        cmocka_unit_test(test_rater_watch__hours),
    };
    return RUN(tests);
}
