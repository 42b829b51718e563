/* An offer against the guardrails of its workspace: what exceeds them, and who may approve it. */
#include "tenor/approval.h"

#include <string.h>

#include "engine/quote/price.h"
#include "tenor/quote.h"

typedef enum limit_kind {
    MAX_DISCOUNT, /* what is taken off x 100 %, against the whole x the percent */
    MIN_TOTAL,    /* minor units */
    MAX_NET_TERMS,
    MAX_DURATION,
    MIN_UPLIFT, /* percent e4 */
    FLOOR       /* net x 100 %, against the whole, list, x the percent */
} limit_kind;

typedef struct measure {
    limit_kind kind;
    tn_i128 value;
    tn_currency currency;      /* of a total */
    int months;                /* of a floor */
    tn_i128 whole;             /* that percents are of: nothing is rounded before it is compared */
    const tn_quote_item *item; /* of a discount; NULL: on the total */
} measure;

typedef struct guard {
    tn_arena *arena;
    const tn_settings *settings;
    const tn_quote *quote;
    int places; /* of computed prices */
    tn_policy policy;
    tn_approver_level needed, approved; /* of all so far; by the approval that holds */
    tn_findings *findings;              /* NULL: only the level is asked */
} guard;

static bool of_percent(const tn_field_percent *field, tn_i128 times, tn_i128 *out)
{
    if (field->set) {
        *out = times * field->value.e4;
    }
    return field->set;
}

static bool of_number(const tn_field_number *field, tn_i128 *out)
{
    if (field->set) {
        *out = field->value;
    }
    return field->set;
}

static bool of_total(const tn_guardrails *rails, tn_currency currency, tn_i128 *out)
{
    tn_money least;
    for (size_t i = 0; i < rails->total_count; i++) {
        const tn_guardrail_total *total = &rails->totals[i];
        if (tn_currency_equal(total->currency, currency) &&
            tn_money_from_price(total->total.value, currency, &least) == TN_OK) {
            *out = least.minor;
            return true;
        }
    }
    return false;
}

/* The limit of these guardrails alone; false: they state none, and out stays what it was. */
static bool limit_of(const tn_guardrails *rails, const measure *m, tn_i128 *out)
{
    switch (m->kind) {
    case MAX_DISCOUNT:
        return of_percent(&rails->max_discount, m->whole, out);
    case MIN_UPLIFT:
        return of_percent(&rails->min_uplift, 1, out);
    case MAX_NET_TERMS:
        return of_number(&rails->max_net_terms, out);
    case MAX_DURATION:
        return of_number(&rails->max_duration, out);
    case MIN_TOTAL:
        return of_total(rails, m->currency, out);
    case FLOOR:
        break;
    }
    for (size_t i = 0; i < rails->floor_count; i++) {
        if (rails->floors[i].months == m->months) {
            return of_percent(&rails->floors[i].percent, m->whole, out);
        }
    }
    return false;
}

static bool fits(const measure *m, tn_i128 limit)
{
    const bool least = m->kind == MIN_TOTAL || m->kind == MIN_UPLIFT || m->kind == FLOOR;
    return least ? m->value >= limit : m->value <= limit;
}

static tn_price least_price(const guard *g, const tn_quote_item *item, tn_percent discount)
{
    return tni_price_discounted(item->list_price.price, discount, g->places);
}

/* It is no more than the discount itself comes to where prices are rounded: a third off 100 is off
 * by less than a step of the price, and nobody wrote more than was allowed. A floor is the rest of
 * a discount: 80 % where 20 % may come off. */
static bool is_rounding(const guard *g, const measure *m, tn_i128 limit)
{
    const tn_quote *q = g->quote;
    tni_sum sum = tni_sum_start(q->currency);
    tn_maybe_money least = {0};
    if (!m->whole) { /* no percent at all */
        return false;
    }
    const int64_t part = (int64_t)(limit / m->whole);
    const tn_percent discount = {m->kind == FLOOR ? TN_PERCENT_ALL - part : part};
    if (m->item) {
        return m->item->net_price.price.e8 >= least_price(g, m->item, discount).e8;
    }
    for (size_t i = 0; i < q->item_count; i++) { /* never above the list total, so it fits */
        const tn_quote_item *item = &q->items[i];
        const tn_maybe_price price = {true, least_price(g, item, discount)};
        (void)tni_sum_add(&sum, price, item->quantity, &g->policy, NULL);
    }
    (void)tni_sum_total(&sum, &g->policy, &least);
    return q->net_total.money.minor >= least.money.minor;
}

/* The least level whose limit reaches; the first limit, of level 0, is what everybody may do. */
static tn_approver_level level_of(const guard *g, const measure *m, tn_i128 limit)
{
    const size_t count = g->settings->approver_count;
    tn_approver_level level = 0;
    for (; level <= count && !fits(m, limit) && !is_rounding(g, m, limit); level++) {
        if (level < count) {
            (void)limit_of(&g->settings->approvers[level], m, &limit);
        }
    }
    return level;
}

static const char *who(const guard *g, tn_approver_level level)
{
    const tn_settings *s = g->settings;
    return level <= s->approver_count
               ? tn_arena_format(g->arena, "'%s' may approve it", s->approvers[level - 1].name)
               : "nobody may approve it";
}

/* Something is beyond a limit: an error, unless the approval reaches it. */
static void exceed(guard *g, tn_approver_level level, tn_at at, const char *subject,
                   const char *what)
{
    g->needed = level > g->needed ? level : g->needed;
    if (g->findings && level > g->approved) {
        tn_findings_add(g->findings, TN_OFR_GUARDRAIL, at, subject, "%s: %s", what ? what : "",
                        who(g, level));
    }
}

static const char *limit_text(const guard *g, const measure *m, tn_i128 limit)
{
    char text[TN_DECIMAL_TEXT];
    switch (m->kind) {
    case MAX_DISCOUNT:
    case MIN_UPLIFT:
    case FLOOR:
        limit /= m->whole ? m->whole : 1;
        return tn_arena_format(g->arena, "%s%%",
                               tn_percent_format((tn_percent){(int64_t)limit}, text));
    case MIN_TOTAL:
        return tn_arena_text(
            g->arena, tn_money_format_grouped((tn_money){(int64_t)limit, m->currency}, text));
    case MAX_NET_TERMS:
        return tn_arena_format(g->arena, "%d days", (int)limit);
    case MAX_DURATION:
        return tn_arena_text(g->arena, tn_duration_format((int)limit, text));
    }
    return "";
}

static void judge(guard *g, const measure *m, tn_at at, const char *subject, const char *what)
{
    tn_i128 limit;
    const bool limited = limit_of(&g->settings->guardrails, m, &limit);
    const tn_approver_level level = limited ? level_of(g, m, limit) : 0;
    if (level) {
        exceed(g, level, at, subject,
               tn_arena_format(g->arena, "%s, the limit is %s", what ? what : "",
                               limit_text(g, m, limit)));
    }
}

/* Of an item, list and net in counts of 1e-8, or (NULL) of the total, in minor units. Nothing comes
 * off a list of 0. What the quote shows is rounded: beyond the limit by less than that is said to
 * be just over it. */
static void judge_discount(guard *g, const tn_quote_item *item, tn_percent discount, int64_t list,
                           int64_t net, tn_at at, const char *subject, const char *of)
{
    char text[TN_DECIMAL_TEXT];
    const tn_percent limit = g->settings->guardrails.max_discount.value;
    const measure m = {.kind = MAX_DISCOUNT,
                       .value = ((tn_i128)list - net) * TN_PERCENT_ALL,
                       .whole = list,
                       .item = item};
    judge(g, &m, at, subject,
          tn_arena_format(g->arena, "a discount of %s%s%% on %s",
                          discount.e4 > limit.e4 ? "" : "just over ",
                          tn_percent_format(discount, text), of));
}

static void judge_product_floor(guard *g, const tn_quote_item *item, tn_at at)
{
    const tn_dimension *d = item->dimension;
    char net[TN_DECIMAL_TEXT], least[TN_DECIMAL_TEXT];
    if (!tn_currency_equal(g->quote->currency, g->quote->offer->product->currency.value)) {
        return;
    }
    for (size_t i = 0; i < d->floor_count; i++) {
        if (d->floors[i].months == g->quote->months &&
            item->net_price.price.e8 < d->floors[i].price.value.e8) {
            exceed(g, g->settings->approver_count + 1, at, d->label,
                   tn_arena_format(
                       g->arena, "the price of %s is below the product's floor of %s",
                       tn_price_format(item->net_price.price, g->quote->currency, net),
                       tn_price_format(d->floors[i].price.value, g->quote->currency, least)));
        }
    }
}

/* Against the list price, where it is known; else the approver with the most power decides. */
static void judge_price(guard *g, const tn_quote_item *item, tn_at at, const char *label)
{
    char part[TN_DECIMAL_TEXT];
    const tn_approver_level last = g->settings->approver_count;
    if (item->list_price.known) {
        const int64_t list = item->list_price.price.e8, net = item->net_price.price.e8;
        const measure m = {.kind = FLOOR,
                           .value = (tn_i128)net * TN_PERCENT_ALL,
                           .months = g->quote->months,
                           .whole = list,
                           .item = item};
        const tn_percent of_list = {TN_PERCENT_ALL - item->discount.percent.e4};
        judge_discount(g, item, item->discount.percent, list, net, at, label,
                       tn_arena_format(g->arena, "'%s'", label));
        judge(g, &m, at, label,
              tn_arena_format(g->arena, "the price of '%s' is %s%% of its list price", label,
                              tn_percent_format(of_list, part)));
    } else if (g->settings->guardrails.max_discount.set) {
        exceed(g, last ? last : 1, at, label,
               tn_arena_format(g->arena, "the discount on '%s' is not known without a list price",
                               label));
    }
}

static void judge_item(guard *g, const tn_quote_item *item)
{
    const tn_offer *offer = g->quote->offer;
    const tn_offer_item *own = /* without a what-if each line has one */
        tn_offer_item_for(offer, (size_t)(item->dimension - offer->product->dimensions));
    const tn_at at = own->price.at; /* not set: the section's */
    if (item->net_price.known) {
        judge_price(g, item, at, item->dimension->label);
        judge_product_floor(g, item, at);
    }
}

static void judge_totals(guard *g)
{
    const tn_quote *q = g->quote;
    const tn_at at = q->offer->payments.total.set ? q->offer->payments.total.at : q->offer->at;
    const tn_money list = q->list_total.money, net = q->net_total.money; /* 0: not known */
    char text[TN_DECIMAL_TEXT];
    tn_percent discount = {0};
    if (!q->net_total.known) {
        return;
    }
    /* Not known, or above list by more than fits: nothing is off. */
    (void)tn_money_share((tn_money){list.minor - net.minor, list.currency}, list, &discount);
    judge_discount(g, NULL, discount, list.minor, net.minor, at, "offer", "the total");
    const measure total = {.kind = MIN_TOTAL, .value = net.minor, .currency = q->currency};
    judge(g, &total, at, "offer",
          tn_arena_format(g->arena, "a total of %s", tn_money_format_grouped(net, text)));
}

static void judge_terms(guard *g)
{
    const tn_offer *offer = g->quote->offer;
    char text[TN_DECIMAL_TEXT];
    const measure net = {.kind = MAX_NET_TERMS, .value = offer->net_terms.value};
    const measure months = {.kind = MAX_DURATION, .value = g->quote->months};
    const measure uplift = {.kind = MIN_UPLIFT, .value = offer->renewal.uplift.value.e4};
    if (offer->net_terms.set) {
        judge(g, &net, offer->net_terms.at, "offer",
              tn_arena_format(g->arena, "net terms of %d days", (int)offer->net_terms.value));
    }
    judge(
        g, &months, offer->duration.at, "offer",
        tn_arena_format(g->arena, "a duration of %s", tn_duration_format(g->quote->months, text)));
    if (offer->renewal.automatic.set && offer->renewal.automatic.value) {
        judge(g, &uplift, offer->renewal.uplift.at, "renewal",
              tn_arena_format(g->arena, "an uplift of %s%%",
                              tn_percent_format(offer->renewal.uplift.value, text)));
    }
}

static bool has_floors(const tn_product *product)
{
    for (size_t i = 0; i < product->dimension_count; i++) {
        if (product->dimensions[i].floor_count) {
            return true;
        }
    }
    return false;
}

/* Runs the offer against every limit. */
static tn_status judge_all(guard *g, const tn_offer *offer, const tn_tables *tables)
{
    g->places = tn_product_price_places(offer->product, tables);
    g->policy = tn_offer_policy(offer, tables);
    if (!g->settings->guardrails.at.line && !has_floors(offer->product)) {
        return TN_OK;
    }
    tn_findings *aside = tn_findings_new(g->arena);
    const tn_status status =
        aside ? tn_quote_build(g->arena, offer, tables, NULL, NULL, aside, &g->quote) : TN_E_NOMEM;
    if (status != TN_OK) {
        return status;
    }
    for (size_t i = 0; i < g->quote->item_count; i++) {
        judge_item(g, &g->quote->items[i]);
    }
    judge_totals(g);
    judge_terms(g);
    return tn_arena_failed(g->arena) ? TN_E_NOMEM : TN_OK;
}

tn_status tn_offer_approver_needed(tn_arena *arena, const tn_offer *offer,
                                   const tn_settings *settings, const tn_tables *tables,
                                   tn_approver_level *out)
{
    guard g = {.arena = arena, .settings = settings};
    const tn_status status = judge_all(&g, offer, tables);
    if (status == TN_OK) {
        *out = g.needed;
    }
    return status;
}

/* How far the approval reaches; 0 with a finding when it does not hold. */
static tn_status read_approval(guard *g, const tn_offer *offer, const tn_tables *tables)
{
    const tn_approval *approval = &offer->approval;
    char digest[TN_DIGEST_TEXT];
    const tn_status status = tn_offer_digest(offer, tables, digest);
    if (status != TN_OK) {
        return status;
    }
    const tn_approver_level level =
        approval->by.value ? tn_settings_approver(g->settings, approval->by.value) : 0;
    if (!approval->digest.value || strcmp(approval->digest.value, digest) != 0) {
        tn_findings_add(g->findings, TN_OFR_APPROVAL, approval->at, "approval",
                        "the offer was changed after its approval%s%s",
                        approval->by.value ? " by " : "",
                        approval->by.value ? approval->by.value : "");
    } else if (!level) {
        tn_findings_add(g->findings, TN_OFR_APPROVER, approval->by.at, "approval",
                        "'%s' is no approver of this workspace",
                        approval->by.value ? approval->by.value : "");
    } else {
        g->approved = level;
    }
    return TN_OK;
}

tn_status tn_offer_check_guardrails(tn_arena *arena, const tn_offer *offer,
                                    const tn_settings *settings, const tn_tables *tables,
                                    tn_findings *findings)
{
    guard g = {.arena = arena, .settings = settings};
    tn_status status = judge_all(&g, offer, tables);
    if (status != TN_OK || !g.needed) {
        return status;
    }
    g.findings = findings;
    if (offer->approval.set) {
        status = read_approval(&g, offer, tables);
    }
    return status == TN_OK ? judge_all(&g, offer, tables) : status;
}
