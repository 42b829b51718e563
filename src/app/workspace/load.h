/* What the loaders of the kinds of files share. */
#ifndef TN_APP_LOAD_H
#define TN_APP_LOAD_H

#include "app/workspace/workspace.h"

/* The worse of two: what cannot be read before what is not understood. */
void tni_status_worst(tni_source_file *document, tn_status status);

/* The finding for a file that cannot be read, with the one in its folder that may have been meant;
 * named_at: where another file names it, NULL: the person did. TN_E_READ. (unread.c) */
tn_status tni_read_error(tni_workspace *workspace, const char *path, const char *shown,
                         const tn_at *named_at, const char *reason);

/* The path of a file that this one names, kept inside the workspace; NULL after a finding. */
const char *tni_refer(tni_workspace *workspace, tni_source_file *document, const char *name,
                      tn_at at, const char *subject);

/* A product from its tree and rows; its rules are checked, but not yet told. */
void tni_load_product(tni_workspace *workspace, tni_source_file *document);

/* A price list that no product names (import.c): what is wrong with it. */
void tni_load_prices(tni_workspace *workspace, tni_source_file *document);

/* Adds to the workspace's list the broken rules that were not told yet: all, or the errors. */
void tni_tell_rules(tni_workspace *workspace, tni_source_file *product, bool all);

#endif
