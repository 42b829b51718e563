/* One document: its lines, its total, whether there is such an invoice, and what came before it. */
#include "engine/billing/billing.h"
#include "engine/proration/exact.h"

tn_document *tni_document_new(tni_billing *b, tn_document_kind kind, const tn_term *term,
                              tn_instant at, bool has_time, size_t lines)
{
    tn_document *d = b->status == TN_OK ? tn_arena_take(b->arena, sizeof(*d)) : NULL;
    if (d) {
        d->lines = tn_arena_take_array(b->arena, lines, sizeof(*d->lines));
        d->line_capacity = lines;
    }
    if (!d || !d->lines) {
        b->status = b->status == TN_OK ? TN_E_NOMEM : b->status;
        return NULL;
    }
    d->kind = kind;
    d->term = term->index;
    d->at = at;
    d->has_time = has_time;
    d->assumed = term->assumed;
    d->date = tn_instant_date(at);
    d->exact.den = 1;
    d->total.currency = term->currency;
    if (tn_date_add_days(d->date, term->net_terms, &d->due) != TN_OK) {
        b->status = TN_E_RANGE;
        return NULL;
    }
    return d;
}

tn_line *tni_line_add(tni_billing *b, tn_document *d, tn_line_kind kind, size_t dimension,
                      tn_period period)
{
    if (!d || b->status != TN_OK) {
        return NULL;
    }
    tn_line *lines =
        tn_arena_grow(b->arena, d->lines, d->line_count, &d->line_capacity, sizeof(*lines));
    if (!lines) {
        b->status = TN_E_NOMEM;
        return NULL;
    }
    d->lines = lines;
    tn_line *line = &lines[d->line_count++];
    line->kind = kind;
    line->dimension = dimension;
    line->period = period;
    line->exact.den = 1;
    line->amount.currency = line->capped.currency = d->total.currency;
    return line;
}

/* Rounds each line, and sums them up exactly and rounded. */
static void add_up(tni_billing *b, tn_document *d)
{
    tn_i128 total = 0;
    for (size_t i = 0; i < d->line_count && b->status == TN_OK; i++) {
        tn_line *line = &d->lines[i];
        b->status = tni_exact_round(line->exact, b->policy->rounding, &line->amount.minor);
        if (b->status == TN_OK) {
            b->status = tni_exact_add(&d->exact, line->exact, 1);
        }
        total += line->amount.minor;
    }
    d->total.minor = (int64_t)total;
    if (d->total.minor != total) {
        b->status = TN_E_RANGE;
    }
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

/* The difference between the lines and the exact total rounded once (rule 1, `scope`). */
static void add_rounding(tni_billing *b, tn_document *d)
{
    int64_t total = 0;
    b->status = tni_exact_round(d->exact, b->policy->rounding, &total);
    if (b->status != TN_OK || total == d->total.minor) {
        return;
    }
    tn_line *line = tni_line_add(b, d, TN_LINE_ROUNDING, TN_NO_DIMENSION, d->lines[0].period);
    if (!line) {
        return;
    }
    line->amount.minor = total - d->total.minor;
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
    add_up(b, document);
    if (b->status == TN_OK && b->policy->scope == TN_SCOPE_DOCUMENT && document->line_count > 1) {
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
    /* An instalment at the very instant of a refund comes after it (rule 3.4). */
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
