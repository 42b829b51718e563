/* Metrics of a portfolio on a day. */
#include "app/metrics.h"

#include "app/workbook.h"
#include "tenor/contract_reports.h"

tn_status tni_metrics(tni_workspace *ws, const tni_portfolio *p, tn_date as_of,
                      const tn_currency *in, const tn_metrics **out)
{
    tn_books *const *books = NULL;
    size_t count = 0;
    *out = NULL;
    const tn_status status = tni_portfolio_books(ws, p, NULL, NULL, &books, &count);
    if (count == 0) {
        return status;
    }
    const tn_metrics *metrics = NULL;
    tn_status made = tn_metrics_build(ws->arena, books, count, as_of, &metrics);
    if (made == TN_OK && in) {
        const tn_fx fx = tni_portfolio_fx(ws, p);
        made = tn_metrics_in(ws->arena, metrics, &fx, *in, ws->findings, &metrics);
    }
    *out = made == TN_OK ? metrics : NULL;
    if (made == TN_E_RANGE) {
        tn_findings_add(ws->findings, TN_CTR_RANGE, (tn_at){0}, "metrics",
                        "a sum is beyond 64 bits of minor units");
        return TN_E_FINDINGS;
    }
    return made == TN_OK ? status : made;
}

const tn_report *tni_metrics_report(tni_workspace *ws, const tn_metrics *metrics, bool explain)
{
    return tn_metrics_report(ws->arena, metrics, explain, ws->findings);
}

tn_status tni_metrics_workbook(tni_workspace *ws, const tni_portfolio *p, const tn_metrics *metrics,
                               const char *path, bool force, const char **reason)
{
    const tni_source_file first = tni_portfolio_first(ws, p);
    const tn_workbook_options options = tni_workbook_options(ws, &first, false);
    const tn_workbook *book = tn_metrics_workbook(ws->arena, metrics, &options);
    return book ? tni_workbook_save(ws, book, path, force, reason) : TN_E_NOMEM;
}
