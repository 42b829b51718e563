/* A contract's file: its sections as a form, and new ones. */
#ifndef TN_TUI_CONTRACT_FILE_H
#define TN_TUI_CONTRACT_FILE_H

#include "tui/widgets/form.h"

tni_input_form tni_contract_form(const tni_model *model, tn_arena *arena);
/* Asks what happens on the day under the Timeline's cursor. */
void tni_event_ask(tni_model *model);
/* The event of that day: another offer, named as the contract's file names it, takes its place. */
unsigned tni_replace_offer(tni_model *model, const char *offer);

#endif
