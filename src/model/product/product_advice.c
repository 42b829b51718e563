/* A part of product_rules: legal prices that contradict each other. */

#include "model/product/product_rules.h"

/* Hours of a month as AWS bills them: 365 x 24 / 12. */
enum { MONTH_HOURS = 730 };

/* A price looks monthly when it is at most twice that of a term six times shorter. */
enum { MONTHLY_MONTHS = 6, MONTHLY_TIMES = 2 };

static tn_currency currency_of(const tni_product_run *run)
{
    const tn_currency usd = {"USD", 2};
    return run->product->currency.set ? run->product->currency.value : usd;
}

/* ---- durations of one dimension ---- */

/* The price a month, rounded to minor units, for a message. */
static const char *monthly(const tni_product_run *run, const tn_duration_price *cell, char *buffer)
{
    tn_money money = {0};
    const tn_fraction share = {1, cell->months};
    /* A price is at most 1e10 minor units: cannot overflow. */
    (void)tn_money_amount(cell->price.value, 1, share, currency_of(run), TN_HALF_UP, &money);
    return tn_money_format(money, buffer);
}

static const char *price_text(const tni_product_run *run, tn_price price, char *buffer)
{
    return tn_price_format(price, currency_of(run), buffer);
}

static void compare_terms(const tni_product_run *run, const tn_dimension *d,
                          const tn_duration_price *less, const tn_duration_price *more)
{
    char a[TN_DECIMAL_TEXT], b[TN_DECIMAL_TEXT];
    const int64_t low = less->price.value.e8, high = more->price.value.e8;
    if (more->months >= MONTHLY_MONTHS * less->months && high <= MONTHLY_TIMES * low) {
        tni_dimension_finding(run, d, TN_PRD_TERM_MONTHLY, more->price.at,
                              "price for %dm looks like a monthly one: %s, where %dm costs %s",
                              more->months, price_text(run, more->price.value, a), less->months,
                              price_text(run, less->price.value, b));
    } else if (high < low) {
        tni_dimension_finding(run, d, TN_PRD_TERM_CHEAPER, more->price.at,
                              "%dm costs less in total than %dm: %s, less than %s", more->months,
                              less->months, price_text(run, more->price.value, a),
                              price_text(run, less->price.value, b));
    } else if (high * less->months > low * more->months) {
        tni_dimension_finding(run, d, TN_PRD_TERM_DEARER, more->price.at,
                              "%dm is dearer per month than %dm: about %s a month, %dm %s",
                              more->months, less->months, monthly(run, more, a), less->months,
                              monthly(run, less, b));
    }
}

static void check_terms(const tni_product_run *run, const tn_dimension *d)
{
    const tn_duration_price *before = NULL;
    for (size_t i = 0; i < d->price_count; i++) {
        const tn_duration_price *cell = &d->prices[i];
        if (!cell->price.set) {
            continue;
        }
        if (cell->price.value.e8 == 0) {
            tni_dimension_finding(run, d, TN_PRD_PRICE_ZERO, cell->price.at,
                                  "price for %dm is zero", cell->months);
            continue;
        }
        if (before) {
            compare_terms(run, d, before, cell);
        }
        before = cell;
    }
    if (d->payg.set && d->payg.value.e8 == 0) {
        tni_dimension_finding(run, d, TN_PRD_PRICE_ZERO, d->payg.at, "price of usage is zero");
    }
}

/* ---- overage against contract ---- */

/*
 * Compares a unit held for a month by contract with the same unit paid as used. AWS's usage prices
 * are per metered unit and hour, so a unit in use all month is metered 730 times (overage, gauge);
 * a counter's unit is metered once, and the contract entitles to it each month, or once a term.
 */
static void check_overage(const tni_product_run *run, const tn_dimension *d)
{
    const bool counter = d->meter.value == TN_METER_COUNTER; /* not set: overage, of a month */
    const bool once = counter && d->allowance.value == TN_ALLOWANCE_TERM;
    const int64_t payg = d->payg.value.e8;
    const tn_duration_price *best = NULL;
    for (size_t i = 0; i < d->price_count; i++) {
        const tn_duration_price *cell = &d->prices[i];
        const tn_i128 times = once ? 1 : (tn_i128)cell->months * (counter ? 1 : MONTH_HOURS);
        if (!cell->price.set || payg * times >= cell->price.value.e8) {
            return; /* this contract costs no more than usage */
        }
        best = best ? best : cell;
    }
    if (best) {
        char a[TN_DECIMAL_TEXT], b[TN_DECIMAL_TEXT];
        tni_dimension_finding(run, d, TN_PRD_OVERAGE_CHEAPER, d->payg.at,
                              "usage is cheaper than any contract: %s %s; %dm costs %s",
                              price_text(run, d->payg.value, a),
                              once      ? "a unit"
                              : counter ? "a unit, each month"
                                        : "an hour, 730 hours a month",
                              best->months, price_text(run, best->price.value, b));
    }
}

/* ---- tiers compared ---- */

static const tn_field_price *price_at(const tni_product_run *run, const tni_name *tier, int months)
{
    return tn_dimension_price(&run->product->dimensions[tier->index], months);
}

static int64_t include_of(const tn_dimension *d, size_t dimension)
{
    for (size_t i = 0; i < d->include_count; i++) {
        if (d->includes[i].dimension == dimension) {
            return d->includes[i].quantity.value;
        }
    }
    return 0;
}

static void compare_includes(const tni_product_run *run, const tn_dimension *low,
                             const tn_dimension *high)
{
    for (size_t i = 0; i < low->include_count; i++) {
        const tn_include *include = &low->includes[i];
        const int64_t more = include_of(high, include->dimension);
        if (include->dimension != TN_NO_DIMENSION && more < include->quantity.value) {
            tni_dimension_finding(
                run, high, TN_PRD_TIER_INCLUDES_LESS, high->at,
                "dearer than '%.60s' but includes less of '%.60s': %lld, not %lld", low->label,
                include->label, (long long)more, (long long)include->quantity.value);
        }
    }
}

/* Compares two tiers adjacent in the order of their prices for months[0]. */
static void compare_tiers(const tni_product_run *run, const tni_name *low, const tni_name *high)
{
    const tn_product *p = run->product;
    const tn_dimension *a = &p->dimensions[low->index], *b = &p->dimensions[high->index];
    bool same = false, swapped = false;
    for (size_t i = 0; i < p->month_count && !same && !swapped; i++) {
        const tn_field_price *x = price_at(run, low, p->months[i]);
        const tn_field_price *y = price_at(run, high, p->months[i]);
        if (!x || !y || x->value.e8 == 0) {
            continue;
        }
        const tn_dimension *later = low->index > high->index ? a : b;
        const tn_field_price *at = later == a ? x : y;
        same = x->value.e8 == y->value.e8;
        swapped = x->value.e8 > y->value.e8;
        if (same) {
            tni_dimension_finding(run, later, TN_PRD_TIER_SAME_PRICE, at->at,
                                  "'%.60s' and '%.60s' cost the same for %dm", a->label, b->label,
                                  p->months[i]);
        } else if (swapped) {
            tni_dimension_finding(run, later, TN_PRD_TIER_ORDER, at->at,
                                  "'%.60s' costs less than '%.60s' for %dm, but more for %dm",
                                  a->label, b->label, p->months[0], p->months[i]);
        }
    }
    if (!same) {
        compare_includes(run, a, b);
    }
}

/* Sorts contract dimensions by price for the first duration and compares neighbours. Insertion
 * sort: tiers are few and mostly in order; above AWS's limit of 200 none is compared. */
static void check_tiers(const tni_product_run *run)
{
    const tn_product *p = run->product;
    tni_name *tiers = tn_arena_take_array(run->arena, p->dimension_count, sizeof(*tiers));
    size_t count = 0;
    if (!tiers || p->month_count == 0 ||
        p->dimension_count > 2 * (size_t)run->limits->dimensions_max) {
        return;
    }
    for (size_t i = 0; i < p->dimension_count; i++) {
        tni_name tier = {p->dimensions[i].label, i};
        const tn_field_price *price = price_at(run, &tier, p->months[0]);
        if (!price) {
            continue;
        }
        size_t at = count++;
        for (; at > 0 && price_at(run, &tiers[at - 1], p->months[0])->value.e8 > price->value.e8;
             at--) {
            tiers[at] = tiers[at - 1];
        }
        tiers[at] = tier;
    }
    for (size_t i = 1; i < count; i++) {
        compare_tiers(run, &tiers[i - 1], &tiers[i]);
    }
}

void tni_product_advice(const tni_product_run *run)
{
    const tn_product *p = run->product;
    for (size_t i = 0; i < p->dimension_count; i++) {
        const tn_dimension *d = &p->dimensions[i];
        check_terms(run, d);
        if (d->payg.set && d->payg.value.e8 > 0) {
            check_overage(run, d);
        }
    }
    if (p->purchase.set && p->purchase.value == TN_PURCHASE_ONE_TIER) {
        check_tiers(run);
    }
}
