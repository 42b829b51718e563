/* A part of product_rules: prices by duration, what a unit includes, how usage is metered. */
#include <string.h>

#include "model/product/product_find.h"
#include "model/product/product_rules.h"
#include "tenor/text.h"

/* ---- contract prices ---- */

static bool has_cell(const tn_dimension *d, int months)
{
    for (size_t i = 0; i < d->price_count; i++) {
        if (d->prices[i].months == months) {
            return true;
        }
    }
    return false;
}

static void check_cells(const tni_product_run *run, const tn_dimension *d)
{
    const tn_product *p = run->product;
    for (size_t i = 0; i < p->month_count; i++) {
        bool first = true;
        for (size_t j = 0; j < i; j++) {
            first = first && p->months[j] != p->months[i];
        }
        if (first && !has_cell(d, p->months[i])) {
            tn_finding_hint(run->findings,
                            tni_dimension_finding(run, d, TN_PRD_PRICE_MISSING, d->at,
                                                  "no price for %dm: every contract dimension is "
                                                  "priced for every duration",
                                                  p->months[i]),
                            "write price.%dm = ..., or take %dm out of 'durations'", p->months[i],
                            p->months[i]);
        }
    }
    for (size_t i = 0; p->month_count && i < d->price_count; i++) {
        const tn_duration_price *cell = &d->prices[i];
        if (!tni_product_lists(p, cell->months)) {
            tni_dimension_finding(run, d, TN_PRD_PRICE_UNLISTED, cell->price.at,
                                  "price for %dm, which is not among the durations", cell->months);
        }
    }
}

/* The price rounded half-up to places, as text. */
static const char *rounded(tn_price price, int places, char *buffer)
{
    int64_t step = 1, count = 0;
    for (int i = places; i < 8; i++) {
        step *= 10;
    }
    /* A price is at most 1e16: cannot overflow. */
    (void)tn_fraction_round(tn_fraction_make(price.e8, step), TN_HALF_UP, &count);
    return tn_decimal_format(count * step, 8, 0, buffer);
}

static void check_places(const tni_product_run *run, const tn_dimension *d)
{
    char text[TN_DECIMAL_TEXT];
    const int most = run->limits->contract_places;
    for (size_t i = 0; i < d->price_count; i++) {
        const tn_field_price *price = &d->prices[i].price;
        if (price->set && price->places > most) {
            tn_finding *finding =
                tni_dimension_finding(run, d, TN_PRD_PRICE_PLACES, price->at,
                                      "price for %dm has %d decimals: expected at most %d",
                                      d->prices[i].months, price->places, most);
            const char *fitting = rounded(price->value, most, text);
            if (strcmp(fitting, "0") != 0) { /* never free by rounding */
                char wrong[TN_DECIMAL_TEXT];
                tn_finding_hint(run->findings, finding, "write %s", fitting);
                tn_decimal_format(price->value.e8, 8, 0, wrong);
                tn_finding_fix(run->findings, finding, wrong, strlen(wrong), fitting);
            }
        } else if (price->set && price->places && run->product->currency.set &&
                   run->product->currency.value.places == 0) {
            tni_dimension_finding(run, d, TN_PRD_PRICE_MINOR, price->at,
                                  "price for %dm has decimals, %s has none", d->prices[i].months,
                                  run->product->currency.value.code);
        }
    }
}

static void check_contract(const tni_product_run *run, size_t index)
{
    const tn_dimension *d = &run->product->dimensions[index];
    const bool incomplete = run->incomplete && run->incomplete[index];
    if (tn_dimension_is_contract(d)) {
        check_cells(run, d);
        check_places(run, d);
    } else if (!tn_dimension_is_metered(d) && !incomplete) {
        tni_dimension_finding(run, d, TN_PRD_NO_PRICE, d->at,
                              "dimension has no price: expected contract prices, payg, or both");
    }
}

/* ---- includes ---- */

/* Above so many dimensions (AWS: 200 and 200) no label is suggested: it would take too long. */
enum { SUGGEST_MAX = 400 };

static void unknown_include(const tni_product_run *run, const tn_dimension *d,
                            const tn_include *include, const char **labels)
{
    const size_t count = run->product->dimension_count;
    tn_finding *finding =
        tni_dimension_finding(run, d, TN_PRD_INCLUDES_UNKNOWN, include->quantity.at,
                              "includes an unknown dimension '%.100s'", include->label);
    const int nearest =
        finding && count <= SUGGEST_MAX ? tn_text_nearest(include->label, labels, count) : -1;
    if (nearest >= 0) {
        tn_finding_hint(run->findings, finding, "did you mean 'includes.%s'?", labels[nearest]);
        tn_finding_fix(run->findings, finding, include->label, strlen(include->label),
                       labels[nearest]);
    }
}

/* included[i] becomes true when some dimension includes units of dimension i. */
static void check_includes(const tni_product_run *run, size_t index, bool *included,
                           const char **labels)
{
    const tn_product *p = run->product;
    const tn_dimension *d = &p->dimensions[index];
    for (size_t i = 0; i < d->include_count; i++) {
        const tn_include *include = &d->includes[i];
        const tn_at at = include->quantity.at;
        if (include->dimension == TN_NO_DIMENSION) {
            unknown_include(run, d, include, labels);
            continue;
        }
        const tn_dimension *other = &p->dimensions[include->dimension];
        included[include->dimension] = true;
        if (include->dimension == index) {
            tni_dimension_finding(run, d, TN_PRD_INCLUDES_SELF, at, "dimension includes itself");
        } else if (!tn_dimension_is_metered(other) && tni_is_absent(other->payg.at, other->at)) {
            tni_dimension_finding(run, d, TN_PRD_INCLUDES_UNMETERED, at,
                                  "includes '%.100s', which has no payg price", include->label);
        }
    }
    if (d->include_count && !tn_dimension_is_contract(d)) {
        tni_dimension_finding(run, d, TN_PRD_INCLUDES_IDLE, d->includes[0].quantity.at,
                              "includes without a contract price: nobody can hold a unit of it");
    }
}

/* What the dimension includes that may be part of a circle; NULL. */
static const tn_include *open_include(const tn_product *p, size_t index, const bool *ends)
{
    const tn_dimension *d = &p->dimensions[index];
    for (size_t i = 0; i < d->include_count; i++) {
        const size_t other = d->includes[i].dimension;
        if (other != TN_NO_DIMENSION && other != index && !ends[other]) {
            return &d->includes[i];
        }
    }
    return NULL;
}

/* Dimensions whose includes all end are struck off until none is; from what is left, includes lead
 * into a circle. */
static void check_circle(const tni_product_run *run)
{
    const tn_product *p = run->product;
    bool *ends = tn_arena_take_array(run->arena, p->dimension_count, sizeof(*ends));
    bool again = ends != NULL;
    while (again) {
        again = false;
        for (size_t i = 0; i < p->dimension_count; i++) {
            if (!ends[i] && !open_include(p, i, ends)) {
                ends[i] = again = true;
            }
        }
    }
    size_t at = 0;
    while (ends && at < p->dimension_count && ends[at]) {
        at++;
    }
    if (!ends || at == p->dimension_count) {
        return;
    }
    for (size_t i = 0; i < p->dimension_count; i++) { /* that many steps end in the circle */
        at = open_include(p, at, ends)->dimension;
    }
    const tn_include *include = open_include(p, at, ends);
    tni_dimension_finding(run, &p->dimensions[at], TN_PRD_INCLUDES_CIRCLE, include->quantity.at,
                          "includes '%.100s', which in the end includes it", include->label);
}

/* ---- metering ---- */

static void check_meter(const tni_product_run *run, const tn_dimension *d, bool included)
{
    const bool metered = tn_dimension_is_metered(d);
    const bool known = d->meter.set || tni_is_absent(d->meter.at, d->at);
    const tn_meter meter = (tn_meter)d->meter.value; /* not set: overage */
    if (!metered && tni_is_absent(d->payg.at, d->at)) {
        if (d->meter.set) {
            tni_dimension_finding(run, d, TN_PRD_METER_IDLE, d->meter.at,
                                  "meter without payg: nothing is metered");
        }
        if (d->allowance.set) {
            tni_dimension_finding(run, d, TN_PRD_ALLOWANCE_IDLE, d->allowance.at,
                                  "allowance without payg: nothing is metered");
        }
        return;
    }
    if (d->allowance.set && known && meter != TN_METER_COUNTER) {
        tni_dimension_finding(run, d, TN_PRD_ALLOWANCE_IDLE, d->allowance.at,
                              "allowance without meter = counter");
    }
    if (metered && meter != TN_METER_OVERAGE && !included && !tn_dimension_is_contract(d)) {
        tni_dimension_finding(run, d, TN_PRD_METER_ALONE, d->meter.at,
                              "nothing entitles to this dimension: every unit is billed");
    }
}

/* ---- all of them ---- */

static void check_free(const tni_product_run *run)
{
    const tn_product *p = run->product;
    size_t prices = 0, zeros = 0;
    for (size_t i = 0; i < p->dimension_count; i++) {
        const tn_dimension *d = &p->dimensions[i];
        for (size_t j = 0; j < d->price_count; j++) {
            prices++;
            zeros += d->prices[j].price.set && d->prices[j].price.value.e8 == 0;
        }
        prices += d->payg.set;
        zeros += d->payg.set && d->payg.value.e8 == 0;
    }
    if (prices && zeros == prices) {
        tn_findings_add(run->findings, TN_PRD_FREE, p->at, "product",
                        "every price is zero: AWS turns the listing into a free one");
    }
}

void tni_dimension_prices(const tni_product_run *run)
{
    const tn_product *p = run->product;
    bool *included = tn_arena_take_array(run->arena, p->dimension_count, sizeof(*included));
    const char **labels = tn_arena_take_array(run->arena, p->dimension_count, sizeof(*labels));
    if (!included || !labels) {
        return;
    }
    for (size_t i = 0; i < p->dimension_count; i++) {
        labels[i] = p->dimensions[i].label;
    }
    for (size_t i = 0; i < p->dimension_count; i++) {
        check_contract(run, i);
        check_includes(run, i, included, labels);
    }
    for (size_t i = 0; i < p->dimension_count; i++) {
        check_meter(run, &p->dimensions[i], included[i]);
    }
    check_circle(run);
    check_free(run);
}
