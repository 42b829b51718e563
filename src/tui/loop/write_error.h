/* Writing under another name, and what to do about a file that could not be written. */
#ifndef TN_TUI_WRITE_ERROR_H
#define TN_TUI_WRITE_ERROR_H

#include "tui/model/model.h"

/* EFF_NAME: asks for the name of model->name_question, one that is not taken suggested: acme.xlsx,
 * acme-2.xlsx. */
void tni_ask_name(tni_model *model);
/* r tries again, o asks for another name; choices says so. */
void tni_ask_write_error(tni_model *model, tni_answer answer, const char *title, const char *path,
                         const char *reason, const char *choices);
void tni_ask_unsaved(tni_model *model, tni_draft_file *file, const char *reason);
/* EFF_ELSEWHERE: what could not be saved, to model->wanted beside its file. */
void tni_write_elsewhere(tni_model *model);
/* EFF_SCENARIO: a copy of the open offer, to compare with. */
void tni_scenario(tni_model *model);

#endif
