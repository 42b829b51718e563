/* A file that is being edited: its text as it is now, and every step that led there, to be taken
 * back and done again. */
#ifndef TN_APP_DRAFT_DRAFT_FILE_H
#define TN_APP_DRAFT_DRAFT_FILE_H

#include "app/draft/edit_step.h"

typedef struct tni_draft_file {
    const char *path;
    const char *history_path; /* NULL: its steps are forgotten when the program ends */
    bool is_table;            /* a CSV, whose rows are sections */
    tn_arena *arena;
    tn_buffer text;
    tni_file_version version; /* of the file on the disk, as it was read or saved */
    tni_edit_step *steps;
    size_t count, capacity;
    size_t done; /* steps[0 ... done) are in the text, the others were taken back */
    tni_append_file log;
    const char *log_path; /* NULL: there was nothing to log yet */
    bool log_is_cut;      /* writing it failed: it may end in a part of a step */
    tn_buffer unlogged;   /* steps that the edit log does not have yet */
    struct tni_draft_file *next;
} tni_draft_file;

/* Reads the file. TN_E_READ, TN_E_NOMEM. */
tn_status tni_draft_file_open(const char *path, tni_draft_file **out, const char **reason);

/* Begins with bytes that were read already, as version says. TN_E_NOMEM. */
tn_status tni_draft_file_begin(const char *path, const tni_file *read, tni_draft_file **out);

void tni_draft_file_free(tni_draft_file *file);

/* The text differs from the file's on the disk. */
bool tni_draft_file_is_changed(const tni_draft_file *file);

/* The text as it was read or saved: the steps since are taken back. NULL: they do not lead there,
 * or no memory. */
const char *tni_draft_file_saved(const tni_draft_file *file, tn_arena *arena);

/* The splice of an edit, of a table's rows or of sections. As tn_edit_plan. */
tn_status tni_draft_file_plan(const tni_draft_file *file, tn_arena *arena, const tn_edit *edit,
                              tn_splice *out, const char **reason);

/* Does an edit, as one step. As tn_edit_plan. */
tn_status tni_draft_file_edit(tni_draft_file *file, const tn_edit *edit, const char *name,
                              const char **reason);

/* Does a splice, as one step. The new text is built whole before it replaces the old one.
 * TN_E_RANGE: what is to be removed does not stand there. TN_E_NOMEM: nothing was done. */
tn_status tni_draft_file_apply(tni_draft_file *file, tn_splice splice, const char *name);

/* Adds a step that led to the text as it is: the text stays. TN_E_NOMEM. */
tn_status tni_draft_file_remember(tni_draft_file *file, tn_splice splice, const char *name);

/* The step that was taken back, or done again; NULL: there is none, or no memory. */
const tni_edit_step *tni_draft_file_undo(tni_draft_file *file);
const tni_edit_step *tni_draft_file_redo(tni_draft_file *file);

#endif
