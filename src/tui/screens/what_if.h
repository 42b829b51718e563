/* The change that the Upgrade screen supposes. */
#ifndef TN_TUI_WHAT_IF_H
#define TN_TUI_WHAT_IF_H

#include "tui/model/model.h"

/* The day of the change, the term it falls into, and what is held in it then. */
typedef struct tni_what_if_point {
    const tn_term *term;
    tn_date on;
    const int64_t *held; /* by the product's dimension */
} tni_what_if_point;

/* False: there is none. */
bool tni_what_if_at(const tni_model *model, tni_what_if_point *out);
/* The change on a day, priced; NULL: nothing changes, or it cannot be priced. Its report, too,
 * unless out_report is NULL. */
const tn_upgrade *tni_what_if(const tni_model *model, tn_arena *arena, tn_date on,
                              tn_findings *findings, const tn_report **out_report);
/* What is due for the change on each of these days, allowed or not, from the books as they are:
 * columns "at" and "due", no row for a day without a price; NULL: nothing changes. */
const tn_table *tni_what_if_curve(const tni_model *model, tn_arena *arena, const tn_date *days,
                                  size_t count);
/* The quantity supposed for a dimension. */
int64_t tni_what_if_quantity(const tni_model *model, size_t dimension, const int64_t *held);

#endif
