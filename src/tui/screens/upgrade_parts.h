/* What a supposed change comes to, in parts of the Upgrade screen; change NULL: nothing changes. */
#ifndef TN_TUI_UPGRADE_PARTS_H
#define TN_TUI_UPGRADE_PARTS_H

#include "tui/screens/what_if.h"
#include "tui/widgets/table.h"

void tni_upgrade_result(tni_surface *surface, tni_area area, const tn_report *change,
                        tn_findings *findings);
/* What is due when the change comes in each month of the term, the cursor's marked, which is now:
 * that on its day. */
void tni_upgrade_curve(const tni_model *model, tni_surface *surface, tni_area area,
                       const tni_what_if_point *at, const tn_upgrade *now);
void tni_upgrade_why(const tn_report *change, tni_surface *surface, tni_area area);

#endif
