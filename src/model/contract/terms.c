/* What frozen terms say, as the product and the offer that the engine reads (rule 2.3.9). */
#include "model/contract/terms.h"

#include "base/list.h"

typedef struct freezer {
    tn_arena *arena;
    const tn_contract *contract;
    tn_dimension *names; /* of every product: label, key, name, description; no prices */
    size_t count;
} freezer;

static size_t find(const freezer *f, const char *label)
{
    const tn_product listed = {.dimensions = f->names, .dimension_count = f->count};
    return tn_product_find(&listed, label);
}

static void add_name(freezer *f, const tn_dimension *d)
{
    TNI_LIST_ADD(f->arena, &f->names, &f->count,
                 (tn_dimension){.label = d->label,
                                .at = d->at,
                                .key = d->key,
                                .name = d->name,
                                .description = d->description});
}

/* Dimensions that only frozen prices know are called by their labels. */
static void add_names(freezer *f, const tn_terms *t)
{
    for (size_t i = 0; i < t->price_count; i++) {
        const tn_frozen_price *p = &t->prices[i];
        if (find(f, p->label) == TN_NO_DIMENSION) {
            const tn_field_text label = {p->label, p->at};
            add_name(f,
                     &(tn_dimension){.label = p->label, .at = p->at, .key = label, .name = label});
        }
    }
}

/* The frozen price of every dimension, and what is held of it. NULL: no memory. */
typedef struct frozen_dimension {
    const tn_frozen_price *price; /* NULL: none was frozen */
    int64_t quantity;
} frozen_dimension;

static frozen_dimension *by_dimension(freezer *f, const tn_terms *t)
{
    frozen_dimension *all = tn_arena_take_array(f->arena, f->count + 1, sizeof(*all));
    if (tn_arena_failed(f->arena)) { /* some price may have no name then */
        return NULL;
    }
    for (size_t i = 0; i < t->price_count; i++) {
        all[find(f, t->prices[i].label)].price = &t->prices[i]; /* each has a name: add_names */
    }
    for (size_t i = 0; i < t->item_count; i++) {
        const tn_contract_quantity *q = &t->items[i];
        const size_t dimension = find(f, q->label);
        if (dimension != TN_NO_DIMENSION) { /* a tier without a quantity is held once */
            all[dimension].quantity =
                q->quantity.set ? q->quantity.value : t->purchase.value == TN_PURCHASE_ONE_TIER;
        }
    }
    return all;
}

/* The durations that any dimension has a list price for. */
static void add_months(freezer *f, tn_product *product, const tn_dimension *d)
{
    for (size_t i = 0; i < d->price_count; i++) {
        size_t k = 0;
        while (k < product->month_count && product->months[k] != d->prices[i].months) {
            k++;
        }
        if (k == product->month_count) {
            TNI_LIST_ADD(f->arena, &product->months, &product->month_count, d->prices[i].months);
        }
    }
}

/* names: NULL: its file is gone. */
static const tn_product *make_product(freezer *f, const tn_product *names, const tn_terms *t)
{
    tn_product *product = tn_arena_take(f->arena, sizeof(*product));
    tn_dimension *dimensions = tn_arena_take_array(f->arena, f->count + 1, sizeof(*dimensions));
    const frozen_dimension *frozen = by_dimension(f, t);
    if (!product || !dimensions || !frozen) {
        return NULL;
    }
    const char *file = f->contract->product_file.value;
    *product = names ? *names : (tn_product){.file = file ? file : f->contract->file, .at = t->at};
    product->title.value = product->title.value ? product->title.value : product->file;
    product->purchase = t->purchase;
    product->currency = t->currency;
    product->profile = t->profile;
    product->month_count = 0;
    for (size_t i = 0; i < f->count; i++) {
        const tn_frozen_price *p = frozen[i].price;
        dimensions[i] = f->names[i];
        if (p) {
            dimensions[i] = p->was;
            dimensions[i].label = f->names[i].label;
            dimensions[i].at = f->names[i].at;
            dimensions[i].key = f->names[i].key;
            dimensions[i].name = f->names[i].name;
            dimensions[i].description = f->names[i].description;
            dimensions[i].payg = p->payg;
            for (size_t k = 0; k < p->was.include_count; k++) {
                dimensions[i].includes[k].dimension = find(f, p->was.includes[k].label);
            }
        }
        add_months(f, product, &dimensions[i]);
    }
    product->dimensions = dimensions;
    product->dimension_count = f->count;
    return product;
}

/* An item for every price and quantity; what is not held counts 0, so that nothing is guessed. */
static void make_items(freezer *f, tn_offer *offer, const tn_terms *t)
{
    offer->item_count = 0;
    const frozen_dimension *frozen = by_dimension(f, t);
    for (size_t i = 0; frozen && i < f->count; i++) {
        const tn_frozen_price *p = frozen[i].price;
        tn_offer_item item = {.label = f->names[i].label, .dimension = i, .at = t->at};
        item.quantity = (tn_field_number){frozen[i].quantity, true, t->at};
        if (p) {
            item.at = p->at;
            item.price = p->net;
            item.list = p->list;
            item.discount = p->discount;
        }
        TNI_LIST_ADD(f->arena, &offer->items, &offer->item_count, item);
    }
}

/* names: NULL: its file is gone. */
static const tn_offer *make_offer(freezer *f, const tn_offer *names, const char *file,
                                  const tn_product *product, const tn_terms *t)
{
    tn_offer *offer = tn_arena_take(f->arena, sizeof(*offer));
    if (!offer) {
        return NULL;
    }
    *offer = names ? *names : (tn_offer){.file = file, .at = t->at};
    offer->duration = t->duration;
    offer->reference = (tn_field_number){0};
    offer->start = t->start;
    offer->end = t->end;
    offer->currency = t->currency;
    offer->discount = t->discount;
    offer->net_terms = t->net_terms;
    offer->policy = t->policy;
    offer->purpose = t->purpose;
    offer->buyer = t->buyer;
    offer->buyer_country = t->buyer_country;
    offer->tcv_usd = t->tcv_usd;
    offer->po = t->po;
    offer->usage_count = 0;
    offer->renewal = t->renewal;
    offer->payments = t->payments;
    if (t->payments.custom_count && !t->payments.plan.set) {
        offer->payments.plan = (tn_field_number){TN_PLAN_CUSTOM, true, t->payments.at};
    }
    offer->product = product;
    make_items(f, offer, t);
    return offer;
}

/* The product with more dimensions; itself where it has as many. */
static const tn_product *widen(tn_arena *arena, const tn_product *product,
                               const tn_dimension *names, size_t count)
{
    if (product->dimension_count >= count) {
        return product;
    }
    tn_product *wide = tn_arena_take(arena, sizeof(*wide));
    tn_dimension *dimensions = tn_arena_take_array(arena, count, sizeof(*dimensions));
    if (!wide || !dimensions) {
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        const tn_dimension *d = &names[i];
        dimensions[i] =
            i < product->dimension_count
                ? product->dimensions[i]
                : (tn_dimension){.label = d->label, .at = d->at, .key = d->key, .name = d->name};
    }
    *wide = *product;
    wide->dimensions = dimensions;
    wide->dimension_count = count;
    return wide;
}

static const tn_offer *on_product(tn_arena *arena, const tn_offer *offer, const tn_product *wide)
{
    tn_offer *copy = wide && wide != offer->product ? tn_arena_take(arena, sizeof(*copy)) : NULL;
    if (copy) {
        *copy = *offer;
        copy->product = wide;
    }
    return !wide ? NULL : wide == offer->product ? offer : copy;
}

const tn_offer *tni_offer_widen(tn_arena *arena, const tn_offer *offer, const tn_product *product)
{
    return on_product(arena, offer,
                      widen(arena, offer->product, product->dimensions, product->dimension_count));
}

static void settle_event(freezer *f, tn_event *e, const tn_product *names)
{
    if (e->terms) {
        const tn_product *today = e->offer ? e->offer->product : names;
        const tn_product *product = make_product(f, today, e->terms);
        e->offer = make_offer(f, e->offer, e->offer_file.value, product, e->terms);
    } else if (e->offer) {
        e->offer =
            on_product(f->arena, e->offer, widen(f->arena, e->offer->product, f->names, f->count));
    }
}

tn_status tni_terms_settle(tn_arena *arena, tn_contract *c, const tn_product **product,
                           const tn_offer **offer)
{
    freezer f = {.arena = arena, .contract = c};
    const tn_product *names = *product;
    if (!c->terms.set && !c->replaced_count) {
        return TN_OK;
    }
    for (size_t i = 0; names && i < names->dimension_count; i++) {
        add_name(&f, &names->dimensions[i]);
    }
    add_names(&f, &c->terms);
    for (size_t i = 0; i < c->replaced_count; i++) {
        add_names(&f, &c->replaced[i]);
    }
    if (c->terms.set) {
        *product = make_product(&f, names, &c->terms);
        *offer = c->offer_file.value
                     ? make_offer(&f, *offer, c->offer_file.value, *product, &c->terms)
                     : NULL;
    } else if (*offer) {
        *offer = on_product(arena, *offer, widen(arena, names, f.names, f.count));
        *product = *offer ? (*offer)->product : NULL;
    } else {
        *product = widen(arena, names, f.names, f.count);
    }
    for (size_t i = 0; i < c->event_count; i++) {
        settle_event(&f, &c->events[i], names);
    }
    return tn_arena_failed(arena) ? TN_E_NOMEM : TN_OK;
}
