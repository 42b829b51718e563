/* A part of contract_build: the field tables of a contract's file. */
#include "model/contract/contract_build.h"

#include "base/list.h"
#include "model/offer/offer_build.h"
#include "model/product/product_fields.h"
#include "model/renewal.h"

static const char *const setups[] = {"new", "existing", NULL};
static const char *const refund_spans[] = {"month", "rest", NULL};

#define FIELD(what, member, name, kind, words_of_help)                                             \
    .key = name, .type = kind, .offset = offsetof(what, member), .help = words_of_help
#define ESSENTIAL .need = TN_ESSENTIAL, .missing = TN_CTR_MISSING

static const tn_field_rule contract_fields[] = {
    {FIELD(tn_contract, id, "id", TN_F_ID, "what your books call it; invoices are named after it"),
     ESSENTIAL},
    {FIELD(tn_contract, offer_file, "offer", TN_F_PATH, "the offer that was accepted")},
    {FIELD(tn_contract, product_file, "product", TN_F_PATH,
           "the product, for a purchase of the public listing")},
    {FIELD(tn_contract, duration, "duration", TN_F_DURATION,
           "the duration chosen, for a purchase of the public listing")},
    {FIELD(tn_contract, accepted, "accepted", TN_F_INSTANT, "when the buyer accepted"), ESSENTIAL},
    {FIELD(tn_contract, setup, "setup", TN_F_CHOICE, "which account set-up path the buyer took"),
     .words = setups},
    {FIELD(tn_contract, agreement, "agreement", TN_F_ID, "AWS's id of the agreement, agmt-...")},
    {FIELD(tn_contract, customer, "customer", TN_F_ID, "AWS's customer identifier")},
    {FIELD(tn_contract, account_id, "account_id", TN_F_ID, "the buyer's AWS account, 12 digits")},
    {FIELD(tn_contract, license_arn, "license_arn", TN_F_ID, "AWS's license of the agreement")},
    {FIELD(tn_contract, policy, "policy", TN_F_ID, "how to prorate and round: aws,basis=second")},
};

static const tn_field_rule item_fields[] = {
    {FIELD(tn_contract_quantity, quantity, "quantity", TN_F_WHOLE, "what the buyer chose"),
     .min = 1, .max = TN_QUANTITY_MAX},
};

static void read_list(tni_binder *binder, const tni_position *position, void *target)
{
    tni_read_duration_price(binder, position, &((tn_frozen_price *)target)->was);
}

static void read_included(tni_binder *binder, const tni_position *position, void *target)
{
    tni_read_include(binder, position, &((tn_frozen_price *)target)->was);
}

static const tn_field_rule price_fields[] = {
    {FIELD(tn_frozen_price, list, "list", TN_F_PRICE, "list price at acceptance"),
     .unit = "per unit for the whole duration"},
    {FIELD(tn_frozen_price, net, "net", TN_F_PRICE, "what the buyer pays"),
     .unit = "per unit for the whole duration"},
    {FIELD(tn_frozen_price, payg, "payg", TN_F_PRICE, "usage price at acceptance"),
     .unit = "per unit used"},
    {FIELD(tn_frozen_price, discount, "discount", TN_F_PERCENT,
           "its own, off the list price of a renewal at another duration")},
    {FIELD(tn_frozen_price, was.meter, "meter", TN_F_CHOICE,
           "how usage was billed: as in a product"),
     .words = tni_meters},
    {FIELD(tn_frozen_price, was.allowance, "allowance", TN_F_CHOICE, "of a counter: month or term"),
     .words = tni_allowances},
    {.key = "includes.*",
     .type = TN_F_WHOLE,
     .min = 1,
     .max = TN_QUANTITY_MAX,
     .star = "LABEL",
     .unit = "units per unit held",
     .read = read_included,
     .help = "what one unit entitled to of a metered dimension"},
    {.key = "list.*",
     .type = TN_F_PRICE,
     .star = "12m",
     .unit = "per unit, whole duration",
     .read = read_list,
     .help = "list price of a duration, for a renewal at it"},
};

static const tn_field_rule terms_fields[] = {
    {FIELD(tn_terms, duration, "duration", TN_F_DURATION, "of the offer that was accepted")},
    {FIELD(tn_terms, start, "start", TN_F_DATE, "first day of a future-dated agreement")},
    {FIELD(tn_terms, end, "end", TN_F_DATE, "last day of the agreement, inclusive")},
    {FIELD(tn_terms, currency, "currency", TN_F_CURRENCY, "of every price"), ESSENTIAL},
    {FIELD(tn_terms, discount, "discount", TN_F_PERCENT,
           "off the list prices of a renewal at another duration")},
    {FIELD(tn_terms, net_terms, "net_terms", TN_F_WHOLE,
           "invoices are due so many days after their date"),
     .max = 9999, .unit = "days"},
    {FIELD(tn_terms, policy, "policy", TN_F_ID, "how to prorate and round: aws,basis=second")},
    {FIELD(tn_terms, purpose, "purpose", TN_F_CHOICE, "existing and migration pay the renewal fee"),
     .words = tni_purposes},
    {FIELD(tn_terms, profile, "profile", TN_F_CHOICE, "the product's: decimals of computed prices"),
     .words = tni_profiles},
    {FIELD(tn_terms, purchase, "purchase", TN_F_CHOICE, "one-tier, or any number of options"),
     .words = tni_purchases, ESSENTIAL},
    {FIELD(tn_terms, buyer, "buyer", TN_F_TEXT, "who accepted")},
    {FIELD(tn_terms, buyer_country, "buyer_country", TN_F_ID,
           "two capital letters; some countries raise the listing fee")},
    {FIELD(tn_terms, tcv_usd, "tcv_usd", TN_F_AMOUNT,
           "the total in USD of terms in another currency, for the listing fee")},
    {FIELD(tn_terms, po, "po", TN_F_TEXT, "the buyer's purchase order")},
};

/* `quantity.pro = 1` */
static void read_quantity(tni_binder *binder, const tni_position *position, void *target)
{
    tn_event *event = target;
    const tni_position star = tni_position_star(position);
    tn_contract_quantity read = {
        .label = position->star, .dimension = TN_NO_DIMENSION, .at = star.at};
    if (!tni_read_whole(binder, position, 0, TN_QUANTITY_MAX, &read.quantity)) {
        return;
    }
    if (read.quantity.value == 0 && event->kind == TN_EVENT_UPGRADE) {
        tni_bind_fail(binder, position, TN_CTR_QUANTITY_ZERO,
                      "quantity is 0 in an upgrade: expected 1 or more");
    }
    TNI_LIST_ADD(binder->arena, &event->quantities, &event->quantity_count, read);
}

/* `price.pro = 7000` */
static void read_price(tni_binder *binder, const tni_position *position, void *target)
{
    tn_event *event = target;
    const tni_position star = tni_position_star(position);
    tn_contract_price read = {.label = position->star, .dimension = TN_NO_DIMENSION, .at = star.at};
    if (tni_read_price(binder, position, &read.price)) {
        TNI_LIST_ADD(binder->arena, &event->prices, &event->price_count, read);
    }
}

#define QUANTITIES(words_of_help)                                                                  \
    {                                                                                              \
        .key = "quantity.*", .type = TN_F_WHOLE, .max = TN_QUANTITY_MAX, .star = "DIMENSION",      \
        .help = words_of_help, .read = read_quantity                                               \
    }

static const tn_field_rule upgrade_fields[] = {
    QUANTITIES("what is held from then on; a tier replaces the held one"),
};

static const tn_field_rule replace_fields[] = {
    {FIELD(tn_event, offer_file, "offer", TN_F_PATH, "the replacement offer"), ESSENTIAL},
};

static const tn_field_rule auto_renew_fields[] = {
    {FIELD(tn_event, enabled, "enabled", TN_F_FLAG, "whether the agreement renews itself"),
     ESSENTIAL},
};

static const tn_field_rule renew_fields[] = {
    {FIELD(tn_event, duration, "duration", TN_F_DURATION, "default: that of the term before")},
    QUANTITIES("what is held in the new term; 0: no longer; default: as before"),
    {.key = "price.*",
     .type = TN_F_PRICE,
     .star = "DIMENSION",
     .unit = "per unit for the whole duration",
     .help = "net price in the new term",
     .read = read_price},
    {FIELD(tn_event, uplift, "uplift", TN_F_PERCENT, "on every price that is not given"),
     .unit = "on the price of the term before"},
    {FIELD(tn_event, decided, "decided", TN_F_DATE, "when the parties agreed")},
};

static const tn_field_rule refund_fields[] = {
    {FIELD(tn_event, approved, "approved", TN_F_FLAG,
           "the seller agrees; needed 48 hours after acceptance")},
    {FIELD(tn_event, amount, "amount", TN_F_AMOUNT,
           "a credit note of this amount, access stays; default: the unused part, access ends")},
    {FIELD(tn_event, rest, "for", TN_F_CHOICE,
           "with an amount: whose revenue it lowers, its own month's or the days left"),
     .words = refund_spans},
};

#define SECTION(name, what, rules, words_of_help)                                                  \
    {                                                                                              \
        name, what, rules, TNI_COUNT(rules), words_of_help                                         \
    }

/* The label of an event's section. */
#define WHEN "date or instant"

/* The events stand in the order of tn_event_kind. */
static const tn_section_rule sections[] = {
    SECTION("contract", NULL, contract_fields, "which offer or product was bought, and when"),
    SECTION("item", "dimension", item_fields,
            "what the buyer really chose; replaces the offer's quantities as a whole"),
    SECTION("price", "dimension", price_fields, "prices frozen at acceptance"),
    SECTION("renewal", NULL, tni_renewal_fields,
            "of a purchase of the public listing, or frozen beside [terms]"),
    SECTION("terms", NULL, terms_fields,
            "frozen at acceptance; [terms DATE], [price LABEL DATE] ... are a replacement's"),
    SECTION("payments", NULL, tni_payment_fields, "frozen beside [terms]: the charges of a plan"),
    SECTION("auto-renew", WHEN, auto_renew_fields, "the automatic renewal switched on or off"),
    {"cancel", WHEN, NULL, 0, "access and future invoices end"},
    SECTION("refund", WHEN, refund_fields, "money given back"),
    SECTION("replace", WHEN, replace_fields, "an agreement-based offer takes over"),
    SECTION("renew", "date on which the running term ends", renew_fields, "a renewal by hand"),
    SECTION("upgrade", WHEN, upgrade_fields, "more units, or a higher tier, until the same end"),
};

const tn_file_rule tni_contract_file = {
    "contract", "*.contract.ini", sections, TNI_COUNT(sections),
    "an accepted offer, or a purchase of the public listing, and what happened since"};
