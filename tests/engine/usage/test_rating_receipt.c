/* One record an hour, back-dating, and prices that change (rule 3.5, 3.8), by hand. */
#include "engine/ratings.h"

static void test_rater_add__one_record_an_hour(void **state)
{
    static const rating_case cases[] = {
        {"the same again is one record", MARCH, NULL,
         "sms 2027-03-02T10:00:00Z 7\nsms 2027-03-02T10:59:59Z 7\n",
         "2027-03 sms 0.05 used 7 billed 7\n", "repeated 1 of 7 worth 35/1\n"},
        {"the first in the file stands", MARCH, NULL,
         "sms 2027-03-02T10:30:00Z 7\nsms 2027-03-02T10:00:00Z 9\nsms 2027-03-02T10:10:00Z 9\n",
         "2027-03 sms 0.05 used 7 billed 7\n", "duplicate 2 of 18 worth 90/1\n"},
        {"the first received stands", MARCH, NULL,
         "sms 2027-03-02T10:00:00Z 7 <2027-03-02T11:00:01Z\n"
         "sms 2027-03-02T10:00:00Z 9 <2027-03-02T11:00:00Z\n"
         "sms 2027-03-02T10:00:00Z 8 <2027-03-02T11:00:02Z\n",
         "2027-03 sms 0.05 used 9 billed 9\n", "duplicate 2 of 15 worth 75/1\n"},
        {"received at once: the first in the file", MARCH, NULL,
         "sms 2027-03-02T10:00:00Z 7 <2027-03-02T11:00:00Z\n"
         "sms 2027-03-02T10:00:00Z 9 <2027-03-02T11:00:00Z\n",
         "2027-03 sms 0.05 used 7 billed 7\n", "duplicate 1 of 9 worth 45/1\n"},
        {"a repetition received earlier is the one that counts from then on", MARCH, NULL,
         "sms 2027-03-02T10:00:00Z 7 <2027-03-02T12:00:00Z\n"
         "sms 2027-03-02T10:00:00Z 7 <2027-03-02T11:00:00Z\n"
         "sms 2027-03-02T10:00:00Z 9 <2027-03-02T11:30:00Z\n",
         "2027-03 sms 0.05 used 7 billed 7\n",
         "duplicate 1 of 9 worth 45/1\nrepeated 1 of 7 worth 35/1\n"},
        {"received before the contract began, as a clock that is slow says", MARCH, NULL,
         "sms 2027-03-01T00:10:00Z 7 <2027-02-28T23:59:00Z\n"
         "sms 2027-03-01T00:10:00Z 9 <2027-02-28T23:58:00Z\n",
         "2027-03 sms 0.05 used 9 billed 9\n", "duplicate 1 of 7 worth 35/1\n"},
        {"one without a time of receipt does not come first", MARCH, NULL,
         "sms 2027-03-02T10:00:00Z 7 <2027-03-02T12:00:00Z\nsms 2027-03-02T10:00:00Z 9\n",
         "2027-03 sms 0.05 used 7 billed 7\n", "duplicate 1 of 9 worth 45/1\n"},
        {"a record that is too late does not take the hour of a good one", MARCH, NULL,
         "sms 2027-03-02T10:00:00Z 7 <2027-03-09T12:00:00Z\nsms 2027-03-02T10:00:00Z 9\n",
         "2027-03 sms 0.05 used 9 billed 9\n", "too-late 1 of 7 worth 35/1\n"},
        {"0 is a record", MARCH, NULL, "sms 2027-03-02T10:00:00Z 0\nsms 2027-03-02T10:00:00Z 5\n",
         "2027-03 sms 0.05 used 0 billed 0\n", "duplicate 1 of 5 worth 25/1\n"},
        {"the largest quantity", MARCH, NULL,
         "sms 2027-03-02T10:00:00Z 2147483647\nsms 2027-03-02T11:00:00Z 2147483647\n"
         "sms 2027-03-02T11:00:00Z 2147483646\n",
         "2027-03 sms 0.05 used 4294967294 billed 4294967294\n",
         "duplicate 1 of 2147483646 worth 10737418230/1\n"},
    };
    (void)state;
    check_all(cases, COUNT(cases));
}

static void test_rater_add__backdating(void **state)
{
    static const rating_case cases[] = {
        {"24 hours and not a second more", YEAR, NULL,
         "sms 2027-03-02T10:00:00Z 1 <2027-03-03T10:00:00Z\n"
         "sms 2027-03-04T10:00:00Z 2 <2027-03-05T10:00:01Z\n",
         "2027-03 sms 0.05 used 1 billed 1\n", "too-late 1 of 2 worth 10/1\n"},
        {"the month before until 06:00Z of the 1st", YEAR, NULL,
         "sms 2027-03-31T23:00:00Z 1 <2027-04-01T06:00:00Z\n"
         "sms 2027-04-30T23:00:00Z 2 <2027-05-01T06:00:01Z\n"
         "sms 2027-05-31T07:00:00Z 4 <2027-06-01T06:00:00Z\n"
         "sms 2027-12-31T23:59:59Z 8 <2028-01-01T06:00:01Z\n",
         "2027-03 sms 0.05 used 1 billed 1\n2027-05 sms 0.05 used 4 billed 4\n",
         "too-late 2 of 10 worth 50/1\n"},
        {"within the month there is no such limit", YEAR, NULL,
         "sms 2027-04-01T00:00:00Z 1 <2027-04-01T23:00:00Z\n"
         "sms 2027-04-29T12:00:00Z 2 <2027-04-30T11:00:00Z\n",
         "2027-04 sms 0.05 used 3 billed 3\n", NULL},
        {"received before its hour: the sender's clock, not our limit", YEAR, NULL,
         "sms 2027-04-01T00:00:00Z 1 <2027-03-31T22:00:00Z\n", "2027-04 sms 0.05 used 1 billed 1\n",
         NULL},
        {"the time of a record counts before it is late", YEAR, NULL,
         "sms 2027-02-01T00:00:00Z 1 <2027-03-31T22:00:00Z\n", "",
         "before-start 1 of 1 worth 5/1\n"},
    };
    (void)state;
    check_all(cases, COUNT(cases));
}

#define OFFERED(more)                                                                              \
    "[offer]\nname = Acme\ndescription = For 2027\nproduct = p.product.ini\nbuyer = Acme KK\n"     \
    "buyer_accounts = 111111111111\nexpires = 2027-02-28\nduration = 12m\n"                        \
    "[item basic]\nquantity = 1\n" more

static void test_rater_finish__replacement_prices(void **state)
{
    static const test_files files = {
        .product = METERED,
        .a = OFFERED("[usage sms]\nprice = 0.04\n"),
        .b = OFFERED("[usage sms]\nprice = 0.03\n[usage basic]\nprice = 7\n"),
        .contract = "[contract]\nid = C-1\noffer = a.offer.ini\naccepted = 2027-02-20T09:30:00Z\n"
                    "setup = new\n[replace 2027-03-10T10:30:00Z]\noffer = b.offer.ini\n"};
    static const rating_case cases[] = {
        {"a sum for each price, in the order of time", NULL, NULL,
         "sms 2027-03-20T10:00:00Z 4\nsms 2027-03-10T10:29:59Z 1\nsms 2027-03-10T11:00:00Z 2\n"
         "sms 2027-04-01T10:00:00Z 8\nxhosts 2027-04-01T10:00:00Z 11\n",
         "2027-03 sms 0.04 used 1 billed 1\n2027-03 sms 0.03 used 6 billed 6\n"
         "2027-04 xhosts 0.10 used 11 billed 1\n2027-04 sms 0.03 used 8 billed 8\n",
         NULL},
        {"in the hour of the change: the term that holds the instant", NULL, NULL,
         "sms 2027-03-10T10:30:00Z 1\n", "2027-03 sms 0.03 used 1 billed 1\n", NULL},
        {"metered from the replacement on", NULL, NULL,
         "basic 2027-03-10T10:30:00Z 3\nbasic 2027-03-10T10:29:59Z 5\n"
         "basic 2027-03-10T09:00:00Z 6\n",
         "2027-03 basic 7.00 used 3 billed 3\n", "not-metered 2 of 11 worth 0/1\n"},
        {"rejects have the price of their term", NULL, NULL,
         "sms 2027-03-05T10:00:00Z 1 <2027-03-07T10:00:00Z\n"
         "sms 2027-03-15T10:00:00Z 2 <2027-03-17T10:00:00Z\n",
         "", "too-late 2 of 3 worth 10/1\n"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        check(&cases[i], &files);
    }
}

/* 0.05 until 10:15, 0.04 until 10:45, then 0.03; the records of one hour, in any order of receipt:
 * the price is that of the term which the one that stands lies in. */
static void test_rater_finish__two_terms_begin_in_an_hour(void **state)
{
    static const test_files files = {.product = METERED,
                                     .a = OFFERED("[usage sms]\nprice = 0.04\n"),
                                     .b = OFFERED("[usage sms]\nprice = 0.03\n"),
                                     .contract = YEAR
                                     "[replace 2027-03-10T10:15:00Z]\noffer = a.offer.ini\n"
                                     "[replace 2027-03-10T10:45:00Z]\noffer = b.offer.ini\n"};
#define BEFORE(units)  "sms 2027-03-10T10:10:00Z " units
#define BETWEEN(units) "sms 2027-03-10T10:30:00Z " units
#define BEHIND(units)  "sms 2027-03-10T10:50:00Z " units
#define FIRST          " <2027-03-10T11:00:00Z\n"
#define SECOND         " <2027-03-10T12:00:00Z\n"
#define THIRD          " <2027-03-10T13:00:00Z\n"
    static const rating_case cases[] = {
        {"before", NULL, NULL, BEFORE("1") "\n", "2027-03 sms 0.05 used 1 billed 1\n", NULL},
        {"between", NULL, NULL, BETWEEN("2") "\n", "2027-03 sms 0.04 used 2 billed 2\n", NULL},
        {"behind", NULL, NULL, BEHIND("4") "\n", "2027-03 sms 0.03 used 4 billed 4\n", NULL},
        {"on the second", NULL, NULL, "sms 2027-03-10T10:15:00Z 5\n",
         "2027-03 sms 0.04 used 5 billed 5\n", NULL},
        {"behind, then between", NULL, NULL, BEHIND("0") SECOND BETWEEN("2") FIRST,
         "2027-03 sms 0.04 used 2 billed 2\n", "duplicate 1 of 0 worth 0/1\n"},
        {"between, then behind", NULL, NULL, BETWEEN("0") SECOND BEHIND("4") FIRST,
         "2027-03 sms 0.03 used 4 billed 4\n", "duplicate 1 of 0 worth 0/1\n"},
        {"behind, between, before", NULL, NULL,
         BEHIND("0") THIRD BETWEEN("0") SECOND BEFORE("1") FIRST,
         "2027-03 sms 0.05 used 1 billed 1\n",
         "duplicate 1 of 0 worth 0/1\nrepeated 1 of 0 worth 0/1\n"},
        {"between, behind, before", NULL, NULL,
         BETWEEN("0") THIRD BEHIND("0") SECOND BEFORE("1") FIRST,
         "2027-03 sms 0.05 used 1 billed 1\n",
         "duplicate 1 of 0 worth 0/1\nrepeated 1 of 0 worth 0/1\n"},
        {"the hour before and the one after are those of their own terms", NULL, NULL,
         BEHIND("4") "\nsms 2027-03-10T09:59:59Z 8\nsms 2027-03-10T11:00:00Z 16\n",
         "2027-03 sms 0.05 used 8 billed 8\n2027-03 sms 0.03 used 20 billed 20\n", NULL},
        {"an earlier hour does not forget", NULL, NULL,
         BEHIND("4") "\nsms 2027-03-10T09:10:00Z 8\n",
         "2027-03 sms 0.05 used 8 billed 8\n2027-03 sms 0.03 used 4 billed 4\n", NULL},
        {"nor does a later one learn", NULL, NULL, BEFORE("1") "\nsms 2027-03-10T11:10:00Z 8\n",
         "2027-03 sms 0.05 used 1 billed 1\n2027-03 sms 0.03 used 8 billed 8\n", NULL},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        check(&cases[i], &files);
    }
}

/* A time of receipt beside none: the first in the file stands, the other hour has its own. A clock
 * 68 years slow is the earliest there is. */
static void test_rater_add__known_and_unknown_receipt(void **state)
{
    static const rating_case cases[] = {
        {"a second one with a time of receipt does not come first", MARCH, NULL,
         "sms 2027-03-02T09:00:00Z 1 <2027-03-02T12:00:00Z\nsms 2027-03-02T10:00:00Z 7\n"
         "sms 2027-03-02T10:00:00Z 9 <2027-03-02T11:00:00Z\n",
         "2027-03 sms 0.05 used 8 billed 8\n", "duplicate 1 of 9 worth 45/1\n"},
        {"many units without a time of receipt behind one with it", MARCH, NULL,
         "sms 2027-03-02T09:00:00Z 1 <2027-03-02T12:00:00Z\nsms 2027-03-02T10:00:00Z 9000000\n",
         "2027-03 sms 0.05 used 9000001 billed 9000001\n", NULL},
        {"and the other way round, with one between", MARCH, NULL,
         "sms 2027-03-02T09:00:00Z 9000000\nsms 2027-03-02T12:00:00Z 1 <2027-03-02T13:00:00Z\n"
         "sms 2027-03-02T10:00:00Z 9000001\nsms 2027-03-02T12:00:00Z 2 <2027-03-02T12:30:00Z\n",
         "2027-03 sms 0.05 used 18000003 billed 18000003\n", "duplicate 1 of 1 worth 5/1\n"},
        {"nor where none of the dimension had one", MARCH, NULL,
         "sms 2027-03-02T10:00:00Z 7\nsms 2027-03-02T10:00:00Z 9 <2027-03-02T11:00:00Z\n",
         "2027-03 sms 0.05 used 7 billed 7\n", "duplicate 1 of 9 worth 45/1\n"},
        {"a clock that is far too slow", FROM("1m", "2050-03-01T00:00:00Z") BASIC, NULL,
         "sms 2050-03-02T10:00:00Z 7 <2050-03-02T11:00:00Z\n"
         "sms 2050-03-02T10:00:00Z 9 <1971-01-01T00:00:00Z\n",
         "2050-03 sms 0.05 used 9 billed 9\n", "duplicate 1 of 7 worth 35/1\n"},
        {"of two slow clocks the slower one", MARCH, NULL,
         "sms 2027-03-02T10:00:00Z 7 <1979-01-01T00:00:00Z\n"
         "sms 2027-03-02T10:00:00Z 9 <1975-01-01T00:00:00Z\n",
         "2027-03 sms 0.05 used 9 billed 9\n", "duplicate 1 of 7 worth 35/1\n"},
        {"receipts around the second at which 32 bits of them are full",
         FROM("1m", "2106-02-01T00:00:00Z") BASIC, NULL,
         "sms 2106-02-07T06:00:00Z 7 <2106-02-07T06:29:00Z\n"
         "sms 2106-02-07T06:00:00Z 9 <2106-02-07T06:28:00Z\n",
         "2106-02 sms 0.05 used 9 billed 9\n", "duplicate 1 of 7 worth 35/1\n"},
        {"68 years before the contract and longer are one instant: the first in the file",
         FROM("1m", "2050-03-01T00:00:00Z") BASIC, NULL,
         "sms 2050-03-02T10:00:00Z 7 <1970-01-01T00:00:00Z\n"
         "sms 2050-03-02T10:00:00Z 9 <1982-02-10T20:45:54Z\n",
         "2050-03 sms 0.05 used 7 billed 7\n", "duplicate 1 of 9 worth 45/1\n"},
    };
    (void)state;
    check_all(cases, COUNT(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rater_add__one_record_an_hour),
        cmocka_unit_test(test_rater_add__backdating),
        cmocka_unit_test(test_rater_finish__replacement_prices),
        cmocka_unit_test(test_rater_finish__two_terms_begin_in_an_hour),
        cmocka_unit_test(test_rater_add__known_and_unknown_receipt),
    };
    return RUN(tests);
}
