/* The past of a file: the changes that led to what was saved, kept outside of its folder, so that
 * they can be taken back after the program was closed. One that does not lead to what the file
 * holds now is nothing. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "tui/model/draft.h"

#define MARK "tenor-past 1"

enum { CHANGES_MAX = 1000, BYTES_MAX = 512 * 1024 };

/* The changes that are kept: the last ones, as many as there is room for. */
static size_t first_kept(const tni_draft *p)
{
    size_t first = p->count, bytes = 0;
    while (first > 0 && p->count - first < CHANGES_MAX) {
        const tni_change *c = &p->changes[first - 1];
        bytes += c->splice.removed_size + c->splice.inserted_size + strlen(c->name);
        if (bytes > BYTES_MAX) {
            break;
        }
        first--;
    }
    return first;
}

/* The text before the change `first`, from the one after `done` of them. */
static tn_status text_before(tn_arena *arena, const tn_splice *splices, size_t done,
                             const char **text, size_t *size)
{
    tn_status status = TN_OK;
    for (size_t i = done; i > 0 && status == TN_OK; i--) {
        status = tn_splice_apply(arena, *text, *size, tn_splice_undo(splices[i - 1]), text, size);
    }
    return status;
}

/* --- kept ----------------------------------------------------------------------------------- */

static void keep(const tni_draft *p, tn_arena *arena, size_t first)
{
    const size_t kept = p->count - first, done = p->done - first;
    const char *text = p->text.bytes ? p->text.bytes : "", *reason = "";
    size_t size = p->text.length;
    tn_splice *splices = tn_arena_take_array(arena, kept, sizeof(*splices));
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    for (size_t i = 0; splices && i < kept; i++) {
        splices[i] = p->changes[first + i].splice;
    }
    if (splices && tni_state_folders(p->past_path) &&
        text_before(arena, splices, done, &text, &size) == TN_OK) {
        const tni_file_version stamp = tni_file_version_of(text, size);
        tn_buffer_format(&out, MARK " %" PRIu64 " %" PRIu64 " %zu\n", stamp.size, stamp.hash, done);
        for (size_t i = first; i < p->count; i++) {
            tni_edit_step_add(&out, p->changes[i].splice, p->changes[i].name);
        }
        const tni_save save = {
            .path = p->past_path, .bytes = out.bytes, .size = out.length, .force = true};
        if (tn_buffer_status(&out) == TN_OK) {
            (void)tni_file_save(arena, &save, NULL, &reason); /* only a convenience is lost */
        }
    }
    tn_buffer_done(&out);
}

void tni_edit_history_keep(const tni_draft *p)
{
    const size_t first = first_kept(p);
    tn_arena *arena =
        p->past_path && first < p->count && first <= p->done ? tn_arena_new(NULL) : NULL;
    if (arena) {
        keep(p, arena, first);
    }
    tn_arena_free(arena);
}

/* --- recalled ------------------------------------------------------------------------------- */

typedef struct past {
    tni_file_version stamp; /* of the text before all changes */
    size_t done, count;
    tn_splice splices[CHANGES_MAX];
    const char *names[CHANGES_MAX];
} past;

static bool read_past(tn_arena *arena, const tni_file *file, past *out)
{
    int head = 0;
    const char *name = NULL;
    size_t size = 0;
    if (sscanf(file->bytes, MARK " %" SCNu64 " %" SCNu64 " %zu%n", &out->stamp.size,
               &out->stamp.hash, &out->done, &head) != 3 ||
        file->bytes[head] != '\n') {
        return false;
    }
    size_t at = (size_t)head + 1;
    while (out->count < CHANGES_MAX &&
           tni_edit_step_read(file, &at, &out->splices[out->count], &name, &size)) {
        out->names[out->count] = tn_arena_copy(arena, name, size);
        out->count += out->names[out->count] != NULL;
    }
    return at == file->size && out->done <= out->count;
}

/* The changes from `from` on can be made on the text, one after another. */
static bool can_redo(tn_arena *arena, const past *then, size_t from, const char *text, size_t size)
{
    tn_status status = TN_OK;
    for (size_t i = from; i < then->count && status == TN_OK; i++) {
        status = tn_splice_apply(arena, text, size, then->splices[i], &text, &size);
    }
    return status == TN_OK;
}

static void recall(tni_draft *p, tn_arena *arena)
{
    tni_file file;
    const char *reason = "", *now = p->text.bytes ? p->text.bytes : "", *text = now;
    past *then = tn_arena_take(arena, sizeof(*then));
    size_t size = p->text.length;
    if (!then || tni_file_read(arena, p->past_path, TNI_READ_MAX, &file, &reason) != TN_OK ||
        !read_past(arena, &file, then) ||
        text_before(arena, then->splices, then->done, &text, &size) != TN_OK) {
        return;
    }
    const tni_file_version before = tni_file_version_of(text, size);
    if (before.size != then->stamp.size || before.hash != then->stamp.hash ||
        !can_redo(arena, then, then->done, now, p->text.length)) {
        return; /* somebody else changed the file since */
    }
    tn_status status = TN_OK;
    for (size_t i = 0; i < then->count && status == TN_OK; i++) {
        status = tni_draft_remember(p, then->splices[i], then->names[i]);
    }
    p->count = status == TN_OK ? then->count : 0;
    p->done = status == TN_OK ? then->done : 0;
}

void tni_edit_history_recall(tni_draft *p)
{
    tn_arena *arena = p->past_path && tni_path_exists(p->past_path) ? tn_arena_new(NULL) : NULL;
    if (arena) {
        recall(p, arena);
    }
    tn_arena_free(arena);
}
