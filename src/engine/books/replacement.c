/* What-if: what is fair when a new offer replaces a running agreement. */
#include "tenor/replacement.h"

#include <assert.h>

#include "engine/billing/document.h"
#include "engine/life/worth.h"
#include "engine/proration/derive.h"
#include "engine/proration/exact.h"

/* The exact amounts behind the figures. */
typedef struct exact_figures {
    tn_fraction issued, used, prepaid, new_total, new_rest, fair, uninvoiced, increment, other;
    tn_fraction old_total, old_rest;
} exact_figures;

/* The plan's charges that the replacement would cancel. */
static tn_status uninvoiced_from(const tn_life *life, const tn_term *term, tn_instant on,
                                 tn_fraction *out)
{
    *out = tni_exact_minor(0);
    tn_status status = TN_OK;
    for (size_t i = 0; i < term->plan.count && status == TN_OK; i++) {
        const tn_payment *p = &term->plan.payments[i];
        if (tni_charge_instant(life, term, p->date).seconds >= on.seconds) {
            status = tni_exact_add(out, tni_exact_minor(p->amount.minor));
        }
    }
    return status;
}

/* Before rounding: what the term's documents charged and gave back until then. */
static tn_status issued_until(const tn_invoices *invoices, const tn_term *term, tn_instant on,
                              tn_fraction *out)
{
    const tn_document *last = tni_document_last(invoices, term, on);
    *out = last ? last->charged_exact : tni_exact_minor(0);
    return last ? tni_exact_add(out, last->exact) : TN_OK;
}

static tn_status sum_figures(const tn_invoices *invoices, const tn_term *term,
                             const tn_term *replacing, tn_instant on, tn_fraction left,
                             exact_figures *k)
{
    const tn_product *product = invoices->life->product;
    tn_status status = issued_until(invoices, term, on, &k->issued);
    status = status == TN_OK ? tni_worth_used(invoices->life, term, invoices->policy, on, &k->used)
                             : status;
    k->old_total = tni_holding_worth(term, product, tn_term_holding_at(term, on));
    status = status == TN_OK ? tn_fraction_mul(k->old_total, left, &k->old_rest) : status;
    status = status == TN_OK ? uninvoiced_from(invoices->life, term, on, &k->uninvoiced) : status;
    /* The items of the new agreement at its prices; the replacing term has them. */
    k->new_total = tni_configuration_worth(replacing, product, replacing->holdings[0].quantity);
    /* To the offer's own end it is worth all; else by months, of which a share is left. */
    k->new_rest = k->new_total;
    if (status == TN_OK && replacing->offer->duration.set) {
        const tn_fraction share = {left.num * term->months, /* numbers far below 64 bits */
                                   left.den * replacing->offer->duration.value};
        status = tn_fraction_mul(k->new_total, share, &k->new_rest);
    }
    k->prepaid = k->issued;
    status = status == TN_OK ? tni_exact_sub(&k->prepaid, k->used) : status;
    k->fair = k->new_rest;
    status = status == TN_OK ? tni_exact_sub(&k->fair, k->prepaid) : status;
    k->increment = k->new_rest;
    status = status == TN_OK ? tni_exact_sub(&k->increment, k->old_rest) : status;
    k->other = k->uninvoiced;
    return status == TN_OK ? tni_exact_add(&k->other, k->increment) : status;
}

static tn_status round_figures(const exact_figures *k, tn_rounding mode, tn_currency currency,
                               tn_replacement *r)
{
    const struct {
        tn_fraction exact;
        tn_money *out;
    } figures[] = {
        {k->issued, &r->issued},         {k->used, &r->used},
        {k->prepaid, &r->prepaid},       {k->new_total, &r->new_total},
        {k->new_rest, &r->new_rest},     {k->fair, &r->fair_total},
        {k->uninvoiced, &r->uninvoiced}, {k->increment, &r->increment},
        {k->other, &r->by_increment},
    };
    for (size_t i = 0; i < sizeof(figures) / sizeof(*figures); i++) {
        figures[i].out->currency = currency;
        const tn_status status = tni_exact_round(figures[i].exact, mode, &figures[i].out->minor);
        if (status != TN_OK) {
            return status;
        }
    }
    return TN_OK;
}

/* A figure made of two others, and how it was rounded. */
static tn_step *derive(tn_arena *arena, tn_step *parent, tn_step_kind kind, const char *what,
                       tn_money first, tn_money second, tn_money out)
{
    return tni_derive(arena, parent, kind, what, tn_value_money(first), tn_value_money(second),
                      tn_value_money(out));
}

static void derive_given(tn_arena *arena, tn_step *parent, const char *what, tn_money amount)
{
    tni_derive(arena, parent, TN_STEP_GIVEN, what, tn_value_money(amount), tn_value_none(),
               tn_value_none());
}

/* The worth of the new agreement for the rest: as agreed where its time is the rest already. */
static void derive_new_rest(tn_arena *arena, tn_step *parent, const tn_offer *offer,
                            const exact_figures *k, tn_rounding mode, const tn_replacement *r)
{
    if (!offer->duration.set) {
        derive_given(arena, parent, "new agreement, to its own end", r->new_rest);
        return;
    }
    const tn_fraction months = {r->term->months, offer->duration.value};
    tn_step *step = tni_derive(arena, parent, TN_STEP_PRODUCT,
                               "new agreement, months of the old term in its own, share left",
                               tn_value_money(r->new_total), tn_value_fraction(months),
                               tn_value_money(r->new_rest));
    if (step) {
        step->in[2] = tn_value_fraction(r->share.used);
    }
    tni_derive_rounding(arena, step, k->new_rest, mode, r->new_rest);
}

/* Both routes to the fair total; the figures in them are shown rounded, the totals are rounded
 * once. */
static tn_status explain_routes(tn_arena *arena, const tn_offer *offer, const exact_figures *k,
                                tn_rounding mode, tn_replacement *r)
{
    tn_money old_total = {0, r->term->currency}, old_rest = {0, r->term->currency};
    tn_status status = tni_exact_round(k->old_total, mode, &old_total.minor);
    status = status == TN_OK ? tni_exact_round(k->old_rest, mode, &old_rest.minor) : status;
    tn_step *fair = derive(arena, NULL, TN_STEP_DIFFERENCE, "new rest less what was prepaid",
                           r->new_rest, r->prepaid, r->fair_total);
    derive_new_rest(arena, fair, offer, k, mode, r);
    tn_step *prepaid = derive(arena, fair, TN_STEP_DIFFERENCE, "prepaid: invoiced less used",
                              r->issued, r->used, r->prepaid);
    tni_derive_rounding(arena, prepaid, k->prepaid, mode, r->prepaid);
    tni_derive_rounding(arena, fair, k->fair, mode, r->fair_total);
    tn_step *other = tni_derive(arena, NULL, TN_STEP_SUM, "not invoiced yet and the increment",
                                tn_value_none(), tn_value_none(), tn_value_money(r->by_increment));
    derive_given(arena, other, "agreed, not invoiced yet", r->uninvoiced);
    tn_step *increment = derive(arena, other, TN_STEP_DIFFERENCE, "increment: new rest less old",
                                r->new_rest, old_rest, r->increment);
    tn_step *rest = tni_derive(arena, increment, TN_STEP_PRODUCT, "old agreement, share left",
                               tn_value_money(old_total), tn_value_fraction(r->share.used),
                               tn_value_money(old_rest));
    tni_derive_rounding(arena, rest, k->old_rest, mode, old_rest);
    tni_derive_rounding(arena, increment, k->increment, mode, r->increment);
    tni_derive_rounding(arena, other, k->other, mode, r->by_increment);
    r->fair_step = fair;
    r->by_increment_step = other;
    return status;
}

/* fair_total on the dates that are left of the old plan; at once where there are none. */
static tn_status fair_schedule(tn_arena *arena, const tn_life *life, const tn_policy *policy,
                               tn_replacement *r)
{
    const tn_schedule *plan = &r->term->plan;
    tn_money shares[TN_PAYMENTS_MAX];
    r->schedule = tn_arena_take_array(arena, plan->count + 1, sizeof(*r->schedule));
    if (!r->schedule) {
        return TN_E_NOMEM;
    }
    for (size_t i = 0; i < plan->count; i++) {
        const tn_date date = plan->payments[i].date;
        if (tni_charge_instant(life, r->term, date).seconds >= r->on.seconds) {
            r->schedule[r->schedule_count++].date = date;
        }
    }
    if (r->schedule_count == 0 || r->schedule_count > TN_PAYMENTS_MAX) {
        r->schedule_count = 1;
        r->schedule[0].date = tn_instant_date(r->on);
    }
    const tn_status status =
        tn_money_split(r->fair_total, NULL, r->schedule_count, policy->remainder, shares);
    for (size_t i = 0; status == TN_OK && i < r->schedule_count; i++) {
        r->schedule[i].amount = shares[i];
    }
    return status;
}

static tn_replacement_verdict find_verdict(const tn_replacement *r)
{
    if (r->typed.minor == r->fair_total.minor) {
        return TN_REPLACEMENT_FAIR;
    }
    if (r->typed.minor == r->increment.minor) {
        return TN_REPLACEMENT_INCREMENT;
    }
    return r->typed.minor == r->new_total.minor || r->typed.minor == r->new_rest.minor
               ? TN_REPLACEMENT_FULL_VALUE
               : TN_REPLACEMENT_OTHER;
}

static void add_value_finding(const tn_replacement *r, const tn_event *event, tn_findings *findings)
{
    char fair[TN_DECIMAL_TEXT], typed[TN_DECIMAL_TEXT];
    tn_money_format(r->fair_total, fair);
    tn_money_format(r->typed, typed);
    if (r->verdict == TN_REPLACEMENT_FULL_VALUE) {
        tn_findings_add(
            findings, TN_CTR_REPLACE_VALUE, event->at, "replace",
            "the new offer charges %s, its full value, where %s would be fair: what was "
            "prepaid is paid twice",
            typed, fair);
    } else if (r->verdict == TN_REPLACEMENT_INCREMENT) {
        tn_findings_add(
            findings, TN_CTR_REPLACE_VALUE, event->at, "replace",
            "the new offer charges %s, the mere increment, where %s would be fair: what "
            "was not invoiced yet is given away",
            typed, fair);
    }
}

/* Dollars prepaid are no discount on euros: there is no fair total across currencies. */
static bool one_currency(const tn_term *old, const tn_term *replacing, const tn_event *event,
                         tn_findings *findings)
{
    if (tn_currency_equal(old->currency, replacing->currency)) {
        return true;
    }
    tn_finding *finding = tn_findings_add(
        findings, TN_CTR_REPLACE_CURRENCY, event->at, "replace",
        "the replacement is in %s, the agreement in %s: what was prepaid cannot be set off",
        replacing->currency.code, old->currency.code);
    if (finding) {
        finding->severity = TN_ERROR;
    }
    return false;
}

/* Everything about a replacement that takes place: exact first, then as shown. */
static tn_status fill_figures(tn_arena *arena, const tn_invoices *invoices,
                              const tn_term *replacing, tn_replacement *r)
{
    const tn_policy *policy = invoices->policy;
    exact_figures k;
    tn_status status =
        tn_share_left(r->term->period, r->on, r->term->anchor_day, policy, &r->share);
    status = status == TN_OK ? sum_figures(invoices, r->term, replacing, r->on, r->share.used, &k)
                             : status;
    status = status == TN_OK ? round_figures(&k, policy->rounding, r->term->currency, r) : status;
    if (status != TN_OK) {
        return status;
    }
    r->typed = replacing->total;
    r->verdict = find_verdict(r);
    r->runs_on = replacing->period.end.seconds > r->term->period.end.seconds;
    r->own_end = !replacing->offer->duration.set;
    status = explain_routes(arena, replacing->offer, &k, policy->rounding, r);
    return status == TN_OK ? fair_schedule(arena, invoices->life, policy, r) : status;
}

tn_status tn_replacement_build(tn_arena *arena, const tn_books *books, const tn_event *event,
                               tn_findings *findings, const tn_replacement **out)
{
    const tn_horizon horizon = {.has_until = true, .until = tn_instant_date(event->when.value)};
    tn_books *with = tn_books_with(books, arena, event, &horizon, findings);
    const tn_invoices *invoices = tn_books_invoices(with);
    if (!invoices) {
        return tn_books_status(with);
    }
    tn_replacement *r = tn_arena_take(arena, sizeof(*r));
    if (!r) {
        return TN_E_NOMEM;
    }
    r->contract = tn_books_contract(with);
    const tn_event *filed = &r->contract->events[r->contract->event_count - 1];
    const tn_life *life = invoices->life;
    size_t last = life->term_count - 1; /* another may follow on the same day */
    while (last && life->terms[last].event != filed) {
        last--;
    }
    const tn_term *replacing = &life->terms[last];
    tn_status status = TN_OK;
    if (replacing->event == filed) {
        r->term = &life->terms[replacing->index - 1];
        r->on = replacing->period.start;
        r->allowed = one_currency(r->term, replacing, filed, findings);
    }
    if (r->allowed) {
        status = fill_figures(arena, invoices, replacing, r);
    }
    if (r->allowed && status == TN_OK) {
        add_value_finding(r, filed, findings);
    }
    if (tn_arena_failed(arena)) { /* a warning may be missing */
        status = TN_E_NOMEM;
    }
    if (status == TN_OK) {
        *out = r;
    }
    return status;
}
