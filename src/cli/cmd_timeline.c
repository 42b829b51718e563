/* tenor timeline: what happens when. */
#include "app/show.h"
#include "cli/cmd.h"

tni_exit tni_cmd_timeline(tni_run *run)
{
    tni_file_run f;
    const tn_report *report = NULL;
    if (!tni_begin_contract(run, TNI_ALLOW_REPORT, &f)) {
        return run->ended;
    }
    const tn_status status = tni_timeline(&f.workspace, f.file, tni_args_date(run, OPT_UNTIL),
                                          tni_args_value(run->args, OPT_USAGE), &report);
    return tni_write_report(run, &f.workspace, status, report, false);
}
