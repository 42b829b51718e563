/* tenor deadlines: expiries, decisions and charges to come; as a calendar with -o x.ics. */
#include <string.h>

#include "cli/cmd.h"
#include "tenor/contract_reports.h"
#include "tenor/ics.h"

enum { MONTHS = 12 };

static tn_status add_contract(tni_run *run, tni_workspace *ws, const tni_source_file *d,
                              tn_deadlines *deadlines)
{
    const tn_timeline *timeline = NULL;
    const tn_date *as_of = tni_workspace_as_of(ws, d), *until = tni_args_date(run, OPT_UNTIL);
    tn_date year;
    if (!until && as_of && tn_date_add_months(*as_of, MONTHS, 0, &year) == TN_OK) {
        until = &year;
    }
    tn_books *books = tni_books_new(ws, d, until, ws->findings);
    const tn_status status = tn_timeline_build(run->arena, books, &timeline);
    if (status == TN_OK) {
        tn_deadlines_add_timeline(deadlines, books, timeline);
    }
    return status;
}

static bool wants_calendar(const tni_run *run)
{
    const char *file = tni_args_value(run->args, OPT_OUTPUT);
    const size_t length = file ? strlen(file) : 0;
    return length > 4 && strcmp(file + length - 4, ".ics") == 0;
}

static tni_exit put_calendar(tni_run *run, tni_workspace *ws, const tn_deadlines *deadlines,
                             tn_status status)
{
    tn_buffer text;
    tn_buffer_init(&text, NULL);
    tni_exit put = TNI_EXIT_FINE;
    const tn_status rendered =
        tn_arena_failed(run->arena) ? TN_E_NOMEM : tn_ics_render(deadlines, &text);
    if (rendered == TN_OK && status != TN_E_NOMEM) { /* never a part of them */
        put = tni_put(run, text.bytes, text.length);
    }
    status = rendered == TN_OK ? status : rendered;
    tn_buffer_done(&text);
    const tni_exit told = tni_put_findings(run, ws, status);
    return put == TNI_EXIT_FINE ? told : put;
}

tni_exit tni_cmd_deadlines(tni_run *run)
{
    tni_portfolio many;
    tni_exit ended = TNI_EXIT_FINE;
    const unsigned forms = wants_calendar(run) ? TNI_ANY_FORM : TNI_ALLOW_REPORT;
    if (!tni_portfolio_begin(run, forms, &many, &ended)) {
        return ended;
    }
    tn_status status = many.status;
    tn_deadlines deadlines = {.arena = run->arena};
    for (size_t i = 0; i < many.count; i++) {
        const tni_source_file *d = many.documents[i];
        const tn_date *as_of = tni_workspace_as_of(&many.workspace, d);
        if (as_of) {
            deadlines.has_from = true;
            deadlines.from = *as_of;
        }
        if (d->kind == TNI_KIND_OFFER && d->offer) {
            tn_deadlines_add_offer(&deadlines, d->offer);
        } else if (d->kind == TNI_KIND_CONTRACT && d->status == TN_OK) {
            const tn_status one = add_contract(run, &many.workspace, d, &deadlines);
            status = status == TN_OK ? one : status;
        }
    }
    tn_deadlines_sort(&deadlines);
    if (wants_calendar(run)) {
        return put_calendar(run, &many.workspace, &deadlines, status);
    }
    tn_report *report = tn_deadlines_report(run->arena, &deadlines, many.workspace.findings);
    const tni_exit put = tni_put_report(run, &many.workspace, report, false);
    return put == TNI_EXIT_FINE || put == TNI_EXIT_FINDINGS ? tni_status_of(&many.workspace, status)
                                                            : put;
}
