/* One document: its lines and its total. */
#include "engine/billing/document.h"

#include "base/list.h"
#include "engine/proration/exact.h"

tn_status tni_document_make(tn_arena *arena, const tn_term *term, tn_instant at, size_t lines,
                            tn_document **out)
{
    struct {
        tn_document document;
        tn_line lines[];
    } *made = tn_arena_take(arena, sizeof(*made) + lines * sizeof(tn_line));
    if (!made) {
        return TN_E_NOMEM;
    }
    tn_document *d = &made->document;
    d->lines = made->lines;
    d->line_capacity = lines;
    d->term = term->index;
    d->at = at;
    d->assumed = term->assumed;
    d->date = tn_instant_date(at);
    d->exact.den = 1;
    d->total.currency = term->currency;
    *out = d;
    return tn_date_add_days(d->date, term->net_terms, &d->due);
}

/* The difference between the lines and the exact total rounded once. */
static tn_status add_rounding(tn_document *d)
{
    int64_t total = 0;
    const tn_status status = tni_exact_round(d->exact, d->policy->rounding, &total);
    if (status == TN_OK && total != d->total.minor) {
        tn_line *line = tni_line_next(d, TN_LINE_ROUNDING, TN_NO_DIMENSION);
        line->period = d->lines[0].period;
        line->amount.minor = total - d->total.minor;
        d->total.minor = total;
    }
    return status;
}

tn_status tni_document_total(tn_document *d)
{
    tn_i128 total = 0;
    tn_status status = TN_OK;
    for (size_t i = 0; i < d->line_count && status == TN_OK; i++) {
        tn_line *line = &d->lines[i];
        status = tni_exact_round(line->exact, d->policy->rounding, &line->amount.minor);
        status = status == TN_OK ? tni_exact_add(&d->exact, line->exact) : status;
        total += line->amount.minor;
    }
    d->total.minor = (int64_t)total;
    if (status == TN_OK && d->total.minor != total) {
        status = TN_E_RANGE;
    }
    status = status == TN_OK && tni_document_may_round(d) ? add_rounding(d) : status;
    d->due_amount = d->total;
    return status;
}

int tni_document_order(const tn_document *a, const tn_document *b)
{
    const int order = TNI_COMPARE(a->date.days, b->date.days);
    return order ? order : TNI_COMPARE(a->kind, b->kind);
}

bool tni_document_before(const tn_document *d, tn_instant at)
{
    /* An instalment at the very instant of a refund comes after it (rule 3.4). */
    return d->kind == TN_DOCUMENT_INSTALMENT ? d->at.seconds < at.seconds
                                             : d->at.seconds <= at.seconds;
}

const tn_document *tni_document_last(const tn_invoices *invoices, const tn_term *term,
                                     tn_instant at)
{
    const tn_document *last = NULL;
    for (size_t i = 0; i < invoices->count; i++) {
        const tn_document *d = invoices->documents[i];
        if (d->term == term->index && d->kind != TN_DOCUMENT_USAGE && tni_document_before(d, at) &&
            (!last || d->made > last->made)) {
            last = d;
        }
    }
    return last;
}
