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
        tn_line *line = tni_line_add(b, d, renewal ? TN_LINE_RENEWAL : TN_LINE_CONTRACT, i);
        line->period = term->period;
        line->quantity = quantity[i]; /* the document has room for all */
        line->unit_price = term->net_price[i];
        line->exact = tni_exact_units(line->unit_price, line->quantity, term->currency);
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
            tn_line *line = tni_line_add(b, d, TN_LINE_INSTALMENT, TN_NO_DIMENSION);
            if (line) {
                line->period = term->period;
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

/* Access under this agreement falls into the month. */
static bool in_force(const tn_life *life, size_t agreement, tn_period month)
{
    for (size_t i = 0; i < life->term_count; i++) {
        const tn_term *term = &life->terms[i];
        const int64_t cut = tni_term_cut(life, term).seconds;
        const int64_t start = term->period.start.seconds;
        const int64_t from = start > month.start.seconds ? start : month.start.seconds;
        if (term->agreement == agreement && from < cut) { /* an earlier one: it ends in time */
            return true;
        }
    }
    return false;
}

static void usage_line(tni_billing *b, tn_document *d, const tn_rated *r, tn_period month)
{
    tn_line *line = tni_line_add(b, d, TN_LINE_USAGE, r->dimension);
    if (line) {
        line->period = month;
        line->term = r->term;
        line->quantity = r->billed;
        line->unit_price = r->price;
        line->exact = tni_exact_units(r->price, r->billed, b->life->terms[r->term].currency);
    }
}

/* A month's usage under one agreement (rule 3.6); rated[count] is that of the month. */
static void bill_month(tni_billing *b, const tn_rated *rated, size_t count, size_t agreement,
                       tn_date date)
{
    const tn_term *terms = b->life->terms;
    const tn_period month = {tn_instant_of(rated->month),
                             {tn_instant_of(date).seconds - TN_DAY_SECONDS}};
    const tn_rated *last = NULL;
    bool assumed = false;
    for (size_t i = 0; i < count; i++) {
        if (terms[rated[i].term].agreement == agreement && rated[i].billed > 0) {
            last = &rated[i];
            assumed = assumed || terms[last->term].assumed;
        }
    }
    tn_document *d = last ? tni_document_new(b, TN_DOCUMENT_USAGE, &terms[last->term],
                                             tn_instant_of(date), false, 1)
                          : NULL;
    if (!d) {
        return;
    }
    d->assumed = assumed;
    for (size_t i = 0; i < agreement; i++) {
        d->twins += in_force(b->life, i, month);
    }
    for (const tn_rated *r = rated; r <= last; r++) {
        if (terms[r->term].agreement == agreement && r->billed > 0) {
            usage_line(b, d, r, month);
        }
    }
    tni_document_close(b, d);
}

void tni_bill_usage(tni_billing *b)
{
    const size_t count = b->rating ? b->rating->count : 0;
    for (size_t i = 0, next; i < count && b->status == TN_OK; i = next) {
        const tn_rated *first = &b->rating->rated[i];
        size_t low = SIZE_MAX, high = 0;
        tn_date date;
        for (next = i; next < count && b->rating->rated[next].month.days == first->month.days;
             next++) {
            const size_t agreement = b->life->terms[b->rating->rated[next].term].agreement;
            low = agreement < low ? agreement : low;
            high = agreement > high ? agreement : high;
        }
        b->status = usage_date(first->month, &date);
        for (size_t a = low; a <= high && b->status == TN_OK; a++) {
            bill_month(b, first, next - i, a, date);
        }
    }
}
