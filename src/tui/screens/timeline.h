/* The day under the Timeline's cursor, and what is written on it. */
#ifndef TN_TUI_TIMELINE_H
#define TN_TUI_TIMELINE_H

#include "tui/screens/screen.h"

/* False: the contract is not understood, so it has no days. */
bool tni_timeline_day(const tni_model *model, tn_date *out);

/* The first day of a life, and how many there are. */
tn_date tni_first_day(const tni_view *look);
int64_t tni_life_days(const tni_view *look);
/* timeline_parts.c: terms as bars, events below, the day marked */
void tni_timeline_terms(const tni_view *look, tn_date day, tni_surface *surface, tni_area area);

/* contract_file.c: the sections of a contract's file as a form */
tni_form tni_contract_form(const tni_model *model, tn_arena *arena);
/* Asks what happens on the day. */
void tni_event_ask(tni_model *model);

#endif
