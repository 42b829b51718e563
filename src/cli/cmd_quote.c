/* tenor quote: what an offer is worth; several offers side by side. */
#include <string.h>

#include "app/quote.h"
#include "cli/cmd.h"

/* What does not go together; NULL: all does. */
static const char *contradiction(const tni_args *args, const tni_quote_overrides *overrides)
{
    const char *write = tni_args_value(args, OPT_WRITE_TARGET);
    if (overrides->target && overrides->discount) {
        return "--target finds the discount that --discount gives: use one of them";
    }
    if (args->operand_count > 1 && (tni_args_has(args, OPT_COMPARE) || write)) {
        return "--compare and --write are about one offer; several stand side by side without";
    }
    if (write && (!overrides->target || tni_args_has(args, OPT_SET))) {
        return "--write puts into the file what leads to --target, for the quantities there";
    }
    const char *reader = tni_args_value(args, OPT_FOR);
    if (reader && strcmp(reader, "buyer") != 0 && strcmp(reader, "internal") != 0) {
        return "--for takes buyer or internal here";
    }
    return write && strcmp(args->operands[0], "-") == 0 ? "--write needs a file" : NULL;
}

/* A text that is kept as a file is sent on: fee and net stand in it only when asked for. */
static bool is_for_buyer(const tni_args *args, tni_result_form form)
{
    const char *reader = tni_args_value(args, OPT_FOR);
    return reader ? strcmp(reader, "buyer") == 0
                  : tni_args_has(args, OPT_OUTPUT) && form == TNI_FORM_TEXT;
}

static tni_exit write_target(tni_run *run, tni_workspace *ws, const tni_quote_overrides *overrides)
{
    const char *path = run->args->operands[0], *reason = "";
    const char *way = tni_args_value(run->args, OPT_WRITE_TARGET);
    const tn_status status =
        tni_quote_write_target(ws, path, overrides,
                               strcmp(way, "discount") == 0 ? TNI_TARGET_DISCOUNT
                               : strcmp(way, "price") == 0  ? TNI_TARGET_PRICE
                                                            : TNI_TARGET_TOTAL,
                               &reason);
    if (status == TN_E_FINDINGS) {
        fprintf(run->err, "nothing was written: %s\n", reason);
        return TNI_EXIT_FINDINGS;
    }
    if (status != TN_OK) {
        return tni_write_error(run, path, status, reason);
    }
    if (!tni_args_has(run->args, OPT_QUIET)) {
        fprintf(run->err, "wrote the %s into %s\n", way, tni_shown(run, path));
    }
    return TNI_EXIT_FINE;
}

tni_exit tni_cmd_quote(tni_run *run)
{
    const tni_args *args = run->args;
    tni_result_form form;
    tni_workspace ws;
    const tn_report *report = NULL;
    tni_quote_overrides overrides = {.discount = tni_args_value(args, OPT_DISCOUNT),
                                     .target = tni_args_value(args, OPT_TARGET)};
    if (args->operand_count == 0) {
        return tni_misuse(run, "which offer?");
    }
    const char *wrong = contradiction(args, &overrides);
    if (wrong) {
        return tni_misuse(run, "%s", wrong);
    }
    if (!tni_open(run, TNI_ALLOW_REPORT, &form, &ws)) {
        return run->ended;
    }
    overrides.set = tni_args_all(run, OPT_SET, &overrides.set_count);
    const tn_status status = overrides.set
                                 ? tni_quotes(&ws, args->operands, args->operand_count, &overrides,
                                              tni_args_has(args, OPT_COMPARE), &report)
                                 : TN_E_NOMEM;
    const tni_exit ended = tni_write_report(run, &ws, status, report, is_for_buyer(args, form));
    return ended == TNI_EXIT_FINE && tni_args_has(args, OPT_WRITE_TARGET)
               ? write_target(run, &ws, &overrides)
               : ended;
}
