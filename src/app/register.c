/* The register of invoices: every document of contracts. */
#include "app/register.h"

#include "app/close.h"
#include "app/workbook.h"
#include "tenor/contract_reports.h"

typedef struct register_visit {
    const tni_register_options *options;
    tn_register *list;
    size_t contracts;
    tni_closed closed;
    tn_status status; /* of adding and pushing: the rest is of no use */
} register_visit;

static tn_status add_contract(void *context, tni_workspace *ws, const tni_source_file *d,
                              tn_books *books)
{
    register_visit *v = context;
    tn_drifts drifts;
    v->contracts++;
    if (v->status != TN_OK) {
        return v->status;
    }
    v->status = tn_register_add(v->list, ws->arena, books);
    if (v->status == TN_E_RANGE) {
        tn_findings_add(ws->findings, TN_CTR_RANGE, d->contract->at, "register",
                        "a sum of the documents is beyond 64 bits of minor units");
        v->status = TN_E_FINDINGS;
    }
    if (v->status == TN_OK && v->options->rows) {
        v->status =
            tni_spool_add(v->options->rows, NULL, 0, tn_register_report(ws->arena, v->list, NULL));
    }
    return v->status == TN_OK ? tni_closed_visit(&v->closed, ws, d, &drifts) : v->status;
}

tn_status tni_register(tni_workspace *ws, const tni_portfolio *p, const tni_register_options *o,
                       const tn_register **out)
{
    tn_register *list = tn_arena_take(ws->arena, sizeof(*list));
    register_visit visit = {.options = o, .list = list};
    *out = NULL;
    if (!list) {
        return TN_E_NOMEM;
    }
    *list = (tn_register){
        .arena = ws->arena, .options = {.from = o->from, .kind = o->kind}, .keeps_rows = !o->rows};
    tn_status status = tni_closed_begin(ws, p, o->usage, &visit.closed);
    if (status != TN_OK) {
        return status;
    }
    status = tni_portfolio_books(ws, p, o->until, o->usage, add_contract, &visit);
    const tn_status ended = tni_closed_end(&visit.closed, ws, p);
    if (visit.contracts && visit.status == TN_OK && status != TN_E_NOMEM) {
        tn_register_end(list);
        *out = list;
    }
    return visit.status != TN_OK ? visit.status : status != TN_OK ? status : ended;
}

const tn_report *tni_register_report(tni_workspace *ws, const tn_register *list, tni_spool *rows)
{
    tn_report *report = tn_register_report(ws->arena, list, ws->findings);
    tni_spool_attach(rows, report);
    return report;
}

tn_status tni_register_workbook(tni_workspace *ws, const tni_portfolio *p, const tn_register *list,
                                tni_spool *rows, const char *path, bool force, const char **reason)
{
    tn_workbook_options options = tni_workbook_options(ws, &p->first, false);
    options.report = tni_register_report(ws, list, rows);
    const tn_workbook *book = tn_register_workbook(ws->arena, list, &options);
    return book ? tni_workbook_save(ws, book, path, force, reason) : TN_E_NOMEM;
}
