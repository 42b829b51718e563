/* What test_faults.c asks for again and again: lives, books, ratings, quotes, what-ifs. */
#ifndef TN_TEST_FAULT_SCENES_H
#define TN_TEST_FAULT_SCENES_H

#include "engine/ratings.h" /* before the globals of lives.h */

#include "engine/lives.h"
#include "engine/proration/exact.h"
#include "tenor/change.h"
#include "tenor/fee.h"
#include "tenor/metering.h"
#include "tenor/movements.h"
#include "tenor/reconcile.h"
#include "tenor/register.h"
#include "tenor/replacement.h"
#include "tenor/settings.h"
#include "tenor/timeline.h"
#include "tenor/upgrade.h"

/* ---- what is asked ------------------------------------------------------------------------- */

#define RENEWAL "[renewal]\nauto = yes\nuplift = 5%\n"
#define UPFRONT                                                                                    \
    OFFER("duration = 12m\n[item gb]\nquantity = 500\n[item seats]\nquantity = 2\n" RENEWAL)
#define PLANNED                                                                                    \
    OFFER("replaces = agmt-1\nduration = 12m\n[item seats]\nquantity = 9\n[payments]\n"            \
          "plan = monthly\n" RENEWAL)
#define MINE  PRIVATE("2027-01-02T09:30:00Z") "account_id = 111111111111\nagreement = agmt-9\n"
#define UP    "[upgrade 2027-03-01]\nquantity.gb = 800\nquantity.seats = 3\n"
#define BACK  "[refund 2027-04-01]\napproved = yes\n"
#define FEW   "[refund 2027-04-01]\napproved = yes\namount = 8990\n"
#define AGAIN "[upgrade 2027-05-01]\nquantity.gb = 900\n"
#define RENEW "[renew 2028-01-02]\nquantity.gb = 3\nuplift = 2%\nprice.seats = 90\n"
#define ELSE  "[replace 2028-06-02]\noffer = b.offer.ini\n"

static const life_case cases[] = {
    {.what = "all",
     .product = STORAGE,
     .offer = UPFRONT,
     .other_offer = PLANNED,
     .contract = MINE UP FEW AGAIN RENEW ELSE,
     .until = "2029-12-31"},
    {.what = "given back",
     .product = STORAGE,
     .offer = UPFRONT,
     .other_offer = PLANNED,
     .contract = MINE UP BACK,
     .policy = "killbill"},
    {.what = "nothing prorated",
     .product = STORAGE,
     .offer = UPFRONT,
     .other_offer = PLANNED,
     .contract = MINE UP AGAIN RENEW,
     .until = "2028-03-01",
     .policy = "none"},
    {.what = "a plan given back",
     .product = STORAGE,
     .offer = PLANNED,
     .other_offer = PLANNED,
     .contract = MINE BACK,
     .policy = "aws,basis=day-365,ratio_decimals=4"},
    {.what = "given back within two days",
     .product = STORAGE,
     .offer = UPFRONT,
     .other_offer = PLANNED,
     .contract = MINE "setup = existing\n[refund 2027-01-03T10:00:00Z]\n",
     .as_of = "2027-02-01"},
    {.what = "given back twice",
     .product = STORAGE,
     .offer = UPFRONT,
     .other_offer = PLANNED,
     .contract = MINE FEW
     "[refund 2027-08-01]\napproved = yes\namount = 10\n[refund 2027-09-01T11:00:00Z]\n"
     "approved = yes\n",
     .policy = "aws,rounding=up"},
    {.what = "into another currency",
     .product = STORAGE,
     .offer = UPFRONT,
     .other_offer =
         OFFER("replaces = agmt-1\nduration = 12m\ncurrency = EUR\n[item seats]\nprice = 70\n"
               "quantity = 9\n[usage gb]\nprice = 1\n[renewal]\nauto = yes\nuplift = 3%..7%\n"
               "default = 4%\nadjustment = 60d\ndecision = 30d\n"),
     .contract = MINE UP ELSE,
     .until = "2030-12-31"},
    {.what = "an agreed total in a plan, renewed",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\n[item seats]\nquantity = 9\n[payments]\nplan = quarterly\n"
                    "total = 900.00\n[renewal]\nauto = yes\nuplift = 3%..7%\n"),
     .other_offer = PLANNED,
     .contract = MINE,
     .until = "2029-12-31"},
    {.what = "replaced, then given back",
     .product = STORAGE,
     .offer = UPFRONT,
     .other_offer = PLANNED,
     .contract =
         MINE "[replace 2027-06-02]\noffer = b.offer.ini\n[refund 2027-08-01]\napproved = yes\n"
              "amount = 10\n",
     .until = "2028-12-31"},
    {.what = "given back nearly all, over two lines",
     .product = STORAGE,
     .offer = UPFRONT,
     .other_offer = PLANNED,
     .contract = MINE UP "[refund 2027-04-01]\napproved = yes\namount = 12300\n" AGAIN
                         "quantity.seats = 9\n"},
    {.what = "never started",
     .product = STORAGE,
     .offer = OFFER("start = 2027-03-01\nend = 2027-12-31\n[item gb]\nprice = 7\nquantity = 1\n"
                    "[item seats]\nprice = 9.001\nquantity = 2\n"),
     .other_offer = PLANNED,
     .contract = MINE "[cancel 2027-01-20]\n"},
    {.what = "several at the end",
     .product = STORAGE,
     .offer = UPFRONT,
     .other_offer = PLANNED,
     .contract = MINE "[auto-renew 2028-01-02T09:30:00Z]\nenabled = yes\n"
                      "[refund 2028-01-02T09:30:00Z]\napproved = yes\namount = 5\n",
     .until = "2028-03-01"},
    {.what = "cancelled",
     .product = STORAGE,
     .offer = UPFRONT,
     .other_offer = PLANNED,
     .contract = MINE UP "[cancel 2027-06-01]\n",
     .policy = "zuora-360"},
};

/* ---- what was answered: a hash of the figures ------------------------------------------------ */

/* Without those that may be unknown where the rest is known: savings, a deadline of no calendar. */
static uint64_t told;
static bool tells; /* false: no answer is to be compared with the clean one */

static inline void tell(int64_t number)
{
    told = (told ^ (uint64_t)number) * UINT64_C(1099511628211);
}

static inline void tell_fraction(tn_fraction f)
{
    const tn_fraction lowest = tn_fraction_reduce(f);
    tell((int64_t)lowest.num);
    tell((int64_t)lowest.den);
}

static inline void tell_document(const tn_document *d)
{
    tell(d->date.days);
    tell(d->due.days);
    tell(d->total.minor);
    for (size_t i = 0; i < d->line_count; i++) {
        tell(d->lines[i].kind);
        tell(d->lines[i].amount.minor);
        tell_fraction(d->lines[i].exact);
    }
}

static inline void tell_invoices(const tn_invoices *invoices)
{
    const tn_life *life = invoices->life;
    for (size_t i = 0; i < invoices->count; i++) {
        tell_document(invoices->documents[i]);
    }
    for (size_t i = 0; i < life->term_count; i++) {
        tell(life->terms[i].period.end.seconds);
        tell(life->terms[i].ended.seconds);
        tell(life->terms[i].total.minor);
    }
}

static inline void tell_movements(const tn_movements *movements)
{
    for (size_t i = 0; i < movements->count; i++) {
        const tn_movement *m = &movements->items[i];
        const int64_t figures[] = {m->date.days,      m->amount.minor,  m->fee.minor,
                                   m->net.minor,      m->usage.minor,   m->contract.minor,
                                   m->rounding.minor, m->deferred.minor};
        for (size_t j = 0; j < COUNT(figures); j++) {
            tell(figures[j]);
        }
    }
}

static inline void tell_proration(const tn_proration *p)
{
    tell_fraction(p->share.used);
    tell(p->credit.minor);
    tell(p->charge.minor);
    tell(p->due.minor);
}

typedef struct simulated {
    const tn_contract *contract;
    tn_policy policy;
    tn_horizon horizon;
    tn_event more, other;
    const tn_settings *rails;
} simulated;

/* Once or twice the same books, against a feed that bills the first document as it is, another one
 * later, and one of nobody's. */
static inline tn_status reconcile(tn_arena *room, tn_books *books, size_t count)
{
    const tn_invoices *invoices = tn_books_invoices(books);
    const tn_reconciliation *found = NULL;
    tn_billed billed[3];
    if (!invoices->count) {
        return TN_OK;
    }
    for (size_t i = 0; i < COUNT(billed); i++) {
        const tn_document *d = invoices->documents[i % invoices->count];
        billed[i] = (tn_billed){.invoice = "E1",
                                .agreement = "",
                                .account = "",
                                .product = "",
                                .date = d->date,
                                .gross = d->total,
                                .has_fee = true,
                                .fee = {1, d->total.currency}};
    }
    tn_date_add_days(billed[1].date, 9, &billed[1].date);
    tn_settlement paid = {.kind = TN_SETTLED_DISBURSED, .gross = billed[0].gross};
    const tn_billing_feed feed = {
        .items = billed, .count = COUNT(billed), .settlements = &paid, .settlement_count = 1};
    tn_books *const both[] = {books, books};
    const tn_collections *collected = NULL;
    tn_status status = tn_reconcile(room, both, count, &feed, NULL, &found);
    assert_int_equal(status == TN_OK, found != NULL);
    for (size_t i = 0; status == TN_OK && i < found->count; i++) {
        tell(found->items[i].outcome);
        tell(found->items[i].fee.minor);
        tell(found->items[i].difference.minor);
    }
    status = status ? status : tn_collections_build(room, &feed, found, billed[1].date, &collected);
    assert_int_equal(status == TN_OK, collected != NULL);
    for (size_t i = 0; status == TN_OK && i < collected->count; i++) {
        tell(collected->items[i].outstanding.minor);
    }
    return status;
}

/* The documents of the same books, once or twice. */
static inline tn_status list_documents(tn_arena *room, tn_books *books, size_t count)
{
    tn_register list = {
        .arena = room, .options = {.kind = TN_DOCUMENT_KINDS}, .keeps_rows = count == 1};
    tn_status status = TN_OK;
    for (size_t i = 0; status == TN_OK && i < count; i++) {
        status = tn_register_add(&list, room, books);
    }
    tn_register_end(&list);
    for (size_t i = 0; status == TN_OK && i < list.total_count; i++) {
        tell(list.totals[i].net.minor);
    }
    return status;
}

static inline tn_books *books_in(tn_arena *room, const simulated *s, tn_findings *list)
{
    return tn_books_new(room, s->contract, tables, &s->policy, &s->horizon, list);
}

static inline tn_status ask_books(tn_arena *room, const simulated *s, tn_findings *list)
{
    const tn_timeline *timeline = NULL;
    tn_books *books = books_in(room, s, list);
    const tn_invoices *invoices = tn_books_invoices(books);
    assert_int_equal(tn_books_status(books) == TN_OK, invoices != NULL);
    tn_status status = tn_timeline_build(room, books, &timeline);
    const tn_movements *movements = status ? NULL : tn_books_movements(books);
    status = status ? status : tn_books_status(books);
    assert_int_equal(status == TN_OK, movements != NULL);
    if (status == TN_OK) {
        tell_invoices(invoices);
        tell_movements(movements);
        assert_ptr_equal(tn_books_movements(books), movements);
    } else if (invoices && invoices->count &&
               tn_books_status(books) != TN_OK) { /* a stage that failed stays so */
        tn_money fee;
        assert_null(tn_books_movements(books));
        tn_books_fee(books, invoices->documents[0], &fee);
        tn_books_ledger(books);
        tn_books_revenue(books);
    }
    for (size_t i = 0; status == TN_OK && i < invoices->count; i++) {
        for (size_t j = 0; j < invoices->documents[i]->line_count; j++) {
            const tn_line *line = &invoices->documents[i]->lines[j];
            status = tn_line_step(room, invoices->documents[i], line) ? status : TN_E_NOMEM;
        }
    }
    status = status ? status : reconcile(room, books, 1);
    status = status ? status : list_documents(room, books, 2);
    return status ? status : reconcile(room, books, 2);
}

static inline tn_status what_if_more(tn_arena *room, const simulated *s, tn_findings *list)
{
    const tn_upgrade *upgrade = NULL;
    const tn_status status =
        tn_upgrade_build(room, books_in(room, s, list), &s->more, list, &upgrade);
    assert_int_equal(status == TN_OK, upgrade != NULL);
    if (status == TN_OK) {
        tell(upgrade->allowed);
        tell(upgrade->priced);
        tell_proration(&upgrade->change); /* a preset may have no figure */
    }
    return status;
}

/* The same change without a look at what it would be refused for. */
static inline tn_status estimate_more(tn_arena *room, const simulated *s, tn_findings *list)
{
    tn_proration figures;
    const tn_status status = tn_upgrade_estimate(room, books_in(room, s, list), &s->more, &figures);
    if (status == TN_OK) {
        tell_proration(&figures);
    }
    return status;
}

static inline tn_status what_if_other(tn_arena *room, const simulated *s, tn_findings *list)
{
    const tn_replacement *replacement = NULL;
    const tn_status status =
        tn_replacement_build(room, books_in(room, s, list), &s->other, list, &replacement);
    assert_int_equal(status == TN_OK, replacement != NULL);
    if (status == TN_OK && replacement->allowed) {
        tell(replacement->fair_total.minor);
        tell(replacement->by_increment.minor);
        tell(replacement->typed.minor);
        tell(replacement->verdict);
        for (size_t i = 0; i < replacement->schedule_count; i++) {
            tell(replacement->schedule[i].amount.minor);
        }
    }
    return status;
}

/* Metered in every way, in two terms and an upgrade, sent to AWS, billed. */
static inline tn_status rate(tn_arena *room, const simulated *s, tn_findings *list)
{
    tn_books *books = tn_books_new(room, s->contract, tables, &s->policy, &s->horizon, list);
    const tn_life *life = tn_books_life(books);
    const tn_rating *rating = NULL;
    tn_rater *rater = NULL;
    tn_metering metering = {.arena = room, .now = at("2027-04-20")};
    tn_status status = tn_books_status(books);
    status = status ? status : tn_rater_new(life, NULL, &rater);
    if (status == TN_OK) {
        tn_rater_watch(rater, (tn_hour_sink){tn_metering_add, &metering, NULL});
        test_meter(rater, life->product,
                   "xhosts 2027-03-03T10:00:00Z 25 *30\nxhosts 2027-03-03T10:00:00Z 26\n"
                   "calls 2027-03-04T10:00:00Z 90 *9\ncalls 2027-04-05T10:00:00Z 400\n"
                   "seconds 2027-03-04T10:00:00Z 90 *9\nsms 2027-04-19T22:00:00Z 5\n"
                   "xhosts 2027-04-30T12:45:00Z 3\n"
                   "sms 2027-04-20T23:00:00Z 5\nsms 2029-04-20T23:00:00Z 5\n");
        status = tn_rater_finish(rater, room, &rating);
    }
    tn_rater_free(rater);
    assert_int_equal(status == TN_OK, rating != NULL);
    if (status == TN_OK) {
        tn_metering_end(&metering, life);
        tn_metering_check(&metering, list);
        status = tn_arena_failed(room) ? TN_E_NOMEM : TN_OK;
    }
    tn_books_set_rating(books, rating);
    const tn_invoices *invoices = status == TN_OK ? tn_books_invoices(books) : NULL;
    status = status ? status : tn_books_status(books);
    if (status == TN_OK) {
        tell_invoices(invoices);
        tell((int64_t)rating->billable);
    }
    for (size_t i = 0; status == TN_OK && i < TN_REJECT_KINDS; i++) {
        tell((int64_t)rating->rejects[i].records);
        tell_fraction(rating->rejects[i].value);
    }
    return status;
}

#endif
