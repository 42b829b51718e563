/* Cells of invoice lines, shared by the reports that show them. */
#ifndef TN_REPORT_LINES_H
#define TN_REPORT_LINES_H

#include "tenor/invoice.h"
#include "tenor/report.h"

/* What the line is for, in words a controller can file; arena or static. */
const char *tni_line_words(tn_arena *arena, const tn_invoices *invoices, const tn_line *line);

tn_value tni_line_dimension(const tn_product *product, const tn_line *line);
tn_value tni_line_quantity(const tn_line *line);
tn_value tni_line_price(const tn_line *line);
tn_value tni_line_share(const tn_line *line); /* as counted */

#endif
