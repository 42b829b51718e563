/* The first charge of a term, its instalments, a change in the middle, and usage. */
#include "engine/billing/billing.h"
#include "engine/proration/exact.h"

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
    const int64_t *quantity = term->holdings[0].quantity;
    size_t held = 0;
    for (size_t i = 0; i < b->product->dimension_count; i++) {
        held += quantity[i] != 0;
    }
    tn_document *d =
        tni_document_new(b, renewal ? TN_DOCUMENT_RENEWAL : TN_DOCUMENT_CONTRACT, term,
                         term->period.start, starts_timed(term), held + (held > 1)); /* rounding */
    for (size_t i = 0; i < b->product->dimension_count && b->status == TN_OK; i++) {
        if (quantity[i] == 0) {
            continue;
        }
        tn_line *line =
            tni_line_add(b, d, renewal ? TN_LINE_RENEWAL : TN_LINE_CONTRACT, i, term->period);
        if (line) {
            line->quantity = quantity[i];
            line->unit_price = term->net_price[i];
            line->exact = tni_exact_units(line->unit_price, line->quantity, term->currency);
        }
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
                             starts_timed(term) && at.seconds == term->period.start.seconds, 1);
        for (;
             i < term->plan.count &&
             tn_instant_date(tni_charge_instant(b->life, term, term->plan.payments[i].date)).days ==
                 date.days;
             i++) {
            tn_line *line = tni_line_add(b, d, TN_LINE_INSTALMENT, TN_NO_DIMENSION, term->period);
            if (line) {
                line->exact = tni_exact_minor(term->plan.payments[i].amount.minor);
            }
        }
        if (!tni_is_issued(b->life, term, at)) {
            return;
        }
        tni_document_close(b, d);
    }
}

/* ---- changes ------------------------------------------------------------------------------- */

/* A line of the document for what is left of the term, its share: a credit's amount is negative. */
static void change_line(tni_billing *b, tn_document *d, const tn_term *term, const tn_share *share,
                        tn_line_kind kind, size_t dimension, int64_t quantity)
{
    tn_line *line = tni_line_add(b, d, kind, dimension, (tn_period){d->at, term->period.end});
    if (!line) {
        return;
    }
    line->quantity = quantity;
    line->unit_price = term->net_price[dimension];
    line->share = share;
    b->status =
        tni_exact_worth(line->unit_price, quantity, share->used, term->currency, &line->exact);
    if (kind == TN_LINE_UPGRADE_CREDIT) {
        line->exact.num = -line->exact.num;
    }
}

/* Takes what the credits, all lines so far, exceed the cap by off the last one, then the one before
 * (rule 3.8). */
static void cap_credits(tni_billing *b, tn_document *d, int64_t charged_minor)
{
    tn_fraction excess = tni_exact_minor(-charged_minor);
    for (size_t i = 0; i < d->line_count && b->status == TN_OK; i++) {
        b->status = tni_exact_add(&excess, d->lines[i].exact, -1);
    }
    for (size_t i = d->line_count; i > 0 && excess.num > 0 && b->status == TN_OK; i--) {
        tn_line *line = &d->lines[i - 1];
        const tn_fraction size = {-line->exact.num, line->exact.den};
        const tn_fraction taken = tn_fraction_compare(excess, size) < 0 ? excess : size;
        b->status = tni_exact_add(&line->exact, taken, 1);
        if (b->status == TN_OK) {
            b->status = tni_exact_add(&excess, taken, -1);
        }
        if (b->status == TN_OK) {
            b->status = tni_exact_round(taken, b->policy->rounding, &line->capped.minor);
        }
        line->capped_exact = taken;
    }
}

void tni_bill_change(tni_billing *b, tn_document *document, const tn_term *term,
                     const int64_t *from, const int64_t *to, int64_t charged_minor)
{
    const size_t count = b->product->dimension_count;
    tn_share *share = b->status == TN_OK ? tn_arena_take(b->arena, sizeof(*share)) : NULL;
    if (!share) {
        b->status = b->status == TN_OK ? TN_E_NOMEM : b->status;
        return;
    }
    b->status = tn_share_left(term->period, document->at, term->anchor_day, b->policy, share);
    for (size_t i = 0; i < count && b->status == TN_OK; i++) {
        if (from[i] != to[i] && from[i] > 0 && b->policy->basis != TN_BASIS_NONE) {
            change_line(b, document, term, share, TN_LINE_UPGRADE_CREDIT, i, from[i]);
        }
    }
    if (b->status == TN_OK) {
        cap_credits(b, document, charged_minor);
    }
    for (size_t i = 0; i < count && b->status == TN_OK; i++) {
        if (from[i] != to[i] && to[i] > 0) {
            change_line(b, document, term, share, TN_LINE_UPGRADE_CHARGE, i, to[i]);
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

static void usage_line(tni_billing *b, tn_document *d, const tn_rated *r, tn_date after)
{
    const tn_period month = {tn_instant_of(r->month),
                             {tn_instant_of(after).seconds - TN_DAY_SECONDS}};
    tn_line *line = tni_line_add(b, d, TN_LINE_USAGE, r->dimension, month);
    if (line) {
        line->quantity = r->billed;
        line->unit_price = r->price;
        line->exact = tni_exact_units(r->price, r->billed, b->life->terms[r->term].currency);
    }
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
                                          tn_instant_of(date), false, 1);
        if (d) {
            d->total.currency = currency;
        }
        for (; i < count && b->rating->rated[i].month.days == first->month.days; i++) {
            const tn_rated *r = &b->rating->rated[i];
            if (!tn_currency_equal(b->life->terms[r->term].currency, currency)) {
                break; /* a replacement in another currency: an invoice of its own */
            }
            if (r->billed > 0) {
                usage_line(b, d, r, date);
            }
        }
        tni_document_close(b, d);
    }
}
