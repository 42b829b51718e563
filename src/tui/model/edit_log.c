/* The journal of a file being worked on: ".NAME.tenor-journal" beside it. It says which file it
 * began with, then every change; what stands there survives whatever ends the program. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tui/model/draft.h"

#define MARK "tenor-journal 1"

const char *tni_edit_log_path(tn_arena *arena, const char *path)
{
    const char *folder = tni_path_folder(arena, path);
    const char *name = tn_arena_format(arena, ".%s.tenor-journal", tni_path_name(path));
    return folder && name ? tni_path_join(arena, folder, name) : NULL;
}

tn_status tni_draft_journal(tni_draft *p, const char **reason)
{
    if (p->news.length == 0) {
        return TN_OK;
    }
    tn_status status = TN_OK;
    if (!p->journal.open) {
        status = tni_edit_log_set_aside(p->journal_path, reason); /* one not decided about */
        status = status ? status : tni_append_file_open(p->journal_path, &p->journal, reason);
        char head[96];
        snprintf(head, sizeof(head), MARK " %llu %llu\n", (unsigned long long)p->stamp.size,
                 (unsigned long long)p->stamp.hash);
        status = status ? status : tni_append_file_add(&p->journal, head, strlen(head), reason);
    }
    if (status == TN_OK) {
        status = tni_append_file_add(&p->journal, p->news.bytes, p->news.length, reason);
    }
    if (status == TN_OK) {
        tn_buffer_cut(&p->news, 0);
    }
    return status;
}

tn_status tni_draft_save(tni_draft *p, const char **reason)
{
    tn_arena *scratch = tn_arena_new(NULL);
    const tni_save save = {.path = p->path,
                           .bytes = p->text.bytes ? p->text.bytes : "",
                           .size = p->text.length,
                           .version = &p->stamp};
    tni_file_version stamp;
    const tn_status status = scratch ? tni_file_save(scratch, &save, &stamp, reason) : TN_E_NOMEM;
    if (status == TN_OK) {
        p->stamp = stamp;
        tn_buffer_cut(&p->news, 0);
        tni_append_file_close(&p->journal, p->journal_path, p->journal.open); /* only our own */
        tni_edit_history_keep(p);
    }
    tn_arena_free(scratch);
    return status;
}

void tni_draft_forget(tni_draft *p)
{
    tn_buffer_cut(&p->news, 0);
    tni_append_file_close(&p->journal, p->journal_path, p->journal.open);
}

/* Where the records begin; 0: it is no journal of a file with this stamp. */
static size_t records_of(const tni_file *journal, const tni_file_version *stamp)
{
    char head[96];
    snprintf(head, sizeof(head), MARK " %llu %llu\n", (unsigned long long)stamp->size,
             (unsigned long long)stamp->hash);
    const size_t size = strlen(head);
    return journal->size >= size && memcmp(journal->bytes, head, size) == 0 ? size : 0;
}

tni_left tni_draft_left(const char *path)
{
    tn_arena *arena = tn_arena_new(NULL);
    const char *name = arena ? tni_edit_log_path(arena, path) : NULL, *reason = "";
    tni_left left = TNI_LEFT_NONE;
    tni_file journal, file;
    if (name && tni_path_exists(name)) {
        tni_append_file open;
        left = TNI_LEFT_STALE;
        const tn_status status = tni_append_file_open(name, &open, &reason);
        if (status == TN_E_EXISTS) {
            left = TNI_LEFT_IN_USE;
        } else if (status == TN_OK) {
            tni_append_file_close(&open, name, false);
            if (tni_file_read(arena, name, TNI_READ_MAX, &journal, &reason) == TN_OK &&
                tni_file_read(arena, path, TNI_READ_MAX, &file, &reason) == TN_OK &&
                records_of(&journal, &file.version)) {
                left = TNI_LEFT_FITS;
            }
        }
    }
    tn_arena_free(arena);
    return left;
}

tn_status tni_draft_recover(tni_draft *p, const char **reason)
{
    tn_arena *arena = tn_arena_new(NULL);
    tni_file journal;
    tn_status status =
        arena ? tni_file_read(arena, p->journal_path, TNI_READ_MAX, &journal, reason) : TN_E_NOMEM;
    size_t at = status == TN_OK ? records_of(&journal, &p->stamp) : 0;
    if (status == TN_OK && at == 0) {
        *reason = "the file has changed since";
        status = TN_E_CHANGED;
    }
    tn_splice splice;
    const char *name = NULL;
    size_t size = 0;
    while (status == TN_OK && tni_edit_step_read(&journal, &at, &splice, &name, &size)) {
        const char *text = tn_arena_copy(arena, name, size);
        status = text ? tni_draft_apply(p, splice, text) : TN_E_NOMEM;
    }
    tn_arena_free(arena);
    if (status == TN_OK) { /* written anew: the end of the old one may be cut off */
        tni_append_file old = {.fd = -1};
        tni_append_file_close(&old, p->journal_path, true);
        status = tni_draft_journal(p, reason);
    }
    return status;
}
