/* The day under the Timeline's cursor, and the picture of a life. */
#ifndef TN_TUI_TIMELINE_H
#define TN_TUI_TIMELINE_H

#include "tui/model/model.h"
#include "tui/widgets/table.h"

/* What has days: an understood contract; NULL. */
const tni_view *tni_timeline_view(const tni_model *model);

/* What happens, in order. */
const tn_table *tni_timeline_events(const tni_view *view);

/* The day under the cursor; false: the contract is not understood, so it has no days. */
bool tni_timeline_day(const tni_model *model, tn_date *out);
tn_date tni_timeline_cursor(const tni_model *model, const tni_view *view);
/* Days since the first one of the life. */
int64_t tni_timeline_day_of(const tni_view *view, tn_date day);

/* The picture: months, terms as bars, what is held, events by what they are, overage, the day and
 * the as-of day (NULL: none). Where what is held finds no room, from the dimension of that number
 * on; says how many are seen, and which may be the first. */
tni_panel_room tni_timeline_terms(const tni_view *view, tn_date day, const tn_date *today,
                                  int first, tni_surface *surface, tni_area area);
/* How many rows it can use. */
int tni_timeline_lanes(const tni_view *view);

#endif
