/* The tables of data/, by name and day, as AWS publishes them. */
#include "model/with_tables.h"

static void test_tables_profiles__limits_as_published(void **state)
{
    (void)state;
    const tn_tables *t = test_tables(arena);
    const tn_profile_limits *console = &t->profiles[TN_PROFILE_CONSOLE];
    assert_string_equal(console->name, "console");
    assert_int_equal(console->key_max, 15);
    assert_int_equal(console->name_max, 24);
    assert_int_equal(console->description_max, 70);
    assert_string_equal(console->key_extra, "_");
    assert_int_equal(console->contract_places, 3);
    assert_int_equal(console->contract_places_max, 3);
    assert_int_equal(console->usage_places, 8);
    assert_int_equal(console->custom_months_max, 60);
    assert_int_equal(console->dimensions_max, 200);
    const tn_profile_limits *api = &t->profiles[TN_PROFILE_CATALOG_API];
    assert_int_equal(api->key_max, 100);
    assert_int_equal(api->name_max, 80);
    assert_int_equal(api->description_max, 1000);
    assert_string_equal(api->key_extra, "_.-");
    assert_int_equal(api->contract_places_max, 8);
    assert_int_equal(api->custom_months_max, 144);
    assert_non_null(strstr(api->source, "(read 2026-"));
}

static void test_tables_categories__units(void **state)
{
    (void)state;
    static const struct {
        const char *category, *unit;
    } rows[] = {{"hosts", "Hosts"}, {"requests", "Requests"}, {"users", "Users"},
                {"units", "Units"}, {"tiers", "Units"},       {"bandwidth", NULL},
                {"data", NULL}};
    const tn_tables *t = test_tables(arena);
    assert_int_equal(t->category_count, COUNT(rows));
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tn_category *c = tn_tables_category(t, rows[i].category);
        assert_non_null(c);
        if (rows[i].unit) {
            assert_string_equal(c->unit, rows[i].unit);
            assert_true(tn_tables_unit(t, c->unit));
        } else {
            assert_null(c->unit);
        }
    }
    assert_null(tn_tables_category(t, "Hosts"));
    assert_int_equal(t->unit_count, 14);
    assert_false(tn_tables_unit(t, "hosts"));
}

static void test_tables_currencies__places_and_flags(void **state)
{
    (void)state;
    static const struct {
        const char *code;
        int places;
        bool flagged;
    } rows[] = {{"USD", 2, false}, {"EUR", 2, false}, {"GBP", 2, false}, {"AUD", 2, false},
                {"JPY", 0, false}, {"CAD", 2, true},  {"INR", 2, true}};
    const tn_tables *t = test_tables(arena);
    assert_int_equal(t->currency_count, COUNT(rows));
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tn_currency_entry *c = tn_tables_currency(t, rows[i].code);
        assert_non_null(c);
        assert_int_equal(c->currency.places, rows[i].places);
        assert_int_equal(c->flagged, rows[i].flagged);
    }
    assert_null(tn_tables_currency(t, "CHF"));
}

static void test_tables_policies__as_in_the_rule_book(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        tn_basis basis;
        int decimals;
        tn_scope scope;
    } rows[] = {
        {"aws", TN_BASIS_DAY, TN_RATIO_EXACT, TN_SCOPE_DOCUMENT},
        {"stripe", TN_BASIS_SECOND, TN_RATIO_EXACT, TN_SCOPE_LINE},
        {"killbill", TN_BASIS_DAY, 9, TN_SCOPE_LINE},
        {"killbill-30", TN_BASIS_30_360, 9, TN_SCOPE_LINE},
        {"zuora-30-360", TN_BASIS_30_360, 9, TN_SCOPE_LINE},
        {"lago", TN_BASIS_DAY, TN_RATIO_EXACT, TN_SCOPE_LINE},
        {"chargebee", TN_BASIS_DAY, TN_RATIO_EXACT, TN_SCOPE_LINE},
        {"zuora-actual", TN_BASIS_DAY, 9, TN_SCOPE_LINE},
        {"zuora-360", TN_BASIS_ACTUAL_30, 9, TN_SCOPE_LINE},
        {"salesforce-month", TN_BASIS_MONTH, 4, TN_SCOPE_LINE},
        {"months", TN_BASIS_MONTH, TN_RATIO_EXACT, TN_SCOPE_DOCUMENT},
        {"none", TN_BASIS_NONE, TN_RATIO_EXACT, TN_SCOPE_DOCUMENT},
    };
    const tn_tables *t = test_tables(arena);
    assert_int_equal(t->policy_count, COUNT(rows));
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tn_policy *p = tn_tables_policy(t, rows[i].name);
        assert_non_null(p);
        assert_int_equal(p->basis, rows[i].basis);
        assert_int_equal(p->change_day, TN_CHANGE_NEW);
        assert_int_equal(p->ratio_decimals, rows[i].decimals);
        assert_int_equal(p->rounding, TN_HALF_UP);
        assert_int_equal(p->scope, rows[i].scope);
        assert_int_equal(p->remainder, TN_REMAINDER_LAST);
        assert_true(strlen(p->source) > 10);
    }
    assert_null(tn_tables_policy(t, "AWS"));
}

static void test_tables_fees__by_day(void **state)
{
    (void)state;
    static const struct {
        int year, month, day, since_year;
        size_t surcharges;
    } rows[] = {{1999, 1, 1, 2024, 0}, /* the oldest ones for an earlier day */
                {2024, 1, 5, 2024, 0},
                {2025, 3, 31, 2024, 0},
                {2025, 4, 1, 2025, 1},
                {2030, 1, 1, 2025, 1}};
    const tn_tables *t = test_tables(arena);
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_date day;
        assert_int_equal(tn_date_make(rows[i].year, rows[i].month, rows[i].day, &day), TN_OK);
        const tn_fees *fees = tn_tables_fees(t, day);
        assert_int_equal(tn_date_civil(fees->since).year, rows[i].since_year);
        assert_int_equal(fees->surcharge_count, rows[i].surcharges);
        assert_non_null(strstr(fees->source, "(read 2026-"));
        assert_int_equal(fees->public_fee.e4, 30000);
        assert_int_equal(fees->renewal.e4, 15000);
        assert_int_equal(fees->other_currency.e4, 30000);
        assert_int_equal(fees->bracket_count, 3);
        assert_int_equal(fees->brackets[0].from_minor, 0);
        assert_int_equal(fees->brackets[0].percent.e4, 30000);
        assert_int_equal(fees->brackets[1].from_minor, 100000000); /* 1,000,000.00 */
        assert_int_equal(fees->brackets[1].percent.e4, 20000);
        assert_int_equal(fees->brackets[2].from_minor, 1000000000); /* 10,000,000.00 */
        assert_int_equal(fees->brackets[2].percent.e4, 15000);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_tables_profiles__limits_as_published),
        TEST(test_tables_categories__units),
        TEST(test_tables_currencies__places_and_flags),
        TEST(test_tables_policies__as_in_the_rule_book),
        TEST(test_tables_fees__by_day),
    };
    return RUN(tests);
}
