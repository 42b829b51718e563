/* Invoices while they are being made: new documents, their lines, and which of them are kept. */
#include "engine/billing/billing.h"

#include "engine/billing/conservation.h"
#include "engine/billing/document.h"
#include "engine/proration/exact.h"

tn_document *tni_document_new(tni_billing *b, tn_document_kind kind, const tn_term *term,
                              tn_instant at, bool has_time, size_t lines)
{
    tn_document *d = NULL;
    if (b->status == TN_OK) {
        b->status = tni_document_make(b->arena, term, at, lines, &d);
    }
    if (b->status != TN_OK) {
        return NULL;
    }
    d->kind = kind;
    d->life = b->life;
    d->policy = b->policy;
    d->has_time = has_time;
    d->charged_minor = b->charged_minor;
    return d;
}

/* Room for one more line. */
static inline bool reserve_line(tni_billing *b, tn_document *d)
{
    tn_line *lines =
        tn_arena_grow(b->arena, d->lines, d->line_count, &d->line_capacity, sizeof(*lines));
    if (!lines) {
        b->status = TN_E_NOMEM;
        return false;
    }
    d->lines = lines;
    return true;
}

tn_line *tni_line_add(tni_billing *b, tn_document *d, tn_line_kind kind, size_t dimension)
{
    return d && b->status == TN_OK && reserve_line(b, d) ? tni_line_next(d, kind, dimension) : NULL;
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

/* There is such an invoice (rule 3.8). */
static bool is_invoice(const tn_document *d)
{
    switch (d->kind) {
    case TN_DOCUMENT_CONTRACT:
    case TN_DOCUMENT_RENEWAL:
        return true;
    case TN_DOCUMENT_UPGRADE:
        return d->total.minor != 0;
    case TN_DOCUMENT_INSTALMENT:
    case TN_DOCUMENT_USAGE:
    case TN_DOCUMENT_REFUND:
    case TN_DOCUMENT_KINDS:
        break;
    }
    return !all_zero(d);
}

void tni_document_keep(tni_billing *b, tn_document *d)
{
    if (b->status != TN_OK) {
        return;
    }
    const bool issued = is_invoice(d);
    tn_conservation *account = &b->conservation[d->term];
    d->charged_exact = account->lines;
    b->status = tni_exact_sub(&d->charged_exact, account->waived);
    b->status = b->status ? b->status : tni_conservation_enter(account, d, issued);
    if (!issued || b->status != TN_OK) {
        return;
    }
    tn_document **documents =
        tn_arena_grow(b->arena, b->documents, b->count, &b->capacity, sizeof(tn_document *));
    if (!documents) {
        b->status = TN_E_NOMEM;
        return;
    }
    b->documents = documents;
    b->documents[b->count++] = d;
    if (d->kind != TN_DOCUMENT_USAGE &&
        __builtin_add_overflow(b->charged_minor, d->total.minor, &b->charged_minor)) {
        b->status = TN_E_RANGE;
    }
}

void tni_document_close(tni_billing *b, tn_document *d)
{
    if (!d || b->status != TN_OK || (tni_document_may_round(d) && !reserve_line(b, d))) {
        return;
    }
    b->status = tni_document_total(d);
    tni_document_keep(b, d);
}
