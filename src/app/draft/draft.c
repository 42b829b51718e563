/* The open document and its CSV: files, steps over both, saving. */
#include "app/draft/draft.h"

#include <string.h>

#include "app/draft/edit_history.h"

/* --- files ---------------------------------------------------------------------------------- */

tni_draft_file *tni_draft_find(const tni_draft *d, const char *path)
{
    tni_draft_file *f = d->files;
    while (f && strcmp(f->path, path) != 0) {
        f = f->next;
    }
    return f;
}

static tn_status open_file(tni_draft *d, const char *path, tni_draft_file **out,
                           const char **reason)
{
    *out = tni_draft_find(d, path);
    if (*out) {
        return TN_OK;
    }
    const tn_status status = tni_draft_file_open(path, out, reason);
    if (status == TN_OK) {
        tni_draft_file *f = *out;
        f->history_path = d->keeps_history ? tni_state_path(f->arena, "past", path) : NULL;
        tni_edit_history_recall(f);
        f->next = d->files;
        d->files = f;
    }
    return status;
}

tn_status tni_draft_open(tni_draft *d, const char *path, const char **reason)
{
    tni_draft_file *file = NULL;
    const tn_status status = open_file(d, path, &file, reason);
    if (status == TN_OK && file != d->document) {
        d->document = file;
        d->rows = NULL;
        d->source = NULL;
    }
    return status;
}

void tni_draft_bind(tni_draft *d, const tni_source_file *source, const char *rows_path)
{
    const char *reason = "";
    d->source = source;
    d->rows = NULL;
    if (rows_path && open_file(d, rows_path, &d->rows, &reason) == TN_OK) {
        d->rows->is_table = true;
    }
}

void tni_draft_done(tni_draft *d)
{
    while (d->files) {
        tni_draft_file *next = d->files->next;
        tni_draft_file_free(d->files);
        d->files = next;
    }
    *d = (tni_draft){.keeps_history = d->keeps_history};
}

void tni_draft_drop(tni_draft *d, const char *path)
{
    tni_draft_file **at = &d->files;
    while (*at && strcmp((*at)->path, path) != 0) {
        at = &(*at)->next;
    }
    tni_draft_file *f = *at;
    if (!f) {
        return;
    }
    *at = f->next;
    if (f == d->document || f == d->rows) {
        d->document = f == d->document ? NULL : d->document;
        d->rows = NULL;
        d->source = NULL;
    }
    tni_edit_log_end(f);
    tni_draft_file_free(f);
}

bool tni_draft_is_changed(const tni_draft *d)
{
    return d->document && (tni_draft_file_is_changed(d->document) ||
                           (d->rows && tni_draft_file_is_changed(d->rows)));
}

size_t tni_draft_unsaved(const tni_draft *d)
{
    size_t count = 0;
    for (const tni_draft_file *f = d->files; f; f = f->next) {
        count += tni_draft_file_is_changed(f);
    }
    return count;
}

bool tni_draft_is_logged(const tni_draft *d)
{
    bool all = true;
    for (const tni_draft_file *f = d->files; f && all; f = f->next) {
        all = !tni_draft_file_is_changed(f) ||
              (f->log.open && !f->log_is_cut && f->unlogged.length == 0);
    }
    return all;
}

tn_status tni_draft_put(const tni_draft *d, tni_workspace *ws, bool own,
                        const tni_draft_file *tried, const char *bytes, size_t size)
{
    for (const tni_draft_file *f = d->files; f; f = f->next) {
        const bool wanted = own && (f == d->document || f == d->rows);
        if (wanted || f == tried || tni_draft_file_is_changed(f)) {
            const char *text = f == tried ? bytes : f->text.bytes;
            if (!tni_workspace_put(ws, f->path, text ? text : "",
                                   f == tried ? size : f->text.length)) {
                return TN_E_NOMEM;
            }
        }
    }
    return TN_OK;
}

/* --- steps ---------------------------------------------------------------------------------- */

static uint64_t last_done(const tni_draft_file *f)
{
    return f && f->done ? f->steps[f->done - 1].serial : 0;
}

static uint64_t next_undone(const tni_draft_file *f)
{
    return f && f->done < f->count ? f->steps[f->done].serial : UINT64_MAX;
}

/* The file whose step comes next in the order they were made; NULL: there is none. */
static tni_draft_file *file_to_step(const tni_draft *d, bool redo)
{
    tni_draft_file *a = d->document, *b = d->rows;
    if (!redo) {
        return !last_done(a) && !last_done(b) ? NULL : last_done(a) > last_done(b) ? a : b;
    }
    tni_draft_file *f = next_undone(a) < next_undone(b) ? a : b;
    const uint64_t next = next_undone(f);
    return next < UINT64_MAX && next > last_done(f == a ? b : a) ? f : NULL;
}

size_t tni_draft_steps(const tni_draft *d, bool redo)
{
    const tni_draft_file *a = d->document, *b = d->rows;
    if (redo) {
        return file_to_step(d, true) ? a->count - a->done + (b ? b->count - b->done : 0) : 0;
    }
    return (a ? a->done : 0) + (b ? b->done : 0);
}

const tni_edit_step *tni_draft_step(tni_draft *d, bool redo)
{
    tni_draft_file *f = file_to_step(d, redo);
    const tni_edit_step *step = !f ? NULL : redo ? tni_draft_file_redo(f) : tni_draft_file_undo(f);
    if (step && !redo && step->joined) {
        tni_draft_step(d, false);
    } else if (step && redo) {
        f = file_to_step(d, true);
        step = f && f->steps[f->done].joined ? tni_draft_file_redo(f) : step;
    }
    return step;
}

size_t tni_draft_go_to(tni_draft *d, size_t wanted)
{
    size_t done = tni_draft_steps(d, false);
    while (done != wanted && tni_draft_step(d, done < wanted)) {
        done = done < wanted ? done + 1 : done - 1;
    }
    return done;
}

const char *const *tni_draft_step_names(const tni_draft *d, tn_arena *arena, size_t *out_count)
{
    const tni_draft_file *const files[] = {d->document, d->rows};
    size_t at[2] = {0, 0}, count = 0;
    const size_t most = d->document->count + (d->rows ? d->rows->count : 0);
    const char **names = tn_arena_take_array(arena, most + 1, sizeof(*names));
    while (names && count < most) {
        int next = -1;
        for (int i = 0; i < 2; i++) {
            const bool more = files[i] && at[i] < files[i]->count;
            if (more &&
                (next < 0 || files[i]->steps[at[i]].serial < files[next]->steps[at[next]].serial)) {
                next = i;
            }
        }
        names[count++] = files[next]->steps[at[next]++].name;
    }
    *out_count = count;
    return names;
}

/* --- the disk ------------------------------------------------------------------------------- */

tn_status tni_draft_save(tni_draft_file *f, const char **reason)
{
    tn_arena *scratch = tn_arena_new(NULL);
    const tni_save save = {.path = f->path,
                           .bytes = f->text.bytes ? f->text.bytes : "",
                           .size = f->text.length,
                           .version = &f->version};
    tni_file_version version;
    tn_status status = scratch ? tn_buffer_status(&f->text) : TN_E_NOMEM;
    status = status ? status : tni_file_save(scratch, &save, &version, reason);
    if (status == TN_OK) {
        f->version = version;
        tni_edit_log_end(f);
        tni_edit_history_keep(f);
    }
    tn_arena_free(scratch);
    return status;
}

static tni_save save_of(tni_made_file file, bool force)
{
    return (tni_save){.path = file.path,
                      .bytes = file.bytes ? file.bytes : "",
                      .size = file.size,
                      .force = force};
}

tn_status tni_made_files_save(tn_arena *arena, const tni_made_file *files, size_t count, bool force,
                              size_t *out_failed, const char **reason)
{
    tni_save saves[TNI_MADE_FILES_MAX];
    *out_failed = 0;
    if (count > TNI_MADE_FILES_MAX) {
        return TN_E_RANGE;
    }
    for (size_t i = 0; i < count; i++) {
        saves[i] = save_of(files[i], force);
    }
    return tni_file_save_all(arena, saves, count, out_failed, reason);
}

tn_status tni_made_file_save(tn_arena *arena, tni_made_file file, bool force, const char **reason)
{
    const tni_save save = save_of(file, force);
    return tni_file_save(arena, &save, NULL, reason);
}

tn_status tni_draft_log(tni_draft *d, const char **reason)
{
    tn_status status = TN_OK;
    for (tni_draft_file *f = d->files; f; f = f->next) {
        const tn_status one = tni_edit_log_write(f, reason);
        status = one ? one : status;
    }
    return status;
}

void tni_draft_forget(tni_draft *d)
{
    for (tni_draft_file *f = d->files; f; f = f->next) {
        tni_edit_log_end(f);
    }
}

/* Takes the file's bytes on the disk. The new log leads from them to what was not saved (mine), and
 * back: whoever recovers it finds both. */
static tn_status take_disk(tni_draft_file *f, const tni_file *disk)
{
    static const char name[] = "the file as it is on the disk";
    const bool mine = tni_draft_file_is_changed(f);
    const tn_splice there = {.removed = f->text.bytes ? f->text.bytes : "",
                             .removed_size = f->text.length,
                             .inserted = disk->bytes,
                             .inserted_size = disk->size};
    tn_buffer unlogged;
    tn_buffer_init(&unlogged, NULL);
    if (mine) {
        tni_edit_step_add(&unlogged, tn_splice_undo(there), "what was not saved");
        tni_edit_step_add(&unlogged, there, name);
    }
    tn_status status = tn_buffer_status(&unlogged);
    status = status ? status : tni_draft_file_apply(f, there, name);
    if (status != TN_OK) {
        tn_buffer_done(&unlogged);
        return status;
    }
    if (!mine) {
        tni_edit_log_end(f);
    }
    tn_buffer_done(&f->unlogged);
    f->unlogged = unlogged;
    f->version = disk->version;
    f->log_is_cut = f->log.open; /* a new one takes its place, and until then it stays */
    return TN_OK;
}

/* What stands on the disk, if that is another version. */
static tn_status reload_file(tni_draft_file *f, bool *out_changed, const char **reason)
{
    tn_arena *scratch = tn_arena_new(NULL);
    tni_file disk;
    tn_status status =
        scratch ? tni_file_read(scratch, f->path, TNI_READ_MAX, &disk, reason) : TN_E_NOMEM;
    *out_changed = false;
    if (status == TN_OK && disk.version.hash != f->version.hash) {
        status = take_disk(f, &disk);
        *out_changed = status == TN_OK;
    }
    tn_arena_free(scratch);
    return status;
}

tn_status tni_draft_reload(tni_draft *d, bool *out_changed, const tni_draft_file **out_failed,
                           const char **reason)
{
    tni_draft_file *const files[] = {d->document, d->rows};
    tn_status status = TN_OK;
    *out_changed = false;
    for (int i = 0; i < 2 && files[i]; i++) {
        bool changed = false;
        const tn_status one = reload_file(files[i], &changed, reason);
        *out_changed = *out_changed || changed;
        if (one != TN_OK) {
            *out_failed = files[i];
            status = one;
        }
    }
    return status;
}

tn_status tni_draft_keep(tni_draft *d, const tni_draft_file **out_failed, const char **reason)
{
    tni_draft_file *const files[] = {d->document, d->rows};
    const bool mine[] = {files[0] && tni_draft_file_is_changed(files[0]),
                         files[1] && tni_draft_file_is_changed(files[1])};
    tn_status status = TN_OK;
    /* Those with nothing of mine first: their steps do not bar those that can be done again. */
    for (int i = 0; i < 4; i++) {
        tni_draft_file *f = files[i % 2];
        bool changed = false;
        if (!f || mine[i % 2] != (i >= 2)) {
            continue;
        }
        tn_status one = reload_file(f, &changed, reason);
        if (changed && mine[i % 2] && !tni_draft_file_undo(f)) {
            one = TN_E_NOMEM;
        }
        if (one != TN_OK) {
            *out_failed = f;
            status = one;
        }
    }
    return status;
}

tn_status tni_draft_merge(tni_draft_file *f, tni_file_version version, const char *bytes,
                          size_t size, const char **reason)
{
    tn_arena *scratch = tn_arena_new(NULL);
    tni_file disk;
    tn_status status =
        scratch ? tni_file_read(scratch, f->path, TNI_READ_MAX, &disk, reason) : TN_E_NOMEM;
    if (status == TN_OK && disk.version.hash != version.hash) {
        *reason = "somebody changed it again";
        status = TN_E_CHANGED;
    }
    status = status == TN_OK ? take_disk(f, &disk) : status;
    const tn_splice both = {.removed = f->text.bytes ? f->text.bytes : "",
                            .removed_size = f->text.length,
                            .inserted = bytes,
                            .inserted_size = size};
    status = status ? status : tni_draft_file_apply(f, both, "mine and theirs");
    tn_arena_free(scratch);
    return status;
}

tn_status tni_draft_edit_source(const tni_source_file *source, const tn_edit *edits, size_t count,
                                const char **reason)
{
    tni_draft_file *f = NULL;
    tn_status status = tni_draft_file_begin(source->path, &source->file, &f);
    if (status != TN_OK) {
        return status;
    }
    for (size_t i = 0; i < count && status == TN_OK; i++) {
        status = tni_draft_file_edit(f, &edits[i], edits[i].kind, reason);
        status = status == TN_OK || status == TN_E_NOMEM ? status : TN_E_WRITE;
    }
    status = status ? status : tni_draft_save(f, reason);
    tni_draft_file_free(f);
    return status;
}
