/* Every name of a notice has a value, or says nothing when the offer does not. */
#include "report/notice_values.h"

#include "report/drafts.h"
#include "tenor/notice.h"

static const char expected[] = "offer: Acme\n"
                               "product: Data storage\n"
                               "product_id: prod-1\n"
                               "buyer: Acme KK\n"
                               "contact: \n"
                               "accounts: 111111111111\n"
                               "expires: 2026-12-31 23:59:59 UTC\n"
                               "duration: 12\n"
                               "start: \n"
                               "last_day: \n"
                               "currency: USD\n"
                               "total: 74.20 USD\n"
                               "list_total: 81.20 USD\n"
                               "discount_total: 7.00 USD\n"
                               "monthly: 6.18 USD\n"
                               "prices: Unencrypted: 14.40 USD × 3 = 43.20 USD\n"
                               "Encrypted: 15.50 USD × 2 = 31.00 USD\n"
                               "usage_prices: Unencrypted: 0.10 USD\n"
                               "Encrypted: 0.10 USD\n"
                               "payments: 2027-01-01: 18.55 USD\n"
                               "2027-04-01: 18.55 USD\n"
                               "2027-07-01: 18.55 USD\n"
                               "2027-10-01: 18.55 USD\n"
                               "instalments: 4\n"
                               "net_terms: 30\n"
                               "auto: yes\n"
                               "uplift: 5%\n"
                               "max_renewals: \n"
                               "decision: \n"
                               "decision_day: \n"
                               "assumed: \n" /* the plan has its own dates */
                               "items_total: \n"
                               "adjustment: \n"
                               "agreed: \n"
                               "item_name: Unencrypted\n"
                               "item_description: Gigabytes\n"
                               "item_quantity: 3\n"
                               "item_list: 16.00 USD\n"
                               "item_discount: 10%\n"
                               "item_price: 14.40 USD\n"
                               "item_amount: 43.20 USD\n"
                               "usage_name: Unencrypted\n"
                               "usage_price: 0.10 USD\n"
                               "payment_number: 1\n"
                               "payment_date: 2027-01-01\n"
                               "payment_due: 2027-01-31\n" /* 30 days */
                               "payment_amount: 18.55 USD\n"
                               "account: 111111111111\n"
                               "eula_url: \n"
                               "draft: \n"
                               "language: iso\n"
                               "address: \n"
                               "logo: \n"
                               "po: \n"
                               "url: \n"
                               "eula: standard\n"
                               "replaces: \n"
                               "seller: Northwind\n"
                               "seller_contact: \n"
                               "support: \n"
                               "registration_url: \n";

static void test_notice_value__of_every_name(void **state)
{
    (void)state;
    const quoted q = quote_as(STORAGE, DRAFT, "2026-12-20", NULL);
    const tn_settings settings = {.name = {.value = "Northwind"}};
    const tn_notice_options options = {.language = "iso"};
    const tni_notice_source source = {.quote = q.quote, .settings = &settings, .options = &options};
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    for (const tn_notice_name *n = tn_notice_names(); n->name; n++) {
        tn_buffer_format(&out, "%s: ", n->name);
        assert_true(tni_notice_value(&source, n->name, strlen(n->name), &out));
        tn_buffer_text(&out, "\n");
    }
    assert_false(tni_notice_value(&source, "buyers", 6, &out));
    expect_text(&out, expected);
    tn_arena_free(q.arena);
}

/* A total above the list prices is no saving. Items of 74.20 and 100.00 agreed: 25.80 between. */
static void test_notice_value__of_an_agreed_total(void **state)
{
    (void)state;
    static const struct {
        const char *total, *want;
    } cases[] = {{"100.00", "74.20 USD, 25.80 USD, 1, "},
                 {"74.00", "74.20 USD, −0.20 USD, 1, 7.20 USD"}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        char draft[2048];
        snprintf(draft, sizeof(draft),
                 OFFER "duration = 12m\n[item unencrypted]\nquantity = 3\ndiscount = 10%%\n"
                       "[item encrypted]\nquantity = 2\nprice = 15.5\n"
                       "[payments]\nplan = quarterly\nfirst = 2027-01-01\ntotal = %s\n",
                 cases[i].total);
        const quoted q = quote_as(STORAGE, draft, "2026-12-20", NULL);
        const tn_settings settings = {0};
        const tn_notice_options options = {.language = "iso"};
        static const char text[] = "{items_total}, {adjustment}, {agreed}, {discount_total}";
        tn_buffer out;
        tn_buffer_init(&out, NULL);
        assert_int_equal(tn_notice_render(q.arena, q.quote, &settings, &options, "n.txt", text,
                                          strlen(text), q.findings, &out),
                         TN_OK);
        tn_buffer_cut(&out, out.length - 1); /* the end of the line */
        expect_text(&out, cases[i].want);
        tn_arena_free(q.arena);
    }
}

/* 12,000 units of 14.40: thousands are parted in quantities as they are in money. */
static void test_notice_value__of_thousands(void **state)
{
    (void)state;
    const quoted q =
        quote_as(STORAGE,
                 OFFER "duration = 12m\n[item unencrypted]\nquantity = 12000\ndiscount = 10%\n"
                       "[item encrypted]\nquantity = 999\n",
                 "2026-12-20", NULL);
    const tn_settings settings = {0};
    const tn_notice_options options = {.language = "iso"};
    static const char text[] = "{prices}\n{*items}{item_quantity} for {item_amount}";
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    assert_int_equal(tn_notice_render(q.arena, q.quote, &settings, &options, "n.txt", text,
                                      strlen(text), q.findings, &out),
                     TN_OK);
    tn_buffer_cut(&out, out.length - 1); /* the end of the line */
    expect_text(&out, "Unencrypted: 14.40 USD × 12,000 = 172,800.00 USD\n"
                      "Encrypted: 16.60 USD × 999 = 16,583.40 USD\n"
                      "12,000 for 172,800.00 USD\n999 for 16,583.40 USD");
    tn_arena_free(q.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_notice_value__of_every_name),
        cmocka_unit_test(test_notice_value__of_an_agreed_total),
        cmocka_unit_test(test_notice_value__of_thousands),
    };
    return RUN(tests);
}
