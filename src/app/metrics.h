/* Metrics of a portfolio on a day. */
#ifndef TN_APP_METRICS_H
#define TN_APP_METRICS_H

#include "app/portfolio.h"
#include "app/spool.h"
#include "tenor/metrics.h"

typedef struct tni_metrics_options {
    tn_date as_of;
    const tn_currency *in; /* all in this one; NULL: each its own */
    tni_spool *rows; /* takes each contract's part, for --explain and the workbook; NULL: no */
} tni_metrics_options;

/* Metrics of all contracts that can be billed. *out NULL: there is no contract. The status is the
 * worst of loading and billing; TN_E_FINDINGS: a sum beyond 64 bits, a missing rate. Of a shard
 * (portfolio->shards) they are a part, for tni_metrics_shard alone. */
tn_status tni_metrics(tni_workspace *workspace, const tni_portfolio *portfolio,
                      const tni_metrics_options *options, const tn_metrics **out);

/* The part that the portfolio's shard is, appended: options is all that decides what the tables
 * hold. TN_E_NOMEM. */
tn_status tni_metrics_shard(const tni_workspace *workspace, const tni_portfolio *portfolio,
                            const tn_metrics *metrics, const char *options, tn_buffer *out);

/* Their report; rows: those of the contracts, with which the definitions go; NULL: neither. NULL:
 * no memory. */
const tn_report *tni_metrics_report(tni_workspace *workspace, const tn_metrics *metrics,
                                    tni_spool *rows);

/* Their workbook, saved. As tni_workbook_save. */
tn_status tni_metrics_workbook(tni_workspace *workspace, const tni_portfolio *portfolio,
                               const tn_metrics *metrics, tni_spool *rows, const char *path,
                               bool force, const char **reason);

#endif
