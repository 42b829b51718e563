/* What AWS billed, from a file. */
#include <string.h>

#include "app/contract.h"
#include "tenor/billing_feed.h"

static tn_status take(void *context, const char *bytes, size_t size)
{
    return tn_feed_take(context, bytes, size);
}

tn_status tni_feed_read(tni_workspace *ws, const char *path, const tn_feed **out)
{
    const char *shown = strcmp(path, "-") == 0 ? "(standard input)" : path;
    const char *reason = "";
    tn_feed_reader *reader = tn_feed_new(ws->arena, shown, ws->tables, ws->findings);
    const tn_feed *feed = NULL;
    if (!reader) {
        return TN_E_NOMEM;
    }
    const tn_status status = tni_file_stream(ws->arena, path, 0, take, reader, &reason);
    const tn_status ended = tn_feed_end(reader, &feed);
    if (status == TN_E_READ) {
        tn_finding *finding =
            tn_findings_add(ws->findings, TN_FIL_UNREADABLE, (tn_at){.file = shown}, shown,
                            "'%s' cannot be read: %s", shown, reason);
        if (finding) {
            finding->hint = "";
        }
    }
    if (status == TN_OK && ended == TN_OK) {
        *out = feed;
    }
    return status == TN_OK ? ended : status;
}
