/* The first charge of a term, its instalments, a change in the middle, and usage. */
#include <string.h>

#include "engine/billing.h"
#include "engine/exact.h"

static const tn_fraction WHOLE = {1, 1};

/* ---- start and instalments ----------------------------------------------------------------- */

static bool is_renewal(const tn_term *term)
{
    return term->kind == TN_TERM_AUTO_RENEWAL || term->kind == TN_TERM_MANUAL_RENEWAL;
}

static bool starts_timed(const tn_term *term)
{
    return term->kind == TN_TERM_REPLACEMENT && term->event->when.has_time;
}

void tni_bill_start(tni_billing *b, const tn_term *term)
{
    if (term->has_plan || !tni_starts_billed(b->life, term)) {
        return;
    }
    const bool renewal = is_renewal(term);
    tn_document *d = tni_document_new(b, renewal ? TN_DOCUMENT_RENEWAL : TN_DOCUMENT_CONTRACT, term,
                                      term->period.start, starts_timed(term));
    const int64_t *quantity = term->holdings[0].quantity;
    for (size_t i = 0; i < b->product->dimension_count && b->status == TN_OK; i++) {
        if (quantity[i] == 0) {
            continue;
        }
        tn_line line = {.kind = renewal ? TN_LINE_RENEWAL : TN_LINE_CONTRACT,
                        .dimension = i,
                        .period = term->period,
                        .quantity = quantity[i],
                        .unit_price = term->net_price[i]};
        b->status =
            tni_exact_worth(line.unit_price, line.quantity, WHOLE, term->currency, &line.exact);
        tni_document_add(b, d, &line);
    }
    tni_document_close(b, d);
}

void tni_bill_instalments(tni_billing *b, const tn_term *term)
{
    for (size_t i = 0; i < term->plan.count && b->status == TN_OK;) {
        const tn_instant at = tni_charge_instant(b->life, term, term->plan.payments[i].date);
        const tn_date date = tn_instant_date(at);
        tn_document *d =
            tni_document_new(b, TN_DOCUMENT_INSTALMENT, term, at,
                             starts_timed(term) && at.seconds == term->period.start.seconds);
        for (;
             i < term->plan.count &&
             tn_instant_date(tni_charge_instant(b->life, term, term->plan.payments[i].date)).days ==
                 date.days;
             i++) {
            const tn_payment *p = &term->plan.payments[i];
            tni_document_add(b, d,
                             &(tn_line){.kind = TN_LINE_INSTALMENT,
                                        .dimension = TN_NO_DIMENSION,
                                        .period = term->period,
                                        .exact = tni_exact_minor(p->amount.minor)});
        }
        if (!tni_is_issued(b->life, term, at)) {
            return;
        }
        tni_document_close(b, d);
    }
}

/* ---- changes ------------------------------------------------------------------------------- */

typedef struct change {
    const tn_term *term;
    tn_instant at;
    tn_share share;
} change;

static tn_line change_line(tni_billing *b, const change *c, tn_line_kind kind, size_t dimension,
                           int64_t quantity)
{
    tn_line line = {.kind = kind,
                    .dimension = dimension,
                    .period = {c->at, c->term->period.end},
                    .quantity = quantity,
                    .unit_price = c->term->net_price[dimension],
                    .has_share = true,
                    .share = c->share};
    if (b->status == TN_OK) {
        b->status = tni_exact_worth(line.unit_price, quantity, c->share.used, c->term->currency,
                                    &line.exact);
    }
    if (kind == TN_LINE_UPGRADE_CREDIT) {
        line.exact.num = -line.exact.num;
    }
    return line;
}

/* Takes what the credits exceed the cap by off the last credit line, then the one before (SPEC
 * 3.8). The lines are not in the document yet. */
static void cap_credits(tni_billing *b, tn_line *credits, size_t count, int64_t charged_minor)
{
    tn_fraction excess = tni_exact_minor(-charged_minor);
    for (size_t i = 0; i < count && b->status == TN_OK; i++) {
        b->status = tni_exact_add(&excess, credits[i].exact, -1);
    }
    for (size_t i = count; i > 0 && excess.num > 0 && b->status == TN_OK; i--) {
        tn_line *line = &credits[i - 1];
        const tn_fraction size = {-line->exact.num, line->exact.den};
        const tn_fraction taken = tn_fraction_compare(excess, size) < 0 ? excess : size;
        int64_t minor = 0;
        b->status = tni_exact_add(&line->exact, taken, 1);
        if (b->status == TN_OK) {
            b->status = tni_exact_add(&excess, taken, -1);
        }
        if (b->status == TN_OK) {
            b->status = tni_exact_round(taken, b->policy->rounding, &minor);
        }
        line->capped.minor = minor;
        line->capped_exact = taken;
    }
}

void tni_bill_change(tni_billing *b, tn_document *document, const tn_term *term,
                     const int64_t *from, const int64_t *to, int64_t charged_minor)
{
    const size_t count = b->product->dimension_count;
    if (!document || b->status != TN_OK) {
        return;
    }
    change c = {.term = term, .at = document->at};
    tn_line *credits = tn_arena_take_array(b->arena, count, sizeof(*credits));
    b->status =
        credits ? tn_share_left(term->period, document->at, term->anchor_day, b->policy, &c.share)
                : TN_E_NOMEM;
    size_t credit_count = 0;
    for (size_t i = 0; i < count && b->status == TN_OK; i++) {
        if (from[i] != to[i] && from[i] > 0 && b->policy->basis != TN_BASIS_NONE) {
            credits[credit_count++] = change_line(b, &c, TN_LINE_UPGRADE_CREDIT, i, from[i]);
        }
    }
    if (b->status == TN_OK) {
        cap_credits(b, credits, credit_count, charged_minor);
    }
    for (size_t i = 0; i < credit_count; i++) {
        tni_document_add(b, document, &credits[i]);
    }
    for (size_t i = 0; i < count && b->status == TN_OK; i++) {
        if (from[i] != to[i] && to[i] > 0) {
            const tn_line line = change_line(b, &c, TN_LINE_UPGRADE_CHARGE, i, to[i]);
            tni_document_add(b, document, &line);
        }
    }
}

/* ---- usage --------------------------------------------------------------------------------- */

/* The 2nd of the month after. */
static tn_status usage_date(tn_date month, tn_date *out)
{
    const tn_status status = tn_date_add_months(month, 1, 1, out);
    return status == TN_OK ? tn_date_add_days(*out, 1, out) : status;
}

/* The agreement in force in the last hour of the month, at the latest the last one. */
static const tn_term *term_of_month(const tn_life *life, tn_date invoice_date)
{
    const int64_t last_hour =
        tn_instant_of(invoice_date).seconds - TN_DAY_SECONDS - TN_HOUR_SECONDS;
    const tn_term *found = &life->terms[0];
    for (size_t i = 1; i < life->term_count; i++) {
        if (life->terms[i].period.start.seconds <= last_hour) {
            found = &life->terms[i];
        }
    }
    return found;
}

static tn_line usage_line(tni_billing *b, const tn_rated *r, tn_date after)
{
    const tn_term *term = &b->life->terms[r->term];
    tn_line line = {
        .kind = TN_LINE_USAGE,
        .dimension = r->dimension,
        .period = {tn_instant_of(r->month), {tn_instant_of(after).seconds - TN_DAY_SECONDS}},
        .quantity = r->billed,
        .unit_price = r->price};
    b->status = tni_exact_worth(r->price, r->billed, WHOLE, term->currency, &line.exact);
    return line;
}

void tni_bill_usage(tni_billing *b)
{
    const size_t count = b->rating ? b->rating->count : 0;
    for (size_t i = 0; i < count && b->status == TN_OK;) {
        const tn_rated *first = &b->rating->rated[i];
        const tn_currency currency = b->life->terms[first->term].currency;
        tn_date date;
        b->status = usage_date(first->month, &date);
        if (b->status != TN_OK) {
            return;
        }
        tn_document *d = tni_document_new(b, TN_DOCUMENT_USAGE, term_of_month(b->life, date),
                                          tn_instant_of(date), false);
        if (d) {
            d->total.currency = currency;
        }
        for (; i < count && b->rating->rated[i].month.days == first->month.days; i++) {
            const tn_rated *r = &b->rating->rated[i];
            if (!tn_currency_equal(b->life->terms[r->term].currency, currency)) {
                break; /* a replacement in another currency: an invoice of its own */
            }
            if (r->billed > 0 && b->status == TN_OK) {
                const tn_line line = usage_line(b, r, date);
                tni_document_add(b, d, &line);
            }
        }
        tni_document_close(b, d);
    }
}
