/* A manual renewal before it is filed: the same path as the one in the file. */
#include "app/renew.h"

#include <string.h>

#include "tenor/upgrade.h"

/* The running term: of the day to judge from, else the last one the events lead to. */
static tn_status running(tni_workspace *ws, const tni_source_file *d, const tn_policy *policy,
                         const tn_term **out)
{
    const tn_horizon horizon = tni_contract_horizon(ws, d, NULL);
    const tn_life *life = NULL;
    const tn_status status =
        tn_life_build(ws->arena, d->contract, ws->tables, policy, &horizon, ws->findings, &life);
    if (status != TN_OK) {
        return status;
    }
    const tn_term *last = &life->terms[life->term_count - 1];
    if (life->over && last->end_reason != TN_TERM_END_FULL) {
        tn_findings_add(ws->findings, TN_CTR_AFTER_END, d->contract->at, "renew",
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
    tn_policy *policy = tn_arena_take(ws->arena, sizeof(*policy));
    if (!policy) {
        return TN_E_NOMEM;
    }
    *policy = tni_contract_policy(ws, d);
    tn_status status = running(ws, d, policy, &term);
    if (status != TN_OK) {
        return status;
    }
    r.on = tn_instant_date(term->period.end);
    tn_date_format(r.on, on);
    status = read_event(ws, d, options, on, &r.event);
    const tn_contract *with =
        status == TN_OK ? tn_contract_with(ws->arena, d->contract, &r.event) : NULL;
    if (!with) {
        return status == TN_OK ? TN_E_NOMEM : status;
    }
    const tn_horizon horizon = {.has_until = true, .until = r.on};
    status = tn_life_build(ws->arena, with, ws->tables, policy, &horizon, ws->findings, &r.life);
    if (status == TN_OK) {
        status = tn_invoices_build(ws->arena, r.life, policy, NULL, ws->findings, &r.invoices);
    }
    if (status != TN_OK) {
        return status;
    }
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
