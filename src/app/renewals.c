/* What renews, of all contracts. */
#include "app/renewals.h"

#include "app/forecast.h"
#include "app/metrics.h"
#include "tenor/contract_reports.h"

/* The first term whose last day is the as-of day or comes after it. */
static int first_open(tn_books *books, const tn_date *day)
{
    const tn_life *life = tn_books_life(books);
    int first = 0;
    while (day && first < (int)life->term_count &&
           tn_instant_date(life->terms[first].ended).days <= day->days) {
        first++;
    }
    return first;
}

static tn_status add_contract(tni_workspace *ws, const tni_source_file *d, const tn_date *until,
                              tni_contract_terms *out, size_t *count)
{
    tn_books *books = NULL;
    const tn_status status = tni_contract_books(ws, d, until, NULL, &books);
    const tn_table *terms = books ? tn_terms_table(ws->arena, books) : NULL;
    if (terms) {
        out[(*count)++] =
            (tni_contract_terms){.path = d->path,
                                 .id = d->contract->id.value,
                                 .terms = terms,
                                 .first = first_open(books, tni_workspace_as_of(ws, d))};
    }
    return status;
}

tn_status tni_renewals_make(tni_workspace *ws, const char *const *paths, size_t count, int months,
                            tni_renewals *out)
{
    tni_portfolio p;
    tn_date *until = tn_arena_take(ws->arena, sizeof(*until));
    tni_contract_terms *list = tn_arena_take_array(ws->arena, count + 1, sizeof(*list));
    *out = (tni_renewals){.contracts = list};
    tn_status status = tni_portfolio_load(ws, paths, count, &p);
    if (status == TN_E_NOMEM || !until || !list) {
        return TN_E_NOMEM;
    }
    const tn_date *day = NULL;
    status = tni_portfolio_as_of(ws, &p, &day);
    if (!day || tn_date_add_months(*day, months, tn_date_civil(*day).day, until) != TN_OK) {
        until = NULL;
    }
    for (size_t i = 0; i < p.count && status != TN_E_NOMEM; i++) {
        const tni_source_file *d = p.files[i];
        if (d->kind == TNI_KIND_CONTRACT && d->status == TN_OK) {
            const tn_status one = add_contract(ws, d, until, list, &out->count);
            status = one ? one : status;
        }
    }
    const tni_forecast_options options = {.months = months, .by = TNI_BY_CURRENCY};
    const tn_forecast *forecast = NULL;
    const tn_metrics *metrics = NULL;
    tni_forecast(ws, &p, &options, &forecast);
    out->forecast = forecast ? tni_forecast_report(ws, forecast, NULL) : NULL;
    if (day) {
        tni_metrics(ws, &p, &(tni_metrics_options){.as_of = *day}, &metrics);
    }
    out->metrics = metrics ? tni_metrics_report(ws, metrics, NULL) : NULL;
    return status;
}
