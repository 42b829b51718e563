/* tenor renew: what a manual renewal comes to; --write files it. */
#include "cli/cmd.h"

tni_exit tni_cmd_renew(tni_run *run)
{
    return tni_run_change(run, tni_renew);
}
