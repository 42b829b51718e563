/* Metering records from a file into a rater, in constant memory. */
#include "tenor/usage.h"
#include "app/contract.h"
#include "app/stream.h"

typedef struct feeding {
    tn_usage_reader *reader;
    tni_patience *patience;
    uint64_t bytes;
} feeding;

static tn_status take(void *context, const char *bytes, size_t size)
{
    feeding *f = context;
    f->bytes += size;
    if (f->patience && !f->patience->more(f->patience->context, f->bytes)) {
        f->patience->stopped = true;
        return TN_E_FINDINGS;
    }
    return tn_usage_feed(f->reader, bytes, size);
}

tn_status tni_usage_read(tni_workspace *ws, const char *path, const tn_life *life,
                         const tn_hour_sink *watch, const tn_rating **out)
{
    tn_usage_reader *reader = NULL;
    tn_status status = tn_usage_new(ws->arena, tni_stream_name(path), life, ws->findings, &reader);
    if (status != TN_OK) {
        return status;
    }
    if (watch) {
        tn_usage_watch(reader, *watch);
    }
    feeding f = {.reader = reader, .patience = ws->patience};
    status = tni_stream(ws, path, take, &f);
    if (status == TN_OK) {
        return tn_usage_end(reader, out);
    }
    tn_usage_abandon(reader);
    return status;
}
