/* What AWS billed, from a file. */
#ifndef TN_APP_RECONCILE_H
#define TN_APP_RECONCILE_H

#include "app/workspace/workspace.h"
#include "tenor/reconcile.h"

/* Reads a billing feed. Bad rows are findings, the others are there. TN_E_READ,
 * TN_E_FINDINGS: no billing feed. */
tn_status tni_billing_feed_read(tni_workspace *workspace, const char *path,
                                const tn_billing_feed **out);

#endif
