/* A refund or a cancellation before it is filed: what goes back, ends, is forfeited. */
#include "report/tables/cells.h"
#include "tenor/contract_reports.h"

static const tn_column line_columns[] = {{.key = "document", .title = "Reduces", .kind = TN_V_TEXT},
                                         {.key = "amount", .title = "Amount", .kind = TN_V_MONEY}};

static const tn_termination *find_termination(const tn_life *life, const tn_event *event)
{
    for (size_t i = 0; i < life->termination_count; i++) {
        if (life->terminations[i].event == event) {
            return &life->terminations[i];
        }
    }
    return NULL;
}

/* The credit notes of a termination as rows, newest invoice first; adds up what goes back. */
static void add_lines(tn_report *report, const tn_invoices *invoices, const tn_termination *t,
                      tn_money *back)
{
    tn_table *table = TNI_TABLE(report, "lines", "Credit note", line_columns);
    for (size_t i = 0; i < invoices->count; i++) {
        const tn_document *d = invoices->documents[i];
        for (size_t j = 0; d->termination == t && j < d->line_count; j++) {
            const tn_line *line = &d->lines[j];
            TNI_ROW(
                table, tn_line_step(report->arena, d, line),
                TNI_IF(line->reduces, tn_value_text(tn_document_id(report->arena, line->reduces))),
                tn_value_money(line->amount));
        }
        if (d->termination == t && tn_currency_equal(d->total.currency, back->currency) &&
            tn_money_sub(*back, d->total, back) != TN_OK) {
            back->minor = 0;
        }
    }
}

/* What the term's documents charge, credit notes taken off, usage left out. */
static tn_money charged_by(const tn_invoices *invoices, const tn_term *term)
{
    tn_money sum = {0, term->currency};
    for (size_t i = 0; i < invoices->count; i++) {
        const tn_document *d = invoices->documents[i];
        if (d->term == term->index && d->kind != TN_DOCUMENT_USAGE &&
            tn_currency_equal(d->total.currency, sum.currency) &&
            tn_money_add(sum, d->total, &sum) != TN_OK) {
            return (tn_money){0, term->currency};
        }
    }
    return sum;
}

static tn_value rounded(tn_fraction exact, tn_currency currency)
{
    int64_t minor = 0;
    return TNI_IF(tn_fraction_round(exact, TN_HALF_UP, &minor) == TN_OK,
                  tn_value_money((tn_money){minor, currency}));
}

static tn_step *difference(tn_arena *arena, const char *what, tn_money from, tn_value less,
                           tn_value out)
{
    tn_step *step = tn_step_add(arena, NULL, TN_STEP_DIFFERENCE, what);
    if (step) {
        step->in[0] = tn_value_money(from);
        step->in[1] = less;
        step->out = out;
    }
    return step;
}

/* What was paid for time that is taken away and does not come back, and what was agreed and will
 * not be invoiced. */
static void add_losses(tn_report *report, const tn_invoices *invoices, const tn_termination *t)
{
    const tn_term *term = &invoices->life->terms[t->term];
    const tn_conservation *c = &invoices->conservation[t->term];
    const tn_money charged = charged_by(invoices, term), none = {0, term->currency};
    tn_fraction lost = {0, 1};
    if (!t->ends_access ||
        tn_fraction_sub((tn_fraction){charged.minor, 1}, c->held, &lost) != TN_OK || lost.num < 0) {
        lost = (tn_fraction){0, 1};
    }
    const tn_value forfeited = rounded(lost, term->currency), zero = tn_value_money(none);
    const tn_value dropped = t->ends_access ? rounded(c->unbilled, term->currency) : zero;
    tn_field *field = tn_report_add(report, "forfeited", "Paid and forfeited", forfeited);
    if (report && forfeited.as.money.minor) {
        tn_field_explain(field, difference(report->arena, "charged less the worth of the time used",
                                           charged, rounded(c->held, term->currency), forfeited));
    }
    field = tn_report_add(report, "not_invoiced", "Agreed and not invoiced any more", dropped);
    if (report && dropped.as.money.minor &&
        dropped.as.money.minor == term->total.minor - charged.minor) {
        tn_field_explain(field,
                         difference(report->arena, "agreed for the term less what is charged",
                                    term->total, tn_value_money(charged), dropped));
    }
}

tn_report *tn_termination_report(tn_arena *arena, tn_books *books, const tn_findings *findings)
{
    const tn_invoices *invoices = tn_books_invoices(books);
    const tn_contract *contract = tn_books_contract(books);
    if (!invoices) {
        return NULL;
    }
    const tn_event *event = &contract->events[contract->event_count - 1];
    const tn_termination *t = find_termination(invoices->life, event);
    if (!t) {
        return NULL;
    }
    const tn_term *term = &invoices->life->terms[t->term];
    const bool is_refund = event->kind == TN_EVENT_REFUND;
    tn_money back = {0, term->currency};
    tn_report *report =
        tn_report_new(arena, tn_arena_format(arena, "%s: %s", is_refund ? "Refund" : "Cancellation",
                                             contract->id.value));
    tn_report_add(report, "contract", "Contract", tn_value_text(contract->id.value));
    tn_report_add(report, "on", "On", tn_value_instant(t->at));
    tn_report_add(report, "currency", "Currency",
                  tn_value_text(tn_arena_text(arena, term->currency.code)));
    tn_field *given = tn_report_add(report, "given_back", "Given back", tn_value_none());
    tn_report_add(report, "ends_access", "Ends access", tn_value_flag(t->ends_access));
    tn_report_add(report, "access_until", "Access until",
                  tn_value_instant(t->ends_access ? t->at : term->ended));
    add_losses(report, invoices, t);
    add_lines(report, invoices, t, &back);
    if (given) {
        given->value = tn_value_money(back);
    }
    if (!is_refund) {
        tn_report_note(report, "A cancellation gives nothing back; what is to be given back is a "
                               "refund.");
    }
    return tni_report_close(report, findings);
}
