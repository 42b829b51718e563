/* Builds an offer from its file: the field tables and their readers. */
#include "model/offer/offer_build.h"

#include "base/list.h"
#include "model/renewal.h"

const char *const tni_purposes[] = {"new", "existing", "migration", NULL};
static const char *const plans[] = {"upfront", "monthly", "quarterly", "annual", "custom", NULL};

#define FIELD(what, member, name, kind, words_of_help)                                             \
    .key = name, .type = kind, .offset = offsetof(what, member), .help = words_of_help
#define NEEDED .need = TN_REQUIRED, .missing = TN_OFR_MISSING

static const tn_field_rule offer_fields[] = {
    {FIELD(tn_offer, name, "name", TN_F_TEXT, "what the offer is called"), NEEDED},
    {FIELD(tn_offer, description, "description", TN_F_TEXT,
           "for the seller's side only, buyers never see it")},
    {FIELD(tn_offer, product_file, "product", TN_F_PATH, "the product's file"),
     .need = TN_ESSENTIAL, .missing = TN_OFR_MISSING},
    {FIELD(tn_offer, purpose, "purpose", TN_F_CHOICE, "existing and migration pay the renewal fee"),
     .words = tni_purposes},
    {FIELD(tn_offer, buyer, "buyer", TN_F_TEXT, "who it is for"), NEEDED},
    {FIELD(tn_offer, buyer_accounts, "buyer_accounts", TN_F_LIST,
           "AWS account ids of 12 digits that may accept")},
    {FIELD(tn_offer, duration, "duration", TN_F_DURATION,
           "a listed duration, or one custom duration")},
    {FIELD(tn_offer, expires, "expires", TN_F_DATE,
           "the last day on which it can be accepted, to 23:59:59Z"),
     NEEDED},
    {FIELD(tn_offer, start, "start", TN_F_DATE, "first day of a future-dated agreement")},
    {FIELD(tn_offer, end, "end", TN_F_DATE, "last day of the agreement, inclusive")},
    {FIELD(tn_offer, currency, "currency", TN_F_CURRENCY, "of every price; default the product's")},
    {FIELD(tn_offer, discount, "discount", TN_F_PERCENT,
           "on every item that has no price or discount of its own")},
    {FIELD(tn_offer, net_terms, "net_terms", TN_F_WHOLE,
           "invoices are due so many days after their date: 15 30 45 60 90 120"),
     .max = 9999, .unit = "days"},
    {FIELD(tn_offer, eula, "eula", TN_F_ID, "standard, or the URL of the custom one")},
    {FIELD(tn_offer, policy, "policy", TN_F_ID, "how to prorate and round: aws,basis=second")},
    {FIELD(tn_offer, published, "published", TN_F_DATE,
           "absent: a draft; once published, only expires may change")},
    {FIELD(tn_offer, replaces, "replaces", TN_F_ID, "the agreement this offer replaces, agmt-...")},
    {FIELD(tn_offer, countries, "countries", TN_F_LIST,
           "where buyers may be, two capital letters each")},
    {FIELD(tn_offer, buyer_country, "buyer_country", TN_F_ID,
           "two capital letters; some countries raise the listing fee")},
    {FIELD(tn_offer, existing_pricing, "existing_pricing", TN_F_ID,
           "how the existing agreement is priced: contract usage byol free")},
    {FIELD(tn_offer, contact, "contact", TN_F_TEXT, "the buyer's contact")},
    {FIELD(tn_offer, po, "po", TN_F_TEXT, "the buyer's purchase order")},
    {FIELD(tn_offer, url, "url", TN_F_ID, "where the offer can be accepted")},
    {FIELD(tn_offer, tcv_usd, "tcv_usd", TN_F_AMOUNT,
           "the total in USD of an offer in another currency, for the listing fee")},
    {FIELD(tn_offer, reference, "reference", TN_F_DURATION,
           "list prices of a custom duration: those of this listed one, by months")},
    {FIELD(tn_offer, extra, "extra", TN_F_PATH,
           "what an import could not place, kept for the next change set")},
};

static const tn_field_rule item_fields[] = {
    {FIELD(tn_offer_item, price, "price", TN_F_PRICE, "net price"),
     .unit = "per unit for the whole duration"},
    {FIELD(tn_offer_item, discount, "discount", TN_F_PERCENT, "off the list price, without price")},
    {FIELD(tn_offer_item, list, "list", TN_F_PRICE,
           "reference price where the product has none for the duration"),
     .unit = "per unit for the whole duration"},
    {FIELD(tn_offer_item, quantity, "quantity", TN_F_WHOLE,
           "what is expected to be bought; fixed where there is an instalment plan"),
     .min = 1, .max = TN_QUANTITY_MAX},
};

static const tn_field_rule usage_fields[] = {
    {FIELD(tn_offer_usage, price, "price", TN_F_PRICE,
           "negotiated overage price; default the product's payg"),
     .unit = "per unit used"},
};

/* `2027-06-01 = 1200.00` */
static void read_charge(tni_binder *binder, const tni_position *position, void *target)
{
    tn_payments *payments = target;
    const tni_position date = tni_position_star(position);
    tn_offer_payment charge = {0};
    if (tni_read_date(binder, &date, &charge.date) &&
        tni_read_amount(binder, position, &charge.amount)) {
        TNI_LIST_ADD(binder->arena, &payments->custom, &payments->custom_count, charge);
    }
}

const tn_field_rule tni_payment_fields[TNI_PAYMENT_FIELDS] = {
    {FIELD(tn_payments, plan, "plan", TN_F_CHOICE, "when the total is charged"), .words = plans},
    {FIELD(tn_payments, first, "first", TN_F_DATE, "day of the first charge; default acceptance")},
    {FIELD(tn_payments, initial, "initial", TN_F_AMOUNT,
           "the first charge; the others share the rest evenly")},
    {FIELD(tn_payments, total, "total", TN_F_AMOUNT,
           "an agreed round total instead of the sum of the items")},
    {FIELD(tn_payments, count, "count", TN_F_WHOLE,
           "how many charges; default one per step of the plan"),
     .min = 1, .max = 999},
    {.key = "*",
     .type = TN_F_AMOUNT,
     .star = "YYYY-MM-DD",
     .help = "a charge of a custom plan",
     .read = read_charge},
};

static const tn_field_rule approval_fields[] = {
    {FIELD(tn_approval, by, "by", TN_F_ID, "the approver, of tenor.ini")},
    {FIELD(tn_approval, on, "on", TN_F_DATE, "the day")},
    {FIELD(tn_approval, note, "note", TN_F_TEXT, "why")},
    {FIELD(tn_approval, digest, "digest", TN_F_ID,
           "what was approved, as 'tenor approve' wrote it")},
};

#define SECTION(name, what, rules, words_of_help)                                                  \
    {                                                                                              \
        name, what, rules, TNI_COUNT(rules), words_of_help                                         \
    }

static const tn_section_rule sections[] = {
    SECTION("offer", NULL, offer_fields, "what is offered to whom, and until when"),
    SECTION("item", "dimension", item_fields, "a dimension's price and quantity in this offer"),
    SECTION("usage", "dimension", usage_fields, "a metered dimension's price in this offer"),
    SECTION("renewal", NULL, tni_renewal_fields, "what happens when the agreement ends"),
    SECTION("payments", NULL, tni_payment_fields, "when the total is charged"),
    SECTION("approval", NULL, approval_fields, "who approved what exceeds the guardrails"),
};

const tn_file_rule tni_offer_file = {"offer", "*.offer.ini", sections, TNI_COUNT(sections),
                                     "a private offer, as drafted or published"};

typedef struct offer_builder {
    tni_binder binder;
    tn_offer *offer;
} offer_builder;

static void bind(offer_builder *b, const tn_section *section, int which, void *target)
{
    tni_bind_section(&b->binder, section, sections[which].fields, sections[which].field_count,
                     target);
}

static void add_item(offer_builder *b, const tn_section *section)
{
    tn_offer *offer = b->offer;
    tn_offer_item *item = TNI_LIST_ADD(
        b->binder.arena, &offer->items, &offer->item_count,
        (tn_offer_item){.label = section->label, .dimension = TN_NO_DIMENSION, .at = section->at});
    if (item) {
        bind(b, section, TNI_ITEM, item);
    }
}

static void add_usage(offer_builder *b, const tn_section *section)
{
    tn_offer *offer = b->offer;
    tn_offer_usage *usage = TNI_LIST_ADD(
        b->binder.arena, &offer->usage, &offer->usage_count,
        (tn_offer_usage){.label = section->label, .dimension = TN_NO_DIMENSION, .at = section->at});
    if (usage) {
        bind(b, section, TNI_USAGE, usage);
    }
}

static void add_section(offer_builder *b, const tn_section *section)
{
    const tn_section_rule *rule = tni_bind_head(&b->binder, &tni_offer_file, section);
    if (!rule) {
        return;
    }
    switch (rule - sections) {
    case TNI_OFFER:
        tni_bind_entries(&b->binder, section, rule->fields, rule->field_count, b->offer);
        break;
    case TNI_ITEM:
        add_item(b, section);
        break;
    case TNI_USAGE:
        add_usage(b, section);
        break;
    case TNI_RENEWAL:
        tni_renewal_bind(&b->binder, section, &b->offer->renewal);
        break;
    case TNI_PAYMENTS:
        b->offer->payments.set = true;
        b->offer->payments.at = section->at;
        bind(b, section, TNI_PAYMENTS, &b->offer->payments);
        break;
    case TNI_APPROVAL:
        b->offer->approval.set = true;
        b->offer->approval.at = section->at;
        bind(b, section, TNI_APPROVAL, &b->offer->approval);
        break;
    default:
        break;
    }
}

tn_status tn_offer_build(tn_arena *arena, const tn_tree *tree, const tn_tables *tables,
                         tn_findings *findings, tn_offer **out)
{
    offer_builder b = {
        .binder = tni_binder_make(arena, tables->currencies, tables->currency_count, findings),
        .offer = tn_arena_take(arena, sizeof(*b.offer))};
    if (!b.offer) {
        return TN_E_NOMEM;
    }
    b.offer->file = tree->file;
    b.offer->at = tree->first ? tree->first->at : (tn_at){.file = tree->file};
    for (const tn_section *section = tree->first; section; section = section->next) {
        add_section(&b, section);
    }
    const tn_section_rule *head = &sections[TNI_OFFER];
    tni_bind_finish(&b.binder, head->fields, head->field_count, b.offer->at, "offer", b.offer);
    const tn_status status = tni_binder_status(&b.binder);
    if (status == TN_OK) {
        *out = b.offer;
    }
    return status;
}
