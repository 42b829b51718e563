/* tenor replace: what is fair when a new offer replaces a running agreement. */
#include "cli/cmd.h"

tni_exit tni_cmd_replace(tni_run *run)
{
    if (!tni_args_has(run->args, OPT_ON) || !tni_args_has(run->args, OPT_OFFER)) {
        return tni_misuse(run, "a replacement needs --offer FILE and --on TIME");
    }
    return tni_run_change(run, tni_replace);
}
