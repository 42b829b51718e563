/* tenor upgrade: what a change costs on a day, before it is filed. */
#include "cli/cmd.h"

tni_exit tni_cmd_upgrade(tni_run *run)
{
    if (!tni_args_has(run->args, OPT_ON) || !tni_args_has(run->args, OPT_SET)) {
        return tni_misuse(run, "an upgrade needs --on TIME and --set KEY=QTY");
    }
    return tni_run_change(run, tni_upgrade);
}
