/* A contract's life, as far as one looks. */
#include "app/app.h"

tn_status tni_live(tni_workspace *ws, const tni_document *d, const tn_date *until,
                   const tn_life **out)
{
    const tn_date *as_of = tni_workspace_as_of(ws, d);
    tn_horizon horizon = {.has_until = until != NULL, .has_as_of = as_of != NULL};
    tn_policy *policy = tn_arena_take(ws->arena, sizeof(*policy));
    if (!policy) {
        return TN_E_NOMEM;
    }
    if (until) {
        horizon.until = *until;
    }
    if (as_of) {
        horizon.as_of = *as_of;
    }
    const char *named = d->contract->policy.value;
    const tn_policy *usual = tn_tables_policy(ws->tables, "aws");
    if (!usual) {
        return TN_E_BUG;
    }
    *policy = *usual;
    if (named) { /* a wrong one was a finding of the file */
        tn_policy_parse(ws->tables, named, policy, NULL, NULL);
    }
    return tn_life_build(ws->arena, d->contract, ws->tables, policy, &horizon, ws->findings, out);
}
