/* Part of contract.h: metering records from a file into a rater, in constant memory. */
#include "app/contract.h"

#include "app/workspace/book.h"
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

static tn_status open_book(tni_workspace *ws, tni_book *book, const char *contract, feeding *f)
{
    const char *reason = "";
    const tn_status status = tni_db_usage_csv(book->db, contract, push, f, &reason);
    return status == TN_E_READ ? tni_read_error(ws, book->path, book->path, NULL, reason) : status;
}

/* The records of a file; path NULL: those of the contract in its book. */
static tn_status read_usage(tni_workspace *ws, const char *path, tni_book *book,
                            const tn_life *life, const tn_hour_sink *watch, const tn_rating **out)
{
    tn_usage_reader *reader = NULL;
    const char *name = path ? tni_stream_name(path) : book->path;
    tn_status status = tn_usage_new(ws->arena, name, life, ws->findings, &reader);
    if (status != TN_OK) {
        return status;
    }
    tni_workspace *const all = ws->shared ? ws->shared : ws;
    if (all->has_several) {
        tn_usage_of_several(reader);
    }
    if (watch) {
        tn_usage_watch(reader, *watch);
    }
    feeding f = {
        .reader = reader, .progress = ws->progress, .size = path ? tni_path_size(path) : 0};
    status =
        path ? tni_stream(ws, path, push, &f) : open_book(ws, book, life->contract->id.value, &f);
    if (status != TN_OK) {
        tn_usage_abandon(reader);
        return status;
    }
    status = tn_usage_end(reader, out);
    if (status == TN_OK && path) {
        all->usage_file = tn_arena_text(all->arena, name);
        all->usage_rows = (*out)->records;
        all->usage_taken += (*out)->records - (*out)->rejects[TN_REJECT_OTHER_CONTRACT].records;
    }
    return status;
}

bool tni_has_usage(const tni_workspace *ws, const tni_source_file *d, const char *usage)
{
    const tni_book *book = tni_book_of(ws, d->path);
    return usage || (book && book->has_usage);
}

tn_status tni_contract_usage(tni_workspace *ws, const tni_source_file *d, const char *usage,
                             const tn_life *life, const tn_hour_sink *watch, const tn_rating **out)
{
    return read_usage(ws, usage, usage ? NULL : tni_book_of(ws, d->path), life, watch, out);
}
