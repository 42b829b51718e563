/* A row of what AWS billed: dates, amounts, whose share it is, and cells that cannot be read. */
#include "support/tree.h"

#include "format/feed/billing_reader.h"

enum { COLUMNS = TNI_BILLED_COLUMNS };

typedef struct cells {
    const char *at[COLUMNS]; /* NULL: there is no such column */
} cells;

/* A row read: "date gross/fee invoice", then "CODE line:column+width message" of findings, then
 * "KIND gross/fee by invoice" of what it settles, or "left out". */
static void take(int layout, const cells *row, char *out, size_t size)
{
    tn_arena *arena = tn_arena_new(NULL);
    tn_csv_field fields[COLUMNS];
    tn_billing_feed feed = {0};
    tn_billing_feed_reader reader = {.arena = arena,
                                     .file = "f.csv",
                                     .tables = test_tables(arena),
                                     .findings = tn_findings_new(arena),
                                     .layout = layout,
                                     .feed = &feed};
    size_t count = 0, used = 0;
    uint32_t column = 1;
    for (size_t i = 0; i < COLUMNS; i++) {
        reader.at[i] = row->at[i] ? count : TN_CSV_NONE;
        if (row->at[i]) {
            fields[count++] = (tn_csv_field){row->at[i], strlen(row->at[i]), 7, column};
            column += (uint32_t)strlen(row->at[i]) + 1;
        }
    }
    const tn_csv_row csv = {fields, count, 7, NULL};
    assert_int_equal(tni_billed_row(&reader, &csv), TN_OK);
    assert_int_equal(feed.rows, 1);
    out[0] = '\0';
    for (size_t i = 0; i < feed.count; i++) {
        const tn_billed *b = &feed.items[i];
        char date[TN_DATE_TEXT], gross[TN_DECIMAL_TEXT], fee[TN_DECIMAL_TEXT];
        assert_int_equal(b->at.line, 7);
        used += (size_t)snprintf(out + used, size - used, "%s%s %s %s/%s %s", i ? "; " : "",
                                 tn_date_format(b->date, date), b->gross.currency.code,
                                 tn_money_format(b->gross, gross),
                                 b->has_fee ? tn_money_format(b->fee, fee) : "-", b->invoice);
    }
    for (size_t i = 0; i < tn_findings_count(reader.findings); i++) {
        const tn_finding *f = tn_findings_get(reader.findings, i);
        used +=
            (size_t)snprintf(out + used, size - used, "%s %u:%u+%u %s", tn_code_get(f->code)->text,
                             f->at.line, f->at.column, f->width, f->message);
    }
    for (size_t i = 0; i < reader.settled_count; i++) {
        static const char *const kinds[] = {"collected", "disbursed", "forgiven"};
        const tni_settled_row *s = &reader.settled[i];
        char gross[TN_DECIMAL_TEXT], fee[TN_DECIMAL_TEXT];
        used += (size_t)snprintf(out + used, size - used, "%s%s %s/%s by %s%s", used ? "; " : "",
                                 kinds[s->settlement.kind], tn_money_format(s->gross.money, gross),
                                 tn_money_format(s->fee.money, fee), s->invoice,
                                 s->is_back ? ", back" : "");
    }
    if (feed.left_out) {
        snprintf(out + used, size - used, "left out");
    }
    tn_arena_free(arena);
}

static void check(int layout, const cells *row, const char *expected)
{
    char got[512];
    take(layout, row, got, sizeof(got));
    assert_string_equal(got, expected);
}

#define EVENT(date, currency, action, type, amount)                                                \
    {                                                                                              \
        {                                                                                          \
            [TNI_BILLED_INVOICE] = "I", [TNI_BILLED_DATE] = date,                                  \
            [TNI_BILLED_CURRENCY] = currency, [TNI_BILLED_ACTION] = action,                        \
            [TNI_BILLED_TYPE] = type, [TNI_BILLED_AMOUNT] = amount                                 \
        }                                                                                          \
    }
#define SOLD(date, currency, amount) EVENT(date, currency, "INVOICED", "SELLER_REV_SHARE", amount)

/* The columns of SOLD with the date: I,date,currency,... -> the date is in column 3. */
static void test_event__dates_and_amounts(void **state)
{
    static const struct {
        cells row;
        const char *expected;
    } cases[] = {
        {SOLD("2027-01-05", "USD", "750"), "2027-01-05 USD 750.00/- I"},
        {SOLD("01-05-2027", "USD", "750.00"), "2027-01-05 USD 750.00/- I"},
        {SOLD("01/05/2027", "USD", "-0.01"), "2027-01-05 USD -0.01/- I"},
        {SOLD("2027-01-05T23:59:59Z", "USD", "1"), "2027-01-05 USD 1.00/- I"},
        {SOLD("2027-01-05T23:59:59", "USD", "1"), "2027-01-05 USD 1.00/- I"},
        {SOLD("2027-01-05 23:59:59.999999", "USD", "1"), "2027-01-05 USD 1.00/- I"},
        {SOLD("2027-01-05T16:00:00-08:00", "USD", "1"), "2027-01-06 USD 1.00/- I"}, /* in UTC */
        {SOLD("2027-01-05T08:59:59.5+09:00", "USD", "1"), "2027-01-04 USD 1.00/- I"},
        {SOLD("2027-01-05T24:00:00Z", "USD", "1"),
         "FIL-086 7:3+20 found '2027-01-05T24:00:00Z', expected a date: YYYY-MM-DD or MM-DD-YYYY"},
        {SOLD("2027-01-05 and so on", "USD", "1"),
         "FIL-086 7:3+20 found '2027-01-05 and so on', expected a date: YYYY-MM-DD or MM-DD-YYYY"},
        {SOLD(" 2027-01-05 ", "USD", "\t1.004 "), "2027-01-05 USD 1.00/- I"},
        {SOLD("2027-01-05", "USD", "1.005"), "2027-01-05 USD 1.01/- I"}, /* half up */
        {SOLD("2027-01-05", "USD", "-1.005"), "2027-01-05 USD -1.01/- I"},
        {SOLD("2027-01-05", "JPY", "1000.5"), "2027-01-05 JPY 1001/- I"},
        {SOLD("2027-01-05", "USD", "92233720368547758.07"),
         "2027-01-05 USD 92233720368547758.07/- I"},
        {SOLD("2027-01-05", "USD", "-2999999970000000.00"),
         "2027-01-05 USD -2999999970000000.00/- I"},
        {SOLD("2027-01-05", "USD", "2999999970000000.005"),
         "2027-01-05 USD 2999999970000000.01/- I"},
        {SOLD("2027-01-05", "USD", "1.12345678"), "2027-01-05 USD 1.12/- I"},
        {SOLD("2027-01-05", "USD", "1.123456789"),
         "FIL-086 7:44+11 found '1.123456789', expected an amount: 1234.50 or -1234.50"},
        {SOLD("2027-01-05", "JPY", "9223372036854775807"),
         "2027-01-05 JPY 9223372036854775807/- I"},
        {SOLD("2027-01-05", "USD", ""), /* an event is its amount: none is not 0.00 */
         "FIL-086 7:44+0 found nothing, expected an amount: 1234.50 or -1234.50"},
        {SOLD("31-12-2027", "USD", "1"),
         "FIL-086 7:3+10 found '31-12-2027', expected a date: YYYY-MM-DD or MM-DD-YYYY"},
        {SOLD("2027-1-5", "USD", "1"),
         "FIL-086 7:3+8 found '2027-1-5', expected a date: YYYY-MM-DD or MM-DD-YYYY"},
        {SOLD("2027-01-05 10:00", "USD", "1"),
         "FIL-086 7:3+16 found '2027-01-05 10:00', expected a date: YYYY-MM-DD or MM-DD-YYYY"},
        {SOLD("01-05/2027", "USD", "1"),
         "FIL-086 7:3+10 found '01-05/2027', expected a date: YYYY-MM-DD or MM-DD-YYYY"},
        {SOLD("", "USD", "1"),
         "FIL-086 7:3+0 found nothing, expected a date: YYYY-MM-DD or MM-DD-YYYY"},
        {SOLD("2027-01-05", "usd", "1"),
         "FIL-086 7:14+3 found 'usd', expected a currency that AWS bills in: USD EUR GBP AUD CAD "
         "INR JPY"},
        {SOLD("2027-01-05", " X ", "1"), /* the place is that of the text, without its blanks */
         "FIL-086 7:15+1 found 'X', expected a currency that AWS bills in: USD EUR GBP AUD CAD "
         "INR JPY"},
        {SOLD("2027-01-05", "USD", "1,000"),
         "FIL-086 7:44+5 found '1,000', expected an amount: 1234.50 or -1234.50"},
        {SOLD("2027-01-05", "USD", "--1"),
         "FIL-086 7:44+3 found '--1', expected an amount: 1234.50 or -1234.50"},
        {SOLD("2027-01-05", "USD", "92233720368547758.08"),
         "FIL-086 7:44+20 found '92233720368547758.08', expected an amount: 1234.50 or -1234.50"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        check(TNI_BILLED_EVENTS, &cases[i].row, cases[i].expected);
    }
}

static void test_event__whose_share(void **state)
{
    static const struct {
        const char *action, *type, *expected;
    } cases[] = {
        {"INVOICED", "SELLER_REV_SHARE", "2027-01-05 USD -8.00/- I"},
        {"INVOICED", "SELLER_REV_SHARE_REFUND", "2027-01-05 USD -8.00/- I"},
        {"INVOICED", "SELLER_REV_SHARE_CREDIT", "2027-01-05 USD -8.00/- I"},
        {"INVOICED", "AWS_REV_SHARE", "2027-01-05 USD 0.00/8.00 I"},
        {"INVOICED", "AWS_REV_SHARE_REFUND", "2027-01-05 USD 0.00/8.00 I"},
        {"INVOICED", "AWS_REV_SHARE_CREDIT", "2027-01-05 USD 0.00/8.00 I"},
        {" INVOICED ", " AWS_REV_SHARE ", "2027-01-05 USD 0.00/8.00 I"},
        {NULL, "SELLER_REV_SHARE", "2027-01-05 USD -8.00/- I"}, /* the file has no actions */
        {"COLLECTED", "SELLER_REV_SHARE", "collected 8.00/0.00 by I"},
        {"DISBURSED", "AWS_REV_SHARE_REFUND", "disbursed 0.00/8.00 by I, back"},
        {"FORGIVEN", "SELLER_REV_SHARE_CREDIT", "forgiven 8.00/0.00 by I, back"},
        {"COLLECTED", "SELLER_TAX_SHARE", "left out"},
        {"", "SELLER_REV_SHARE", "left out"},
        {"INVOICED", "SELLER_TAX_SHARE", "left out"},
        {"INVOICED", "SELLER_REV", "left out"},
        {"INVOICED", "", "left out"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        const cells row = EVENT("2027-01-05", "USD", cases[i].action, cases[i].type, "-8");
        check(TNI_BILLED_EVENTS, &row, cases[i].expected);
    }
    const cells other = EVENT("never", "XXX", "ROUNDED", "SELLER_REV_SHARE", "x");
    check(TNI_BILLED_EVENTS, &other, "left out"); /* what does neither is not read */
}

#define REVENUE(gross, back, fee, fee_back)                                                        \
    {                                                                                              \
        {                                                                                          \
            [TNI_BILLED_DATE] = "2027-01-31", [TNI_BILLED_CURRENCY] = "USD",                       \
            [TNI_BILLED_REVENUE] = gross, [TNI_BILLED_REFUND] = back, [TNI_BILLED_FEE] = fee,      \
            [TNI_BILLED_FEE_REFUND] = fee_back                                                     \
        }                                                                                          \
    }

static void test_revenue__sales_and_refunds(void **state)
{
    static const struct {
        cells row;
        const char *expected;
    } cases[] = {
        {REVENUE("100", "0", "3", "0"), "2027-01-31 USD 100.00/3.00 "},
        {REVENUE("100", NULL, NULL, NULL), "2027-01-31 USD 100.00/- "},
        {REVENUE("0", "40", "0", "1.2"), "2027-01-31 USD -40.00/-1.20 "},
        {REVENUE("0", "-40", "0", "-1.2"), "2027-01-31 USD -40.00/-1.20 "}, /* however signed */
        {REVENUE("100", "40", "3", "1.2"),
         "2027-01-31 USD 100.00/3.00 ; 2027-01-31 USD -40.00/-1.20 "},
        {REVENUE("100", "40", "3", NULL), "2027-01-31 USD 100.00/3.00 ; 2027-01-31 USD -40.00/- "},
        {REVENUE("0", "0", "0", "0"), "left out"},
        {REVENUE("", "", "", ""), "left out"},
        {REVENUE("100", "x", "3", "0"),
         "FIL-086 7:20+1 found 'x', expected an amount: 1234.50 or -1234.50"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        check(TNI_BILLED_REVENUES, &cases[i].row, cases[i].expected);
    }
}

/* A text that is kept needs memory: the row is not taken for read without it. */
static void test_row__no_memory(void **state)
{
    static const tn_csv_field fields[] = {{"2027-01-05", 10, 7, 1},
                                          {"USD", 3, 7, 12},
                                          {"SELLER_REV_SHARE", 16, 7, 16},
                                          {"1", 1, 7, 33}};
    (void)state;
    const tn_csv_row row = {fields, COUNT(fields), 7, NULL};
    tn_arena *others = tn_arena_new(NULL);
    const tn_tables *tables = test_tables(others);
    size_t failed = 0;
    bool enough = false;
    for (size_t spare = 0; !enough && spare < 65536; spare += 16) {
        test_memory memory = {0};
        tn_arena *arena = test_arena_short(&memory, spare);
        tn_billing_feed feed = {0};
        tn_billing_feed_reader reader = {.arena = arena,
                                         .file = "f.csv",
                                         .tables = tables,
                                         .findings = tn_findings_new(others),
                                         .layout = TNI_BILLED_EVENTS,
                                         .feed = &feed};
        for (size_t i = 0; i < COLUMNS; i++) {
            reader.at[i] = TN_CSV_NONE;
        }
        reader.at[TNI_BILLED_DATE] = 0;
        reader.at[TNI_BILLED_CURRENCY] = 1;
        reader.at[TNI_BILLED_TYPE] = 2;
        reader.at[TNI_BILLED_AMOUNT] = 3;
        const tn_status status = tni_billed_row(&reader, &row);
        enough = status == TN_OK && feed.count == 1;
        assert_true(status == TN_E_NOMEM || enough);
        failed += status == TN_E_NOMEM;
        tn_arena_free(arena);
    }
    assert_true(failed > 0 && enough);
    tn_arena_free(others);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_event__dates_and_amounts),
        cmocka_unit_test(test_event__whose_share),
        cmocka_unit_test(test_revenue__sales_and_refunds),
        cmocka_unit_test(test_row__no_memory),
    };
    return RUN(tests);
}
