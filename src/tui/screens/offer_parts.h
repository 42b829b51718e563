/* What an offer comes to. quote NULL: not understood yet. */
#ifndef TN_TUI_OFFER_PARTS_H
#define TN_TUI_OFFER_PARTS_H

#include "tenor/report.h"
#include "tui/widgets/surface.h"

void tni_show_totals(const tn_report *quote, tni_surface *surface, tni_area area);
void tni_show_payments(const tn_report *quote, tni_surface *surface, tni_area area);

#endif
