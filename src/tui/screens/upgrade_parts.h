/* What a supposed change comes to, in parts of the Upgrade screen; change NULL: nothing changes. */
#ifndef TN_TUI_UPGRADE_PARTS_H
#define TN_TUI_UPGRADE_PARTS_H

#include "tenor/report.h"
#include "tui/model/model.h"
#include "tui/widgets/surface.h"

void tni_upgrade_result(tni_surface *surface, tni_area area, const tn_report *change,
                        tn_findings *findings);
/* What is due when the change comes in each month of the term, the cursor's marked, which is now:
 * that on the day `on`. */
void tni_upgrade_curve(const tni_model *model, tni_surface *surface, tni_area area,
                       const tn_term *term, tn_date on, const tn_upgrade *now);
void tni_upgrade_why(const tn_report *change, tni_surface *surface, tni_area area);

#endif
