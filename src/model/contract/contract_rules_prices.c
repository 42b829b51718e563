/* A part of contract_rules: frozen prices, against each other and the files' current ones. */
#include "model/contract/contract_rules.h"

void tni_contract_check_price(const tni_contract_rules *r, const tn_field_price *price,
                              const char *label)
{
    if (price->set && price->places > r->limits->contract_places) {
        tn_findings_add(r->findings, TN_CTR_PLACES, price->at, label,
                        "the price of '%s' has %d decimals, AWS documents %d", label, price->places,
                        r->limits->contract_places);
    }
}

static void check_free(const tni_contract_rules *r, const tn_field_price *price, const char *label)
{
    if (price->set && price->value.e8 == 0) {
        tn_findings_add(r->findings, TN_CTR_FREE, price->at, label, "'%s' would cost nothing",
                        label);
    }
}

/* The prices that hold where none is frozen: read from offer and product as they are now. */
typedef struct current_prices {
    bool has_list, has_net, has_payg;
    tn_price list, net, payg;
} current_prices;

/* list x (1 - discount), half-up to the profile's decimals (rule 3.2). */
static tn_price discounted(const tni_contract_rules *r, tn_price list, tn_percent discount)
{
    const int64_t unit = tn_price_unit(r->places);
    int64_t kept = 0;
    /* At most the list price: cannot overflow. */
    (void)tn_fraction_round(tn_fraction_make((tn_i128)list.e8 * (TN_PERCENT_ALL - discount.e4),
                                             (tn_i128)TN_PERCENT_ALL * unit),
                            TN_HALF_UP, &kept);
    return (tn_price){kept * unit};
}

static void read_usage(const tn_offer *offer, size_t dimension, const tn_dimension *d,
                       current_prices *out)
{
    const tn_offer_usage *usage = offer ? tn_offer_usage_for(offer, dimension) : NULL;
    const tn_field_price *payg = usage && usage->price.set ? &usage->price : &d->payg;
    out->has_payg = payg->set;
    out->payg = payg->value;
}

static current_prices read_current(const tni_contract_rules *r, size_t dimension)
{
    const tn_offer *offer = r->contract->offer;
    const tn_dimension *d = &r->product->dimensions[dimension];
    const tn_offer_item *item = offer ? tn_offer_item_for(offer, dimension) : NULL;
    const int months = offer ? tn_offer_months(offer) : (int)r->contract->duration.value;
    current_prices t = {0};
    read_usage(offer, dimension, d, &t);
    const bool listed =
        !offer || tn_currency_equal(tn_offer_currency(offer), r->product->currency.value);
    const tn_field_price *list = listed ? tn_dimension_price(d, months) : NULL;
    if (item && item->list.set) {
        list = &item->list;
    }
    if (list) {
        t.has_list = t.has_net = true;
        t.list = t.net = list->value;
        if (item && item->discount.set) {
            t.net = discounted(r, list->value, item->discount.value);
        } else if (offer && offer->discount.set) {
            t.net = discounted(r, list->value, offer->discount.value);
        }
    }
    if (item && item->price.set) {
        t.has_net = true;
        t.net = item->price.value;
    }
    return t;
}

static void report_difference(const tni_contract_rules *r, const tn_field_price *frozen, bool known,
                              tn_price now, const char *what, const char *label)
{
    char was[TN_DECIMAL_TEXT], is[TN_DECIMAL_TEXT];
    if (frozen->set && known && frozen->value.e8 != now.e8) {
        tn_findings_add(r->findings, TN_CTR_FROZEN_DIFFERS, frozen->at, label,
                        "the %s price of '%s' is frozen at %s, today it would be %s", what, label,
                        tn_decimal_format(frozen->value.e8, 8, 2, was),
                        tn_decimal_format(now.e8, 8, 2, is));
    }
}

static void check_frozen(const tni_contract_rules *r, const tn_frozen_price *price)
{
    const char *label = price->label;
    const tn_dimension *d = &r->product->dimensions[price->dimension];
    const current_prices t = read_current(r, price->dimension);
    if (price->list.set || price->net.set) {
        tni_contract_check_dimension(r, price->dimension, price->at, label);
    }
    if (price->payg.set && !tn_dimension_is_metered(d)) {
        tn_findings_add(r->findings, TN_CTR_NOT_METERED, price->payg.at, label,
                        "'%s' is not metered and has no usage price", label);
    }
    tni_contract_check_price(r, &price->list, label);
    tni_contract_check_price(r, &price->net, label);
    check_free(r, &price->net, label);
    if (price->list.set && price->net.set && price->net.value.e8 > price->list.value.e8) {
        tn_findings_add(r->findings, TN_CTR_ABOVE_LIST, price->net.at, label,
                        "the net price of '%s' is above its list price", label);
    }
    if (!r->contract->terms.set) { /* else all terms are compared with today's files */
        report_difference(r, &price->list, t.has_list, t.list, "list", label);
        report_difference(r, &price->net, t.has_net, t.net, "net", label);
        report_difference(r, &price->payg, t.has_payg, t.payg, "usage", label);
    }
}

/* The dimension's net price (or its usage price) is frozen. */
static bool is_frozen(const tn_contract *c, size_t dimension, bool usage)
{
    for (size_t i = 0; i < c->price_count; i++) {
        const tn_frozen_price *price = &c->prices[i];
        if (price->dimension == dimension && (usage ? price->payg.set : price->net.set)) {
            return true;
        }
    }
    return false;
}

/* Every price that could be charged is frozen; one warning names the first that is not. */
static void check_gaps(const tni_contract_rules *r)
{
    const tn_contract *c = r->contract;
    const char *first = NULL, *kind = NULL;
    size_t open = 0;
    for (size_t d = 0; d < r->product->dimension_count; d++) {
        const tn_dimension *dimension = &r->product->dimensions[d];
        const bool contract = tn_dimension_is_contract(dimension) && read_current(r, d).has_net;
        const bool net = contract && !is_frozen(c, d, false);
        const bool payg = tn_dimension_is_metered(dimension) && !is_frozen(c, d, true);
        if (!first && (net || payg)) {
            first = dimension->label;
            kind = net ? "net" : "usage";
        }
        open += (size_t)net + payg;
    }
    if (!c->price_count) {
        tn_findings_add(r->findings, TN_CTR_NOT_FROZEN, c->at, "contract",
                        "no prices are frozen: offer and product are read as they are today");
    } else if (open == 1) {
        tn_findings_add(r->findings, TN_CTR_NOT_FROZEN, c->at, first,
                        "the %s price of '%s' is not frozen: it is read as it is today", kind,
                        first);
    } else if (open) {
        tn_findings_add(r->findings, TN_CTR_NOT_FROZEN, c->at, first,
                        "%zu prices are not frozen, the %s price of '%s' first: they are read as "
                        "they are today",
                        open, kind, first);
    }
}

void tni_contract_check_prices(const tni_contract_rules *r)
{
    const tn_contract *c = r->contract;
    for (size_t i = 0; i < c->price_count; i++) {
        const tn_frozen_price *price = &c->prices[i];
        if (price->dimension == TN_NO_DIMENSION) {
            continue;
        }
        check_frozen(r, price);
        tni_contract_check_repeated(r, TNI_LABELS(c->prices, c->price_count), i, "price");
    }
    if (!c->terms.set) {
        check_gaps(r);
    }
}
