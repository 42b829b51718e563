/* A file being worked on: its bytes as they are now, every change as a splice that can be taken
 * back, and the journal that keeps them while they are not saved. */
#ifndef TN_TUI_PAPER_H
#define TN_TUI_PAPER_H

#include "host/host.h"
#include "tenor/buffer.h"
#include "tenor/edit.h"

typedef struct tni_change {
    tn_splice splice; /* as it was done; its bytes are the paper's */
    const char *name; /* "discount 10% > 12%" */
    uint64_t serial;  /* in the order of all changes, of other papers too */
} tni_change;

typedef struct tni_draft {
    const char *path, *journal_path;
    const char *past_path; /* NULL: its changes are forgotten when the program ends */
    bool table;            /* a CSV, whose rows are sections */
    tn_arena *arena;
    tn_buffer text;
    tni_file_version stamp; /* of the file on the disk, as it was read or saved */
    tni_change *changes;
    size_t count, capacity;
    size_t done; /* changes[0 ... done) are in the text, the rest was undone */
    tni_append_file journal;
    tn_buffer news; /* records that the journal does not have yet */
    struct tni_draft *next;
} tni_draft;

/* Reads the file. TN_E_READ, TN_E_NOMEM. */
tn_status tni_draft_open(const char *path, tni_draft **out, const char **reason);
void tni_draft_free(tni_draft *paper);

/* The text differs from the file's. */
bool tni_draft_changed(const tni_draft *paper);

/* The splice of an edit, of a table's rows or of sections. As tn_edit_plan. */
tn_status tni_draft_plan(const tni_draft *paper, tn_arena *arena, const tn_edit *edit,
                         tn_splice *out, const char **reason);
/* Does an edit, as one step to undo. As tn_edit_plan. */
tn_status tni_draft_edit(tni_draft *paper, const tn_edit *edit, const char *name,
                         const char **reason);
/* The text with the edit done, for looking at; the paper stays. */
tn_status tni_draft_try(const tni_draft *paper, tn_arena *arena, const tn_edit *edit,
                        const char **out, size_t *out_size, const char **reason);
/* The change that was taken back or done again; NULL: there is none. */
const tni_change *tni_draft_undo(tni_draft *paper);
const tni_change *tni_draft_redo(tni_draft *paper);

/* --- with the host (journal.c) --- */

/* Brings the journal up to date. TN_E_WRITE: the disk is full; TN_E_EXISTS: the file is open
 * in another program. */
tn_status tni_draft_journal(tni_draft *paper, const char **reason);
/* Saves and removes the journal. TN_E_CHANGED: somebody else changed the file. */
tn_status tni_draft_save(tni_draft *paper, const char **reason);
/* Forgets what is not saved, and the journal. */
void tni_draft_forget(tni_draft *paper);
/* A journal of this path that a program left behind: none, one that fits the file, one whose file
 * has changed since, or one of a program that still runs. */
typedef enum tni_left { TNI_LEFT_NONE, TNI_LEFT_FITS, TNI_LEFT_STALE, TNI_LEFT_IN_USE } tni_left;
tni_left tni_draft_left(const char *path);
/* Does its changes again, each a step to undo. */
tn_status tni_draft_recover(tni_draft *paper, const char **reason);
const char *tni_edit_log_path(tn_arena *arena, const char *path);

/* Puts the other text in place of the file's, as one change. */
tn_status tni_draft_replace(tni_draft *paper, const char *bytes, size_t size, const char *name);
/* --- over many starts (past.c) --- */

/* Keeps the changes that led to what was just saved; quietly not where they cannot be kept. */
void tni_edit_history_keep(const tni_draft *paper);
/* The changes that led to what the file holds, as steps to undo and redo; none, when they were not
 * kept or somebody else changed it since. */
void tni_edit_history_recall(tni_draft *paper);

/* inside: a change as it stands in a file (record.c) */
void tni_edit_step_add(tn_buffer *out, tn_splice splice, const char *name);
/* The one at *at; false: it ends there, or was cut off while it was written. The texts are the
 * file's. */
bool tni_edit_step_read(const tni_file *file, size_t *at, tn_splice *out, const char **name,
                        size_t *name_size);
/* inside: a change that was already made up */
tn_status tni_draft_apply(tni_draft *paper, tn_splice splice, const char *name);
/* inside: a step to take back that led to the text as it is */
tn_status tni_draft_remember(tni_draft *paper, tn_splice splice, const char *name);

#endif
