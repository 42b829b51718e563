/* The edit log of a file: ".NAME.tenor-journal" beside it. It says which version of the file it
 * began with, then every step; what stands there survives whatever ends the program. */
#ifndef TN_APP_DRAFT_EDIT_LOG_H
#define TN_APP_DRAFT_EDIT_LOG_H

#include "app/draft/draft_file.h"

/* Brings the log up to date. TN_E_WRITE: the disk is full; TN_E_EXISTS: the file is open in
 * another program. */
tn_status tni_edit_log_write(tni_draft_file *file, const char **reason);

/* Closes and removes the log that this program wrote; another program's stays. */
void tni_edit_log_end(tni_draft_file *file);

/* A log of this path that a program left behind: none, one that fits the file, one whose changes
 * the file holds (it was saved, and the program ended before its log went), one whose file has
 * changed since, or one of a program that still runs. */
typedef enum tni_log_left {
    TNI_LOG_NONE,
    TNI_LOG_FITS,
    TNI_LOG_SAVED,
    TNI_LOG_STALE,
    TNI_LOG_IN_USE
} tni_log_left;
tni_log_left tni_edit_log_left(const char *path);

/* Does the steps that were left again, each a step to take back, and goes on with their log.
 * TN_E_CHANGED: the file has changed since; TN_E_READ, TN_E_EXISTS, TN_E_NOMEM; then nothing was
 * done. */
tn_status tni_edit_log_recover(tni_draft_file *file, const char **reason);

/* Removes what was left. */
void tni_edit_log_discard(tni_draft_file *file);

#endif
