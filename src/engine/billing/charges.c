/* The first charge of a term, its instalments, and usage. */
#include "engine/billing/charges.h"

#include "engine/life/worth.h"
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

/* The payments from `first` on that are charged on one date. */
static size_t same_day(const tni_billing *b, const tn_term *term, size_t first, tn_date date)
{
    size_t i = first;
    while (i < term->plan.count &&
           tn_instant_date(tni_charge_instant(b->life, term, term->plan.payments[i].date)).days ==
               date.days) {
        i++;
    }
    return i - first;
}

void tni_bill_instalments(tni_billing *b, const tn_term *term, size_t *next, tn_instant until)
{
    while (*next < term->plan.count && b->status == TN_OK) {
        const tn_payment *payments = &term->plan.payments[*next];
        const tn_instant at = tni_charge_instant(b->life, term, payments->date);
        if (at.seconds >= until.seconds || !tni_is_issued(b->life, term, at)) {
            return;
        }
        const size_t count = same_day(b, term, *next, tn_instant_date(at));
        tn_document *d = tni_document_new(
            b, TN_DOCUMENT_INSTALMENT, term, at,
            starts_timed(term) && at.seconds == term->period.start.seconds, count + (count > 1));
        for (size_t i = 0; i < count; i++) {
            tn_line *line = tni_line_add(b, d, TN_LINE_INSTALMENT, TN_NO_DIMENSION, term->period);
            if (line) {
                line->exact = tni_exact_minor(payments[i].amount.minor);
                line->instalment = *next + i + 1;
                line->instalments = term->plan.count;
            }
        }
        tni_document_close(b, d);
        *next += count;
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
