/* What every command about one contract begins with. */
#include "cli/contract_run.h"

#include <string.h>

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

size_t tni_event_pairs(tni_run *run, const tn_event *event, tn_edit_pair *pairs)
{
    size_t count = 0;
    for (size_t i = 0; i < event->quantity_count; i++) {
        const tn_contract_quantity *q = &event->quantities[i];
        const char *key = tn_arena_format(run->arena, "quantity.%s", q->label);
        const char *value = tn_arena_format(run->arena, "%lld", (long long)q->quantity.value);
        if (key && value) {
            pairs[count++] = (tn_edit_pair){key, value};
        }
    }
    return count;
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
    const tn_status status =
        tni_contract_add(&c->workspace, c->document, kind, label, pairs, count, &reason);
    if (status != TN_OK) {
        return tni_not_written(run, c->document->path, status, reason);
    }
    if (!tni_args_has(run->args, OPT_QUIET)) {
        fprintf(run->err, "wrote [%s %s] into %s\n", kind, label, c->document->shown);
    }
    return TNI_EXIT_FINE;
}
