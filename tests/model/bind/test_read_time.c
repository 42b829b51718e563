/* Durations, days, dates and instants: every wrong form, its finding and its hint. */
#include "model/bind/bind_all.h"

static const wrong_value wrong[] = {
    {"duration", "12", TN_MON_DURATION, 1, 2, "write 12m", "'12'"},
    {"duration", "12 months", TN_MON_DURATION, 1, 9, "write 12m", "12m or 1y"},
    {"duration", "12 m", TN_MON_DURATION, 1, 4, NULL, "'12 m'"},
    {"duration", "12 days", TN_MON_DURATION, 1, 7, NULL, "12m or 1y"},
    {"duration", "12 mo{", TN_MON_DURATION, 1, 6, NULL, "12m or 1y"},
    {"duration", "1 Year", TN_MON_DURATION, 1, 6, "write 1y", "'1 Year'"},
    {"duration", "145m", TN_MON_DURATION_RANGE, 1, 4, NULL, "144m"},
    {"duration", "0m", TN_MON_DURATION_RANGE, 1, 2, NULL, "'0m'"},
    {"days", "30 days", TN_MON_DAYS, 1, 7, "write 30d", "'30 days'"},
    {"days", "30 weeks", TN_MON_DAYS, 1, 8, NULL, "30d"},
    {"days", "3xd", TN_MON_DAYS, 1, 3, NULL, "'3xd'"},
    {"days", "30", TN_MON_DAYS, 1, 2, "write 30d", "'30'"},
    {"days", "d", TN_MON_DAYS, 1, 1, NULL, "'d'"},
    {"days", "a month", TN_MON_DAYS, 1, 7, NULL, "30d"},
    {"days", "0d", TN_MON_RANGE, 1, 1, NULL, "1 to 400"},
    {"date", "2027/04/11", TN_MON_DATE, 1, 10, "write 2027-04-11", "'2027/04/11'"},
    {"date", "20270411", TN_MON_DATE, 1, 8, "write 2027-04-11", "'20270411'"},
    {"date", "2027-4-1", TN_MON_DATE, 1, 8, "write 2027-04-01", "'2027-4-1'"},
    {"date", "04/11/2027", TN_MON_DATE, 1, 10, "write 2027-11-04, or 2027-04-11", "'04/11/2027'"},
    {"date", "04/04/2027", TN_MON_DATE, 1, 10, "write 2027-04-04", "'04/04/2027'"},
    {"date", "11 April 2027", TN_MON_DATE, 1, 13, NULL, "expected one like 2027-04-11"},
    {"date", "27-4-1", TN_MON_DATE, 1, 6, NULL, "'27-4-1'"},
    {"date", "20275-4-1", TN_MON_DATE, 1, 9, NULL, "'20275-4-1'"},
    {"date", "2027/13/11", TN_MON_DATE, 1, 10, NULL, "'2027/13/11'"},
    {"date", "2027/1/1/1", TN_MON_DATE, 1, 10, NULL, "'2027/1/1/1'"},
    {"date", "2027-02-30", TN_MON_NO_DAY, 1, 10, NULL, "no such day"},
    {"date", "1969-12-31", TN_MON_NO_DAY, 1, 10, NULL, "no such day"},
    {"instant", "2027-04-11 10:00", TN_MON_INSTANT, 1, 16, NULL, "'2027-04-11 10:00'"},
    {"instant", "2027-04-11T25:00:00Z", TN_MON_NO_DAY, 1, 20, NULL, "no such day or"},
    {"instant", "2027-02-30", TN_MON_NO_DAY, 1, 10, NULL, "'2027-02-30'"},
};

static void test_read_time__every_wrong_form(void **state)
{
    (void)state;
    check_wrong(wrong, COUNT(wrong));
}

static void test_read_time__right_forms(void **state)
{
    (void)state;
    const all a = bind_text("duration = 1y\ndays = 400d\ndate = 2028-02-29\n"
                            "instant = 2027-04-11T10:00:00+09:00");
    assert_int_equal(binder.failures, 0);
    assert_int_equal(a.duration.value, 12);
    assert_int_equal(a.days.value, 400);
    assert_int_equal(tn_date_civil(a.date.value).day, 29);
    assert_true(a.instant.has_time);
    assert_int_equal(a.instant.value.seconds % TN_DAY_SECONDS, 3600);
    assert_false(bind_one("instant", "2027-04-11").instant.has_time);
}

/* The findings of all rows above. */
static void test_findings__word_by_word(void **state)
{
    (void)state;
    test_golden_compare("tests/model/bind/read_time.golden");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_read_time__every_wrong_form),
        TEST(test_read_time__right_forms),
        TEST(test_findings__word_by_word),
    };
    return RUN(tests);
}
