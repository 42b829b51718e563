/* What happens when, deadlines, and every allocation of a simulation failing in turn. */
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

/* ---- memory -------------------------------------------------------------------------------- */

static const life_case everything = {
    .what = "everything",
    .product = STORAGE,
    .offer =
        OFFER("duration = 12m\n[item gb]\nquantity = 500\n[item seats]\nquantity = 2\n[renewal]\n"
              "auto = yes\nuplift = 5%\n"),
    .other_offer =
        OFFER("replaces = agmt-1\nduration = 12m\n[item seats]\nquantity = 9\n[payments]\n"
              "plan = monthly\n[renewal]\nauto = yes\nuplift = 5%\n"),
    .contract =
        PRIVATE("2027-01-01") "[upgrade 2027-03-01]\nquantity.gb = 800\nquantity.seats = 3\n"
                              "[refund 2027-04-01]\napproved = yes\namount = 10\n"
                              "[renew 2028-01-01]\nquantity.gb = 3\nprice.seats = 90\n",
    .until = "2028-12-31"};

typedef struct simulated {
    const tn_contract *contract;
    tn_policy policy;
    tn_horizon horizon;
    tn_event more, other;
} simulated;

/* All there is to ask of a contract; the first status that is not TN_OK. */
static tn_status simulate(tn_arena *room, const simulated *s)
{
    tn_findings *list = tn_findings_new(room);
    const tn_timeline *timeline = NULL;
    const tn_upgrade *upgrade = NULL;
    const tn_replacement *replacement = NULL;
    tn_books *books = tn_books_new(room, s->contract, tables, &s->policy, &s->horizon, list);
    tn_status status = tn_timeline_build(room, books, &timeline);
    const tn_invoices *invoices = status ? NULL : tn_books_invoices(books);
    status = status || tn_books_movements(books) ? status : tn_books_status(books);
    for (size_t i = 0; status == TN_OK && i < invoices->count; i++) {
        for (size_t j = 0; j < invoices->documents[i]->line_count; j++) {
            tn_line_step(room, invoices->documents[i], &invoices->documents[i]->lines[j]);
        }
    }
    if (status == TN_OK) {
        tn_deadlines d = {.arena = room};
        tn_deadlines_add_timeline(&d, books, timeline);
        tn_deadlines_add_offer(&d, s->contract->offer);
        status = tn_arena_failed(room) ? TN_E_NOMEM : TN_OK;
    }
    status = status ? status : tn_upgrade_build(room, books, &s->more, list, &upgrade);
    return status ? status : tn_replacement_build(room, books, &s->other, list, &replacement);
}

static void test_memory__each_allocation_fails(void **state)
{
    (void)state;
    const test_files files = {everything.product, everything.offer, everything.other_offer,
                              everything.contract};
    const test_files others = {everything.product, everything.offer, everything.other_offer,
                               PRIVATE("2027-01-01") "[replace 2028-06-01]\noffer = b.offer.ini\n"};
    tn_contract_quantity gb = {.label = "gb", .quantity = {.value = 900, .set = true}};
    simulated s = {.contract = test_contract(arena, tables, &files, tn_findings_new(arena)),
                   .policy = policy_of(NULL),
                   .horizon = horizon_of(&everything)};
    s.more = (tn_event){.kind = TN_EVENT_UPGRADE,
                        .quantities = &gb,
                        .quantity_count = 1,
                        .when = {.value = at("2028-05-01"), .set = true}};
    s.other = test_contract(arena, tables, &others, tn_findings_new(arena))->events[0];
    tn_status status = TN_E_NOMEM;
    size_t spare = 0;
    for (; status == TN_E_NOMEM && spare < (1 << 20); spare += 16) {
        test_memory memory;
        tn_arena *room = test_arena_short(&memory, spare);
        status = simulate(room, &s);
        tn_arena_free(room);
        assert_int_equal(memory.out, 0);
    }
    assert_int_equal(status, TN_OK);
    assert_true(spare > 16 * 1000);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_timeline__in_order),
        cmocka_unit_test(test_deadlines__of_two),
        cmocka_unit_test(test_memory__each_allocation_fails),
    };
    return RUN_LIVES(tests);
}
