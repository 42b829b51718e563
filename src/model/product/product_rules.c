/* The rules of a listing as a whole: title, id, category, unit, currency, durations, how many. */
#include "model/product/product_rules.h"
#include "model/product/listing.h"
#include "model/product/listing_words.h"
#include "model/product/product_find.h"

#include <string.h>

#include "tenor/text.h"

enum { TITLE_MAX = 72 }; /* ProductTitle of AWS's shapes */

static void check_title(const tni_product_run *run)
{
    const tn_field_text *title = &run->product->title;
    if (title->value && !*title->value) {
        tni_product_finding(run, TN_PRD_TITLE_MISSING, title->at, "the title is empty");
    }
    const size_t length = title->value ? tn_text_count(title->value, strlen(title->value)) : 0;
    if (length > TITLE_MAX) {
        tni_product_finding(run, TN_CHG_TITLE, title->at,
                            "the title has %zu characters, %d are allowed", length, TITLE_MAX);
    }
}

/* `prod-` and 13 or 25 letters and digits, or a UUID. */
static bool is_product_id(const char *id)
{
    static const char hex[] = "0123456789abcdef";
    static const char alnum[] = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const size_t length = strlen(id);
    if (strncmp(id, "prod-", 5) == 0) {
        return strspn(id + 5, alnum) == length - 5 && (length == 18 || length == 30);
    }
    bool uuid = length == 36;
    for (size_t i = 0; uuid && i < length; i++) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        uuid = dash ? id[i] == '-' : strchr(hex, id[i]) != NULL;
    }
    return uuid;
}

static void check_id(const tni_product_run *run)
{
    const tn_field_text *id = &run->product->product_id;
    if (id->value && !is_product_id(id->value)) {
        tni_product_finding(run, TN_PRD_ID_FORM, id->at,
                            "product id is ill-formed: found '%.60s', expected prod- and 13 or 25 "
                            "letters and digits",
                            id->value);
    }
}

static void check_category(const tni_product_run *run)
{
    const tn_field_text *written = &run->product->category;
    if (!written->value) {
        return;
    }
    const tn_category *category = tn_tables_category(run->tables, written->value);
    if (!category) {
        const size_t count = run->tables->category_count;
        const char **names = tn_arena_take_array(run->arena, count, sizeof(*names));
        for (size_t i = 0; names && i < count; i++) {
            names[i] = run->tables->categories[i].name;
        }
        tn_finding_suggest(run->findings,
                           tni_product_finding(run, TN_PRD_CATEGORY_UNKNOWN, written->at,
                                               "unknown category: found '%.60s'", written->value),
                           written->value, names, names ? count : 0);
    } else if (strcmp(category->name, "tiers") == 0) {
        tni_product_finding(run, TN_PRD_CATEGORY_TIERS, written->at,
                            "the category 'tiers' is no longer offered by the portal");
    }
}

static void check_unit(const tni_product_run *run)
{
    const tn_product *p = run->product;
    const tn_category *category =
        p->category.value ? tn_tables_category(run->tables, p->category.value) : NULL;
    if (!p->unit.value) {
        if (category && !category->unit && tni_is_absent(p->unit.at, p->at)) {
            tni_product_finding(run, TN_PRD_UNIT_MISSING, p->category.at,
                                "category '%s' has several units and none is named",
                                category->name);
        }
    } else if (!tn_tables_unit(run->tables, p->unit.value)) {
        tn_finding *finding = tni_product_finding(run, TN_PRD_UNIT_UNKNOWN, p->unit.at,
                                                  "unknown unit: found '%.60s'", p->unit.value);
        tn_finding_suggest(run->findings, finding, p->unit.value, run->tables->units,
                           run->tables->unit_count);
        if (finding && p->product_id.value) {
            finding->fix = NULL; /* a live listing's units never change: a person decides */
        }
    } else if (category && category->unit_count &&
               !tni_category_has_unit(category, p->unit.value)) {
        tni_product_finding(run, TN_PRD_UNIT_OTHER, p->unit.at,
                            "unit '%s' does not fit the category '%s'", p->unit.value,
                            category->name);
    }
}

static void check_currency(const tni_product_run *run)
{
    const tn_field_currency *currency = &run->product->currency;
    if (!currency->set) {
        return;
    }
    const char *code = currency->value.code;
    if (strcmp(code, "USD") != 0) {
        tni_product_finding(run, TN_PRD_CURRENCY_PUBLIC, currency->at,
                            "a public listing is priced in USD: found '%s'", code);
    }
    const tn_currency_entry *entry = tn_tables_currency(run->tables, code);
    if (entry && entry->flagged) {
        tni_product_finding(run, TN_PRD_CURRENCY_FLAGGED, currency->at,
                            "'%s' is not a currency all of AWS's pages name: %.200s", code,
                            entry->source);
    }
}

/* ---- durations ---- */

static bool listed(int months)
{
    return months == 1 || months == 12 || months == 24 || months == 36;
}

static void check_duration(const tni_product_run *run, size_t i, bool *custom, bool any_listed)
{
    const tn_product *p = run->product;
    const tn_at at = p->durations.items[i].at;
    for (size_t j = 0; j < i; j++) {
        if (p->months[j] == p->months[i]) {
            tni_product_finding(run, TN_PRD_DURATION_TWICE, at,
                                "duration %dm is listed twice: '%s' and '%s'", p->months[i],
                                p->durations.items[j].value, p->durations.items[i].value);
            return;
        }
    }
    if (p->months[i] > run->limits->custom_months_max) {
        tni_product_finding(run, TN_PRD_DURATION_LONG, at,
                            "duration %dm is too long: expected at most %dm", p->months[i],
                            run->limits->custom_months_max);
    }
    if (listed(p->months[i])) {
        return;
    }
    tni_product_finding(run, TN_PRD_DURATION_CUSTOM, at,
                        "custom duration %dm in a public listing: expected 1m, 12m, 24m or 36m",
                        p->months[i]);
    if (any_listed) {
        tni_product_finding(run, TN_PRD_DURATION_MIXED, at,
                            "custom duration %dm beside listed ones", p->months[i]);
    }
    if (*custom) {
        tni_product_finding(run, TN_PRD_DURATION_CUSTOMS, at, "more than one custom duration: %dm",
                            p->months[i]);
    }
    *custom = true;
}

enum { DURATIONS_MAX = 5 }; /* rate cards in one pricing term */

static void check_durations(const tni_product_run *run)
{
    const tn_product *p = run->product;
    bool custom = false, any_listed = false, ordered = true;
    for (size_t i = 0; i < p->month_count; i++) {
        any_listed = any_listed || listed(p->months[i]);
        ordered = ordered && (i == 0 || p->months[i - 1] <= p->months[i]);
    }
    for (size_t i = 0; i < p->month_count; i++) {
        check_duration(run, i, &custom, any_listed);
    }
    if (!ordered) {
        tni_product_finding(run, TN_PRD_DURATION_ORDER, p->durations.at,
                            "durations are not in ascending order");
    }
    if (p->month_count > DURATIONS_MAX) {
        tni_product_finding(run, TN_PRD_DURATION_COUNT, p->durations.items[DURATIONS_MAX].at,
                            "too many durations: found %zu, expected at most %d", p->month_count,
                            DURATIONS_MAX);
    }
}

/* ---- how many dimensions ---- */

static void check_counts(const tni_product_run *run)
{
    const tn_product *p = run->product;
    const size_t most = (size_t)run->limits->dimensions_max;
    size_t contract = 0, usage = 0, incomplete = 0;
    for (size_t i = 0; i < p->dimension_count; i++) {
        const tn_dimension *d = &p->dimensions[i];
        contract += tn_dimension_is_contract(d);
        usage += tn_dimension_is_metered(d);
        incomplete += run->incomplete && run->incomplete[i];
        if (tn_dimension_is_contract(d) && contract == most + 1) {
            tni_dimension_finding(run, d, TN_PRD_CONTRACT_COUNT, d->at,
                                  "more than %zu contract dimensions", most);
        }
        if (tn_dimension_is_metered(d) && usage == most + 1) {
            tni_dimension_finding(run, d, TN_PRD_USAGE_COUNT, d->at,
                                  "more than %zu usage dimensions", most);
        }
    }
    if (p->dimension_count == 0) {
        tni_product_finding(run, TN_PRD_NO_DIMENSION, p->at, "the product has no dimension");
    } else if (contract == 0 && p->month_count && incomplete == 0) {
        tni_product_finding(
            run, TN_PRD_DURATION_UNUSED, p->durations.at,
            "durations without a contract price: every dimension is paid as it goes");
    } else if (contract && tni_is_absent(p->durations.at, p->at)) {
        tni_product_finding(
            run, TN_PRD_DURATIONS_MISSING, p->at,
            "'durations' is missing: there are contract prices, and nothing says for which terms");
    }
}

static void check_product(const tni_product_run *run)
{
    check_title(run);
    check_id(run);
    check_category(run);
    check_unit(run);
    check_currency(run);
    check_durations(run);
    check_counts(run);
}

static const char *key_of(const tn_dimension *dimension)
{
    return dimension->key.value;
}

void tn_product_check(const tn_product *product, const tn_tables *tables, tn_findings *findings)
{
    tni_product_check(product, tables, NULL, findings);
}

void tni_product_check(const tn_product *product, const tn_tables *tables, const bool *incomplete,
                       tn_findings *findings)
{
    tn_findings_use_profile(findings, tn_product_profile(product));
    tni_product_run run = {.product = product,
                           .tables = tables,
                           .limits = tn_product_limits(product, tables),
                           .findings = findings,
                           .arena = tn_findings_arena(findings),
                           .incomplete = incomplete};
    run.keys = tni_dimension_names(run.arena, product, key_of);
    if (!run.keys) {
        return; /* sticky in the arena */
    }
    check_product(&run);
    tni_dimension_texts(&run);
    tni_dimension_prices(&run);
    tni_product_advice(&run);
    tni_listing_check(&run);
    tni_listing_words(&run);
}
