/* What the builders of workbooks share: each sheet is a report laid out under the same head; checks
 * of figures that must be equal. */
#ifndef TN_REPORT_SHEET_BUILDER_H
#define TN_REPORT_SHEET_BUILDER_H

#include "report/tables/cells.h"
#include "tenor/workbook.h"

typedef struct tni_sheet_builder {
    tn_arena *arena;
    tn_workbook *workbook;
    const tn_workbook_options *options;
    const char *subtitle;
    tn_currency currency;
    unsigned group;      /* of the sheets that are added; 0: of the whole book */
    tn_cell *status[16]; /* of each sheet: filled when all checks are known */
    size_t status_count;
    tn_table *checks; /* a row per check */
    size_t failed_checks;
} tni_sheet_builder;

enum { TNI_SHEET_HEAD_ROWS = 5 }; /* title, subtitle, status, draft; headings of the first table */

void tni_sheet_init(tni_sheet_builder *b, tn_arena *arena, const char *title, const char *subtitle,
                    tn_currency currency, const tn_workbook_options *options);

/* An empty report for a sheet: "title, USD"; NULL: no memory. */
tn_report *tni_sheet_report(tni_sheet_builder *b, const char *title);

/* A sheet with the report's title, then its tables; NULL: no memory. */
tn_sheet *tni_sheet_add(tni_sheet_builder *b, const char *name, const tn_report *report);

/* A sheet for each table of a report that people read, called by its title. */
void tni_sheet_tables(tni_sheet_builder *b, const tn_report *report);

/* A chart of columns of a table, by their keys. */
typedef struct tni_chart {
    tn_chart_kind kind;
    const char *title, *x_title, *x_format, *x_key;
    const char *names[TN_CHART_SERIES], *keys[TN_CHART_SERIES]; /* NULL: no more series */
    unsigned width_px, height_px;
} tni_chart;

/* Adds the chart of a sheet's table to a sheet, its corner at row (from 1) and column (from 0). */
void tni_sheet_chart(tni_sheet_builder *b, tn_sheet *sheet, const tn_sheet *from,
                     const tni_chart *chart, uint32_t row, unsigned column);

/* A list of figures: label | value. Its columns: "field" and "value". */
void tni_figure(tn_table *list, const char *name, const char *label, tn_cell_style style,
                tn_value value, const char *formula);

/* The spreadsheet's function that rounds exact (minor units) to amount as the mode did: "ROUND",
 * "ROUNDUP", "ROUNDDOWN"; NULL when none does, as for a tie of half-even. */
const char *tni_round_function(tn_rounding mode, tn_fraction exact, int64_t amount_minor);

/* Half-up share of an amount, for figures beside the documents; unknown when out of range. */
tn_value tni_part(tn_money whole, int64_t parts);

/* An exact amount of minor units as a number of whole ones. */
tn_value tni_exact_value(tn_fraction minor, int places);

/* An amount that a spreadsheet's numbers cannot hold. */
bool tni_too_long(tn_money amount);

/* Two figures that must be equal, with their formulas (NULL: none); none is no figure. */
void tni_sheet_check(tni_sheet_builder *b, const char *what, tn_value expected,
                     const char *expected_formula, tn_value actual, const char *actual_formula);

/* Adds the Checks sheet, which is the last. NULL: no memory. */
tn_workbook *tni_sheet_close(tni_sheet_builder *b);

#endif
