/* Part of changeset.h. An offer file from a change set. */
#include <string.h>

#include "format/changeset/changeset_ini.h"
#include "model/product/product_find.h"

/* An offer file while it is written. */
typedef struct new_text {
    tni_ini_writer w;
    tni_sold sold;
    const tn_product *product;
} new_text;

static const tni_json *details(const new_text *d, const char *change)
{
    return tni_change_details(d->w.set, TNI_OFFER, change);
}

/* "111111111111, 222222222222"; what is no word of the list ends it, and all is kept aside. */
static const char *list(tn_arena *arena, const tni_json *array)
{
    const char *text = NULL;
    for (size_t i = 0; i < tni_listed(array); i++) {
        const char *item = tni_json_text(tni_json_at(array, i));
        if (!item || !tni_is_key(item)) {
            return NULL;
        }
        text = tn_arena_format(arena, "%s%s%s", text ? text : "", text ? ", " : "", item);
    }
    return text;
}

/* Without blanks, so that it reads back as one word. */
static const char *word(const char *text)
{
    return text && !strpbrk(text, " \t\r\n") ? text : NULL;
}

static void put_existing(new_text *d, const tni_json *information)
{
    static const char *const pairs[][2] = {
        {"Contract", "contract"}, {"Usage", "usage"}, {"Byol", "byol"}, {"Free", "free"}};
    const tni_json *existing = tni_json_get(information, "PreExistingAgreement");
    const char *channel = tni_json_get_text(existing, "AcquisitionChannel");
    const char *model = tni_json_get_text(existing, "PricingModel");
    if (!channel) {
        return;
    }
    tni_ini_put(&d->w, "purpose", strcmp(channel, "External") == 0 ? "migration" : "existing");
    for (size_t i = 0; model && i < sizeof(pairs) / sizeof(*pairs); i++) {
        if (strcmp(model, pairs[i][0]) == 0) {
            tni_ini_put(&d->w, "existing_pricing", pairs[i][1]);
        }
    }
}

/* No change set has the name of the buyer. */
static void put_buyer(new_text *d, const char *accounts, const char *agreement)
{
    tn_arena *arena = d->w.arena;
    const char *buyer = accounts    ? tn_arena_format(arena, "AWS account %s", accounts)
                        : agreement ? tn_arena_format(arena, "buyer of %s", agreement)
                                    : "not named yet";
    tni_ini_make_up(&d->w, "buyer");
    tni_ini_put(&d->w, "buyer", buyer);
    tni_ini_put(&d->w, "buyer_accounts", accounts);
}

static void put_date(new_text *d, const char *key, const tni_json *object, const char *member)
{
    tn_date date;
    if (tni_json_date(object, member, &date)) {
        tni_ini_put(&d->w, key, tni_json_get_text(object, member));
    }
}

/* The last day of an agreement that is only dated by its end goes without a duration. */
static void put_times(new_text *d)
{
    const tni_json *validity = tni_details_term(d->w.set, "UpdateValidityTerms", "ValidityTerm");
    const bool starts = tni_json_get(validity, "AgreementStartDate") != NULL;
    const bool ends = tni_json_get(validity, "AgreementEndDate") != NULL;
    if (d->sold.months && (starts || !ends)) {
        tni_ini_put(&d->w, "duration", tn_arena_format(d->w.arena, "%dm", d->sold.months));
    }
    put_date(d, "expires", details(d, "UpdateAvailability"), "AvailabilityEndDate");
    put_date(d, "start", validity, "AgreementStartDate");
    put_date(d, "end", validity, "AgreementEndDate");
}

/* A released offer was published when it was last changed, or earlier. */
static void put_published(new_text *d)
{
    const char *changed = tni_json_get_text(d->w.set->entity, "LastModifiedDate");
    tn_date expires, day;
    if (d->w.set->released && changed && strlen(changed) >= 10 &&
        tn_date_parse(changed, 10, &day) == TN_OK) {
        char text[TN_DATE_TEXT];
        const bool known =
            tni_json_date(details(d, "UpdateAvailability"), "AvailabilityEndDate", &expires);
        tni_ini_put_value(&d->w, "published",
                          tn_date_format(known && expires.days < day.days ? expires : day, text),
                          "at the latest: when AWS last changed it");
    }
}

static void put_eula(new_text *d)
{
    const tni_json *term = tni_details_term(d->w.set, "UpdateLegalTerms", "LegalTerm");
    const tni_json *document = tni_json_at(tni_json_get(term, "Documents"), 0);
    const char *type = tni_json_get_text(document, "Type"),
               *url = tni_json_get_text(document, "Url");
    if (type && strcmp(type, "StandardEula") == 0) {
        tni_ini_put(&d->w, "eula", "standard");
    } else if (url && strncmp(url, "https://", 8) == 0) {
        tni_ini_put(&d->w, "eula", word(url));
    }
}

static void put_head(new_text *d, const char *product_file, const char *extra)
{
    static const char *const buyers[] = {"PositiveTargeting", "BuyerAccounts", NULL};
    static const char *const countries[] = {"PositiveTargeting", "CountryCodes", NULL};
    tn_arena *arena = d->w.arena;
    const tni_json *information = details(d, "UpdateInformation");
    const tni_json *created = details(d, "CreateOffer");
    const tni_json *replacing = details(d, "CreateReplacementOffer");
    tni_json *targeting = tni_change_details(d->w.set, TNI_OFFER, "UpdateTargeting");
    const char *name = tni_json_get_text(information, "Name");
    const char *agreement = word(tni_json_get_text(replacing, "AgreementId"));
    const char *code = d->sold.currency;
    int64_t days = 0;
    name = name ? name : tni_json_get_text(created ? created : replacing, "Name");
    tni_ini_section(&d->w, "offer", NULL);
    tni_ini_put(&d->w, "name", name);
    tni_ini_put(&d->w, "description", tni_json_get_text(information, "Description"));
    tni_ini_put(&d->w, "product", product_file);
    put_existing(d, information);
    put_buyer(d, list(arena, tni_json_get_path(targeting, buyers)), agreement);
    tni_ini_put(&d->w, "countries", list(arena, tni_json_get_path(targeting, countries)));
    tni_ini_put(&d->w, "replaces", agreement);
    put_times(d);
    tni_ini_put(&d->w, "currency", code && tn_tables_currency(d->w.tables, code) ? code : NULL);
    if (tni_json_days(tni_details_term(d->w.set, "UpdateNetPaymentTerms", "NetPaymentTerm"),
                      "PaymentDuePeriod", &days)) {
        tni_ini_put(&d->w, "net_terms", tn_arena_format(arena, "%lld", (long long)days));
    }
    put_eula(d);
    put_published(d);
    tni_ini_put(&d->w, "extra", extra);
}

/* Prices and quantities -------------------------------------------------------------------- */

/* The dimension of the product with this API name that no earlier element names; NULL. */
static const tn_dimension *dimension(const new_text *d, const tni_json *items, size_t index)
{
    const char *key = tni_json_get_text(tni_json_at(items, index), "DimensionKey");
    const bool is_first =
        key && tni_find_listed(items, "DimensionKey", key) == tni_json_at(items, index);
    return is_first ? tni_dimension_of_key(d->product, key) : NULL;
}

/* The list price is used where the plan has no unit prices. */
static bool is_listed(const new_text *d, const tn_dimension *dimension_)
{
    const bool same =
        d->sold.currency && strcmp(d->sold.currency, d->product->currency.value.code) == 0;
    const tn_field_price *price = tn_dimension_price(dimension_, d->sold.months);
    return same && price && price->value.e8 > 0;
}

static void put_grant(new_text *d, const tn_dimension *granted, size_t index)
{
    const tni_json *grant = tni_json_at(d->sold.grants, index);
    int64_t quantity = 0;
    tn_price price;
    if (!tni_json_whole(tni_json_get(grant, "MaxQuantity"), &quantity) || quantity < 1 ||
        quantity > TN_QUANTITY_MAX) {
        return; /* without end, or no number: a plan has the quantities that are bought */
    }
    tni_ini_section(&d->w, "item", granted->label);
    if (tni_sold_price(&d->sold, index, &price)) {
        tni_ini_put(&d->w, "price", tni_price_text(d->w.arena, price, 0));
    } else if (!is_listed(d, granted)) {
        tni_ini_make_up(&d->w, "unit prices");
        tni_ini_put_value(&d->w, "price", "0", "not in the change set: the total below is agreed");
    }
    tni_ini_put(&d->w, "quantity", tn_arena_format(d->w.arena, "%lld", (long long)quantity));
}

static void put_choice(new_text *d, const tn_dimension *offered, size_t index, bool first)
{
    tn_price price;
    tni_ini_section(&d->w, "item", offered->label);
    if (tni_sold_price(&d->sold, index, &price)) {
        tni_ini_put(&d->w, "price", tni_price_text(d->w.arena, price, 0));
    }
    if (first && d->product->purchase.value == TN_PURCHASE_ONE_TIER) {
        tni_ini_make_up(&d->w, "which tier is expected");
        tni_ini_put_value(&d->w, "quantity", "1",
                          "which tier is expected is not in the change set");
    }
}

static void put_items(new_text *d)
{
    const tni_json *items = d->sold.grants ? d->sold.grants : d->sold.rates;
    bool first = true;
    for (size_t i = 0; i < tni_listed(items); i++) {
        const tn_dimension *its = dimension(d, items, i);
        if (its && d->sold.grants) {
            put_grant(d, its, i);
        } else if (its) {
            put_choice(d, its, i, first);
        }
        first = first && !its;
    }
    for (size_t i = 0; i < tni_listed(d->sold.overage); i++) {
        const tn_dimension *its = dimension(d, d->sold.overage, i);
        tn_price price;
        if (its && tni_json_price(tni_json_at(d->sold.overage, i), "Price", &price)) {
            tni_ini_section(&d->w, "usage", its->label);
            tni_ini_put(&d->w, "price", tni_price_text(d->w.arena, price, 0));
        }
    }
}

/* Renewal and payments --------------------------------------------------------------------- */

static const char *percent(tn_arena *arena, const tni_json *object, const char *key)
{
    const char *text = tni_json_get_text(object, key);
    char out[TN_DECIMAL_TEXT];
    int64_t e4 = 0;
    if (!text || tn_decimal_parse(text, strlen(text), 4, TN_PERCENT_ALL, &e4, NULL) != TN_OK) {
        return NULL;
    }
    return tn_arena_format(arena, "%s%%", tn_percent_format((tn_percent){e4}, out));
}

static void put_uplift(new_text *d, const tni_json *increase)
{
    tn_arena *arena = d->w.arena;
    const tni_json *range = tni_json_get(increase, "Range");
    const char *value = percent(arena, increase, "Value");
    const char *low = percent(arena, range, "MinValue"), *high = percent(arena, range, "MaxValue");
    if (value) {
        tni_ini_put(&d->w, "uplift", value);
    } else if (low && high) {
        tni_ini_put(&d->w, "uplift", tn_arena_format(arena, "%s..%s", low, high));
        tni_ini_put(&d->w, "default", percent(arena, range, "DefaultValue"));
    }
}

static void put_renewal(new_text *d)
{
    const tni_json *term = tni_details_term(d->w.set, "UpdateRenewalTerms", "RenewalTerm");
    static const char *const keys[][2] = {{"LockoutPeriod", "decision"},
                                          {"AdjustmentDeadline", "adjustment"}};
    int64_t number = 0;
    if (!term) {
        return;
    }
    tni_ini_section(&d->w, "renewal", NULL);
    tni_ini_put(&d->w, "auto", "yes");
    put_uplift(d, tni_json_get(term, "PriceIncrease"));
    if (tni_json_whole(tni_json_get(term, "MaxRenewals"), &number) && number >= 1 &&
        number <= 9999) {
        tni_ini_put(&d->w, "max_renewals", tn_arena_format(d->w.arena, "%lld", (long long)number));
    }
    for (size_t i = 0; i < 2; i++) {
        if (tni_json_days(term, keys[i][0], &number)) {
            tni_ini_put(&d->w, keys[i][1], tn_arena_format(d->w.arena, "%lldd", (long long)number));
        }
    }
}

static void put_payments(new_text *d)
{
    const tn_price total = tni_sold_total(&d->sold);
    const bool planned = tni_json_count(d->sold.schedule) > 0;
    tn_price unit;
    if (!planned && (total.e8 < 0 || tni_sold_price(&d->sold, 0, &unit))) {
        return;
    }
    tni_ini_section(&d->w, "payments", NULL);
    tni_ini_put(&d->w, "plan", planned ? "custom" : "annual");
    if (!planned) { /* one charge, as an agreed total is only billed by a plan */
        put_date(d, "first", tni_details_term(d->w.set, "UpdateValidityTerms", "ValidityTerm"),
                 "AgreementStartDate");
        tni_ini_put(&d->w, "count", "1");
    }
    if (total.e8 >= 0) {
        tni_ini_put(&d->w, "total", tni_price_text(d->w.arena, total, 2));
    }
    for (size_t i = 0; i < tni_listed(d->sold.schedule); i++) {
        const tni_json *charge = tni_json_at(d->sold.schedule, i);
        const char *date = tni_json_get_text(charge, "ChargeDate");
        tn_date day;
        tn_price amount;
        if (tni_json_date(charge, "ChargeDate", &day) &&
            tni_find_listed(d->sold.schedule, "ChargeDate", date) == charge &&
            tni_json_price(charge, "ChargeAmount", &amount)) {
            tni_ini_put(&d->w, date, tni_price_text(d->w.arena, amount, 2));
        }
    }
}

tn_status tn_changeset_offer_text(const tn_changeset *set, const tn_tables *tables,
                                  const tn_product *product, const char *product_file,
                                  const char *extra, tn_findings *findings, tn_buffer *out)
{
    tn_arena *arena = tn_arena_new(NULL);
    if (!arena) {
        return TN_E_NOMEM;
    }
    new_text d = {.w = {set, tables, findings, arena, out, NULL},
                  .sold = tni_sold_of(set),
                  .product = product};
    put_head(&d, product_file, extra);
    put_items(&d);
    put_renewal(&d);
    put_payments(&d);
    tni_ini_report_made_up(&d.w, "the offer");
    const tn_status status = tn_arena_failed(arena) ? TN_E_NOMEM : tn_buffer_status(out);
    tn_arena_free(arena);
    return status;
}
