/* A file gets another name, or is taken away; files that name it follow, or are told. */
#ifndef TN_APP_RENAME_H
#define TN_APP_RENAME_H

#include "app/workspace/workspace.h"

/* The files of the folder's workspace, templates too, that name the file at path: its product, its
 * offer. What is no file of ours names nothing. *reason in words. TN_E_READ, TN_E_NOMEM. */
tn_status tni_files_naming(tni_workspace *workspace, const char *path, const char *const **out,
                           size_t *out_count, const char **reason);

/* Gives the file another name in its folder, and that name to the files that name it. The new file
 * is written first, the old one goes last: whenever it ends, no file names one that is not there.
 * Where it fails half-way all is made as it was; where that fails too, *reason says what is left.
 * *out: the new path; *out_count: files that were edited.
 * TN_E_SYNTAX: no name for a file of its kind; TN_E_EXISTS: there is one; TN_E_READ; TN_E_WRITE,
 * TN_E_CHANGED; TN_E_NOMEM. *reason in words */
tn_status tni_rename_file(tni_workspace *workspace, const char *path, const char *name,
                          const char **out, size_t *out_count, const char **reason);

/* Takes the file away: *out is where its bytes are kept, beside it as ".NAME.removed", numbered
 * where one is kept already. Errors as above. */
tn_status tni_remove_file(tni_workspace *workspace, const char *path, const char **out,
                          const char **reason);

/* Brings a file back that was taken away: kept is where its bytes are, path what it was called.
 * TN_E_EXISTS: there is another one by now. Errors as above. */
tn_status tni_restore_file(tni_workspace *workspace, const char *kept, const char *path,
                           const char **reason);

#endif
