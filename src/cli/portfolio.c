/* Commands about several files, or all of a folder. */
#include "cli/portfolio.h"

typedef struct loading {
    tni_run *run;
    tni_portfolio *many;
    size_t capacity;
} loading;

static void load(loading *l, const char *path)
{
    tni_portfolio *many = l->many;
    const tni_source_file *d = tni_workspace_load(&many->workspace, path);
    const tni_source_file **documents =
        d ? tn_arena_grow(l->run->arena, many->documents, many->count, &l->capacity,
                          sizeof(const tni_source_file *))
          : NULL;
    if (!documents) {
        many->status = TN_E_NOMEM;
        return;
    }
    many->documents = documents;
    documents[many->count++] = d;
    if (d->status != TN_OK && many->status != TN_E_READ) {
        many->status = d->status;
    }
}

static void load_folder(loading *l, const char *folder)
{
    const char *const *list = NULL;
    size_t count = 0;
    const tn_status status = tni_check_list(&l->many->workspace, folder, &list, &count);
    if (status != TN_OK) {
        l->many->status = status;
        return;
    }
    for (size_t i = 0; i < count; i++) {
        load(l, list[i]);
    }
}

bool tni_portfolio_begin(tni_run *run, unsigned forms, tni_portfolio *out, tni_exit *out_exit)
{
    *out = (tni_portfolio){.status = TN_OK};
    if (run->args->operand_count == 0) {
        *out_exit = tni_misuse(run, "which files, or which folder?");
        return false;
    }
    if (forms != TNI_ANY_FORM && !tni_form_of(run, forms, &out->form)) {
        *out_exit = TNI_EXIT_MISUSE;
        return false;
    }
    if (!tni_open(run, &out->workspace, out_exit)) {
        return false;
    }
    loading l = {.run = run, .many = out};
    for (size_t i = 0; i < run->args->operand_count; i++) {
        const char *path = run->args->operands[i];
        if (tni_path_is_folder(path)) {
            load_folder(&l, path);
        } else {
            load(&l, path);
        }
    }
    if (out->status == TN_E_NOMEM) {
        *out_exit = tni_put_findings(run, &out->workspace, out->status);
        return false;
    }
    return true;
}
