/* Closing months of a workspace: closed/YYYY-MM.csv, and what has moved since. */
#ifndef TN_APP_CLOSE_H
#define TN_APP_CLOSE_H

#include "app/portfolio.h"
#include "tenor/closing.h"

/* The file that closes the months up to the one that ends with `through`, appended to out; *path is
 * where it belongs. usage NULL: usage is not closed.
 * TN_E_FINDINGS: the month is closed already, or there are errors; as tni_contract_books. */
tn_status tni_close(tni_workspace *workspace, const tni_portfolio *portfolio, tn_date through,
                    const char *usage, tn_buffer *out, const char **path);

/* The file of the newest closed month is removed; *path is which. TN_E_FINDINGS: none is closed;
 * TN_E_WRITE with a reason. */
tn_status tni_reopen(tni_workspace *workspace, const tni_portfolio *portfolio, const char **path,
                     const char **reason);

/* "2027-03": the last day of that month; false: it is none. */
bool tni_month_end(const char *month, tn_date *out);

/* What of the contracts has moved in closed months, as findings and as drifts; *open is the first
 * day that is not closed. Nothing is closed: no drift, and open is not set. */
tn_status tni_closed_check(tni_workspace *workspace, const tni_portfolio *portfolio,
                           const char *usage, tn_drifts *out, tn_date *open);

/* tni_closed_check for its findings alone. */
tn_status tni_closed_tell(tni_workspace *workspace, const tni_portfolio *portfolio,
                          const char *usage);

#endif
