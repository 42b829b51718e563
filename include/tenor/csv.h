/**
 * Reading CSV: as a stream of rows in constant memory, or whole, as a tree of sections. Columns are
 * separated by commas and found by their names in the first row.
 */
#ifndef TENOR_CSV_H
#define TENOR_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tenor/arena.h"
#include "tenor/decls.h"
#include "tenor/finding.h"
#include "tenor/status.h"
#include "tenor/tree.h"

TN_BEGIN_DECLS

enum { TN_CSV_COLUMNS_MAX = 256, TN_CSV_ROW_MAX = 65534 };

#define TN_CSV_NONE ((size_t)-1)

/** A cell as it stands in the file, quotes undone: text[length], then a NUL unless the sink needs
 *  none; blanks are kept. */
typedef struct tn_csv_field {
    const char *text;
    size_t length;
    uint32_t line, column; /* of its first character or quote; columns in code points from 1 */
} tn_csv_field;

/** A row; valid only during the call that hands it over. */
typedef struct tn_csv_row {
    const tn_csv_field *fields;
    size_t count;
    uint32_t line;       /* where it starts */
    const char *problem; /* NULL; for a lenient sink: why the row cannot be used, in words */
} tn_csv_row;

/**
 * Who takes the rows. A call that returns other than TN_OK ends the reading with that status.
 */
typedef struct tn_csv_sink {
    /** The first row, its names trimmed and checked (FIL-031, FIL-032); may be NULL. */
    tn_status (*header)(void *context, const tn_csv_row *row);
    /** Every other row that is not empty. */
    tn_status (*row)(void *context, const tn_csv_row *row);
    void *context;
    char separator; /* of the cells; 0: a comma, and another one that seems meant is a finding */
    bool ragged;    /* no header is looked for: every row is handed over, whatever its length */
    /** Bad rows are handed over with their problem and what was read of them, instead of a
     *  finding. Otherwise row() sees only rows with exactly the columns of the header. */
    bool lenient;
    /** A NUL behind each cell is not needed: row() may get cells as they lie in what was pushed. */
    bool unterminated;
} tn_csv_sink;

typedef struct tn_csv_reader tn_csv_reader;

/**
 * A reader that is fed in pieces of any size.
 *
 * Rule     RFC 4180, strictly: quotes stand around a whole cell and are doubled inside; a quoted
 *          cell may hold commas and line ends; every row has the columns of the header. Accepted
 *          besides: a UTF-8 byte order mark, CR LF, a last line without an end, `sep=,` in front.
 *          Left out: blank lines and rows whose cells are all empty. A line, and a row, has at
 *          most 65534 bytes, a file 256 columns; the number of rows is not limited
 * Shape    file_name, sink and what they point at are borrowed until tn_csv_end
 * Errors   NULL: no memory
 * Owner    arena; but tn_csv_end must be called, it frees what the library took
 */
tn_csv_reader *tn_csv_new(tn_arena *arena, const char *file_name, const tn_csv_sink *sink,
                          tn_findings *findings);

/**
 * Reads on.
 *
 * Errors   TN_E_FINDINGS: the file cannot be read further (not text, other separators, no usable
 *          header, a line that is too long): FIL-001 ... FIL-010, FIL-030 ... FIL-036.
 *          A bad row is a finding too, but the next ones are read.
 *          TN_E_NOMEM, or what the sink returned. After an error only tn_csv_end is of use
 */
tn_status tn_csv_push(tn_csv_reader *reader, const char *bytes, size_t size);

/**
 * Reads the last row, if it has no line end, and frees the library's memory.
 *
 * Errors   TN_E_FINDINGS: the reader added a finding of severity error at any time: rows are
 *          missing. Else the error of the last tn_csv_push, TN_E_NOMEM, or the sink's
 */
tn_status tn_csv_end(tn_csv_reader *reader);

/** Frees the library's memory instead, when the bytes could not be had to their end. */
void tn_csv_abandon(tn_csv_reader *reader);

/** Rows handed over without a problem, the header not counted, and rows that could not be used. */
size_t tn_csv_good_rows(const tn_csv_reader *reader);
size_t tn_csv_bad_rows(const tn_csv_reader *reader);

/** The column with this name, else with this name in another case; TN_CSV_NONE: there is none. */
size_t tn_csv_column(const tn_csv_row *header, const char *name);

/** tn_csv_new, _feed and _end over bytes[size]. */
tn_status tn_csv_read(tn_arena *arena, const char *file_name, const char *bytes, size_t size,
                      const tn_csv_sink *sink, tn_findings *findings);

/**
 * A table as a tree: one section per row, so that a row and an INI section are the same thing.
 *
 * Shape    kind: of every section, "dimension"; label_column: the column with the labels, "label";
 *          without it, or where its cell is empty, the column "key" has them
 * Rule     rule 2.1. An entry per cell that is not empty, keyed by the column name; of one that
 *          begins with price_ or includes_ the first '_' becomes a '.': price_12m -> price.12m. The
 *          label column is no entry. Blanks around a cell do not count; an apostrophe that guards a
 *          cell against being read as a formula is taken off. At most 8 MiB and 10000 rows
 * Units    at, label_at, value_at: the cell; key_at: the column's name in the header
 * Errors   TN_E_FINDINGS: errors were added (FIL-001 ... FIL-039); *out is what could be read, for
 *          checking only, as with tn_ini_read. TN_E_NOMEM
 * Owner    arena
 * Example  "key,name,price_12m\nbasic,Basic,1000\n", "dimension", "label" -> [dimension basic] with
 *          key = basic, name = Basic, price.12m = 1000
 */
tn_status tn_csv_tree(tn_arena *arena, const char *file_name, const char *bytes, size_t size,
                      const char *kind, const char *label_column, tn_findings *findings,
                      tn_tree **out);

TN_END_DECLS

#endif
