/* Approving an offer that is beyond the guardrails of its workspace (rule 2.5). */
#ifndef TN_APP_APPROVE_H
#define TN_APP_APPROVE_H

#include "app/workspace/workspace.h"

typedef struct tni_approve_options {
    const char *by;   /* an [approver] of tenor.ini */
    const char *on;   /* "2026-12-01" */
    const char *note; /* NULL: none */
} tni_approve_options;

/* Writes [approval] into an understood offer's file, in place of the one that was there. The
 * workspace was opened as approving.
 * TN_E_FINDINGS: the offer has errors, nobody is called so, the limits do not reach; otherwise as
 * tni_draft_edit_source. *reason in words. */
tn_status tni_approve(tni_workspace *workspace, const tni_source_file *offer,
                      const tni_approve_options *options, const char **reason);

/* Whether an understood offer is beyond the guardrails, and who may approve it. */
typedef struct tni_approval_state {
    bool needed;    /* it is beyond them */
    bool approved;  /* and an approval holds */
    const char *by; /* the least approver who reaches; NULL: nobody does */
} tni_approval_state;

/* As tn_offer_approver_needed; the workspace has loaded the offer, so its findings are there. */
tn_status tni_approval_state_of(tni_workspace *workspace, const tni_source_file *offer,
                                tni_approval_state *out);

#endif
