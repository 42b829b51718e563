/* Months of contracts added up by name and currency. */
#include "engine/lives.h"
#include "tenor/forecast.h"

static tn_ledger months(const char *from, int64_t first, int64_t second, const char *code)
{
    const tn_currency currency = {{code[0], code[1], code[2]}, 2};
    tn_ledger l = {.currency = currency};
    assert_int_equal(tn_ledger_window(arena, &l, tn_instant_date(at(from)), 2, &l), TN_OK);
    l.months[0].cash.minor = first;
    l.months[1].cash.minor = second;
    l.months[1].assumed = true;
    assert_int_equal(tn_ledger_sum(&l), TN_OK);
    return l;
}

/* Windows that begin on different months, within a year and beyond its end: the part reaches over
 * all of them, nothing is lost, and its total is made anew, whatever theirs is. */
static void test_forecast_add__any_windows(void **state)
{
    (void)state;
    static const char *const from[] = {"2027-03-31", "2027-05-01", "2027-02-01", "2027-04-01",
                                       "2028-01-01", "2027-03-01", "2027-02-01"};
    static const int64_t cash[] = {
        16 + 4096, 33 + 1024 + 8192, 2 + 64 + 2048, 4 + 128, 8, 0, 0, 0, 0, 0, 0, 256, 512};
    static const bool assumed[] = {false, true, true, true, true, [12] = true};
    tn_forecast f = {.arena = arena};
    int64_t minor = 1;
    for (size_t i = 0; i < COUNT(from); i++, minor *= 4) {
        tn_ledger two = months(from[i], minor, 2 * minor, "USD");
        two.total = (tn_ledger_month){.assumed = false};
        two.next = &two;
        assert_int_equal(tn_forecast_add(&f, "A", &two), TN_OK);
    }
    const tn_ledger *l = &f.parts[0]->ledger;
    assert_int_equal(f.count, 1);
    assert_int_equal(l->count, COUNT(cash));
    assert_null(l->next);
    for (size_t i = 0; i < COUNT(cash); i++) {
        tn_date month;
        assert_int_equal(tn_date_add_months(tn_instant_date(at("2027-02-01")), (int)i, 1, &month),
                         TN_OK);
        assert_int_equal(l->months[i].month.days, month.days);
        assert_int_equal(l->months[i].cash.minor, cash[i]);
        assert_int_equal(l->months[i].assumed, assumed[i]);
    }
    assert_int_equal(l->total.cash.minor, 16383);
    assert_int_equal(l->total.month.days, l->months[0].month.days);
    assert_int_equal(f.begins.days, tn_instant_date(at("2027-03-01")).days);
}

static void test_forecast_add__by_name_and_currency(void **state)
{
    (void)state;
    tn_forecast f = {.arena = arena};
    const tn_ledger usd = months("2027-01-01", 1, 1, "USD"),
                    eur = months("2027-01-01", 2, 2, "EUR");
    assert_int_equal(tn_forecast_add(&f, NULL, &usd), TN_OK);
    assert_int_equal(tn_forecast_add(&f, "A", &usd), TN_OK);
    assert_int_equal(tn_forecast_add(&f, "A", &eur), TN_OK);
    assert_int_equal(tn_forecast_add(&f, NULL, &usd), TN_OK);
    assert_int_equal(f.count, 3);
    assert_string_equal(f.parts[1]->name, "A");
    assert_string_equal(f.parts[1]->ledger.currency.code, "EUR");
    assert_null(f.parts[2]->name);
    assert_int_equal(f.parts[2]->ledger.total.cash.minor, 4);
}

/* The table of parts grows several times; each name keeps its own, what is over all stays last. */
static void test_forecast_add__many_names(void **state)
{
    enum { NAMES = 1000 };
    (void)state;
    tn_forecast f = {.arena = arena};
    const tn_ledger one = months("2027-01-01", 1, 2, "USD");
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < NAMES; i++) {
            assert_int_equal(tn_forecast_add(&f, tn_arena_format(arena, "c%d", i), &one), TN_OK);
            assert_int_equal(tn_forecast_add(&f, NULL, &one), TN_OK);
        }
    }
    assert_int_equal(f.count, NAMES + 1);
    for (int i = 0; i < NAMES; i++) {
        assert_string_equal(f.parts[i]->name, tn_arena_format(arena, "c%d", i));
        assert_int_equal(f.parts[i]->ledger.total.cash.minor, 6);
    }
    assert_null(f.parts[NAMES]->name);
    assert_int_equal(f.parts[NAMES]->ledger.total.cash.minor, 6 * NAMES);
}

static void test_forecast_add__beyond_64_bits(void **state)
{
    (void)state;
    tn_forecast f = {.arena = arena};
    const tn_ledger most = months("2027-01-01", INT64_MAX, 0, "USD");
    assert_int_equal(tn_forecast_add(&f, "A", &most), TN_OK);
    assert_int_equal(tn_forecast_add(&f, "A", &most), TN_E_RANGE);
    const tn_ledger half = months("2027-01-01", INT64_MAX / 2, 0, "USD"),
                    other = months("2027-01-01", 0, INT64_MAX / 2 + 2, "USD");
    assert_int_equal(tn_forecast_add(&f, "B", &half), TN_OK); /* each month fits, their total not */
    assert_int_equal(tn_forecast_add(&f, "B", &other), TN_E_RANGE);
}

/* Of a part's sources the first by name counts, whichever was added first. Contracts that are gone
 * have none and stand behind the others, by name; sums last, as added. */
static void test_forecast_sort__by_source(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {NULL, NULL},   {"1-gone", NULL}, {"B", "b.ini"},   {"0-gone", NULL}, {"A2", "a.ini"},
        {"C", "c.ini"}, {"A1", "a.ini"},  {"1-gone", NULL}, {"C", "aa.ini"},  {"B", "z.ini"}};
    static const char *const order[] = {"A2", "A1", "C", "B", "0-gone", "1-gone"};
    static const char *const sources[] = {"a.ini", "a.ini", "aa.ini", "b.ini", NULL, NULL};
    tn_forecast f = {.arena = arena};
    tn_forecast_sort(&f);
    assert_int_equal(f.count, 0);
    const tn_ledger one = months("2027-01-01", 1, 2, "USD"),
                    two = months("2027-01-01", 1, 2, "EUR");
    for (size_t i = 0; i < COUNT(rows); i++) {
        f.source = rows[i][1];
        assert_int_equal(tn_forecast_add(&f, rows[i][0], &one), TN_OK);
    }
    f.source = NULL;
    assert_int_equal(tn_forecast_add(&f, NULL, &two), TN_OK);
    tn_forecast_sort(&f);
    assert_int_equal(f.count, COUNT(order) + 2);
    for (size_t i = 0; i < COUNT(order); i++) {
        assert_string_equal(f.parts[i]->name, order[i]);
        if (sources[i]) {
            assert_string_equal(f.parts[i]->source, sources[i]);
        } else {
            assert_null(f.parts[i]->source);
        }
    }
    assert_string_equal(f.parts[6]->ledger.currency.code, "USD");
    assert_string_equal(f.parts[7]->ledger.currency.code, "EUR");
}

/* Where more is added to what was sorted, equal sources are still in the order of their parts. */
static void test_forecast_sort__again(void **state)
{
    (void)state;
    static const char *const rows[][2] = {{"A", "z.ini"}, {"B", "y.ini"}, {"A", "y.ini"}};
    static const char *const order[][2] = {{"A", NULL}, {"B", "A"}, {"A", "B"}};
    tn_forecast f = {.arena = arena};
    const tn_ledger one = months("2027-01-01", 1, 2, "USD");
    for (size_t i = 0; i < COUNT(rows); i++) {
        f.source = rows[i][1];
        assert_int_equal(tn_forecast_add(&f, rows[i][0], &one), TN_OK);
        tn_forecast_sort(&f);
        for (size_t j = 0; j < f.count; j++) {
            assert_string_equal(f.parts[j]->name, order[i][j]);
        }
    }
}

/* A contract without a month is a part all the same. */
static void test_forecast_add__no_months(void **state)
{
    (void)state;
    tn_forecast f = {.arena = arena};
    tn_ledger none = {.currency = {"USD", 2}};
    assert_int_equal(tn_ledger_sum(&none), TN_OK);
    assert_int_equal(none.total.cash.minor, 0);
    assert_int_equal(none.total.month.days, 0);
    assert_int_equal(tn_forecast_add(&f, "A", &none), TN_OK);
    assert_int_equal(f.count, 1);
    assert_int_equal(f.parts[0]->ledger.count, 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_forecast_add__any_windows),
        cmocka_unit_test(test_forecast_add__by_name_and_currency),
        cmocka_unit_test(test_forecast_add__many_names),
        cmocka_unit_test(test_forecast_add__beyond_64_bits),
        cmocka_unit_test(test_forecast_sort__by_source),
        cmocka_unit_test(test_forecast_sort__again),
        cmocka_unit_test(test_forecast_add__no_months),
    };
    return RUN_LIVES(tests);
}
