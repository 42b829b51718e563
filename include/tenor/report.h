/**
 * A report: what a command has to say, once, before anybody prints it. An ordered list of named
 * fields; a field is a figure or a table; a cell may hold a table of its own. Text, CSV, JSON,
 * workbook and screen render this one model.
 */
#ifndef TENOR_REPORT_H
#define TENOR_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tenor/arena.h"
#include "tenor/buffer.h"
#include "tenor/decls.h"
#include "tenor/finding.h"
#include "tenor/step.h"
#include "tenor/value.h"

TN_BEGIN_DECLS

/** How a cell is shown where there are styles; a colour never says anything alone. */
typedef enum tn_cell_style {
    TN_STYLE_PLAIN,
    TN_STYLE_TITLE,        /* of a sheet */
    TN_STYLE_NOTE,         /* small words */
    TN_STYLE_STATUS,       /* DRAFT, ALL CHECKS OK: shown as a signal */
    TN_STYLE_SECTION,      /* heads a block */
    TN_STYLE_HEADER,       /* of a column */
    TN_STYLE_HEADER_RIGHT, /* of a column of numbers */
    TN_STYLE_INPUT,        /* typed in or agreed: blue on yellow */
    TN_STYLE_LINK,         /* taken from another sheet: green */
    TN_STYLE_TOTAL,        /* of a column: bold, a rule above */
    TN_STYLE_RESULT,       /* the figure a reader looks for: bold, with its currency */
    TN_STYLE_CHECK,        /* OK or CHECK: shown as a signal */
    TN_STYLE_FIELD,        /* to be filled in by hand: a line below */
    TN_CELL_STYLES
} tn_cell_style;

/**
 * What a workbook adds to the value of a cell.
 *
 * Shape    formula: a spreadsheet's expression without '=', US English, only ever made of our own
 *          text; NULL: a plain value. The cell's value is what it comes to. A name in braces
 *          stands for cells, by the key of their column:
 *            {price}               of the same row       {total<}         of the row before
 *            {amount:}             all rows, no totals   {amount@2:5}     third to sixth row
 *            {amount@net}          of the row "net"      {Prices!amount@net}  on another sheet
 *          A '$' before the name fixes what does not move with the row; {#} is the number of
 *          decimal places of the currency. What follows a '|' is taken when a name before it
 *          stands for nothing, as the row before the first; without one the value is plain
 * Example  "ROUND({quantity}*{unit_price},{#})" in row 6 -> ROUND(D6*E6,2)
 */
typedef struct tn_cell_format {
    const char *formula;
    tn_cell_style style;
} tn_cell_format;

/** Who may see a field or column, and where. */
enum {
    TN_INTERNAL_ONLY = 1, /* fees, seller's net, internal notes: dropped for a buyer */
    TN_NOT_IN_TEXT = 2,
    TN_NOT_IN_CSV = 4,
    TN_NOT_IN_JSON = 8
};

/** Tables within tables; renderers print none that is deeper. */
enum { TN_TABLE_DEPTH = 4 };

/**
 * A column. Usually one of a static const array.
 *
 * Shape    key is stable: the JSON key and, with '_' for '.', the CSV column. A dot nests in JSON:
 *          "period.start" is {"period": {"start": ...}}; keys of one object stand side by side
 */
typedef struct tn_column {
    const char *key;
    const char *title;  /* for people */
    tn_value_kind kind; /* what the cells hold; a cell may also be TN_V_NONE */
    unsigned flags;
    const struct tn_column *below; /* the columns of the tables in a TN_V_TABLE column */
    size_t below_count;
    int width_cells;       /* in a workbook; 0: as wide as its texts */
    tn_cell_format format; /* in a workbook: of its cells that have a value */
} tn_column;

/** Makes row index of a table that streams: its cells (none at first) and their formats. */
typedef tn_status (*tn_row_fill)(void *context, uint64_t index, tn_value *cells,
                                 tn_cell_format *formats);

/** How the row that was made last came about, until the next is; may be NULL. */
typedef const struct tn_step *(*tn_row_fill_why)(void *context);

typedef struct tn_row {
    tn_value *cells;         /* one per column */
    const tn_step *why;      /* how its main figure came about; may be NULL */
    tn_cell_format *formats; /* one per column; NULL: those of the columns */
    const char *name;        /* for formulas; one that begins with a capital letter is a name of the
                                whole workbook for the row's second cell. NULL: none */
    bool is_total;           /* no part of {key:} */
} tn_row;

typedef struct tn_table {
    tn_arena *arena;
    const tn_column *columns;
    size_t column_count;
    tn_row *rows;
    size_t count;
    tn_row_fill fill; /* rows below the stored ones, made as they are written; NULL: none. They are
                         asked for in order, any number of times from the first on */
    tn_row_fill_why fill_why; /* NULL: of none of them is it told */
    void *context;
    uint64_t fill_first, fill_count; /* index of the first of them, how many */
} tn_table;

/** Room for a row that is made: a table with fill has no more columns. */
enum { TN_MADE_COLUMNS = 26 };
typedef struct tn_made_row {
    tn_row row;
    tn_value cells[TN_MADE_COLUMNS];
    tn_cell_format formats[TN_MADE_COLUMNS];
} tn_made_row;

/** A named figure, or a table (value.kind TN_V_TABLE). */
typedef struct tn_field {
    const char *key;   /* as a column's */
    const char *title; /* for people */
    tn_value value;
    unsigned flags;
    const tn_step *why; /* how it came about; may be NULL */
    struct tn_field *next;
} tn_field;

typedef struct tn_note {
    const char *text;
    struct tn_note *next;
} tn_note;

typedef struct tn_report {
    tn_arena *arena;
    const char *title;           /* for people: "Quote for Acme KK" */
    tn_field *first, *last;      /* in the order of the JSON object */
    tn_note *notes, *last_note;  /* lines of words under the tables, for people only */
    const tn_table *primary;     /* what CSV prints; NULL: the first table, or else the figures */
    const tn_findings *findings; /* borrowed; NULL: none */
    const char *format_version;  /* of the JSON; NULL: "1" */
    bool draft;                  /* it breaks rules: marked DRAFT, "draft": true */
} tn_report;

/** An empty report in the arena; title is borrowed. NULL: no memory. */
tn_report *tn_report_new(tn_arena *arena, const char *title);

/**
 * Adds a figure at the end; report NULL is fine. key and title are borrowed; the caller may set
 * flags and why of what is returned.
 *
 * Errors   NULL: no memory (sticky in the arena)
 * Example  tn_report_add(r, "net_total", "Net total", tn_value_money(total))
 */
tn_field *tn_report_add(tn_report *report, const char *key, const char *title, tn_value value);

/** Marks a field; field NULL is fine. Returns the field. */
tn_field *tn_field_flag(tn_field *field, unsigned flags);
/** Says how a field's figure came about; field NULL is fine. Returns the field. */
tn_field *tn_field_explain(tn_field *field, const tn_step *why);

/** Adds an empty table at the end as a field; columns are borrowed. NULL: no memory. */
tn_table *tn_report_table(tn_report *report, const char *key, const char *title,
                          const tn_column *columns, size_t count);

/** The field with this key; NULL when there is none. */
const tn_field *tn_report_find(const tn_report *report, const char *key);

/** The table with this key; NULL when there is none. */
const tn_table *tn_report_find_table(const tn_report *report, const char *key);

/** Adds a line of words for people, display-safe whatever the arguments hold; NULL-safe. */
void tn_report_note(tn_report *report, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/** A table for a cell: its columns are those below the column it goes into. NULL: no memory. */
tn_table *tn_table_new(tn_arena *arena, const tn_column *columns, size_t count);

/**
 * Adds a row and copies its cells; table NULL is fine.
 *
 * Shape    cells[count], NULL: all none; count is the number of columns, missing
 *          cells are empty, further ones left out
 * Errors   NULL: no memory (sticky in the arena)
 * Example  tn_table_add(t, (tn_value[]){tn_value_text("pro"), tn_value_quantity(4)}, 2, NULL)
 */
tn_value *tn_table_add(tn_table *table, const tn_value *cells, size_t count, const tn_step *why);

/** The index of the column with this key, -1 when there is none. */
int tn_table_column(const tn_table *table, const char *key);

/**
 * Adds a row with the cells of a row of another table that stand under the same keys.
 *
 * Errors   NULL: no memory (sticky in the arena)
 */
tn_value *tn_table_copy(tn_table *table, const tn_table *from, size_t row);

/** Rows of the table, stored and made ones. */
uint64_t tn_table_rows(const tn_table *table);

/**
 * A row by its index, below tn_table_rows; what fill makes lives in *made until the next.
 *
 * Errors   NULL: fill could not make it
 */
const tn_row *tn_table_row(const tn_table *table, uint64_t index, tn_made_row *made);

/** Adds an empty row of totals, which is no part of {key:}. NULL: no memory. */
tn_value *tn_table_total(tn_table *table);

/**
 * Sets a cell of the last row, and how a workbook shows it; format NULL: a plain value.
 *
 * Shape    format and what follows make the formula of tn_cell_format, as for printf
 * Rule     a value of none has no formula, but it has the style. Nothing is done without a row
 * Example  tn_table_set(t, "due", TN_STYLE_PLAIN, tn_value_date(due), "{date}+%d", 30)
 */
void tn_table_set(tn_table *table, const char *key, tn_cell_style style, tn_value value,
                  const char *format, ...) __attribute__((format(printf, 5, 6)));

/** Gives the last row a name, borrowed. NULL-safe. */
void tn_table_name(tn_table *table, const char *name);

/* Values and derivations as text ------------------------------------------------------------- */

/** For whom a value is printed. */
typedef enum tn_audience {
    TN_FOR_MACHINES, /* "4010.96", "12.5", "2027-04-11", an end as it is (exclusive), "" for none */
    TN_FOR_PEOPLE    /* "4,010.96", "(12.00)", "12.5%", the last day of a period; display-safe */
} tn_audience;

/** Appends a value's text; tables have none. Failure is the buffer's. */
void tn_value_print(tn_value value, tn_audience audience, tn_buffer *out);

/**
 * One step of a derivation in words, without its result.
 *
 * Example  a product of 4, 100.00 and 20/30: "4 × 100.00 × 20/30"; with ascii "4 x 100.00 x 20/30"
 */
void tn_step_print(const tn_step *step, bool ascii, tn_buffer *out);

/** The columns of an explanation: depth, what, how, result. */
enum { TN_EXPLAIN_DEPTH, TN_EXPLAIN_WHAT, TN_EXPLAIN_HOW, TN_EXPLAIN_RESULT, TN_EXPLAIN_COLUMNS };

/**
 * A derivation as a table, a row per step, parents before children, siblings in order.
 *
 * Owner    arena; NULL when memory is short
 */
tn_table *tn_explain_table(tn_arena *arena, const tn_step *root);

/** A derivation as lines of text for people, two blanks per level. */
void tn_explain_print(const tn_step *root, bool ascii, tn_buffer *out);

TN_END_DECLS

#endif
