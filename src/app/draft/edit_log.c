/* Unsaved steps beside their file: written, recovered, removed. */
#include "app/draft/edit_log.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define MARK "tenor-journal 1"

enum { HEAD_BYTES = 96 };

static const char *path_for(tn_arena *arena, const char *path)
{
    const char *folder = tni_path_folder(arena, path);
    const char *name = tn_arena_format(arena, ".%s.tenor-journal", tni_path_name(path));
    return folder && name ? tni_path_join(arena, folder, name) : NULL;
}

static const char *log_path(tni_draft_file *f)
{
    f->log_path = f->log_path ? f->log_path : path_for(f->arena, f->path);
    return f->log_path;
}

static size_t format_head(char *out, const tni_file_version *version)
{
    return (size_t)snprintf(out, HEAD_BYTES, MARK " %" PRIu64 " %" PRIu64 "\n", version->size,
                            version->hash);
}

/* Where the steps begin; 0: it is no log of a file of this version. */
static size_t steps_of(const tni_file *log, const tni_file_version *version)
{
    char head[HEAD_BYTES];
    const size_t size = format_head(head, version);
    return log->size >= size && memcmp(log->bytes, head, size) == 0 ? size : 0;
}

/* Begins a log with what is not logged yet. One that nobody decided about is kept under another
 * name, and under its own until the new one is on the disk. */
static tn_status begin(tni_draft_file *f, const char **reason)
{
    char head[HEAD_BYTES];
    const tni_file_version none = {0};
    tni_append_file old = {.fd = -1};
    tn_arena *arena = tn_arena_new(NULL);
    tn_buffer whole;
    tn_buffer_init(&whole, NULL);
    tn_buffer_add(&whole, head, format_head(head, &f->version));
    tn_buffer_add(&whole, f->unlogged.bytes, f->unlogged.length);
    tn_status status = arena && log_path(f) ? tn_buffer_status(&whole) : TN_E_NOMEM;
    status = status ? status : tni_append_file_keep(arena, f->log_path, &old, reason);
    const tni_save save = {.path = f->log_path,
                           .bytes = whole.bytes,
                           .size = whole.length,
                           .force = old.open,
                           .version = old.open ? NULL : &none};
    status = status ? status : tni_file_save(arena, &save, NULL, reason);
    status = status ? status : tni_append_file_open(f->log_path, &f->log, reason);
    if (status == TN_OK) {
        tn_buffer_cut(&f->unlogged, 0);
    }
    tni_append_file_close(&old, NULL, false);
    tn_buffer_done(&whole);
    tn_arena_free(arena);
    return status;
}

/* Puts a log of whole steps in place of one that was cut off: those of the old one, then what is
 * not logged yet. The old one stays until the new one is on the disk. */
static tn_status mend(tni_draft_file *f, const char **reason)
{
    char head[HEAD_BYTES];
    const size_t size = format_head(head, &f->version);
    tn_arena *arena = tn_arena_new(NULL);
    tn_buffer whole;
    tni_file log;
    const char *name = NULL;
    size_t name_size = 0;
    tn_splice splice;
    tn_buffer_init(&whole, NULL);
    tn_status status =
        arena ? tni_file_read(arena, f->log_path, TNI_READ_MAX, &log, reason) : TN_E_NOMEM;
    if (status == TN_OK) {
        const size_t steps = steps_of(&log, &f->version);
        size_t at = steps;
        while (steps && tni_edit_step_read(&log, &at, &splice, &name, &name_size)) {
        }
        tn_buffer_add(&whole, steps ? log.bytes : head, steps ? at : size);
        tn_buffer_add(&whole, f->unlogged.bytes, f->unlogged.length);
        status = tn_buffer_status(&whole);
    }
    const tni_save save = {
        .path = f->log_path, .bytes = whole.bytes, .size = whole.length, .force = true};
    status = status ? status : tni_file_save(arena, &save, NULL, reason);
    if (status == TN_OK) {
        tni_append_file_close(&f->log, NULL, false);
        status = tni_append_file_open(f->log_path, &f->log, reason);
        tn_buffer_cut(&f->unlogged, 0); /* all is there, even if it cannot be added to */
        f->log_is_cut = status != TN_OK;
    }
    tn_buffer_done(&whole);
    tn_arena_free(arena);
    return status;
}

tn_status tni_edit_log_write(tni_draft_file *f, const char **reason)
{
    if (f->unlogged.length == 0) {
        return TN_OK;
    }
    if (f->log_is_cut) {
        return mend(f, reason);
    }
    if (!f->log.open) {
        return begin(f, reason);
    }
    const tn_status status =
        tni_append_file_add(&f->log, f->unlogged.bytes, f->unlogged.length, reason);
    f->log_is_cut = status != TN_OK;
    if (status == TN_OK) {
        tn_buffer_cut(&f->unlogged, 0);
    }
    return status;
}

void tni_edit_log_end(tni_draft_file *f)
{
    tn_buffer_cut(&f->unlogged, 0);
    tni_append_file_close(&f->log, f->log_path, f->log.open);
    f->log_is_cut = false;
}

void tni_edit_log_discard(tni_draft_file *f)
{
    tni_append_file none = {.fd = -1};
    tni_append_file_close(&none, log_path(f), true);
}

/* The file holds what the log leads to: it was saved, and the program ended before the log went.
 * Taken back, the steps lead to the version that the log began with. */
static bool is_saved(tn_arena *arena, const tni_file *log, const tni_file *file)
{
    tni_file_version began = {0};
    int head = 0;
    if (log->size == 0 ||
        sscanf(log->bytes, MARK " %" SCNu64 " %" SCNu64 "%n", &began.size, &began.hash, &head) !=
            2 ||
        log->bytes[head] != '\n') {
        return false;
    }
    tn_splice *splices = NULL, splice;
    size_t count = 0, at = (size_t)head + 1, name_size = 0, size = file->size;
    const char *name = NULL, *text = file->bytes;
    while (tni_edit_step_read(log, &at, &splice, &name, &name_size)) {
        tn_splice *added = tn_arena_append(arena, &splices, &count, sizeof(*added));
        if (!added) {
            return false;
        }
        *added = splice;
    }
    tn_status status = count && at == log->size ? TN_OK : TN_E_RANGE;
    while (status == TN_OK && count > 0) {
        status = tn_splice_apply(arena, text, size, tn_splice_undo(splices[--count]), &text, &size);
    }
    return status == TN_OK && size == began.size &&
           tni_file_version_of(text, size).hash == began.hash;
}

static tni_log_left compare(tn_arena *arena, const char *name, const char *path)
{
    tni_file log, file;
    const char *reason = "";
    if (tni_file_read(arena, name, TNI_READ_MAX, &log, &reason) != TN_OK ||
        tni_file_read(arena, path, TNI_READ_MAX, &file, &reason) != TN_OK) {
        return TNI_LOG_STALE;
    }
    return steps_of(&log, &file.version)  ? TNI_LOG_FITS
           : is_saved(arena, &log, &file) ? TNI_LOG_SAVED
                                          : TNI_LOG_STALE;
}

tni_log_left tni_edit_log_left(const char *path)
{
    tn_arena *arena = tn_arena_new(NULL);
    const char *name = arena ? path_for(arena, path) : NULL, *reason = "";
    tni_log_left left = TNI_LOG_NONE;
    if (name && tni_path_exists(name)) {
        tni_append_file open;
        const tn_status status = tni_append_file_open(name, &open, &reason);
        if (status == TN_OK) {
            tni_append_file_close(&open, name, false);
        }
        left = status == TN_OK         ? compare(arena, name, path)
               : status == TN_E_EXISTS ? TNI_LOG_IN_USE
                                       : TNI_LOG_STALE;
    }
    tn_arena_free(arena);
    return left;
}

/* All steps from at on, or none. */
static tn_status apply_all(tni_draft_file *f, tn_arena *arena, const tni_file *log, size_t *at)
{
    const size_t done = f->done, logged = f->unlogged.length;
    tn_status status = TN_OK;
    tn_splice splice;
    const char *name = NULL;
    size_t size = 0;
    tn_buffer before;
    tn_buffer_init(&before, NULL);
    tn_buffer_add(&before, f->text.bytes, f->text.length);
    status = tn_buffer_status(&before);
    while (status == TN_OK && tni_edit_step_read(log, at, &splice, &name, &size)) {
        const char *text = tn_arena_copy(arena, name, size);
        status = text ? tni_draft_file_apply(f, splice, text) : TN_E_NOMEM;
    }
    if (status != TN_OK && f->done > done) {
        const tn_buffer half = f->text;
        f->text = before;
        before = half;
        f->count = f->done = done;
        tn_buffer_cut(&f->unlogged, logged);
    }
    tn_buffer_done(&before);
    return status;
}

tn_status tni_edit_log_recover(tni_draft_file *f, const char **reason)
{
    tn_arena *arena = tn_arena_new(NULL);
    tni_file log;
    tn_status status = arena && log_path(f)
                           ? tni_file_read(arena, f->log_path, TNI_READ_MAX, &log, reason)
                           : TN_E_NOMEM;
    size_t at = status == TN_OK ? steps_of(&log, &f->version) : 0;
    if (status == TN_OK && at == 0) {
        *reason = "the file has changed since";
        status = TN_E_CHANGED;
    }
    /* Held before anything is done: from now on the log is ours, and the steps are in it. */
    status = status ? status : tni_append_file_open(f->log_path, &f->log, reason);
    if (status == TN_OK) {
        status = apply_all(f, arena, &log, &at);
        if (status == TN_OK) {
            tn_buffer_cut(&f->unlogged, 0);
            f->log_is_cut = at < log.size;
        } else {
            tni_append_file_close(&f->log, NULL, false);
        }
    }
    tn_arena_free(arena);
    return status;
}
