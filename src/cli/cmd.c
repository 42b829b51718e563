/* What commands about one contract, or about several files, begin and end with. */
#include "cli/cmd.h"

#include <string.h>

#include "app/accept.h"
#include "app/draft/draft.h"

bool tni_contract_begin(tni_run *run, unsigned forms, tni_contract_run *out, tni_exit *out_exit)
{
    if (run->args->operand_count != 1) {
        *out_exit = tni_misuse(run, run->args->operand_count ? "one contract at a time"
                                                             : "which contract?");
        return false;
    }
    if (!tni_form_of(run, forms, &out->form)) {
        *out_exit = TNI_EXIT_MISUSE;
        return false;
    }
    if (!tni_open(run, &out->workspace, out_exit)) {
        return false;
    }
    out->document =
        tni_workspace_load_as(&out->workspace, run->args->operands[0], TNI_KIND_CONTRACT);
    const tn_status status = out->document ? out->document->status : TN_E_NOMEM;
    if (status != TN_OK) {
        *out_exit = tni_put_findings(run, &out->workspace, status);
        return false;
    }
    return true;
}

const tn_date *tni_args_date(tni_run *run, tni_option_id id)
{
    const char *text = tni_args_value(run->args, id);
    tn_date *date = text ? tn_arena_take(run->arena, sizeof(*date)) : NULL;
    return date && tn_date_parse(text, strlen(text), date) == TN_OK ? date : NULL;
}

const char *const *tni_args_set(tni_run *run, size_t *out_count)
{
    const char **set = tn_arena_take_array(run->arena, run->args->given_count + 1, sizeof(*set));
    size_t at = 0;
    *out_count = 0;
    for (const char *pair; set && (pair = tni_args_next(run->args, OPT_SET, &at));) {
        set[(*out_count)++] = pair;
    }
    return set;
}

tn_status tni_args_event(tni_run *run, tni_contract_run *c, tn_event_kind kind, tn_event *out)
{
    size_t count = 0;
    const char *const *set = tni_args_set(run, &count);
    return set ? tni_contract_event(&c->workspace, c->document, kind,
                                    tni_args_value(run->args, OPT_ON), set, count, out)
               : TN_E_NOMEM;
}

tni_exit tni_contract_write(tni_run *run, tni_contract_run *c, const char *kind, const char *label,
                            const tn_edit_pair *pairs, size_t count)
{
    const char *reason = "";
    if (tn_findings_of(c->workspace.findings, TN_ERROR)) {
        fprintf(run->err, "nothing was written: there are errors\n");
        return TNI_EXIT_FINDINGS;
    }
    if (strcmp(c->document->path, "-") == 0) {
        return tni_misuse(run, "--write needs a file, not standard input");
    }
    const tn_status status = tni_draft_add_section(c->document, kind, label, pairs, count, &reason);
    if (status != TN_OK) {
        return tni_not_written(run, c->document->path, status, reason);
    }
    if (!tni_args_has(run->args, OPT_QUIET)) {
        fprintf(run->err, "wrote [%s %s] into %s\n", kind, label, c->document->shown);
    }
    return TNI_EXIT_FINE;
}

tni_exit tni_accept_into(tni_run *run, tni_workspace *ws, const tni_source_file *source)
{
    size_t count = 0;
    const char *const *set = tni_args_set(run, &count);
    const tni_accept_options options = {.at = tni_args_value(run->args, OPT_AT),
                                        .id = tni_args_value(run->args, OPT_ID),
                                        .duration = tni_args_value(run->args, OPT_DURATION),
                                        .set = set,
                                        .set_count = set ? count : 0,
                                        .target = tni_args_value(run->args, OPT_OUTPUT)};
    tn_buffer text;
    tn_buffer_init(&text, NULL);
    const tn_status status = tni_accept(ws, source, &options, &text);
    const tni_exit put = status == TN_OK ? tni_put(run, text.bytes, text.length) : TNI_EXIT_FINE;
    tn_buffer_done(&text);
    const tni_exit told = tni_put_findings(run, ws, status);
    return put == TNI_EXIT_FINE ? told : put;
}

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
    const tn_status status = tni_workspace_list(&l->many->workspace, folder, &list, &count);
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
