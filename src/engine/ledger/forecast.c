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

/* The first months of a sum as they are. */
static tn_status copy_months(tn_arena *arena, const tn_ledger *months, tn_ledger *out)
{
    const size_t size = months->count * sizeof(*months->months);
    tn_ledger_month *copy = tn_arena_take(arena, size);
    if (!copy) {
        return TN_E_NOMEM;
    }
    memcpy(copy, months->months, size);
    *out = *months;
    out->months = copy;
    out->next = NULL;
    return TN_OK;
}

/* The months are those of the sum: nothing has to be widened. */
static bool is_same_window(const tn_ledger *sum, const tn_ledger *months)
{
    return sum->count == months->count && sum->months[0].month.days == months->months[0].month.days;
}

/* Both are in the part's currency. */
static tn_status add_months(tn_ledger *sum, const tn_ledger *more)
{
    bool fits = true;
    for (size_t i = 0; i < sum->count && fits; i++) {
        fits = tni_ledger_month_sum(&sum->months[i], &more->months[i]);
    }
    return fits ? TN_OK : TN_E_RANGE;
}

tn_status tn_forecast_add(tn_forecast *f, const char *name, const tn_ledger *months)
{
    tn_forecast_part *part = part_of(f, name, months->currency);
    tn_ledger *sum = part ? &part->ledger : NULL, more = *months;
    tn_status status = sum ? keep_source(f, part) : TN_E_NOMEM;
    if (!sum || months->count == 0) {
        return status;
    }
    f->begins = f->begins.days ? f->begins : months->months[0].month;
    const bool summed = tn_currency_equal(months->total.closing.currency, months->currency);
    if (sum->count == 0) {
        status = status == TN_OK ? copy_months(f->arena, months, sum) : status;
        return status == TN_OK && !summed ? tn_ledger_sum(sum) : status;
    }
    const bool same = is_same_window(sum, months);
    if (same && summed) {
        status = status == TN_OK ? add_months(sum, months) : status;
        return status != TN_OK || tni_ledger_month_sum(&sum->total, &months->total) ? status
                                                                                    : TN_E_RANGE;
    }
    if (same) {
        status = status == TN_OK ? add_months(sum, months) : status;
    } else {
        const tn_ledger before = *sum;
        status = widen(f->arena, &before, months, sum);
        status = status == TN_OK ? widen(f->arena, months, &before, &more) : status;
        status = status == TN_OK ? add_months(sum, &more) : status;
    }
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
