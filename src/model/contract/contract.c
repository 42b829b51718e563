/* A contract's ties to its product, and what the file alone says of it. */
#include <string.h>

#include "model/contract/contract_rules.h"
#include "model/product/labels.h"

TNI_IS_LABELLED(tn_contract_quantity);
TNI_IS_LABELLED(tn_contract_price);
TNI_IS_LABELLED(tn_frozen_price);

const char *tn_event_name(tn_event_kind kind)
{
    static const char *const names[TN_EVENT_KINDS] = {
        [TN_EVENT_AUTO_RENEW] = "auto-renew", [TN_EVENT_CANCEL] = "cancel",
        [TN_EVENT_REFUND] = "refund",         [TN_EVENT_REPLACE] = "replace",
        [TN_EVENT_RENEW] = "renew",           [TN_EVENT_UPGRADE] = "upgrade",
    };
    return names[kind];
}

tni_agreement tni_contract_agreement(const tn_contract *contract, tn_instant before)
{
    tni_agreement found = {contract->offer, contract->accepted.value, contract->agreement.value};
    for (size_t i = 0; i < contract->event_count; i++) {
        const tn_event *e = &contract->events[i];
        if (e->kind == TN_EVENT_REPLACE && e->offer && e->when.value.seconds < before.seconds &&
            e->when.value.seconds >= found.since.seconds) {
            found = (tni_agreement){e->offer, e->when.value, NULL};
        }
    }
    return found;
}

tn_currency tni_agreement_currency(const tni_contract_rules *r, const tni_agreement *agreement)
{
    return agreement->offer ? tn_offer_currency(agreement->offer) : r->product->currency.value;
}

static bool same_product(const tn_product *a, const tn_product *b)
{
    return a == b || strcmp(a->file, b->file) == 0;
}

tn_status tn_contract_bind(tn_contract *contract, const tn_product *product, const tn_offer *offer,
                           tn_findings *findings)
{
    tn_status status = TN_OK;
    contract->product = product;
    contract->offer = offer;
    for (size_t i = 0; i < contract->event_count + 1; i++) { /* the head's, then each event's */
        tn_event *e = i ? &contract->events[i - 1] : NULL;
        const tni_labels lists[] = {e ? TNI_LABELS(e->quantities, e->quantity_count)
                                      : TNI_LABELS(contract->items, contract->item_count),
                                    e ? TNI_LABELS(e->prices, e->price_count)
                                      : TNI_LABELS(contract->prices, contract->price_count)};
        for (size_t k = 0; k < 2; k++) {
            const tn_status bound =
                tni_labels_bind(lists[k], product, TN_CTR_UNKNOWN, NULL, findings);
            status = bound ? bound : status;
        }
        if (e && e->offer && !same_product(e->offer->product, product)) {
            tn_findings_add(findings, TN_CTR_REPLACE_PRODUCT, e->offer_file.at, "replace",
                            "the replacement offer is for another product: %s, not %s",
                            e->offer->product->file, product->file);
            status = TN_E_FINDINGS;
        }
    }
    return status;
}
