/* What the builders of workbooks share: sheets with a head, rows, formulas, checks. */
#ifndef TN_REPORT_BOOK_H
#define TN_REPORT_BOOK_H

#include "tenor/workbook.h"

/* A column: what stands above it, and its width; 0: as wide as what is stored. */
typedef struct tni_heading {
    const char *title;
    int width_cells;
    bool right; /* it holds numbers */
} tni_heading;

/* One line of the Checks sheet: two figures that must be equal. */
typedef struct tni_check {
    const char *what, *expected_formula, *actual_formula;
    tn_value expected, actual;
    bool ok;
    struct tni_check *next;
} tni_check;

typedef struct tni_sheet_builder {
    tn_arena *arena;
    tn_workbook *book;
    const tn_workbook_options *options;
    const char *subtitle;
    tn_cell *status[16]; /* of each sheet: filled when all checks are known */
    size_t status_count;
    tni_check *first, *last;
} tni_sheet_builder;

enum { TNI_SHEET_HEADER = 5 }; /* the row of the column headings on every sheet */

void tni_sheet_init(tni_sheet_builder *b, tn_arena *arena, const char *title, const char *subtitle,
                    const tn_workbook_options *options);

/* A sheet with title, subtitle and status, then the headings in row 5; NULL: no memory. */
tn_sheet *tni_sheet_sheet(tni_sheet_builder *b, const char *name, const char *title,
                          const tni_heading *headings, unsigned count);

/* A new row and its number; cells for a column_count even without memory are not there: NULL. */
tn_cell *tni_sheet_next_row(tni_sheet_builder *b, tn_sheet *sheet, uint32_t *out_row);
/* Text in the first cell of a new row. */
void tni_sheet_section(tni_sheet_builder *b, tn_sheet *sheet, const char *text);
/* label | value; returns the row's number. */
uint32_t tni_sheet_figure(tni_sheet_builder *b, tn_sheet *sheet, const char *label, tn_cell value);

tn_cell tni_cell(tn_value value);
tn_cell tni_cell_styled(tn_value value, tn_cell_style look);
/* A formula and what it comes to; without a known value an empty cell. */
tn_cell tni_cell_formula(tni_sheet_builder *b, tn_cell_style look, tn_value value,
                         const char *format, ...) __attribute__((format(printf, 4, 5)));

/* The spreadsheet's function that rounds exact (minor units) to amount as the mode did: "ROUND",
 * "ROUNDUP", "ROUNDDOWN"; NULL when none does, as for a tie of half-even. */
const char *tni_round_function(tn_rounding mode, tn_fraction exact, int64_t amount_minor);

/* Half-up share of an amount, for figures beside the documents; unknown when out of range. */
tn_value tni_part(tn_money whole, int64_t parts);

/* An amount that a spreadsheet's numbers cannot hold. */
bool tni_too_long(tn_money amount);

/* Two figures that must be equal. */
void tni_sheet_check(tni_sheet_builder *b, const char *what, tn_cell expected, tn_cell actual);

/* Writes the Checks sheet. */
void tni_sheet_checks(tni_sheet_builder *b);
/* Status cells, the name of the master check; NULL: memory ran out on the way. */
tn_workbook *tni_sheet_close(tni_sheet_builder *b);

#endif
