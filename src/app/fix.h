/* The corrections that findings of files suggest, made in the files. */
#ifndef TN_APP_FIX_H
#define TN_APP_FIX_H

#include "app/workspace/workspace.h"

/* Is told of each fix that was saved. */
typedef void (*tni_fix_sink)(void *context, const char *path, const char *what);

/* Makes every safe fix (tni_draft_fix_all) in the files named, in their CSV and in every .ini file
 * of folders named, and saves them; options as of the workspace, which loads nothing here. One fix
 * may bring the next to light, so each file is read again until there is none.
 * TN_E_NOMEM; TN_E_READ: a folder cannot be listed; TN_E_WRITE, TN_E_CHANGED: *out_failed is the
 * file, *reason in words. */
tn_status tni_fix_files(tni_workspace *workspace, const char *const *paths, size_t count,
                        tni_fix_sink sink, void *context, const char **out_failed,
                        const char **reason);

#endif
