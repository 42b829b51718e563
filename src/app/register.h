/* The register of invoices: every document of contracts, as a report or a workbook. */
#ifndef TN_APP_REGISTER_H
#define TN_APP_REGISTER_H

#include "app/form.h"
#include "app/portfolio.h"
#include "app/spool.h"
#include "tenor/register.h"

typedef struct tni_register_options {
    const tn_date *until, *from; /* NULL: rule 3.7; from the first document */
    const char *usage;           /* NULL: none */
    tn_document_kind kind;       /* TN_DOCUMENT_KINDS: all */
    tni_spool *rows;             /* takes them, contract by contract; NULL: they are kept */
} tni_register_options;

/* The register of all contracts that can be billed. *out NULL: there is no contract. The status is
 * the worst of loading and billing; TN_E_FINDINGS: a sum beyond 64 bits; what push returned. */
tn_status tni_register(tni_workspace *workspace, const tni_portfolio *portfolio,
                       const tni_register_options *options, const tn_register **out);

/* Its report (NULL: no memory), and its workbook, saved; rows: those that are not in memory, NULL:
 * none. As tni_workbook_save. */
const tn_report *tni_register_report(tni_workspace *workspace, const tn_register *list,
                                     tni_spool *rows);
tn_status tni_register_workbook(tni_workspace *workspace, const tni_portfolio *portfolio,
                                const tn_register *list, tni_spool *rows, const char *path,
                                bool force, const char **reason);

#endif
