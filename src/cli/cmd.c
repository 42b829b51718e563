/* What commands about one file, one contract, or several files begin and end with. */
#include "cli/cmd.h"

#include <string.h>

#include "app/accept.h"

bool tni_begin_file(tni_run *run, const char *path, tni_kind kind, unsigned forms,
                    tni_file_run *out)
{
    if (!tni_open(run, forms, &out->form, &out->workspace)) {
        return false;
    }
    out->file = kind == TNI_KIND_UNKNOWN ? tni_workspace_load(&out->workspace, path)
                                         : tni_workspace_load_as(&out->workspace, path, kind);
    const tn_status status = out->file ? out->file->status : TN_E_NOMEM;
    if (status != TN_OK) {
        run->ended = tni_write_findings(run, &out->workspace, status);
    }
    return status == TN_OK;
}

bool tni_begin_contract(tni_run *run, unsigned forms, tni_file_run *out)
{
    const size_t count = run->args->operand_count;
    if (count != 1) {
        run->ended = tni_misuse(run, count ? "one contract at a time" : "which contract?");
        return false;
    }
    return tni_begin_file(run, run->args->operands[0], TNI_KIND_CONTRACT, forms, out);
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
    if (!tni_begin_contract(run, TNI_ALLOW_REPORT, &f)) {
        return run->ended;
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
    const tni_exit ended = tni_write_report(run, &f.workspace, status, change.report, false);
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

bool tni_begin_portfolio(tni_run *run, unsigned forms, tni_portfolio_run *out)
{
    const tni_args *args = run->args;
    if (args->operand_count == 0) {
        run->ended = tni_misuse(run, "which files, or which folder?");
        return false;
    }
    if (!tni_open(run, forms, &out->form, &out->workspace)) {
        return false;
    }
    const tn_status status =
        tni_portfolio_list(&out->workspace, args->operands, args->operand_count, &out->portfolio);
    run->rows = status == TN_OK ? tni_spool_new(&out->workspace, out->form) : NULL;
    if (!run->rows) {
        run->ended = tni_write_findings(run, &out->workspace, status ? status : TN_E_NOMEM);
    }
    return run->rows;
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

bool tni_read_shard(tni_run *run, tni_portfolio *p)
{
    const char *text = tni_args_value(run->args, OPT_SHARD),
               *slash = text ? strchr(text, '/') : NULL;
    enum { MOST = 1000000 };
    int64_t shard = 0, shards = 0;
    if (text && (!slash || tn_whole_parse(slash + 1, strlen(slash + 1), 1, MOST, &shards) ||
                 tn_whole_parse(text, (size_t)(slash - text), 1, shards, &shard))) {
        tni_misuse(run, "'%s' is no value of --shard: expected I/N, like 2/8",
                   tni_shown(run, text));
        return false;
    }
    if (text && p->status == TN_OK && !p->book) {
        tni_misuse(run, "--shard goes with a book");
        return false;
    }
    if (text && tni_args_has(run->args, OPT_IN)) {
        tni_misuse(run, "--in converts a whole: it cannot go with --shard");
        return false;
    }
    p->shard = (uint32_t)shard;
    p->shards = (uint32_t)shards;
    return true;
}

const char *tni_shard_options(const tni_run *run, const tni_workspace *ws, const tni_option_id *ids,
                              size_t count)
{
    char day[TN_DATE_TEXT] = "";
    const char *as_of = ws->options.as_of ? tn_date_format(*ws->options.as_of, day) : "";
    const char *text = tn_arena_format(run->arena, "%s as-of=%s", run->command->name, as_of);
    for (size_t i = 0; i < count && text; i++) {
        const char *value = tni_args_value(run->args, ids[i]);
        text = value
                   ? tn_arena_format(run->arena, "%s %s=%s", text, tni_options[ids[i]].name, value)
                   : text;
    }
    return text;
}

tni_exit tni_write_shard(tni_run *run, tni_portfolio_run *p, tn_status made, tn_buffer *text,
                         tn_status status)
{
    tni_result_stream out;
    tni_exit written = TNI_EXIT_FINE;
    if (made != TN_OK) {
        written = tni_out_of_memory(run);
    } else if (text->length && !tni_stream_begin(run, &out)) {
        written = run->ended;
    } else if (text->length) {
        made = tni_stream_push(&out, text->bytes, text->length);
        made = made == TN_OK ? tni_spool_push(run->rows, tni_stream_push, &out) : made;
        written = tni_stream_end(&out, made == TN_OK);
        status = made == TN_OK || out.status != TN_OK ? status : made;
    }
    tn_buffer_done(text);
    const tni_exit found = tni_write_findings(run, &p->workspace, status);
    return written != TNI_EXIT_FINE ? written : found;
}
