/* What changed between two files, and what follows from it. */
#ifndef TN_APP_DIFF_H
#define TN_APP_DIFF_H

#include "app/workspace/workspace.h"
#include "tenor/report.h"

/* What changed between two files of one kind, as a report. until NULL: contracts are
 * looked at by the default of rule 3.7. TN_E_FINDINGS: they are of two kinds, or not understood. */
tn_status tni_diff(tni_workspace *workspace, const char *old_path, const char *new_path,
                   const tn_date *until, const tn_report **out);

/* The same of every .ini file of two folders, paired by its path below them; what stands in one
 * alone is a change, too. The status is the worst of the files; *out is there but for TN_E_NOMEM
 * and TN_E_READ of a folder. */
tn_status tni_diff_folders(tni_workspace *workspace, const char *old_path, const char *new_path,
                           const tn_date *until, const tn_report **out);

#endif
