/* Rows of reports outside of memory: what is said of one contract after another, in the tables of
 * one report. */
#ifndef TN_APP_SPOOL_H
#define TN_APP_SPOOL_H

#include "app/form.h"

typedef struct tni_spool tni_spool;

/* An empty one; form: what its rows are for, so that tables it does not show are not kept. NULL: no
 * memory. tni_spool_free ends its temporary files. */
tni_spool *tni_spool_new(tni_workspace *workspace, tni_result_form form);
void tni_spool_free(tni_spool *spool); /* NULL is fine */

/* Keeps the rows of a report's tables, by the tables' keys: in order of name (NULL: ""), place, and
 * as added. report NULL: no memory. TN_E_WRITE: no temporary file, which was told; TN_E_NOMEM. */
tn_status tni_spool_add(tni_spool *spool, const char *name, int64_t place, const tn_report *report);

/* The rows of a report's tables are from now on those that were kept; of what stays as it is,
 * nothing was kept. spool or report NULL is fine. */
void tni_spool_attach(tni_spool *spool, tn_report *report);

/* The same for bytes, which are handed on. What push returned, and as above. */
tn_status tni_spool_add_bytes(tni_spool *spool, const char *name, int64_t place, const char *bytes,
                              size_t size);
tn_status tni_spool_push(tni_spool *spool, tni_push push, void *context);

/* Tells why a temporary file cannot be written: of a sorter's TN_E_WRITE. Returns the status. */
tn_status tni_spool_tell(tni_workspace *workspace, tn_status status, const char *reason);

#endif
