/* Metering records against what is held, and the requests that send them to AWS. */
#include "app/usage.h"

#include "tenor/contract_reports.h"
#include "tenor/metering.h"

tn_status tni_usage(tni_workspace *ws, const tni_source_file *d, const tn_date *until,
                    const char *usage, const tn_report **out)
{
    tn_books *books = NULL;
    const tn_status status = tni_contract_books(ws, d, until, usage, &books);
    if (status == TN_OK) {
        *out = tn_usage_report(ws->arena, books, ws->findings);
    }
    return status;
}

tn_status tni_metering(tni_workspace *ws, const tni_source_file *d, const tn_date *until,
                       const char *usage, tn_instant at, bool every_hour, tn_buffer *requests,
                       const tn_report **out)
{
    tn_metering metering = {.arena = ws->arena, .now = at, .every_hour = every_hour};
    const tn_hour_sink sink = {tn_metering_add, &metering, tn_metering_allocate};
    tn_books *books = NULL;
    *out = NULL;
    tn_status status = tni_contract_hours(ws, d, until, usage, &sink, &books);
    if (status != TN_OK) {
        return status;
    }
    tn_metering_end(&metering, tn_books_life(books));
    status = tn_metering_check(&metering, ws->findings);
    status = status ? status : tn_metering_render(&metering, requests);
    *out = tn_usage_report(ws->arena, books, ws->findings);
    return *out ? status : TN_E_NOMEM;
}
