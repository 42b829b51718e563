/* Reports as sheets: where each table stands, and what its formulas come to in cells. */
#ifndef TN_REPORT_LAYOUT_H
#define TN_REPORT_LAYOUT_H

#include "tenor/workbook.h"

/* Columns that a report's tables take. */
unsigned tni_layout_columns(const tn_report *report);

/* Text in the first cell of a new row. */
void tni_layout_text(tn_workbook *workbook, tn_sheet *sheet, const char *text, tn_cell_style style);

/* Adds the tables of a report below what is there: a title, headings where there are some, rows. */
void tni_layout_report(tn_workbook *workbook, tn_sheet *sheet, const tn_report *report, int places);

#endif
