/* A manual renewal before it is filed: the same path as the one in the file. */
#include "app/renew.h"

#include <string.h>

/* The running term: of the day to judge from, else the last one the events lead to. */
static tn_status running(const tni_workspace *ws, const tni_source_file *d, tn_findings *findings,
                         const tn_term **out)
{
    tn_books *books = tni_books_new(ws, d, NULL, findings);
    const tn_life *life = tn_books_life(books);
    if (!life) {
        return tn_books_status(books);
    }
    const tn_term *last = &life->terms[life->term_count - 1];
    if (life->over && last->end_reason != TN_TERM_END_FULL) {
        tn_findings_add(findings, TN_CTR_AFTER_END, d->contract->at, "renew",
                        "access has ended: there is nothing to renew");
        return TN_E_FINDINGS;
    }
    *out = last;
    return TN_OK;
}

static tn_status read_event(tni_workspace *ws, const tni_source_file *d,
                            const tni_renewal_options *options, const char *on, tn_event *out)
{
    const tn_status status =
        tni_contract_event(ws, d, TN_EVENT_RENEW, on, options->set, options->set_count, out);
    int months = 0;
    if (status != TN_OK) {
        return status;
    }
    if (options->duration &&
        tn_duration_parse(options->duration, strlen(options->duration), &months) == TN_OK) {
        out->duration = (tn_field_number){.value = months, .set = true};
    }
    if (options->uplift) {
        out->uplift.set = tn_percent_parse(options->uplift, strlen(options->uplift),
                                           &out->uplift.value, NULL) == TN_OK;
    }
    return TN_OK;
}

tn_status tni_renew(tni_workspace *ws, const tni_source_file *d, const tni_renewal_options *options,
                    tni_renewal *out)
{
    char on[TN_DATE_TEXT];
    tni_renewal r = {0};
    const tn_term *term = NULL;
    tn_findings *quiet = tn_findings_new(ws->arena);
    if (!quiet) {
        return TN_E_NOMEM;
    }
    /* What is found until the renewal is found again with it: it is told once, with what comes. */
    if (running(ws, d, quiet, &term) != TN_OK) {
        return running(ws, d, ws->findings, &term);
    }
    r.on = tn_instant_date(term->period.end);
    tn_date_format(r.on, on);
    const tn_status status = read_event(ws, d, options, on, &r.event);
    if (status != TN_OK) {
        return status;
    }
    const tn_horizon horizon = {.has_until = true, .until = r.on};
    tn_books *books = tn_books_with(tni_books_new(ws, d, NULL, quiet), ws->arena, &r.event,
                                    &horizon, ws->findings);
    r.invoices = tn_books_invoices(books);
    if (!r.invoices) {
        return tn_books_status(books);
    }
    r.life = r.invoices->life;
    const tn_contract *with = tn_books_contract(books);
    r.after = &r.life->terms[r.life->term_count - 1];
    if (r.after->event != &with->events[with->event_count - 1] || r.after->index == 0) {
        tn_findings_add(ws->findings, TN_CTR_RENEW_DATE, d->contract->at, "renew",
                        "the term that ends on %s is renewed in the file already", on);
        return TN_E_FINDINGS;
    }
    r.before = &r.life->terms[r.after->index - 1];
    *out = r;
    return TN_OK;
}
