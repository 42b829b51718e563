/* The edit log of a file: ".NAME.tenor-journal" beside it. It says which version of the file it
 * began with and bears a mark of the person who edits, then every step; what stands there survives
 * whatever ends the program. */
#ifndef TN_APP_DRAFT_EDIT_LOG_H
#define TN_APP_DRAFT_EDIT_LOG_H

#include "app/draft/draft_file.h"

/* Brings the log up to date. TN_E_WRITE: the disk is full; TN_E_EXISTS: the file is open in
 * another program. */
tn_status tni_edit_log_write(tni_draft_file *file, const char **reason);

/* Closes and removes the log that this program wrote; another program's stays. */
void tni_edit_log_end(tni_draft_file *file);

/* A log that a program left behind: none, one that fits the file, one whose changes the file holds
 * (it was saved, and the program ended before its log went), one whose file has changed since, or
 * one of a program that still runs. */
typedef enum tni_log_state {
    TNI_LOG_NONE,
    TNI_LOG_FITS,
    TNI_LOG_SAVED,
    TNI_LOG_STALE,
    TNI_LOG_IN_USE
} tni_log_state;

typedef struct tni_log_left {
    tni_log_state state;
    int number;       /* 0: of the last program; n: the n-th that was kept, as nobody decided */
    bool own;         /* it bears the person's mark: it did not come with the folder */
    const char *text; /* of the file with its changes; NULL: it does not fit, or there are many */
    size_t size;
} tni_log_left;

/* The first log of the file at path from number on. The text lives in the arena. */
tni_log_left tni_edit_log_left(tn_arena *arena, const char *path, int number);

/* The log of the last program begins with the file as it is; its steps are not looked at. */
bool tni_edit_log_fits(tn_arena *arena, const char *path);

/* Does the steps of the log of that number again, each a step to take back, and goes on with their
 * log. TN_E_CHANGED: the file has changed since; TN_E_RANGE: they do not fit, or are more than can
 * be done in seconds; TN_E_READ, TN_E_EXISTS, TN_E_NOMEM; then nothing was done. */
tn_status tni_edit_log_recover(tni_draft_file *file, int number, const char **reason);

/* Removes the log of that number. */
void tni_edit_log_discard(tni_draft_file *file, int number);

#endif
