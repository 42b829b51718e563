/* tenor export: an offer as a draft for a spreadsheet or a program, or as a notice to the buyer; a
 * contract as the simulation of its invoices or as a journal. */
#include <string.h>

#include "cli/contract_run.h"
#include "tenor/reports.h"

/* The notice is text of the seller's own; asked for by .txt, by a template, or by nothing else. */
static bool wants_notice(const tni_run *run, tni_form form)
{
    return form == TNI_FORM_TEXT && !tni_args_has(run->args, OPT_FORMAT);
}

static tni_exit put_notice(tni_run *run, tni_workspace *ws, const tni_document *d,
                           const tn_quote *quote)
{
    tn_buffer text;
    tn_buffer_init(&text, NULL);
    const tn_status status =
        tni_notice(ws, d, quote, tni_args_value(run->args, OPT_TEMPLATE), &text);
    const tni_exit written =
        status == TN_OK ? tni_put(run, text.bytes, text.length) : TNI_EXIT_FINE;
    tn_buffer_done(&text);
    const tni_exit found = tni_put_findings(run, ws, status);
    return written != TNI_EXIT_FINE ? written : found;
}

static tni_exit export_offer(tni_run *run, tni_workspace *ws, const tni_document *d, tni_form form)
{
    const char *reader = tni_args_value(run->args, OPT_FOR);
    const bool buyer = !reader || strcmp(reader, "buyer") == 0;
    const tn_quote *quote = NULL;
    const tn_status status = tni_quote(ws, d, NULL, &quote);
    if (status != TN_OK) {
        return tni_put_findings(run, ws, status);
    }
    if (form == TNI_FORM_XLSX) {
        const tn_workbook_options options = tni_workbook_wishes(ws, d, buyer);
        return tni_put_workbook(run, ws,
                                tn_offer_workbook(run->arena, quote, ws->tables, &options));
    }
    if (wants_notice(run, form)) {
        return put_notice(run, ws, d, quote);
    }
    tn_report *report = tn_offer_report(run->arena, quote, buyer, ws->findings);
    if (report && buyer) {
        report->findings = tn_findings_new(run->arena); /* ours are not for the buyer */
    }
    return tni_put_report(run, ws, report, buyer);
}

tni_exit tni_cmd_export(tni_run *run)
{
    tni_exit ended = TNI_EXIT_FINE;
    tni_form form;
    tni_workspace ws;
    if (run->args->operand_count != 1) {
        return tni_usage(run, "export takes one file");
    }
    if (!tni_form_of(run, TNI_ALLOW_BOOK | 1U << TNI_FORM_JOURNAL, &form)) {
        return TNI_EXIT_USAGE;
    }
    if (tni_args_has(run->args, OPT_TEMPLATE) && !wants_notice(run, form)) {
        return tni_usage(run, "--template is for the notice: write a .txt");
    }
    if (!tni_open(run, &ws, &ended)) {
        return ended;
    }
    const tni_document *d = tni_workspace_load(&ws, run->args->operands[0]);
    if (!d || d->status != TN_OK) {
        return tni_put_findings(run, &ws, d ? d->status : TN_E_NOMEM);
    }
    if (d->kind == TNI_KIND_CONTRACT) {
        return tni_export_contract(run, &ws, d, form);
    }
    if (form == TNI_FORM_JOURNAL) {
        return tni_usage(run, "a journal is of a contract");
    }
    if (d->kind == TNI_KIND_OFFER) {
        return export_offer(run, &ws, d, form);
    }
    if (d->kind == TNI_KIND_PRODUCT && form != TNI_FORM_XLSX) {
        return tni_put_report(
            run, &ws, tn_product_report(run->arena, d->product, ws.tables, ws.findings), false);
    }
    return tni_put_findings(run, &ws, tni_workspace_load_as(&ws, d->path, TNI_KIND_OFFER)->status);
}
