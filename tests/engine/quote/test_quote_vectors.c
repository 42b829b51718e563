/* 400 random offers priced by another program in exact fractions (vectors/own/make_quotes.py). */
#include "engine/quotes.h"

static char *lines(tn_arena *arena, const char *text)
{
    char *copy = tn_arena_text(arena, text);
    for (char *p = strchr(copy, '|'); p; p = strchr(p, '|')) {
        *p = '\n';
    }
    return copy;
}

/* "2026-12-31=12.00 2027-03-31=12.01" */
static const char *payments_of(tn_arena *arena, const tn_schedule *schedule)
{
    const char *text = "";
    for (size_t i = 0; i < schedule->count; i++) {
        char day[TN_DATE_TEXT], amount[TN_DECIMAL_TEXT];
        text = tn_arena_format(arena, "%s%s%s=%s", text, i ? " " : "",
                               tn_date_format(schedule->payments[i].date, day),
                               tn_money_format(schedule->payments[i].amount, amount));
    }
    return text;
}

static void expect(const test_row *row, const char *column, const char *found)
{
    if (strcmp(test_field(row, column), found) != 0) {
        fail_msg("line %zu: %s is %s, expected %s\n%s", test_line(row), column, found,
                 test_field(row, column), test_field(row, "offer"));
    }
}

static void expect_money(const test_row *row, const char *column, tn_maybe_money money)
{
    char text[TN_DECIMAL_TEXT];
    expect(row, column, money.known ? tn_money_format(money.money, text) : "none");
}

static void check(const test_row *row, void *context)
{
    const tn_tables *tables = context;
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *findings = tn_findings_new(arena);
    const tn_product *product = NULL;
    tn_offer *offer = NULL;
    const tn_quote *quote = NULL;
    const tn_tree *p = test_tree(arena, "p.ini", lines(arena, test_field(row, "product")));
    const tn_tree *o = test_tree(arena, "o.ini", lines(arena, test_field(row, "offer")));
    if (tn_product_build(arena, p, NULL, tables, findings, &product) ||
        tn_offer_build(arena, o, tables, findings, &offer) ||
        tn_offer_bind(offer, product, findings) ||
        tn_quote_build(arena, offer, tables, NULL, NULL, findings, &quote)) {
        test_print(findings);
        fail_msg("line %zu", test_line(row));
    }
    expect_money(row, "list_total", quote->list_total);
    expect_money(row, "net_total", quote->net_total);
    expect_money(row, "discount_total", quote->discount_total);
    expect_money(row, "rounding", (tn_maybe_money){true, quote->rounding});
    expect_money(row, "monthly", quote->monthly_equivalent);
    expect_money(row, "fee", (tn_maybe_money){quote->fee_known, quote->fee});
    expect_money(row, "seller_net", quote->seller_net);
    expect(row, "payments", payments_of(arena, &quote->payments));
    expect_money(row, "savings", quote->durations[quote->duration_count - 1].savings);
    tn_arena_free(arena);
}

static void test_quote_build__vectors(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    assert_int_equal(test_vectors("own/quotes.csv", check, (void *)test_tables(arena)), 400);
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_quote_build__vectors)};
    return RUN(tests);
}
