/* Months of several contracts added up, by name and currency. */
#include "tenor/forecast.h"

#include <stdlib.h>
#include <string.h>

#include "base/list.h"
#include "engine/ledger/ledger.h"
#include "tenor/text.h"

static bool is_named(const tn_forecast_part *part, const char *name, tn_currency currency)
{
    const bool same = part->name && name ? strcmp(part->name, name) == 0 : part->name == name;
    return same && tn_currency_equal(part->ledger.currency, currency);
}

enum { PLACES = 16 };

/* Where the part is, or would be put: a table of which at most half is used. */
static tn_forecast_part **place_of(const tn_forecast *f, const char *name, tn_currency currency)
{
    size_t at = (size_t)tn_text_hash(currency.code, strlen(currency.code));
    at ^= name ? (size_t)tn_text_hash(name, strlen(name)) : 0;
    for (;; at++) {
        tn_forecast_part **place = &f->places[at & (f->place_count - 1)];
        if (!*place || is_named(*place, name, currency)) {
            return place;
        }
    }
}

static tn_status make_room(tn_forecast *f)
{
    if (2 * f->count < f->place_count) {
        return TN_OK;
    }
    const size_t count = f->place_count ? 2 * f->place_count : PLACES;
    tn_forecast_part **places = tn_arena_take_array(f->arena, count, sizeof(*places));
    if (!places) {
        return TN_E_NOMEM;
    }
    f->places = places;
    f->place_count = count;
    for (size_t i = 0; i < f->count; i++) {
        *place_of(f, f->parts[i]->name, f->parts[i]->ledger.currency) = f->parts[i];
    }
    return TN_OK;
}

/* The part of this name and currency, a new one if need be: what is over all stays behind the rest.
 * NULL: no memory. */
static tn_forecast_part *part_of(tn_forecast *f, const char *name, tn_currency currency)
{
    tn_forecast_part **place = make_room(f) == TN_OK ? place_of(f, name, currency) : NULL;
    if (!place || *place) {
        return place ? *place : NULL;
    }
    tn_forecast_part *part = tn_arena_take(f->arena, sizeof(*part));
    const char *copy = name ? tn_arena_text(f->arena, name) : NULL;
    tn_forecast_part **last = part && (copy || !name)
                                  ? tn_arena_append(f->arena, &f->parts, &f->count, sizeof(*last))
                                  : NULL;
    if (!last) {
        return NULL;
    }
    for (; name && last > f->parts && !last[-1]->name; last--) {
        *last = last[-1];
    }
    *part = (tn_forecast_part){.name = copy, .order = f->count, .ledger = {.currency = currency}};
    *last = *place = part;
    return part;
}

/* The first source by name, whichever was added first. */
static tn_status keep_source(tn_forecast *f, tn_forecast_part *part)
{
    if (f->source && (!part->source || strcmp(f->source, part->source) < 0)) {
        part->source = tn_arena_text(f->arena, f->source);
    }
    return f->source && !part->source ? TN_E_NOMEM : TN_OK;
}

/* From one month to another: both are first days. */
static size_t months_between(tn_date from, tn_date to)
{
    const tn_civil a = tn_date_civil(from), b = tn_date_civil(to);
    return (size_t)((b.year - a.year) * 12 + b.month - a.month);
}

/* The first months of a sum as they are. */
static tn_status copy_months(tn_arena *arena, const tn_ledger *months, tn_ledger *sum)
{
    const size_t size = months->count * sizeof(*months->months);
    sum->months = tn_arena_take(arena, size);
    if (!sum->months) {
        return TN_E_NOMEM;
    }
    memcpy(sum->months, months->months, size);
    sum->count = months->count;
    return TN_OK;
}

/* The sum begins and ends where the earlier and the later of both do. */
static tn_status widen(tn_arena *arena, tn_ledger *sum, const tn_ledger *more)
{
    const tn_ledger before = *sum;
    const tn_date first = sum->months[0].month, last = sum->months[sum->count - 1].month;
    const tn_date from = more->months[0].month, to = more->months[more->count - 1].month;
    const tn_date begin = from.days < first.days ? from : first;
    const size_t count = months_between(begin, to.days > last.days ? to : last) + 1;
    if (count == sum->count) {
        return TN_OK;
    }
    const tn_status status = tni_ledger_begin(arena, begin, count, sum->currency, sum);
    if (status == TN_OK) {
        memcpy(&sum->months[months_between(begin, first)], before.months,
               before.count * sizeof(*before.months));
    }
    return status;
}

/* Both are in one currency. */
static tn_status add_months(tn_arena *arena, tn_ledger *sum, const tn_ledger *more)
{
    const tn_status status = widen(arena, sum, more);
    bool fits = true;
    if (status != TN_OK) {
        return status;
    }
    tn_ledger_month *to = &sum->months[months_between(sum->months[0].month, more->months[0].month)];
    for (size_t i = 0; i < more->count && fits; i++) {
        fits = tni_ledger_month_sum(&to[i], &more->months[i]);
    }
    return fits ? TN_OK : TN_E_RANGE;
}

tn_status tn_forecast_add(tn_forecast *f, const char *name, const tn_ledger *months)
{
    tn_forecast_part *part = part_of(f, name, months->currency);
    tn_status status = part ? keep_source(f, part) : TN_E_NOMEM;
    if (status != TN_OK || months->count == 0) {
        return status;
    }
    tn_ledger *sum = &part->ledger;
    f->begins = f->begins.days ? f->begins : months->months[0].month;
    status = sum->count ? add_months(f->arena, sum, months) : copy_months(f->arena, months, sum);
    return status == TN_OK ? tn_ledger_sum(sum) : status;
}

/* Without a source, by name: contracts that are gone, which stand behind the others. */
static int by_source(const void *left, const void *right)
{
    const tn_forecast_part *a = *(tn_forecast_part *const *)left,
                           *b = *(tn_forecast_part *const *)right;
    if (!a->name != !b->name) {
        return !a->name - !b->name;
    }
    const int order = a->source && b->source   ? strcmp(a->source, b->source)
                      : a->source || b->source ? !a->source - !b->source
                      : a->name                ? strcmp(a->name, b->name)
                                               : 0;
    return order ? order : TNI_COMPARE(a->order, b->order);
}

void tn_forecast_sort(tn_forecast *f)
{
    if (f->count) {
        qsort(f->parts, f->count, sizeof(*f->parts), by_source);
    }
}
