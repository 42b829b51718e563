/* Giving finished temporary files their names, and what the writers of files share. */
#ifndef TN_HOST_REPLACE_H
#define TN_HOST_REPLACE_H

#include <sys/types.h>

#include "host/host.h"

/* An advisory lock on a folder, for ten seconds at most; closing the folder releases it. */
bool tni_folder_lock(int folder);

/* TN_OK when the target still has the content of that version. TN_E_CHANGED, TN_E_WRITE. */
tn_status tni_version_check(int folder, const char *name, const tni_file_version *version,
                            const char **reason);

/* Mode and owner of the file that is replaced, for the new one open as fd; where none is, 0600 or
 * what the umask gives. errno, 0: done. */
int tni_mode_keep(int folder, const char *name, int fd, bool is_private);

/* The mode that a new file has by the umask, of the widest that it may have. */
mode_t tni_mode_new(mode_t widest);

/* Gives FROM in scratch, which is open as fd, the name NAME in folder; errno, 0: done. Without
 * replace EEXIST when there is one. With keep_link, FROM stays where links can be made. */
int tni_file_place(int scratch, const char *from, int fd, int folder, const char *name,
                   bool replace, bool keep_link);

/* Writes all bytes to what is open as fd; errno, 0: they are written. */
int tni_write_all(int fd, const char *bytes, size_t size);

/* Flushes the names of a folder; file systems that cannot are fine. */
bool tni_folder_flush(int folder);

/* Checks the target against the version and renames the temporary file over it. */
tn_status tni_output_replace(tni_output *output, const char **reason);

#endif
