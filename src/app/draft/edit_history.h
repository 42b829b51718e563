/* The history of a file over many starts of the program: the steps that led to what was saved, kept
 * outside of its folder. One that does not lead to what the file holds now counts for nothing. */
#ifndef TN_APP_DRAFT_EDIT_HISTORY_H
#define TN_APP_DRAFT_EDIT_HISTORY_H

#include "app/draft/draft_file.h"

/* Keeps the steps that led to what was just saved; where they cannot be kept, only a convenience
 * is lost. */
void tni_edit_history_keep(const tni_draft_file *file);

/* The steps that led to what the file holds, to take back and do again; none when they were not
 * kept, or somebody else changed the file since. */
void tni_edit_history_recall(tni_draft_file *file);

#endif
