/* A file being worked on: edits, undo, redo. */
#include "tui/model/draft.h"

#include <stdlib.h>
#include <string.h>

tn_status tni_draft_open(const char *path, tni_draft **out, const char **reason)
{
    tn_arena *arena = tn_arena_new(NULL);
    tni_draft *p = arena ? tn_arena_take(arena, sizeof(*p)) : NULL;
    if (!p) {
        tn_arena_free(arena);
        return TN_E_NOMEM;
    }
    *p = (tni_draft){.arena = arena, .path = tn_arena_text(arena, path), .journal = {.fd = -1}};
    p->journal_path = tni_edit_log_path(arena, path);
    tn_buffer_init(&p->text, NULL);
    tn_buffer_init(&p->news, NULL);
    tni_file file;
    tn_status status = tni_file_read(arena, path, TNI_READ_MAX, &file, reason);
    if (status == TN_OK) {
        p->stamp = file.stamp;
        tn_buffer_add(&p->text, file.bytes, file.size);
        status = tn_buffer_status(&p->text);
    }
    if (status != TN_OK || !p->path || !p->journal_path) {
        tni_draft_free(p);
        return status ? status : TN_E_NOMEM;
    }
    *out = p;
    return TN_OK;
}

void tni_draft_free(tni_draft *p)
{
    tn_arena *arena = p->arena;
    tni_append_file_close(&p->journal, NULL, false);
    tn_buffer_done(&p->text);
    tn_buffer_done(&p->news);
    tn_arena_free(arena);
}

bool tni_draft_changed(const tni_draft *p)
{
    return p->text.length != p->stamp.size ||
           tni_file_version_of(p->text.bytes, p->text.length).hash != p->stamp.hash;
}

/* The splice into the text. */
static tn_status put(tni_draft *p, tn_splice splice)
{
    tn_arena *scratch = tn_arena_new(NULL);
    const char *bytes = NULL;
    size_t size = 0;
    tn_status status = scratch ? tn_splice_apply(scratch, p->text.bytes ? p->text.bytes : "",
                                                 p->text.length, splice, &bytes, &size)
                               : TN_E_NOMEM;
    if (status == TN_OK) {
        tn_buffer_cut(&p->text, 0);
        tn_buffer_add(&p->text, bytes, size);
        status = tn_buffer_status(&p->text);
    }
    tn_arena_free(scratch);
    return status;
}

tn_status tni_draft_apply(tni_draft *p, tn_splice splice, const char *name)
{
    static uint64_t changes_so_far;
    tni_change change = {
        .splice = splice, .name = tn_arena_text(p->arena, name), .serial = ++changes_so_far};
    change.splice.removed = tn_arena_copy(p->arena, splice.removed, splice.removed_size);
    change.splice.inserted = tn_arena_copy(p->arena, splice.inserted, splice.inserted_size);
    tni_change *changes =
        tn_arena_grow(p->arena, p->changes, p->done, &p->capacity, sizeof(*changes));
    if (!changes || !change.name || !change.splice.removed || !change.splice.inserted) {
        return TN_E_NOMEM;
    }
    p->changes = changes;
    const tn_status status = put(p, change.splice);
    if (status == TN_OK) {
        p->changes[p->done++] = change;
        p->count = p->done;
        tni_edit_step_add(&p->news, change.splice, change.name);
    }
    return status;
}

tn_status tni_draft_plan(const tni_draft *p, tn_arena *arena, const tn_edit *edit, tn_splice *out,
                         const char **reason)
{
    return p->table ? tn_edit_plan_rows(arena, p->text.bytes, p->text.length, edit, out, reason)
                    : tn_edit_plan(arena, p->text.bytes, p->text.length, edit, out, reason);
}

tn_status tni_draft_edit(tni_draft *p, const tn_edit *edit, const char *name, const char **reason)
{
    tn_splice splice;
    tn_status status = tni_draft_plan(p, p->arena, edit, &splice, reason);
    if (status == TN_OK) {
        status = tni_draft_apply(p, splice, name);
        *reason = status ? "memory is short" : "";
    }
    return status;
}

tn_status tni_draft_try(const tni_draft *p, tn_arena *arena, const tn_edit *edit, const char **out,
                        size_t *out_size, const char **reason)
{
    tn_splice splice;
    const tn_status status = tni_draft_plan(p, arena, edit, &splice, reason);
    return status ? status
                  : tn_splice_apply(arena, p->text.bytes, p->text.length, splice, out, out_size);
}

const tni_change *tni_draft_undo(tni_draft *p)
{
    if (p->done == 0) {
        return NULL;
    }
    const tni_change *change = &p->changes[p->done - 1];
    const tn_splice back = tn_splice_undo(change->splice);
    if (put(p, back) != TN_OK) {
        return NULL;
    }
    p->done--;
    tni_edit_step_add(&p->news, back, change->name);
    return change;
}

const tni_change *tni_draft_redo(tni_draft *p)
{
    if (p->done == p->count || put(p, p->changes[p->done].splice) != TN_OK) {
        return NULL;
    }
    const tni_change *change = &p->changes[p->done++];
    tni_edit_step_add(&p->news, change->splice, change->name);
    return change;
}

tn_status tni_draft_replace(tni_draft *p, const char *bytes, size_t size, const char *name)
{
    const tn_splice splice = {.removed = p->text.bytes,
                              .removed_size = p->text.length,
                              .inserted = bytes,
                              .inserted_size = size};
    return tni_draft_apply(p, splice, name);
}
