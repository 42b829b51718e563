/* Metrics of a portfolio on a day. */
#ifndef TN_APP_METRICS_H
#define TN_APP_METRICS_H

#include "app/portfolio.h"
#include "tenor/metrics.h"

/* Metrics of all contracts that can be billed. *out NULL: there is no contract. The status is the
 * worst of loading and billing; TN_E_FINDINGS: a sum beyond 64 bits, a missing rate. in: the
 * currency of all; NULL: each its own. */
tn_status tni_metrics(tni_workspace *workspace, const tni_portfolio *portfolio, tn_date as_of,
                      const tn_currency *in, const tn_metrics **out);

/* Their report; explain: each contract's part and the definitions. NULL: no memory. */
const tn_report *tni_metrics_report(tni_workspace *workspace, const tn_metrics *metrics,
                                    bool explain);

/* Their workbook, saved. As tni_workbook_save. */
tn_status tni_metrics_workbook(tni_workspace *workspace, const tni_portfolio *portfolio,
                               const tn_metrics *metrics, const char *path, bool force,
                               const char **reason);

#endif
