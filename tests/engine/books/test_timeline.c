/* What happens when, in the order of the rules. */
#include "engine/timelines.h"

static void print_timeline(const tn_timeline *t, char *out, size_t size)
{
    char text[TN_INSTANT_TEXT];
    for (size_t i = 0; i < t->count; i++) {
        const tn_timeline_event *h = &t->items[i];
        say(out, size, "%s%s %s%s%s", i ? "\n" : "", when(h->at, text),
            tn_timeline_event_name(h->kind), tn_timeline_event_is_notification(h->kind) ? "!" : "",
            h->assumed ? "?" : "");
    }
}

static void test_timeline__in_order(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        char found[4096] = "";
        tn_books *books = NULL;
        print_timeline(timeline_of(&cases[i], &books), found, sizeof(found));
        same(&cases[i], found);
    }
}

/* "2027-01-11 upgrade 0 day seats=3 event #2: words": the term's index, whether it is a day, what
 * is held from then on, whether a section of the contract brought it, the number of its invoice. */
static void print_details(const tn_timeline *t, char *out, size_t size)
{
    char text[TN_INSTANT_TEXT];
    for (size_t i = 0; i < t->count; i++) {
        const tn_timeline_event *h = &t->items[i];
        say(out, size, "%s%s %s %zu%s", i ? "\n" : "", when(h->at, text),
            tn_timeline_event_name(h->kind), h->term, h->whole_day ? " day" : "");
        if (h->holding) {
            say(out, size, " seats=%lld", (long long)h->holding->quantity[1]);
        }
        say(out, size, "%s", h->event ? " event" : "");
        if (h->document) {
            say(out, size, " #%zu", h->document->number);
        }
        say(out, size, "%s%s", h->text ? ": " : "", h->text ? h->text : "");
    }
}

#define SIGNED(day, how, account)                                                                  \
    day " accepted 0: " how "\n" day " account-setup 0: " account "\n" day                         \
        " registration 0: resolve the registration token to the customer\n" day                    \
        " term-starts 0 seats=2: first term\n" day " subscribe-success 0 seats=2\n" day            \
        " entitlement-updated 0 seats=2\n" day " invoice 0 #1\n"
#define CLOSED(day, term)                                                                          \
    day " access-ends " term "\n" day " entitlement-updated " term                                 \
        ": the entitlement is empty\n" day " unsubscribe-pending " term                            \
        ": one hour to meter what is left\n" day "T01:00:00Z metering-closes " term                \
        ": no record is accepted from here on\n" day "T01:00:00Z unsubscribe-success " term
#define NEW_ACCOUNT "buyer registers a new account"

static const life_case detailed[] = {
    {.what = "a public listing, an account that exists, two changes, a refund",
     .product = STORAGE,
     .contract = PUBLIC(
         "12",
         "2027-01-01") "setup = existing\n" SEATS
                       "[upgrade 2027-01-01T10:00:00Z]\nquantity.seats = 3\n[refund 2027-01-02]\n",
     .expected = SIGNED(
         "2027-01-01", "public listing bought",
         "buyer logs in and picks the account for the paid plan") "2027-01-01T10:00:00Z upgrade 0 "
                                                                  "seats=3 event\n"
                                                                  "2027-01-01T10:00:00Z "
                                                                  "entitlement-updated 0 seats=3 "
                                                                  "event\n"
                                                                  "2027-01-01T10:00:00Z invoice 0 "
                                                                  "#2\n"
                                                                  "2027-01-02 refund 0 event: paid "
                                                                  "back within 3 to 5 business "
                                                                  "days\n"
                                                                  "2027-01-02 invoice 0 "
                                                                  "#3\n2027-01-02 term-ends "
                                                                  "0\n" CLOSED("2027-01-02", "0")},
    {.what = "a private offer: the renewal on, off after the day of the decision, renewed by hand",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\n[item seats]\nquantity = 2\n[renewal]\nauto = yes\n"
                    "uplift = 3%..7%\ndefault = 5%\nadjustment = 60d\ndecision = 30d\n"
                    "max_renewals = 1\n"),
     .contract = PRIVATE("2027-01-01") "[auto-renew 2027-03-01]\nenabled = no\n"
                                       "[auto-renew 2027-04-01]\nenabled = yes\n"
                                       "[auto-renew 2027-12-02]\nenabled = no\n"
                                       "[auto-renew 2027-12-03]\nenabled = yes\n",
     .until = "2028-06-01",
     .as_of = "2028-06-01",
     .expected =
         "2026-01-01 offer-published 0 day: AWS sends the buyer an e-mail with the link\n" SIGNED(
             "2027-01-01", "private offer accepted",
             NEW_ACCOUNT) "2027-03-01 auto-renew 0 event: off\n2027-04-01 auto-renew 0 event: on\n"
                          "2027-11-01 adjustment-deadline 0 day: last day to set the uplift within "
                          "its range\n"
                          "2027-12-01 decision-deadline 0 day: last day to switch the renewal on "
                          "or off\n"
                          "2027-12-02 auto-renew 0 event: off, from the next term\n"
                          "2027-12-03 auto-renew 0 event: on, from the next term\n"
                          "2028-01-01 term-ends 0\n2028-01-01 term-starts 1 seats=2: renewed by "
                          "itself\n"
                          "2028-01-01 entitlement-updated 1 seats=2\n2028-01-01 invoice 1 #2",
     .codes = "CTR-059 CTR-059"},
    {.what = "what is metered comes first; a refund, then a cancellation",
     .product =
         "[product]\ntitle = S\ncategory = users\npurchase = any\ncurrency = USD\ndurations = 1m\n"
         "[dimension calls]\npayg = 0.01\n[dimension seats]\nprice.1m = 10\n",
     .contract = PUBLIC("1", "2027-01-01") SEATS
     "[refund 2027-01-05]\napproved = yes\namount = 5\n[cancel 2027-01-10]\n",
     .expected = SIGNED(
         "2027-01-01", "public listing bought",
         NEW_ACCOUNT) "2027-01-05 refund 0 event: paid back within 3 to 5 business days\n"
                      "2027-01-05 invoice 0 #2\n2027-01-10 cancel 0 event: nothing is given back\n"
                      "2027-01-10 term-ends 0\n" CLOSED("2027-01-10", "0")},
    {.what = "it renews: the end of the term is none of the contract",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\n[item seats]\nquantity = 2\n[renewal]\nauto = yes\n"
                    "uplift = 0%\nadjustment = 60d\n"),
     .contract = PRIVATE("2027-01-01T00:00:01Z"),
     .expected =
         "2026-01-01 offer-published 0 day: AWS sends the buyer an e-mail with the link\n" SIGNED(
             "2027-01-01T00:00:01Z", "private offer accepted",
             NEW_ACCOUNT) "2027-11-02 adjustment-deadline 0 day: last day to set the uplift within "
                          "its range\n"
                          "2028-01-01 decision-deadline 0 day: last day to switch the renewal on "
                          "or off\n"
                          "2099-12-31T23:59:59Z offer-expires 0: the offer could be accepted until "
                          "then"},
    {.what = "renewed by agreement, replaced, cancelled",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\n[item seats]\nquantity = 2\n"),
     .other_offer = OFFER("replaces = agmt-1\nduration = 12m\n[item seats]\nquantity = 3\n"),
     .contract = PRIVATE("2027-01-01") "[renew 2028-01-01]\n[replace 2028-02-01]\n"
                                       "offer = b.offer.ini\n[cancel 2028-03-01]\n",
     .expected =
         "2026-01-01 offer-published 0 day: AWS sends the buyer an e-mail with the link\n" SIGNED(
             "2027-01-01", "private offer accepted",
             NEW_ACCOUNT) "2028-01-01 term-ends 0\n2028-01-01 term-starts 1 seats=2 event: renewed "
                          "by agreement\n"
                          "2028-01-01 entitlement-updated 1 seats=2 event\n2028-01-01 invoice 1 "
                          "#2\n"
                          "2028-02-01 replaced 1: uninvoiced instalments are cancelled, no credit "
                          "is given\n"
                          "2028-02-01 term-starts 2 seats=3 event: new agreement\n"
                          "2028-02-01 subscribe-success 2 seats=3 event\n"
                          "2028-02-01 entitlement-updated 2 seats=3 event\n2028-02-01 invoice 2 "
                          "#3\n"
                          "2028-03-01 cancel 2 event: nothing is given back\n2028-03-01 term-ends "
                          "2\n" CLOSED("2028-03-01", "2") "\n2099-12-31T23:59:59Z offer-expires 0: "
                                                          "the offer could be accepted until then"},
};

/* What each happening says: its term, its day, what is held, the invoice, the words. */
static void test_timeline__details(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(detailed); i++) {
        char found[4096] = "";
        tn_books *books = NULL;
        print_details(timeline_of(&detailed[i], &books), found, sizeof(found));
        same(&detailed[i], found);
    }
}

/* A buyer who is new is set up as one of whom nothing is said. */
static void test_timeline__new_buyer(void **state)
{
    (void)state;
    tn_books *books = NULL;
    life_case c = cases[0];
    const tn_timeline *before = timeline_of(&c, &books);
    c.contract = PUBLIC("1", "2027-01-01") "setup = new\n" SEATS;
    const tn_timeline *after = timeline_of(&c, &books);
    assert_int_equal(after->count, before->count);
    assert_int_equal(after->items[1].kind, TN_HAPPENS_ACCOUNT_SETUP);
    assert_string_equal(after->items[1].text, NEW_ACCOUNT);
}

/* Each request for memory in its turn the first to fail; what has no invoices has no timeline. */
static void test_timeline__without(void **state)
{
    (void)state;
    tn_books *books = NULL;
    const size_t count = timeline_of(&detailed[0], &books)->count;
    const tn_timeline *timeline = NULL;
    tn_status status = TN_E_NOMEM;
    size_t spare = 0;
    for (; status == TN_E_NOMEM && spare < 65536; spare += 16) {
        test_memory memory;
        tn_arena *small = test_arena_short(&memory, spare);
        status = tn_timeline_build(small, books, &timeline);
        assert_int_equal(status, tn_arena_failed(small) ? TN_E_NOMEM : TN_OK);
        assert_true((timeline != NULL) == (status == TN_OK));
        assert_true(status != TN_OK || timeline->count == count);
        tn_arena_free(small);
    }
    assert_true(spare > 1024);
    timeline = NULL;
    assert_int_equal(tn_timeline_build(arena, NULL, &timeline), TN_E_NOMEM);
    assert_null(timeline);
    assert_string_equal(tn_timeline_event_name(TN_TIMELINE_EVENT_KINDS), "");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_timeline__in_order),
        cmocka_unit_test(test_timeline__details),
        cmocka_unit_test(test_timeline__new_buyer),
        cmocka_unit_test(test_timeline__without),
    };
    return RUN_LIVES(tests);
}
