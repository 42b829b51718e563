/* A part of contract_rules: events, as far as the file alone can tell. */
#include <string.h>

#include "model/contract/contract_rules.h"

enum { REFUND_WINDOW = 48 * TN_HOUR_SECONDS };

/* Two keys of an event, quantity or price, may not name one dimension. */
static void check_repeated(const tni_contract_rules *r, tni_labels labels, size_t index,
                           const char *key)
{
    tni_label first;
    if (tni_labels_repeat(labels, index, &first)) {
        const tni_label own = tni_labels_at(labels, index);
        tn_findings_add(r->findings, TN_CTR_TWICE, own.at, own.label,
                        "%s.%s is the dimension of %s.%s", key, own.label, key, first.label);
    }
}

static void check_names(const tni_contract_rules *r, const tn_event *e)
{
    for (size_t i = 0; i < e->quantity_count; i++) {
        const tn_contract_quantity *q = &e->quantities[i];
        tni_contract_check_dimension(r, q->dimension, q->at, q->label);
        check_repeated(r, TNI_LABELS(e->quantities, e->quantity_count), i, "quantity");
    }
    for (size_t i = 0; i < e->price_count; i++) {
        const tn_contract_price *p = &e->prices[i];
        tni_contract_check_dimension(r, p->dimension, p->at, p->label);
        tni_contract_check_price(r, &p->price, p->label);
        check_repeated(r, TNI_LABELS(e->prices, e->price_count), i, "price");
    }
}

/* ---- acceptance ----------------------------------------------------------------------------- */

void tni_contract_check_acceptance(const tni_contract_rules *r, const tn_offer *offer,
                                   const tn_field_instant *accepted, const char *subject)
{
    char day[TN_DATE_TEXT];
    const tn_date date = tn_instant_date(accepted->value);
    if (offer->expires.set && date.days > offer->expires.value.days) {
        tn_findings_add(r->findings, TN_CTR_EXPIRED, accepted->at, subject,
                        "%s expired on %s at 23:59:59Z", offer->file,
                        tn_date_format(offer->expires.value, day));
    }
    if (!offer->published.set) {
        tn_findings_add(r->findings, TN_CTR_UNPUBLISHED, accepted->at, subject,
                        "%s is a draft, which nobody can accept", offer->file);
    } else if (date.days < offer->published.value.days) {
        tn_findings_add(r->findings, TN_CTR_UNPUBLISHED, accepted->at, subject,
                        "%s was only published on %s", offer->file,
                        tn_date_format(offer->published.value, day));
    }
}

/* ---- renewals ----------------------------------------------------------------------------- */

/* A renewal that names tiers names exactly one; a quantity of 0 ends a tier. */
static void check_tiers(const tni_contract_rules *r, const tn_event *e)
{
    int64_t sum = 0;
    for (size_t i = 0; i < e->quantity_count; i++) {
        sum += e->quantities[i].quantity.value;
    }
    if (e->quantity_count && sum != 1 && r->product->purchase.value == TN_PURCHASE_ONE_TIER) {
        tn_findings_add(r->findings, TN_CTR_ONE_TIER, e->quantities[0].at, "renew",
                        "a buyer holds exactly one tier, once: this renewal names %lld",
                        (long long)sum);
    }
}

static void check_uplift(const tni_contract_rules *r, const tn_event *e)
{
    char text[TN_DECIMAL_TEXT];
    if (!e->uplift.set) {
        return;
    }
    if (e->uplift.value.e4 % (TN_PERCENT_ONE / 100) != 0) {
        tn_findings_add(r->findings, TN_CTR_UPLIFT_PLACES, e->uplift.at, "renew",
                        "an uplift of %s%% has more than two decimals",
                        tn_percent_format(e->uplift.value, text));
    }
    for (size_t i = 0; i < e->price_count; i++) {
        tn_findings_add(r->findings, TN_CTR_UPLIFT_IGNORED, e->prices[i].at, e->prices[i].label,
                        "the price of '%s' is taken as it is, without the uplift of %s%%",
                        e->prices[i].label, tn_percent_format(e->uplift.value, text));
    }
}

/* The last day of access of a term that ends on this day: the day before where terms run from
 * midnight to midnight, as those of dated agreements do. */
static tn_date last_day(const tni_agreement *a, tn_date end)
{
    const bool dated = a->offer && (a->offer->start.set || a->offer->end.set);
    const bool midnight = dated || a->since.seconds % TN_DAY_SECONDS == 0;
    tn_date last = end; /* stays where the calendar has no day before */
    if (midnight) {
        tn_date_add_days(end, -1, &last);
    }
    return last;
}

static void check_decided(const tni_contract_rules *r, const tn_event *e)
{
    char day[TN_DATE_TEXT];
    const tn_date end = tn_instant_date(e->when.value), decided = e->decided.value;
    const tni_agreement a = tni_contract_agreement(r->contract, e->when.value);
    const tn_date last = last_day(&a, end);
    if (!e->decided.set) {
        return;
    }
    if (decided.days > last.days || decided.days < tn_instant_date(a.since).days) {
        const bool late = decided.days > last.days;
        tn_findings_add(r->findings, TN_CTR_DECIDED, e->decided.at, "renew",
                        late ? "decided after the term ended: its last day is %s"
                             : "decided before the agreement began on %s",
                        tn_date_format(late ? last : tn_instant_date(a.since), day));
        return;
    }
    const tn_field_number *days = a.offer ? &a.offer->renewal.decision_days : NULL;
    tn_date deadline;
    if (days && days->set && tn_date_add_days(last, -days->value, &deadline) == TN_OK &&
        decided.days > deadline.days) {
        tn_findings_add(r->findings, TN_CTR_DECIDED_LATE, e->decided.at, "renew",
                        "decided after the deadline %s", tn_date_format(deadline, day));
    }
}

static void check_renew(const tni_contract_rules *r, const tn_event *e)
{
    check_tiers(r, e);
    check_uplift(r, e);
    check_decided(r, e);
}

/* ---- replacements ------------------------------------------------------------------------- */

static void check_replaces(const tni_contract_rules *r, const tn_event *e, const tni_agreement *old)
{
    const tn_field_text *replaces = &e->offer->replaces;
    if (!replaces->value) {
        tn_findings_add(r->findings, TN_CTR_REPLACES, e->offer_file.at, "replace",
                        "%s does not say that it replaces an agreement", e->offer->file);
    } else if (old->id && strcmp(old->id, replaces->value) != 0) {
        tn_findings_add(r->findings, TN_CTR_REPLACES, e->offer_file.at, "replace",
                        "%s replaces %s, but this is %s", e->offer->file, replaces->value, old->id);
    }
}

static void check_replace(const tni_contract_rules *r, const tn_event *e)
{
    if (!e->offer) {
        return; /* its file could not be read, which was reported */
    }
    const tni_agreement old = tni_contract_agreement(r->contract, e->when.value);
    const tn_currency before = tni_agreement_currency(r, &old);
    const tn_currency after = tn_offer_currency(e->offer);
    if (!e->terms) { /* frozen: it was accepted */
        tni_contract_check_acceptance(r, e->offer, &e->when, "replace");
        check_replaces(r, e, &old);
    }
    if (!tn_currency_equal(before, after)) {
        tn_findings_add(r->findings, TN_CTR_REPLACE_CURRENCY, e->offer_file.at, "replace",
                        "the replacement is in %s, the agreement in %s", after.code, before.code);
    }
    const bool not_begun = old.offer && old.offer->start.set &&
                           tn_instant_of(old.offer->start.value).seconds > e->when.value.seconds;
    if (e->offer->start.set && !not_begun &&
        tn_instant_of(e->offer->start.value).seconds > e->when.value.seconds) {
        tn_findings_add(r->findings, TN_CTR_FUTURE_START, e->offer_file.at, "replace",
                        "%s starts later than it replaces: access would have a gap",
                        e->offer->file);
    }
    if (!tni_offer_counts(e->offer)) {
        tn_findings_add(r->findings, TN_CTR_NOTHING, e->offer_file.at, "replace",
                        "%s does not say how many are bought", e->offer->file);
    }
}

/* ---- refunds ------------------------------------------------------------------------------ */

static void check_amount(const tni_contract_rules *r, const tn_event *e)
{
    const tni_agreement a = tni_contract_agreement(r->contract, e->when.value);
    const tn_currency currency = tni_agreement_currency(r, &a);
    if (e->rest.set && !e->amount.set) {
        tn_findings_add(r->findings, TN_CTR_REFUND_FOR, e->rest.at, "refund",
                        "for goes with an amount, and there is none");
    }
    if (e->amount.set && e->amount.value.e8 == 0) {
        tn_findings_add(r->findings, TN_CTR_AMOUNT_ZERO, e->amount.at, "refund",
                        "a credit note of zero gives nothing back");
    }
    if (e->amount.set && e->amount.places > currency.places) {
        tn_findings_add(r->findings, TN_CTR_AMOUNT_PLACES, e->amount.at, "refund",
                        "amount has %d decimals, %s has %d", e->amount.places, currency.code,
                        currency.places);
    }
}

/* Within 48 hours of acceptance a refund needs no approval, except, by AWS's current
 * pages, that of a private offer. */
static void check_approval(const tni_contract_rules *r, const tn_event *e)
{
    const int64_t since = e->when.value.seconds - r->contract->accepted.value.seconds;
    if (since > REFUND_WINDOW) {
        return;
    }
    if (!r->contract->offer && e->approved.value) {
        tn_findings_add(r->findings, TN_CTR_APPROVED, e->approved.at, "refund",
                        "within 48 hours of acceptance no approval is needed");
    } else if (r->contract->offer && !e->approved.value) {
        tn_findings_add(r->findings, TN_CTR_REFUND_PRIVATE, e->at, "refund",
                        "refunds of private offers now need the seller's authorization at AWS, "
                        "within 48 hours too");
    }
}

void tni_contract_check_events(const tni_contract_rules *r)
{
    for (size_t i = 0; i < r->contract->event_count; i++) {
        const tn_event *e = &r->contract->events[i];
        check_names(r, e);
        switch (e->kind) {
        case TN_EVENT_RENEW:
            check_renew(r, e);
            break;
        case TN_EVENT_REPLACE:
            check_replace(r, e);
            break;
        case TN_EVENT_REFUND:
            check_amount(r, e);
            check_approval(r, e);
            break;
        case TN_EVENT_AUTO_RENEW:
        case TN_EVENT_CANCEL:
        case TN_EVENT_UPGRADE:
        case TN_EVENT_KINDS:
            break;
        }
    }
}
