/* Part of forecast: the months of a forecast in one currency (rule 4.10.5). */
#include "engine/ledger/ledger.h"
#include "tenor/forecast.h"

/* A month in the other currency: what stood open at the rates of the day before, for it to be the
 * closing of the month before, the rest at those of the last day; translation is what closing
 * differs by from opening, invoiced and earned. *day: at which a rate is missing. */
static tn_status translate_month(const tn_fx *fx, tn_currency to, tn_date *day, tn_ledger_month *m)
{
    *day = (tn_date){m->month.days - 1};
    tn_status status = tn_fx_convert(fx, *day, to, m->opening, &m->opening);
    if (status == TN_OK) {
        *day = tni_month_last(m->month);
        status = tni_ledger_month_in(fx, *day, to, m); /* the opening stays: it is converted */
    }
    const tn_i128 rolled = (tn_i128)m->opening.minor + m->invoiced.minor - m->revenue.minor;
    const bool beyond = __builtin_sub_overflow(m->closing.minor, rolled, &m->translation.minor);
    return status == TN_OK && beyond ? TN_E_RANGE : status;
}

static tn_status translate(tn_arena *arena, const tn_ledger *l, const tn_fx *fx, tn_currency to,
                           tn_date *day, tn_ledger *out)
{
    tn_ledger months = {.currency = to, .count = l->count};
    months.months = tn_arena_take_array(arena, l->count, sizeof(*months.months));
    tn_status status = months.months ? TN_OK : TN_E_NOMEM;
    for (size_t i = 0; i < l->count && status == TN_OK; i++) {
        months.months[i] = l->months[i];
        status = translate_month(fx, to, day, &months.months[i]);
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
