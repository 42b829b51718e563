/* Invoices of a life: each kind made in its own file, totalled, ordered and numbered here. */
#include "tenor/invoice.h"

#include <stdlib.h>

#include "engine/billing.h"
#include "engine/exact.h"

tn_document *tni_document_new(tni_billing *b, tn_document_kind kind, const tn_term *term,
                              tn_instant at, bool has_time)
{
    tn_document *d = b->status == TN_OK ? tn_arena_take(b->arena, sizeof(*d)) : NULL;
    if (!d) {
        b->status = b->status == TN_OK ? TN_E_NOMEM : b->status;
        return NULL;
    }
    *d = (tn_document){.kind = kind,
                       .term = term->index,
                       .at = at,
                       .has_time = has_time,
                       .assumed = term->assumed,
                       .date = tn_instant_date(at),
                       .exact = {0, 1},
                       .total = {0, term->currency}};
    if (tn_date_add_days(d->date, term->net_terms, &d->due) != TN_OK) {
        b->status = TN_E_RANGE;
        return NULL;
    }
    return d;
}

tn_line *tni_document_add(tni_billing *b, tn_document *document, tn_line line)
{
    if (!document || b->status != TN_OK) {
        return NULL;
    }
    tn_line *lines = tn_arena_grow(b->arena, document->lines, document->line_count,
                                   &document->line_capacity, sizeof(*lines));
    line.amount.currency = document->total.currency;
    line.capped.currency = document->total.currency;
    b->status =
        lines ? tni_exact_round(line.exact, b->policy->rounding, &line.amount.minor) : TN_E_NOMEM;
    if (b->status == TN_OK) {
        b->status = tni_exact_add(&document->exact, line.exact, 1);
    }
    if (b->status == TN_OK) {
        b->status = tn_money_add(document->total, line.amount, &document->total);
    }
    if (b->status != TN_OK) {
        return NULL;
    }
    document->lines = lines;
    lines[document->line_count] = line;
    return &lines[document->line_count++];
}

static bool all_zero(const tn_document *d)
{
    for (size_t i = 0; i < d->line_count; i++) {
        if (d->lines[i].amount.minor != 0) {
            return false;
        }
    }
    return true;
}

/* The difference between the lines and the exact total rounded once (SPEC 1, `scope`). */
static void add_rounding(tni_billing *b, tn_document *d)
{
    int64_t total = 0;
    b->status = tni_exact_round(d->exact, b->policy->rounding, &total);
    if (b->status != TN_OK || total == d->total.minor) {
        return;
    }
    const int64_t difference = total - d->total.minor;
    tn_line *lines =
        tn_arena_grow(b->arena, d->lines, d->line_count, &d->line_capacity, sizeof(*lines));
    if (!lines) {
        b->status = TN_E_NOMEM;
        return;
    }
    d->lines = lines;
    lines[d->line_count++] = (tn_line){.kind = TN_LINE_ROUNDING,
                                       .dimension = TN_NO_DIMENSION,
                                       .period = lines[0].period,
                                       .exact = {0, 1},
                                       .amount = {difference, d->total.currency},
                                       .capped = {0, d->total.currency}};
    d->total.minor = total;
}

static void keep(tni_billing *b, tn_document *document, tn_document ***list, size_t *count,
                 size_t *capacity)
{
    tn_document **larger = tn_arena_grow(b->arena, *list, *count, capacity, sizeof(tn_document *));
    if (!larger) {
        b->status = TN_E_NOMEM;
        return;
    }
    larger[(*count)++] = document;
    *list = larger;
}

void tni_document_close(tni_billing *b, tn_document *document)
{
    if (!document || b->status != TN_OK) {
        return;
    }
    if (b->policy->scope == TN_SCOPE_DOCUMENT) {
        add_rounding(b, document);
    }
    const bool always =
        document->kind == TN_DOCUMENT_CONTRACT || document->kind == TN_DOCUMENT_RENEWAL;
    const bool nothing =
        document->kind == TN_DOCUMENT_UPGRADE ? document->total.minor == 0 : all_zero(document);
    if (b->status != TN_OK) {
        return;
    }
    if (nothing && !always) {
        keep(b, document, &b->unissued, &b->unissued_count, &b->unissued_capacity);
    } else {
        keep(b, document, &b->documents, &b->count, &b->capacity);
    }
}

bool tni_document_before(const tn_document *d, tn_instant at)
{
    /* An instalment at the very instant of a refund comes after it (SPEC 3.4). */
    return d->kind == TN_DOCUMENT_INSTALMENT ? d->at.seconds < at.seconds
                                             : d->at.seconds <= at.seconds;
}

int64_t tni_charged(const tni_billing *b, const tn_term *term, tn_instant at, bool everything)
{
    tn_i128 sum = 0; /* several terms may come to more than one may hold */
    for (size_t i = b->count; i > 0; i--) {
        const tn_document *d = b->documents[i - 1];
        if (!everything && d->term != term->index) {
            break; /* usage first, then term by term: the running one's are the last */
        }
        const bool counts = everything ? tn_currency_equal(d->total.currency, term->currency)
                                       : d->kind != TN_DOCUMENT_USAGE;
        if (counts && tni_document_before(d, at)) {
            sum += d->total.minor;
        }
    }
    return sum > INT64_MAX ? INT64_MAX : (int64_t)sum;
}

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
            tni_document_new(b, TN_DOCUMENT_UPGRADE, term, at, event && event->when.has_time);
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
    for (size_t i = 0; i < b->life->ending_count; i++) {
        const tn_ending *ending = &b->life->endings[i];
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

/* Orders, drops what lies behind the horizon, numbers from 1. */
static void order(tni_billing *b)
{
    for (size_t i = 0; i < b->count; i++) {
        b->documents[i]->number = i;
    }
    if (b->count) {
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

/* What was out of range: the policy's basis may give a term no length (SPEC 3.8). */
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
        b.status = tni_books_balance(&b, &books);
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
