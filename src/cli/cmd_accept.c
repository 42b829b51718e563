/* tenor accept: the contract file that accepting an offer makes, prices frozen. */
#include "cli/cmd.h"

tni_exit tni_cmd_accept(tni_run *run)
{
    tni_file_run f;
    tni_exit ended = TNI_EXIT_FINE;
    if (run->args->operand_count != 1) {
        return tni_misuse(run, "which offer was accepted?");
    }
    if (!tni_args_has(run->args, OPT_AT)) {
        return tni_misuse(run, "when was it accepted? --at TIME");
    }
    /* What an offer's own rules say of --as-of is no matter any more: it is accepted. */
    return tni_begin_file(run, run->args->operands[0], TNI_KIND_OFFER, TNI_ANY_FORM, &f, &ended)
               ? tni_accept_into(run, &f)
               : ended;
}
