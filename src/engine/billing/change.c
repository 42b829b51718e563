/* What a change of configuration in the middle of a term costs, line by line. */
#include "engine/billing/change.h"

#include "engine/billing/document.h"
#include "engine/proration/exact.h"

static const int64_t NO_CAP = INT64_MAX;

/* Two configurations at net prices for a whole period. */
typedef struct configurations {
    tn_period period;
    int anchor_day; /* 0: the start's own */
    const tn_price *price;
    const int64_t *from, *to;
    size_t count;
} configurations;

/* A line for what is left of the period: a credit's amount is negative. */
static tn_status add_line(const configurations *c, tn_document *d, tn_line_kind kind, size_t i)
{
    const bool credit = kind == TN_LINE_UPGRADE_CREDIT;
    tn_line *line = tni_line_next(d, kind, i);
    line->period = (tn_period){d->at, c->period.end};
    line->quantity = credit ? c->from[i] : c->to[i];
    line->unit_price = c->price[i];
    line->share = d->share;
    const tn_status status = tni_exact_worth(line->unit_price, line->quantity, d->share->used,
                                             d->total.currency, &line->exact);
    line->exact.num = credit ? -line->exact.num : line->exact.num;
    return status;
}

/* Takes what the credits, all lines so far, exceed the cap by off the last one, then the one before
 * (rule 3.8). */
static tn_status cap_credits(tn_document *d)
{
    tn_fraction excess = tni_exact_minor(-d->charged_minor);
    tn_status status = TN_OK;
    for (size_t i = 0; i < d->line_count && status == TN_OK; i++) {
        status = tni_exact_sub(&excess, d->lines[i].exact);
    }
    for (size_t i = d->line_count; i > 0 && excess.num > 0 && status == TN_OK; i--) {
        tn_line *line = &d->lines[i - 1];
        const tn_fraction size = {-line->exact.num, line->exact.den};
        const tn_fraction taken = tn_fraction_compare(excess, size) < 0 ? excess : size;
        status = tni_exact_add(&line->exact, taken);
        if (status == TN_OK) {
            status = tni_exact_sub(&excess, taken);
        }
        if (status == TN_OK) {
            status = tni_exact_round(taken, d->policy->rounding, &line->capped.minor);
        }
        line->capped_exact = taken;
    }
    return status;
}

/* The lines and the total; the document has room for two lines of each change and one more. */
static tn_status fill(const configurations *c, tn_share *share, tn_document *d)
{
    tn_status status = tn_share_left(c->period, d->at, c->anchor_day, d->policy, share);
    d->share = share;
    for (size_t i = 0; i < c->count && status == TN_OK; i++) {
        if (c->from[i] != c->to[i] && c->from[i] > 0 && d->policy->basis != TN_BASIS_NONE) {
            status = add_line(c, d, TN_LINE_UPGRADE_CREDIT, i);
        }
    }
    if (status == TN_OK && d->charged_minor != NO_CAP) {
        status = cap_credits(d);
    }
    for (size_t i = 0; i < c->count && status == TN_OK; i++) {
        if (c->from[i] != c->to[i] && c->to[i] > 0) {
            status = add_line(c, d, TN_LINE_UPGRADE_CHARGE, i);
        }
    }
    return status == TN_OK ? tni_document_total(d) : status;
}

tn_status tni_change_bill(tn_arena *arena, const tni_change *change, tn_document **out)
{
    const tn_term *term = change->term;
    const configurations c = {.period = term->period,
                              .anchor_day = term->anchor_day,
                              .price = term->net_price,
                              .from = change->from,
                              .to = change->to,
                              .count = change->life->product->dimension_count};
    size_t lines = 1;
    for (size_t i = 0; i < c.count; i++) {
        lines += c.from[i] != c.to[i] ? 2 : 0;
    }
    tn_document *d = NULL;
    tn_share *share = tn_arena_take(arena, sizeof(*share));
    tn_status status = tni_document_make(arena, term, change->at, lines, &d);
    if (!share || status != TN_OK) {
        return share ? status : TN_E_NOMEM;
    }
    d->kind = TN_DOCUMENT_UPGRADE;
    d->life = change->life;
    d->policy = change->policy;
    d->has_time = change->has_time;
    d->charged_minor = change->charged_minor;
    status = fill(&c, share, d);
    if (status == TN_OK) {
        *out = d;
    }
    return status;
}

tn_proration tni_change_figures(const tn_document *d)
{
    const tn_money zero = {0, d->total.currency};
    tn_proration p = {*d->share, zero, zero, zero, d->total};
    for (size_t i = 0; i < d->line_count; i++) {
        const tn_line *line = &d->lines[i];
        if (line->kind == TN_LINE_UPGRADE_CREDIT) {
            p.credit.minor -= line->amount.minor;
        } else if (line->kind == TN_LINE_UPGRADE_CHARGE) {
            p.charge.minor += line->amount.minor;
        } else {
            p.rounding.minor += line->amount.minor;
        }
    }
    return p;
}

/* ---- the calculator ------------------------------------------------------------------------- */

enum { SIDES = 2, SIDE_LINES = SIDES + 1 };

/* The old configuration gives way to the new one, like a tier to another; there is no cap. */
static tn_status fill_sides(tn_period period, tn_configuration from, tn_configuration to,
                            tn_share *share, tn_document *d)
{
    const tn_price price[SIDES] = {from.price, to.price};
    const int64_t before[SIDES] = {from.present ? from.quantity : 0, 0};
    const int64_t after[SIDES] = {0, to.present ? to.quantity : 0};
    const configurations c = {
        .period = period, .price = price, .from = before, .to = after, .count = SIDES};
    d->kind = TN_DOCUMENT_UPGRADE;
    d->exact.den = 1;
    d->charged_minor = NO_CAP;
    return tn_period_has(period, d->at) || d->at.seconds == period.end.seconds ? fill(&c, share, d)
                                                                               : TN_E_RANGE;
}

tn_status tn_prorate(tn_period period, tn_instant on, tn_configuration from, tn_configuration to,
                     tn_currency currency, const tn_policy *policy, tn_proration *out)
{
    tn_line lines[SIDE_LINES]; /* not zeroed: only figures are read, which are all written */
    tn_share share;
    tn_document d = {.at = on, .policy = policy, .total = {.currency = currency}, .lines = lines};
    const tn_status status = fill_sides(period, from, to, &share, &d);
    if (status == TN_OK) {
        *out = tni_change_figures(&d);
    }
    return status;
}

tn_status tn_change_document(tn_arena *arena, const tn_change *change, const tn_document **out)
{
    tn_document *d = tn_arena_take(arena, sizeof(*d));
    tn_share *share = tn_arena_take(arena, sizeof(*share));
    tn_line *lines = tn_arena_take_array(arena, SIDE_LINES, sizeof(*lines));
    if (!d || !share || !lines) {
        return TN_E_NOMEM;
    }
    *d = (tn_document){.at = change->on,
                       .policy = change->policy,
                       .total = {.currency = change->currency},
                       .lines = lines};
    const tn_status status = fill_sides(change->period, change->from, change->to, share, d);
    if (status == TN_OK) {
        *out = d;
    }
    return status;
}
