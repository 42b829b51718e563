/* What save.c and replace.c share. */
#ifndef TN_HOST_REPLACE_H
#define TN_HOST_REPLACE_H

#include "host/host.h"

/* Checks the target against the version and renames the temporary file, open as fd, over it. */
tn_status tni_output_replace(tni_output *output, int fd, const char **reason);

/* Removes a folder of temporary files, which holds no folders. */
void tni_scratch_remove(int folder, const char *name);

/* TN_E_WRITE with the reason of an errno value; status with a reason of its own. */
tn_status tni_fail(const char **reason, int error);
tn_status tni_refuse(const char **reason, tn_status status, const char *text);

#endif
