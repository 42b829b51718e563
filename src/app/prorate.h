/* What a change in the middle of a period comes to; and the published examples, computed again. */
#ifndef TN_APP_PRORATE_H
#define TN_APP_PRORATE_H

#include "app/workspace/workspace.h"
#include "tenor/batch.h"
#include "tenor/report.h"

/* A calculator with --policy (else aws) and a currency (NULL: USD). NULL: no memory. */
tn_calculator *tni_calculator(tni_workspace *workspace, const char *currency);

/* One change, cells[TN_BATCH_COLUMNS] as typed, "" for none. TN_E_SYNTAX: a cell is wrong, error
 * says which; TN_E_FINDINGS: the change cannot be computed. */
tn_status tni_prorate(tni_workspace *workspace, tn_calculator *calculator,
                      const tn_batch_cell *cells, const tn_report **out,
                      char error[TN_CHANGE_ERROR]);

/* Streams a batch; "-" is standard input. TN_E_READ; TN_E_FINDINGS: rows have errors, or there is
 * no usable header; what sink returned. */
tn_status tni_prorate_batch(tni_workspace *workspace, const char *path, tn_calculator *calculator,
                            tn_batch_sink sink, void *context);

/* Replays data/published.csv (selftest.c). TN_E_BUG: it cannot be read. */
tn_status tni_selftest(tni_workspace *workspace, const tn_report **out, bool *out_all_agree);

#endif
