/* What is handed over of a contract, as a plan or as bytes. */
#ifndef TN_APP_EXPORT_H
#define TN_APP_EXPORT_H

#include "app/contract.h"
#include "tenor/buffer.h"
#include "tenor/workbook.h"

/* The books in the syntax of hledger and Ledger; internal: with fees. */
tn_status tni_contract_journal(const tni_workspace *workspace, const tni_books *books,
                               bool internal, tn_buffer *out);

/* The simulation of the invoices as the plan of a workbook. */
tn_status tni_contract_workbook(const tni_workspace *workspace, const tni_books *books, bool buyer,
                                const tn_workbook **out);

#endif
