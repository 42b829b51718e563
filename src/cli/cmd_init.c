/* tenor init: a workspace with a worked example. */
#include "app/init.h"
#include "cli/cmd.h"

tni_exit tni_cmd_init(tni_run *run)
{
    const char *const *paths = NULL, *reason = "";
    if (run->args->operand_count != 1) {
        return tni_misuse(run, "init takes the folder to write into");
    }
    const tn_status status = tni_init(run->arena, run->args->operands[0],
                                      tni_args_has(run->args, OPT_FORCE), &paths, &reason);
    if (status != TN_OK) {
        return tni_write_error(run, paths ? paths[0] : run->args->operands[0], status, reason);
    }
    for (; *paths; paths++) {
        fprintf(run->out, "%s\n", tni_shown(run, *paths));
    }
    if (!tni_args_has(run->args, OPT_QUIET)) {
        fprintf(run->err, "next: tenor check %s\n", tni_shown(run, run->args->operands[0]));
    }
    return TNI_EXIT_FINE;
}
