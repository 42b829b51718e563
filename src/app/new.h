/* New files: a plain beginning, or a copy of another file, and what options say. */
#ifndef TN_APP_NEW_H
#define TN_APP_NEW_H

#include "app/workspace/workspace.h"
#include "tenor/buffer.h"
#include "tenor/edit.h"

/* What options say about a new product or offer; NULL or 0: not said. */
typedef struct tni_new_options {
    const char *from;    /* a file of the kind to start from; a bare NAME is a template's */
    const char *product; /* offer: its product's file */
    const char *const *durations; /* "12m"; an offer has one */
    size_t duration_count;
    const char *const *dimensions; /* product: labels to begin with */
    size_t dimension_count;
    const char *const *set; /* offer: "KEY=QTY", which items; none: as the product suggests */
    size_t set_count;
    const tn_edit_pair *values; /* keys of [product] or [offer] and their values, as typed */
    size_t value_count;
    tn_findings *told;  /* what a copy does not keep: notes are added; NULL: nobody reads them */
    const char *target; /* where it will be, for the path of its product; NULL: here */
} tni_new_options;

/* The text of a new file that `check` understands.
 * TN_E_FINDINGS: an unknown label, or what it starts from is not understood; TN_E_SYNTAX: a value
 * that no file can hold, *reason says why; TN_E_READ. */
tn_status tni_new_product(tni_workspace *workspace, const tni_new_options *options, tn_buffer *out,
                          const char **reason);
tn_status tni_new_offer(tni_workspace *workspace, const tni_new_options *options, tn_buffer *out,
                        const char **reason);

/* The templates of offers for a folder: the files NAME.offer.ini of its folder templates, or of its
 * workspace's, in byte order; none where there is no such folder. TN_E_READ, TN_E_NOMEM. */
tn_status tni_offer_templates(tn_arena *arena, const char *folder, const char *const **out,
                              size_t *out_count);

#endif
