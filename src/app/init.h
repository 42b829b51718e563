/* A workspace with a worked example. */
#ifndef TN_APP_INIT_H
#define TN_APP_INIT_H

#include "host/host.h"

/* Writes the worked example into a folder, which is made if need be. Nothing is written when one
 * of the files is there (TN_E_EXISTS), unless force. *out: the path of each, the last NULL; on an
 * error the one that failed. */
tn_status tni_init(tn_arena *arena, const char *folder, bool force, const char *const **out,
                   const char **reason);

#endif
