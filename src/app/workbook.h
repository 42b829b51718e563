/* Workbooks: made with what the workspace knows, and written as a whole. */
#ifndef TN_APP_WORKBOOK_H
#define TN_APP_WORKBOOK_H

#include "app/workspace/workspace.h"
#include "tenor/workbook.h"

/* A workbook, written by a process of its own, read back, and put in place (workbook.c).
 * TN_E_WRITE (also when the workspace's progress stopped it), TN_E_EXISTS, TN_E_RANGE with a
 * reason; TN_E_NOMEM. */
tn_status tni_workbook_save(const tni_workspace *workspace, const tn_workbook *book,
                            const char *path, bool force, const char **reason);

/* What a workbook is made with: the seller, the day, the findings. */
tn_workbook_options tni_workbook_options(const tni_workspace *workspace,
                                         const tni_source_file *document, bool buyer);

#endif
