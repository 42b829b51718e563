/* Loading several files, and what several contracts come to by month and by day. */
#include "app/portfolio.h"

#include "tenor/contract_reports.h"
#include "tenor/ics.h"

enum { MONTHS = 12 };

static tn_status load(tni_workspace *ws, const char *path, tni_portfolio *p)
{
    const tni_source_file *d = tni_workspace_load(ws, path);
    const tni_source_file **added =
        d ? tn_arena_append(ws->arena, &p->files, &p->count, sizeof(const tni_source_file *))
          : NULL;
    if (!added) {
        return TN_E_NOMEM;
    }
    *added = d;
    if (d->status != TN_OK && p->status != TN_E_READ) {
        p->status = d->status;
    }
    return TN_OK;
}

tn_status tni_portfolio_load(tni_workspace *ws, const char *const *paths, size_t count,
                             tni_portfolio *out)
{
    tn_status status = TN_OK;
    *out = (tni_portfolio){.status = TN_OK};
    for (size_t i = 0; i < count && status == TN_OK; i++) {
        const char *const *list = &paths[i];
        size_t length = 1;
        if (tni_path_is_folder(paths[i])) {
            const tn_status listed = tni_workspace_list(ws, paths[i], &list, &length);
            if (listed != TN_OK) {
                out->status = listed;
                continue;
            }
        }
        for (size_t n = 0; n < length && status == TN_OK; n++) {
            status = load(ws, list[n], out);
        }
    }
    return out->status == TN_E_NOMEM ? TN_E_NOMEM : status;
}

/* The next contract that can be billed, from *at on; NULL: there is none. */
static const tni_source_file *next_contract(const tni_portfolio *p, size_t *at)
{
    while (*at < p->count) {
        const tni_source_file *d = p->files[(*at)++];
        if (d->kind == TNI_KIND_CONTRACT && d->status == TN_OK) {
            return d;
        }
    }
    return NULL;
}

tn_status tni_portfolio_books(tni_workspace *ws, const tni_portfolio *p, const tn_date *until,
                              const char *usage, tn_books *const **out, size_t *out_count)
{
    tn_books **books = tn_arena_take_array(ws->arena, p->count + 1, sizeof(tn_books *));
    tn_status status = books ? p->status : TN_E_NOMEM;
    size_t count = 0;
    for (size_t i = 0; i < p->count && status != TN_E_NOMEM; i++) {
        const tni_source_file *d = p->files[i];
        if (d->kind == TNI_KIND_CONTRACT && d->status == TN_OK) {
            const tn_status one = tni_contract_books(ws, d, until, usage, &books[count]);
            count += one == TN_OK;
            status = status == TN_OK ? one : status;
        }
    }
    *out = books;
    *out_count = count;
    return status;
}

/* ---- by month ------------------------------------------------------------------------------ */

/* Twelve months from as_of, unless until says how far. */
static tn_status forecast_end(tn_arena *arena, const tn_date *as_of, const tn_date **until)
{
    tn_date *day = tn_arena_take(arena, sizeof(*day));
    if (*until || !as_of) {
        return TN_OK;
    }
    tn_status status = day ? tn_date_add_months(*as_of, MONTHS, 0, day) : TN_E_NOMEM;
    status = status == TN_OK ? tn_date_add_days(*day, -1, day) : status;
    *until = day;
    return status;
}

static tn_status add_months(tni_workspace *ws, const tni_source_file *d, const tn_date *until,
                            tn_books **out)
{
    const tn_status status = forecast_end(ws->arena, tni_workspace_as_of(ws, d), &until);
    *out = status == TN_OK ? tni_books_new(ws, d, until, ws->findings) : NULL;
    return status != TN_OK || tn_books_ledger(*out) ? status : tn_books_status(*out);
}

tn_status tni_forecast(tni_workspace *ws, const tni_portfolio *p, const tn_date *until,
                       const tn_report **out)
{
    tn_books **books = tn_arena_take_array(ws->arena, p->count + 1, sizeof(tn_books *));
    tn_status status = books ? p->status : TN_E_NOMEM;
    size_t at = 0, count = 0;
    *out = NULL;
    for (const tni_source_file *d; status != TN_E_NOMEM && (d = next_contract(p, &at));) {
        const tn_status one = add_months(ws, d, until, &books[count]);
        count += one == TN_OK;
        status = status == TN_OK ? one : status;
    }
    if (count) {
        *out = tn_ledger_report(ws->arena, books, count, true, ws->findings);
    }
    return count && !*out ? TN_E_NOMEM : status;
}

/* ---- by day -------------------------------------------------------------------------------- */

static void set_from(const tni_workspace *ws, const tni_source_file *d, tn_deadlines *list)
{
    const tn_date *as_of = tni_workspace_as_of(ws, d);
    if (as_of) {
        list->has_from = true;
        list->from = *as_of;
    }
}

tn_status tni_deadlines_add_books(const tni_workspace *ws, const tni_source_file *d,
                                  tn_books *books, tn_deadlines *list)
{
    const tn_timeline *timeline = NULL;
    const tn_status status = tn_timeline_build(ws->arena, books, &timeline);
    set_from(ws, d, list);
    if (status == TN_OK) {
        tn_deadlines_add_timeline(list, books, timeline);
    }
    return status;
}

static tn_status add_contract(tni_workspace *ws, const tni_source_file *d, const tn_date *until,
                              tn_deadlines *deadlines)
{
    const tn_date *as_of = tni_workspace_as_of(ws, d);
    tn_date year;
    if (!until && as_of && tn_date_add_months(*as_of, MONTHS, 0, &year) == TN_OK) {
        until = &year;
    }
    return tni_deadlines_add_books(ws, d, tni_books_new(ws, d, until, ws->findings), deadlines);
}

tn_status tni_deadlines_add(tni_workspace *ws, const tni_source_file *d, const tn_date *until,
                            tn_deadlines *list)
{
    set_from(ws, d, list);
    if (d->kind == TNI_KIND_OFFER && d->offer) {
        tn_deadlines_add_offer(list, d->offer);
    }
    return d->kind == TNI_KIND_CONTRACT && d->status == TN_OK ? add_contract(ws, d, until, list)
                                                              : TN_OK;
}

const tn_report *tni_deadlines_report(tn_deadlines *list)
{
    tn_deadlines_sort(list);
    return tn_deadlines_report(list->arena, list, NULL);
}

tn_status tni_deadlines(tni_workspace *ws, const tni_portfolio *p, const tn_date *until,
                        tn_buffer *calendar, const tn_report **out)
{
    tn_status status = p->status;
    tn_deadlines deadlines = {.arena = ws->arena};
    for (size_t i = 0; i < p->count; i++) {
        const tn_status one = tni_deadlines_add(ws, p->files[i], until, &deadlines);
        status = status == TN_OK ? one : status;
    }
    tn_deadlines_sort(&deadlines);
    if (tn_arena_failed(ws->arena)) {
        return TN_E_NOMEM;
    }
    if (calendar) {
        const tn_status rendered = tn_ics_render(&deadlines, calendar);
        return rendered == TN_OK ? status : rendered;
    }
    *out = tn_deadlines_report(ws->arena, &deadlines, ws->findings);
    return *out ? status : TN_E_NOMEM;
}
