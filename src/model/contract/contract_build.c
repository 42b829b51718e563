/* Builds a contract from the sections of its file. */
#include <string.h>

#include "model/contract/contract_build.h"
#include "model/renewal.h"

typedef struct contract_builder {
    tni_binder binder;
    tn_contract *contract;
} contract_builder;

static void bind(contract_builder *b, const tn_section *section, int which, void *target)
{
    const tn_section_rule *rule = &tni_contract_file.sections[which];
    tni_bind_section(&b->binder, section, rule->fields, rule->field_count, target);
}

static void add_item(contract_builder *b, const tn_section *section)
{
    tn_contract *c = b->contract;
    tn_contract_quantity *item =
        tn_arena_append(b->binder.arena, &c->items, &c->item_count, sizeof(*item));
    if (item) {
        *item = (tn_contract_quantity){
            .label = section->label, .dimension = TN_NO_DIMENSION, .at = section->label_at};
        bind(b, section, TNI_CONTRACT_ITEM, item);
    }
}

static void add_price(contract_builder *b, const tn_section *section)
{
    tn_contract *c = b->contract;
    tn_frozen_price *price =
        tn_arena_append(b->binder.arena, &c->prices, &c->price_count, sizeof(*price));
    if (price) {
        *price = (tn_frozen_price){
            .label = section->label, .dimension = TN_NO_DIMENSION, .at = section->label_at};
        bind(b, section, TNI_CONTRACT_PRICE, price);
    }
}

/* The label of an event's section is its date or instant. */
static void read_when(contract_builder *b, const tn_section *section, tn_field_instant *out)
{
    const tn_entry entry = {.key = "date", .value = section->label};
    const tni_position position = {.section = section,
                                   .entry = &entry,
                                   .star = "",
                                   .text = section->label,
                                   .length = strlen(section->label),
                                   .at = section->label_at};
    tni_read_instant(&b->binder, &position, out);
}

static void add_event(contract_builder *b, const tn_section *section, int which)
{
    tn_contract *c = b->contract;
    tn_event event = {.kind = (tn_event_kind)(which - TNI_CONTRACT_EVENTS), .at = section->at};
    read_when(b, section, &event.when);
    bind(b, section, which, &event);
    if (event.kind == TN_EVENT_UPGRADE && !section->count) {
        tn_findings_add(b->binder.findings, TN_CTR_UPGRADE_EMPTY, section->at,
                        tni_bind_subject(&b->binder, section), "this upgrade names no quantity");
        b->binder.failures++;
    }
    tn_event *added = tn_arena_append(b->binder.arena, &c->events, &c->event_count, sizeof(*added));
    if (added) {
        *added = event;
    }
}

static void add_section(contract_builder *b, const tn_section *section)
{
    const tn_section_rule *rule = tni_bind_head(&b->binder, &tni_contract_file, section);
    const int which = rule ? (int)(rule - tni_contract_file.sections) : -1;
    switch (which) {
    case -1:
        break;
    case TNI_CONTRACT_HEAD:
        tni_bind_entries(&b->binder, section, rule->fields, rule->field_count, b->contract);
        break;
    case TNI_CONTRACT_ITEM:
        add_item(b, section);
        break;
    case TNI_CONTRACT_PRICE:
        add_price(b, section);
        break;
    case TNI_CONTRACT_RENEWAL:
        tni_renewal_bind(&b->binder, section, &b->contract->renewal);
        break;
    default:
        add_event(b, section, which);
        break;
    }
}

/* Without these nothing can be computed. A key that was written and not understood was
 * reported and is not missing. */
static void check_source(contract_builder *b, const tn_section *head)
{
    const tn_contract *c = b->contract;
    tn_findings *findings = b->binder.findings;
    const bool offer = head && tn_section_find(head, "offer");
    const bool product = head && tn_section_find(head, "product");
    if (offer == product) {
        tn_findings_add(findings, TN_CTR_SOURCE, c->product_file.at, "contract",
                        product ? "both an offer and a product are named"
                                : "neither an offer nor a product is named");
        b->binder.failures++;
    } else if (product && !tn_section_find(head, "duration")) {
        tn_findings_add(findings, TN_CTR_DURATION_MISSING, c->product_file.at, "contract",
                        "the duration is missing: a purchase of the public listing names it");
        b->binder.failures++;
    }
}

tn_status tn_contract_build(tn_arena *arena, const tn_tree *tree, const tn_tables *tables,
                            tn_findings *findings, tn_contract **out)
{
    contract_builder b = {
        .binder = tni_binder_make(arena, tables->currencies, tables->currency_count, findings),
        .contract = tn_arena_take(arena, sizeof(*b.contract))};
    if (!b.contract) {
        return TN_E_NOMEM;
    }
    b.contract->file = tree->file;
    b.contract->at = tree->first ? tree->first->at : (tn_at){.file = tree->file};
    for (const tn_section *section = tree->first; section; section = section->next) {
        add_section(&b, section);
    }
    const tn_section_rule *head = &tni_contract_file.sections[TNI_CONTRACT_HEAD];
    tni_bind_finish(&b.binder, head->fields, head->field_count, b.contract->at, "contract",
                    b.contract);
    check_source(&b, tree->first);
    const tn_status status = tni_binder_status(&b.binder);
    if (status == TN_OK) {
        *out = b.contract;
    }
    return status;
}
