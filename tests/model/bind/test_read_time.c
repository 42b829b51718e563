/* Durations, days, dates and instants: every wrong form, its finding and its hint. */
#include "model/bind/bind_all.h"

static const wrong_value wrong[] = {
    {"duration", "12", TN_MON_DURATION, 1, 2, "write 12m", "'12'"},
    {"duration", "12 months", TN_MON_DURATION, 1, 9, "write 12m", "12m or 1y"},
    {"duration", "12 m", TN_MON_DURATION, 1, 4, NULL, "'12 m'"},
    {"duration", "12 days", TN_MON_DURATION, 1, 7, NULL, "12m or 1y"},
    {"duration", "12 mo{", TN_MON_DURATION, 1, 6, NULL, "12m or 1y"},
    {"duration", "1 Year", TN_MON_DURATION, 1, 6, "write 1y", "'1 Year'"},
    {"duration", "30months", TN_MON_DURATION, 1, 8, "write 30m", "12m or 1y"},
    {"duration", "9  YEARS", TN_MON_DURATION, 1, 8, "write 9y", "12m or 1y"},
    {"duration", "09 mAzZ", TN_MON_DURATION, 1, 7, "write 09m", "12m or 1y"},
    {"duration", "12 weeks", TN_MON_DURATION, 1, 8, NULL, "12m or 1y"},
    {"duration", "months", TN_MON_DURATION, 1, 6, NULL, "12m or 1y"},
    {"duration", "144", TN_MON_DURATION, 1, 3, "write 144m for months, 144y", "'144'"},
    {"duration", "145m", TN_MON_DURATION_RANGE, 1, 4, NULL, "144m"},
    {"duration", "0m", TN_MON_DURATION_RANGE, 1, 2, NULL, "'0m'"},
    {"days", "30 days", TN_MON_DAYS, 1, 7, "write 30d", "'30 days'"},
    {"days", "30 weeks", TN_MON_DAYS, 1, 8, NULL, "30d"},
    {"days", "90 D", TN_MON_DAYS, 1, 4, "write 90d", "'90 D'"},
    {"days", "9 d ys", TN_MON_DAYS, 1, 6, "write 9d", "'9 d ys'"},
    {"days", "9x days", TN_MON_DAYS, 1, 7, NULL, "30d"},
    {"days", "401d", TN_MON_RANGE, 1, 3, NULL, "1 to 400"},
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
    {"date", "2027.12.31", TN_MON_DATE, 1, 10, "write 2027-12-31", "'2027.12.31'"},
    {"date", "2027_1 09", TN_MON_DATE, 1, 9, "write 2027-01-09", "'2027_1 09'"},
    {"date", "31/12/2026", TN_MON_DATE, 1, 10, "write 2026-12-31", "'31/12/2026'"},
    {"date", "12/31/2026", TN_MON_DATE, 1, 10, "write 2026-12-31", "'12/31/2026'"},
    {"date", "31/31/2026", TN_MON_DATE, 1, 10, NULL, "'31/31/2026'"},
    {"date", "1/2/02027", TN_MON_DATE, 1, 9, NULL, "'1/2/02027'"},
    {"date", "2027041", TN_MON_DATE, 1, 7, NULL, "'2027041'"},
    {"date", "2027-041", TN_MON_DATE, 1, 8, NULL, "'2027-041'"},
    {"date", "1/2027", TN_MON_DATE, 1, 6, NULL, "'1/2027'"},
    {"date", "202704-1", TN_MON_DATE, 1, 8, NULL, "'202704-1'"},
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
    assert_int_equal(bind_one("days", "1d").days.value, 1);
    assert_int_equal(bind_one("duration", "1m").duration.value, 1);
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
