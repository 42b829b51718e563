/* A contract's books, as options ask for them: its life, its rated usage, its invoices. */
#include "app/contract.h"

#include <string.h>

#include "app/quote.h"
#include "app/usage.h"

tn_policy tni_contract_policy(const tni_workspace *ws, const tni_source_file *d)
{
    tn_policy policy = *tn_tables_policy(ws->tables, "aws");
    if (d->contract->policy.value) { /* a wrong one was a finding of the file */
        tn_policy_parse(ws->tables->policies, ws->tables->policy_count, d->contract->policy.value,
                        &policy, NULL, NULL);
    }
    return policy;
}

tn_horizon tni_contract_horizon(const tni_workspace *ws, const tni_source_file *d,
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
    const tn_policy policy = tni_contract_policy(ws, d);
    const tn_horizon horizon = tni_contract_horizon(ws, d, until);
    return tn_books_new(ws->arena, d->contract, ws->tables, &policy, &horizon, findings);
}

tn_status tni_contract_books(tni_workspace *ws, const tni_source_file *d, const tn_date *until,
                             const char *usage, tni_books *out)
{
    return tni_contract_hours(ws, d, until, usage, NULL, out);
}

tn_status tni_contract_hours(tni_workspace *ws, const tni_source_file *d, const tn_date *until,
                             const char *usage, const tn_hour_sink *watch, tni_books *out)
{
    tn_books *books = tni_books_new(ws, d, until, ws->findings);
    const tn_life *life = tn_books_life(books);
    const tn_rating *rating = NULL;
    if (life && usage) {
        const tn_status status = tni_usage_read(ws, usage, life, watch, &rating);
        if (status != TN_OK) {
            return status;
        }
        tn_books_set_rating(books, rating);
    }
    const tn_invoices *invoices = tn_books_invoices(books);
    if (invoices) {
        *out = (tni_books){d, books, tn_books_policy(books), life, rating, invoices};
    }
    return tn_books_status(books);
}

tn_status tni_contract_event(tni_workspace *ws, const tni_source_file *d, tn_event_kind kind,
                             const char *on, const char *const *set, size_t set_count,
                             tn_event *out)
{
    tn_event event = {.kind = kind};
    tn_status status = tni_read_when(on, &event.when);
    event.quantities = tn_arena_take_array(ws->arena, set_count + 1, sizeof(*event.quantities));
    if (!event.quantities) {
        return TN_E_NOMEM;
    }
    for (size_t i = 0; i < set_count && status != TN_E_SYNTAX; i++) {
        struct tn_what_if_quantity quantity;
        const tn_status one = tni_read_set(ws, d->product, set[i], &quantity);
        status = status ? status : one;
        if (one == TN_OK) {
            event.quantities[event.quantity_count++] =
                (tn_contract_quantity){.label = d->product->dimensions[quantity.dimension].label,
                                       .dimension = quantity.dimension,
                                       .quantity = {.value = quantity.quantity, .set = true}};
        }
    }
    if (status == TN_OK) {
        *out = event;
    }
    return status;
}

tn_status tni_read_when(const char *text, tn_field_instant *out)
{
    const size_t length = strlen(text);
    tn_date date;
    tn_instant instant;
    if (tn_date_parse(text, length, &date) == TN_OK) {
        *out = (tn_field_instant){.value = tn_instant_of(date), .set = true};
        return TN_OK;
    }
    const tn_status status = tn_instant_parse(text, length, &instant);
    if (status == TN_OK) {
        *out = (tn_field_instant){.value = instant, .has_time = true, .set = true};
    }
    return status;
}
