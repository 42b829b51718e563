/* Terms of contracts that have none of their own, from offer and product as they are today. */
#ifndef TN_APP_FREEZE_H
#define TN_APP_FREEZE_H

#include "app/workspace/workspace.h"
#include "tenor/buffer.h"
#include "tenor/edit.h"

/* The sections that a contract's file lacks: its own terms, and those of replacements. Empty: they
 * are frozen already. That they are not is no finding any more.
 * TN_E_FINDINGS: it cannot be priced. */
tn_status tni_freeze_text(tni_workspace *workspace, const tni_source_file *contract,
                          tn_buffer *out);

/* Writes them into the file, keeping everything else: sections that are there get the keys they
 * lack. *out_written false: there was nothing to write. TN_E_FINDINGS: there are errors; others as
 * tni_draft_edit_source. *reason in words. */
tn_status tni_freeze_write_file(tni_workspace *workspace, const tni_source_file *contract,
                                bool *out_written, const char **reason);

/* The terms of a replacement that is to be filed, as sections. TN_E_FINDINGS, TN_E_NOMEM. */
tn_status tni_freeze_event(tni_workspace *workspace, const tni_source_file *contract,
                           const tn_event *event, const tn_tree **out);

/* The edits that add sections (NULL: none) to a file, or to its sections the keys they lack, behind
 * a first one (NULL: none). NULL: no memory. */
const tn_edit *tni_freeze_edits(tn_arena *arena, const tn_tree *file, const tn_edit *first,
                                const tn_tree *terms, size_t *out_count);

#endif
