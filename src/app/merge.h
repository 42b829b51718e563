/* Adding up what shards of a book came to. */
#ifndef TN_APP_MERGE_H
#define TN_APP_MERGE_H

#include "app/spool.h"
#include "tenor/report.h"

/* The parts of one forecast, or of metrics, as its report: the same bytes as of the whole book, in
 * whatever order they are given. rows: takes those of contracts and groups, and ends after the
 * report. *out_buyer: it is for buyers.
 *
 * Errors   TN_E_FINDINGS: a part is missing, there twice, or of another table (FIL-106); TN_E_READ;
 *          TN_E_WRITE: no temporary file, which was told; TN_E_NOMEM */
tn_status tni_merge(tni_workspace *workspace, const char *const *paths, size_t count,
                    tni_spool *rows, const tn_report **out, bool *out_buyer);

#endif
