/* A contract's books, as options ask for them. */
#ifndef TN_APP_CONTRACT_H
#define TN_APP_CONTRACT_H

#include "app/workspace/workspace.h"
#include "tenor/books.h"

/* The books of an understood contract, nothing of them made yet: a caller that asks for its life
 * alone pays for no invoice. findings: mostly the workspace's. NULL: no memory. */
tn_books *tni_books_new(const tni_workspace *workspace, const tni_source_file *contract,
                        const tn_date *until, tn_findings *findings);

/* Lives, rates and bills an understood contract; *out is set when its invoices stand. usage NULL:
 * none; "-" is standard input.
 * TN_E_FINDINGS, also when the workspace's progress stopped it; TN_E_READ: the usage; TN_E_BUG: the
 * books do not balance. */
tn_status tni_contract_books(tni_workspace *workspace, const tni_source_file *contract,
                             const tn_date *until, const char *usage, tn_books **out);

/* The same; watch is told of every rated hour of the usage. */
tn_status tni_contract_hours(tni_workspace *workspace, const tni_source_file *contract,
                             const tn_date *until, const char *usage, const tn_hour_sink *watch,
                             tn_books **out);

/* Whether there are metering records to rate: a file's (usage), else those of the book that the
 * contract lies in. */
bool tni_has_usage(const tni_workspace *workspace, const tni_source_file *contract,
                   const char *usage);

/* Reads them and rates them against a life; watch is told of every rated hour; NULL: nobody is. Bad
 * rows are findings, the others are rated. TN_E_READ, TN_E_FINDINGS: no usable header. */
tn_status tni_contract_usage(tni_workspace *workspace, const tni_source_file *contract,
                             const char *usage, const tn_life *life, const tn_hour_sink *watch,
                             const tn_rating **out);

#endif
