/* Edits of values and sections of the open document, which may stand in its CSV. A place is given
 * by a section's kind and label and a key; key "" is the section itself. */
#ifndef TN_APP_DRAFT_DRAFT_EDIT_H
#define TN_APP_DRAFT_DRAFT_EDIT_H

#include "app/draft/draft.h"

enum { TNI_STEP_NAME = 256 };

/* --- what a file says --- */

/* The section of the file, or the row of its CSV, that a key stands in, or is to: of both the row,
 * unless the section has it already. NULL: there is neither. */
const tn_section *tni_source_section(const tni_source_file *source, const char *kind,
                                     const char *label, const char *key);

/* It is a row of the CSV. */
bool tni_source_is_row(const tni_source_file *source, const tn_section *section);

/* What the file says for a key, without comment; NULL: it is not there. Memory of the arena. */
const char *tni_source_value(const tni_source_file *source, tn_arena *arena, const char *kind,
                             const char *label, const char *key);

/* --- edits: TN_E_READ: the CSV cannot be read; the others as tn_edit_plan --- */

/* What a file would say with a value; the draft stays. *out_file: which file; bytes in memory of
 * arena. */
tn_status tni_draft_try_value(const tni_draft *draft, tn_arena *arena, const char *kind,
                              const char *label, const char *key, const char *value,
                              tni_draft_file **out_file, const char **out_bytes, size_t *out_size,
                              const char **reason);

/* Gives a value, or ("") takes it away, as one step; a section that is not there yet comes along.
 * before is what the file says now. name[TNI_STEP_NAME] is what the step is
 * called: "dimension pro: price.12m 4000 > 3600". */
tn_status tni_draft_set_value(tni_draft *draft, const char *kind, const char *label,
                              const char *key, const char *before, const char *value, char *name,
                              const char **reason);

/* One of several values: as tni_draft_set_value; value NULL takes the whole section away. */
typedef struct tni_value_edit {
    const char *kind, *label, *key, *value;
} tni_value_edit;

/* Gives several values, in their order, as one step of each file they stand in: taken back and done
 * again together. All or none: *out_failed is the one that could not be done. */
tn_status tni_draft_set_values(tni_draft *draft, const tni_value_edit *edits, size_t count,
                               const char *name, size_t *out_failed, const char **reason);

/* Adds, removes or swaps sections, as one step. TN_E_RANGE: the section to be added is there. */
tn_status tni_draft_edit_section(tni_draft *draft, const tn_edit *edit, const char *name,
                                 const char **reason);

/* The quantities of an event as pairs of its section, *out_count of them, and room for more behind
 * them; NULL: no memory. */
tn_edit_pair *tni_event_pairs(tn_arena *arena, const tn_event *event, size_t more,
                              size_t *out_count);

/* --- fixes that findings suggest --- */

/* The finding is about the document or its CSV, and has a word that gives way to another. */
bool tni_draft_can_fix(const tni_draft *draft, const tn_finding *finding);

/* Puts the suggested word in place of the wrong one, as one step; name[TNI_STEP_NAME]. TN_E_RANGE:
 * there is no such word; TN_E_NOMEM. */
tn_status tni_draft_fix(tni_draft *draft, const tn_finding *finding, char *name);

/* tni_draft_fix of all that can be fixed, sorted findings, at most one a line; *out_count of them.
 * TN_E_NOMEM. */
tn_status tni_draft_fix_all(tni_draft *draft, const tn_findings *findings, size_t *out_count);

#endif
