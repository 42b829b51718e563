/* tenor quote: what an offer is worth; several offers side by side. */
#include "app/quote.h"
#include "cli/cmd.h"

tni_exit tni_cmd_quote(tni_run *run)
{
    const tni_args *args = run->args;
    tni_exit ended = TNI_EXIT_FINE;
    tni_result_form form;
    tni_workspace ws;
    const tn_report *report = NULL;
    tni_quote_overrides overrides = {.discount = tni_args_value(args, OPT_DISCOUNT),
                                     .target = tni_args_value(args, OPT_TARGET)};
    if (args->operand_count == 0) {
        return tni_misuse(run, "which offer?");
    }
    if (overrides.target && overrides.discount) {
        return tni_misuse(run,
                          "--target finds the discount that --discount gives: use one of them");
    }
    if (!tni_open(run, TNI_ALLOW_REPORT, &form, &ws, &ended)) {
        return ended;
    }
    overrides.set = tni_args_all(run, OPT_SET, &overrides.set_count);
    const tn_status status = overrides.set
                                 ? tni_quotes(&ws, args->operands, args->operand_count, &overrides,
                                              tni_args_has(args, OPT_COMPARE), &report)
                                 : TN_E_NOMEM;
    return tni_write_report(run, &ws, status, report, false);
}
