/* Importing: a price list becomes a product; a change set or an entity of AWS's an offer, a
 * product or both, an agreement these and its contract. */
#ifndef TN_APP_IMPORT_H
#define TN_APP_IMPORT_H

#include "app/draft/draft.h"
#include "app/workspace/price_list.h"
#include "tenor/changeset.h"
#include "tenor/report.h"

enum { TNI_MADE_MAX = 4 };

typedef struct tni_import_options {
    const char *into;        /* the folder to write into */
    const char *product;     /* the product of an offer, by its file; NULL: one is made */
    bool one;                /* one file is wanted: a change set is refused */
    const char *const *more; /* further answers about an agreement; more[more_count] */
    size_t more_count;
    const tn_date *ended; /* the day an agreement was cancelled; NULL: not known */
    tni_price_list_options prices;
} tni_import_options;

/* The files that it becomes: made[TNI_MADE_MAX], *out_count of them; of a price list also what was
 * understood of it. Findings of rules are left to `check`. TN_E_FINDINGS, TN_E_READ: none;
 * TN_E_RANGE: several, where options want one. */
tn_status tni_import(tni_workspace *workspace, const char *path, const tni_import_options *options,
                     tni_made_file *made, size_t *out_count, tni_price_table *out_understood);

/* What was understood of a price list: its columns, rows and numbers. NULL: no memory. */
tn_report *tni_import_report(tn_arena *arena, const tni_price_table *understood,
                             const tn_findings *findings);

/* The same of a change set alone; product NULL: one is made. */
tn_status tni_import_changeset(tni_workspace *workspace, const char *path, const char *into,
                               const tni_source_file *product, tni_made_file *made,
                               size_t *out_count);

/* The same of an agreement: its answers are in the file and in options->more. A contract is made
 * when they say how the agreement was accepted. */
tn_status tni_import_agreement(tni_workspace *workspace, const char *path,
                               const tni_import_options *options, const tni_source_file *product,
                               tni_made_file *made, size_t *out_count);

#endif
