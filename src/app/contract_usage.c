/* Part of contract.h: metering records from a file into a rater, in constant memory. */
#include "app/contract.h"

#include "app/workspace/source_file.h"
#include "tenor/usage.h"

typedef struct feeding {
    tn_usage_reader *reader;
    tni_progress *progress;
    uint64_t bytes, size; /* taken, of so many; 0: nobody knows */
} feeding;

static tn_status push(void *context, const char *bytes, size_t size)
{
    enum { EVERY = 8 << 20 }; /* bytes: some milliseconds */
    feeding *f = context;
    const bool first = f->bytes == 0, often = f->bytes / EVERY != (f->bytes + size) / EVERY;
    f->bytes += size;
    const int percent = f->size < f->bytes ? -1 : (int)(f->bytes * 100 / f->size);
    if ((first || often) && !tni_progress_more(f->progress, "rating usage", percent)) {
        return TN_E_FINDINGS;
    }
    return tn_usage_push(f->reader, bytes, size);
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
    feeding f = {.reader = reader, .progress = ws->progress, .size = tni_path_size(path)};
    status = tni_stream(ws, path, push, &f);
    if (status == TN_OK) {
        return tn_usage_end(reader, out);
    }
    tn_usage_abandon(reader);
    return status;
}
