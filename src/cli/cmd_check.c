/* tenor check: what is wrong with files of any kind. */
#include "cli/command.h"
#include "cli/help.h"
#include "tenor/finding.h"

static tni_exit list_codes(tni_run *run)
{
    for (int i = 0; i < TN_CODE_COUNT; i++) {
        const tn_code_info *c = tn_code_get((tn_code)i);
        tni_pad(run->out, c->text, 9);
        tni_pad(run->out, tn_severity_name(c->severity[TN_PROFILE_CONSOLE]), 9);
        fprintf(run->out, "%s\n", c->title);
    }
    return TNI_EXIT_FINE;
}

tni_exit tni_cmd_check(tni_run *run)
{
    if (tni_args_has(run->args, OPT_LIST_CODES)) {
        return list_codes(run);
    }
    return tni_usage(run, "which file?");
}
