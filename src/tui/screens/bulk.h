/* One expression changes many cells. */
#ifndef TN_TUI_BULK_H
#define TN_TUI_BULK_H

#include "tui/model/model.h"

/* Changes the marked cells, else the one under the cursor, as one step: "+5%", "-10%", "*0.9",
 * "/3", "+100", "=4000"; "12m=10x1m" makes of each marked row's price for 1m that for 12m. Exact;
 * "to 0.5" behind it rounds half up to a multiple, else half up to the decimals that the value may
 * have. Returns effects. */
unsigned tni_bulk(tni_model *model, const char *expression);

#endif
