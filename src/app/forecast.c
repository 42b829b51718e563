/* Whole months of contracts: each one lived to the end of the last month. */
#include "app/forecast.h"

#include "app/close.h"
#include "app/forecast_rows.h"
#include "app/workbook.h"
#include "format/part/part.h"
#include "tenor/contract_reports.h"

enum { MONTHS = 12 };

/* The months that are asked for of one contract. */
typedef struct window {
    tn_date from;
    size_t count;
} window;

/* Without a day to judge from: where the contract begins, with its first document or term. */
static tn_status first_month(tni_workspace *ws, const tni_source_file *d, tn_date *out)
{
    const tn_invoices *invoices = tn_books_invoices(tni_books_new(ws, d, NULL, ws->findings));
    if (!invoices) {
        return TN_E_FINDINGS;
    }
    *out = tn_instant_date(invoices->life->terms[0].period.start);
    if (invoices->count && invoices->documents[0]->date.days < out->days) {
        *out = invoices->documents[0]->date;
    }
    return TN_OK;
}

static size_t months_between(tn_date from, tn_date to)
{
    const tn_civil a = tn_date_civil(from), b = tn_date_civil(to);
    const int months = (b.year - a.year) * 12 + b.month - a.month + 1;
    return months > 0 ? (size_t)months : 0;
}

static window window_from(tn_date from, const tni_forecast_options *options)
{
    return (window){from, options->until    ? months_between(from, *options->until)
                          : options->months ? (size_t)options->months
                                            : MONTHS};
}

static tn_status find_window(tni_workspace *ws, const tni_source_file *d,
                             const tni_forecast_options *options, window *out)
{
    const tn_date *as_of = tni_workspace_as_of(ws, d);
    tn_date from = as_of ? *as_of : (tn_date){0};
    const tn_status status = as_of ? TN_OK : first_month(ws, d, &from);
    *out = window_from(from, options);
    return status;
}

static tn_status out_of_calendar(tni_workspace *ws, const tni_source_file *d)
{
    tn_findings_add(ws->findings, TN_CTR_RANGE, d->contract->at, "months",
                    "the last month would be after 9998");
    return TN_E_FINDINGS;
}

/* Lived through the 2nd of the month after, when the last month's usage is invoiced. */
static tn_status live(tni_workspace *ws, const tni_source_file *d, const window *w,
                      const char *usage, tn_books **out)
{
    tn_date *until = tn_arena_take(ws->arena, sizeof(*until));
    if (!until) {
        return TN_E_NOMEM;
    }
    if (tn_date_add_months(tn_month_of(w->from), (int)w->count, 1, until) != TN_OK ||
        tn_date_add_days(*until, 1, until) != TN_OK) {
        return out_of_calendar(ws, d);
    }
    tn_books *books = NULL;
    const tn_status status = tni_contract_books(ws, d, until, usage, &books);
    *out = books;
    return status != TN_OK ? status : tn_books_ledger(books) ? TN_OK : tn_books_status(books);
}

static const char *group_of(const tni_source_file *d, tni_forecast_by by)
{
    const tn_contract *c = d->contract;
    const char *buyer = c->customer.value     ? c->customer.value
                        : c->account_id.value ? c->account_id.value
                        : d->offer            ? d->offer->buyer.value
                                              : NULL;
    switch (by) {
    case TNI_BY_PRODUCT:
        return d->product->title.value;
    case TNI_BY_BUYER:
        return buyer ? buyer : c->id.value;
    case TNI_BY_CONTRACT:
    case TNI_BY_CURRENCY:
        break;
    }
    return c->id.value;
}

/* The first open month shows what moved in closed ones. */
static tn_status adjust(tn_date open, const tn_drifts *drifts, tn_ledger *months)
{
    tn_ledger_month *month = NULL;
    tn_status status = TN_OK;
    for (size_t m = 0; m < months->count && drifts->count; m++) {
        month = months->months[m].month.days == open.days ? &months->months[m] : month;
    }
    for (size_t i = 0; month && i < drifts->count && status == TN_OK; i++) {
        const tn_drift *d = &drifts->items[i];
        tn_money *sum = d->is_revenue ? &month->revenue_adjustment : &month->adjustment;
        if (tn_currency_equal(d->difference.currency, months->currency)) {
            status = tn_money_add(*sum, d->difference, sum);
        }
    }
    return status;
}

typedef struct forecast_visit {
    const tni_forecast_options *options;
    tni_closed closed;
    tn_forecast *forecast;
    tni_forecast_rows *rows; /* take what is not over all; NULL: the forecast does */
    tn_status status;        /* of adding: the rest is of no use */
} forecast_visit;

/* To what is over all, and to a group. */
static tn_status add_months(const forecast_visit *v, const char *group, const tn_ledger *months)
{
    const tni_forecast_options *options = v->options;
    tn_status status = TN_OK;
    if (options->by != TNI_BY_CURRENCY) {
        status = v->rows ? tni_forecast_rows_add(v->rows, v->forecast->source, group, months)
                         : tn_forecast_add(v->forecast, group, months);
    }
    if (status == TN_OK && (options->totals || options->by == TNI_BY_CURRENCY)) {
        status = tn_forecast_add(v->forecast, NULL, months);
    }
    return status;
}

/* What moved in closed months, in the first open one. */
static tn_status add_moved(const forecast_visit *v, tni_workspace *ws, const char *group,
                           tn_currency currency, const window *w, const tn_drifts *drifts)
{
    const tn_ledger nothing = {.currency = currency};
    tn_ledger months;
    tn_status status = tn_ledger_window(ws->arena, &nothing, w->from, w->count, &months);
    status = status == TN_OK ? adjust((tn_date){v->closed.end.days + 1}, drifts, &months) : status;
    return status == TN_OK ? add_months(v, group, &months) : status;
}

static tn_status add_ledgers(forecast_visit *v, tni_workspace *ws, const tni_source_file *d,
                             const window *w, const tn_ledger *ledgers, const tn_drifts *drifts)
{
    const char *group = group_of(d, v->options->by);
    tn_status status = TN_OK;
    v->forecast->source = v->options->part ? d->path : NULL;
    for (const tn_ledger *l = ledgers; l && status == TN_OK; l = l->next) {
        tn_ledger months;
        status = tn_ledger_window(ws->arena, l, w->from, w->count, &months);
        status = status == TN_OK ? add_months(v, group, &months) : status;
        if (status == TN_OK && drifts->count) {
            status = add_moved(v, ws, group, l->currency, w, drifts);
        }
    }
    v->forecast->source = NULL;
    return status == TN_OK && v->rows ? tni_forecast_rows_next(v->rows) : status;
}

static void tell_range(tni_workspace *ws, tn_at at, tn_status status)
{
    if (status == TN_E_RANGE) {
        tn_findings_add(ws->findings, TN_CTR_RANGE, at, "forecast",
                        "a sum over the contracts is beyond 64 bits of minor units");
    }
}

static tn_status add_contract(void *context, tni_workspace *ws, const tni_source_file *d)
{
    forecast_visit *v = context;
    window w = {0};
    tn_books *books = NULL;
    tn_drifts drifts;
    tn_status status = tni_closed_visit(&v->closed, ws, d, &drifts);
    if (d->kind != TNI_KIND_CONTRACT || d->status != TN_OK || v->status != TN_OK) {
        return status;
    }
    status = status == TN_OK ? find_window(ws, d, v->options, &w) : status;
    status = status == TN_OK ? live(ws, d, &w, v->options->usage, &books) : status;
    v->status = status == TN_E_RANGE ? status : TN_OK;
    if (status != TN_OK) {
        return status;
    }
    v->status = add_ledgers(v, ws, d, &w, tn_books_ledger(books), &drifts);
    v->forecast->contracts += v->status == TN_OK;
    tell_range(ws, d->contract->at, v->status);
    return v->status;
}

/* Of contracts that were closed and are in no file now the difference alone, in the first open
 * month, under their ids: nothing else of them is known. */
static tn_status add_gone(forecast_visit *v, tni_workspace *ws, const tni_portfolio *p)
{
    const tn_date open = {v->closed.end.days + 1}, *as_of = NULL;
    tn_status status = tni_portfolio_as_of(ws, p, &as_of);
    const window w = window_from(as_of ? *as_of : open, v->options);
    const size_t month = months_between(w.from, open);
    if (!month || month > w.count || !v->closed.gone.count) {
        return status;
    }
    for (size_t i = 0; i < v->closed.gone.count && status == TN_OK; i++) {
        const tn_drifts one = {.items = &v->closed.gone.items[i], .count = 1};
        status = add_moved(v, ws, one.items->contract, one.items->difference.currency, &w, &one);
    }
    return status;
}

/* There is something to show: a contract, or what closed months hold of one that is gone. */
static bool has_any(const forecast_visit *v)
{
    return v->forecast->contracts || v->closed.gone.count;
}

/* Closed months, every contract, and what is gone. */
static tn_status visit_all(tni_workspace *ws, const tni_portfolio *p, forecast_visit *v)
{
    const tn_status begun = tni_closed_begin(ws, p, v->options->usage, &v->closed);
    if (begun != TN_OK) {
        return begun;
    }
    const tn_status walked = tni_portfolio_walk(ws, p, add_contract, v);
    const tn_status ended = tni_closed_end(&v->closed, ws, p);
    if (v->status == TN_OK && ended == TN_OK) {
        v->status = add_gone(v, ws, p);
    }
    if (v->status == TN_OK && v->rows) {
        v->status = tni_forecast_rows_end(v->rows);
        tell_range(ws, (tn_at){0}, v->status);
    }
    return walked == TN_OK ? ended : walked;
}

/* What there is, in the currency asked for; what is over all goes behind the rows. */
static tn_status finish(tni_workspace *ws, const forecast_visit *v, const tn_fx *fx,
                        const tn_forecast **out)
{
    const tni_forecast_options *options = v->options;
    const tn_forecast *shown = v->forecast;
    tn_status status = TN_OK;
    if (options->in && !options->part) {
        status = tn_forecast_in(v->forecast, fx, *options->in, ws->findings, &shown);
    }
    if (status == TN_OK && v->rows && v->rows->missing) { /* of amounts that cancel out over all */
        tn_findings_add(ws->findings, TN_FIL_FX, (tn_at){0}, "fx", "%s", v->rows->missing);
        status = TN_E_FINDINGS;
    }
    status = status == TN_OK && v->rows ? tni_forecast_rows_totals(v->rows, shown) : status;
    *out = status == TN_OK ? shown : NULL;
    return status;
}

tn_status tni_forecast(tni_workspace *ws, const tni_portfolio *p,
                       const tni_forecast_options *options, const tn_forecast **out)
{
    static const char *const titles[] = {NULL, "Product", "Buyer", NULL};
    tn_forecast *forecast = tn_arena_take(ws->arena, sizeof(*forecast));
    const tn_fx fx = options->in ? tni_portfolio_fx(p) : (tn_fx){0};
    tni_forecast_rows rows;
    forecast_visit visit = {.options = options, .forecast = forecast};
    *out = NULL;
    if (!forecast || (options->rows && tni_forecast_rows_begin(ws, options, fx, &rows) != TN_OK)) {
        return TN_E_NOMEM;
    }
    visit.rows = options->rows ? &rows : NULL;
    *forecast = (tn_forecast){.arena = ws->arena, .title = titles[options->by]};
    tn_status status = visit_all(ws, p, &visit);
    if (visit.status == TN_OK && (has_any(&visit) || options->part) && status != TN_E_NOMEM) {
        forecast->moved = visit.rows && rows.moved;
        const tn_status made = finish(ws, &visit, &fx, out);
        status = made == TN_OK ? status : made;
    }
    if (visit.rows) {
        tni_forecast_rows_free(&rows);
    }
    return visit.status == TN_OK ? status : visit.status;
}

tn_status tni_forecast_shard(const tni_workspace *ws, const tni_portfolio *p,
                             const tn_forecast *forecast, const char *options, bool buyer,
                             tn_buffer *out)
{
    const tni_part_head head = {.options = options,
                                .shard = p->shard,
                                .shards = p->shards,
                                .buyer = buyer,
                                .errors = tn_findings_of(ws->findings, TN_ERROR) > 0};
    return tni_forecast_part_head(forecast, &head, out);
}

const tn_report *tni_forecast_report(tni_workspace *ws, const tn_forecast *forecast,
                                     tni_spool *rows)
{
    tn_report *report = tn_forecast_report(ws->arena, forecast, ws->findings);
    tni_spool_attach(rows, report);
    return report;
}

tn_status tni_forecast_workbook(tni_workspace *ws, const tni_portfolio *p,
                                const tn_forecast *forecast, tni_spool *rows, bool buyer,
                                const char *path, bool force, const char **reason)
{
    tn_workbook_options options = tni_workbook_options(ws, &p->first, buyer);
    options.report = tni_forecast_report(ws, forecast, rows);
    const tn_workbook *book = tn_forecast_workbook(ws->arena, forecast, &options);
    return book ? tni_workbook_save(ws, book, path, force, reason) : TN_E_NOMEM;
}
