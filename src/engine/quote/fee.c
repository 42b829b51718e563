/* The listing fee: which percent holds for an offer, and why. */
#include "tenor/fee.h"

#include "base/list.h"
#include "engine/proration/derive.h"

static const tn_currency usd = {"USD", 2};

/* What the offer is worth in cents of USD; false: nobody says. */
static bool worth_usd(const tn_offer *offer, tn_money total, int64_t *out_minor)
{
    tn_money worth = total;
    if (!tn_currency_equal(total.currency, usd)) {
        if (!offer->tcv_usd.set || tn_money_amount(offer->tcv_usd.value, 1, tn_fraction_make(1, 1),
                                                   usd, TN_HALF_UP, &worth)) {
            return false;
        }
    }
    *out_minor = worth.minor;
    return true;
}

static tn_fee_bracket bracket(const tn_fees *fees, int64_t minor)
{
    tn_fee_bracket found = {0, fees->public_fee};
    for (size_t i = 0; i < fees->bracket_count && fees->brackets[i].from_minor <= minor; i++) {
        found = fees->brackets[i];
    }
    return found;
}

static tn_percent surcharge(const tn_fees *fees, const char *country)
{
    const struct tn_fee_surcharge *found =
        country ? TNI_NAMED(fees->surcharges, fees->surcharge_count, country) : NULL;
    return found ? found->percent : (tn_percent){0};
}

/* A percent that was found, and below root why; root NULL: nobody asked. */
static tn_percent given(tn_arena *arena, tn_step *root, const char *why, tn_percent percent)
{
    if (root) {
        tni_derive(arena, root, TN_STEP_GIVEN, why, tn_value_none(), tn_value_none(),
                   tn_value_percent(percent));
    }
    return percent;
}

/* Percent and reason by listing, purpose and worth, before what the buyer's country adds. */
static tn_percent base_percent(tn_arena *arena, const tn_offer *offer, const tn_fees *fees,
                               tn_money total, bool renewal, tn_step *root, bool *out_guessed)
{
    int64_t minor = 0;
    *out_guessed = false;
    if (!offer) {
        return given(arena, root, "public listing", fees->public_fee);
    }
    if (renewal || (offer->purpose.set && offer->purpose.value != TN_PURPOSE_NEW)) {
        return given(arena, root, "renewal fee", fees->renewal);
    }
    if (!worth_usd(offer, total, &minor)) {
        *out_guessed = true;
        return given(arena, root, "other currency, total in USD unknown", fees->other_currency);
    }
    const tn_fee_bracket found = bracket(fees, minor);
    if (root) {
        char from[TN_DECIMAL_TEXT];
        tn_money_format_grouped((tn_money){found.from_minor, usd}, from);
        tni_derive(arena, root, TN_STEP_BRACKET, tn_arena_format(arena, "from %s USD", from),
                   tn_value_money((tn_money){minor, usd}), tn_value_none(),
                   tn_value_percent(found.percent));
    }
    return found.percent;
}

tn_status tn_fee_find(tn_arena *arena, const tn_offer *offer, const tn_tables *tables,
                      tn_money total, tn_date day, bool renewal, tn_fee *out)
{
    const tn_fees *fees = tn_tables_fees(tables, day);
    tn_step *root = arena ? tn_step_add(arena, NULL, TN_STEP_SUM, "listing fee percent") : NULL;
    tn_fee fee = {.step = root};
    fee.percent = base_percent(arena, offer, fees, total, renewal, root, &fee.guessed);
    const tn_percent more = offer ? surcharge(fees, offer->buyer_country.value) : (tn_percent){0};
    fee.percent.e4 += more.e4;
    if (root && more.e4) {
        tni_derive(arena, root, TN_STEP_GIVEN, "points for the buyer's country",
                   tn_value_text(offer->buyer_country.value), tn_value_none(),
                   tn_value_percent(more));
    }
    if (root) {
        tn_step_add(arena, root->child, TN_STEP_NOTE, "resale by a partner is not modelled");
        root->out = tn_value_percent(fee.percent);
    }
    if (arena && tn_arena_failed(arena)) {
        return TN_E_NOMEM;
    }
    *out = fee;
    return TN_OK;
}
