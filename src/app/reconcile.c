/* What AWS billed, from a file. */
#include "app/reconcile.h"

#include "app/workspace/source_file.h"
#include "tenor/billing_feed.h"

static tn_status take(void *context, const char *bytes, size_t size)
{
    return tn_billing_feed_push(context, bytes, size);
}

tn_status tni_billing_feed_read(tni_workspace *ws, const char *path, const tn_billing_feed **out)
{
    tn_billing_feed_reader *reader =
        tn_billing_feed_new(ws->arena, tni_stream_name(path), ws->tables, ws->findings);
    const tn_billing_feed *feed = NULL;
    if (!reader) {
        return TN_E_NOMEM;
    }
    const tn_status status = tni_stream(ws, path, take, reader);
    if (status == TN_E_READ) {
        tn_billing_feed_abandon(reader);
        return status;
    }
    const tn_status ended = tn_billing_feed_end(reader, &feed);
    if (status == TN_OK && ended == TN_OK) {
        *out = feed;
    }
    return status == TN_OK ? ended : status;
}
