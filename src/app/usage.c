/* Metering records from a file into a rater, in constant memory. */
#include <string.h>

#include "app/contract.h"
#include "tenor/usage.h"

static tn_status take(void *context, const char *bytes, size_t size)
{
    return tn_usage_feed(context, bytes, size);
}

tn_status tni_usage_read(tni_workspace *ws, const char *path, const tn_life *life,
                         const tn_hour_sink *watch, const tn_rating **out)
{
    const char *shown = strcmp(path, "-") == 0 ? "(standard input)" : path;
    const char *reason = "";
    tn_usage_reader *reader = NULL;
    tn_status status = tn_usage_new(ws->arena, shown, life, ws->findings, &reader);
    if (status != TN_OK) {
        return status;
    }
    if (watch) {
        tn_usage_watch(reader, *watch);
    }
    status = tni_file_stream(ws->arena, path, 0, take, reader, &reason);
    const tn_rating *rating = NULL;
    const tn_status ended = tn_usage_end(reader, &rating);
    if (status == TN_E_READ) {
        tn_finding *finding =
            tn_findings_add(ws->findings, TN_FIL_UNREADABLE, (tn_at){.file = shown}, shown,
                            "'%s' cannot be read: %s", shown, reason);
        if (finding) {
            finding->hint = "";
        }
    }
    status = status == TN_OK ? ended : status;
    if (status == TN_OK) {
        *out = rating;
    }
    return status;
}
