/* Unsaved steps beside their file: written, recovered, removed. */
#include "app/draft/edit_log.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/list.h"

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

/* The log of a number: that of the last program, or one that was kept. */
static const char *name_of(tn_arena *arena, const char *path, int number)
{
    const char *log = path_for(arena, path);
    return log && number ? tni_append_file_kept(arena, log, number) : log;
}

/* The first line of a log. */
typedef struct log_head {
    tni_file_version version; /* of the file */
    char mark[17];            /* the person's, of the file's path; "-": unknown */
    size_t size;
} log_head;

static size_t format_head(tn_arena *arena, const tni_draft_file *f, char *out)
{
    const char *mark = f->history_path ? tni_state_mark(arena, f->path) : NULL;
    return (size_t)snprintf(out, HEAD_BYTES, MARK " %" PRIu64 " %" PRIu64 " %s\n", f->version.size,
                            f->version.hash, mark ? mark : "-");
}

static bool read_head(const tni_file *log, log_head *out)
{
    int size = 0;
    const bool read = log->size > 0 &&
                      sscanf(log->bytes, MARK " %" SCNu64 " %" SCNu64 " %16[-0-9a-f]%n",
                             &out->version.size, &out->version.hash, out->mark, &size) == 3 &&
                      log->bytes[size] == '\n';
    out->size = (size_t)size + 1;
    return read;
}

/* Where the steps begin; 0: it is no log of a file of this version. */
static size_t steps_of(const tni_file *log, const tni_file_version *version)
{
    log_head head;
    return read_head(log, &head) && head.version.size == version->size &&
                   head.version.hash == version->hash
               ? head.size
               : 0;
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
    if (arena) {
        tn_buffer_add(&whole, head, format_head(arena, f, head));
    }
    tn_buffer_add(&whole, f->unlogged.bytes, f->unlogged.length);
    tn_status status = arena && log_path(f) ? tn_buffer_status(&whole) : TN_E_NOMEM;
    status = status ? status : tni_append_file_keep(arena, f->log_path, &old, reason);
    const tni_save save = {.path = f->log_path,
                           .bytes = whole.bytes,
                           .size = whole.length,
                           .force = old.open,
                           .is_private = true,
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
    tn_arena *arena = tn_arena_new(NULL);
    const size_t size = arena ? format_head(arena, f, head) : 0;
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
    const tni_save save = {.path = f->log_path,
                           .bytes = whole.bytes,
                           .size = whole.length,
                           .force = true,
                           .is_private = true};
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

void tni_edit_log_discard(tni_draft_file *f, int number)
{
    tni_append_file none = {.fd = -1};
    tn_arena *arena = tn_arena_new(NULL);
    tni_append_file_close(&none, arena ? name_of(arena, f->path, number) : NULL, true);
    tn_arena_free(arena);
}

/* A log can come from anybody: replaying it to look at it copies no more than this, and to recover
 * it no more than that. Many edits of a large table stay far below. */
#define SHOWN_MAX    ((size_t)128 << 20)
#define REPLAYED_MAX ((uint64_t)8 << 30)

/* The steps from at on, done one after another. TN_E_RANGE: they do not fit; TN_E_NOMEM: the result
 * is not known. */
static tn_status text_after(tn_arena *arena, const tni_file *log, size_t at, const tni_file *file,
                            tni_log_left *out)
{
    tn_splice splice;
    const char *name = NULL, *text = file->bytes;
    size_t name_size = 0, size = file->size;
    tn_status status = TN_OK;
    while (status == TN_OK && tni_edit_step_read(log, &at, &splice, &name, &name_size)) {
        status = tn_arena_size(arena) > SHOWN_MAX
                     ? TN_E_NOMEM
                     : tn_splice_apply(arena, text, size, splice, &text, &size);
    }
    if (status == TN_OK) {
        out->text = text;
        out->size = size;
    }
    return status;
}

/* The file holds what the log leads to: it was saved, and the program ended before the log went.
 * Taken back, the steps lead to the version that the log began with. */
static bool is_saved(tn_arena *arena, const tni_file *log, const log_head *head,
                     const tni_file *file)
{
    tn_splice *splices = NULL, splice;
    size_t count = 0, at = head->size, name_size = 0, size = file->size;
    const char *name = NULL, *text = file->bytes;
    while (tni_edit_step_read(log, &at, &splice, &name, &name_size)) {
        if (!TNI_LIST_ADD(arena, &splices, &count, splice)) {
            return false;
        }
    }
    tn_status status = count && at == log->size ? TN_OK : TN_E_RANGE;
    while (status == TN_OK && count > 0) {
        status = tn_arena_size(arena) > SHOWN_MAX
                     ? TN_E_NOMEM
                     : tn_splice_apply(arena, text, size, tn_splice_undo(splices[--count]), &text,
                                       &size);
    }
    return status == TN_OK && size == head->version.size &&
           tni_file_version_of(text, size).hash == head->version.hash;
}

static void look(tn_arena *arena, const char *name, const char *path, tni_log_left *out)
{
    tni_file log, file;
    log_head head;
    const char *reason = "", *mark = NULL;
    out->state = TNI_LOG_STALE;
    if (tni_file_read(arena, name, TNI_READ_MAX, &log, &reason) != TN_OK ||
        tni_file_read(arena, path, TNI_READ_MAX, &file, &reason) != TN_OK ||
        !read_head(&log, &head)) {
        return;
    }
    mark = strcmp(head.mark, "-") != 0 ? tni_state_mark(arena, path) : NULL;
    out->own = mark && strcmp(mark, head.mark) == 0;
    if (steps_of(&log, &file.version)) {
        const tn_status status = text_after(arena, &log, head.size, &file, out);
        out->state = status == TN_E_RANGE ? TNI_LOG_STALE : TNI_LOG_FITS;
    } else if (is_saved(arena, &log, &head, &file)) {
        out->state = TNI_LOG_SAVED;
    }
}

bool tni_edit_log_fits(tn_arena *arena, const char *path)
{
    tni_file log, file;
    const char *name = name_of(arena, path, 0), *reason = "";
    return name && tni_path_size(name) > 0 && /* a pipe there must not be waited for */
           tni_file_read(arena, name, TNI_READ_MAX, &log, &reason) == TN_OK &&
           tni_file_read(arena, path, TNI_READ_MAX, &file, &reason) == TN_OK &&
           steps_of(&log, &file.version);
}

tni_log_left tni_edit_log_left(tn_arena *arena, const char *path, int number)
{
    tni_log_left left = {.number = number};
    const char *name = NULL, *reason = "";
    while (left.number <= TNI_KEPT_MAX && (name = name_of(arena, path, left.number)) &&
           !tni_path_exists(name)) {
        left.number++;
    }
    if (name && left.number <= TNI_KEPT_MAX) {
        tni_append_file open;
        const tn_status status = tni_append_file_open(name, &open, &reason);
        left.state = status == TN_E_EXISTS ? TNI_LOG_IN_USE : TNI_LOG_STALE;
        if (status == TN_OK) {
            tni_append_file_close(&open, name, false);
            look(arena, name, path, &left);
        }
    }
    return left;
}

/* How much is copied when all steps from at on are done to a text of this size. */
static uint64_t replayed_bytes(const tni_file *log, size_t at, size_t size)
{
    tn_splice splice;
    const char *name = NULL;
    size_t name_size = 0;
    uint64_t sum = 0;
    while (tni_edit_step_read(log, &at, &splice, &name, &name_size)) {
        size += splice.inserted_size; /* at most */
        sum += size;
    }
    return sum;
}

/* All steps from at on, or none; they are not added to what is not logged yet. */
static tn_status apply_all(tni_draft_file *f, tn_arena *arena, const tni_file *log, size_t *at,
                           const char **reason)
{
    const size_t done = f->done, logged = f->unlogged.length;
    tn_status status = TN_OK;
    tn_splice splice;
    const char *name = NULL;
    size_t size = 0;
    tn_buffer before;
    if (replayed_bytes(log, *at, f->text.length) > REPLAYED_MAX) {
        *reason = "there are too many changes";
        return TN_E_RANGE;
    }
    tn_buffer_init(&before, NULL);
    tn_buffer_add(&before, f->text.bytes, f->text.length);
    status = tn_buffer_status(&before);
    while (status == TN_OK && tni_edit_step_read(log, at, &splice, &name, &size)) {
        const char *text = tn_arena_copy(arena, name, size);
        status = text ? tni_draft_file_apply(f, splice, text) : TN_E_NOMEM;
        tn_buffer_cut(&f->unlogged, logged);
    }
    if (status != TN_OK && f->done > done) {
        const tn_buffer half = f->text;
        f->text = before;
        before = half;
        f->count = f->done = done;
    }
    tn_buffer_done(&before);
    return status;
}

/* The log of the last program is held before anything is done: from now on it is ours, and the
 * steps are in it. */
static tn_status go_on_with(tni_draft_file *f, tn_arena *arena, const tni_file *log, size_t at,
                            const char **reason)
{
    tn_status status = tni_append_file_open(log_path(f), &f->log, reason);
    if (status != TN_OK) {
        return status;
    }
    status = apply_all(f, arena, log, &at, reason);
    if (status == TN_OK) {
        tn_buffer_cut(&f->unlogged, 0);
        f->log_is_cut = at < log->size;
    } else {
        tni_append_file_close(&f->log, NULL, false);
    }
    return status;
}

tn_status tni_edit_log_recover(tni_draft_file *f, int number, const char **reason)
{
    tn_arena *arena = tn_arena_new(NULL);
    tni_file log;
    const char *name = arena && log_path(f) ? name_of(arena, f->path, number) : NULL;
    tn_status status = name ? tni_file_read(arena, name, TNI_READ_MAX, &log, reason) : TN_E_NOMEM;
    size_t at = status == TN_OK ? steps_of(&log, &f->version) : 0;
    if (status == TN_OK && at == 0) {
        *reason = "the file has changed since";
        status = TN_E_CHANGED;
    }
    if (status == TN_OK && number == 0) {
        status = go_on_with(f, arena, &log, at, reason);
    } else if (status == TN_OK) {
        const char *later = "";
        const size_t steps = at;
        status = apply_all(f, arena, &log, &at, reason);
        tn_buffer_add(&f->unlogged, log.bytes + steps, status == TN_OK ? at - steps : 0);
        if (status == TN_OK && tni_edit_log_write(f, &later) == TN_OK) {
            tni_edit_log_discard(f, number); /* its steps are in a log of ours now */
        }
    }
    if (status == TN_E_RANGE && at > 0) {
        *reason = "a step of it does not fit the file";
        status = TN_E_CHANGED;
    }
    tn_arena_free(arena);
    return status;
}
