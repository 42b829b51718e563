/* Which records lie inside the contract. */
#include "engine/ratings.h"

static void test_rater_add__edges_of_the_contract(void **state)
{
    static const rating_case cases[] = {
        {"from the start on", FROM("1m", "2027-03-01T09:30:00Z") BASIC, NULL,
         "xhosts 2027-03-01T09:29:59Z 30\nxhosts 2027-03-01T09:30:00Z 11\n",
         "2027-03 xhosts 0.10 used 11 billed 1\n", "before-start 1 of 30 worth 300/1\n"},
        {"to the hour after the end",
         FROM("1m", "2027-03-01T09:30:00Z") BASIC "[cancel 2027-03-20T12:10:00Z]\n", NULL,
         "xhosts 2027-03-20T12:09:59Z 11\nxhosts 2027-03-20T13:09:59Z 13\n"
         "xhosts 2027-03-20T13:10:00Z 17\n",
         "2027-03 xhosts 0.10 used 24 billed 4\n", "after-end 1 of 17 worth 170/1\n"},
        {"of the last hour a second", MARCH "[cancel 2027-03-20T10:00:01Z]\n", NULL,
         "sms 2027-03-20T11:00:00Z 7\nsms 2027-03-20T11:00:01Z 8\n",
         "2027-03 sms 0.05 used 7 billed 7\n", "after-end 1 of 8 worth 40/1\n"},
        {"the hour after the end in a month of its own",
         YEAR TO_STANDARD("2027-03-31") "[cancel 2027-04-01]\n", NULL,
         "xhosts 2027-03-31T23:30:00Z 21\nxhosts 2027-04-01T00:30:00Z 22\n"
         "calls 2027-03-31T23:30:00Z 201\ncalls 2027-04-01T00:30:00Z 202\n"
         "seconds 2027-03-31T23:30:00Z 201\nseconds 2027-04-01T00:30:00Z 202\n",
         "2027-03 xhosts 0.10 used 21 billed 1\n2027-03 calls 0.01 used 201 billed 1\n"
         "2027-03 seconds 0.001 used 201 billed 1\n2027-04 xhosts 0.10 used 22 billed 2\n"
         "2027-04 calls 0.01 used 202 billed 2\n2027-04 seconds 0.001 used 202 billed 202\n",
         NULL},
        {"what a renewal would hold is not known at the default horizon", MARCH RENEWED, NULL,
         "sms 2027-03-31T23:59:59Z 1\nsms 2027-04-01T00:00:00Z 3\n",
         "2027-03 sms 0.05 used 1 billed 1\n", "after-horizon 1 of 3 worth 15/1\n"},
        {"to the last second of the last day looked at", YEAR, "2027-03-02",
         "sms 2027-03-02T23:59:59Z 1\nsms 2027-03-03T00:00:00Z 3\n",
         "2027-03 sms 0.05 used 1 billed 1\n", "after-horizon 1 of 3 worth 15/1\n"},
        {"the end goes before the horizon", MARCH "[cancel 2027-03-03]\n", "2027-03-03",
         "sms 2027-03-03T00:59:59Z 1\nsms 2027-03-03T01:00:00Z 3\nsms 2027-03-04T00:00:00Z 5\n",
         "2027-03 sms 0.05 used 1 billed 1\n", "after-end 2 of 8 worth 40/1\n"},
        {"dimensions without a price, or none at all", MARCH, NULL,
         "basic 2027-03-02T00:00:00Z 3\nnobody 2027-03-02T00:00:00Z 4\n", "",
         "unknown-dimension 1 of 4\nnot-metered 1 of 3 worth 0/1\n"},
        {"a renewal at half past: the price and holding of the record's own term",
         FROM("1m", "2027-03-15T09:30:00Z") BASIC "[renew 2027-04-15]\nquantity.standard = 1\n",
         NULL,
         "xhosts 2027-04-15T09:29:59Z 25\nxhosts 2027-04-15T10:00:00Z 25\n"
         "calls 2027-04-15T09:30:00Z 150\n",
         "2027-04 xhosts 0.10 used 25 billed 15\n2027-04 xhosts 0.10 used 25 billed 5\n"
         "2027-04 calls 0.01 used 150 billed 0\n",
         NULL},
        {"and from half past on",
         FROM("1m", "2027-03-15T09:30:00Z") BASIC "[renew 2027-04-15]\nquantity.standard = 1\n",
         NULL, "xhosts 2027-04-15T09:30:00Z 25\n", "2027-04 xhosts 0.10 used 25 billed 5\n", NULL},
    };
    (void)state;
    check_all(cases, COUNT(cases));
}

/* A price of 0 is a price: used and worth nothing. In the first term nothing counts the calls. */
static void test_rater_add__free(void **state)
{
    static const test_files files = {
        .product = METERED,
        .a = "[offer]\nname = A\nproduct = p.product.ini\nbuyer = B\nexpires = 2099-12-31\n"
             "duration = 12m\n[item basic]\nquantity = 1\n[usage basic]\nprice = 0\n"
             "[usage sms]\nprice = 0\n",
        .contract = YEAR "[replace 2027-04-01]\noffer = a.offer.ini\n"};
    static const rating_case c = {
        "free from April on",
        NULL,
        NULL,
        "sms 2027-03-02T10:00:00Z 1\nsms 2027-04-02T10:00:00Z 2\nbasic 2027-03-02T10:00:00Z 3\n"
        "basic 2027-04-02T10:00:00Z 4\nbasic 2027-04-02T10:00:00Z 5\n",
        "2027-03 sms 0.05 used 1 billed 1\n2027-04 basic 0.00 used 4 billed 4\n"
        "2027-04 sms 0.00 used 2 billed 2\n",
        "not-metered 1 of 3 worth 0/1\nduplicate 1 of 5 worth 0/1\n"};
    (void)state;
    check(&c, &files);
}

/* A row that is no record is counted by its reason: nothing is dropped silently. */
static void test_rater_skip__is_counted(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    const test_files files = {.product = METERED, .contract = MARCH};
    tn_rater *rater = NULL;
    const tn_rating *rating = NULL;
    assert_int_equal(tn_rater_new(test_life(arena, &files, NULL), NULL, &rater), TN_OK);
    tn_rater_skip(rater, TN_REJECT_BAD_ROW);
    tn_rater_skip(rater, TN_REJECT_OTHER_CONTRACT);
    tn_rater_skip(rater, TN_REJECT_BAD_ROW);
    assert_int_equal(tn_rater_finish(rater, arena, &rating), TN_OK);
    assert_int_equal(rating->records, 3);
    assert_int_equal(rating->rejects[TN_REJECT_BAD_ROW].records, 2);
    assert_int_equal(rating->rejects[TN_REJECT_OTHER_CONTRACT].records, 1);
    tn_rater_free(rater);
    tn_arena_free(arena);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rater_add__edges_of_the_contract),
        cmocka_unit_test(test_rater_add__free),
        cmocka_unit_test(test_rater_skip__is_counted),
    };
    return RUN(tests);
}
