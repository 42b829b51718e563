/* Terms of an offer that have to do with money and time. */
#include "format/changeset/changeset_terms.h"

#include <stdio.h>

#include "engine/life/life_state.h"
#include "engine/quote/price.h"

static const tn_price charge_max = {TN_PRICE_MAX_E8};

tni_json *tni_pricing_term(tn_changeset *set, tni_json *terms, const char *type,
                           tn_currency currency)
{
    tni_json *term = tni_add_object(set, terms);
    tni_put_word(set, term, "Type", type);
    tni_put_word(set, term, "CurrencyCode", currency.code);
    return term;
}

tni_json *tni_usage_card(tn_changeset *set, tni_json *terms, tn_currency currency)
{
    tni_json *term = tni_pricing_term(set, terms, "UsageBasedPricingTerm", currency);
    tni_json *cards = tni_put_array(set, term, "RateCards");
    return tni_put_array(set, tni_add_object(set, cards), "RateCard");
}

/* "P12M"; the buffer has TN_DURATION_TEXT bytes. */
static const char *duration(int months, char *buffer)
{
    snprintf(buffer, TN_DURATION_TEXT, "P%dM", months);
    return buffer;
}

tni_json *tni_rate_card(tn_changeset *set, tni_json *term, int months, bool one_tier)
{
    char text[TN_DURATION_TEXT];
    const char *allowed = one_tier ? "Disallowed" : "Allowed";
    tni_json *cards = tni_json_get(term, "RateCards");
    tni_json *card = tni_add_object(set, cards ? cards : tni_put_array(set, term, "RateCards"));
    tni_json *selector = tni_put_object(set, card, "Selector");
    tni_put_word(set, selector, "Type", "Duration");
    tni_put_word(set, selector, "Value", duration(months, text));
    tni_json *rates = tni_put_array(set, card, "RateCard");
    tni_json *constraints = tni_put_object(set, card, "Constraints");
    tni_put_word(set, constraints, "MultipleDimensionSelection", allowed);
    tni_put_word(set, constraints, "QuantityConfiguration", allowed);
    return rates;
}

void tni_rate(tn_changeset *set, tni_json *card, const tn_dimension *dimension, tn_price price)
{
    char text[TN_DECIMAL_TEXT];
    tni_json *rate = tni_add_object(set, card);
    tni_put_word(set, rate, "DimensionKey", dimension->key.value);
    tni_put_word(set, rate, "Price", tn_decimal_format(price.e8, 8, 0, text));
}

/* Every dimension that can be bought, at the item's price or the list price less the discount. */
static void write_choice(tni_offer_writer *w, tni_json *terms)
{
    const tni_pricing pricing = tni_pricing_make(w->offer, w->tables, NULL, w->quote->months, true);
    const bool one_tier = w->product->purchase.value == TN_PURCHASE_ONE_TIER;
    tni_json *term =
        tni_pricing_term(w->set, terms, "ConfigurableUpfrontPricingTerm", w->quote->currency);
    tni_json *card = tni_rate_card(w->set, term, w->quote->months, one_tier);
    for (size_t i = 0; i < w->product->dimension_count; i++) {
        const tni_unit unit = tni_pricing_unit(&pricing, i);
        if (unit.net.known && tn_dimension_is_contract(&w->product->dimensions[i])) {
            tni_rate(w->set, card, &w->product->dimensions[i], unit.net.price);
        }
    }
    if (!tni_json_count(card)) {
        tn_findings_add(w->findings, TN_CHG_RATE, w->offer->at, "offer",
                        "no dimension has a price: a rate card needs one");
    }
    if (w->offer->payments.total.set && w->quote->net_total.known) {
        tn_maybe_money list, net = {0};
        char agreed[TN_DECIMAL_TEXT], sum[TN_DECIMAL_TEXT];
        if (!tni_pricing_totals(&pricing, &list, &net) && net.known &&
            net.money.minor != w->quote->net_total.money.minor) {
            tn_findings_add(w->findings, TN_CHG_TOTAL, w->offer->payments.total.at, "payments",
                            "the agreed total is %s, the prices come to %s",
                            tn_money_format_grouped(w->quote->net_total.money, agreed),
                            tn_money_format_grouped(net.money, sum));
        }
    }
}

static void write_grants(tni_offer_writer *w, tni_json *terms)
{
    char text[TN_DURATION_TEXT];
    tni_json *term = tni_pricing_term(w->set, terms, "FixedUpfrontPricingTerm", w->quote->currency);
    tni_put_word(w->set, term, "Price", "0.0");
    const int months = tn_offer_months(w->offer);
    if (months) {
        tni_put_word(w->set, term, "Duration", duration(months, text));
    }
    tni_json *grants = tni_put_array(w->set, term, "Grants");
    for (size_t i = 0; i < w->quote->item_count; i++) {
        const tn_quote_item *item = &w->quote->items[i];
        if (item->counted) {
            tni_json *grant = tni_add_object(w->set, grants);
            tni_put_word(w->set, grant, "DimensionKey", item->dimension->key.value);
            tni_put_value(w->set, grant, "MaxQuantity", tni_json_new_whole(item->quantity));
        }
    }
    if (!tni_json_count(grants)) {
        tn_findings_add(w->findings, TN_CHG_RATE, w->offer->payments.at, "payments",
                        "nothing is granted: no item has a quantity");
    }
}

static void write_usage(tni_offer_writer *w, tni_json *terms)
{
    tni_json *card = NULL;
    for (size_t i = 0; i < w->quote->usage_count; i++) {
        const tn_quote_usage *usage = &w->quote->usage[i];
        card = card ? card : tni_usage_card(w->set, terms, w->quote->currency);
        if (usage->net_price.known) { /* else a missing price is a finding already */
            tni_rate(w->set, card, usage->dimension, usage->net_price.price);
        }
    }
}

void tni_write_pricing(tni_offer_writer *w)
{
    const bool usage_only = tn_offer_is_usage_only(w->offer);
    if (!w->quote->months && !usage_only) {
        return; /* a missing duration is a finding already */
    }
    tni_json *details = tni_offer_change(w->set, "UpdatePricingTerms");
    tni_put_word(w->set, details, "PricingModel", usage_only ? "Usage" : "Contract");
    tni_json *terms = tni_put_array(w->set, details, "Terms");
    write_usage(w, terms);
    if (usage_only) {
        return;
    }
    if (w->has_plan) {
        write_grants(w, terms);
    } else {
        write_choice(w, terms);
    }
}

static void put_date(tni_offer_writer *w, tni_json *object, const char *key, tn_date date)
{
    char text[TN_DATE_TEXT];
    tni_put_word(w->set, object, key, tn_date_format(date, text));
}

void tni_write_validity(tni_offer_writer *w)
{
    const tn_offer *offer = w->offer;
    const int months = tn_offer_months(offer);
    char text[TN_DURATION_TEXT];
    const bool dated = offer->start.set && (offer->end.set || months);
    if (offer->replaces.value && !offer->end.set && !dated) {
        tn_findings_add(w->findings, TN_CHG_END, offer->replaces.at, "offer",
                        "'end' is missing: the offer replaces an agreement");
    } else if (offer->end.set && !dated && !w->has_plan) {
        tn_findings_add(w->findings, TN_CHG_END_UPFRONT, offer->end.at, "offer",
                        "the end stands alone, and the buyer chooses quantities");
    }
    if (dated || offer->end.set) {
        tni_json *term = tni_offer_term(w->set, "UpdateValidityTerms", "ValidityTerm");
        tn_date last = offer->end.value;
        if (!offer->end.set && !tn_date_add_months(offer->start.value, months, 0, &last)) {
            (void)tn_date_add_days(last, -1, &last);
        }
        if (dated) {
            put_date(w, term, "AgreementStartDate", offer->start.value);
        }
        put_date(w, term, "AgreementEndDate", last);
    } else if (w->has_plan && months) {
        tni_put_word(w->set, tni_offer_term(w->set, "UpdateValidityTerms", "ValidityTerm"),
                     "AgreementDuration", duration(months, text));
    }
}

static void check_charge(tni_offer_writer *w, tn_money amount)
{
    tn_fraction most;
    if (!tn_money_exact(charge_max, 1, tn_fraction_make(1, 1), amount.currency, &most) &&
        amount.minor > (int64_t)(most.num / most.den)) {
        char text[TN_DECIMAL_TEXT];
        tn_findings_add(w->findings, TN_CHG_AMOUNT, w->offer->payments.at, "payments",
                        "a charge of %s is more than 100,000,000",
                        tn_money_format_grouped(amount, text));
    }
}

void tni_write_schedule(tni_offer_writer *w)
{
    const tn_schedule *payments = &w->quote->payments;
    char text[TN_DECIMAL_TEXT];
    if (!w->has_plan || !payments->count) {
        return;
    }
    tni_json *term = tni_offer_term(w->set, "UpdatePaymentScheduleTerms", "PaymentScheduleTerm");
    tni_put_word(w->set, term, "CurrencyCode", w->quote->currency.code);
    tni_json *schedule = tni_put_array(w->set, term, "Schedule");
    for (size_t i = 0; i < payments->count; i++) {
        tni_json *charge = tni_add_object(w->set, schedule);
        put_date(w, charge, "ChargeDate", payments->payments[i].date);
        tni_put_word(w->set, charge, "ChargeAmount",
                     tn_money_format(payments->payments[i].amount, text));
        check_charge(w, payments->payments[i].amount);
    }
}

/* Renewal: uplift, deadlines, and the payment plan as a template ----------------------------- */

static void put_percent(tn_changeset *set, tni_json *object, const char *key, int64_t count_e2)
{
    char text[TN_DECIMAL_TEXT];
    tni_put_word(set, object, key, tn_decimal_format(count_e2, 2, 2, text));
}

static void put_days(tn_changeset *set, tni_json *term, const char *key, tn_field_number days)
{
    if (days.set) {
        char text[32];
        snprintf(text, sizeof(text), "P%lldD", (long long)days.value);
        tni_put_word(set, term, key, text);
    }
}

static void write_uplift(tni_offer_writer *w, tni_json *term)
{
    const tn_renewal *renewal = &w->offer->renewal;
    if (!renewal->uplift.set) {
        tn_findings_add(w->findings, TN_CHG_UPLIFT, renewal->at, "renewal",
                        "the offer renews, but AWS is not told by how much prices rise");
        return;
    }
    if (renewal->is_range && !renewal->adjustment_days.set) {
        tn_findings_add(w->findings, TN_CHG_ADJUSTMENT, renewal->uplift.at, "renewal",
                        "'adjustment' is missing: until when is one uplift of the range chosen");
    }
    tni_json *increase = tni_put_object(w->set, term, "PriceIncrease");
    tni_put_word(w->set, increase, "Type",
                 renewal->is_range ? "PercentageRange" : "FixedPercentage");
    if (!renewal->is_range) {
        put_percent(w->set, increase, "Value", renewal->uplift.value.e4 / 100);
        return;
    }
    tni_json *range = tni_put_object(w->set, increase, "Range");
    put_percent(w->set, range, "MinValue", renewal->uplift.value.e4 / 100);
    put_percent(w->set, range, "MaxValue", renewal->uplift_max.value.e4 / 100);
    put_percent(w->set, range, "DefaultValue", renewal->uplift_default.value.e4 / 100);
}

static void say_template(tni_offer_writer *w, const char *what, tn_date date)
{
    char text[TN_DATE_TEXT];
    tn_findings_add(w->findings, TN_CHG_TEMPLATE, w->offer->payments.at, "payments",
                    "the charge on %s %s", tn_date_format(date, text), what);
}

static bool is_inside(const tni_template *t, size_t i, const tn_quote *quote)
{
    tn_date date;
    const tn_status status = t->in_months ? tn_date_add_months(quote->start, t->offset[i], 0, &date)
                                          : tn_date_add_days(quote->start, t->offset[i], &date);
    return !status && date.days < quote->end.days;
}

static void write_charges(tni_offer_writer *w, const tni_template *t, tni_json *term)
{
    const tn_schedule *plan = &w->quote->payments;
    tni_json *made = tni_add_object(w->set, tni_put_array(w->set, term, "TermTemplates"));
    tni_put_word(w->set, made, "Type", "PaymentScheduleTermTemplate");
    tni_json *schedule = tni_put_array(w->set, made, "Schedule");
    for (size_t i = 0; i < t->count; i++) {
        const int share = t->share_e2[i] - (i ? t->share_e2[i - 1] : 0);
        char text[32];
        tni_json *charge = tni_add_object(w->set, schedule);
        snprintf(text, sizeof(text), "P%d%c", t->offset[i], t->in_months ? 'M' : 'D');
        tni_put_word(w->set, charge, "ChargeDateOffset", text);
        put_percent(w->set, charge, "ChargePercentage", share);
        if (share < 1) {
            say_template(w, "is less than 0.01 % of the total", plan->payments[i].date);
        } else if (i && t->offset[i] == t->offset[i - 1]) {
            say_template(w, "has the distance of the one before", plan->payments[i].date);
        } else if (!is_inside(t, i, w->quote)) {
            say_template(w, "would fall behind the term", plan->payments[i].date);
        }
    }
}

static void write_template(tni_offer_writer *w, tni_json *term)
{
    const tn_schedule *plan = &w->quote->payments;
    if (!w->has_plan || !plan->count || plan->count > TN_PAYMENTS_MAX) {
        return; /* too many charges are a finding already */
    }
    tni_template t;
    tn_arena *arena = tn_arena_new(NULL);
    if (!arena || tni_template_make(arena, plan, w->quote->start, 0, &t) != TN_OK) {
        w->set->failed = true;
    } else {
        write_charges(w, &t, term);
    }
    tn_arena_free(arena);
}

void tni_write_renewal(tni_offer_writer *w)
{
    const tn_renewal *renewal = &w->offer->renewal;
    if (!renewal->set || !renewal->automatic.value) {
        return;
    }
    tni_json *term = tni_offer_term(w->set, "UpdateRenewalTerms", "RenewalTerm");
    put_days(w->set, term, "LockoutPeriod", renewal->decision_days);
    put_days(w->set, term, "AdjustmentDeadline", renewal->adjustment_days);
    if (renewal->max_renewals.set) {
        tni_put_value(w->set, term, "MaxRenewals", tni_json_new_whole(renewal->max_renewals.value));
    }
    write_uplift(w, term);
    write_template(w, term);
}
