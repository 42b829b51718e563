/* What the builders of reports share: cells for figures that may be unknown, and sheets whose
 * columns are only known at run time. */
#ifndef TN_REPORT_CELLS_H
#define TN_REPORT_CELLS_H

#include "tenor/quote.h"
#include "tenor/report.h"

tn_value tni_cell_money(tn_maybe_money figure);
tn_value tni_cell_price(tn_maybe_price figure, tn_currency currency);
tn_value tni_cell_percent(tn_maybe_percent figure);

/* What was written in a file; none when it was not. */
tn_value tni_cell_text(tn_field_text field);
tn_value tni_cell_date(tn_field_date field);
tn_value tni_cell_list(tn_arena *arena, const tn_field_list *items); /* "a, b" */

/* "2027-03". */
const char *tni_month_name(tn_arena *arena, tn_date month);

/* A table for people only, a figure per row and a thing (offer, duration) per column. */
typedef struct tni_sheet {
    tn_arena *arena;
    tn_column *columns; /* the first holds the figures' names */
    size_t count;       /* of things */
    tn_table *table;
} tni_sheet;

/* False: no memory, or nothing to show. Name every column before adding rows. */
bool tni_sheet_begin(tni_sheet *sheet, tn_report *report, const char *key, const char *title,
                     size_t count);
void tni_sheet_column(tni_sheet *sheet, size_t index, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* The cells of a new row, count of them, to be filled; NULL: no memory. */
tn_value *tni_sheet_row(tni_sheet *sheet, const char *title);

/* Tables of a quote that other reports show too; usage adds none when nothing is metered. */
void tni_table_items(tn_report *report, const char *key, const tn_quote *quote);
void tni_table_usage(tn_report *report, const char *key, const tn_quote *quote);
void tni_table_payments(tn_report *report, const char *key, const tn_quote *quote);

/* The word a file uses for a choice: ("offer", "payments", "plan", 2) -> "quarterly"; "" for an
 * index out of range. */
const char *tni_word(const char *file, const char *section, const char *key, int64_t index);

/* Hands over the findings, marks a draft; NULL when memory ran out on the way. */
tn_report *tni_report_close(tn_report *report, const tn_findings *findings);

#endif
