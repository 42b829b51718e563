/**
 * A workbook as plain data: sheets on which the tables of reports are laid out, names of cells,
 * charts, page set-up; written by one file of format. Nothing here knows a file format, and no
 * number is worked out twice: a formula carries the engine's value.
 */
#ifndef TENOR_WORKBOOK_H
#define TENOR_WORKBOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tenor/books.h"
#include "tenor/decls.h"
#include "tenor/forecast.h"
#include "tenor/metrics.h"
#include "tenor/quote.h"
#include "tenor/register.h"
#include "tenor/report.h"
#include "tenor/tables.h"
#include "tenor/value.h"

TN_BEGIN_DECLS

enum {
    TN_SHEET_COLUMNS = 26,   /* A ... Z */
    TN_SHEET_ROWS = 1048576, /* what a sheet of the format holds */
    TN_SHEET_NAME = 31,      /* longest name of a sheet, bytes */
    TN_FORMULA_TEXT = 480,   /* room for a formula */
    TN_DIGITS_EXACT = 15     /* what spreadsheets keep of a number; longer amounts are text */
};

/**
 * A cell. TN_V_FRACTION is an exact working value as a number; TN_V_TABLE does not occur.
 *
 * Shape    formula: without '=', US English, only ever made of our own text; NULL: a plain value.
 *          value is then what it comes to
 */
typedef struct tn_cell {
    tn_value value;
    const char *formula;
    tn_cell_style style;
    bool beside_label; /* in a list without headings: all but amounts keep to the left */
} tn_cell;

/**
 * Makes the cells of a row that is not stored.
 *
 * Shape    row as in the sheet, from 1; cells zeroed. Formulas last until the next row is made
 */
typedef tn_status (*tn_sheet_fill)(void *context, uint32_t row, tn_cell *cells);

/** Where a table of a report stands on a sheet; its columns begin with A. */
typedef struct tn_placed_table {
    const tn_table *table;
    uint32_t first_row; /* of its rows, from 1 */
    uint64_t row_count; /* without totals, streamed ones too */
    struct tn_placed_table *next;
} tn_placed_table;

/** One row or column of a sheet's cells, for a chart; rows from 1, columns from 0. */
typedef struct tn_range {
    const struct tn_sheet *sheet;
    uint32_t first_row, last_row;
    unsigned column;
} tn_range;

typedef enum tn_chart_kind { TN_CHART_COLUMN, TN_CHART_LINE } tn_chart_kind;

enum { TN_CHART_SERIES = 3, TN_SHEET_CHARTS = 2 };

typedef struct tn_chart {
    tn_chart_kind kind;
    const char *title, *x_title, *y_title;
    const char *names[TN_CHART_SERIES];
    tn_range categories, values[TN_CHART_SERIES];
    size_t series_count;
    const char *x_format; /* of the categories: "yyyy-mm"; NULL: as they are */
    uint32_t row;         /* of its upper left corner, from 1 */
    unsigned column;
    unsigned width_px, height_px;
    bool any_above, any_below; /* 0, of its values */
} tn_chart;

typedef struct tn_sheet {
    const char *name;
    const char *base; /* the name without what tells its group: "Prices" of "Prices 2" */
    unsigned group;   /* of sheets that are one document; 0: of the whole book */
    unsigned column_count;
    int width_cells[TN_SHEET_COLUMNS]; /* 0: as wide as its texts */
    tn_cell **rows;                    /* stored rows; NULL: made by fill */
    size_t row_count;
    tn_sheet_fill fill; /* NULL: rows that are not stored are empty */
    void *context;
    uint64_t fill_count; /* rows below, made by fill too */
    uint32_t header_row; /* frozen with all above, printed on each page; 0: none */
    bool landscape;
    bool one_page; /* printed on one page; else one page wide */
    bool filter;   /* the header offers filters */
    tn_chart charts[TN_SHEET_CHARTS];
    size_t chart_count;
    tn_placed_table *tables, *last_table; /* of a report that was laid out on it */
    struct tn_sheet *next;
} tn_sheet;

/** A name for one cell. */
typedef struct tn_cell_name {
    const char *name;
    const tn_sheet *sheet;
    uint32_t row; /* from 1 */
    unsigned column;
    struct tn_cell_name *next;
} tn_cell_name;

typedef struct tn_workbook {
    tn_arena *arena;
    const char *title, *subject, *author;
    tn_date created; /* from the document, so that equal input gives equal bytes */
    bool draft;
    bool for_buyer;     /* no checks of ours, no colours of inputs and links */
    const char *footer; /* who made it, which revision, of which day; NULL: "Tenor" */
    bool values_only; /* an amount is too long for a spreadsheet's numbers, or currencies are mixed:
                         no formulas, as they would come to something else */
    tn_sheet *first, *last;
    tn_cell_name *names, *last_name;
} tn_workbook;

/** Who made it and for whom, and what no model knows. */
typedef struct tn_workbook_options {
    bool buyer;                  /* no fee, no seller's net, no internal note, in no part of it */
    const char *seller;          /* NULL: not known */
    const tn_date *as_of;        /* NULL: not given */
    const tn_findings *findings; /* borrowed */
    uint32_t rows_max;           /* of a sheet; 0: TN_SHEET_ROWS */
    const tn_report *report; /* of a forecast, register or metrics, where it is known already, as
                                    its rows are not in memory; NULL: it is made */
} tn_workbook_options;

/** An empty workbook; arena. NULL: no memory. */
tn_workbook *tn_workbook_new(tn_arena *arena, const char *title);

/**
 * Adds a sheet; name is borrowed and must be a legal one (format checks it).
 *
 * Errors   NULL: no memory (sticky in the arena)
 */
tn_sheet *tn_workbook_sheet(tn_workbook *workbook, const char *name, unsigned column_count);

/** Adds a stored row: column_count zeroed cells. sheet NULL is fine; NULL: no memory. */
tn_cell *tn_sheet_row(tn_workbook *workbook, tn_sheet *sheet);

/** Adds rows that are made as they are written. sheet NULL is fine. */
void tn_sheet_rows_made(tn_workbook *workbook, tn_sheet *sheet, size_t count);

/**
 * The cells of a row, stored or made.
 *
 * Shape    row from 1; cells[column_count]
 * Errors   those of fill
 */
tn_status tn_sheet_cells(const tn_sheet *sheet, uint64_t row, tn_cell *cells);

/** Names a cell: row from 1, column from 0. NULL-safe. */
void tn_workbook_name(tn_workbook *workbook, const char *name, const tn_sheet *sheet, uint32_t row,
                      unsigned column);

/** Rows of the sheet, streamed ones too. */
uint64_t tn_sheet_rows(const tn_sheet *sheet);

/**
 * An offer draft: Summary (what the buyer signs, on one page), Prices, Payments, Comparison, Terms;
 * for internal use also Fees and Checks. What is for the buyer names seller, revision (the first
 * digits of tn_offer_digest) and day in its footer (rule 4, "Workbooks").
 *
 * Shape    quote as built for the offer; draft when the findings hold an error
 * Owner    arena; quote and findings must live as long; NULL when memory is short
 */
tn_workbook *tn_offer_workbook(tn_arena *arena, const tn_quote *quote, const tn_tables *tables,
                               const tn_workbook_options *options);

/**
 * Several offers, made to choose from: Offers side by side, then Summary, Prices and Payments of
 * each, for internal use also Fees: "Prices 2" is the second offer's.
 *
 * Shape    quotes[count], count up to TN_OFFERS_MAX; a document without checks for either reader
 * Owner    as above
 */
enum { TN_OFFERS_MAX = 12 };
tn_workbook *tn_offers_workbook(tn_arena *arena, const tn_quote *const *quotes, size_t count,
                                const tn_tables *tables, const tn_workbook_options *options);

/**
 * An invoice simulation: Summary, Invoices, Lines, Usage, Credits, Renewals, Assumptions, Checks
 * and, for internal use, Forecast. Lines are streamed; more than a sheet holds go on in "Lines 2".
 *
 * Owner    arena; books must live as long; NULL when memory is short or the books have no ledger
 */
tn_workbook *tn_invoice_workbook(tn_arena *arena, tn_books *books,
                                 const tn_workbook_options *options);

/**
 * A listing as buyers see it: Listing (title, category, how they choose), its dimensions with the
 * prices per unit, Checks.
 *
 * Owner    arena; product must live as long; NULL when memory is short
 */
tn_workbook *tn_product_workbook(tn_arena *arena, const tn_product *product,
                                 const tn_tables *tables, const tn_workbook_options *options);

/**
 * A forecast: of each currency a sheet that rolls forward by month over all contracts, with charts;
 * for several contracts the months of each; Checks.
 *
 * Owner    arena; forecast must live as long; NULL when memory is short
 */
tn_workbook *tn_forecast_workbook(tn_arena *arena, const tn_forecast *forecast,
                                  const tn_workbook_options *options);

/**
 * A register: Invoices, Credit notes, Totals by month and currency, Checks.
 *
 * Owner    arena; list must live as long; NULL when memory is short
 */
tn_workbook *tn_register_workbook(tn_arena *arena, const tn_register *list,
                                  const tn_workbook_options *options);

/**
 * Metrics: Totals, Renewals due, Contracts, Checks (contracts add up, movement adds up).
 *
 * Owner    arena; metrics must live as long; NULL when memory is short
 */
tn_workbook *tn_metrics_workbook(tn_arena *arena, const tn_metrics *metrics,
                                 const tn_workbook_options *options);

TN_END_DECLS

#endif
