/* The terms that a first term was made of, in the words of the field tables (rule 2.3.9). */
#include "engine/life/freeze.h"

#include <string.h>

#include "engine/life/life_state.h"
#include "engine/quote/price.h"
#include "model/offer/offer_build.h"
#include "model/product/product_fields.h"
#include "tenor/schedule.h"

typedef struct freezing {
    tn_arena *arena;
    const tn_contract *contract; /* of this agreement alone */
    const tn_product *product;
    const tn_offer *offer; /* NULL: public listing */
    const tn_tables *tables;
    const tn_term *term;
    const tn_policy *policy;
    const char *policy_text; /* NULL: of a replacement, which has the contract's */
    const char *when;        /* "2027-06-01", "2027-06-01T10:00:00Z", "" */
    tn_tree *tree;
    tn_section *section; /* the last of it; NULL: memory is short */
} freezing;

/* [kind label when], what is empty left out. */
static void begin_section(freezing *f, const char *kind, const char *label)
{
    const char *text = !*f->when ? label
                       : !*label ? f->when
                                 : tn_arena_format(f->arena, "%s %s", label, f->when);
    f->section = text ? tn_tree_add(f->arena, f->tree, kind, text, (tn_at){0}) : NULL;
}

/* Text that lives as long as the tree; NULL: there is none. */
static void put_key(const freezing *f, const char *key, const char *value)
{
    if (value) {
        tn_section_add(f->arena, f->section, key, value, (tn_at){0}, (tn_at){0});
    }
}

static void put_copy(const freezing *f, const char *key, const char *value)
{
    put_key(f, key, tn_arena_text(f->arena, value));
}

static void put_price(const freezing *f, const char *key, bool set, tn_price price)
{
    char text[TN_DECIMAL_TEXT];
    if (set) {
        put_copy(f, key, tn_price_format(price, f->term->currency, text));
    }
}

static const char *percent_text(const freezing *f, tn_percent percent)
{
    char text[TN_DECIMAL_TEXT];
    return tn_arena_format(f->arena, "%s%%", tn_percent_format(percent, text));
}

static void put_percent(const freezing *f, const char *key, const tn_field_percent *percent)
{
    put_key(f, key, percent->set ? percent_text(f, percent->value) : NULL);
}

static void put_whole(const freezing *f, const char *key, const tn_field_number *number,
                      const char *unit)
{
    if (number->set) {
        put_key(f, key, tn_arena_format(f->arena, "%lld%s", (long long)number->value, unit));
    }
}

static void put_date(const freezing *f, const char *key, const tn_field_date *date)
{
    char text[TN_DATE_TEXT];
    if (date->set) {
        put_copy(f, key, tn_date_format(date->value, text));
    }
}

static void put_offer(const freezing *f, const tn_offer *o)
{
    char text[TN_DURATION_TEXT];
    if (o->duration.set) {
        put_copy(f, "duration", tn_duration_format((int)o->duration.value, text));
    }
    put_date(f, "start", &o->start);
    put_date(f, "end", &o->end);
    put_percent(f, "discount", &o->discount);
    put_whole(f, "net_terms", &o->net_terms, "");
    put_key(f, "purpose", tni_purposes[o->purpose.set ? o->purpose.value : TN_PURPOSE_NEW]);
    put_key(f, "buyer", o->buyer.value);
    put_key(f, "buyer_country", o->buyer_country.value);
    put_price(f, "tcv_usd", o->tcv_usd.set, o->tcv_usd.value);
    put_key(f, "po", o->po.value);
}

static void put_terms(freezing *f)
{
    begin_section(f, "terms", "");
    put_copy(f, "currency", f->term->currency.code);
    put_key(f, "purchase", tni_purchases[f->product->purchase.value]);
    put_key(f, "profile", tni_profiles[f->product->profile.value]); /* without one: the first */
    put_key(f, "policy", f->policy_text);
    if (f->offer) {
        put_offer(f, f->offer);
    }
}

/* The list prices of a dimension, in the currency of the terms; renewals may need any of them. */
static void put_lists(const freezing *f, const tn_dimension *d)
{
    static const char list[] = "list.";
    char key[sizeof(list) + TN_DURATION_TEXT];
    const bool own = tn_currency_equal(f->product->currency.value, f->term->currency);
    memcpy(key, list, sizeof(list));
    for (size_t i = 0; own && i < d->price_count; i++) {
        tn_duration_format(d->prices[i].months, key + sizeof(list) - 1);
        const char *copy = d->prices[i].price.set ? tn_arena_text(f->arena, key) : NULL;
        put_price(f, copy, copy != NULL, d->prices[i].price.value);
    }
}

static void put_prices(const freezing *f, size_t dimension)
{
    const tn_dimension *d = &f->product->dimensions[dimension];
    const tn_price net = f->term->net_price[dimension], usage = f->term->usage_price[dimension];
    const tn_field_price *listed = f->offer ? NULL : tn_dimension_price(d, f->term->months);
    const tn_offer_item *item = f->offer ? tn_offer_item_for(f->offer, dimension) : NULL;
    tn_maybe_price list = {listed != NULL, listed ? listed->value : (tn_price){0}};
    if (f->offer) {
        const tni_pricing pricing =
            tni_pricing_make(f->offer, f->tables, NULL, f->term->months, true);
        list = tni_pricing_unit(&pricing, dimension).list;
    }
    put_price(f, "list", list.known, list.price);
    put_price(f, "net", net.e8 >= 0, net);
    put_price(f, "payg", usage.e8 >= 0, usage);
    if (item) {
        put_percent(f, "discount", &item->discount);
    }
    put_key(f, "meter", d->meter.set ? tni_meters[d->meter.value] : NULL);
    put_key(f, "allowance", d->allowance.set ? tni_allowances[d->allowance.value] : NULL);
    for (size_t i = 0; i < d->include_count; i++) {
        const char *key = tn_arena_format(f->arena, "includes.%s", d->includes[i].label);
        put_key(f, key,
                tn_arena_format(f->arena, "%lld", (long long)d->includes[i].quantity.value));
    }
    put_lists(f, d);
}

/* A dimension that has no price under this offer has no section. */
static void put_dimension(freezing *f, size_t dimension)
{
    tn_section *before = f->tree->last;
    begin_section(f, "price", f->product->dimensions[dimension].label);
    put_prices(f, dimension);
    if (f->section && !f->section->first) {
        before->next = NULL;
        f->tree->last = before;
        f->tree->count--;
    }
}

static void put_items(freezing *f)
{
    for (size_t i = 0; !f->contract->item_count && i < f->product->dimension_count; i++) {
        const int64_t quantity = f->term->holdings[0].quantity[i];
        if (quantity > 0) {
            begin_section(f, "item", f->product->dimensions[i].label);
            put_key(f, "quantity", tn_arena_format(f->arena, "%lld", (long long)quantity));
        }
    }
}

/* The charges as agreed: those before the acceptance keep their dates here. */
static tn_status put_payments(freezing *f, tn_findings *findings)
{
    tn_schedule plan = {0};
    char day[TN_DATE_TEXT], amount[TN_DECIMAL_TEXT];
    const bool has_plan = f->offer && tn_offer_has_plan(f->offer);
    if (!has_plan && !(f->offer && f->offer->payments.total.set)) {
        return TN_OK;
    }
    begin_section(f, "payments", "");
    put_key(f, "plan", has_plan ? "custom" : "upfront");
    put_price(f, "total", f->offer->payments.total.set, f->offer->payments.total.value);
    const tn_status status = has_plan
                                 ? tn_schedule_build(f->arena, f->offer, f->term->total,
                                                     tn_instant_date(f->contract->accepted.value),
                                                     f->policy->remainder, findings, &plan)
                                 : TN_OK;
    for (size_t i = 0; status == TN_OK && i < plan.count; i++) {
        put_copy(f, tn_arena_text(f->arena, tn_date_format(plan.payments[i].date, day)),
                 tn_money_format(plan.payments[i].amount, amount));
    }
    return status;
}

static void put_renewal(freezing *f, const tn_renewal *r)
{
    begin_section(f, "renewal", "");
    put_key(f, "auto", !r->automatic.set ? NULL : r->automatic.value ? "yes" : "no");
    if (r->uplift.set) {
        const char *text = percent_text(f, r->uplift.value);
        put_key(f, "uplift",
                r->is_range ? tn_arena_format(f->arena, "%s..%s", text,
                                              percent_text(f, r->uplift_max.value))
                            : text);
    }
    put_percent(f, "default", &r->uplift_default);
    put_whole(f, "max_renewals", &r->max_renewals, "");
    put_whole(f, "decision", &r->decision_days, "d");
    put_whole(f, "adjustment", &r->adjustment_days, "d");
}

/* The contract with this agreement alone, from its acceptance, before anything happened. */
static tn_contract alone(const tn_contract *contract, const tn_event *replacement)
{
    tn_contract c = *contract;
    c.event_count = 0;
    if (replacement) {
        c.offer = replacement->offer;
        c.accepted = replacement->when;
        c.item_count = c.price_count = 0;
    }
    return c;
}

/* Another replacement stands on this one's day: its terms need the instant, or they would be mixed
 * with the other's. */
static bool is_second(const tn_contract *contract, const tn_event *replacement)
{
    const tn_instant at = replacement->when.value;
    for (size_t i = 0; i < contract->event_count; i++) {
        const tn_event *e = &contract->events[i];
        if (e->kind == TN_EVENT_REPLACE && e->when.value.seconds != at.seconds &&
            tn_instant_date(e->when.value).days == tn_instant_date(at).days) {
            return true;
        }
    }
    return false;
}

/* What the sections' labels end with: that of the file, where it has terms already. */
static const char *label_of(tn_arena *arena, const tn_contract *contract,
                            const tn_event *replacement)
{
    char text[TN_INSTANT_TEXT];
    if (!replacement) {
        return "";
    }
    return tn_arena_text(arena,
                         replacement->terms ? replacement->terms->label
                         : is_second(contract, replacement)
                             ? tn_instant_format(replacement->when.value, text)
                             : tn_date_format(tn_instant_date(replacement->when.value), text));
}

tn_status tni_freeze_tree(tn_arena *arena, const tn_contract *contract, const tn_event *replacement,
                          const tn_tables *tables, tn_findings *findings, tn_tree **out)
{
    const tn_contract own = alone(contract, replacement);
    const tn_life *life = NULL;
    tn_policy policy = *tn_tables_policy(tables, "aws");
    const tn_horizon none = {0};
    if (own.policy.value) { /* a wrong one was a finding of the file */
        tn_policy_parse(tables->policies, tables->policy_count, own.policy.value, &policy, NULL,
                        NULL);
    }
    tn_status status = tni_life_build(arena, &own, tables, &policy, &none, findings, &life);
    if (status != TN_OK) {
        return status;
    }
    freezing f = {.arena = arena,
                  .contract = &own,
                  .product = own.offer ? own.offer->product : own.product,
                  .offer = own.offer,
                  .tables = tables,
                  .term = &life->terms[0],
                  .policy = &policy,
                  .policy_text = replacement        ? NULL
                                 : own.policy.value ? own.policy.value
                                                    : "aws",
                  .when = label_of(arena, contract, replacement),
                  .tree = tn_tree_new(arena, contract->file)};
    if (!f.when || !f.tree) {
        return TN_E_NOMEM;
    }
    put_terms(&f);
    for (size_t i = 0; i < f.product->dimension_count; i++) {
        put_dimension(&f, i);
    }
    put_items(&f);
    status = put_payments(&f, findings);
    if (own.offer && own.offer->renewal.set) {
        put_renewal(&f, &own.offer->renewal);
    }
    status = tn_arena_failed(arena) ? TN_E_NOMEM : status;
    *out = status == TN_OK ? f.tree : NULL;
    return status;
}

tn_status tni_freeze_write(tn_arena *arena, const tn_contract *contract,
                           const tn_event *replacement, const tn_tables *tables,
                           tn_findings *findings, tn_buffer *out)
{
    tn_tree *tree = NULL;
    const tn_status status = tni_freeze_tree(arena, contract, replacement, tables, findings, &tree);
    for (const tn_section *s = tree ? tree->first : NULL; s; s = s->next) {
        tn_buffer_format(out, "\n[%s%s%s]\n", s->kind, *s->label ? " " : "", s->label);
        for (const tn_entry *e = s->first; e; e = e->next) {
            tn_buffer_format(out, "%s = %s\n", e->key, e->value);
        }
    }
    return status ? status : tn_buffer_status(out);
}
