/* The proration calculator, and the published examples it must reproduce. */
#ifndef TN_APP_PRORATE_H
#define TN_APP_PRORATE_H

#include "app/workspace/workspace.h"
#include "tenor/batch.h"

/* A calculator with --policy (else aws) and a currency (NULL: USD). NULL: no memory. */
tn_calculator *tni_calculator(tni_workspace *workspace, const char *currency);

/* Streams a batch; "-" is standard input. TN_E_READ; TN_E_FINDINGS: rows have errors, or there is
 * no usable header; what put returned. */
tn_status tni_prorate_batch(tni_workspace *workspace, const char *path, tn_calculator *calculator,
                            tn_batch_sink put, void *context);

/* A published example: where it stands, what is published, and whether it comes out. */
typedef struct tni_example {
    const char *id, *source, *published, *computed;
    bool agrees;
} tni_example;

/* Replays data/published.csv. TN_E_BUG: it cannot be read. *out: in the workspace's arena. */
tn_status tni_selftest(tni_workspace *workspace, const tni_example **out, size_t *out_count);

#endif
