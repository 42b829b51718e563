/* tenor forecast: cash, revenue, deferred balance and fees by month, of one contract or many. */
#include "cli/cmd.h"
#include "tenor/contract_reports.h"

enum { MONTHS = 12 };

typedef struct forecast {
    const tn_life **lives;
    const tn_ledger **ledgers;
    size_t count;
} forecast;

/* Twelve months from the day to judge from, unless --until says how far. */
static tn_status horizon_of(tni_run *run, const tn_date *as_of, const tn_date **out)
{
    tn_date *until = tn_arena_take(run->arena, sizeof(*until));
    *out = tni_args_date(run, OPT_UNTIL);
    if (*out || !as_of) {
        return TN_OK;
    }
    tn_status status = until ? tn_date_add_months(*as_of, MONTHS, 0, until) : TN_E_NOMEM;
    status = status == TN_OK ? tn_date_add_days(*until, -1, until) : status;
    *out = until;
    return status;
}

static tn_status add(tni_run *run, tni_workspace *ws, const tni_source_file *d, forecast *f)
{
    const tn_date *as_of = tni_workspace_as_of(ws, d), *until = NULL;
    tn_status status = horizon_of(run, as_of, &until);
    if (status != TN_OK) {
        return status;
    }
    tn_books *books = tni_books_new(ws, d, until, ws->findings);
    const tn_ledger *ledger = tn_books_ledger(books);
    tn_ledger *part = tn_arena_take(run->arena, sizeof(*part));
    if (!ledger || !part) {
        return ledger ? TN_E_NOMEM : tn_books_status(books);
    }
    *part = *ledger;
    status = as_of ? tn_ledger_from(ledger, *as_of, part) : TN_OK;
    f->lives[f->count] = tn_books_life(books);
    f->ledgers[f->count++] = part;
    return status;
}

tni_exit tni_cmd_forecast(tni_run *run)
{
    tni_portfolio many;
    tni_exit ended = TNI_EXIT_FINE;
    if (!tni_portfolio_begin(run, TNI_ALLOW_REPORT, &many, &ended)) {
        return ended;
    }
    forecast f = {.lives = tn_arena_take_array(run->arena, many.count, sizeof(const tn_life *)),
                  .ledgers =
                      tn_arena_take_array(run->arena, many.count, sizeof(const tn_ledger *))};
    tn_status status = f.lives && f.ledgers ? many.status : TN_E_NOMEM;
    const tn_date *from = NULL;
    for (size_t i = 0; i < many.count && status != TN_E_NOMEM; i++) {
        const tni_source_file *d = many.documents[i];
        if (d->kind == TNI_KIND_CONTRACT && d->status == TN_OK) {
            const tn_status one = add(run, &many.workspace, d, &f);
            status = status == TN_OK ? one : status;
            from = tni_workspace_as_of(&many.workspace, d);
        }
    }
    if (f.count == 0) {
        return status == TN_OK && !tn_findings_count(many.workspace.findings)
                   ? tni_misuse(run, "there is no contract to forecast")
                   : tni_put_findings(run, &many.workspace, status);
    }
    tn_report *report =
        tn_ledger_report(run->arena, f.lives, f.ledgers, f.count, from, many.workspace.findings);
    const char *reader = tni_args_value(run->args, OPT_FOR);
    const bool buyer = !reader || reader[0] == 'b';
    const tni_exit put = tni_put_report(run, &many.workspace, report, buyer);
    return put == TNI_EXIT_FINE || put == TNI_EXIT_FINDINGS ? tni_status_of(&many.workspace, status)
                                                            : put;
}
