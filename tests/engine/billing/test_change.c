/* What a change costs: published examples, and by hand. */
#include "engine/lives.h"
#include "tenor/change.h"

static const tn_currency USD = {"USD", 2}, JPY = {"JPY", 0};

static tn_price price_of(const char *text)
{
    tn_price price = {0};
    assert_int_equal(tn_price_parse(text, strlen(text), &price, NULL), TN_OK);
    return price;
}

static tn_configuration side(const char *price, const char *quantity)
{
    tn_configuration c = {.present = *price != '\0'};
    if (c.present) {
        c.price = price_of(price);
        assert_int_equal(tn_whole_parse(quantity, strlen(quantity), 0, TN_METERED_MAX, &c.quantity),
                         TN_OK);
    }
    return c;
}

/* ---- published ---------------------------------------------------------------------------- */

static void same_money(const test_row *row, const char *name, tn_money money)
{
    const char *expected = test_field(row, name);
    char text[TN_DECIMAL_TEXT];
    if (*expected && strcmp(tn_money_format(money, text), expected) != 0) {
        fail_msg("%s: %s is %s, published %s", test_field(row, "id"), name, text, expected);
    }
}

static void published_row(const test_row *row, void *context)
{
    (void)context;
    const tn_policy policy = policy_of(test_field(row, "policy"));
    const tn_period period = {at(test_field(row, "start")), at(test_field(row, "end"))};
    tn_proration p;
    assert_int_equal(tn_prorate(period, at(test_field(row, "on")),
                                side(test_field(row, "price"), test_field(row, "quantity")),
                                side(test_field(row, "new_price"), test_field(row, "new_quantity")),
                                USD, &policy, &p),
                     TN_OK);
    same_money(row, "expected_credit", p.credit);
    same_money(row, "expected_charge", p.charge);
}

static void test_prorate__published_by_others(void **state)
{
    (void)state;
    assert_int_equal(test_vectors("proration/published.csv", published_row, NULL), 30);
}

/* ---- changes by hand ----------------------------------------------------------------------- */

typedef struct change_case {
    const char *policy, *on, *price, *quantity, *new_price, *new_quantity;
    const char *credit, *charge, *rounding, *due;
} change_case;

static const change_case changes[] = {
    {"aws", "2018-04-11", "100", "1", "100", "4", "66.67", "266.67", "0.00", "200.00"},
    {"aws,scope=line", "2018-04-11", "100", "1", "100", "4", "66.67", "266.67", "0.00", "200.00"},
    /* 6.6667 and 6.6733: the difference of 0.0067 is a cent, of the rounded ones nothing. */
    {"aws", "2018-04-11", "10", "1", "10.01", "1", "6.67", "6.67", "0.01", "0.01"},
    {"aws,scope=line", "2018-04-11", "10", "1", "10.01", "1", "6.67", "6.67", "0.00", "0.00"},
    {"aws,rounding=down", "2018-04-11", "100", "1", "100", "4", "66.66", "266.66", "0.00",
     "200.00"},
    {"aws,rounding=up,scope=line", "2018-04-11", "100", "1", "10", "1", "66.67", "6.67", "0.00",
     "-60.00"},
    {"aws,rounding=up", "2018-04-12", "100", "1", "10", "1", "63.34", "6.34", "0.00", "-57.00"},
    {"aws,rounding=floor", "2018-04-11", "100", "1", "50", "1", "66.66", "33.33", "0.00", "-33.33"},
    {"aws", "2018-04-11", "", "", "100", "4", "0.00", "266.67", "0.00", "266.67"},
    {"aws", "2018-04-11", "100", "1", "", "", "66.67", "0.00", "0.00", "-66.67"},
    {"aws", "2018-04-11", "", "", "", "", "0.00", "0.00", "0.00", "0.00"},
    {"aws", "2018-05-01", "100", "1", "100", "4", "0.00", "0.00", "0.00", "0.00"},
    {"none", "2018-04-11", "100", "1", "100", "4", "0.00", "400.00", "0.00", "400.00"},
};

static void test_prorate__by_hand(void **state)
{
    (void)state;
    const tn_period april = {at("2018-04-01"), at("2018-05-01")};
    for (size_t i = 0; i < COUNT(changes); i++) {
        const change_case *c = &changes[i];
        const tn_policy policy = policy_of(c->policy);
        tn_proration p;
        char text[TN_DECIMAL_TEXT];
        assert_int_equal(tn_prorate(april, at(c->on), side(c->price, c->quantity),
                                    side(c->new_price, c->new_quantity), USD, &policy, &p),
                         TN_OK);
        assert_string_equal(tn_money_format(p.credit, text), c->credit);
        assert_string_equal(tn_money_format(p.charge, text), c->charge);
        assert_string_equal(tn_money_format(p.rounding, text), c->rounding);
        assert_string_equal(tn_money_format(p.due, text), c->due);
    }
}

/* The document has the same figures, line by line, and what they came from. */
static void test_change_document__as_prorated(void **state)
{
    (void)state;
    const tn_period april = {at("2018-04-01"), at("2018-05-01")};
    for (size_t i = 0; i < COUNT(changes); i++) {
        const change_case *c = &changes[i];
        const tn_policy policy = policy_of(c->policy);
        const tn_change change = {.period = april,
                                  .on = at(c->on),
                                  .from = side(c->price, c->quantity),
                                  .to = side(c->new_price, c->new_quantity),
                                  .currency = USD,
                                  .policy = &policy};
        const tn_document *d = NULL;
        tn_money sums[TN_LINE_KINDS] = {[TN_LINE_UPGRADE_CREDIT] = {0, USD},
                                        [TN_LINE_UPGRADE_CHARGE] = {0, USD},
                                        [TN_LINE_ROUNDING] = {0, USD}};
        tn_fraction exact = {0, 1};
        char text[TN_DECIMAL_TEXT];
        assert_int_equal(tn_change_document(arena, &change, &d), TN_OK);
        for (size_t j = 0; j < d->line_count; j++) {
            const tn_line *line = &d->lines[j];
            sums[line->kind].minor += line->amount.minor;
            assert_int_equal(tn_fraction_add(exact, line->exact, &exact), TN_OK);
            assert_true(line->kind == TN_LINE_ROUNDING || line->share == d->share);
        }
        sums[TN_LINE_UPGRADE_CREDIT].minor *= -1;
        assert_string_equal(tn_money_format(sums[TN_LINE_UPGRADE_CREDIT], text), c->credit);
        assert_string_equal(tn_money_format(sums[TN_LINE_UPGRADE_CHARGE], text), c->charge);
        assert_string_equal(tn_money_format(sums[TN_LINE_ROUNDING], text), c->rounding);
        assert_string_equal(tn_money_format(d->total, text), c->due);
        assert_int_equal(tn_fraction_compare(d->exact, exact), 0);
        assert_int_equal(d->kind, TN_DOCUMENT_UPGRADE);
        assert_int_equal(d->at.seconds, at(c->on).seconds);
        assert_null(d->life);
    }
}

/* What is not there costs nothing, whatever else it says. */
static void test_change_document__absent_sides(void **state)
{
    (void)state;
    const tn_policy aws = policy_of("aws");
    tn_change change = {.period = {at("2018-04-01"), at("2018-05-01")},
                        .on = at("2018-04-11"),
                        .from = side("100", "5"),
                        .to = side("100", "4"),
                        .currency = USD,
                        .policy = &aws};
    const tn_document *d = NULL;
    change.from.present = change.to.present = false;
    assert_int_equal(tn_change_document(arena, &change, &d), TN_OK);
    assert_int_equal(d->line_count, 0);
    d = NULL;
    change.on = at("2018-05-02");
    assert_int_equal(tn_change_document(arena, &change, &d), TN_E_RANGE);
    assert_null(d);
}

static void test_prorate__yen(void **state)
{
    (void)state;
    const tn_policy aws = policy_of("aws");
    tn_proration p;
    assert_int_equal(tn_prorate((tn_period){at("2018-04-01"), at("2018-05-01")}, at("2018-04-11"),
                                side("1000", "1"), side("1000", "4"), JPY, &aws, &p),
                     TN_OK);
    assert_int_equal(p.credit.minor, 667);
    assert_int_equal(p.charge.minor, 2667);
    assert_int_equal(p.due.minor, 2000);
}

static void test_prorate__out_of_range(void **state)
{
    (void)state;
    const tn_policy aws = policy_of("aws"), days = policy_of("aws,basis=day");
    const tn_period april = {at("2018-04-01"), at("2018-05-01")};
    const tn_configuration none = side("", ""), most = side("100000000", "2147483646");
    tn_proration p = {.due = {17, USD}};
    assert_int_equal(tn_prorate(april, at("2018-03-31T23:59:59Z"), none, none, USD, &aws, &p),
                     TN_E_RANGE);
    assert_int_equal(tn_prorate(april, at("2018-05-01T00:00:01Z"), none, none, USD, &aws, &p),
                     TN_E_RANGE);
    assert_int_equal(tn_prorate((tn_period){at("2018-04-01"), at("2018-04-01")}, at("2018-04-01"),
                                none, none, USD, &days, &p),
                     TN_E_RANGE);
    /* 2 x 10^17 units of money are 2 x 10^19 cents, beyond 64 bits. */
    assert_int_equal(tn_prorate(april, at("2018-04-01"), none, most, USD, &aws, &p), TN_E_RANGE);
    assert_int_equal(tn_prorate(april, at("2018-04-01"), most, none, USD, &aws, &p), TN_E_RANGE);
    assert_int_equal(p.due.minor, 17);
    assert_int_equal(tn_prorate(april, at("2018-04-01"), none, most, JPY, &aws, &p), TN_OK);
    assert_int_equal(p.charge.minor, INT64_C(214748364600000000));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_prorate__published_by_others),
        cmocka_unit_test(test_prorate__by_hand),
        cmocka_unit_test(test_change_document__as_prorated),
        cmocka_unit_test(test_change_document__absent_sides),
        cmocka_unit_test(test_prorate__yen),
        cmocka_unit_test(test_prorate__out_of_range),
    };
    return RUN_LIVES(tests);
}
