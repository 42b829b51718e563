/* Metrics of a portfolio on a day. */
#include "app/metrics.h"

#include "app/workbook.h"
#include "format/part/part.h"
#include "tenor/contract_reports.h"

/* A sum that does not fit is a finding. */
static tn_status told(tni_workspace *ws, tn_at at, tn_status status)
{
    if (status != TN_E_RANGE) {
        return status;
    }
    tn_findings_add(ws->findings, TN_CTR_RANGE, at, "metrics",
                    "a sum is beyond 64 bits of minor units");
    return TN_E_FINDINGS;
}

typedef struct metrics_visit {
    tn_metrics *metrics;
    tni_spool *rows;
    size_t contracts;
    tn_status status; /* of adding; after an error the sums are of no use */
} metrics_visit;

/* Adds a contract to the metrics, and its part alone to the rows. */
static tn_status add_rows(metrics_visit *v, tni_workspace *ws, tn_books *books)
{
    tn_metrics one;
    tn_status status = tn_metrics_begin(ws->arena, v->metrics->as_of, true, &one);
    status = status == TN_OK ? tn_metrics_add(&one, ws->arena, books) : status;
    for (size_t i = 0; i < one.part_count && status == TN_OK; i++) {
        status = tn_metrics_add_part(v->metrics, &one.parts[i]);
    }
    one.total_count = 0;
    return status == TN_OK
               ? tni_spool_add(v->rows, NULL, 0, tn_metrics_report(ws->arena, &one, true, NULL))
               : status;
}

static tn_status add_contract(void *context, tni_workspace *ws, const tni_source_file *d,
                              tn_books *books)
{
    metrics_visit *v = context;
    v->contracts++;
    if (v->status == TN_OK) {
        v->status =
            told(ws, d->contract->at,
                 v->rows ? add_rows(v, ws, books) : tn_metrics_add(v->metrics, ws->arena, books));
    }
    return v->status;
}

/* What follows from all contracts; a part is left as it is, to be added up with others. */
static tn_status finish(tni_workspace *ws, const tni_portfolio *p,
                        const tni_metrics_options *options, tn_metrics *m, const tn_metrics **out)
{
    const tn_metrics *made = m;
    tn_status status = p->shards ? TN_OK : tn_metrics_end(m);
    if (status == TN_OK && options->in) {
        const tn_fx fx = tni_portfolio_fx(p);
        status = tn_metrics_in(ws->arena, m, &fx, *options->in, ws->findings, &made);
    }
    *out = status == TN_OK ? made : NULL;
    return told(ws, (tn_at){0}, status);
}

tn_status tni_metrics(tni_workspace *ws, const tni_portfolio *p, const tni_metrics_options *options,
                      const tn_metrics **out)
{
    tn_metrics *m = tn_arena_take(ws->arena, sizeof(*m));
    metrics_visit visit = {.metrics = m, .rows = options->rows};
    *out = NULL;
    tn_status status = m ? tn_metrics_begin(ws->arena, options->as_of, false, m) : TN_E_NOMEM;
    if (status != TN_OK) {
        return told(ws, (tn_at){0}, status);
    }
    status = tni_portfolio_books(ws, p, NULL, NULL, add_contract, &visit);
    if (visit.status == TN_OK && status != TN_E_NOMEM && (visit.contracts || p->shards)) {
        const tn_status made = finish(ws, p, options, m, out);
        status = made == TN_OK ? status : made;
    }
    return visit.status == TN_OK ? status : visit.status;
}

tn_status tni_metrics_shard(const tni_workspace *ws, const tni_portfolio *p, const tn_metrics *m,
                            const char *options, tn_buffer *out)
{
    const tni_part_head head = {.options = options,
                                .shard = p->shard,
                                .shards = p->shards,
                                .errors = tn_findings_of(ws->findings, TN_ERROR) > 0};
    return tni_metrics_part_write(m, &head, out);
}

const tn_report *tni_metrics_report(tni_workspace *ws, const tn_metrics *metrics, tni_spool *rows)
{
    tn_report *report = tn_metrics_report(ws->arena, metrics, rows != NULL, ws->findings);
    tni_spool_attach(rows, report);
    return report;
}

tn_status tni_metrics_workbook(tni_workspace *ws, const tni_portfolio *p, const tn_metrics *metrics,
                               tni_spool *rows, const char *path, bool force, const char **reason)
{
    tn_workbook_options options = tni_workbook_options(ws, &p->first, false);
    options.report = tni_metrics_report(ws, metrics, rows);
    const tn_workbook *book = tn_metrics_workbook(ws->arena, metrics, &options);
    return book ? tni_workbook_save(ws, book, path, force, reason) : TN_E_NOMEM;
}
