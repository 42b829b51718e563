/* Part of forecast: the months of a forecast in one currency (rule 4.10.5). */
#include "engine/ledger/ledger.h"
#include "tenor/forecast.h"

static tn_date last_day_of(tn_date month)
{
    tn_date next = {INT32_MAX};
    (void)tn_date_add_months(month, 1, 1, &next); /* no day after 9998: rates go on */
    return (tn_date){next.days - 1};
}

/* What closing differs by from opening, invoiced and earned, all converted. */
static tn_status set_translation(tn_ledger_month *m)
{
    tn_money rolled;
    tn_status status = tn_money_add(m->opening, m->invoiced, &rolled);
    status = status == TN_OK ? tn_money_sub(rolled, m->revenue, &rolled) : status;
    return status == TN_OK ? tn_money_sub(m->closing, rolled, &m->translation) : status;
}

/* The closing of the month before, and at the rate of its end what comes into the forecast with
 * month i or leaves it: contracts are shown from a month of their own on where no day is given. */
static tn_status open_month(const tn_ledger *l, size_t i, const tn_fx *fx, tn_date *day,
                            tn_currency to, tn_ledger_month *m)
{
    const tn_ledger_month *before = i ? &l->months[i - 1] : NULL;
    tn_money moved = l->months[i].opening;
    tn_status status = before ? tn_money_sub(moved, before->closing, &moved) : TN_OK;
    *day = before ? last_day_of(before->month) : (tn_date){m->month.days - 1};
    status = status == TN_OK ? tn_fx_convert(fx, *day, to, moved, &m->opening) : status;
    return status == TN_OK && before ? tn_money_add(m->opening, m[-1].closing, &m->opening)
                                     : status;
}

/* The months in the other currency; *day: at which a rate is missing. */
static tn_status translate(tn_arena *arena, const tn_ledger *l, const tn_fx *fx, tn_currency to,
                           tn_date *day, tn_ledger *out)
{
    tn_ledger months = {.currency = to, .count = l->count};
    months.months = tn_arena_take_array(arena, l->count + 1, sizeof(*months.months));
    tn_status status = months.months ? TN_OK : TN_E_NOMEM;
    for (size_t i = 0; i < l->count && status == TN_OK; i++) {
        tn_ledger_month *m = &months.months[i];
        *m = l->months[i];
        status = open_month(l, i, fx, day, to, m);
        if (status == TN_OK) {
            const tn_money opening = m->opening;
            *day = last_day_of(m->month);
            m->opening.minor = 0;
            status = tni_ledger_month_in(fx, *day, to, m);
            m->opening = opening;
        }
        status = status == TN_OK ? set_translation(m) : status;
    }
    *out = months;
    return status;
}

/* Said with the first part in that currency alone. */
static void report_missing(tn_findings *findings, const tn_forecast *f, size_t index,
                           tn_currency to, tn_date day)
{
    char text[TN_DATE_TEXT];
    const tn_currency from = f->parts[index]->ledger.currency;
    for (size_t i = 0; i < index; i++) {
        if (tn_currency_equal(f->parts[i]->ledger.currency, from)) {
            return;
        }
    }
    tn_findings_add(findings, TN_FIL_FX, (tn_at){0}, "fx", "no rate of %s in %s is in force on %s",
                    from.code, to.code, tn_date_format(day, text));
}

tn_status tn_forecast_in(const tn_forecast *f, const tn_fx *fx, tn_currency to,
                         tn_findings *findings, const tn_forecast **out)
{
    tn_forecast *made = tn_arena_take(f->arena, sizeof(*made));
    tn_status worst = made ? TN_OK : TN_E_NOMEM;
    if (made) {
        *made = (tn_forecast){.arena = f->arena,
                              .contracts = f->contracts,
                              .title = f->title,
                              .is_translated = true,
                              .moved = f->moved};
    }
    for (size_t i = 0; made && i < f->count; i++) {
        const tn_forecast_part *part = f->parts[i];
        tn_ledger months;
        tn_date day;
        tn_status status = translate(f->arena, &part->ledger, fx, to, &day, &months);
        if (status == TN_E_FINDINGS) {
            report_missing(findings, f, i, to, day);
        }
        status = status == TN_OK ? tn_forecast_add(made, part->name, &months) : status;
        worst = worst == TN_OK ? status : worst;
    }
    if (worst == TN_OK) {
        *out = made;
    }
    return worst;
}
