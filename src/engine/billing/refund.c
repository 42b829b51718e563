/* Credit notes: what goes back, and which invoices it comes off (rule 3.4, 3.8). */
#include "engine/billing/refund.h"

#include "engine/billing/document.h"
#include "engine/life/worth.h"
#include "engine/proration/exact.h"

/* An agreed amount; 0, and a finding, when it is more than was charged. */
static int64_t agreed_amount(tni_billing *b, const tn_term *term, const tn_event *event,
                             int64_t charged)
{
    tn_money amount = {0, term->currency};
    b->status = tn_money_from_price(event->amount.value, term->currency, &amount);
    if (b->status == TN_OK && amount.minor > charged) {
        char asked[TN_DECIMAL_TEXT], most[TN_DECIMAL_TEXT];
        tn_findings_add(b->findings, TN_CTR_REFUND_ABOVE, event->amount.at, "refund",
                        "a refund of %s is more than the %s that the running term charged",
                        tn_money_format(amount, asked),
                        tn_money_format((tn_money){charged, term->currency}, most));
        return 0;
    }
    return amount.minor;
}

/* What was charged less the worth of the time used; never below 0. */
static int64_t unused_amount(tni_billing *b, const tn_term *term, tn_instant at, int64_t charged)
{
    tn_fraction used, back = tni_exact_minor(charged);
    int64_t minor = 0;
    b->status = tni_worth_used(b->life, term, b->policy, at, &used);
    if (b->status == TN_OK) {
        b->status = tni_exact_sub(&back, used);
    }
    if (b->status == TN_OK && back.num > 0) {
        b->status = tni_exact_round(back, b->policy->rounding, &minor);
    }
    return minor;
}

/* What this termination gives back, in whole minor units; 0 when nothing. */
static int64_t amount_back(tni_billing *b, const tn_term *term, const tn_termination *termination)
{
    if (termination->within_48h) {
        return INT64_MAX; /* whatever is left of each invoice */
    }
    const int64_t charged = b->charged_minor;
    if (termination->event->amount.set) {
        return agreed_amount(b, term, termination->event, charged);
    }
    return b->policy->basis == TN_BASIS_NONE ? 0 : unused_amount(b, term, termination->at, charged);
}

/* What is left of an invoice after the credit notes so far. */
static int64_t left_of(const tni_billing *b, const tn_document *invoice)
{
    int64_t left = invoice->total.minor;
    for (size_t i = 0; i < b->count; i++) {
        for (size_t j = 0; j < b->documents[i]->line_count; j++) {
            if (b->documents[i]->lines[j].reduces == invoice) {
                left += b->documents[i]->lines[j].amount.minor;
            }
        }
    }
    return left;
}

static bool may_reduce(const tn_document *invoice, const tn_term *term,
                       const tn_termination *termination)
{
    return termination->within_48h
               ? tn_currency_equal(invoice->total.currency, term->currency) &&
                     tni_document_before(invoice, termination->at) /* usage may come later */
               : invoice->term == term->index && invoice->kind != TN_DOCUMENT_USAGE;
}

/* 5 business days, Monday to Friday, after its date (rule 3.6). */
static tn_status paid_by(tn_date date, tn_date *out)
{
    enum { BUSINESS_DAYS = 5 };
    tn_status status = TN_OK;
    for (int left = BUSINESS_DAYS; left && status == TN_OK;) {
        status = tn_date_add_days(date, 1, &date);
        left -= (date.days + 3) % 7 < 5; /* 1970-01-01 was a Thursday */
    }
    *out = date;
    return status;
}

/* The newest invoice that may be reduced and has something left; NULL: there is none. */
static tn_document *newest_left(const tni_billing *b, const tn_term *term,
                                const tn_termination *termination, const tn_document *note)
{
    tn_document *newest = NULL;
    for (size_t i = 0; i < b->count; i++) {
        tn_document *d = b->documents[i];
        bool named = false;
        for (size_t j = 0; j < note->line_count; j++) {
            named = named || note->lines[j].reduces == d;
        }
        if (!named && may_reduce(d, term, termination) &&
            (!newest || tni_document_order(d, newest) >= 0) && left_of(b, d) > 0) {
            newest = d;
        }
    }
    return newest;
}

static void credit_note(tni_billing *b, const tn_term *term, const tn_termination *termination)
{
    int64_t back = amount_back(b, term, termination), lowered = 0;
    tn_document *note = tni_document_new(b, TN_DOCUMENT_REFUND, term, termination->at,
                                         termination->event->when.has_time, 1);
    if (!note) {
        return;
    }
    note->termination = termination;
    b->status = paid_by(note->date, &note->due);
    tn_document *invoice;
    while (back > 0 && b->status == TN_OK &&
           (invoice = newest_left(b, term, termination, note)) != NULL) {
        const int64_t left = left_of(b, invoice), part = left < back ? left : back;
        tn_line *line = tni_line_add(b, note, TN_LINE_REFUND, TN_NO_DIMENSION);
        if (line) {
            line->period = (tn_period){termination->at, term->period.end};
            line->exact = tni_exact_minor(-part);
            line->reduces = invoice;
            line->term = invoice->term;
        }
        if (invoice->due.days > note->date.days) {
            invoice->due_amount.minor -= part;
            lowered += part;
        }
        back -= part;
    }
    tni_document_close(b, note);
    note->due_amount.minor += lowered;
}

void tni_bill_refund(tni_billing *b, const tn_term *term, const tn_termination *termination)
{
    if (termination->event->kind != TN_EVENT_REFUND || b->status != TN_OK) {
        return;
    }
    if (!termination->within_48h) {
        credit_note(b, term, termination);
        return;
    }
    /* All agreements so far, a note for each currency: a second one would find nothing left. */
    for (size_t i = 0; i <= term->index; i++) {
        credit_note(b, &b->life->terms[i], termination);
    }
}
