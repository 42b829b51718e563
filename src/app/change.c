/* A change before it is filed: the same path as that of an event in the file. */
#include "app/change.h"

#include <string.h>

#include "app/draft/draft.h"
#include "app/draft/draft_edit.h"
#include "app/freeze.h"
#include "app/quote.h"
#include "app/workspace/source_file.h"
#include "model/contract/terms.h"
#include "tenor/contract_reports.h"

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

/* The event that options say. */
static tn_status read_event(tni_workspace *ws, const tni_source_file *d, tn_event_kind kind,
                            const char *on, const tni_change_options *o, tn_event *out)
{
    tn_event event = {.kind = kind};
    tn_status status = tni_read_when(on, &event.when);
    event.quantities = tn_arena_take_array(ws->arena, o->set_count + 1, sizeof(*event.quantities));
    if (!event.quantities) {
        return TN_E_NOMEM;
    }
    for (size_t i = 0; i < o->set_count && status != TN_E_SYNTAX; i++) {
        struct tn_what_if_quantity quantity;
        const tn_status one = tni_read_set(ws, d->product, o->set[i], &quantity);
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

/* The section as it would stand in the file, with room for three pairs more. */
static tn_status plan_section(tni_workspace *ws, const char *kind, const char *label,
                              const tn_event *event, tni_planned_change *out)
{
    out->kind = kind;
    out->label = tn_arena_text(ws->arena, label);
    out->pairs = tni_event_pairs(ws->arena, event, 3, &out->pair_count);
    return out->label && out->pairs ? TN_OK : TN_E_NOMEM;
}

static void add_pair(tni_planned_change *change, const char *key, const char *value)
{
    if (value) {
        change->pairs[change->pair_count++] = (tn_edit_pair){key, value};
    }
}

tn_status tni_upgrade(tni_workspace *ws, const tni_source_file *d, const tni_change_options *o,
                      tni_planned_change *out)
{
    tni_planned_change change = {0};
    tn_event event;
    const tn_upgrade *upgrade = NULL;
    tn_books *books = tni_books_new(ws, d, NULL, ws->findings);
    tn_status status = read_event(ws, d, TN_EVENT_UPGRADE, o->on, o, &event);
    status = status ? status : tn_upgrade_build(ws->arena, books, &event, ws->findings, &upgrade);
    status = status ? status : plan_section(ws, "upgrade", o->on, &event, &change);
    if (status == TN_OK) {
        change.allowed = upgrade->allowed;
        change.report = tn_upgrade_report(ws->arena, upgrade, o->all_policies, ws->findings);
        *out = change;
    }
    return status;
}

tn_status tni_upgrade_event(tn_books *books, tn_arena *arena, const tn_event *event,
                            tn_findings *findings, const tn_upgrade **out,
                            const tn_report **out_report)
{
    const tn_status status = tn_upgrade_build(arena, books, event, findings, out);
    if (status == TN_OK && out_report) {
        *out_report = tn_upgrade_report(arena, *out, false, findings);
    }
    return status;
}

const tn_table *tni_upgrade_curve(tn_books *books, tn_arena *arena, const tn_event *event,
                                  const tn_date *days, size_t count)
{
    static const tn_column columns[] = {{.key = "at", .title = "Day", .kind = TN_V_DATE},
                                        {.key = "due", .title = "Due", .kind = TN_V_MONEY}};
    tn_table *table = tn_table_new(arena, columns, 2);
    tn_event on_day = *event;
    for (size_t i = 0; table && i < count; i++) {
        tn_proration change;
        on_day.when = (tn_field_instant){.value = tn_instant_of(days[i]), .set = true};
        if (tn_upgrade_estimate(arena, books, &on_day, &change) == TN_OK) {
            const tn_value cells[] = {tn_value_date(days[i]), tn_value_money(change.due)};
            tn_table_add(table, cells, 2, NULL);
        }
    }
    return table;
}

tn_status tni_upgrade_text(tn_arena *arena, const tn_upgrade *upgrade, const tn_findings *findings,
                           const tn_render_options *options, tn_buffer *out)
{
    return tni_report_bytes(tn_upgrade_report(arena, upgrade, true, findings), TNI_FORM_TEXT,
                            options, out);
}

tn_status tni_replace(tni_workspace *ws, const tni_source_file *d, const tni_change_options *o,
                      tni_planned_change *out)
{
    const tni_source_file *offer = tni_workspace_load_as(ws, o->offer, TNI_KIND_OFFER);
    tn_books *books = tni_books_new(ws, d, NULL, ws->findings);
    const tn_replacement *replacement = NULL;
    const char *name = NULL;
    tni_planned_change change = {0};
    tn_event event;
    tn_status status = offer ? offer->status : TN_E_NOMEM;
    if (status == TN_OK && strcmp(offer->product->file, d->product->file) != 0) {
        tn_findings_add(ws->findings, TN_CTR_REPLACE_PRODUCT, (tn_at){0}, "--offer",
                        "the offer is for another product than the contract");
        status = TN_E_FINDINGS;
    }
    status = status ? status : read_event(ws, d, TN_EVENT_REPLACE, o->on, o, &event);
    if (status == TN_OK) {
        event.offer = tni_offer_widen(ws->arena, offer->offer, d->product);
        status = event.offer ? TN_OK : TN_E_NOMEM;
    }
    status = status ? status
                    : tn_replacement_build(ws->arena, books, &event, ws->findings, &replacement);
    if (status == TN_OK) {
        status = plan_section(ws, "replace", o->on, &(tn_event){0}, &change);
    }
    status = status ? status : tni_name_for(ws, d->path, o->offer, &name);
    status = status ? status : tni_freeze_event(ws, d, &event, &change.terms);
    if (status == TN_OK) {
        add_pair(&change, "offer", name);
        change.allowed = replacement->allowed;
        change.report = tn_replacement_report(ws->arena, replacement, ws->findings);
        *out = change;
    }
    return status;
}

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

static tn_status read_renewal(tni_workspace *ws, const tni_source_file *d, const char *on,
                              const tni_change_options *o, tn_event *out)
{
    const tn_status status = read_event(ws, d, TN_EVENT_RENEW, on, o, out);
    int months = 0;
    if (status == TN_OK && o->duration &&
        tn_duration_parse(o->duration, strlen(o->duration), &months) == TN_OK) {
        out->duration = (tn_field_number){.value = months, .set = true};
    }
    if (status == TN_OK && o->uplift) {
        out->uplift.set =
            tn_percent_parse(o->uplift, strlen(o->uplift), &out->uplift.value, NULL) == TN_OK;
    }
    return status;
}

/* The documents of the contract with the renewal in it, up to the day on which it begins. */
static tn_status report_renewal(tni_workspace *ws, const tni_source_file *d, tn_findings *quiet,
                                tn_date on, const tn_event *event, const tn_report **out)
{
    char day[TN_DATE_TEXT];
    const tn_horizon horizon = {.has_until = true, .until = on};
    tn_books *books =
        tn_books_with(tni_books_new(ws, d, NULL, quiet), ws->arena, event, &horizon, ws->findings);
    if (!tn_books_invoices(books)) {
        return tn_books_status(books);
    }
    const tn_contract *with = tn_books_contract(books);
    const tn_life *life = tn_books_life(books);
    const tn_term *after = &life->terms[life->term_count - 1];
    if (after->event != &with->events[with->event_count - 1] || after->index == 0) {
        tn_findings_add(ws->findings, TN_CTR_RENEW_DATE, d->contract->at, "renew",
                        "the term that ends on %s is renewed in the file already",
                        tn_date_format(on, day));
        return TN_E_FINDINGS;
    }
    *out = tn_renewal_report(ws->arena, books, &life->terms[after->index - 1], after, ws->findings);
    return TN_OK;
}

tn_status tni_renew(tni_workspace *ws, const tni_source_file *d, const tni_change_options *o,
                    tni_planned_change *out)
{
    char day[TN_DATE_TEXT];
    tni_planned_change change = {.allowed = true};
    tn_event event;
    const tn_term *term = NULL;
    tn_findings *quiet = tn_findings_new(ws->arena);
    if (!quiet) {
        return TN_E_NOMEM;
    }
    /* What is found until the renewal is found again with it: it is told once, with what comes. */
    if (running(ws, d, quiet, &term) != TN_OK) {
        return running(ws, d, ws->findings, &term);
    }
    const tn_date on = tn_instant_date(term->period.end);
    tn_status status = read_renewal(ws, d, tn_date_format(on, day), o, &event);
    status = status ? status : report_renewal(ws, d, quiet, on, &event, &change.report);
    status = status ? status : plan_section(ws, "renew", day, &event, &change);
    if (status == TN_OK) {
        add_pair(&change, "duration", o->duration);
        add_pair(&change, "uplift", o->uplift);
        *out = change;
    }
    return status;
}

/* A refund or a cancellation: the books with it say what it comes to. */
static tn_status end_agreement(tni_workspace *ws, const tni_source_file *d, tn_event_kind kind,
                               const tni_change_options *o, tni_planned_change *out)
{
    tni_planned_change change = {.allowed = true};
    tn_event event = {0};
    tn_status status = read_event(ws, d, kind, o->on, o, &event);
    if (status == TN_OK && o->amount) {
        event.amount.set = tn_price_parse(o->amount, strlen(o->amount), &event.amount.value,
                                          &event.amount.places) == TN_OK;
    }
    event.rest.set = o->whose != NULL;
    event.rest.value = o->whose && strcmp(o->whose, "rest") == 0;
    event.approved = (tn_field_number){.value = o->approved, .set = o->approved};
    tn_books *books = tn_books_with(tni_books_new(ws, d, NULL, ws->findings), ws->arena, &event,
                                    NULL, ws->findings);
    if (status == TN_OK && !tn_books_invoices(books)) {
        status = tn_books_status(books);
    }
    status = status ? status : plan_section(ws, tn_event_name(kind), o->on, &event, &change);
    if (status == TN_OK) {
        add_pair(&change, "approved", o->approved ? "yes" : NULL);
        add_pair(&change, "amount", o->amount);
        add_pair(&change, "for", o->whose);
        change.report = tn_termination_report(ws->arena, books, ws->findings);
        *out = change;
        if (!change.report && tn_findings_of(ws->findings, TN_ERROR)) { /* it was refused */
            status = TN_E_FINDINGS;
        }
    }
    return status;
}

tn_status tni_refund(tni_workspace *ws, const tni_source_file *d, const tni_change_options *o,
                     tni_planned_change *out)
{
    return end_agreement(ws, d, TN_EVENT_REFUND, o, out);
}

tn_status tni_cancel(tni_workspace *ws, const tni_source_file *d, const tni_change_options *o,
                     tni_planned_change *out)
{
    return end_agreement(ws, d, TN_EVENT_CANCEL, o, out);
}

tn_status tni_change_write(tni_workspace *ws, const tni_source_file *d,
                           const tni_planned_change *change, const char **reason)
{
    if (tn_findings_of(ws->findings, TN_ERROR)) {
        *reason = "there are errors";
        return TN_E_FINDINGS;
    }
    const tn_edit edit = {.verb = TN_EDIT_ADD_SECTION,
                          .kind = change->kind,
                          .label = change->label,
                          .pairs = change->pairs,
                          .pair_count = change->pair_count};
    size_t count = 0;
    const tn_edit *edits = tni_freeze_edits(ws->arena, d->tree, &edit, change->terms, &count);
    return edits ? tni_draft_edit_source(d, edits, count, reason) : TN_E_NOMEM;
}
