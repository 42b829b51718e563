/* Files too large to be loaded. */
#ifndef TN_APP_STREAM_H
#define TN_APP_STREAM_H

#include "app/workspace/workspace.h"

/* How findings call the file: the path, "(standard input)" for "-". */
const char *tni_stream_name(const char *path);

/* tni_file_stream without a limit; TN_E_READ is said in a finding. */
tn_status tni_stream(tni_workspace *workspace, const char *path, tni_take take, void *context);

#endif
