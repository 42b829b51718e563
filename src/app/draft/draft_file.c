/* A file that is being edited: text and steps. */
#include "app/draft/draft_file.h"

tn_status tni_draft_file_begin(const char *path, const tni_file *read, tni_draft_file **out)
{
    tn_arena *arena = tn_arena_new(NULL);
    tni_draft_file *f = arena ? tn_arena_take(arena, sizeof(*f)) : NULL;
    if (!f) {
        tn_arena_free(arena);
        return TN_E_NOMEM;
    }
    *f = (tni_draft_file){.arena = arena,
                          .path = tn_arena_text(arena, path),
                          .version = read->version,
                          .log = {.fd = -1}};
    tn_buffer_init(&f->text, NULL);
    tn_buffer_init(&f->unlogged, NULL);
    tn_buffer_add(&f->text, read->bytes, read->size);
    if (!f->path || tn_buffer_status(&f->text) != TN_OK) {
        tni_draft_file_free(f);
        return TN_E_NOMEM;
    }
    *out = f;
    return TN_OK;
}

tn_status tni_draft_file_open(const char *path, tni_draft_file **out, const char **reason)
{
    tn_arena *scratch = tn_arena_new(NULL);
    tni_file file;
    tn_status status =
        scratch ? tni_file_read(scratch, path, TNI_READ_MAX, &file, reason) : TN_E_NOMEM;
    status = status ? status : tni_draft_file_begin(path, &file, out);
    tn_arena_free(scratch);
    return status;
}

void tni_draft_file_free(tni_draft_file *f)
{
    tn_arena *arena = f->arena;
    tni_append_file_close(&f->log, NULL, false);
    tn_buffer_done(&f->text);
    tn_buffer_done(&f->unlogged);
    tn_arena_free(arena);
}

static const char *text_of(const tni_draft_file *f)
{
    return f->text.bytes ? f->text.bytes : "";
}

bool tni_draft_file_is_changed(const tni_draft_file *f)
{
    return f->text.length != f->version.size ||
           tni_file_version_of(f->text.bytes, f->text.length).hash != f->version.hash;
}

/* The splice into the text, and the step to those that are not logged yet, both or neither: each
 * is built whole and its status asked before it takes the place of the old one. */
static tn_status make_step(tni_draft_file *f, tn_splice splice, const char *name)
{
    tn_arena *scratch = tn_arena_new(NULL);
    const char *bytes = NULL;
    size_t size = 0;
    tn_buffer text, unlogged;
    tn_buffer_init(&text, NULL);
    tn_buffer_init(&unlogged, NULL);
    tn_status status =
        scratch ? tn_splice_apply(scratch, text_of(f), f->text.length, splice, &bytes, &size)
                : TN_E_NOMEM;
    if (status == TN_OK) {
        tn_buffer_add(&text, bytes, size);
        tn_buffer_add(&unlogged, f->unlogged.bytes, f->unlogged.length);
        tni_edit_step_add(&unlogged, splice, name);
        status = tn_buffer_status(&text);
        status = status ? status : tn_buffer_status(&unlogged);
    }
    tn_buffer_done(status ? &text : &f->text);
    tn_buffer_done(status ? &unlogged : &f->unlogged);
    if (status == TN_OK) {
        f->text = text;
        f->unlogged = unlogged;
    }
    tn_arena_free(scratch);
    return status;
}

/* A step in memory of the file, and room for it behind those that are done; false: no memory. */
static bool copy_step(tni_draft_file *f, tn_splice splice, const char *name, tni_edit_step *out)
{
    static uint64_t steps_so_far;
    *out = (tni_edit_step){
        .splice = splice, .name = tn_arena_text(f->arena, name), .serial = ++steps_so_far};
    out->splice.removed = tn_arena_copy(f->arena, splice.removed, splice.removed_size);
    out->splice.inserted = tn_arena_copy(f->arena, splice.inserted, splice.inserted_size);
    tni_edit_step *steps = tn_arena_grow(f->arena, f->steps, f->done, &f->capacity, sizeof(*steps));
    f->steps = steps ? steps : f->steps;
    return steps && out->name && out->splice.removed && out->splice.inserted;
}

/* What was taken back before it cannot be done again. */
static void add_step(tni_draft_file *f, tni_edit_step step)
{
    f->steps[f->done++] = step;
    f->count = f->done;
}

tn_status tni_draft_file_apply(tni_draft_file *f, tn_splice splice, const char *name)
{
    tni_edit_step step;
    const tn_status status =
        copy_step(f, splice, name, &step) ? make_step(f, step.splice, step.name) : TN_E_NOMEM;
    if (status == TN_OK) {
        add_step(f, step);
    }
    return status;
}

tn_status tni_draft_file_remember(tni_draft_file *f, tn_splice splice, const char *name)
{
    tni_edit_step step;
    if (!copy_step(f, splice, name, &step)) {
        return TN_E_NOMEM;
    }
    add_step(f, step);
    return TN_OK;
}

tn_status tni_draft_file_plan(const tni_draft_file *f, tn_arena *arena, const tn_edit *edit,
                              tn_splice *out, const char **reason)
{
    return f->is_table ? tn_edit_plan_rows(arena, f->text.bytes, f->text.length, edit, out, reason)
                       : tn_edit_plan(arena, f->text.bytes, f->text.length, edit, out, reason);
}

tn_status tni_draft_file_edit(tni_draft_file *f, const tn_edit *edit, const char *name,
                              const char **reason)
{
    tn_splice splice;
    tn_arena *scratch = tn_arena_new(NULL);
    tn_status status =
        scratch ? tni_draft_file_plan(f, scratch, edit, &splice, reason) : TN_E_NOMEM;
    status = status ? status : tni_draft_file_apply(f, splice, name);
    if (status == TN_E_NOMEM) {
        *reason = "memory is short";
    }
    tn_arena_free(scratch);
    return status;
}

const char *tni_draft_file_saved(const tni_draft_file *f, tn_arena *arena)
{
    size_t size = f->text.length;
    const char *text = tn_arena_copy(arena, f->text.bytes ? f->text.bytes : "", size);
    size_t left = f->done;
    while (text && tni_file_version_of(text, size).hash != f->version.hash) {
        if (left == 0 || tn_splice_apply(arena, text, size, tn_splice_undo(f->steps[--left].splice),
                                         &text, &size) != TN_OK) {
            return NULL;
        }
    }
    return text;
}

const tni_edit_step *tni_draft_file_undo(tni_draft_file *f)
{
    const tni_edit_step *step = f->done ? &f->steps[f->done - 1] : NULL;
    if (!step || make_step(f, tn_splice_undo(step->splice), step->name) != TN_OK) {
        return NULL;
    }
    f->done--;
    return step;
}

const tni_edit_step *tni_draft_file_redo(tni_draft_file *f)
{
    const tni_edit_step *step = f->done < f->count ? &f->steps[f->done] : NULL;
    if (!step || make_step(f, step->splice, step->name) != TN_OK) {
        return NULL;
    }
    f->done++;
    return step;
}
