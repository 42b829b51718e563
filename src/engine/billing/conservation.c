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
} check;

/* Where the policy's own shares do not add up, time goes by exact days and the difference is the
 * gap. */
static check check_of(const tn_life *life, const tn_policy *policy)
{
    const tn_basis basis = policy->basis;
    const bool adds_up =
        basis != TN_BASIS_ACTUAL_30 && basis != TN_BASIS_DAY_365 && basis != TN_BASIS_NONE;
    check c = {life, policy, *policy, adds_up && policy->ratio_decimals == TN_RATIO_EXACT};
    c.elapsed.ratio_decimals = TN_RATIO_EXACT;
    c.elapsed.basis = adds_up ? basis : TN_BASIS_DAY;
    return c;
}

static tn_status share_at(const tn_term *term, tn_instant at, const tn_policy *policy,
                          tn_fraction *out)
{
    tn_share share;
    const tn_status status = tn_share_left(term->period, at, term->anchor_day, policy, &share);
    if (status == TN_OK) {
        *out = share.used;
    }
    return status;
}

/* *sum += sign x value x share, value being a worth for the whole term. */
static tn_status add_share(tn_fraction *sum, tn_fraction value, tn_fraction share, int sign)
{
    tn_fraction part;
    const tn_status status = tni_exact_share(value, share, &part);
    return status == TN_OK ? tni_exact_add(sum, part, sign) : status;
}

/* The same; nearly always the share is all or nothing. */
static inline tn_status add_part(tn_fraction *sum, tn_fraction value, tn_fraction share, int sign)
{
    if (share.num == 0) {
        return TN_OK;
    }
    return share.num == share.den ? tni_exact_add(sum, value, sign)
                                  : add_share(sum, value, share, sign);
}

/* What a change bills beyond its worth in time: credit that `none` withholds is forfeited, the rest
 * of the difference between the policy's share and time's is the gap. */
static tn_status add_change_gap(const check *c, const tn_term *term, const tn_holding *before,
                                const tn_holding *after, tn_fraction elapsed,
                                tn_conservation *account)
{
    tn_fraction own = elapsed;
    if (c->exact) {
        return TN_OK;
    }
    tn_status status = share_at(term, after->from, c->policy, &own);
    for (size_t i = 0; i < c->life->product->dimension_count && status == TN_OK; i++) {
        if (before->quantity[i] == after->quantity[i]) {
            continue;
        }
        const tn_price price = term->net_price[i];
        const tn_fraction old = tni_exact_units(price, before->quantity[i], term->currency);
        const tn_fraction new = tni_exact_units(price, after->quantity[i], term->currency);
        status = add_part(&account->gap, new, own, 1);
        status = status == TN_OK ? add_part(&account->gap, new, elapsed, -1) : status;
        if (c->policy->basis == TN_BASIS_NONE) {
            status = status == TN_OK ? add_part(&account->forfeited, old, elapsed, 1) : status;
        } else {
            status = status == TN_OK ? add_part(&account->gap, old, own, -1) : status;
            status = status == TN_OK ? add_part(&account->gap, old, elapsed, 1) : status;
        }
    }
    return status;
}

/* Until when a term is looked at: the cut, the end, or the horizon. */
static tn_instant checked_until(const tn_life *life, const tn_term *term)
{
    tn_instant until = tni_term_cut(life, term);
    const tn_instant horizon = {tn_instant_of(life->horizon).seconds + TN_DAY_SECONDS};
    if (!life->arrears && horizon.seconds < until.seconds) {
        until = horizon;
    }
    return until.seconds < term->period.start.seconds ? term->period.start : until;
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
static tn_status worth_side(const check *c, const tn_term *term, tn_conservation *account)
{
    const tn_instant until = checked_until(c->life, term);
    tn_fraction before = WHOLE, value = NOTHING;
    tn_status status = TN_OK;
    for (size_t i = 0, next; i < term->holding_count && status == TN_OK; i = next) {
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
            status = share_at(term, to, &c->elapsed, &after);
        }
        status = status == TN_OK ? add_part(&account->held, value, before, 1) : status;
        status = status == TN_OK ? add_part(&account->held, value, after, -1) : status;
        if (status == TN_OK && !last) {
            status =
                add_change_gap(c, term, &term->holdings[i], &term->holdings[next], after, account);
        }
        before = after;
    }
    return status == TN_OK ? add_part(rest_entry(term, account), value, before, 1) : status;
}

/* lines, waived and capped, from the documents of the term. */
static tn_status add_lines(const tn_document *d, tn_conservation *account)
{
    tn_status status = TN_OK;
    for (size_t i = 0; i < d->line_count && status == TN_OK; i++) {
        const tn_line *line = &d->lines[i];
        if (line->kind == TN_LINE_REFUND) {
            status = tni_exact_add(&account->waived, line->exact, -1);
        } else if (line->kind != TN_LINE_ROUNDING) {
            status = tni_exact_add(&account->lines, line->exact, 1);
        }
        if (status == TN_OK && line->capped_exact.num != 0) {
            status = tni_exact_add(&account->capped, line->capped_exact, 1);
        }
    }
    return status;
}

static tn_status balance(const tn_conservation *k, bool *balanced)
{
    const tn_fraction *const others[] = {&k->held, &k->ahead, &k->forfeited, &k->capped, &k->gap};
    tn_fraction difference = k->lines;
    tn_status status = tni_exact_add(&difference, k->unbilled, 1);
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]) && status == TN_OK; i++) {
        status = tni_exact_add(&difference, *others[i], -1);
    }
    *balanced = difference.num == 0;
    return status;
}

/* The exact amount is at most so many halves of a minor unit from the whole one. */
static tn_status is_near(tn_fraction exact, int64_t whole, int64_t halves, bool *near)
{
    if (exact.num == (int64_t)exact.num && exact.den <= INT64_MAX) { /* nearly always */
        const tn_i128 off = exact.num - (tn_i128)whole * (int64_t)exact.den;
        *near = (off < 0 ? -off : off) * 2 <= (tn_i128)halves * (int64_t)exact.den;
        return TN_OK;
    }
    tn_fraction off = tni_exact_minor(whole);
    const tn_status status = tni_exact_add(&off, exact, -1);
    const tn_fraction size = {off.num < 0 ? -off.num : off.num, off.den};
    *near = tn_fraction_compare(size, (tn_fraction){halves, 2}) <= 0;
    return status;
}

/* A document's total is its lines' sum, and near its exact total: half a minor unit once (a whole
 * one in the directed modes), or per line where lines are rounded alone. */
static tn_status document_holds(const tn_document *d, bool *holds)
{
    const bool directed = d->policy->rounding >= TN_UP;
    const int64_t rounded = d->policy->scope == TN_SCOPE_LINE ? (int64_t)d->line_count : 1;
    tn_i128 sum = 0;
    for (size_t i = 0; i < d->line_count; i++) {
        sum += d->lines[i].amount.minor;
    }
    const tn_status status = is_near(d->exact, d->total.minor, rounded * (directed ? 2 : 1), holds);
    *holds = *holds && sum == d->total.minor;
    return status;
}

/* Agreed but not billed: instalments to come or cancelled, and a start that never came. */
static tn_status add_unbilled(const tn_life *life, const tn_term *term, tn_conservation *account)
{
    tn_status status = TN_OK;
    for (size_t i = 0; i < term->plan.count && status == TN_OK; i++) {
        const tn_payment *p = &term->plan.payments[i];
        if (!tni_is_issued(life, term, tni_charge_instant(life, term, p->date))) {
            status = tni_exact_add(&account->unbilled, tni_exact_minor(p->amount.minor), 1);
        }
    }
    if (status == TN_OK && !term->has_plan && !tni_starts_billed(life, term)) {
        const tn_fraction start = tni_holding_worth(term, life->product, &term->holdings[0]);
        status = tni_exact_add(&account->unbilled, start, 1);
    }
    return status;
}

/* Of a zeroed account, which is written once only: it is large. */
static void clear(tn_conservation *k)
{
    k->lines.den = k->held.den = k->ahead.den = k->forfeited.den = 1;
    k->waived.den = k->unbilled.den = k->capped.den = k->gap.den = 1;
}

tn_conservation *tni_conservation_new(tn_arena *arena, const tn_life *life)
{
    tn_conservation *accounts = tn_arena_take_array(arena, life->term_count, sizeof(*accounts));
    for (size_t i = 0; accounts && i < life->term_count; i++) {
        clear(&accounts[i]);
        accounts[i].term = i;
    }
    return accounts;
}

tn_status tni_conservation_enter(tn_conservation *account, const tn_document *d, bool issued)
{
    bool holds = false;
    tn_status status = document_holds(d, &holds);
    if (status != TN_OK || !holds) {
        return status != TN_OK ? status : TN_E_BUG;
    }
    if (d->kind == TN_DOCUMENT_USAGE) {
        return TN_OK;
    }
    if (issued) {
        return add_lines(d, account);
    }
    tn_conservation apart = {0};
    clear(&apart);
    status = add_lines(d, &apart);
    status = status == TN_OK ? tni_exact_add(&account->unbilled, apart.lines, 1) : status;
    return status == TN_OK ? tni_exact_add(&account->capped, apart.capped, 1) : status;
}

tn_status tni_conservation_check(tn_conservation *accounts, const tn_life *life,
                                 const tn_policy *policy)
{
    const check c = check_of(life, policy);
    tn_status status = TN_OK;
    for (size_t i = 0; i < life->term_count && status == TN_OK; i++) {
        bool balanced = false;
        status = worth_side(&c, &life->terms[i], &accounts[i]);
        status = status == TN_OK ? add_unbilled(life, &life->terms[i], &accounts[i]) : status;
        status = status == TN_OK ? balance(&accounts[i], &balanced) : status;
        if (status == TN_OK && !balanced) {
            return TN_E_BUG;
        }
    }
    return status;
}
