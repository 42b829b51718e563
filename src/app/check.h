/* Checking: everything that can be said about a file, and about a new version of it. */
#ifndef TN_APP_CHECK_H
#define TN_APP_CHECK_H

#include "app/workspace/workspace.h"

/* Loads the file and adds every finding there is, those of pricing too. NULL: no memory. */
tni_source_file *tni_check(tni_workspace *workspace, const char *path);

/* Adds what changed from the older version that AWS or buyers forbid; both of one kind. */
tn_status tni_check_against(tni_workspace *workspace, tni_source_file *document, const char *old);

#endif
