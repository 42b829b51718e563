/* What is seen of a file: a product as buyers see it, an offer as a sheet; of a contract its life,
 * its invoices, its timeline, its entitlements. */
#ifndef TN_APP_SHOW_H
#define TN_APP_SHOW_H

#include "app/contract.h"
#include "tenor/buffer.h"
#include "tenor/report.h"
#include "tenor/timeline.h"

/* An understood product, offer or contract. TN_E_FINDINGS: it is of another kind, or cannot be
 * priced. */
tn_status tni_show(tni_workspace *workspace, const tni_source_file *file, const tn_report **out);

/* Invoices and credit notes of an understood contract, line by line; until, usage and the errors as
 * of tni_contract_books. */
tn_status tni_invoice(tni_workspace *workspace, const tni_source_file *contract,
                      const tn_date *until, const char *usage, const tn_report **out);

/* What happens when; errors as above. */
tn_status tni_timeline(tni_workspace *workspace, const tni_source_file *contract,
                       const tn_date *until, const char *usage, const tn_report **out);

/* What a screen shows of books that are known already. */
typedef struct tni_contract_tables {
    const tn_report *timeline; /* NULL: it cannot be built */
    const tn_report *invoices;
    const tn_report *months; /* the forecast; NULL: there is no ledger */
    const tn_table *billed;  /* by kind */
    const tn_table *terms;
} tni_contract_tables;

/* All of them, in memory of the workspace. TN_E_NOMEM; else what the timeline or ledger lacks. */
tn_status tni_books_tables(const tni_workspace *workspace, tn_books *books,
                           tni_contract_tables *out);

/* What GetEntitlements would answer at an instant, as JSON. */
tn_status tni_entitlements(tni_workspace *workspace, const tni_source_file *contract, tn_instant at,
                           tn_buffer *out);

#endif
