/* tenor show: a product, as buyers see it; an offer or a contract, as a readable sheet. */
#include "app/quote.h"
#include "cli/cmd.h"
#include "tenor/contract_reports.h"
#include "tenor/reports.h"

static const tn_report *report_of(tni_run *run, tni_workspace *ws, const tni_source_file *d,
                                  tn_status *status)
{
    const tn_quote *quote = NULL;
    tni_books books;
    switch (d->kind) {
    case TNI_KIND_PRODUCT:
        return tn_product_report(run->arena, d->product, ws->tables, ws->findings);
    case TNI_KIND_OFFER:
        *status = tni_quote(ws, d, NULL, &quote);
        return *status ? NULL : tn_offer_report(run->arena, quote, false, ws->findings);
    case TNI_KIND_CONTRACT:
        *status = tni_contract_books(ws, d, NULL, NULL, &books);
        return *status ? NULL : tn_contract_report(run->arena, books.life, ws->findings);
    case TNI_KIND_SETTINGS:
    case TNI_KIND_PRICES:
    case TNI_KIND_UNKNOWN:
        break;
    }
    tn_findings_add(ws->findings, TN_FIL_WRONG_KIND, (tn_at){.file = d->shown, .line = 1},
                    tni_kind_name(d->kind), "there is nothing to show of a file of kind '%s'",
                    tni_kind_name(d->kind));
    *status = TN_E_FINDINGS;
    return NULL;
}

tni_exit tni_cmd_show(tni_run *run)
{
    tni_exit ended = TNI_EXIT_FINE;
    tni_form form;
    tni_workspace ws;
    if (run->args->operand_count != 1) {
        return tni_misuse(run, "show takes one file");
    }
    if (!tni_form_of(run, TNI_ALLOW_REPORT, &form)) {
        return TNI_EXIT_MISUSE;
    }
    if (!tni_open(run, &ws, &ended)) {
        return ended;
    }
    const tni_source_file *d = tni_workspace_load(&ws, run->args->operands[0]);
    if (!d || d->status != TN_OK) {
        return tni_put_findings(run, &ws, d ? d->status : TN_E_NOMEM);
    }
    tn_status status = TN_OK;
    const tn_report *report = report_of(run, &ws, d, &status);
    return status != TN_OK ? tni_put_findings(run, &ws, status)
                           : tni_put_report(run, &ws, report, false);
}
