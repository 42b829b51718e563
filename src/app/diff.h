/* What changed between two files, and what follows from it. */
#ifndef TN_APP_DIFF_H
#define TN_APP_DIFF_H

#include "app/workspace/workspace.h"
#include "tenor/report.h"

/* What changed between two files of one kind, as a report. until NULL: contracts are
 * looked at by the default of rule 3.7. TN_E_FINDINGS: they are of two kinds, or not understood. */
tn_status tni_diff(tni_workspace *workspace, const char *old_path, const char *new_path,
                   const tn_date *until, const tn_report **out);

#endif
