/* Part of billing_reader.h. What AWS billed as ListAgreementInvoiceLineItems answers it: an amount
 * before tax per invoice and agreement; no fee, no due date. */
#include <string.h>

#include "format/agreement/agreement.h"
#include "format/feed/billing_reader.h"
#include "format/json/json.h"

static void bad(tn_billing_feed_reader *r, size_t number, const char *expected)
{
    tn_findings_add(r->findings, TN_FIL_FEED_ROW, (tn_at){.file = r->file}, "",
                    "invoice line item %zu: expected %s", number, expected);
}

static const char *text_of(const tn_billing_feed_reader *r, const tni_json *item, const char *key)
{
    const char *text = tni_json_get_text(item, key);
    return tn_arena_text(r->arena, text ? text : "");
}

/* number counts the items of all answers, from 1. */
static void take_item(tn_billing_feed_reader *r, const tni_json *item, size_t number)
{
    const tni_json *money = tni_json_get(item, "pricingCurrencyAmount");
    const char *amount = tni_json_get_text(money, "amount");
    const char *type = tni_json_get_text(item, "invoiceType");
    tn_currency currency;
    tn_money gross;
    tn_instant issued;
    if (!tni_billed_currency(r, tni_json_get_text(money, "currencyCode"), &currency)) {
        bad(r, number, "a currencyCode that AWS bills in: USD EUR GBP AUD CAD INR JPY");
    } else if (!amount || !tni_billed_amount(amount, strlen(amount), currency, &gross)) {
        bad(r, number, "an amount: \"1234.50\"");
    } else if (!tni_agreement_time(tni_json_get(item, "issuedTime"), &issued)) {
        bad(r, number, "an issuedTime");
    } else if (!type || (strcmp(type, "INVOICE") != 0 && strcmp(type, "CREDIT_MEMO") != 0)) {
        bad(r, number, "an invoiceType: INVOICE or CREDIT_MEMO");
    } else {
        tn_billed *added =
            tn_arena_append(r->arena, &r->feed->items, &r->feed->count, sizeof(*added));
        if (added) {
            if (*type == 'C' && gross.minor > 0) { /* its amount has no sign of its own */
                gross.minor = -gross.minor;
            }
            *added = (tn_billed){.at = {.file = r->file},
                                 .event = "",
                                 .invoice = text_of(r, item, "invoiceId"),
                                 .agreement = text_of(r, item, "agreementId"),
                                 .account = "",
                                 .product = "",
                                 .date = tn_instant_date(issued),
                                 .gross = gross,
                                 .fee = {0, currency}};
        }
    }
}

static bool take_answer(void *context, const tni_json *answer, bool is_last)
{
    tn_billing_feed_reader *r = context;
    const tni_json *items = tni_json_get(answer, "agreementInvoiceLineItemGroupSummaries");
    if (!items || tni_json_kind_of(items) != TNI_JSON_ARRAY) {
        return false;
    }
    for (size_t i = 0; i < tni_json_count(items); i++) {
        take_item(r, tni_json_at(items, i), (size_t)++r->feed->rows);
    }
    if (is_last && tni_json_get_text(answer, "nextToken")) {
        bad(r, (size_t)r->feed->rows, "the next page behind it: nextToken is set");
    }
    return true;
}

tn_status tni_billed_answer(tn_billing_feed_reader *r, const char *bytes, size_t size)
{
    tni_json_error error = {0};
    const tn_status status = tni_json_pages(bytes, size, take_answer, r, &error);
    if (status == TN_E_SYNTAX) {
        tn_findings_add(r->findings, TN_FIL_FEED, (tn_at){r->file, error.line, error.column}, "",
                        "no answer of ListAgreementInvoiceLineItems%s%s", *error.text ? ": " : "",
                        error.text);
        return TN_E_FINDINGS;
    }
    return status;
}
