/* Metering records of a portfolio on their way into a book. */
#ifndef TN_APP_PORTFOLIO_USAGE_H
#define TN_APP_PORTFOLIO_USAGE_H

#include "app/workspace/workspace.h"
#include "host/portfolio_db.h"

/* Puts the rows of a CSV (rule 2.4, with a column contract) into a book, instants in UTC. A bad row
 * is a finding and left out: TN_E_FINDINGS at the end. TN_E_READ; TN_E_WRITE with a reason. */
tn_status tni_usage_into_db(tni_workspace *workspace, const char *path, tni_db_writer *writer,
                            const char **reason);

#endif
