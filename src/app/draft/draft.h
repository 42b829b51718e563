/* What is being edited: one open document and its CSV, with the other files that were opened before
 * and may have steps that are not saved. Every change of a file that exists ends here: those of
 * screens, and the sections that `--write` files. */
#ifndef TN_APP_DRAFT_DRAFT_H
#define TN_APP_DRAFT_DRAFT_H

#include "app/draft/edit_log.h"
#include "app/workspace/workspace.h"

typedef struct tni_draft {
    tni_draft_file *document;      /* NULL: nothing is open */
    tni_draft_file *rows;          /* its CSV; NULL: it has none */
    const tni_source_file *source; /* what the document was read as; NULL: nothing yet */
    tni_draft_file *files;         /* all that are open */
    bool keeps_history;            /* steps can be taken back after a new start, too */
} tni_draft;

/* Makes the file at path the document, with its history if it was not open before. Its CSV is known
 * when it was read (tni_draft_bind). TN_E_READ, TN_E_NOMEM: all is as it was. */
tn_status tni_draft_open(tni_draft *draft, const char *path, const char **reason);

/* The document was read as source (NULL: it was not), and its CSV stands at rows_path (NULL: it has
 * none), which is opened; where that fails, the draft has no CSV. */
void tni_draft_bind(tni_draft *draft, const tni_source_file *source, const char *rows_path);

void tni_draft_done(tni_draft *draft);

/* The file of a path that is open; NULL. */
tni_draft_file *tni_draft_find(const tni_draft *draft, const char *path);

/* Closes the file of a path, whose disk file is gone; nothing is open when it was the document. */
void tni_draft_drop(tni_draft *draft, const char *path);

/* The document or its CSV differs from what is saved. */
bool tni_draft_is_changed(const tni_draft *draft);

/* How many open files differ from what is saved. */
size_t tni_draft_unsaved(const tni_draft *draft);

/* What is not saved is in edit logs, all of it: it survives whatever ends the program. */
bool tni_draft_is_logged(const tni_draft *draft);

/* The texts that are not saved stand for their files in a workspace that loads them; with own also
 * the document and its CSV. tried (NULL: none): a file whose text is to be bytes[size].
 * TN_E_NOMEM. */
tn_status tni_draft_put(const tni_draft *draft, tni_workspace *workspace, bool own,
                        const tni_draft_file *tried, const char *bytes, size_t size);

/* --- steps of the document and its CSV, in the order they were made --- */

/* How many can be taken back, or done again. What was taken back before a newer step of the other
 * file is not done again. */
size_t tni_draft_steps(const tni_draft *draft, bool redo);

/* Takes the last one back, or does the next again; NULL: there is none, or no memory. */
const tni_edit_step *tni_draft_step(tni_draft *draft, bool redo);

/* Back or forth until so many are done; returns how many are. */
size_t tni_draft_go_to(tni_draft *draft, size_t done);

/* The names of all, those that can be done again behind those that are done; *out_count of them.
 * NULL: no memory. */
const char *const *tni_draft_step_names(const tni_draft *draft, tn_arena *arena, size_t *out_count);

/* --- the disk --- */

/* Saves one file, ends its log and keeps its history. TN_E_CHANGED: somebody else changed the file;
 * the others as tni_file_save. */
tn_status tni_draft_save(tni_draft_file *file, const char **reason);

/* A file that is to be written. */
typedef struct tni_made_file {
    const char *path, *bytes; /* bytes NULL: an empty file */
    size_t size;
} tni_made_file;

enum { TNI_MADE_FILES_MAX = 16 };

/* Writes files that the program made, all of them or none: those of one call are in one folder.
 * force: in place of what is there. *out_failed: the file that the error is about. Errors as
 * tni_file_save_all; TN_E_RANGE: more than TNI_MADE_FILES_MAX. */
tn_status tni_made_files_save(tn_arena *arena, const tni_made_file *files, size_t count, bool force,
                              size_t *out_failed, const char **reason);

/* The same of one file. */
tn_status tni_made_file_save(tn_arena *arena, tni_made_file file, bool force, const char **reason);

/* Writes what is not logged yet of every file. The last failure counts. */
tn_status tni_draft_log(tni_draft *draft, const char **reason);

/* Forgets what is not saved of every file: their logs go. */
void tni_draft_forget(tni_draft *draft);

/* Takes the bytes on the disk where somebody else changed the document or its CSV, as one step;
 * *out_changed: something was taken. *out_failed: the file that could not be read; NULL. */
tn_status tni_draft_reload(tni_draft *draft, bool *out_changed, const tni_draft_file **out_failed,
                           const char **reason);

/* The same, then back to what was not saved: it is what the next save writes over theirs, which
 * stay the step that can be done again. A file with nothing unsaved is theirs. */
tn_status tni_draft_keep(tni_draft *draft, const tni_draft_file **out_failed, const char **reason);

/* The file on the disk, whose version is as said, is taken as a step, then a text made of both as
 * another. TN_E_CHANGED: it is another version by now; else as tni_draft_reload. */
tn_status tni_draft_merge(tni_draft_file *file, tni_file_version version, const char *bytes,
                          size_t size, const char **reason);

/* Does edits of an understood file, and saves it. Nothing is written when one cannot be done, or
 * the file changed since it was read. TN_E_WRITE, TN_E_CHANGED, TN_E_NOMEM; *reason in words. */
tn_status tni_draft_edit_source(const tni_source_file *source, const tn_edit *edits, size_t count,
                                const char **reason);

#endif
