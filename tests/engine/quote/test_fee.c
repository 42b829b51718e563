/* Listing fees: the published brackets to the cent, renewals, currencies, countries, the day. */
#include "engine/quotes.h"

#include "tenor/fee.h"

typedef struct fee_row {
    const char *lines; /* of [offer] */
    int64_t minor;
    const char *day;
    bool renewal;
    const char *percent;
    bool guessed;
} fee_row;

static void check(const fee_row *row)
{
    tn_arena *arena = tn_arena_new(NULL);
    char text[512], percent[TN_DECIMAL_TEXT];
    snprintf(text, sizeof(text), OFFER "duration = 12m\n%s\n", row->lines);
    const tn_offer *offer = test_offer(arena, LOGS, text);
    const tn_money total = {row->minor, tn_offer_currency(offer)};
    tn_fee fee;
    assert_int_equal(tn_fee_find(arena, offer, test_tables(arena), total, test_day(row->day),
                                 row->renewal, &fee),
                     TN_OK);
    assert_string_equal(tn_percent_format(fee.percent, percent), row->percent);
    assert_int_equal(fee.guessed, row->guessed);
    assert_int_equal(fee.step->out.as.percent.e4, fee.percent.e4);
    assert_non_null(strstr(fee.step->child->child->what, "resale"));
    tn_fee bare;
    assert_int_equal(tn_fee_find(NULL, offer, test_tables(arena), total, test_day(row->day),
                                 row->renewal, &bare),
                     TN_OK);
    assert_int_equal(bare.percent.e4, fee.percent.e4);
    assert_int_equal(bare.guessed, fee.guessed);
    assert_null(bare.step);
    tn_arena_free(arena);
}

static void test_fee_find__brackets(void **state)
{
    static const fee_row rows[] = {
        {"", 0, "2026-12-31", false, "3", false},
        {"", 99999999, "2026-12-31", false, "3", false},
        {"", 100000000, "2026-12-31", false, "2", false},
        {"", 999999999, "2026-12-31", false, "2", false},
        {"", 1000000000, "2026-12-31", false, "1.5", false},
        {"", 100, "2026-12-31", true, "1.5", false},
        {"purpose = new", 100, "2026-12-31", false, "3", false},
        {"purpose = existing", 100, "2026-12-31", false, "1.5", false},
        {"purpose = migration", 100000000, "2026-12-31", false, "1.5", false},
        {"buyer_country = KR", 100000000, "2026-12-31", false, "3", false},
        {"buyer_country = KR\npurpose = existing", 1, "2026-12-31", false, "2.5", false},
        {"buyer_country = JP", 100, "2026-12-31", false, "3", false},
        {"buyer_country = KR", 100, "2025-03-31", false, "3", false}, /* since 1 April 2025 */
        {"buyer_country = KR", 100, "2025-04-01", false, "4", false},
        {"", 100, "2020-01-01", false, "3", false},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        check(&rows[i]);
    }
}

static void test_fee_find__currencies(void **state)
{
    static const fee_row rows[] = {
        {"currency = EUR", 100000000, "2026-12-31", false, "3", true},
        {"currency = EUR\npurpose = existing", 100000000, "2026-12-31", false, "1.5", false},
        {"currency = EUR\ntcv_usd = 1000000", 1, "2026-12-31", false, "2", false},
        {"currency = JPY\ntcv_usd = 999999.99", 1, "2026-12-31", false, "3", false},
        {"currency = JPY\nbuyer_country = KR", 1, "2026-12-31", false, "4", true},
        {"tcv_usd = 5000000", 100, "2026-12-31", false, "3", false}, /* of no use for USD */
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        check(&rows[i]);
    }
}

/* 3 % of 1.50 is 0.045: half-up to 0.05; the seller keeps 1.45. */
static void test_quote_fee__half_up(void **state)
{
    (void)state;
    const quoted q = quote_of(STORAGE, OFFER "duration = 1m\n[item unencrypted]\nquantity = 1\n");
    assert_int_equal(q.quote->fee.minor, 5);
    assert_money(q.quote->seller_net, "1.45");
    assert_int_equal(q.quote->fee_step->child->out.as.percent.e4, 30000);
    tn_arena_free(q.arena);
}

static void test_quote_fee__guess_is_said(void **state)
{
    (void)state;
    quoted q = quote_of(LOGS, OFFER "duration = 12m\ncurrency = EUR\n[item pro]\nprice = 1\n");
    test_finding(q.findings, TN_OFR_FEE_CURRENCY);
    assert_true(q.quote->fee_known);
    tn_arena_free(q.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fee_find__brackets),
        cmocka_unit_test(test_fee_find__currencies),
        cmocka_unit_test(test_quote_fee__half_up),
        cmocka_unit_test(test_quote_fee__guess_is_said),
    };
    return RUN(tests);
}
