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
        p->stamp = file.version;
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

/* The splice into the text and the step into the news, both or neither: each is built whole before
 * it takes the place of the old one. */
static tn_status make_step(tni_draft *p, tn_splice splice, const char *name)
{
    tn_arena *scratch = tn_arena_new(NULL);
    const char *bytes = NULL;
    size_t size = 0;
    tn_buffer text, news;
    tn_buffer_init(&text, NULL);
    tn_buffer_init(&news, NULL);
    tn_status status = scratch ? tn_splice_apply(scratch, p->text.bytes ? p->text.bytes : "",
                                                 p->text.length, splice, &bytes, &size)
                               : TN_E_NOMEM;
    if (status == TN_OK) {
        tn_buffer_add(&text, bytes, size);
        tn_buffer_add(&news, p->news.bytes, p->news.length);
        tni_edit_step_add(&news, splice, name);
        status = tn_buffer_status(&text);
        status = status ? status : tn_buffer_status(&news);
    }
    tn_buffer *const old[] = {status ? &text : &p->text, status ? &news : &p->news};
    tn_buffer_done(old[0]);
    tn_buffer_done(old[1]);
    if (status == TN_OK) {
        p->text = text;
        p->news = news;
    }
    tn_arena_free(scratch);
    return status;
}

/* A change in memory of the draft, and room for it behind those that are done; false: no memory. */
static bool copy_change(tni_draft *p, tn_splice splice, const char *name, tni_change *out)
{
    static uint64_t changes_so_far;
    *out = (tni_change){
        .splice = splice, .name = tn_arena_text(p->arena, name), .serial = ++changes_so_far};
    out->splice.removed = tn_arena_copy(p->arena, splice.removed, splice.removed_size);
    out->splice.inserted = tn_arena_copy(p->arena, splice.inserted, splice.inserted_size);
    tni_change *changes =
        tn_arena_grow(p->arena, p->changes, p->done, &p->capacity, sizeof(*changes));
    p->changes = changes ? changes : p->changes;
    return changes && out->name && out->splice.removed && out->splice.inserted;
}

/* What was taken back before it cannot be done again. */
static void add_change(tni_draft *p, tni_change change)
{
    p->changes[p->done++] = change;
    p->count = p->done;
}

tn_status tni_draft_apply(tni_draft *p, tn_splice splice, const char *name)
{
    tni_change change;
    const tn_status status = copy_change(p, splice, name, &change)
                                 ? make_step(p, change.splice, change.name)
                                 : TN_E_NOMEM;
    if (status == TN_OK) {
        add_change(p, change);
    }
    return status;
}

tn_status tni_draft_remember(tni_draft *p, tn_splice splice, const char *name)
{
    tni_change change;
    if (!copy_change(p, splice, name, &change)) {
        return TN_E_NOMEM;
    }
    add_change(p, change);
    return TN_OK;
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
    tn_arena *scratch = tn_arena_new(NULL);
    tn_status status = scratch ? tni_draft_plan(p, scratch, edit, &splice, reason) : TN_E_NOMEM;
    status = status ? status : tni_draft_apply(p, splice, name);
    if (status == TN_E_NOMEM) {
        *reason = "memory is short";
    }
    tn_arena_free(scratch);
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
    if (make_step(p, back, change->name) != TN_OK) {
        return NULL;
    }
    p->done--;
    return change;
}

const tni_change *tni_draft_redo(tni_draft *p)
{
    const tni_change *change = p->done < p->count ? &p->changes[p->done] : NULL;
    if (!change || make_step(p, change->splice, change->name) != TN_OK) {
        return NULL;
    }
    p->done++;
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
