/* Lives whose days are known: of a public month, one cut short, an upgrade, an assumed renewal, a
 * refund, a replacement; the tests of timelines and deadlines share them. */
#ifndef TN_TEST_ENGINE_TIMELINES_H
#define TN_TEST_ENGINE_TIMELINES_H

#include "engine/lives.h"
#include "tenor/timeline.h"

#define SEATS "[item seats]\nquantity = 2\n"

static inline const tn_timeline *timeline_of(const life_case *c, tn_books **out)
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

#endif
