/* tenor reconcile: what was simulated against what AWS billed. */
#include "app/reconcile.h"
#include "cli/cmd.h"
#include "tenor/contract_reports.h"

/* Every contract is simulated as far as the feed reaches, or --until. */
static tn_status simulate(tni_run *run, tni_portfolio *many, const tn_date *until, tn_books **out,
                          size_t *count)
{
    tn_status status = many->status;
    for (size_t i = 0; i < many->count && status != TN_E_NOMEM; i++) {
        const tni_source_file *d = many->documents[i];
        tni_books books;
        if (d->kind == TNI_KIND_CONTRACT && d->status == TN_OK) {
            const tn_status one = tni_contract_books(&many->workspace, d, until,
                                                     tni_args_value(run->args, OPT_USAGE), &books);
            if (one == TN_OK) {
                out[(*count)++] = books.books;
            }
            status = status == TN_OK ? one : status;
        }
    }
    return status;
}

static tni_exit put(tni_run *run, tni_portfolio *many, const tn_reconciliation *r)
{
    tn_report *report = tn_reconcile_report(run->arena, r, tni_args_has(run->args, OPT_EXPLAIN),
                                            many->workspace.findings);
    const tni_exit status = tni_put_report(run, &many->workspace, report, false);
    return status == TNI_EXIT_FINE && r->exceptions ? TNI_EXIT_FINDINGS : status;
}

tni_exit tni_cmd_reconcile(tni_run *run)
{
    tni_portfolio many;
    tni_exit ended = TNI_EXIT_FINE;
    const char *actual = tni_args_value(run->args, OPT_ACTUAL);
    if (!actual) {
        return tni_misuse(run, "what was billed? --actual CSV");
    }
    if (!tni_portfolio_begin(run, TNI_ALLOW_REPORT, &many, &ended)) {
        return ended;
    }
    const tn_billing_feed *feed = NULL;
    const tn_date *until = tni_args_date(run, OPT_UNTIL);
    tn_books **books = tn_arena_take_array(run->arena, many.count + 1, sizeof(tn_books *));
    tn_status status = books ? tni_billing_feed_read(&many.workspace, actual, &feed) : TN_E_NOMEM;
    if (status != TN_OK) {
        return tni_put_findings(run, &many.workspace, status);
    }
    if (!until && feed->count) {
        until = &feed->items[feed->count - 1].date;
    }
    size_t count = 0;
    status = simulate(run, &many, until, books, &count);
    if (count == 0) {
        return status == TN_OK ? tni_misuse(run, "there is no contract to reconcile")
                               : tni_put_findings(run, &many.workspace, status);
    }
    const tn_reconciliation *r = NULL;
    const tn_status compared = tn_reconcile(run->arena, books, count, feed, until, &r);
    if (compared != TN_OK) {
        return tni_put_findings(run, &many.workspace, compared);
    }
    const tni_exit told = put(run, &many, r);
    return told == TNI_EXIT_FINE ? tni_status_of(&many.workspace, status) : told;
}
