/* Invoices of a life: each kind made in its own file, totalled, ordered and numbered here. */
#include "tenor/invoice.h"

#include <stdlib.h>

#include "engine/billing/billing.h"
#include "engine/proration/exact.h"

/* ---- one term after the other --------------------------------------------------------------- */

static void bill_changes(tni_billing *b, const tn_term *term, size_t *next, tn_instant until)
{
    while (*next < term->holding_count && term->holdings[*next].from.seconds < until.seconds &&
           b->status == TN_OK) {
        const size_t first = *next;
        const tn_instant at = term->holdings[first].from;
        while (*next < term->holding_count && term->holdings[*next].from.seconds == at.seconds) {
            ++*next;
        }
        const tn_event *event = term->holdings[first].event;
        tn_document *d =
            tni_document_new(b, TN_DOCUMENT_UPGRADE, term, at, event && event->when.has_time, 2);
        tni_bill_change(b, d, term, term->holdings[first - 1].quantity,
                        term->holdings[*next - 1].quantity, tni_charged(b, term, at, false));
        tni_document_close(b, d);
    }
}

static void bill_term(tni_billing *b, const tn_term *term)
{
    static const tn_instant NEVER = {INT64_MAX};
    size_t next = 1;
    tni_bill_start(b, term);
    tni_bill_instalments(b, term);
    for (size_t i = 0; i < b->life->termination_count; i++) {
        const tn_termination *ending = &b->life->endings[i];
        if (ending->term == term->index) {
            bill_changes(b, term, &next, ending->at);
            tni_bill_refund(b, term, ending);
        }
    }
    bill_changes(b, term, &next, NEVER);
}

static int by_date(const void *left, const void *right)
{
    const tn_document *a = *(tn_document *const *)left, *b = *(tn_document *const *)right;
    if (a->date.days != b->date.days) {
        return a->date.days < b->date.days ? -1 : 1;
    }
    if (a->kind != b->kind) {
        return a->kind < b->kind ? -1 : 1;
    }
    if (a->at.seconds != b->at.seconds) {
        return a->at.seconds < b->at.seconds ? -1 : 1;
    }
    return (a->number > b->number) - (a->number < b->number);
}

/* Mostly they are made in order: one term after the other. */
static bool in_order(const tni_billing *b)
{
    for (size_t i = 1; i < b->count; i++) {
        if (by_date(&b->documents[i - 1], &b->documents[i]) > 0) {
            return false;
        }
    }
    return true;
}

/* Orders, drops what lies behind the horizon, numbers from 1. */
static void order(tni_billing *b)
{
    for (size_t i = 0; i < b->count; i++) {
        b->documents[i]->number = i;
    }
    if (!in_order(b)) {
        qsort(b->documents, b->count, sizeof(tn_document *), by_date);
    }
    size_t kept = 0;
    for (size_t i = 0; i < b->count; i++) {
        tn_document *d = b->documents[i];
        if (b->life->arrears || d->date.days <= b->life->horizon.days) {
            b->documents[kept++] = d;
            d->number = kept;
        }
    }
    b->count = kept;
}

/* What was out of range: the policy's basis may give a term no length (rule 3.8). */
static void report_range(const tni_billing *b)
{
    const tn_contract *c = b->life->contract;
    tn_share share;
    for (size_t i = 0; i < b->life->term_count; i++) {
        const tn_term *term = &b->life->terms[i];
        if (tn_share_left(term->period, term->period.start, term->anchor_day, b->policy, &share) !=
            TN_OK) {
            tn_findings_add(b->findings, TN_CTR_RANGE, c->at, "policy",
                            "a term of this contract has no length on the basis '%s'",
                            tn_basis_name(b->policy->basis));
            return;
        }
    }
    tn_findings_add(b->findings, TN_CTR_RANGE, c->at, "",
                    "an amount of this contract has too many decimals or is beyond 64 bits of "
                    "minor units, or a date is after 9998");
}

tn_status tn_invoices_build(tn_arena *arena, const tn_life *life, const tn_policy *policy,
                            const tn_rating *rating, tn_findings *findings, const tn_invoices **out)
{
    tni_billing b = {.arena = arena,
                     .life = life,
                     .product = life->product,
                     .policy = policy,
                     .rating = rating,
                     .findings = findings};
    tni_bill_usage(&b);
    for (size_t i = 0; i < life->term_count && b.status == TN_OK; i++) {
        bill_term(&b, &life->terms[i]);
    }
    tn_invoices *invoices = tn_arena_take(arena, sizeof(*invoices));
    tn_conservation *books = NULL;
    if (b.status == TN_OK) {
        b.status = tni_conservation_check(&b, &books);
    }
    if (tn_arena_failed(arena)) {
        return TN_E_NOMEM;
    }
    if (b.status == TN_E_RANGE) {
        report_range(&b);
    }
    if (b.status != TN_OK) {
        return b.status;
    }
    order(&b);
    *invoices = (tn_invoices){.life = life,
                              .policy = policy,
                              .currency = life->terms[0].currency,
                              .documents = b.documents,
                              .count = b.count,
                              .books = books,
                              .book_count = life->term_count};
    *out = invoices;
    return TN_OK;
}
