/* Part of billing_reader.h. What AWS billed as ListAgreementInvoiceLineItems answers it: an amount
 * before tax per invoice and agreement; no fee, no due date. */
#include <string.h>

#include "format/agreement/agreement.h"
#include "format/feed/billing_reader.h"
#include "format/json/json.h"
#include "format/json/json_place.h"

/* Where an item stands: the answers are counted, and the items of each. */
typedef struct item_place {
    tn_billing_feed_reader *reader;
    tni_json_source source;
    size_t page, index;
} item_place;

static const char list[] = "agreementInvoiceLineItemGroupSummaries";

static void bad(const item_place *p, const char *expected)
{
    const tn_billing_feed_reader *r = p->reader;
    tn_findings_add(r->findings, TN_FIL_FEED_ROW,
                    tni_json_place_element(&p->source, list, p->page, p->index), "",
                    "invoice line item %zu: expected %s", (size_t)r->feed->rows, expected);
}

static const char *text_of(const tn_billing_feed_reader *r, const tni_json *item, const char *key)
{
    const char *text = tni_json_get_text(item, key);
    return tn_arena_text(r->arena, text ? text : "");
}

static void take_item(const item_place *p, const tni_json *item)
{
    tn_billing_feed_reader *r = p->reader;
    const tni_json *money = tni_json_get(item, "pricingCurrencyAmount");
    const char *amount = tni_json_get_text(money, "amount");
    const char *type = tni_json_get_text(item, "invoiceType");
    tn_currency currency;
    tni_exact gross;
    tn_instant issued;
    if (!tni_billed_currency(r, tni_json_get_text(money, "currencyCode"), &currency)) {
        bad(p, "a currencyCode that AWS bills in: USD EUR GBP AUD CAD INR JPY");
    } else if (!amount || !tni_billed_amount(amount, strlen(amount), currency, &gross)) {
        bad(p, "an amount: \"1234.50\"");
    } else if (!tni_agreement_time(tni_json_get(item, "issuedTime"), &issued)) {
        bad(p, "an issuedTime");
    } else if (!type || (strcmp(type, "INVOICE") != 0 && strcmp(type, "CREDIT_MEMO") != 0)) {
        bad(p, "an invoiceType: INVOICE or CREDIT_MEMO");
    } else {
        tn_billed *added =
            tn_arena_append(r->arena, &r->feed->items, &r->feed->count, sizeof(*added));
        if (added) {
            if (*type == 'C') { /* its amount has no sign of its own */
                gross = tni_exact_negated(tni_exact_size(gross));
            }
            *added = (tn_billed){.at = {.file = r->file},
                                 .event = "",
                                 .invoice = text_of(r, item, "invoiceId"),
                                 .agreement = text_of(r, item, "agreementId"),
                                 .account = "",
                                 .product = "",
                                 .date = tn_instant_date(issued),
                                 .gross = gross.money,
                                 .gross_rest = gross.rest,
                                 .fee = {0, currency}};
        }
    }
}

static bool take_answer(void *context, const tni_json *answer, bool is_last)
{
    item_place *p = context;
    const tni_json *items = tni_json_get(answer, list);
    if (!items || tni_json_kind_of(items) != TNI_JSON_ARRAY) {
        return false;
    }
    for (p->index = 0; p->index < tni_json_count(items); p->index++) {
        p->reader->feed->rows++; /* of all answers */
        take_item(p, tni_json_at(items, p->index));
    }
    if (is_last && tni_json_get_text(answer, "nextToken")) {
        bad(p, "the next page behind it: nextToken is set");
    }
    p->page++;
    return true;
}

tn_status tni_billed_answer(tn_billing_feed_reader *r, const char *bytes, size_t size)
{
    tni_json_error error = {0};
    unsigned places = TNI_JSON_PLACES;
    item_place place = {.reader = r, .source = {r->file, bytes, size, &places}};
    const tn_status status = tni_json_pages(bytes, size, take_answer, &place, &error);
    if (status == TN_E_SYNTAX) {
        tn_findings_add(r->findings, TN_FIL_FEED, (tn_at){r->file, error.line, error.column}, "",
                        "no answer of ListAgreementInvoiceLineItems%s%s", *error.text ? ": " : "",
                        error.text);
        return TN_E_FINDINGS;
    }
    return status;
}
