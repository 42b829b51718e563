/* What a supposed change comes to, in parts of the Upgrade screen. */
#ifndef TN_TUI_UPGRADE_PARTS_H
#define TN_TUI_UPGRADE_PARTS_H

#include "tui/model/model.h"
#include "tui/widgets/surface.h"

void tni_upgrade_result(tni_surface *surface, tni_area area, const tn_upgrade *upgrade,
                        tn_findings *findings);
/* What is due when the change comes in each month of the term, the cursor's marked. */
void tni_upgrade_curve(const tni_model *model, tni_surface *surface, tni_area area,
                       const tn_term *term, tn_date on);
void tni_upgrade_why(const tni_model *model, tni_surface *surface, tni_area area,
                     const tn_upgrade *upgrade);

#endif
