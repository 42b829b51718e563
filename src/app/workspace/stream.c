/* Files too large to be loaded: read in pieces, with a finding when they cannot be. */
#include "app/workspace/stream.h"
#include "app/workspace/load.h"

#include <string.h>

const char *tni_stream_name(const char *path)
{
    return strcmp(path, "-") == 0 ? "(standard input)" : path;
}

tn_status tni_stream(tni_workspace *ws, const char *path, tni_take take, void *context)
{
    const char *reason = "", *name = tni_stream_name(path);
    const tn_status status = tni_file_stream(ws->arena, path, 0, take, context, &reason);
    return status == TN_E_READ ? tni_read_error(ws, name, name, NULL, reason) : status;
}
