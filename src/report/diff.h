/* The two halves of a comparison: changes (diff.c) and money (diff_money.c). */
#ifndef TN_REPORT_DIFF_H
#define TN_REPORT_DIFF_H

#include "tenor/diff.h"

/* Adds the table of totals before and after, when both sides have some. */
void tni_diff_money(tn_report *report, const tn_diff_side *before, const tn_diff_side *after);

#endif
