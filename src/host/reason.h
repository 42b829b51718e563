/* Why a file could not be read or written: a status and a few words. */
#ifndef TN_HOST_REASON_H
#define TN_HOST_REASON_H

#include "host/host.h"

/* TN_E_WRITE with the reason of an errno value; status with a reason of its own. */
tn_status tni_fail(const char **reason, int error);
tn_status tni_refuse(const char **reason, tn_status status, const char *text);

#endif
