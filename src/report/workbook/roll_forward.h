/* The sheet that shows how the balances of a ledger roll forward. */
#ifndef TN_REPORT_ROLL_FORWARD_H
#define TN_REPORT_ROLL_FORWARD_H

#include "report/workbook/sheet_builder.h"
#include "tenor/ledger.h"

/* Opening, invoiced, recognised, closing by month with live formulas, its charts, and its checks.
 * Fees and net are left out for a buyer. translated: into another currency, with a column that says
 * by how much balances moved with the rates. */
void tni_roll_forward(tni_sheet_builder *b, const char *name, const char *title,
                      const tn_ledger *ledger, bool translated);

#endif
