/* Change sets out of files. */
#ifndef TN_APP_CHANGESET_H
#define TN_APP_CHANGESET_H

#include "app/workspace/workspace.h"
#include "tenor/buffer.h"
#include "tenor/changeset.h"

/* The change set of an understood offer or product, merged with what `extra =` names. against: an
 * older version of the product, NULL; intent: NULL: as the change set has it, VALIDATE if it is
 * ours. TN_E_FINDINGS: AWS would reject it, or it breaks rules: nothing is appended; TN_E_READ. */
tn_status tni_changeset(tni_workspace *workspace, tni_source_file *document,
                        const tni_source_file *against, const tn_intent *intent, tn_buffer *out);

/* Findings of all that export or AWS would refuse of an understood offer or product, nothing made.
 * whole: of a product as a new listing with all its texts, instead of the changes from against. */
tn_status tni_changeset_gate(tni_workspace *workspace, tni_source_file *document,
                             const tni_source_file *against, bool whole);

#endif
