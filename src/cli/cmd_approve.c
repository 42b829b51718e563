/* tenor approve: an offer beyond the guardrails, approved as it stands. */
#include <string.h>

#include "app/approve.h"
#include "cli/cmd.h"

tni_exit tni_cmd_approve(tni_run *run)
{
    const tni_approve_options options = {.by = tni_args_value(run->args, OPT_BY_APPROVER),
                                         .on = tni_args_value(run->args, OPT_ON_DAY),
                                         .note = tni_args_value(run->args, OPT_NOTE)};
    tni_file_run f;
    const char *reason = "";
    if (run->args->operand_count != 1) {
        return tni_misuse(run, "which offer is approved?");
    }
    if (!options.by || !options.on) {
        return tni_misuse(run, "who approves it, and when? --by APPROVER --on DATE");
    }
    if (strcmp(run->args->operands[0], "-") == 0) {
        return tni_misuse(run, "an approval is written into the offer's file, not standard input");
    }
    if (!tni_begin_file(run, run->args->operands[0], TNI_KIND_OFFER, TNI_ANY_FORM, &f)) {
        return run->ended;
    }
    const tn_status status = tni_approve(&f.workspace, f.file, &options, &reason);
    const tni_exit ended =
        tni_write_findings(run, &f.workspace, status == TN_E_FINDINGS ? status : TN_OK);
    if (status == TN_E_FINDINGS) {
        fprintf(run->err, "nothing was written: %s\n", reason);
        return ended;
    }
    if (status != TN_OK) {
        return tni_write_error(run, f.file->path, status, reason);
    }
    if (!tni_args_has(run->args, OPT_QUIET)) {
        fprintf(run->err, "wrote [approval] by %s into %s\n", tni_shown(run, options.by),
                tni_shown(run, f.file->shown));
    }
    return ended;
}
