/* Builds a contract from the sections of its file. */
#include <string.h>

#include "base/ascii.h"
#include "base/list.h"
#include "model/contract/contract_build.h"
#include "model/renewal.h"

/* The day or instant that a label says; false: it is none. */
static bool label_when(const char *label, tn_field_instant *out)
{
    if (!tni_is_digit(*label)) { /* most labels are names */
        return false;
    }
    const size_t length = strlen(label);
    tn_date date;
    *out = (tn_field_instant){.has_time = tn_date_parse(label, length, &date) != TN_OK};
    if (!out->has_time) {
        out->value = tn_instant_of(date);
        return true;
    }
    return tn_instant_parse(label, length, &out->value) == TN_OK;
}

typedef struct contract_builder {
    tni_binder binder;
    const tn_tree *tree;
    tn_contract *contract;
} contract_builder;

static void bind(contract_builder *b, const tn_section *section, int which, void *target)
{
    const tn_section_rule *rule = &tni_contract_file.sections[which];
    tni_bind_section(&b->binder, section, rule->fields, rule->field_count, target);
}

const char *tni_contract_when(const char *label)
{
    const char *blank = *label ? strrchr(label, ' ') : NULL;
    const char *tail = blank ? blank + 1 : label;
    tn_field_instant when;
    return label_when(tail, &when) ? tail : "";
}

/* Whose terms a section is about: the contract's own, or those of the replacement it names. */
static tn_terms *terms_of(contract_builder *b, const tn_section *section, const char *date)
{
    tn_contract *c = b->contract;
    for (size_t i = 0; i < c->replaced_count; i++) {
        if (strcmp(c->replaced[i].label, date) == 0) {
            return &c->replaced[i];
        }
    }
    if (!*date) {
        return &c->terms;
    }
    return TNI_LIST_ADD(b->binder.arena, &c->replaced, &c->replaced_count,
                        (tn_terms){.label = date, .at = section->at});
}

/* A label without the date behind it: "pro 2027-06-01" -> "pro". */
static const char *name_of(contract_builder *b, const char *label, const char *date)
{
    const size_t all = strlen(label), tail = strlen(date);
    return tail && all > tail ? tn_arena_copy(b->binder.arena, label, all - tail - 1) : label;
}

static void add_item(contract_builder *b, const tn_section *section, tn_terms *t, const char *name)
{
    tn_contract_quantity *item =
        TNI_LIST_ADD(b->binder.arena, &t->items, &t->item_count,
                     (tn_contract_quantity){
                         .label = name, .dimension = TN_NO_DIMENSION, .at = section->label_at});
    if (item) {
        bind(b, section, TNI_CONTRACT_ITEM, item);
    }
}

static void add_price(contract_builder *b, const tn_section *section, tn_terms *t, const char *name)
{
    tn_frozen_price *price = TNI_LIST_ADD(
        b->binder.arena, &t->prices, &t->price_count,
        (tn_frozen_price){.label = name, .dimension = TN_NO_DIMENSION, .at = section->label_at});
    if (price) {
        bind(b, section, TNI_CONTRACT_PRICE, price);
    }
}

/* A section of terms: which of them, and whose. */
static void add_to_terms(contract_builder *b, const tn_section *section, int which)
{
    const char *date = tni_contract_when(section->label);
    tn_terms *t = terms_of(b, section, date);
    const char *name = name_of(b, section->label, date);
    if (!t || !name) {
        return;
    }
    switch (which) {
    case TNI_CONTRACT_ITEM:
        add_item(b, section, t, name);
        break;
    case TNI_CONTRACT_PRICE:
        add_price(b, section, t, name);
        break;
    case TNI_CONTRACT_RENEWAL:
        tni_renewal_bind(&b->binder, section, &t->renewal);
        break;
    case TNI_CONTRACT_PAYMENTS:
        t->payments.set = true;
        t->payments.at = section->at;
        bind(b, section, which, &t->payments);
        break;
    default:
        t->set = true;
        t->at = section->at;
        bind(b, section, which, t);
        break;
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

/* Of two replacements at one instant nothing says which was first, nor whose terms are frozen. The
 * same label twice is found with the file. */
static void check_instant(contract_builder *b, const tn_section *section, const tn_event *event)
{
    const tn_contract *c = b->contract;
    const tn_section *other = NULL;
    for (size_t i = 0; i < c->event_count && event->when.set && !other; i++) {
        const tn_event *e = &c->events[i];
        if (e->kind == event->kind && e->when.value.seconds == event->when.value.seconds) {
            for (other = b->tree->first; other->at.line != e->at.line;) {
                other = other->next;
            }
        }
    }
    if (other && strcmp(other->label, section->label) != 0) {
        tn_findings_add(b->binder.findings, TN_FIL_SECTION_TWICE, section->at,
                        tni_bind_subject(&b->binder, section),
                        "[replace %s] is at the instant of [replace %s] in line %u", section->label,
                        other->label, (unsigned)other->at.line);
        b->binder.failures++;
    }
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
    if (event.kind == TN_EVENT_REPLACE) {
        check_instant(b, section, &event);
    }
    TNI_LIST_ADD(b->binder.arena, &c->events, &c->event_count, event);
}

static void add_section(contract_builder *b, const tn_section *section)
{
    tn_section head = *section; /* terms may have the date of a replacement as their label */
    if (*tni_contract_when(section->label)) {
        const tn_section_rule *kind = tn_file_rule_section(&tni_contract_file, section->kind);
        const bool bare = kind && kind != tni_contract_file.sections && !kind->label;
        head.label = bare ? "" : head.label;
    }
    const tn_section_rule *rule = tni_bind_head(&b->binder, &tni_contract_file, &head);
    const int which = rule ? (int)(rule - tni_contract_file.sections) : -1;
    switch (which) {
    case -1:
        break;
    case TNI_CONTRACT_HEAD:
        tni_bind_entries(&b->binder, section, rule->fields, rule->field_count, b->contract);
        break;
    case TNI_CONTRACT_ITEM:
    case TNI_CONTRACT_PRICE:
    case TNI_CONTRACT_RENEWAL:
    case TNI_CONTRACT_TERMS:
    case TNI_CONTRACT_PAYMENTS:
        add_to_terms(b, section, which);
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
    if (offer == product && !(offer && c->terms.set)) { /* frozen, the product gives names */
        tn_findings_add(findings, TN_CTR_SOURCE, c->product_file.at, "contract",
                        product ? "both an offer and a product are named"
                                : "neither an offer nor a product is named");
        b->binder.failures++;
    } else if (!offer && !tn_section_find(head, "duration")) {
        tn_findings_add(findings, TN_CTR_DURATION_MISSING, c->product_file.at, "contract",
                        "the duration is missing: a purchase of the public listing names it");
        b->binder.failures++;
    }
}

/* The replacement of an instant, or of a day: the one without an hour before the others. NULL:
 * there is none that has no terms. */
static tn_event *replacement_at(tn_contract *c, const tn_field_instant *when)
{
    tn_event *found = NULL;
    for (size_t i = 0; i < c->event_count; i++) {
        tn_event *e = &c->events[i];
        const bool same = e->when.value.seconds == when->value.seconds;
        const bool on_day = !when->has_time && tn_instant_date(e->when.value).days ==
                                                   tn_instant_date(when->value).days;
        if (e->kind == TN_EVENT_REPLACE && !e->terms && (same || (on_day && !found))) {
            found = e;
        }
    }
    return found;
}

static void report_loose(contract_builder *b, tn_at at, const char *what, const char *label)
{
    tn_findings_add(b->binder.findings, TN_CTR_LOOSE, at, "terms", "there is no [%s%s%s]", what,
                    *label ? " " : "", label);
    b->binder.failures++;
}

/* The terms of days, or those of instants, find their replacements. */
static void settle_replaced(contract_builder *b, bool has_time)
{
    tn_contract *c = b->contract;
    for (size_t i = 0; i < c->replaced_count; i++) {
        tn_terms *t = &c->replaced[i];
        tn_field_instant when;
        label_when(t->label, &when); /* tni_contract_when found it */
        if (when.has_time != has_time) {
            continue;
        }
        tn_event *e = replacement_at(c, &when);
        if (!t->set || !e) {
            report_loose(b, t->at, e ? "terms" : "replace", t->label);
        } else {
            e->terms = t;
        }
    }
}

/* Frozen terms belong to [terms], and those of a date to the replacement of that day that no
 * instant names. */
static void settle_terms(contract_builder *b)
{
    tn_contract *c = b->contract;
    if (c->terms.payments.set && !c->terms.set) {
        report_loose(b, c->terms.payments.at, "terms", "");
    }
    settle_replaced(b, true);
    settle_replaced(b, false);
    c->items = c->terms.items;
    c->item_count = c->terms.item_count;
    c->prices = c->terms.prices;
    c->price_count = c->terms.price_count;
    c->renewal = c->terms.renewal;
}

tn_status tn_contract_build(tn_arena *arena, const tn_tree *tree, const tn_tables *tables,
                            tn_findings *findings, tn_contract **out)
{
    contract_builder b = {
        .binder = tni_binder_make(arena, tables->currencies, tables->currency_count, findings),
        .tree = tree,
        .contract = tn_arena_take(arena, sizeof(*b.contract))};
    if (!b.contract) {
        return TN_E_NOMEM;
    }
    b.contract->file = tree->file;
    b.contract->terms.label = "";
    b.contract->at = tree->first ? tree->first->at : (tn_at){.file = tree->file};
    for (const tn_section *section = tree->first; section; section = section->next) {
        add_section(&b, section);
    }
    const tn_section_rule *head = &tni_contract_file.sections[TNI_CONTRACT_HEAD];
    tni_bind_finish(&b.binder, head->fields, head->field_count, b.contract->at, "contract",
                    b.contract);
    settle_terms(&b);
    check_source(&b, tree->first);
    const tn_status status = tni_binder_status(&b.binder);
    if (status == TN_OK) {
        *out = b.contract;
    }
    return status;
}
