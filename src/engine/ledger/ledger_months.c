/* Part of ledger.h: months, one after another and added up. Each contract of a portfolio has dozens
 * of them. */
#include <stddef.h>
#include <string.h>

#include "engine/ledger/ledger.h"

tn_date tn_month_of(tn_date date)
{
    return (tn_date){date.days - (tn_date_civil(date).day - 1)};
}

tn_date tni_month_last(tn_date month)
{
    const tn_civil c = tn_date_civil(month);
    return (tn_date){month.days + tn_month_days(c.year, c.month) - 1};
}

/* The amounts of a month: what flows in it, then the balances. */
#define FLOWS(WITH)                                                                                \
    WITH(invoiced)                                                                                 \
    WITH(cash)                                                                                     \
    WITH(fees)                                                                                     \
    WITH(net)                                                                                      \
    WITH(revenue)                                                                                  \
    WITH(overage)                                                                                  \
    WITH(adjustment)                                                                               \
    WITH(revenue_adjustment)                                                                       \
    WITH(translation)
#define BALANCES(WITH)                                                                             \
    WITH(opening)                                                                                  \
    WITH(deferred)                                                                                 \
    WITH(unbilled)                                                                                 \
    WITH(unbilled_usage)                                                                           \
    WITH(closing)

#define OFFSET_OF(amount) offsetof(tn_ledger_month, amount),
static const size_t amounts[] = {FLOWS(OFFSET_OF) BALANCES(OFFSET_OF)};

enum { AMOUNTS = sizeof(amounts) / sizeof(*amounts) };

static tn_money *amount_of(tn_ledger_month *month, size_t i)
{
    return (tn_money *)(void *)((char *)month + amounts[i]);
}

static tn_ledger_month empty_month(tn_date month, tn_currency currency)
{
    tn_ledger_month m = {.month = month};
    for (size_t i = 0; i < AMOUNTS; i++) {
        amount_of(&m, i)->currency = currency;
    }
    return m;
}

/* One month after another, without a division for each. */
typedef struct month_walk {
    tn_date month;
    tn_civil civil; /* of it */
} month_walk;

static month_walk months_from(tn_date month)
{
    return (month_walk){month, tn_date_civil(month)};
}

static tn_status next_month(month_walk *w)
{
    const int days = tn_month_days(w->civil.year, w->civil.month);
    const bool last = w->civil.month == 12;
    w->civil.year += last;
    w->civil.month = last ? 1 : w->civil.month + 1;
    return tn_date_add_days(w->month, days, &w->month);
}

tn_status tni_ledger_month_in(const tn_fx *fx, tn_date day, tn_currency to, tn_ledger_month *m)
{
    tn_status status = TN_OK;
    for (size_t i = 0; i < AMOUNTS && status == TN_OK; i++) {
        status = tn_fx_convert(fx, day, to, *amount_of(m, i), amount_of(m, i));
    }
    return status;
}

tn_status tni_ledger_begin(tn_arena *arena, tn_date begin, size_t count, tn_currency currency,
                           tn_ledger *out)
{
    const tn_ledger_month empty = empty_month(begin, currency);
    month_walk walk = months_from(begin);
    tn_status status = TN_OK;
    out->currency = currency;
    out->count = count;
    out->months = tn_arena_repeat(arena, &empty, count, sizeof(empty));
    for (size_t i = 0; i < count && out->months && status == TN_OK; i++) {
        out->months[i].month = walk.month;
        status = i + 1 < count ? next_month(&walk) : TN_OK;
    }
    return out->months ? status : TN_E_NOMEM;
}

/* All are added, whether they fit or not, without a loop: nearly always they do. */
#define ADD(amount)                                                                                \
    beyond |= __builtin_add_overflow(sum->amount.minor, month->amount.minor, &sum->amount.minor);

static bool add_flows(tn_ledger_month *sum, const tn_ledger_month *month)
{
    bool beyond = false;
    FLOWS(ADD)
    sum->assumed = sum->assumed || month->assumed;
    return !beyond;
}

bool tni_ledger_month_sum(tn_ledger_month *sum, const tn_ledger_month *month)
{
    bool beyond = !add_flows(sum, month);
    BALANCES(ADD)
    return !beyond;
}

#define SAME(amount) &&tn_currency_equal(sum->amount.currency, month->amount.currency)

tn_status tn_ledger_month_add(tn_ledger_month *sum, const tn_ledger_month *month)
{
    tn_ledger_month t = *sum;
    const bool same = true FLOWS(SAME) BALANCES(SAME);
    if (!same || !tni_ledger_month_sum(&t, month)) {
        return TN_E_RANGE;
    }
    *sum = t;
    return TN_OK;
}

tn_status tn_ledger_sum(tn_ledger *l)
{
    tn_ledger_month total = empty_month(l->count ? l->months[0].month : (tn_date){0}, l->currency);
    bool fits = true;
    for (size_t i = 0; i < l->count && fits; i++) {
        fits = add_flows(&total, &l->months[i]);
    }
    if (l->count) {
        const tn_ledger_month *last = &l->months[l->count - 1];
        total.opening = l->months[0].opening;
        total.deferred = last->deferred;
        total.unbilled = last->unbilled;
        total.unbilled_usage = last->unbilled_usage;
        total.closing = last->closing;
    }
    l->total = total;
    return fits ? TN_OK : TN_E_RANGE;
}

/* The balances as they stand behind a month. */
static void carry(tn_ledger_month *to, const tn_ledger_month *before)
{
    to->opening = to->closing = before->closing;
    to->deferred = before->deferred;
    to->unbilled = before->unbilled;
    to->unbilled_usage = before->unbilled_usage;
}

/* Copies of the months from the next one on, and the balances behind them where there are none. */
static tn_status copy_months(tn_arena *arena, const tn_ledger *ledger, size_t next, tn_date begin,
                             tn_ledger *part)
{
    const tn_ledger_month *months = ledger->months;
    const tn_status status = tni_ledger_begin(arena, begin, part->count, ledger->currency, part);
    for (size_t i = 0; i < part->count && status == TN_OK; i++) {
        tn_ledger_month *shown = &part->months[i];
        if (next < ledger->count && months[next].month.days == shown->month.days) {
            *shown = months[next++];
        } else if (next > 0) {
            carry(shown, &months[next - 1]);
        }
    }
    return status;
}

tn_status tn_ledger_window(tn_arena *arena, const tn_ledger *ledger, tn_date from, size_t count,
                           tn_ledger *out)
{
    tn_ledger part = {.currency = ledger->currency, .count = count};
    tn_ledger_month *months = ledger->months;
    const tn_date begin = tn_month_of(from);
    tn_status status = TN_OK;
    size_t next = 0; /* the first month that is not before the one to show */
    while (next < ledger->count && months[next].month.days < begin.days) {
        next++;
    }
    if (next < ledger->count && months[next].month.days == begin.days &&
        count <= ledger->count - next) {
        part.months = &months[next];
    } else {
        status = copy_months(arena, ledger, next, begin, &part);
    }
    if (status == TN_OK) {
        *out = part;
    }
    return status;
}
