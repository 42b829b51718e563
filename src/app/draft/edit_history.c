/* Steps kept over many starts of the program. */
#include "app/draft/edit_history.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define MARK "tenor-past 1"

enum { STEPS_MAX = 1000, BYTES_MAX = 512 * 1024 };

/* The steps that are kept: the last ones, as many as there is room for. */
static size_t first_kept(const tni_draft_file *f)
{
    size_t first = f->count, bytes = 0;
    while (first > 0 && f->count - first < STEPS_MAX) {
        const tni_edit_step *c = &f->steps[first - 1];
        bytes += c->splice.removed_size + c->splice.inserted_size + strlen(c->name);
        if (bytes > BYTES_MAX) {
            break;
        }
        first--;
    }
    return first;
}

/* The text before the step `first`, from the one after `done` of them. */
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

static void keep(const tni_draft_file *f, tn_arena *arena, size_t first)
{
    const size_t kept = f->count - first, done = f->done - first;
    const char *text = f->text.bytes ? f->text.bytes : "", *reason = "";
    size_t size = f->text.length;
    tn_splice *splices = tn_arena_take_array(arena, kept, sizeof(*splices));
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    for (size_t i = 0; splices && i < kept; i++) {
        splices[i] = f->steps[first + i].splice;
    }
    if (splices && tni_state_folders(f->history_path) &&
        text_before(arena, splices, done, &text, &size) == TN_OK) {
        const tni_file_version version = tni_file_version_of(text, size);
        tn_buffer_format(&out, MARK " %" PRIu64 " %" PRIu64 " %zu\n", version.size, version.hash,
                         done);
        for (size_t i = first; i < f->count; i++) {
            tni_edit_step_add(&out, f->steps[i].splice, f->steps[i].name);
        }
        const tni_save save = {.path = f->history_path,
                               .bytes = out.bytes,
                               .size = out.length,
                               .force = true,
                               .is_private = true};
        if (tn_buffer_status(&out) == TN_OK) {
            (void)tni_file_save(arena, &save, NULL, &reason); /* only a convenience is lost */
        }
    }
    tn_buffer_done(&out);
}

void tni_edit_history_keep(const tni_draft_file *f)
{
    const size_t first = first_kept(f);
    tn_arena *arena =
        f->history_path && first < f->count && first <= f->done ? tn_arena_new(NULL) : NULL;
    if (arena) {
        keep(f, arena, first);
    }
    tn_arena_free(arena);
}

/* --- recalled ------------------------------------------------------------------------------- */

typedef struct history {
    tni_file_version version; /* of the text before all steps */
    size_t done, count;
    tn_splice splices[STEPS_MAX];
    const char *names[STEPS_MAX];
} history;

static bool read_history(tn_arena *arena, const tni_file *file, history *out)
{
    int head = 0;
    const char *name = NULL;
    size_t size = 0;
    if (sscanf(file->bytes, MARK " %" SCNu64 " %" SCNu64 " %zu%n", &out->version.size,
               &out->version.hash, &out->done, &head) != 3 ||
        file->bytes[head] != '\n') {
        return false;
    }
    size_t at = (size_t)head + 1;
    while (out->count < STEPS_MAX &&
           tni_edit_step_read(file, &at, &out->splices[out->count], &name, &size)) {
        out->names[out->count] = tn_arena_copy(arena, name, size);
        out->count += out->names[out->count] != NULL;
    }
    return at == file->size && out->done <= out->count;
}

/* The steps from `from` on can be made on the text, one after another. */
static bool can_redo(tn_arena *arena, const history *kept, size_t from, const char *text,
                     size_t size)
{
    tn_status status = TN_OK;
    for (size_t i = from; i < kept->count && status == TN_OK; i++) {
        status = tn_splice_apply(arena, text, size, kept->splices[i], &text, &size);
    }
    return status == TN_OK;
}

static void recall(tni_draft_file *f, tn_arena *arena)
{
    tni_file file;
    const char *reason = "", *now = f->text.bytes ? f->text.bytes : "", *text = now;
    history *kept = tn_arena_take(arena, sizeof(*kept));
    size_t size = f->text.length;
    if (!kept || tni_file_read(arena, f->history_path, TNI_READ_MAX, &file, &reason) != TN_OK ||
        !read_history(arena, &file, kept) ||
        text_before(arena, kept->splices, kept->done, &text, &size) != TN_OK) {
        return;
    }
    const tni_file_version before = tni_file_version_of(text, size);
    if (before.size != kept->version.size || before.hash != kept->version.hash ||
        !can_redo(arena, kept, kept->done, now, f->text.length)) {
        return; /* somebody else changed the file since */
    }
    tn_status status = TN_OK;
    for (size_t i = 0; i < kept->count && status == TN_OK; i++) {
        status = tni_draft_file_remember(f, kept->splices[i], kept->names[i]);
    }
    f->count = status == TN_OK ? kept->count : 0;
    f->done = status == TN_OK ? kept->done : 0;
}

void tni_edit_history_recall(tni_draft_file *f)
{
    tn_arena *arena =
        f->history_path && tni_path_exists(f->history_path) ? tn_arena_new(NULL) : NULL;
    if (arena) {
        recall(f, arena);
    }
    tn_arena_free(arena);
}
