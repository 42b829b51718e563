/* Checking: everything that can be said about files, and about a new version of one. */
#ifndef TN_APP_CHECK_H
#define TN_APP_CHECK_H

#include "app/workspace/workspace.h"

/* Checks the files named, and every .ini file of folders named; against: an older version of the
 * one file, NULL. TN_E_READ, TN_E_NOMEM; what else is wrong is in the findings. */
tn_status tni_check_files(tni_workspace *workspace, const char *const *paths, size_t count,
                          const char *against, size_t *out_files);

#endif
