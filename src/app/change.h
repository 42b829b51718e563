/* A change of a contract before it is filed: upgrade, replacement, manual renewal. What it comes to
 * is a report; filed, it is a section of the contract's file. */
#ifndef TN_APP_CHANGE_H
#define TN_APP_CHANGE_H

#include "app/contract.h"
#include "app/form.h"
#include "tenor/edit.h"
#include "tenor/upgrade.h"

typedef struct tni_change_options {
    const char *on;         /* a date or an instant; a renewal is at the end of its term */
    const char *const *set; /* "KEY=QTY" */
    size_t set_count;
    const char *offer;             /* of a replacement: the offer's file */
    const char *duration, *uplift; /* of a renewal: "24m", "5%"; NULL: as before, none */
    const char *amount;            /* of a refund: "200"; NULL: the unused part */
    bool approved;                 /* of a refund: by the seller */
    const char *whose;             /* of a refund with an amount: "month", "rest"; NULL: month */
    bool all_policies;             /* of an upgrade: under every preset */
} tni_change_options;

typedef struct tni_planned_change {
    const tn_report *report;
    bool allowed;             /* false: AWS would refuse it; the report says why */
    const char *kind, *label; /* of the section: [upgrade 2027-04-11] */
    tn_edit_pair *pairs;
    size_t pair_count;
    const tn_tree *terms; /* of a replacement: frozen, filed with it; NULL: none */
} tni_planned_change;

/* What a change of an understood contract comes to.
 * TN_E_SYNTAX: `on` is no time; TN_E_FINDINGS: an unknown label, a missing price, an offer for
 * another product, nothing to renew; TN_E_READ: the offer. */
tn_status tni_upgrade(tni_workspace *workspace, const tni_source_file *contract,
                      const tni_change_options *options, tni_planned_change *out);
tn_status tni_replace(tni_workspace *workspace, const tni_source_file *contract,
                      const tni_change_options *options, tni_planned_change *out);
tn_status tni_renew(tni_workspace *workspace, const tni_source_file *contract,
                    const tni_change_options *options, tni_planned_change *out);
tn_status tni_refund(tni_workspace *workspace, const tni_source_file *contract,
                     const tni_change_options *options, tni_planned_change *out);
tn_status tni_cancel(tni_workspace *workspace, const tni_source_file *contract,
                     const tni_change_options *options, tni_planned_change *out);

/* An upgrade as an event, for a screen that shows it at every key; memory of arena, what is found
 * apart from the workspace's findings. out_report: under the contract's policy; NULL: not asked. */
tn_status tni_upgrade_event(tn_books *books, tn_arena *arena, const tn_event *event,
                            tn_findings *findings, const tn_upgrade **out,
                            const tn_report **out_report);

/* What such an upgrade would cost on each of these days in the books as they stand, allowed or not:
 * nothing is lived anew. Columns "at" and "due"; a day without a price has no row. NULL: no memory.
 */
const tn_table *tni_upgrade_curve(tn_books *books, tn_arena *arena, const tn_event *event,
                                  const tn_date *days, size_t count);

/* Its report under every policy, as text; TN_E_NOMEM. */
tn_status tni_upgrade_text(tn_arena *arena, const tn_upgrade *upgrade, const tn_findings *findings,
                           const tn_render_options *options, tn_buffer *out);

/* Adds the section to the contract's file, keeping everything else.
 * TN_E_FINDINGS: there are errors; as tni_file_save, also when the file changed since it was read.
 * Nothing is written on an error. *reason in words. */
tn_status tni_change_write(tni_workspace *workspace, const tni_source_file *contract,
                           const tni_planned_change *change, const char **reason);

/* "2027-04-11" or "2027-04-11T10:00:00Z". TN_E_SYNTAX. */
tn_status tni_read_when(const char *text, tn_field_instant *out);

#endif
