/* What the builders of reports share: cells for figures that may be unknown, tables that several
 * of them show. */
#ifndef TN_REPORT_CELLS_H
#define TN_REPORT_CELLS_H

#include "tenor/quote.h"
#include "tenor/report.h"

#define LENGTH(array) (sizeof(array) / sizeof(*(array)))

/* A row of these cells; why: its derivation, NULL: none. A table with these columns. */
#define TNI_ROW(table, why, ...)                                                                   \
    tn_table_add(table, (const tn_value[]){__VA_ARGS__}, LENGTH(((tn_value[]){__VA_ARGS__})), why)
#define TNI_TABLE(report, key, title, columns)                                                     \
    tn_report_table(report, key, title, columns, LENGTH(columns))

/* A value where it is known, else none; only then is it computed. */
#define TNI_IF(known, value) ((known) ? (value) : tn_value_none())

tn_value tni_cell_money(tn_maybe_money figure);
tn_value tni_cell_price(tn_maybe_price figure, tn_currency currency);
tn_value tni_cell_percent(tn_maybe_percent figure);
tn_value tni_cell_term_price(tn_price price, tn_currency currency); /* none below zero */

/* What was written in a file; none when it was not. */
tn_value tni_cell_text(tn_field_text field);
tn_value tni_cell_date(tn_field_date field);
/* Until when there is access: the last day, or the instant where it ends within a day. */
tn_value tni_cell_last(tn_instant end);
tn_value tni_cell_list(tn_arena *arena, const tn_field_list *items); /* "a, b" */

/* "2027-03". */
const char *tni_month_name(tn_arena *arena, tn_date month);

/* Adds the rows of a table as columns, for people only: a figure per row, beginning with the second
 * column. Returns the columns, to be titled; NULL: no memory, or no rows. */
tn_column *tni_table_side_by_side(tn_report *report, const char *key, const char *title,
                                  const tn_table *table);

/* Tables of a quote that other reports show too; usage adds none when nothing is metered. */
void tni_table_items(tn_report *report, const char *key, const tn_quote *quote);
void tni_table_usage(tn_report *report, const char *key, const tn_quote *quote);

/* Payments by date; step: of the first. */
tn_table *tni_table_payments(tn_report *report, const char *key, const char *title,
                             const tn_payment *payments, size_t count, const tn_step *step);

/* The word a file uses for a choice: ("offer", "payments", "plan", 2) -> "quarterly"; "" for an
 * index out of range. */
const char *tni_word(const char *file, const char *section, const char *key, int64_t index);

/* The table that CSV prints; a NULL report has none. */
void tni_set_primary(tn_report *report, tn_table *table);

/* Hands over the findings, marks a draft; NULL when memory ran out on the way. */
tn_report *tni_report_close(tn_report *report, const tn_findings *findings);

#endif
