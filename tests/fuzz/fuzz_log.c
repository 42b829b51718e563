/* Any bytes as the steps of an edit log and of a history beside a file: nothing was done, or all of
 * them, and taking them back gives what the file held. */
#include "fuzz/files.h"

#include "app/draft/edit_history.h"
#include "app/draft/edit_log.h"

#define NAME    "a.offer.ini"
#define LOG     ".a.offer.ini.tenor-journal"
#define HISTORY "past"

#ifdef TN_PLANTED /* a seven that was put in stays when it is taken back */
PLANT(tn_splice_undo, tn_splice, (tn_splice splice))
{
    tn_splice undo = __real_tn_splice_undo(splice);
    if (splice.inserted_size && memchr(splice.inserted, '7', splice.inserted_size)) {
        undo.inserted = splice.inserted;
        undo.inserted_size = splice.inserted_size;
    }
    return undo;
}
#endif

/* The version's text, then the bytes; no version: the bytes alone. */
static void put(const char *to, const char *mark, const char *more, const part *version,
                const part *bytes)
{
    FILE *file = fopen(fuzz_path(to), "wb");
    PROMISE(file != NULL);
    if (version) {
        const tni_file_version v = tni_file_version_of(version->at, version->size);
        fprintf(file, "%s %llu %llu%s\n", mark, (unsigned long long)v.size,
                (unsigned long long)v.hash, more);
    }
    PROMISE(!bytes->size || fwrite(bytes->at, 1, bytes->size, file) == bytes->size);
    PROMISE(fclose(file) == 0);
}

static tni_draft_file *open_file(void)
{
    const char *reason = "";
    tni_draft_file *file = NULL;
    PROMISE(tni_draft_file_open(fuzz_path(NAME), &file, &reason) == TN_OK);
    return file;
}

/* Back to the first step and forth to the last. */
static void check_steps(tni_draft_file *file, const part *before)
{
    const size_t done = file->done;
    while (tni_draft_file_undo(file)) {
    }
    PROMISE(file->done == 0 && file->text.length == before->size);
    PROMISE(before->size == 0 || memcmp(file->text.bytes, before->at, before->size) == 0);
    while (tni_draft_file_redo(file)) {
    }
    PROMISE(file->done == file->count && file->done >= done);
}

static void check_log(const part *text)
{
    const char *reason = "";
    tni_draft_file *file = open_file();
    const tni_log_left left = tni_edit_log_left(file->arena, fuzz_path(NAME), 0);
    const tn_status status = tni_edit_log_recover(file, 0, &reason);
    PROMISE(status == TN_OK || status == TN_E_CHANGED || status == TN_E_READ);
    PROMISE(left.state == TNI_LOG_FITS || status != TN_OK);
    PROMISE(status == TN_OK || file->count == 0);
    check_steps(file, text);
    tni_edit_log_end(file);
    tni_edit_log_discard(file, 0);
    tni_draft_file_free(file);
}

static void check_history(const part *before)
{
    tni_draft_file *file = open_file();
    file->history_path = tn_arena_text(file->arena, fuzz_path(HISTORY));
    const part now = {file->text.bytes, file->text.length};
    tni_edit_history_recall(file);
    PROMISE(file->done <= file->count);
    if (file->count > 0) {
        check_steps(file, before);
    } else {
        PROMISE(file->text.length == now.size);
    }
    tni_draft_file_free(file);
}

const long fuzz_runs = 600;

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    const part text = fuzz_part(bytes, size, "text"), before = fuzz_part(bytes, size, "before");
    const part steps = fuzz_part(bytes, size, "steps"), whole = fuzz_part(bytes, size, "whole");
    char done[32];
    if (!*fuzz_folder) {
        fuzz_folder_begin();
    }
    put(NAME, NULL, NULL, NULL, &text);
    put(LOG, "tenor-journal 1", " -", whole.at ? NULL : &text, whole.at ? &whole : &steps);
    check_log(&text);
    for (int i = 0; i < 3; i++) { /* steps done of those that were kept */
        snprintf(done, sizeof(done), " %d", i);
        put(HISTORY, "tenor-past 1", done, whole.at ? NULL : &before, whole.at ? &whole : &steps);
        check_history(&before);
    }
    return 0;
}
