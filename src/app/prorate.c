/* One change, or changes by the million from a file in constant memory. */
#include "app/prorate.h"

#include "app/workspace/source_file.h"
#include "tenor/reports.h"

tn_calculator *tni_calculator(tni_workspace *ws, const char *currency)
{
    const tn_currency_entry *entry = tn_tables_currency(ws->tables, currency ? currency : "USD");
    tn_policy *policy = tn_arena_take(ws->arena, sizeof(*policy));
    if (!policy || !entry) {
        return NULL;
    }
    *policy = *tn_tables_policy(ws->tables, "aws");
    if (ws->options.policy) { /* a wrong one was refused when the workspace was opened */
        tn_policy_parse(ws->tables->policies, ws->tables->policy_count, ws->options.policy, policy,
                        NULL, NULL);
    }
    return tn_calculator_new(ws->arena, ws->tables, policy, entry->currency);
}

tn_status tni_prorate(tni_workspace *ws, tn_calculator *calculator, const tn_batch_cell *cells,
                      const tn_report **out, char error[TN_CHANGE_ERROR])
{
    tn_change *change = tn_arena_take(ws->arena, sizeof(*change)); /* the report borrows it */
    if (!change) {
        return TN_E_NOMEM;
    }
    const tn_status status = tn_change_read(calculator, cells, change, error);
    if (status == TN_OK) {
        *out = tn_proration_report(ws->arena, change, ws->findings);
    } else if (status != TN_E_SYNTAX) {
        tn_findings_add(ws->findings, TN_FIL_BATCH_ROWS, (tn_at){.file = NULL}, "", "%s", error);
    }
    return status == TN_OK || status == TN_E_SYNTAX ? status : TN_E_FINDINGS;
}

static tn_status push(void *context, const char *bytes, size_t size)
{
    return tn_batch_push(context, bytes, size);
}

tn_status tni_prorate_batch(tni_workspace *ws, const char *path, tn_calculator *calculator,
                            tn_batch_sink sink, void *context)
{
    tn_batch *batch =
        tn_batch_new(ws->arena, tni_stream_name(path), calculator, sink, context, ws->findings);
    if (!batch) {
        return TN_E_NOMEM;
    }
    const tn_status status = tni_stream(ws, path, push, batch);
    if (status == TN_OK) {
        return tn_batch_end(batch);
    }
    tn_batch_abandon(batch);
    return status;
}
