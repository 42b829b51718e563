/* Part of import.h: the answers of many agreements in a folder, and the contracts that hold some of
 * them already. */
#include <stdlib.h>
#include <string.h>

#include "app/import.h"
#include "app/workspace/source_file.h"
#include "base/list.h"
#include "format/agreement/agreement.h"

typedef struct answer_file {
    const char *name, *path, *agreement;
    tni_agreement_kind kind;
} answer_file;

/* Memory for one file after another. */
static tn_arena *scratch_of(const tni_workspace *ws)
{
    const tn_allocator allocator = tn_arena_allocator(ws->arena);
    return tn_arena_new(&allocator);
}

static int by_name(const void *left, const void *right)
{
    const answer_file *a = left, *b = right;
    const int order = strcmp(a->name, b->name);
    return order ? order : strcmp(a->path, b->path);
}

/* Reads the file: whether it holds an answer about an agreement, whose id it may say, or an
 * offer. */
static tn_status look_into(tni_workspace *ws, tn_arena *scratch, answer_file *file)
{
    tni_file read = {0};
    const char *reason = "";
    if (tni_source_file_bytes(ws, scratch, file->path, &read, &reason) != TN_OK) {
        return tni_read_error(ws, file->path, file->path, NULL, reason);
    }
    const tn_status status =
        tni_agreement_look(ws->arena, read.bytes, read.size, &file->kind, &file->agreement);
    tn_arena_reset(scratch);
    return status;
}

/* Says which files of a name are not read: those that are no answers, and an offer without any.
 * Leaves out those that are not; returns how many stay. */
static size_t keep_answers(tni_workspace *ws, answer_file *files, size_t count)
{
    size_t kept = 0;
    for (size_t first = 0, end = 0; first < count; first = end) {
        bool any = false;
        for (end = first; end < count && strcmp(files[end].name, files[first].name) == 0; end++) {
            any |= files[end].kind == TNI_AGREEMENT_ANSWER;
        }
        for (size_t i = first; i < end; i++) {
            if (any && files[i].kind) {
                files[kept++] = files[i];
                continue;
            }
            tn_finding *f =
                tn_findings_add(ws->findings, TN_IMP_SKIPPED, (tn_at){.file = files[i].path}, "",
                                "it is not read: no answer about an agreement");
            tn_finding_hint(ws->findings, f,
                            "answers of DescribeAgreement and GetAgreementTerms are read");
        }
    }
    return kept;
}

static tn_status list_answers(tni_workspace *ws, tn_arena *scratch, const char *folder,
                              answer_file **out, size_t *out_count)
{
    const char *const *paths = NULL, *reason = "";
    size_t count = 0;
    tn_status status = tni_dir_list(ws->arena, folder, true, &paths, &count, &reason);
    if (status == TN_E_READ) {
        tni_read_error(ws, folder, folder, NULL, reason);
    }
    *out = tn_arena_take_array(ws->arena, count + 1, sizeof(**out));
    *out_count = 0;
    status = status == TN_OK && !*out ? TN_E_NOMEM : status;
    for (size_t i = 0; i < count && status == TN_OK; i++) {
        const char *name = tni_path_name(paths[i]);
        if (tni_path_ends(name, ".json")) {
            answer_file *file = &(*out)[(*out_count)++];
            const char *stem = tn_arena_copy(ws->arena, name, strcspn(name, "."));
            *file = (answer_file){.name = stem, .path = paths[i]};
            status = stem ? look_into(ws, scratch, file) : TN_E_NOMEM;
        }
    }
    return status;
}

static int by_id(const void *left, const void *right)
{
    const tni_agreement_files *a = *(const tni_agreement_files *const *)left,
                              *b = *(const tni_agreement_files *const *)right;
    const int order = strcmp(a->agreement, b->agreement);
    return order ? order : strcmp(a->name, b->name);
}

/* Of files that are about one agreement under several names, the first name counts. */
static tn_status find_twice(tn_arena *arena, tni_agreement_files *list, size_t count)
{
    tni_agreement_files **known = tn_arena_take_array(arena, count + 1, sizeof(*known));
    size_t n = 0;
    for (size_t i = 0; i < count && known; i++) {
        if (list[i].agreement) {
            known[n++] = &list[i];
        }
    }
    tni_list_sort(known, n, sizeof(*known), by_id);
    for (size_t i = 1; i < n; i++) {
        const tni_agreement_files *before = known[i - 1];
        if (strcmp(before->agreement, known[i]->agreement) == 0) {
            known[i]->twice = before->twice ? before->twice : before->name;
        }
    }
    return known ? TN_OK : TN_E_NOMEM;
}

tn_status tni_import_folder(tni_workspace *ws, const char *folder, const tni_agreement_files **out,
                            size_t *out_count)
{
    answer_file *files = NULL;
    tni_agreement_files *list = NULL;
    size_t count = 0;
    *out_count = 0;
    tn_arena *scratch = scratch_of(ws);
    const tn_status status =
        scratch ? list_answers(ws, scratch, folder, &files, &count) : TN_E_NOMEM;
    tn_arena_free(scratch);
    const char **paths = tn_arena_take_array(ws->arena, count + 1, sizeof(*paths));
    if (status != TN_OK || !paths) {
        return status ? status : TN_E_NOMEM;
    }
    qsort(files, count, sizeof(*files), by_name);
    count = keep_answers(ws, files, count);
    for (size_t i = 0; i < count; i++) {
        paths[i] = files[i].path;
        if (i == 0 || strcmp(files[i].name, files[i - 1].name) != 0) {
            if (!TNI_LIST_ADD(ws->arena, &list, out_count,
                              (tni_agreement_files){.name = files[i].name,
                                                    .paths = &paths[i],
                                                    .is_agreement = true})) {
                return TN_E_NOMEM;
            }
        }
        tni_agreement_files *last = &list[*out_count - 1];
        last->count++;
        last->agreement = last->agreement ? last->agreement : files[i].agreement;
    }
    *out = list;
    return find_twice(ws->arena, list, *out_count);
}

static int by_agreement(const void *left, const void *right)
{
    const tni_held_agreement *a = left, *b = right;
    const int order = strcmp(a->agreement, b->agreement);
    return order ? order : strcmp(a->path, b->path);
}

tn_status tni_import_held(tni_workspace *ws, const char *folder, tni_held_agreements *out)
{
    const char *const *paths = NULL, *reason = "";
    size_t count = 0;
    *out = (tni_held_agreements){0};
    if (tni_path_is_missing(folder)) {
        return TN_OK; /* it is made when something is written into it */
    }
    tni_folder_recover(folder); /* of an import that was killed, what is to stay */
    tn_arena *scratch = scratch_of(ws);
    tn_status status = scratch ? tni_workspace_list(ws, folder, &paths, &count) : TN_E_NOMEM;
    for (size_t i = 0; i < count && status == TN_OK; i++) {
        tni_file file = {0};
        tni_identity of = {0};
        status = tni_source_file_bytes(ws, scratch, paths[i], &file, &reason);
        if (status == TN_OK) {
            status = tni_identify(scratch, file.bytes, file.size, &of);
        } else if (status == TN_E_READ) { /* which agreement it holds is not known */
            tni_read_error(ws, paths[i], paths[i], NULL, reason);
        }
        const char *agreement = of.agreement ? tn_arena_text(ws->arena, of.agreement) : NULL;
        if (agreement) {
            TNI_LIST_ADD(ws->arena, &out->list, &out->count,
                         (tni_held_agreement){agreement, paths[i]});
        }
        tn_arena_reset(scratch);
    }
    tn_arena_free(scratch);
    tni_list_sort(out->list, out->count, sizeof(*out->list), by_agreement);
    return status == TN_OK && tn_arena_failed(ws->arena) ? TN_E_NOMEM : status;
}
