/* Deadlines of a contract and of offers, by instant. */
#include "engine/lives.h"
#include "tenor/deadlines.h"
#include "tenor/ledger.h"
#include "tenor/movements.h"
#include "tenor/replacement.h"
#include "tenor/timeline.h"
#include "tenor/upgrade.h"

#define SEATS "[item seats]\nquantity = 2\n"

static const tn_timeline *timeline_of(const life_case *c, tn_books **out)
{
    const tn_timeline *timeline = NULL;
    *out = books_of(c);
    assert_int_equal(tn_timeline_build(arena, *out, &timeline), TN_OK);
    return timeline;
}

#define BEGUN(day)                                                                                 \
    day " accepted\n" day " account-setup\n" day " registration\n" day " term-starts\n" day        \
        " subscribe-success!\n" day " entitlement-updated!\n" day " invoice\n"
#define ENDED(day)                                                                                 \
    day " access-ends\n" day " entitlement-updated!\n" day " unsubscribe-pending!\n" day           \
        "T01:00:00Z metering-closes\n" day "T01:00:00Z unsubscribe-success!"

static const life_case cases[] = {
    {.what = "a public month: the end is known though the horizon stops before it",
     .product = STORAGE,
     .contract = PUBLIC("1", "2027-01-01") SEATS,
     .expected = BEGUN("2027-01-01") "2027-02-01 term-ends\n" ENDED("2027-02-01")},
    {.what = "what lies behind --until is not shown",
     .product = STORAGE,
     .contract = PUBLIC("1", "2027-01-01") SEATS,
     .until = "2027-01-31",
     .expected =
         "2027-01-01 accepted\n2027-01-01 account-setup\n2027-01-01 registration\n"
         "2027-01-01 term-starts\n2027-01-01 subscribe-success!\n2027-01-01 entitlement-updated!\n"
         "2027-01-01 invoice"},
    {.what = "nothing is metered: no last hour; an upgrade and its notification",
     .product =
         "[product]\ntitle = S\ncategory = users\npurchase = any\ncurrency = USD\ndurations = 1m\n"
         "[dimension seats]\nprice.1m = 10\n",
     .contract =
         PUBLIC("1", "2027-01-01") SEATS "[upgrade 2027-01-11T10:00:00Z]\nquantity.seats = 3\n",
     .expected = BEGUN(
         "2027-01-01") "2027-01-11T10:00:00Z upgrade\n"
                       "2027-01-11T10:00:00Z entitlement-updated!\n2027-01-11T10:00:00Z invoice\n"
                       "2027-02-01 term-ends\n2027-02-01 access-ends\n"
                       "2027-02-01 entitlement-updated!"},
    {.what =
         "a private offer: published, expired, deadlines of decision and range, an assumed renewal",
     .product = STORAGE,
     .offer = OFFER(
         "duration = 12m\n[item seats]\nquantity = 2\n[renewal]\nauto = yes\n"
         "uplift = 3%..7%\ndefault = 5%\nadjustment = 60d\ndecision = 30d\nmax_renewals = 1\n"),
     .contract = PRIVATE("2027-01-01") "[auto-renew 2027-02-01]\nenabled = yes\n",
     .until = "2028-01-01",
     .as_of = "2027-06-01",
     .expected = "2026-01-01 offer-published\n" BEGUN(
         "2027-01-01") "2027-02-01 auto-renew\n"
                       "2027-11-01 adjustment-deadline\n2027-12-01 decision-deadline\n2028-01-01 "
                       "term-ends\n"
                       "2028-01-01 term-starts?\n2028-01-01 entitlement-updated!?\n2028-01-01 "
                       "invoice?"},
    {.what = "refunded: the note, then the end of access",
     .product = STORAGE,
     .contract = PUBLIC("1", "2027-01-01") SEATS "[refund 2027-01-02]\n",
     .expected =
         BEGUN("2027-01-01") "2027-01-02 refund\n2027-01-02 invoice\n2027-01-02 term-ends\n" ENDED(
             "2027-01-02")},
    {.what = "replaced, cancelled: both agreements begin with subscribe-success",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\n[item seats]\nquantity = 2\n"),
     .other_offer = OFFER("replaces = agmt-1\nduration = 12m\n[item seats]\nquantity = 3\n"),
     .contract =
         PRIVATE("2027-01-01") "[replace 2027-02-01]\noffer = b.offer.ini\n[cancel 2027-03-01]\n",
     .expected = "2026-01-01 offer-published\n" BEGUN(
         "2027-01-01") "2027-02-01 replaced\n2027-02-01 term-starts\n2027-02-01 "
                       "subscribe-success!\n"
                       "2027-02-01 entitlement-updated!\n2027-02-01 invoice\n2027-03-01 cancel\n"
                       "2027-03-01 term-ends\n" ENDED(
                           "2027-03-01") "\n2099-12-31T23:59:59Z offer-expires"},
};

/* Only what somebody must act on, from a day on; those of several contracts in one order. */
static void test_deadlines__of_two(void **state)
{
    (void)state;
    static const tn_offer offer = {.file = "o.offer.ini",
                                   .expires = {.value = {20818}, .set = true}}; /* 2026-12-31 */
    static const tn_offer open = {.file = "p.offer.ini"};
    static const char all[] =
        "2026-12-31T23:59:59Z offer-expires last second in which the offer can be accepted\n"
        "2027-01-01 invoice C-1-2027-01-01-contract\n"
        "2027-01-01 invoice C-1-2027-01-01-contract\n"
        "2027-02-01 access-ends \n"
        "2027-02-01T01:00:00Z metering-closes no record is accepted from here on\n"
        "2027-11-01 adjustment-deadline last day to set the uplift within its range\n"
        "2027-12-01 decision-deadline last day to switch the renewal on or off\n"
        "2028-01-01 invoice C-1-2028-01-01-renewal?\n";
    tn_books *books = NULL;
    for (int from = 0; from < 2; from++) {
        tn_deadlines d = {
            .arena = arena, .has_from = from, .from = tn_instant_date(at("2027-02-01"))};
        char found[1024] = "", text[TN_INSTANT_TEXT];
        for (int i = 0; i < 2; i++) {
            const tn_timeline *t = timeline_of(&cases[i ? 0 : 3], &books);
            tn_deadlines_add_timeline(&d, books, t);
        }
        tn_deadlines_add_offer(&d, &offer);
        tn_deadlines_add_offer(&d, &open);
        tn_deadlines_sort(&d);
        for (size_t i = 0; i < d.count; i++) {
            say(found, sizeof(found), "%s %s %s%s\n", when(d.items[i].at, text), d.items[i].what,
                d.items[i].detail, d.items[i].assumed ? "?" : "");
        }
        assert_string_equal(found, from ? strstr(all, "2027-02-01 ") : all);
        assert_int_equal(d.count, from ? 5 : 8);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_deadlines__of_two),
    };
    return RUN_LIVES(tests);
}
