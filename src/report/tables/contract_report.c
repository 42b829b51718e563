/* The report of a contract as a readable sheet: what was agreed, what is held, what happened. */
#include "report/tables/cells.h"
#include "tenor/contract_reports.h"

static const tn_column term_columns[] = {
    {.key = "kind", .title = "Term", .kind = TN_V_TEXT},
    {.key = "start", .title = "From", .kind = TN_V_INSTANT},
    {.key = "end", .title = "To", .kind = TN_V_INSTANT},
    {.key = "duration", .title = "Duration", .kind = TN_V_MONTHS},
    {.key = "total", .title = "Agreed total", .kind = TN_V_MONEY},
    {.key = "paid", .title = "Paid", .kind = TN_V_TEXT},
    {.key = "outcome", .title = "Outcome", .kind = TN_V_TEXT},
    {.key = "assumed", .title = "Assumed", .kind = TN_V_FLAG}};

static const tn_column held_columns[] = {
    {.key = "dimension", .title = "Dimension", .kind = TN_V_TEXT},
    {.key = "name", .title = "Name", .kind = TN_V_TEXT},
    {.key = "quantity", .title = "Held", .kind = TN_V_QUANTITY},
    {.key = "entitled", .title = "Entitled to", .kind = TN_V_QUANTITY},
    {.key = "net_price", .title = "Net price", .kind = TN_V_PRICE},
    {.key = "usage_price", .title = "Usage price", .kind = TN_V_PRICE}};

static const tn_column event_columns[] = {{.key = "when", .title = "When", .kind = TN_V_INSTANT},
                                          {.key = "what", .title = "What", .kind = TN_V_TEXT},
                                          {.key = "detail", .title = "Detail", .kind = TN_V_TEXT}};

static const char *const kinds[] = {[TN_TERM_FIRST] = "first",
                                    [TN_TERM_AUTO_RENEWAL] = "renewed by itself",
                                    [TN_TERM_MANUAL_RENEWAL] = "renewed",
                                    [TN_TERM_REPLACEMENT] = "new agreement"};

static const char *outcome_of(const tn_life *life, const tn_term *term)
{
    static const char *const reasons[] = {[TN_TERM_END_CANCELLED] = "cancelled",
                                          [TN_TERM_END_REFUNDED] = "refunded",
                                          [TN_TERM_END_REPLACED] = "replaced"};
    if (term->end_reason != TN_TERM_END_FULL) {
        return reasons[term->end_reason];
    }
    return term->index + 1 < life->term_count ? "ran to its end" : life->over ? "ended" : "running";
}

static void add_terms(tn_report *report, const tn_life *life)
{
    tn_table *table = TNI_TABLE(report, "terms", "Terms", term_columns);
    for (size_t i = 0; i < life->term_count; i++) {
        const tn_term *term = &life->terms[i];
        TNI_ROW(table, NULL, tn_value_text(kinds[term->kind]), tn_value_instant(term->period.start),
                tn_value_instant(term->ended), tn_value_months(term->months),
                tn_value_money(term->total),
                tn_value_text(term->has_plan ? "instalments" : "upfront"),
                tn_value_text(outcome_of(life, term)), tn_value_flag(term->assumed));
    }
}

/* What is held at the end of what is known, with its prices. */
static void add_held(tn_report *report, const tn_life *life)
{
    const tn_term *term = &life->terms[life->term_count - 1];
    const int64_t *held = term->holdings[term->holding_count - 1].quantity;
    tn_table *table = TNI_TABLE(report, "held", "Held last", held_columns);
    for (size_t i = 0; i < life->product->dimension_count; i++) {
        int64_t entitled = 0;
        const bool known = tn_entitled(term, held, i, &entitled) == TN_OK;
        if (held[i] == 0 && entitled == 0 && term->usage_price[i].e8 < 0) {
            continue;
        }
        TNI_ROW(table, NULL, tn_value_text(life->product->dimensions[i].key.value),
                tn_value_text(life->product->dimensions[i].name.value), tn_value_quantity(held[i]),
                TNI_IF(known, tn_value_quantity(entitled)),
                tni_cell_term_price(term->net_price[i], term->currency),
                tni_cell_term_price(term->usage_price[i], term->currency));
    }
}

static const char *detail_of(tn_arena *arena, const tn_event *event)
{
    const char *text = "";
    for (size_t i = 0; text && i < event->quantity_count; i++) {
        text = tn_arena_format(arena, "%s%s%s = %lld", text, *text ? ", " : "",
                               event->quantities[i].label,
                               (long long)event->quantities[i].quantity.value);
    }
    if (event->offer_file.value) {
        return event->offer_file.value;
    }
    if (event->kind == TN_EVENT_AUTO_RENEW) {
        return event->enabled.value ? "on" : "off";
    }
    return text;
}

static void add_events(tn_report *report, const tn_contract *contract)
{
    tn_table *table = TNI_TABLE(report, "events", "Events", event_columns);
    for (size_t i = 0; report && i < contract->event_count; i++) {
        const tn_event *event = &contract->events[i];
        TNI_ROW(table, NULL,
                event->when.has_time ? tn_value_instant(event->when.value)
                                     : tn_value_date(tn_instant_date(event->when.value)),
                tn_value_text(tn_event_name(event->kind)),
                tn_value_text(detail_of(report->arena, event)));
    }
}

tn_report *tn_contract_report(tn_arena *arena, tn_books *books, const tn_findings *findings)
{
    const tn_life *life = tn_books_life(books);
    if (!life) {
        return NULL;
    }
    const tn_contract *c = life->contract;
    tn_report *report = tn_report_new(arena, tn_arena_format(arena, "Contract: %s", c->id.value));
    tn_report_add(report, "contract", "Contract", tn_value_text(c->id.value));
    tn_report_add(report, "product", "Product", tn_value_text(life->product->title.value));
    tn_report_add(report, "offer", "Offer", TNI_IF(c->offer, tni_cell_text(c->offer->name)));
    tn_report_add(report, "buyer", "Buyer", TNI_IF(c->offer, tni_cell_text(c->offer->buyer)));
    tn_report_add(report, "accepted", "Accepted", tn_value_instant(c->accepted.value));
    tn_report_add(report, "setup", "Account",
                  TNI_IF(c->setup.set,
                         tn_value_text(c->setup.value == TN_SETUP_EXISTING ? "existing" : "new")));
    tn_report_add(report, "agreement", "Agreement", tni_cell_text(c->agreement));
    tn_report_add(report, "customer", "Customer", tni_cell_text(c->customer));
    tn_report_add(report, "account_id", "AWS account", tni_cell_text(c->account_id));
    tn_report_add(report, "currency", "Currency", tn_value_text(life->terms[0].currency.code));
    tn_report_add(report, "access_end", life->over ? "Access ended" : "Access until",
                  tn_value_instant(life->access_end));
    add_terms(report, life);
    add_held(report, life);
    add_events(report, c);
    return tni_report_close(report, findings);
}
