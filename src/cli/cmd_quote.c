/* tenor quote: what an offer is worth; several offers side by side. */
#include "app/quote.h"
#include "cli/cmd.h"
#include "tenor/reports.h"

/* What --set, --discount and --target suppose. */
static tni_quote_overrides suppose_of(tni_run *run)
{
    tni_quote_overrides overrides = {.discount = tni_args_value(run->args, OPT_DISCOUNT),
                                     .target = tni_args_value(run->args, OPT_TARGET)};
    const char **set = tn_arena_take_array(run->arena, run->args->given_count + 1, sizeof(*set));
    size_t at = 0;
    for (const char *pair; set && (pair = tni_args_next(run->args, OPT_SET, &at));) {
        set[overrides.set_count++] = pair;
    }
    overrides.set = set;
    return overrides;
}

/* Prices every offer; goes on after one that cannot be, so that all findings are shown. */
static tn_status quote_all(tni_run *run, tni_workspace *ws, const tn_quote **quotes)
{
    const tni_quote_overrides overrides = suppose_of(run);
    tn_status status = TN_OK;
    for (size_t i = 0; i < run->args->operand_count; i++) {
        const tni_source_file *d =
            tni_workspace_load_as(ws, run->args->operands[i], TNI_KIND_OFFER);
        tn_status one = d ? d->status : TN_E_NOMEM;
        if (one == TN_OK) {
            one = tni_quote(ws, d, &overrides, &quotes[i]);
        }
        status = status == TN_OK || one == TN_E_READ ? one : status;
    }
    return status;
}

tni_exit tni_cmd_quote(tni_run *run)
{
    const size_t count = run->args->operand_count;
    tni_exit ended = TNI_EXIT_FINE;
    tni_form form;
    tni_workspace ws;
    if (count == 0) {
        return tni_misuse(run, "which offer?");
    }
    if (tni_args_has(run->args, OPT_TARGET) && tni_args_has(run->args, OPT_DISCOUNT)) {
        return tni_misuse(run,
                          "--target finds the discount that --discount gives: use one of them");
    }
    if (!tni_form_of(run, TNI_ALLOW_REPORT, &form)) {
        return TNI_EXIT_MISUSE;
    }
    if (!tni_open(run, &ws, &ended)) {
        return ended;
    }
    const tn_quote **quotes = tn_arena_take_array(run->arena, count, sizeof(const tn_quote *));
    const tn_status status = quotes ? quote_all(run, &ws, quotes) : TN_E_NOMEM;
    if (status != TN_OK) {
        return tni_put_findings(run, &ws, status);
    }
    tn_report *report = count == 1
                            ? tn_quote_report(run->arena, quotes[0],
                                              tni_args_has(run->args, OPT_COMPARE), ws.findings)
                            : tn_quotes_report(run->arena, quotes, count, ws.findings);
    return tni_put_report(run, &ws, report, false);
}
