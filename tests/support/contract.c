/* Contracts from literals, tied to their offers and product. */
#include "support/contract.h"

#include "model/contract/terms.h"

static tn_offer *build_offer(tn_arena *arena, const tn_tables *tables, const char *name,
                             const char *text, const tn_product *product)
{
    tn_findings *findings = tn_findings_new(arena);
    tn_offer *offer = NULL;
    if (!text) {
        return NULL;
    }
    if (tn_offer_build(arena, test_tree(arena, name, text), tables, findings, &offer) ||
        tn_offer_bind(offer, product, findings)) {
        test_print(findings);
        fail_msg("%s is no offer", name);
    }
    return offer;
}

tn_contract *test_contract(tn_arena *arena, const tn_tables *tables, const test_files *files,
                           tn_findings *findings)
{
    tn_findings *others = tn_findings_new(arena);
    const tn_product *product = NULL;
    if (tn_product_build(arena, test_tree(arena, "p.product.ini", files->product), NULL, tables,
                         others, &product)) {
        test_print(others);
        fail_msg("no product");
    }
    tn_offer *a = build_offer(arena, tables, "a.offer.ini", files->a, product);
    tn_offer *b = build_offer(arena, tables, "b.offer.ini", files->b, product);
    tn_contract *contract = NULL;
    if (tn_contract_build(arena, test_tree(arena, "c.contract.ini", files->contract), tables,
                          findings, &contract)) {
        return NULL;
    }
    for (size_t i = 0; i < contract->event_count; i++) {
        tn_event *e = &contract->events[i];
        if (e->kind == TN_EVENT_REPLACE) {
            e->offer = strcmp(e->offer_file.value, "b.offer.ini") == 0 ? b : a;
        }
    }
    const tn_offer *offer = contract->offer_file.value ? a : NULL;
    const bool bound = tni_terms_settle(arena, contract, &product, &offer) == TN_OK &&
                       tn_contract_bind(contract, product, offer, findings) == TN_OK;
    return bound ? contract : NULL;
}
