/* Invoices of a life, term by term in the order of time; ordered, numbered and named. */
#include "tenor/invoice.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/list.h"
#include "engine/billing/billing.h"
#include "engine/billing/change.h"
#include "engine/billing/charges.h"
#include "engine/billing/conservation.h"
#include "engine/billing/document.h"
#include "engine/billing/refund.h"

enum { MINUTE = 60 }; /* seconds */

/* ---- one term after the other --------------------------------------------------------------- */

/* How far a term is billed. */
typedef struct course {
    const tn_term *term;
    bool started;
    size_t payment, holding; /* the next ones */
} course;

static void bill_changes(tni_billing *b, course *c, tn_instant until)
{
    const tn_holding *held = c->term->holdings;
    const size_t count = c->term->holding_count;
    while (c->holding < count && held[c->holding].from.seconds < until.seconds &&
           b->status == TN_OK) {
        const size_t first = c->holding;
        const tn_instant at = held[first].from;
        while (c->holding < count && held[c->holding].from.seconds == at.seconds) {
            c->holding++;
        }
        tn_document *d = NULL;
        b->status = tni_change_bill(b->arena,
                                    &(tni_change){.life = b->life,
                                                  .term = c->term,
                                                  .at = at,
                                                  .has_time = held[first].event->when.has_time,
                                                  .from = held[first - 1].quantity,
                                                  .to = held[c->holding - 1].quantity,
                                                  .policy = b->policy,
                                                  .charged_minor = b->charged_minor},
                                    &d);
        tni_document_keep(b, d);
    }
}

/* What the term charges up to an instant at which something is given back, in the order of time. */
static void bill_until(tni_billing *b, course *c, tn_instant until)
{
    if (!c->started && c->term->period.start.seconds <= until.seconds) {
        c->started = true;
        tni_bill_start(b, c->term);
    }
    if (c->payment < c->term->plan.count) {
        tni_bill_instalments(b, c->term, &c->payment, until);
    }
    if (c->holding < c->term->holding_count) {
        bill_changes(b, c, until);
    }
}

static void bill_term(tni_billing *b, const tn_term *term)
{
    static const tn_instant NEVER = {INT64_MAX};
    course c = {.term = term, .holding = 1};
    b->charged_minor = 0;
    for (size_t i = 0; i < b->life->termination_count; i++) {
        const tn_termination *termination = &b->life->terminations[i];
        if (termination->term == term->index) {
            bill_until(b, &c, termination->at);
            tni_bill_refund(b, term, termination);
        }
    }
    bill_until(b, &c, NEVER);
}

static int by_date(const void *left, const void *right)
{
    const tn_document *a = *(tn_document *const *)left, *b = *(tn_document *const *)right;
    const int ordered = tni_document_order(a, b);
    return ordered ? ordered : TNI_COMPARE(a->made, b->made);
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

/* How many of the documents before this one have its date, kind and time, as ids write it: to the
 * minute. */
static size_t twins_before(const tni_billing *b, size_t at)
{
    const tn_document *document = b->documents[at];
    size_t twins = 0;
    for (size_t i = at; i > 0; i--) {
        const tn_document *d = b->documents[i - 1];
        if (d->date.days != document->date.days || d->kind != document->kind) {
            break;
        }
        twins += d->has_time == document->has_time &&
                 (!d->has_time || d->at.seconds / MINUTE == document->at.seconds / MINUTE);
    }
    return twins;
}

/* Orders, drops what lies behind the horizon, numbers from 1. */
static void order(tni_billing *b)
{
    for (size_t i = 0; i < b->count; i++) {
        b->documents[i]->made = i;
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
            if (d->kind != TN_DOCUMENT_USAGE) {
                d->twins = twins_before(b, kept - 1);
            }
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

/* What is charged in a currency, and what is given back, are within 64 bits: so is every sum of
 * some of the documents, whoever makes it. */
static bool sums_fit(const tni_billing *b, tn_currency currency)
{
    int64_t charged = 0, back = 0;
    bool fit = true;
    for (size_t i = 0; i < b->count && fit; i++) {
        const tn_money total = b->documents[i]->total;
        if (tn_currency_equal(total.currency, currency)) {
            int64_t *sum = total.minor < 0 ? &back : &charged;
            fit = !__builtin_add_overflow(*sum, total.minor, sum);
        }
    }
    return fit;
}

static void check_sums(tni_billing *b)
{
    const tn_term *terms = b->life->terms;
    for (size_t i = 0; i < b->life->term_count && b->status == TN_OK; i++) {
        const bool seen = i && tn_currency_equal(terms[i].currency, terms[i - 1].currency);
        if (!seen && !sums_fit(b, terms[i].currency)) {
            tn_findings_add(b->findings, TN_CTR_RANGE, b->life->contract->at, "",
                            "the documents of this contract come to more than 64 bits of minor "
                            "units");
            b->status = TN_E_FINDINGS;
        }
    }
}

tn_status tni_invoices_build(tn_arena *arena, const tn_life *life, const tn_policy *policy,
                             const tn_rating *rating, tn_findings *findings,
                             const tn_invoices **out)
{
    tni_billing b = {.arena = arena,
                     .life = life,
                     .product = life->product,
                     .policy = policy,
                     .rating = rating,
                     .findings = findings};
    b.capacity = life->term_count + life->contract->event_count; /* mostly */
    b.documents = tn_arena_take_array(arena, b.capacity, sizeof(tn_document *));
    b.conservation = tni_conservation_new(arena, life);
    b.status = b.documents && b.conservation ? TN_OK : TN_E_NOMEM;
    tni_bill_usage(&b);
    for (size_t i = 0; i < life->term_count && b.status == TN_OK; i++) {
        bill_term(&b, &life->terms[i]);
    }
    tn_invoices *invoices = tn_arena_take(arena, sizeof(*invoices));
    if (b.status == TN_OK) {
        b.status = tni_conservation_check(b.conservation, life, policy);
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
    check_sums(&b);
    if (b.status != TN_OK) {
        return b.status;
    }
    *invoices = (tn_invoices){.life = life,
                              .policy = policy,
                              .currency = life->terms[0].currency,
                              .documents = b.documents,
                              .count = b.count,
                              .conservation = b.conservation};
    *out = invoices;
    return TN_OK;
}

tn_status tn_invoices_sum(const tn_invoices *invoices, tn_document_kind kind, tn_money *out)
{
    tn_money sum = {0, invoices->currency};
    for (size_t i = 0; i < invoices->count; i++) {
        const tn_document *d = invoices->documents[i];
        if ((kind == TN_DOCUMENT_KINDS || d->kind == kind) &&
            (!tn_currency_equal(d->total.currency, sum.currency) ||
             tn_money_add(sum, d->total, &sum) != TN_OK)) {
            return TN_E_RANGE;
        }
    }
    *out = sum;
    return TN_OK;
}

/* ---- names ---------------------------------------------------------------------------------- */

static const char *const LINE_KINDS[TN_LINE_KINDS + 1] = {
    [TN_LINE_CONTRACT] = "contract",
    [TN_LINE_INSTALMENT] = "instalment",
    [TN_LINE_UPGRADE_CHARGE] = "upgrade-charge",
    [TN_LINE_UPGRADE_CREDIT] = "upgrade-credit",
    [TN_LINE_RENEWAL] = "renewal",
    [TN_LINE_USAGE] = "usage",
    [TN_LINE_REFUND] = "refund",
    [TN_LINE_ROUNDING] = "rounding",
    [TN_LINE_KINDS] = ""};

static const char *const DOCUMENT_KINDS[TN_DOCUMENT_KINDS + 1] = {
    [TN_DOCUMENT_CONTRACT] = "contract",
    [TN_DOCUMENT_RENEWAL] = "renewal",
    [TN_DOCUMENT_INSTALMENT] = "instalment",
    [TN_DOCUMENT_UPGRADE] = "upgrade",
    [TN_DOCUMENT_USAGE] = "usage",
    [TN_DOCUMENT_REFUND] = "refund",
    [TN_DOCUMENT_KINDS] = ""};

const char *tn_line_kind_name(tn_line_kind kind)
{
    return LINE_KINDS[kind];
}

const char *tn_document_kind_name(tn_document_kind kind)
{
    return DOCUMENT_KINDS[kind];
}

const char *tn_document_id(tn_arena *arena, const tn_document *document)
{
    char date[TN_DATE_TEXT], hour[24] = "", twin[24] = "";
    if (document->has_time) {
        const int64_t minutes = document->at.seconds % TN_DAY_SECONDS / MINUTE;
        snprintf(hour, sizeof(hour), "T%02d%02dZ", (int)(minutes / 60), (int)(minutes % 60));
    }
    if (document->twins) {
        snprintf(twin, sizeof(twin), "-%zu", document->twins + 1);
    }
    return tn_arena_format(arena, "%s-%s%s-%s%s", document->life->contract->id.value,
                           tn_date_format(document->date, date), hour,
                           DOCUMENT_KINDS[document->kind], twin);
}
