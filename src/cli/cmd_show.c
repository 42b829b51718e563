/* tenor show: a product, as buyers see it; an offer or a contract, as a readable sheet. */
#include "app/show.h"
#include "cli/cmd.h"

tni_exit tni_cmd_show(tni_run *run)
{
    tni_file_run f;
    const tn_report *report = NULL;
    if (run->args->operand_count != 1) {
        return tni_misuse(run, "show takes one file");
    }
    if (!tni_begin_file(run, run->args->operands[0], TNI_KIND_UNKNOWN, TNI_ALLOW_REPORT, &f)) {
        return run->ended;
    }
    const tn_status status = tni_show(&f.workspace, f.file, &report);
    return tni_write_report(run, &f.workspace, status, report, false);
}
