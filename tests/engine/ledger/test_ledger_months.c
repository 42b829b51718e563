/* Months of a ledger: made, added up, and a part of them. */
#include "engine/ledger/ledger.h"
#include "engine/lives.h"

static const tn_currency usd = {"USD", 2};

/* From 2027-11 on: 100.00 invoiced in the first, 30.00 earned in each; 0.10 and 0.20 of usage are
 * not billed. */
static tn_ledger three_months(void)
{
    tn_ledger l = {.count = 0};
    assert_int_equal(tni_ledger_begin(arena, tn_instant_date(at("2027-11-01")), 3, usd, &l), TN_OK);
    l.months[0].invoiced.minor = 10000;
    for (size_t i = 0; i < l.count; i++) {
        l.months[i].revenue.minor = 3000;
        l.months[i].opening.minor = i ? l.months[i - 1].closing.minor : 0;
        l.months[i].deferred.minor = 10030 - 3000 * (int64_t)(i + 1);
        l.months[i].unbilled.minor = 10;
        l.months[i].unbilled_usage.minor = 20;
        l.months[i].closing.minor = 10000 - 3000 * (int64_t)(i + 1);
    }
    return l;
}

static void test_ledger_begin__months_of_the_calendar(void **state)
{
    (void)state;
    static const char *const days[] = {"2027-11-01", "2027-12-01", "2028-01-01", "2028-02-01",
                                       "2028-03-01"};
    tn_ledger l = {.count = 0};
    assert_int_equal(tni_ledger_begin(arena, tn_instant_date(at(days[0])), COUNT(days), usd, &l),
                     TN_OK);
    for (size_t i = 0; i < COUNT(days); i++) {
        assert_int_equal(l.months[i].month.days, tn_instant_date(at(days[i])).days);
        assert_string_equal(l.months[i].translation.currency.code, "USD");
        assert_int_equal(l.months[i].closing.minor, 0);
    }
    assert_int_equal(tni_ledger_begin(arena, tn_instant_date(at("9998-12-01")), 2, usd, &l),
                     TN_E_RANGE);
    assert_int_equal(tni_ledger_begin(arena, tn_instant_date(at("9998-12-01")), 1, usd, &l), TN_OK);
}

static void test_ledger_month_add__in_one_currency(void **state)
{
    (void)state;
    tn_ledger l = three_months();
    tn_ledger_month sum = l.months[0];
    assert_int_equal(tn_ledger_month_add(&sum, &l.months[0]), TN_OK);
    assert_int_equal(sum.deferred.minor, 2 * 7030);
    sum.cash.minor = INT64_MAX;
    l.months[1].cash.minor = 1;
    assert_int_equal(tn_ledger_month_add(&sum, &l.months[1]), TN_E_RANGE);
    assert_int_equal(sum.cash.minor, INT64_MAX);
    l.months[1].cash = (tn_money){0, {"JPY", 0}};
    assert_int_equal(tn_ledger_month_add(&sum, &l.months[1]), TN_E_RANGE);
    sum.cash.currency = (tn_currency){"X\0a", 2}; /* what stands behind the code is no part of it */
    l.months[1].cash.currency = (tn_currency){"X\0b", 2};
    assert_int_equal(tn_ledger_month_add(&sum, &l.months[1]), TN_OK);
}

/* Every amount is added, and told when it does not fit or is of another currency. */
static void test_ledger_month_sum__every_amount(void **state)
{
    (void)state;
    const tn_ledger l = three_months();
    for (size_t at_byte = offsetof(tn_ledger_month, opening); at_byte < sizeof(tn_ledger_month);
         at_byte += sizeof(tn_money)) {
        tn_ledger_month sum = l.months[2], month = l.months[2];
        int64_t *of_sum = (int64_t *)(void *)((char *)&sum + at_byte);
        int64_t *of_month = (int64_t *)(void *)((char *)&month + at_byte);
        *of_sum = 5;
        *of_month = 7;
        assert_true(tni_ledger_month_sum(&sum, &month));
        assert_int_equal(*of_sum, 12);
        *of_sum = INT64_MAX;
        assert_false(tni_ledger_month_sum(&sum, &month));
        sum = month;
        ((tn_money *)(void *)of_month)->currency = (tn_currency){"JPY", 0};
        assert_int_equal(tn_ledger_month_add(&sum, &month), TN_E_RANGE);
    }
}

static void test_ledger_sum__flows_and_balances(void **state)
{
    (void)state;
    tn_ledger l = three_months();
    assert_int_equal(tn_ledger_sum(&l), TN_OK);
    assert_int_equal(l.total.invoiced.minor, 10000);
    assert_int_equal(l.total.revenue.minor, 9000);
    assert_int_equal(l.total.opening.minor, 0);
    assert_int_equal(l.total.deferred.minor, 1030);
    assert_int_equal(l.total.unbilled.minor, 10);
    assert_int_equal(l.total.unbilled_usage.minor, 20);
    assert_int_equal(l.total.closing.minor, 1000);
    l.months[0].cash.minor = l.months[1].cash.minor = INT64_MAX;
    assert_int_equal(tn_ledger_sum(&l), TN_E_RANGE);
}

/* Months that the ledger has are its own; with one that it has not, all are copies. */
static void test_ledger_window__its_own_months(void **state)
{
    (void)state;
    const tn_ledger l = three_months();
    tn_ledger part;
    assert_int_equal(tn_ledger_window(arena, &l, l.months[1].month, 2, &part), TN_OK);
    assert_ptr_equal(part.months, l.months + 1);
    assert_int_equal(tn_ledger_window(arena, &l, l.months[1].month, 3, &part), TN_OK);
    part.months[0].revenue.minor = 5;
    assert_int_not_equal(l.months[1].revenue.minor, 5);
}

/* Before the first month nothing, behind the last one the balances as they stand. */
static void test_ledger_window__before_and_behind(void **state)
{
    (void)state;
    static const struct {
        const char *from;
        size_t count;
        int64_t revenue, opening, closing;
    } rows[] = {
        {"2027-01-31", 2, 0, 0, 0},          {"2027-10-15", 2, 3000, 0, 7000},
        {"2027-12-31", 1, 3000, 7000, 4000}, {"2027-12-01", 6, 6000, 7000, 1000},
        {"2028-09-09", 2, 0, 1000, 1000},    {"2027-11-01", 3, 9000, 0, 1000},
        {"2027-11-30", 0, 0, 0, 0},
    };
    const tn_ledger l = three_months();
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_ledger part = {.count = 0};
        assert_int_equal(
            tn_ledger_window(arena, &l, tn_instant_date(at(rows[i].from)), rows[i].count, &part),
            TN_OK);
        assert_int_equal(tn_ledger_sum(&part), TN_OK);
        assert_int_equal(part.count, rows[i].count);
        assert_int_equal(part.total.revenue.minor, rows[i].revenue);
        assert_int_equal(part.total.opening.minor, rows[i].opening);
        assert_int_equal(part.total.closing.minor, rows[i].closing);
        assert_int_equal(part.total.deferred.minor, rows[i].closing ? rows[i].closing + 30 : 0);
        assert_int_equal(part.total.unbilled.minor, rows[i].closing ? 10 : 0);
        assert_int_equal(part.total.unbilled_usage.minor, rows[i].closing ? 20 : 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ledger_begin__months_of_the_calendar),
        cmocka_unit_test(test_ledger_month_add__in_one_currency),
        cmocka_unit_test(test_ledger_month_sum__every_amount),
        cmocka_unit_test(test_ledger_sum__flows_and_balances),
        cmocka_unit_test(test_ledger_window__its_own_months),
        cmocka_unit_test(test_ledger_window__before_and_behind),
    };
    return RUN_LIVES(tests);
}
