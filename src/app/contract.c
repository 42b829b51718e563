/* A contract's books, as options ask for them: its life, its rated usage, its invoices. */
#include "app/contract.h"

/* The policy in force, settled when the contract was loaded: --policy > the contract's > its
 * offer's > tenor.ini's > aws. */
static tn_policy policy_of(const tni_workspace *ws, const tni_source_file *d)
{
    tn_policy policy = *tn_tables_policy(ws->tables, "aws");
    if (d->contract->policy.value) { /* a wrong one was a finding of the file */
        tn_policy_parse(ws->tables->policies, ws->tables->policy_count, d->contract->policy.value,
                        &policy, NULL, NULL);
    }
    return policy;
}

/* How far to look: until NULL: the default of rule 3.7. */
static tn_horizon horizon_of(const tni_workspace *ws, const tni_source_file *d,
                             const tn_date *until)
{
    const tn_date *as_of = tni_workspace_as_of(ws, d);
    tn_horizon horizon = {.has_until = until != NULL, .has_as_of = as_of != NULL};
    if (until) {
        horizon.until = *until;
    }
    if (as_of) {
        horizon.as_of = *as_of;
    }
    return horizon;
}

tn_books *tni_books_new(const tni_workspace *ws, const tni_source_file *d, const tn_date *until,
                        tn_findings *findings)
{
    const tn_policy policy = policy_of(ws, d);
    const tn_horizon horizon = horizon_of(ws, d, until);
    return tn_books_new(ws->arena, d->contract, ws->tables, &policy, &horizon, findings);
}

tn_status tni_contract_books(tni_workspace *ws, const tni_source_file *d, const tn_date *until,
                             const char *usage, tn_books **out)
{
    return tni_contract_hours(ws, d, until, usage, NULL, out);
}

tn_status tni_contract_hours(tni_workspace *ws, const tni_source_file *d, const tn_date *until,
                             const char *usage, const tn_hour_sink *watch, tn_books **out)
{
    tn_books *books = tni_books_new(ws, d, until, ws->findings);
    const tn_life *life = tn_books_life(books);
    const tn_rating *rating = NULL;
    if (life && tni_has_usage(ws, d, usage)) {
        const tn_status status = tni_contract_usage(ws, d, usage, life, watch, &rating);
        if (status != TN_OK) {
            return status;
        }
        tn_books_set_rating(books, rating);
    }
    if (tn_books_invoices(books)) {
        *out = books;
    }
    return tn_books_status(books);
}
