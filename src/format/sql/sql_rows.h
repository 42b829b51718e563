/* The rows of a call while they are made; a failure is the arena's. */
#ifndef TN_FORMAT_SQL_ROWS_H
#define TN_FORMAT_SQL_ROWS_H

#include "format/sql/sql_call.h"
#include "tenor/report.h"

/* One more row of cells that are NULL; NULL: no memory. */
const char **tni_sql_rows_add(tn_arena *arena, tni_sql_rows *rows);

/* The lines of a report as CSV has them, cells by the names of their columns: "contract, id, ...";
 * what is empty is NULL. TN_E_NOMEM.
 *
 * Example  columns "month, revenue, finding" of a forecast: "2027-01", "84.93", NULL */
tn_status tni_sql_rows_report(tn_arena *arena, const tn_report *report, const char *columns,
                              tni_sql_rows *rows);

#endif
