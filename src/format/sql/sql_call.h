/* The library as functions of a database: texts in, rows of texts out. What SQLite and PostgreSQL
 * share: they add how a row is handed over, and nothing else. */
#ifndef TN_FORMAT_SQL_CALL_H
#define TN_FORMAT_SQL_CALL_H

#include "tenor/buffer.h"
#include "tenor/tables.h"

/* A function that gives rows. The last column of each is `finding`: NULL in a row with values. */
typedef struct tni_sql_function {
    const char *name;
    const char *arguments; /* "contract, product, until" */
    const char *columns;   /* "contract, id, ..., finding" */
} tni_sql_function;

enum { TNI_SQL_ARGUMENTS = 9, TNI_SQL_COLUMNS = 24 };

/* All of them, in the order of their numbers; the end has name NULL. */
extern const tni_sql_function tni_sql_functions[];

/* So many names in a list of a function. */
size_t tni_sql_count(const char *names);

/* A result: rows of cells, of which NULL is NULL. */
typedef struct tni_sql_rows {
    const char *(*cells)[TNI_SQL_COLUMNS];
    size_t count;
} tni_sql_rows;

/* What calls that follow one another share: the last product, which is mostly that of the next.
 * Begins as {.tables, .arena}; the arena is theirs alone. */
typedef struct tni_sql_shared {
    const tn_tables *tables; /* borrowed */
    tn_arena *arena;
    const char *text; /* the product was read from; NULL: none is kept */
    const struct tn_product *product;
} tni_sql_shared;

/* Calls a function. arguments: texts, NULL is absent. What is wrong with them is in rows.
 *
 * Errors   TN_E_NOMEM
 * Owner    arena; a row lives until the next call with the same `shared` at most */
tn_status tni_sql_call(tn_arena *arena, tni_sql_shared *shared, size_t function,
                       const char *const *arguments, tni_sql_rows *out);

/* A product and its table as one text, appended; a finding instead of it: false. */
bool tni_sql_product(tn_arena *arena, const char *ini, const char *csv, tn_buffer *out);

/* One metering record as a row of CSV, appended: what the aggregate keeps. */
void tni_sql_usage_row(tn_buffer *rows, const char *dimension, const char *at, const char *quantity,
                       const char *received);

/* The rated records as one JSON text, appended. The rows may be in any order: of two records of an
 * hour that were received together, the smaller quantity stands. TN_E_NOMEM. */
tn_status tni_sql_usage(tn_arena *arena, const tn_tables *tables, const char *contract,
                        const char *product, tn_buffer *rows, tn_buffer *out);

#endif
