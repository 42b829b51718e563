/* Answers of ListAgreementInvoiceLineItems: one, a list of them, and what is none. */
#include "support/memory.h"
#include "support/tree.h"
#include "tenor/billing_feed.h"

#define ITEM(invoice, amount, type, issued)                                                        \
    "{\"agreementId\":\"agmt-1\",\"invoiceId\":\"" invoice "\",\"pricingCurrencyAmount\":"         \
    "{\"amount\":" amount ",\"maxAdjustmentAmount\":\"1\",\"currencyCode\":\"USD\"},"              \
    "\"issuedTime\":" issued ",\"invoiceType\":\"" type "\"}"
#define ANSWER(items, token)                                                                       \
    "{\"agreementInvoiceLineItemGroupSummaries\":[" items "],\"nextToken\":" token "}"

static tn_status read(tn_arena *arena, const tn_tables *tables, const char *text,
                      tn_findings *findings, const tn_billing_feed **out)
{
    tn_billing_feed_reader *reader = tn_billing_feed_new(arena, "f.json", tables, findings);
    tn_status status = reader ? TN_OK : TN_E_NOMEM;
    for (size_t i = 0; status == TN_OK && text[i]; i++) { /* in the smallest pieces */
        status = tn_billing_feed_push(reader, text + i, 1);
    }
    if (!reader || status != TN_OK) {
        if (reader) {
            tn_billing_feed_abandon(reader);
        }
        return status;
    }
    return tn_billing_feed_end(reader, out);
}

/* "INVOICE AGREEMENT DATE GROSS" a document, then findings. */
static void expect(const char *text, const char *expected)
{
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *findings = tn_findings_new(arena);
    const tn_billing_feed *feed = NULL;
    char got[1024] = "", gross[TN_DECIMAL_TEXT], date[TN_DATE_TEXT];
    size_t used = 0;
    read(arena, test_tables(arena), text, findings, &feed);
    for (size_t i = 0; feed && i < feed->count; i++) {
        const tn_billed *d = &feed->items[i];
        assert_false(d->has_fee || d->has_due);
        used += (size_t)snprintf(got + used, sizeof(got) - used, "%s %s %s %s\n", d->invoice,
                                 d->agreement, tn_date_format(d->date, date),
                                 tn_money_format(d->gross, gross));
    }
    for (size_t i = 0; i < tn_findings_count(findings); i++) {
        const tn_finding *f = tn_findings_get(findings, i);
        used += (size_t)snprintf(got + used, sizeof(got) - used, "%s:%u:%u %s\n",
                                 tn_code_get(f->code)->text, f->at.line, f->at.column, f->message);
    }
    assert_string_equal(got, expected);
    tn_arena_free(arena);
}

/* 1736103549 s are 2025-01-05T18:59:09Z. The amount of a credit memo has a sign or has none. */
static void test_answer__documents(void **state)
{
    (void)state;
    expect("\n " ANSWER(ITEM("A", "\"1080.00\"", "INVOICE", "1736103549"), "null"),
           "A agmt-1 2025-01-05 1080.00\n");
    expect(ANSWER(ITEM("A", "\"0.004\"", "INVOICE", "1736103549") "," ITEM(
                      "A", "\"0.004\"", "INVOICE", "1736103549") "," /* rounded once */
                  ITEM("B", "\"1.004\"", "CREDIT_MEMO",
                       "1736103549") "," ITEM("B", "\"-1.004\"", "CREDIT_MEMO", "1736103549"),
                  "null"),
           "A agmt-1 2025-01-05 0.01\nB agmt-1 2025-01-05 -2.01\n");
    expect("[" ANSWER(ITEM("B", "\"10\"", "CREDIT_MEMO", "\"2025-02-01T00:00:00Z\""),
                      "\"more\"") "," ANSWER(ITEM("C", "\"-1.5\"", "CREDIT_MEMO", "1736103549.5"),
                                             "null") "]",
           "C agmt-1 2025-01-05 -1.50\nB agmt-1 2025-02-01 -10.00\n");
    expect(ANSWER("", "null"), "");
}

static void test_answer__what_is_none(void **state)
{
    (void)state;
    expect("{\"items\":[]}", "FIL-085:0:0 no answer of ListAgreementInvoiceLineItems\n");
    expect("[]", "FIL-085:0:0 no answer of ListAgreementInvoiceLineItems\n");
    expect("[7]", "FIL-085:0:0 no answer of ListAgreementInvoiceLineItems\n");
    expect(ANSWER(ITEM("A", "5", "INVOICE", "1736103549") "," ITEM(
                      "A", "\"1,000\"", "INVOICE",
                      "1736103549") "," ITEM("A", "\"1\"", "BILL",
                                             "1736103549") "," ITEM("A", "\"1\"", "INVOICE",
                                                                    "null") "," ITEM("A", "\"1\"",
                                                                                     "INVOICE",
                                                                                     "1736103549"),
                  "\"next\""),
           "A agmt-1 2025-01-05 1.00\n"
           "FIL-086:1:44 invoice line item 1: expected an amount: \"1234.50\"\n"
           "FIL-086:1:217 invoice line item 2: expected an amount: \"1234.50\"\n"
           "FIL-086:1:396 invoice line item 3: expected an invoiceType: INVOICE or CREDIT_MEMO\n"
           "FIL-086:1:568 invoice line item 4: expected an issuedTime\n"
           "FIL-086:0:0 invoice line item 5: expected the next page behind it: nextToken is set\n");
}

static bool survive(const tn_allocator *allocator, void *context)
{
    tn_arena *arena = tn_arena_new(allocator);
    tn_findings *findings = arena ? tn_findings_new(arena) : NULL;
    const tn_billing_feed *feed = NULL;
    const tn_status status =
        findings ? read(arena, context, ANSWER(ITEM("A", "\"1\"", "INVOICE", "1736103549"), "null"),
                        findings, &feed)
                 : TN_E_NOMEM;
    assert_int_equal(status == TN_OK, feed != NULL);
    tn_arena_free(arena);
    return status == TN_OK;
}

static void test_answer__every_request_failing(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    const tn_tables *tables = test_tables(arena);
    assert_true(test_every_allocation(survive, (void *)(uintptr_t)tables) > 2);
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_answer__documents),
        cmocka_unit_test(test_answer__what_is_none),
        cmocka_unit_test(test_answer__every_request_failing),
    };
    return RUN(tests);
}
