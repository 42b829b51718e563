/* tenor accept: the contract file that accepting an offer makes, prices frozen. */
#include "cli/cmd.h"

tni_exit tni_cmd_accept(tni_run *run)
{
    tni_exit ended = TNI_EXIT_FINE;
    tni_workspace ws;
    if (run->args->operand_count != 1) {
        return tni_misuse(run, "which offer was accepted?");
    }
    if (!tni_args_has(run->args, OPT_AT)) {
        return tni_misuse(run, "when was it accepted? --at TIME");
    }
    if (!tni_open(run, &ws, &ended)) {
        return ended;
    }
    /* What an offer's own rules say of --as-of is no matter any more: it is accepted. */
    const tni_source_file *d = tni_workspace_load_as(&ws, run->args->operands[0], TNI_KIND_OFFER);
    const tn_status status = d ? d->status : TN_E_NOMEM;
    return status == TN_OK ? tni_accept_into(run, &ws, d) : tni_put_findings(run, &ws, status);
}
