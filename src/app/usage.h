/* Metering records from a file. */
#ifndef TN_APP_USAGE_H
#define TN_APP_USAGE_H

#include "app/workspace/workspace.h"
#include "tenor/rating.h"

/* Reads metering records and rates them against a life; watch is told of every rated hour; NULL:
 * nobody is. Bad rows are findings, the others are rated. TN_E_READ, TN_E_FINDINGS: no usable
 * header. */
tn_status tni_usage_read(tni_workspace *workspace, const char *path, const tn_life *life,
                         const tn_hour_sink *watch, const tn_rating **out);

#endif
