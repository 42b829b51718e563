/* The books of a contract: its stages, each made when it is first asked for. */
#include "tenor/books.h"

#include <string.h>

#include "engine/billing/billing.h"
#include "engine/ledger/ledger.h"
#include "engine/life/life_state.h"
#include "engine/proration/exact.h"
#include "tenor/fee.h"

struct tn_books {
    tn_arena *arena;
    const tn_contract *contract;
    const tn_tables *tables;
    tn_policy policy;
    tn_horizon horizon;
    tn_findings *findings;
    tn_status status; /* of the first stage that failed */
    const tn_life *life;
    const tn_rating *rating;
    const tn_invoices *invoices;
    const tn_money *fees; /* [invoices->count] */
    const tn_revenue *revenue;
    const tn_ledger *ledger;
    const tn_movements *movements;
};

tn_books *tn_books_new(tn_arena *arena, const tn_contract *contract, const tn_tables *tables,
                       const tn_policy *policy, const tn_horizon *horizon, tn_findings *findings)
{
    tn_books *books = tn_arena_take(arena, sizeof(*books));
    if (books) {
        *books = (tn_books){.arena = arena,
                            .contract = contract,
                            .tables = tables,
                            .policy = *policy,
                            .horizon = *horizon,
                            .findings = findings};
    }
    return books;
}

static const tn_contract *contract_with(tn_arena *arena, const tn_contract *contract,
                                        const tn_event *event)
{
    tn_contract *copy = tn_arena_take(arena, sizeof(*copy));
    tn_event *events = tn_arena_take_array(arena, contract->event_count + 1, sizeof(*events));
    if (!copy || !events) {
        return NULL;
    }
    *copy = *contract;
    if (contract->event_count) {
        memcpy(events, contract->events, contract->event_count * sizeof(*events));
    }
    events[contract->event_count] = *event;
    copy->events = events;
    copy->event_count++;
    return copy;
}

tn_books *tn_books_with(const tn_books *books, tn_arena *arena, const tn_event *event,
                        const tn_horizon *horizon, tn_findings *findings)
{
    const tn_contract *contract = books ? contract_with(arena, books->contract, event) : NULL;
    return contract ? tn_books_new(arena, contract, books->tables, &books->policy,
                                   horizon ? horizon : &books->horizon, findings)
                    : NULL;
}

tn_status tn_books_status(const tn_books *books)
{
    return books ? books->status : TN_E_NOMEM;
}

const tn_contract *tn_books_contract(const tn_books *books)
{
    return books ? books->contract : NULL;
}

const tn_tables *tn_books_tables(const tn_books *books)
{
    return books ? books->tables : NULL;
}

const tn_policy *tn_books_policy(const tn_books *books)
{
    return books ? &books->policy : NULL;
}

const tn_horizon *tn_books_horizon(const tn_books *books)
{
    return books ? &books->horizon : NULL;
}

const tn_life *tn_books_life(tn_books *books)
{
    if (books && !books->life && books->status == TN_OK) {
        books->status = tni_life_build(books->arena, books->contract, books->tables, &books->policy,
                                       &books->horizon, books->findings, &books->life);
    }
    return books ? books->life : NULL;
}

void tn_books_set_rating(tn_books *books, const tn_rating *rating)
{
    if (books && books->invoices) {
        books->status = TN_E_BUG;
    } else if (books) {
        books->rating = rating;
    }
}

const tn_rating *tn_books_rating(const tn_books *books)
{
    return books ? books->rating : NULL;
}

const tn_invoices *tn_books_invoices(tn_books *books)
{
    const tn_life *life = tn_books_life(books);
    if (life && !books->invoices && books->status == TN_OK) {
        books->status = tni_invoices_build(books->arena, life, &books->policy, books->rating,
                                           books->findings, &books->invoices);
    }
    return life ? books->invoices : NULL;
}

/* A stage failed, or not; a sum out of range is said. */
static void settle(tn_books *books, tn_status status)
{
    books->status = status;
    if (status == TN_E_RANGE) {
        tn_findings_add(books->findings, TN_CTR_RANGE, books->contract->at, "",
                        "a sum of this contract is beyond 64 bits of minor units, or a date is "
                        "after 9998");
    }
}

/* Fixed as at the acceptance of the agreement (rule 3.6), of which `first` is the first term. */
static tn_status term_fee(const tn_books *books, const tn_term *term, const tn_term *first,
                          tn_percent *out)
{
    tn_fee fee = {0};
    const bool renewed = term->kind == TN_TERM_AUTO_RENEWAL || term->kind == TN_TERM_MANUAL_RENEWAL;
    const tn_instant agreed =
        first->event ? first->event->when.value : books->contract->accepted.value;
    const tn_status status = tn_fee_find(NULL, term->offer, books->tables, term->total,
                                         tn_instant_date(agreed), renewed, &fee);
    *out = fee.percent;
    return status;
}

/* Each line by the percent of its term, the sum rounded once (rule 3.6). */
static tn_status document_fee(const tn_document *d, const tn_percent *percents, tn_money *out)
{
    tn_fraction sum = {0, TN_PERCENT_ALL};
    for (size_t i = 0; i < d->line_count; i++) {
        sum.num += (tn_i128)d->lines[i].amount.minor * percents[d->lines[i].term].e4;
    }
    out->currency = d->total.currency;
    return tni_exact_round(sum, TN_HALF_UP, &out->minor);
}

/* The fee on every document; NULL: status says why. */
static const tn_money *fees_of(tn_books *books)
{
    const tn_invoices *invoices = tn_books_invoices(books);
    if (!invoices || books->fees || books->status != TN_OK) {
        return invoices ? books->fees : NULL;
    }
    tn_percent *percents =
        tn_arena_take_array(books->arena, books->life->term_count, sizeof(*percents));
    tn_money *fees = tn_arena_take_array(books->arena, invoices->count, sizeof(*fees));
    tn_status status = percents && fees ? TN_OK : TN_E_NOMEM;
    const tn_term *terms = books->life->terms, *first = terms;
    for (size_t i = 0; status == TN_OK && i < books->life->term_count; i++) {
        first = terms[i].agreement == first->agreement ? first : &terms[i];
        status = term_fee(books, &terms[i], first, &percents[i]);
    }
    for (size_t i = 0; status == TN_OK && i < invoices->count; i++) {
        status = document_fee(invoices->documents[i], percents, &fees[i]);
    }
    settle(books, status);
    if (status != TN_OK) {
        return NULL;
    }
    books->fees = fees;
    return fees;
}

tn_status tn_books_fee(tn_books *books, const tn_document *document, tn_money *out)
{
    const tn_money *fees = fees_of(books);
    if (fees) {
        *out = fees[document->number - 1];
    }
    return fees ? TN_OK : tn_books_status(books);
}

const tn_revenue *tn_books_revenue(tn_books *books)
{
    const tn_invoices *invoices = tn_books_invoices(books);
    if (invoices && !books->revenue && books->status == TN_OK) {
        settle(books, tni_revenue_build(books->arena, invoices, &books->revenue));
    }
    return invoices ? books->revenue : NULL;
}

const tn_ledger *tn_books_ledger(tn_books *books)
{
    const tn_money *fees = fees_of(books);
    const tn_revenue *revenue = fees ? tn_books_revenue(books) : NULL;
    if (revenue && !books->ledger && books->status == TN_OK) {
        settle(books, tni_ledger_build(books->arena, revenue, fees, &books->ledger));
    }
    return revenue ? books->ledger : NULL;
}

const tn_movements *tn_books_movements(tn_books *books)
{
    const tn_ledger *ledger = tn_books_ledger(books);
    if (ledger && !books->movements && books->status == TN_OK) {
        settle(books, tni_movements_build(books->arena, books->invoices, ledger, books->fees,
                                          &books->movements));
    }
    return ledger ? books->movements : NULL;
}
