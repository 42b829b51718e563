/* tenor renew: what a manual renewal comes to; --write files it. */
#include "app/draft/draft_edit.h"
#include "app/renew.h"
#include "cli/cmd.h"
#include "tenor/contract_reports.h"

/* The section as it would stand in the file. */
static tni_exit file_renewal(tni_run *run, tni_contract_run *c, const tni_renewal *r)
{
    char on[TN_DATE_TEXT];
    size_t count = 0;
    tn_edit_pair *pairs = tni_event_pairs(run->arena, &r->event, 2, &count);
    if (!pairs) {
        return TNI_EXIT_BUG;
    }
    if (tni_args_has(run->args, OPT_DURATION)) {
        pairs[count++] = (tn_edit_pair){"duration", tni_args_value(run->args, OPT_DURATION)};
    }
    if (tni_args_has(run->args, OPT_UPLIFT)) {
        pairs[count++] = (tn_edit_pair){"uplift", tni_args_value(run->args, OPT_UPLIFT)};
    }
    return tni_contract_write(run, c, "renew", tn_date_format(r->on, on), pairs, count);
}

tni_exit tni_cmd_renew(tni_run *run)
{
    tni_contract_run c;
    tni_exit ended = TNI_EXIT_FINE;
    if (!tni_contract_begin(run, TNI_ALLOW_REPORT, &c, &ended)) {
        return ended;
    }
    size_t count = 0;
    const char *const *set = tni_args_set(run, &count);
    const tni_renewal_options options = {.duration = tni_args_value(run->args, OPT_DURATION),
                                         .uplift = tni_args_value(run->args, OPT_UPLIFT),
                                         .set = set,
                                         .set_count = set ? count : 0};
    tni_renewal renewal;
    const tn_status status = tni_renew(&c.workspace, c.document, &options, &renewal);
    if (status != TN_OK) {
        return tni_put_findings(run, &c.workspace, status);
    }
    tn_report *report = tn_renewal_report(run->arena, renewal.invoices, renewal.before,
                                          renewal.after, c.workspace.findings);
    const tni_exit put = tni_put_report(run, &c.workspace, report, false);
    return put == TNI_EXIT_FINE && tni_args_has(run->args, OPT_WRITE)
               ? file_renewal(run, &c, &renewal)
               : put;
}
