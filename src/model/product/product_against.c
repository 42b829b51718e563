/* A listing against its previous version: changes that AWS does not allow, or that buyers must be
 * told of. */
#include <stdio.h>
#include <string.h>

#include "base/list.h"
#include "model/product/product_find.h"
#include "model/product/product_run.h"

typedef struct product_comparison {
    tni_product_run run; /* of the new product */
    const tn_product *old;
    const tni_name *labels, *keys; /* of the new one */
    bool draft; /* the old one is a draft: what is frozen by the release may still change */
    bool raised, lowered, added, retyped;
    tn_at raised_at;
    const tn_date *as_of; /* the day of the announcement; NULL */
} product_comparison;

/* What a release freezes is no more than news in a draft. */
static void frozen(const product_comparison *c, tn_finding *finding)
{
    if (finding && c->draft) {
        finding->severity = TN_NOTE;
    }
}

static bool differs(const char *a, const char *b)
{
    return a && b && strcmp(a, b) != 0;
}

/* ---- the product ---- */

static void compare_products(const product_comparison *c)
{
    const tn_product *now = c->run.product, *old = c->old;
    const char *unit = tn_product_unit(now, c->run.tables);
    const char *old_unit = tn_product_unit(old, c->run.tables);
    if (differs(now->product_id.value, old->product_id.value)) {
        tni_product_finding(&c->run, TN_PRD_AGAINST_ID, now->product_id.at,
                            "another product: '%.60s' was '%.60s'", now->product_id.value,
                            old->product_id.value);
    }
    if (differs(unit, old_unit)) {
        tni_product_finding(&c->run, TN_PRD_AGAINST_UNIT, now->unit.at,
                            "unit changed: '%s' was '%s'", unit, old_unit);
    }
    if (now->purchase.set && old->purchase.set && now->purchase.value != old->purchase.value) {
        frozen(c, tni_product_finding(&c->run, TN_PRD_AGAINST_PURCHASE, now->purchase.at,
                                      "purchase option changed: '%s' was '%s'",
                                      now->purchase.value == TN_PURCHASE_ANY ? "any" : "one-tier",
                                      old->purchase.value == TN_PURCHASE_ANY ? "any" : "one-tier"));
    }
    if (!tn_currency_equal(now->currency.value, old->currency.value)) {
        frozen(c, tni_product_finding(&c->run, TN_PRD_AGAINST_CURRENCY, now->currency.at,
                                      "currency changed: '%s' was '%s'", now->currency.value.code,
                                      old->currency.value.code));
    }
    if (tn_product_visibility(old) == TN_VISIBILITY_LIMITED &&
        tn_product_visibility(now) == TN_VISIBILITY_PUBLIC) {
        tni_product_finding(&c->run, TN_PRD_AGAINST_LIMITED,
                            now->visibility.set ? now->visibility.at : now->at,
                            "the listing leaves limited visibility");
    }
    for (size_t i = 0; i < old->month_count; i++) {
        bool kept = false;
        for (size_t j = 0; j < now->month_count; j++) {
            kept = kept || now->months[j] == old->months[i];
        }
        if (!kept) {
            frozen(c, tni_product_finding(&c->run, TN_PRD_AGAINST_DURATION, now->durations.at,
                                          "duration %dm removed", old->months[i]));
        }
    }
}

/* ---- dimensions ---- */

/* A raised price holds from the first of the month after 90 days of notice (16 March -> 1 July);
 * until those have passed the prices of the listing are locked. */
static void say_when(const product_comparison *c, tn_finding *finding)
{
    enum { NOTICE_DAYS = 90 };
    tn_date locked, effective;
    char day[3][TN_DATE_TEXT];
    if (c->draft || !c->as_of || tn_date_add_days(*c->as_of, NOTICE_DAYS, &locked) ||
        tn_date_add_months(locked, 1, 1, &effective)) {
        return;
    }
    tn_finding_hint(c->run.findings, finding,
                    "announced on %s it holds from %s; prices are locked until %s",
                    tn_date_format(*c->as_of, day[0]), tn_date_format(effective, day[1]),
                    tn_date_format(locked, day[2]));
}

static void compare_price(product_comparison *c, const tn_dimension *d, const tn_field_price *now,
                          const tn_field_price *old, const char *what)
{
    char a[TN_DECIMAL_TEXT], b[TN_DECIMAL_TEXT];
    const tn_currency currency = c->run.product->currency.value;
    if (!now || !now->set || !old->set || now->value.e8 == old->value.e8) {
        return;
    }
    const bool raised = now->value.e8 > old->value.e8;
    tn_finding *f = tni_dimension_finding(
        &c->run, d, raised ? TN_PRD_AGAINST_RAISED : TN_PRD_AGAINST_LOWERED, now->at,
        "%s %s: %s was %s", what, raised ? "raised" : "lowered",
        tn_price_format(now->value, currency, a), tn_price_format(old->value, currency, b));
    if (raised) {
        frozen(c, f);
        say_when(c, f);
    }
    if (raised && !c->raised) {
        c->raised_at = now->at;
    }
    c->raised = c->raised || raised;
    c->lowered = c->lowered || !raised;
}

static void compare_prices(product_comparison *c, const tn_dimension *now, const tn_dimension *old)
{
    for (size_t i = 0; i < old->price_count; i++) {
        char what[32];
        snprintf(what, sizeof(what), "price for %dm", old->prices[i].months);
        compare_price(c, now, tn_dimension_price(now, old->prices[i].months), &old->prices[i].price,
                      what);
    }
    compare_price(c, now, &now->payg, &old->payg, "price of usage");
    if (tn_dimension_is_contract(now) != tn_dimension_is_contract(old) ||
        tn_dimension_is_metered(now) != tn_dimension_is_metered(old)) {
        c->retyped = true;
        tni_dimension_finding(&c->run, now, TN_PRD_AGAINST_TYPES, now->at,
                              "contract and usage prices are not the same kinds as before");
    }
}

static void compare_includes(product_comparison *c, const tn_dimension *now,
                             const tn_dimension *old)
{
    for (size_t i = 0; i < old->include_count; i++) {
        const tn_include *before = &old->includes[i];
        const tn_include *after = TNI_NAMED(now->includes, now->include_count, before->label);
        const int64_t left = after ? after->quantity.value : 0;
        if (left < before->quantity.value) {
            tni_dimension_finding(&c->run, now, TN_PRD_AGAINST_INCLUDES,
                                  after ? after->quantity.at : now->at,
                                  "includes less of '%.100s': %lld was %lld", before->label,
                                  (long long)left, (long long)before->quantity.value);
        }
    }
}

static void compare_dimensions(product_comparison *c, const tn_dimension *now,
                               const tn_dimension *old)
{
    if (differs(now->key.value, old->key.value)) {
        tni_dimension_finding(&c->run, now, TN_PRD_AGAINST_KEY, now->key.at,
                              "API name changed: '%.100s' was '%.100s'", now->key.value,
                              old->key.value);
    }
    if (differs(now->name.value, old->name.value)) {
        tni_dimension_finding(&c->run, now, TN_PRD_AGAINST_NAME, now->name.at,
                              "display name changed: '%.100s' was '%.100s'", now->name.value,
                              old->name.value);
    }
    compare_prices(c, now, old);
    compare_includes(c, now, old);
}

/* The new dimension that continues an old one: same API name, else same label. */
static size_t successor(const product_comparison *c, const tn_dimension *old)
{
    const size_t count = c->run.product->dimension_count;
    const size_t found = tni_names_find(c->keys, count, old->key.value);
    const size_t named =
        found == TN_NO_DIMENSION ? tni_names_find(c->labels, count, old->label) : found;
    const bool other = named != TN_NO_DIMENSION && named != found &&
                       tni_dimension_of_key(c->old, c->run.product->dimensions[named].key.value);
    return other ? TN_NO_DIMENSION : named; /* it continues the old one of its own API name */
}

static void compare_all(product_comparison *c, bool *known)
{
    const tn_product *now = c->run.product;
    for (size_t i = 0; i < c->old->dimension_count; i++) {
        const tn_dimension *old = &c->old->dimensions[i];
        const size_t found = successor(c, old);
        if (found == TN_NO_DIMENSION) {
            frozen(c, tni_dimension_finding(&c->run, old, TN_PRD_AGAINST_REMOVED, now->at,
                                            "dimension '%.100s' removed", old->key.value));
            continue;
        }
        known[found] = true;
        compare_dimensions(c, &now->dimensions[found], old);
    }
    for (size_t i = 0; i < now->dimension_count; i++) {
        if (!known[i]) {
            c->added = true;
            tni_dimension_finding(&c->run, &now->dimensions[i], TN_PRD_AGAINST_ADDED,
                                  now->dimensions[i].at, "dimension '%.100s' added",
                                  now->dimensions[i].key.value);
        }
    }
    if (c->raised && !c->draft && (c->lowered || c->added)) {
        tni_product_finding(&c->run, TN_PRD_AGAINST_MIXED, c->raised_at,
                            "raises a price and %s in one change",
                            c->lowered ? "lowers another" : "adds a dimension");
    }
}

static bool sells_usage(const tn_product *product)
{
    bool sells = false;
    for (size_t i = 0; i < product->dimension_count; i++) {
        sells = sells || tn_dimension_is_metered(&product->dimensions[i]);
    }
    return sells;
}

/* The first usage price of a listing of contracts, or the first contract of one of usage. */
static void compare_models(const product_comparison *c)
{
    const tn_product *now = c->run.product;
    const bool contracts = tni_product_sells_contracts(now), usage = sells_usage(now);
    if (!c->draft && !c->retyped && c->old->dimension_count && now->dimension_count &&
        (contracts != tni_product_sells_contracts(c->old) || usage != sells_usage(c->old))) {
        tni_product_finding(&c->run, TN_PRD_AGAINST_MODEL, now->at,
                            "pricing model changed: it sells %s now",
                            contracts && usage ? "contracts and usage"
                            : contracts        ? "contracts alone"
                                               : "usage alone");
    }
}

/* A restricted dimension counts towards the quota as long as the product lives. */
static void count_restricted(const product_comparison *c)
{
    const tn_product *now = c->run.product;
    const size_t most = (size_t)c->run.limits->dimensions_max;
    size_t contract = 0, usage = 0;
    for (size_t i = 0; i < now->dimension_count; i++) {
        contract += tn_dimension_is_contract(&now->dimensions[i]);
        usage += tn_dimension_is_metered(&now->dimensions[i]);
    }
    const bool within = contract <= most && usage <= most; /* else that is a finding already */
    for (size_t i = 0; i < c->old->dimension_count; i++) {
        const tn_dimension *d = &c->old->dimensions[i];
        const bool gone = successor(c, d) == TN_NO_DIMENSION;
        contract += gone && tn_dimension_is_contract(d);
        usage += gone && tn_dimension_is_metered(d);
    }
    if (within && (contract > most || usage > most)) {
        tni_product_finding(&c->run, TN_PRD_AGAINST_QUOTA, now->at,
                            "with the removed ones there are %zu %s dimensions: AWS takes %zu",
                            contract > most ? contract : usage,
                            contract > most ? "contract" : "usage", most);
    }
}

static const char *label_of(const tn_dimension *d)
{
    return d->label;
}

static const char *key_of(const tn_dimension *d)
{
    return d->key.value;
}

void tn_product_check_against(const tn_product *product, const tn_product *old,
                              const tn_tables *tables, const tn_date *as_of, tn_findings *findings)
{
    tn_arena *arena = tn_findings_arena(findings);
    tn_findings_use_profile(findings, tn_product_profile(product));
    product_comparison c = {.run = {.product = product,
                                    .tables = tables,
                                    .limits = tn_product_limits(product, tables),
                                    .findings = findings,
                                    .arena = arena},
                            .old = old,
                            .draft =
                                old->visibility.set && old->visibility.value == TN_VISIBILITY_DRAFT,
                            .as_of = as_of};
    c.labels = tni_dimension_names(arena, product, label_of);
    c.keys = tni_dimension_names(arena, product, key_of);
    bool *known = tn_arena_take_array(arena, product->dimension_count, sizeof(*known));
    if (!c.labels || !c.keys || !known) {
        return; /* sticky in the arena */
    }
    compare_products(&c);
    compare_all(&c, known);
    count_restricted(&c);
    compare_models(&c);
}
