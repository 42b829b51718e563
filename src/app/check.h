/* Checking: everything that can be said about files, and about a new version of one. */
#ifndef TN_APP_CHECK_H
#define TN_APP_CHECK_H

#include "app/workspace/workspace.h"

/* What a file is meant for: what AWS or the export would refuse then is an error. */
typedef enum tni_gate { TNI_GATE_NONE, TNI_GATE_CHANGESET, TNI_GATE_LISTING } tni_gate;

typedef struct tni_check_options {
    const char *against; /* an older version of the file, or of the folder, named; NULL */
    tni_gate gate;
} tni_check_options;

/* What was looked at. */
typedef struct tni_checked {
    size_t files, allowed; /* allowed: findings that comments of the files silence */
} tni_checked;

/* Checks the files named, and every .ini file of folders named. TN_E_READ; TN_E_WRITE:
 * no temporary file to sort in; TN_E_NOMEM; what else is wrong is in the findings. */
tn_status tni_check_files(tni_workspace *workspace, const char *const *paths, size_t count,
                          const tni_check_options *options, tni_checked *out);

#endif
