/* Metering records from a file: rated, reported, and sent on. */
#ifndef TN_APP_USAGE_H
#define TN_APP_USAGE_H

#include "app/contract.h"
#include "tenor/buffer.h"
#include "tenor/report.h"

/* Overage by month and dimension, and every record that is not billed; errors as of
 * tni_contract_books. */
tn_status tni_usage(tni_workspace *workspace, const tni_source_file *contract, const tn_date *until,
                    const char *usage, const tn_report **out);

/* The same, and into requests the BatchMeterUsage requests for what can still be sent at an
 * instant; every_hour: a record of 0 where there is nothing to bill. TN_E_FINDINGS: AWS would
 * reject them; *out is made all the same, NULL when there are no books. */
tn_status tni_metering(tni_workspace *workspace, const tni_source_file *contract,
                       const tn_date *until, const char *usage, tn_instant at, bool every_hour,
                       tn_buffer *requests, const tn_report **out);

#endif
