/* A published offer against its previous version: its terms are locked. The field table says which
 * fields are compared. */
#include <string.h>

#include "base/list.h"
#include "model/offer/offer_build.h"
#include "model/product/labels.h"

/* Keys of [offer] that are not terms, or that AWS lets change. */
static bool is_free(const char *key)
{
    static const char *const keys[] = {"expires", "name",   "description", "contact", "po",
                                       "url",     "policy", "tcv_usd",     "extra"};
    return TNI_NAMED_IN(keys, key) != NULL;
}

static bool same_list(const tn_field_list *a, const tn_field_list *b)
{
    bool same = a->count == b->count;
    for (size_t i = 0; same && i < a->count; i++) {
        same = strcmp(a->items[i].value, b->items[i].value) == 0;
    }
    return same;
}

/* Two fields that are both set. */
static bool same_value(tn_field_type type, const void *a, const void *b)
{
    switch (type) {
    case TN_F_TEXT:
    case TN_F_ID:
    case TN_F_PATH:
        return strcmp(((const tn_field_text *)a)->value, ((const tn_field_text *)b)->value) == 0;
    case TN_F_CHOICE:
    case TN_F_FLAG:
    case TN_F_WHOLE:
    case TN_F_DURATION:
    case TN_F_DAYS:
        return ((const tn_field_number *)a)->value == ((const tn_field_number *)b)->value;
    case TN_F_DURATIONS:
    case TN_F_LIST:
        return same_list(a, b);
    case TN_F_PRICE:
    case TN_F_AMOUNT:
        return ((const tn_field_price *)a)->value.e8 == ((const tn_field_price *)b)->value.e8;
    case TN_F_PERCENT:
    case TN_F_UPLIFT:
        return ((const tn_field_percent *)a)->value.e4 == ((const tn_field_percent *)b)->value.e4;
    case TN_F_DATE:
        return ((const tn_field_date *)a)->value.days == ((const tn_field_date *)b)->value.days;
    case TN_F_CURRENCY:
        return tn_currency_equal(((const tn_field_currency *)a)->value,
                                 ((const tn_field_currency *)b)->value);
    case TN_F_INSTANT:
    case TN_FIELD_TYPE_COUNT:
        break;
    }
    return true; /* an offer has no others */
}

static void report_locked(tn_findings *findings, tn_at at, const char *subject, const char *what)
{
    tn_findings_add(findings, TN_OFR_LOCKED, at, subject,
                    "%s changed after the offer was published", what);
}

/* Compares two structs of one kind of section, field by field. */
static void compare(tn_findings *findings, int section, const char *subject, const void *now,
                    const void *old)
{
    const tn_section_rule *rule = &tni_offer_file.sections[section];
    for (size_t i = 0; i < rule->field_count; i++) {
        const tn_field_rule *field = &rule->fields[i];
        if (strcmp(field->key, "*") == 0 || (section == TNI_OFFER && is_free(field->key))) {
            continue;
        }
        const char *a = (const char *)now + field->offset, *b = (const char *)old + field->offset;
        tn_at at, was;
        const bool set = tni_field_is_set(field->type, a, &at);
        if (set != tni_field_is_set(field->type, b, &was) ||
            (set && !same_value(field->type, a, b))) {
            report_locked(findings, at, subject, field->key);
        }
    }
}

/* An added or removed section counts as one change. */
static void compare_labels(tn_findings *findings, int section, tni_labels now, tni_labels old,
                           tn_at removed_at)
{
    const char *kind = tni_offer_file.sections[section].kind;
    for (size_t i = 0; i < now.count; i++) {
        const tni_label own = tni_labels_at(now, i);
        const size_t was = tni_labels_find(old, own.label);
        if (was == TN_NO_DIMENSION) {
            report_locked(findings, own.at, own.label, kind);
        } else {
            compare(findings, section, own.label, tni_labels_item(now, i),
                    tni_labels_item(old, was));
        }
    }
    for (size_t i = 0; i < old.count; i++) {
        const char *label = tni_labels_at(old, i).label;
        if (tni_labels_find(now, label) == TN_NO_DIMENSION) {
            report_locked(findings, removed_at, label, kind);
        }
    }
}

static void compare_charges(tn_findings *findings, const tn_payments *now, const tn_payments *old)
{
    bool same = now->custom_count == old->custom_count;
    for (size_t i = 0; same && i < now->custom_count; i++) {
        same = same_value(TN_F_DATE, &now->custom[i].date, &old->custom[i].date) &&
               same_value(TN_F_AMOUNT, &now->custom[i].amount, &old->custom[i].amount);
    }
    if (!same) {
        report_locked(findings, now->at, "payments", "charges");
    }
}

void tn_offer_check_against(const tn_offer *offer, const tn_offer *old, tn_findings *findings)
{
    if (!old->published.set) {
        return;
    }
    compare(findings, TNI_OFFER, "offer", offer, old);
    compare_labels(findings, TNI_ITEM, TNI_LABELS(offer->items, offer->item_count),
                   TNI_LABELS(old->items, old->item_count), offer->at);
    compare_labels(findings, TNI_USAGE, TNI_LABELS(offer->usage, offer->usage_count),
                   TNI_LABELS(old->usage, old->usage_count), offer->at);
    compare(findings, TNI_RENEWAL, "renewal", &offer->renewal, &old->renewal);
    if (offer->renewal.is_range != old->renewal.is_range ||
        offer->renewal.uplift_max.value.e4 != old->renewal.uplift_max.value.e4) {
        report_locked(findings, offer->renewal.uplift.at, "renewal", "range of uplifts");
    }
    compare(findings, TNI_PAYMENTS, "payments", &offer->payments, &old->payments);
    compare_charges(findings, &offer->payments, &old->payments);
}
