/* The invoice-simulation workbook in pieces: what its sheets know of each other. */
#ifndef TN_REPORT_WORKBOOK_INVOICE_H
#define TN_REPORT_WORKBOOK_INVOICE_H

#include "report/workbook/sheet_builder.h"

enum { TNI_LINE_SHEETS = 32 };

typedef struct tni_invoice_sheets {
    tni_sheet_builder b;
    tn_books *books; /* the stages below are theirs */
    const tn_invoices *invoices;
    const tn_rating *rating;
    const tn_ledger *ledger;
    tn_currency currency;
    uint64_t line_count;
    uint32_t lines_per_sheet;
    const char *line_sheets[TNI_LINE_SHEETS]; /* "Lines", "Lines 2" */
    size_t line_sheet_count;
    tn_money total, credits, overage; /* over all documents; of those for usage */
} tni_invoice_sheets;

/* function(range)+function(range)...: over the rows of Lines from index first, count of them, as
 * far as sheets go; arena. */
const char *tni_lines_sum(tni_invoice_sheets *v, uint64_t first, uint64_t count,
                          const char *criterion);
/* SUMIFS over all lines of a kind. */
const char *tni_lines_sumifs(tni_invoice_sheets *v, const char *kind);

void tni_invoice_summary(tni_invoice_sheets *v);
void tni_invoice_list(tni_invoice_sheets *v);
void tni_invoice_lines(tni_invoice_sheets *v);
void tni_invoice_usage(tni_invoice_sheets *v);
void tni_invoice_credits(tni_invoice_sheets *v);
void tni_invoice_renewals(tni_invoice_sheets *v);

#endif
