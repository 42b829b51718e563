/* Conservation (rule 3.6): what was billed in a term is accounted for, in exact fractions, by what
 * was held and by named entries. The worth side is made from holdings and shares alone, not from
 * the lines, so that a line too many or too few cannot hide. */

#include "engine/billing/conservation.h"

#include "engine/life/worth.h"
#include "engine/proration/exact.h"

static const tn_fraction NOTHING = {0, 1};
static const tn_fraction WHOLE = {1, 1};

typedef struct check {
    const tn_life *life;
    const tn_policy *policy;
    tn_policy elapsed; /* by whose shares time is worth something: shares that add up over a term */
    bool exact;        /* the policy's own do: there is no gap */
    tn_status status;  /* sticky */
} check;

/* Where the policy's own shares do not add up, time goes by exact days and the difference is the
 * gap. */
static check check_of(const tn_life *life, const tn_policy *policy)
{
    const tn_basis basis = policy->basis;
    const bool adds_up =
        basis != TN_BASIS_ACTUAL_30 && basis != TN_BASIS_DAY_365 && basis != TN_BASIS_NONE;
    check c = {life, policy, *policy, adds_up && policy->ratio_decimals == TN_RATIO_EXACT, TN_OK};
    c.elapsed.ratio_decimals = TN_RATIO_EXACT;
    c.elapsed.basis = adds_up ? basis : TN_BASIS_DAY;
    return c;
}

static tn_fraction share_at(check *c, const tn_term *term, tn_instant at, const tn_policy *policy)
{
    tn_share share = {.used = NOTHING};
    if (c->status == TN_OK) {
        c->status = tn_share_left(term->period, at, term->anchor_day, policy, &share);
    }
    return share.used;
}

/* *sum += term, unless something failed before. */
static inline void add(check *c, tn_fraction *sum, tn_fraction term)
{
    if (c->status == TN_OK) {
        c->status = tni_exact_add(sum, term);
    }
}

/* *sum += value x share, value being a worth for the whole term. */
static void add_share(check *c, tn_fraction *sum, tn_fraction value, tn_fraction share)
{
    tn_fraction part = NOTHING;
    if (c->status == TN_OK) {
        c->status = tni_exact_share(value, share, &part);
    }
    add(c, sum, part);
}

/* The same; nearly always the share is all or nothing. */
static inline void add_part(check *c, tn_fraction *sum, tn_fraction value, tn_fraction share)
{
    if (share.num == share.den) {
        add(c, sum, value);
    } else if (share.num != 0) {
        add_share(c, sum, value, share);
    }
}

static tn_fraction negated(tn_fraction value)
{
    return (tn_fraction){-value.num, value.den};
}

/* What a change bills beyond its worth in time: credit that `none` withholds is forfeited, the rest
 * of the difference between the policy's share and time's is the gap. */
static void add_change_gap(check *c, const tn_term *term, const tn_holding *before,
                           const tn_holding *after, tn_fraction elapsed, tn_conservation *account)
{
    const tn_fraction own = share_at(c, term, after->from, c->policy);
    for (size_t i = 0; i < c->life->product->dimension_count; i++) {
        if (before->quantity[i] == after->quantity[i]) {
            continue;
        }
        const tn_price price = term->net_price[i];
        const tn_fraction old = tni_exact_units(price, before->quantity[i], term->currency);
        const tn_fraction new = tni_exact_units(price, after->quantity[i], term->currency);
        add_part(c, &account->gap, new, own);
        add_part(c, &account->gap, negated(new), elapsed);
        if (c->policy->basis == TN_BASIS_NONE) {
            add_part(c, &account->forfeited, old, elapsed);
        } else {
            add_part(c, &account->gap, negated(old), own);
            add_part(c, &account->gap, old, elapsed);
        }
    }
}

/* Until when a term is looked at: the cut, the end, or the end of the horizon's day. */
static tn_instant checked_until(const tn_life *life, const tn_term *term)
{
    const int64_t cut = tni_term_cut(life, term).seconds;
    const int64_t horizon = tn_instant_of(life->horizon).seconds + TN_DAY_SECONDS;
    return (tn_instant){horizon < cut ? horizon : cut};
}

/* The entry that takes what is left of the worth where the check stops. */
static tn_fraction *rest_entry(const tn_term *term, tn_conservation *account)
{
    return term->end_reason == TN_TERM_END_FULL ? &account->ahead : &account->forfeited;
}

/* The holding after this one; of those that begin at one instant the last, as it is with them that
 * the invoice begins and ends. */
static size_t next_holding(const tn_term *term, size_t i)
{
    size_t next = i + 1;
    while (next + 1 < term->holding_count &&
           term->holdings[next + 1].from.seconds == term->holdings[next].from.seconds) {
        next++;
    }
    return next;
}

/* held, forfeited or ahead, and gap, from holdings and shares. */
static void add_worth(check *c, const tn_term *term, tn_conservation *account)
{
    const tn_instant until = checked_until(c->life, term);
    tn_fraction before = WHOLE, value = NOTHING;
    for (size_t i = 0, next; i < term->holding_count; i = next) {
        next = next_holding(term, i);
        value = tni_holding_worth(term, c->life->product, &term->holdings[i]);
        const bool last = next == term->holding_count;
        const tn_instant to = last ? until : term->holdings[next].from;
        tn_fraction after = NOTHING;
        /* A change on the first day may find less than the whole term left (change_day old): what
         * it bills counts by that share. Where the check merely stops there, nothing was held. */
        if (last && to.seconds <= term->period.start.seconds) {
            after = WHOLE;
        } else if (to.seconds < term->period.end.seconds) {
            after = share_at(c, term, to, &c->elapsed);
        }
        add_part(c, &account->held, value, before);
        add_part(c, &account->held, negated(value), after);
        if (!last && !c->exact) {
            add_change_gap(c, term, &term->holdings[i], &term->holdings[next], after, account);
        }
        before = after;
    }
    add_part(c, rest_entry(term, account), value, before);
}

/* Agreed but not billed: instalments to come or cancelled, and a start that never came. */
static void add_unbilled(check *c, const tn_term *term, tn_conservation *account)
{
    for (size_t i = 0; i < term->plan.count; i++) {
        const tn_payment *p = &term->plan.payments[i];
        if (!tni_is_issued(c->life, term, tni_charge_instant(c->life, term, p->date))) {
            add(c, &account->unbilled, tni_exact_minor(p->amount.minor));
        }
    }
    if (!term->has_plan && !tni_starts_billed(c->life, term)) {
        add(c, &account->unbilled, tni_holding_worth(term, c->life->product, &term->holdings[0]));
    }
}

static void balance(check *c, const tn_conservation *k)
{
    const tn_fraction *const others[] = {&k->held, &k->ahead, &k->forfeited, &k->capped, &k->gap};
    tn_fraction difference = k->lines;
    add(c, &difference, k->unbilled);
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        add(c, &difference, negated(*others[i]));
    }
    if (c->status == TN_OK && difference.num != 0) {
        c->status = TN_E_BUG;
    }
}

/* The document's total is at most so many halves of a minor unit from the exact one. */
static tn_status is_near(const tn_document *d, int64_t halves, bool *near)
{
    tn_fraction off = d->exact;
    if (off.den <= INT64_MAX) { /* nearly always; what was totalled is within 64 bits of units */
        const int64_t den = (int64_t)off.den;
        off.num -= (tn_i128)d->total.minor * den;
        *near = (off.num < 0 ? -off.num : off.num) * 2 <= (tn_i128)halves * den;
        return TN_OK;
    }
    const tn_status status = tni_exact_sub(&off, tni_exact_minor(d->total.minor));
    const tn_fraction size = {off.num < 0 ? -off.num : off.num, off.den};
    *near = tn_fraction_compare(size, (tn_fraction){halves, 2}) <= 0;
    return status;
}

/* A document's total is its lines' sum, and near its exact total: half a minor unit once (a whole
 * one in the directed modes), or per line where lines are rounded alone. */
static tn_status check_document(const tn_document *d)
{
    const int64_t rounded = d->policy->scope == TN_SCOPE_LINE ? (int64_t)d->line_count : 1;
    const int64_t halves = d->policy->rounding >= TN_UP ? 2 * rounded : rounded;
    bool holds = false;
    const tn_status status = is_near(d, halves, &holds);
    tn_i128 sum = 0;
    for (size_t i = 0; i < d->line_count; i++) {
        sum += d->lines[i].amount.minor;
    }
    holds = holds && sum == d->total.minor;
    return status != TN_OK ? status : holds ? TN_OK : TN_E_BUG;
}

tn_conservation *tni_conservation_new(tn_arena *arena, const tn_life *life)
{
    const tn_conservation empty = {.lines = NOTHING,
                                   .held = NOTHING,
                                   .ahead = NOTHING,
                                   .forfeited = NOTHING,
                                   .waived = NOTHING,
                                   .unbilled = NOTHING,
                                   .capped = NOTHING,
                                   .gap = NOTHING};
    tn_conservation *accounts = tn_arena_repeat(arena, &empty, life->term_count, sizeof(empty));
    for (size_t i = 0; accounts && i < life->term_count; i++) {
        accounts[i].term = i;
    }
    return accounts;
}

tn_status tni_conservation_enter(tn_conservation *account, const tn_document *d, bool issued)
{
    tn_status status = check_document(d);
    if (d->kind == TN_DOCUMENT_USAGE) {
        return status;
    }
    tn_fraction *billed = issued ? &account->lines : &account->unbilled;
    for (size_t i = 0; i < d->line_count && status == TN_OK; i++) {
        const tn_line *line = &d->lines[i];
        status = line->kind == TN_LINE_REFUND ? tni_exact_sub(&account->waived, line->exact)
                                              : tni_exact_add(billed, line->exact);
        status = status == TN_OK ? tni_exact_add(&account->capped, line->capped_exact) : status;
    }
    return status;
}

tn_status tni_conservation_check(tn_conservation *accounts, const tn_life *life,
                                 const tn_policy *policy)
{
    check c = check_of(life, policy);
    for (size_t i = 0; i < life->term_count; i++) {
        add_worth(&c, &life->terms[i], &accounts[i]);
        add_unbilled(&c, &life->terms[i], &accounts[i]);
        balance(&c, &accounts[i]);
    }
    return c.status;
}
