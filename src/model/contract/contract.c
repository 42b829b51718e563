/* A contract's ties to its product, and what the file alone says of it. */
#include <string.h>

#include "model/contract/contract_rules.h"
#include "model/product/product_find.h"

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

/* One binding: the product, where findings go, and whether all went well. */
typedef struct binding {
    const tn_product *product;
    tn_findings *findings;
    tn_status status;
} binding;

static size_t resolve(binding *b, const char *label, tn_at at)
{
    const size_t found =
        tni_product_resolve(b->product, label, at, TN_CTR_UNKNOWN, label, b->findings);
    if (found == TN_NO_DIMENSION) {
        b->status = TN_E_FINDINGS;
    }
    return found;
}

static bool same_product(const tn_product *a, const tn_product *b)
{
    return a == b || strcmp(a->file, b->file) == 0;
}

static void bind_event(binding *b, tn_event *event)
{
    for (size_t i = 0; i < event->quantity_count; i++) {
        event->quantities[i].dimension =
            resolve(b, event->quantities[i].label, event->quantities[i].at);
    }
    for (size_t i = 0; i < event->price_count; i++) {
        event->prices[i].dimension = resolve(b, event->prices[i].label, event->prices[i].at);
    }
    if (event->offer && !same_product(event->offer->product, b->product)) {
        tn_findings_add(b->findings, TN_CTR_REPLACE_PRODUCT, event->offer_file.at, "replace",
                        "the replacement offer is for another product: %s, not %s",
                        event->offer->product->file, b->product->file);
        b->status = TN_E_FINDINGS;
    }
}

tn_status tn_contract_bind(tn_contract *contract, const tn_product *product, const tn_offer *offer,
                           tn_findings *findings)
{
    binding b = {product, findings, TN_OK};
    contract->product = product;
    contract->offer = offer;
    for (size_t i = 0; i < contract->item_count; i++) {
        contract->items[i].dimension = resolve(&b, contract->items[i].label, contract->items[i].at);
    }
    for (size_t i = 0; i < contract->price_count; i++) {
        contract->prices[i].dimension =
            resolve(&b, contract->prices[i].label, contract->prices[i].at);
    }
    for (size_t i = 0; i < contract->event_count; i++) {
        bind_event(&b, &contract->events[i]);
    }
    return b.status;
}
