/* Months of several contracts added up, by name and currency. */
#include "tenor/forecast.h"

#include <string.h>

static bool is_named(const tn_forecast_part *part, const char *name, tn_currency currency)
{
    const bool same = part->name && name ? strcmp(part->name, name) == 0 : part->name == name;
    return same && tn_currency_equal(part->ledger.currency, currency);
}

/* What is over all stays behind the rest. */
static tn_forecast_part *new_part(tn_forecast *f, const char *name, const tn_ledger *months)
{
    tn_forecast_part *parts =
        tn_arena_grow(f->arena, f->parts, f->count, &f->capacity, sizeof(*parts));
    if (!parts) {
        return NULL;
    }
    size_t at = f->count++;
    f->parts = parts;
    for (; name && at > 0 && !parts[at - 1].name; at--) {
        parts[at] = parts[at - 1];
    }
    parts[at] = (tn_forecast_part){name, {.currency = months->currency}};
    return &parts[at];
}

/* Months between two days, the day of the second included. */
static size_t months_to(tn_date from, tn_date last)
{
    const tn_civil a = tn_date_civil(from), b = tn_date_civil(last);
    return (size_t)((b.year - a.year) * 12 + b.month - a.month + 1);
}

/* The months of one as seen from the start and the length of both. */
static tn_status widen(tn_arena *arena, const tn_ledger *one, const tn_ledger *other,
                       tn_ledger *out)
{
    const tn_ledger *first = one->months[0].month.days <= other->months[0].month.days ? one : other;
    const tn_date a = one->months[one->count - 1].month, b = other->months[other->count - 1].month;
    const tn_date begin = first->months[0].month;
    const size_t count = months_to(begin, a.days > b.days ? a : b);
    tn_ledger wide = {.currency = one->currency};
    tn_status status = tn_ledger_window(arena, &wide, begin, count, &wide);
    for (size_t i = 0; i < one->count && status == TN_OK; i++) {
        wide.months[months_to(begin, one->months[i].month) - 1] = one->months[i];
    }
    *out = wide;
    return status;
}

tn_status tn_forecast_add(tn_forecast *f, const char *name, const tn_ledger *months)
{
    tn_forecast_part *part = NULL;
    tn_ledger sum = {.currency = months->currency}, more;
    for (size_t i = 0; i < f->count && !part; i++) {
        part = is_named(&f->parts[i], name, months->currency) ? &f->parts[i] : NULL;
    }
    part = part ? part : new_part(f, name, months);
    if (!part || months->count == 0) {
        return part ? TN_OK : TN_E_NOMEM;
    }
    const tn_ledger *before = part->ledger.count ? &part->ledger : months;
    tn_status status = widen(f->arena, before, months, &sum);
    if (status == TN_OK && part->ledger.count) {
        status = widen(f->arena, months, before, &more);
        for (size_t i = 0; i < sum.count && status == TN_OK; i++) {
            status = tn_ledger_month_add(&sum.months[i], &more.months[i]);
        }
    }
    status = status == TN_OK ? tn_ledger_sum(&sum) : status;
    if (status == TN_OK) {
        part->ledger = sum;
    }
    return status;
}
