/**
 * The proration calculator: one change of one configuration from its texts, or a CSV of them as a
 * stream (rule 4, `prorate`).
 */
#ifndef TENOR_BATCH_H
#define TENOR_BATCH_H

#include "tenor/change.h"
#include "tenor/csv.h"
#include "tenor/decls.h"
#include "tenor/tables.h"

TN_BEGIN_DECLS

/** The columns of a batch, and the cells of one change. */
typedef enum tn_batch_column {
    TN_BATCH_ID,
    TN_BATCH_START,
    TN_BATCH_END,
    TN_BATCH_ON,
    TN_BATCH_PRICE,
    TN_BATCH_QUANTITY,
    TN_BATCH_NEW_PRICE,
    TN_BATCH_NEW_QUANTITY,
    TN_BATCH_POLICY,
    TN_BATCH_CURRENCY,
    TN_BATCH_COLUMNS
} tn_batch_column;

/** "new_price": the column's name in a header, "" for TN_BATCH_COLUMNS; static. */
const char *tn_batch_column_name(tn_batch_column column);

/** A cell: text[length], need not be terminated; blanks around it do not count. */
typedef struct tn_batch_cell {
    const char *text;
    size_t length;
} tn_batch_cell;

/** What turns texts into changes: tables, defaults, and the policies met so far. */
typedef struct tn_calculator tn_calculator;

/**
 * A calculator; policy and currency are for changes that name none.
 *
 * Errors   NULL: no memory
 * Owner    arena; tables and policy are borrowed
 */
tn_calculator *tn_calculator_new(tn_arena *arena, const tn_tables *tables, const tn_policy *policy,
                                 tn_currency currency);

enum { TN_CHANGE_ERROR = 160 };

/**
 * Reads and computes one change.
 *
 * Shape    cells[TN_BATCH_COLUMNS]; the id is not looked at
 * Rule     dates or instants; an empty price means no such configuration; an empty quantity is 1;
 *          nothing is refused, `due` may be negative, but `on` must lie in [start, end] (rule 3.8)
 * Out      *out; its policy is valid until the next change is read
 * Errors   TN_E_SYNTAX: a cell cannot be read; TN_E_RANGE: it, or an amount, is out of range; error
 *          says why: "on lies outside start and end"
 * Example  2018-04-01, 2018-05-01, 2018-04-11, 1 x 100 -> 4 x 100 -> 20/30, due 200.00
 */
tn_status tn_change_read(tn_calculator *calculator, const tn_batch_cell *cells, tn_change *out,
                         char error[TN_CHANGE_ERROR]);

/** Takes the next bytes of the result. Other than TN_OK ends the batch with that status. */
typedef tn_status (*tn_batch_sink)(void *context, const char *bytes, size_t size);

typedef struct tn_batch tn_batch;

/**
 * A batch: rows `id,start,end,on,price,quantity[,new_price,new_quantity][,policy][,currency]` in,
 * by name in any order; `id,numerator,denominator,credit,charge,due,error` out, in the
 * same order.
 *
 * Rule     a bad row has its error there and does not stop the rest; other columns are named once
 *          in a warning and not read
 * Errors   NULL: no memory
 * Owner    arena; what is passed is borrowed until tn_batch_end or tn_batch_abandon, one of which
 *          must be called
 */
tn_batch *tn_batch_new(tn_arena *arena, const char *file_name, tn_calculator *calculator,
                       tn_batch_sink put, void *context, tn_findings *findings);

/** Reads on, in pieces of any size. Errors: as tn_csv_push, or put's. */
tn_status tn_batch_push(tn_batch *batch, const char *bytes, size_t size);

/**
 * Reads the last row and puts what is left.
 *
 * Errors   TN_E_FINDINGS: the file has no usable header or cannot be read to its end, or rows have
 *          an error (FIL-082 says how many); TN_E_NOMEM, or put's
 */
tn_status tn_batch_end(tn_batch *batch);

/** Frees what the batch took instead, when the bytes could not be had to their end. */
void tn_batch_abandon(tn_batch *batch);

TN_END_DECLS

#endif
