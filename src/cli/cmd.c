/* What commands about one file, one contract, or several files begin and end with. */
#include "cli/cmd.h"

#include <string.h>

#include "app/accept.h"

bool tni_begin_file(tni_run *run, const char *path, tni_kind kind, unsigned forms,
                    tni_file_run *out, tni_exit *out_exit)
{
    if (!tni_open(run, forms, &out->form, &out->workspace, out_exit)) {
        return false;
    }
    out->file = kind == TNI_KIND_UNKNOWN ? tni_workspace_load(&out->workspace, path)
                                         : tni_workspace_load_as(&out->workspace, path, kind);
    const tn_status status = out->file ? out->file->status : TN_E_NOMEM;
    if (status != TN_OK) {
        *out_exit = tni_write_findings(run, &out->workspace, status);
    }
    return status == TN_OK;
}

bool tni_begin_contract(tni_run *run, unsigned forms, tni_file_run *out, tni_exit *out_exit)
{
    const size_t count = run->args->operand_count;
    if (count != 1) {
        *out_exit = tni_misuse(run, count ? "one contract at a time" : "which contract?");
        return false;
    }
    return tni_begin_file(run, run->args->operands[0], TNI_KIND_CONTRACT, forms, out, out_exit);
}

bool tni_at_instant(tni_run *run, const tni_file_run *f, tn_instant *out)
{
    const char *at = tni_args_value(run->args, OPT_AT);
    const tn_date *as_of = tni_workspace_as_of(&f->workspace, f->file);
    tn_field_instant when = {0};
    if (at) {
        tni_read_when(at, &when); /* its form was checked with the options */
        *out = when.value;
    } else if (as_of) {
        *out = tn_instant_of(*as_of);
    }
    return at || as_of;
}

static tni_exit write_change(tni_run *run, tni_file_run *f, const tni_planned_change *change)
{
    const char *reason = "";
    if (strcmp(f->file->path, "-") == 0 && !tn_findings_of(f->workspace.findings, TN_ERROR)) {
        return tni_misuse(run, "--write needs a file, not standard input");
    }
    const tn_status status = tni_change_write(&f->workspace, f->file, change, &reason);
    if (status == TN_E_FINDINGS) {
        fprintf(run->err, "nothing was written: %s\n", reason);
        return TNI_EXIT_FINDINGS;
    }
    if (status != TN_OK) {
        return tni_write_error(run, f->file->path, status, reason);
    }
    if (!tni_args_has(run->args, OPT_QUIET)) {
        fprintf(run->err, "wrote [%s %s] into %s\n", change->kind, change->label,
                tni_shown(run, f->file->shown));
    }
    return TNI_EXIT_FINE;
}

tni_exit tni_run_change(tni_run *run,
                        tn_status (*plan)(tni_workspace *workspace, const tni_source_file *contract,
                                          const tni_change_options *options,
                                          tni_planned_change *out))
{
    tni_file_run f;
    tni_planned_change change = {0};
    tni_exit ended = TNI_EXIT_FINE;
    if (!tni_begin_contract(run, TNI_ALLOW_REPORT, &f, &ended)) {
        return ended;
    }
    tni_change_options options = {.on = tni_args_value(run->args, OPT_ON),
                                  .offer = tni_args_value(run->args, OPT_OFFER),
                                  .duration = tni_args_value(run->args, OPT_DURATION),
                                  .uplift = tni_args_value(run->args, OPT_UPLIFT),
                                  .amount = tni_args_value(run->args, OPT_AMOUNT),
                                  .approved = tni_args_has(run->args, OPT_APPROVED),
                                  .whose = tni_args_value(run->args, OPT_FOR_REVENUE),
                                  .all_policies = tni_args_has(run->args, OPT_POLICIES)};
    options.set = tni_args_all(run, OPT_SET, &options.set_count);
    const tn_status status =
        options.set ? plan(&f.workspace, f.file, &options, &change) : TN_E_NOMEM;
    ended = tni_write_report(run, &f.workspace, status, change.report, false);
    if (ended != TNI_EXIT_FINE || !change.allowed) {
        return ended == TNI_EXIT_FINE ? TNI_EXIT_FINDINGS : ended;
    }
    return tni_args_has(run->args, OPT_WRITE) ? write_change(run, &f, &change) : ended;
}

tni_exit tni_accept_into(tni_run *run, tni_file_run *source)
{
    tni_accept_options options = {.at = tni_args_value(run->args, OPT_AT),
                                  .id = tni_args_value(run->args, OPT_ID),
                                  .duration = tni_args_value(run->args, OPT_DURATION),
                                  .target = tni_args_value(run->args, OPT_OUTPUT)};
    options.set = tni_args_all(run, OPT_SET, &options.set_count);
    tn_buffer text;
    tn_buffer_init(&text, NULL);
    const tn_status status =
        options.set ? tni_accept(&source->workspace, source->file, &options, &text) : TN_E_NOMEM;
    return tni_write_buffer(run, &source->workspace, status, &text);
}

static bool begin_portfolio(tni_run *run, unsigned forms,
                            tn_status (*begin)(tni_workspace *workspace, const char *const *paths,
                                               size_t count, tni_portfolio *out),
                            tni_portfolio_run *out, tni_exit *out_exit)
{
    const tni_args *args = run->args;
    if (args->operand_count == 0) {
        *out_exit = tni_misuse(run, "which files, or which folder?");
        return false;
    }
    if (!tni_open(run, forms, &out->form, &out->workspace, out_exit)) {
        return false;
    }
    const tn_status status =
        begin(&out->workspace, args->operands, args->operand_count, &out->portfolio);
    if (status != TN_OK) {
        *out_exit = tni_write_findings(run, &out->workspace, status);
    }
    return status == TN_OK;
}

bool tni_begin_portfolio(tni_run *run, unsigned forms, tni_portfolio_run *out, tni_exit *out_exit)
{
    return begin_portfolio(run, forms, tni_portfolio_load, out, out_exit);
}

bool tni_begin_walk(tni_run *run, unsigned forms, tni_portfolio_run *out, tni_exit *out_exit)
{
    return begin_portfolio(run, forms, tni_portfolio_list, out, out_exit);
}

const tn_currency *tni_args_currency(tni_run *run, const tni_workspace *ws, bool *fits)
{
    const char *code = tni_args_value(run->args, OPT_IN);
    const tn_currency_entry *entry = code ? tn_tables_currency(ws->tables, code) : NULL;
    *fits = entry || !code;
    if (!*fits) {
        tni_misuse(run, "'%s' is no currency of --in", tni_shown(run, code));
    }
    return entry ? &entry->currency : NULL;
}
