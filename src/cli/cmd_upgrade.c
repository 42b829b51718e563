/* tenor upgrade: what a change costs on a day, before it is filed. */
#include "app/draft/draft_edit.h"
#include "cli/cmd.h"
#include "tenor/contract_reports.h"

tni_exit tni_cmd_upgrade(tni_run *run)
{
    tni_contract_run c;
    tni_exit ended = TNI_EXIT_FINE;
    if (!tni_args_has(run->args, OPT_ON) || !tni_args_has(run->args, OPT_SET)) {
        return tni_misuse(run, "an upgrade needs --on TIME and --set KEY=QTY");
    }
    if (!tni_contract_begin(run, TNI_ALLOW_REPORT, &c, &ended)) {
        return ended;
    }
    tn_event event;
    const tn_upgrade *upgrade = NULL;
    tn_books *books = tni_books_new(&c.workspace, c.document, NULL, c.workspace.findings);
    tn_status status = tni_args_event(run, &c, TN_EVENT_UPGRADE, &event);
    if (status == TN_OK) {
        status = tn_upgrade_build(run->arena, books, &event, c.workspace.findings, &upgrade);
    }
    if (status != TN_OK) {
        return tni_put_findings(run, &c.workspace, status);
    }
    tn_report *report =
        tn_upgrade_report(run->arena, upgrade, tn_books_policy(books),
                          tni_args_has(run->args, OPT_POLICIES), c.workspace.findings);
    const tni_exit put = tni_put_report(run, &c.workspace, report, false);
    if (put != TNI_EXIT_FINE || !upgrade->allowed) {
        return put == TNI_EXIT_FINE ? TNI_EXIT_FINDINGS : put;
    }
    if (!tni_args_has(run->args, OPT_WRITE)) {
        return put;
    }
    size_t count = 0;
    const tn_edit_pair *pairs = tni_event_pairs(run->arena, &event, 0, &count);
    return pairs ? tni_contract_write(run, &c, "upgrade", tni_args_value(run->args, OPT_ON), pairs,
                                      count)
                 : TNI_EXIT_BUG;
}
