/* tenor replace: what is fair when a new offer replaces a running agreement. */
#include "cli/cmd.h"
#include "tenor/contract_reports.h"

static tn_status build(tni_run *run, tni_contract_run *c, const tn_replacement **out)
{
    tn_books *books = tni_books_new(&c->workspace, c->document, NULL, c->workspace.findings);
    const tni_source_file *offer =
        tni_workspace_load_as(&c->workspace, tni_args_value(run->args, OPT_OFFER), TNI_KIND_OFFER);
    tn_event event;
    tn_status status = offer ? offer->status : TN_E_NOMEM;
    if (status == TN_OK && offer->product != c->document->product) {
        tn_findings_add(c->workspace.findings, TN_CTR_REPLACE_PRODUCT, (tn_at){0}, "--offer",
                        "the offer is for another product than the contract");
        status = TN_E_FINDINGS;
    }
    if (status == TN_OK) {
        status = tni_args_event(run, c, TN_EVENT_REPLACE, &event);
    }
    if (status == TN_OK) {
        event.offer = offer->offer;
        status = tn_replacement_build(run->arena, books, &event, c->workspace.findings, out);
    }
    return status;
}

tni_exit tni_cmd_replace(tni_run *run)
{
    tni_contract_run c;
    tni_exit ended = TNI_EXIT_FINE;
    if (!tni_args_has(run->args, OPT_ON) || !tni_args_has(run->args, OPT_OFFER)) {
        return tni_misuse(run, "a replacement needs --offer FILE and --on TIME");
    }
    if (!tni_contract_begin(run, TNI_ALLOW_REPORT, &c, &ended)) {
        return ended;
    }
    const tn_replacement *replacement = NULL;
    const tn_status status = build(run, &c, &replacement);
    if (status != TN_OK) {
        return tni_put_findings(run, &c.workspace, status);
    }
    tn_report *report = tn_replacement_report(run->arena, replacement, c.workspace.findings);
    const tni_exit put = tni_put_report(run, &c.workspace, report, false);
    if (put != TNI_EXIT_FINE || !replacement->allowed) {
        return put == TNI_EXIT_FINE ? TNI_EXIT_FINDINGS : put;
    }
    const tn_edit_pair pair = {"offer", tni_path_relative(run->arena, c.document->path,
                                                          tni_args_value(run->args, OPT_OFFER))};
    return tni_args_has(run->args, OPT_WRITE) && pair.value
               ? tni_contract_write(run, &c, "replace", tni_args_value(run->args, OPT_ON), &pair, 1)
               : put;
}
