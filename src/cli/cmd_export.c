/* tenor export: an offer as a draft for a spreadsheet or a program, as a notice to the buyer, or as
 * a change set for AWS; a contract as the simulation of its invoices or as a journal. */
#include <string.h>

#include "app/changeset.h"
#include "app/notice.h"
#include "app/quote.h"
#include "app/workbook.h"
#include "cli/cmd.h"
#include "tenor/reports.h"

/* The notice is text of the seller's own; asked for by .txt, by a template, or by nothing else. */
static bool wants_notice(const tni_run *run, tni_form form)
{
    return form == TNI_FORM_TEXT && !tni_args_has(run->args, OPT_FORMAT);
}

static tni_exit put_notice(tni_run *run, tni_workspace *ws, const tni_source_file *d,
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

static tni_exit export_offer(tni_run *run, tni_workspace *ws, const tni_source_file *d,
                             tni_form form)
{
    const char *reader = tni_args_value(run->args, OPT_FOR);
    const bool buyer = !reader || strcmp(reader, "buyer") == 0;
    const tn_quote *quote = NULL;
    const tn_status status = tni_quote(ws, d, NULL, &quote);
    if (status != TN_OK) {
        return tni_put_findings(run, ws, status);
    }
    if (form == TNI_FORM_XLSX) {
        const tn_workbook_options options = tni_workbook_options(ws, d, buyer);
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

/* The older version of --against; false: it cannot be used, which ends the run. */
static bool load_against(tni_run *run, tni_workspace *ws, const tni_source_file *d,
                         const tni_source_file **out)
{
    const char *path = tni_args_value(run->args, OPT_AGAINST);
    *out = path ? tni_workspace_load_as(ws, path, d->kind) : NULL;
    return !path || (*out && (*out)->status == TN_OK && (*out)->kind == d->kind);
}

static tni_exit export_changeset(tni_run *run, tni_workspace *ws, tni_source_file *d)
{
    const char *word = tni_args_value(run->args, OPT_INTENT);
    const tn_intent intent =
        word && strcmp(word, "apply") == 0 ? TN_INTENT_APPLY : TN_INTENT_VALIDATE;
    const tni_source_file *against = NULL;
    if (d->kind != TNI_KIND_OFFER && d->kind != TNI_KIND_PRODUCT) {
        return tni_put_findings(run, ws,
                                tni_workspace_load_as(ws, d->path, TNI_KIND_OFFER)->status);
    }
    if (tni_args_has(run->args, OPT_AGAINST) && d->kind == TNI_KIND_OFFER) {
        return tni_misuse(run, "--against is for the change set of a product");
    }
    if (!load_against(run, ws, d, &against)) {
        return tni_put_findings(run, ws, TN_E_FINDINGS);
    }
    tn_buffer text;
    tn_buffer_init(&text, NULL);
    const tn_status status = tni_changeset(ws, d, against, word ? &intent : NULL, &text);
    const tni_exit written =
        status == TN_OK ? tni_put(run, text.bytes, text.length) : TNI_EXIT_FINE;
    tn_buffer_done(&text);
    const tni_exit found = tni_put_findings(run, ws, status);
    return written != TNI_EXIT_FINE ? written : found;
}

/* Options that go together, or not. */
static bool options_fit(tni_run *run, tni_form form)
{
    const bool changeset = tni_args_has(run->args, OPT_CHANGESET);
    if (tni_args_has(run->args, OPT_TEMPLATE) && (changeset || !wants_notice(run, form))) {
        tni_misuse(run, "--template is for the notice: write a .txt");
        return false;
    }
    if (!changeset &&
        (tni_args_has(run->args, OPT_INTENT) || tni_args_has(run->args, OPT_AGAINST))) {
        tni_misuse(run, "--intent and --against go with --changeset");
        return false;
    }
    return true;
}

tni_exit tni_cmd_export(tni_run *run)
{
    const unsigned allowed = tni_args_has(run->args, OPT_CHANGESET)
                                 ? 1U << TNI_FORM_JSON
                                 : TNI_ALLOW_BOOK | 1U << TNI_FORM_JOURNAL;
    tni_exit ended = TNI_EXIT_FINE;
    tni_form form;
    tni_workspace ws;
    if (run->args->operand_count != 1) {
        return tni_misuse(run, "export takes one file");
    }
    if (!tni_form_of(run, allowed, &form) || !options_fit(run, form)) {
        return TNI_EXIT_MISUSE;
    }
    if (!tni_open(run, &ws, &ended)) {
        return ended;
    }
    tni_source_file *d = tni_workspace_load(&ws, run->args->operands[0]);
    if (!d || d->status != TN_OK) {
        return tni_put_findings(run, &ws, d ? d->status : TN_E_NOMEM);
    }
    if (tni_args_has(run->args, OPT_CHANGESET)) {
        return export_changeset(run, &ws, d);
    }
    if (d->kind == TNI_KIND_CONTRACT) {
        return tni_export_contract(run, &ws, d, form);
    }
    if (form == TNI_FORM_JOURNAL || tni_args_has(run->args, OPT_FEED)) {
        return tni_misuse(run, "a journal, or a feed, is of a contract");
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
