/* An offer's ties to its product: every label resolved, or named with the nearest one. */
#include "tenor/offer.h"

#include <string.h>

#include "tenor/text.h"

static void unknown(const char *section, const char *label, tn_at at, const tn_product *product,
                    tn_findings *findings)
{
    enum { NAMES = 512 };
    const char *names[NAMES];
    size_t count = 0;
    for (; count < product->dimension_count && count < NAMES; count++) {
        names[count] = product->dimensions[count].label;
    }
    tn_finding *finding = tn_findings_add(findings, TN_OFR_UNKNOWN, at, section,
                                          "the product has no dimension '%s'", label);
    const int nearest = tn_text_nearest(label, names, count);
    if (nearest >= 0) {
        tn_finding_hint(findings, finding, "did you mean '%s'?", names[nearest]);
        tn_finding_fix(findings, finding, label, strlen(label), names[nearest]);
    }
}

tn_status tn_offer_bind(tn_offer *offer, const tn_product *product, tn_findings *findings)
{
    bool all = true;
    offer->product = product;
    for (size_t i = 0; i < offer->item_count; i++) {
        tn_offer_item *item = &offer->items[i];
        item->dimension = tn_product_find(product, item->label);
        if (item->dimension == TN_NO_DIMENSION) {
            unknown("item", item->label, item->at, product, findings);
            all = false;
        }
    }
    for (size_t i = 0; i < offer->usage_count; i++) {
        tn_offer_usage *usage = &offer->usage[i];
        usage->dimension = tn_product_find(product, usage->label);
        if (usage->dimension == TN_NO_DIMENSION) {
            unknown("usage", usage->label, usage->at, product, findings);
            all = false;
        }
    }
    return all ? TN_OK : TN_E_FINDINGS;
}
