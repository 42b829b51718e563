/* tenor refund: what a refund gives back, ends and forfeits; --write files it. */
#include "cli/cmd.h"

tni_exit tni_cmd_refund(tni_run *run)
{
    if (!tni_args_has(run->args, OPT_ON)) {
        return tni_misuse(run, "when? --on TIME");
    }
    if (tni_args_has(run->args, OPT_FOR_REVENUE) && !tni_args_has(run->args, OPT_AMOUNT)) {
        return tni_misuse(run, "--for goes with --amount: without it access ends");
    }
    return tni_run_change(run, tni_refund);
}
