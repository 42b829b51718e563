/* Civil dates: every day of the calendar against one that is only walked, days added and counted,
 * and texts. */
#include <limits.h>

#include "base/calendar.h"
#include "base/date_digits.h"
#include "support/number.h"
#include "tenor/date.h"

enum { UNTOUCHED = -77, LAST_DAY = 2932531 /* 9998-12-31 */ };

static tn_date date_of(const char *text)
{
    tn_date date = {UNTOUCHED};
    if (tn_date_parse(text, strlen(text), &date) != TN_OK) {
        fail_msg("not a date: %s", text);
    }
    return date;
}

static void check_date(tn_date date, const char *expected)
{
    char text[TN_DATE_TEXT];
    assert_string_equal(tn_date_format(date, text), expected);
}

/* --- every day -------------------------------------------------------------------------------- */

static void test_date__every_day_of_the_calendar(void **state)
{
    (void)state;
    walker at = {1970, 1, 1, 0};
    for (; at.year <= 9998; walker_step(&at)) {
        char text[TN_DATE_TEXT], expected[32];
        tn_date date = {UNTOUCHED}, read = {UNTOUCHED};
        const tn_civil civil = tn_date_civil((tn_date){at.number});
        bool right = tn_date_make(at.year, at.month, at.day, &date) == TN_OK &&
                     date.days == at.number && civil.year == at.year && civil.month == at.month &&
                     civil.day == at.day;
        if (at.day >= 28 || at.day == 1) { /* texts cost more than all the rest */
            snprintf(expected, sizeof(expected), "%04d-%02d-%02d", at.year, at.month, at.day);
            tn_date_format(date, text);
            right = right && strcmp(text, expected) == 0 &&
                    tn_date_parse(text, 10, &read) == TN_OK && read.days == at.number;
        }
        if (!right) {
            fail_msg("%d-%d-%d", at.year, at.month, at.day);
        }
    }
    assert_int_equal(at.number - 1, LAST_DAY);
}

static void test_month_days__all(void **state)
{
    (void)state;
    for (int year = 1970; year <= 9998; year++) {
        for (int month = 1; month <= 12; month++) {
            tn_date date = {UNTOUCHED};
            const int days = walker_month_length(year, month);
            assert_int_equal(tn_month_days(year, month), days);
            assert_int_equal(tn_date_make(year, month, days, &date), TN_OK);
            assert_int_equal(tn_date_make(year, month, days + 1, &date), TN_E_RANGE);
        }
    }
}

static void test_date_make__refused(void **state)
{
    (void)state;
    static const tn_civil rows[] = {
        {1969, 12, 31},       {9999, 1, 1},  {0, 1, 1},
        {-1, 1, 1},           {10000, 1, 1}, {INT32_MAX, 1, 1},
        {INT32_MIN, 1, 1},    {2027, 0, 1},  {2027, 13, 1},
        {2027, -1, 1},        {2027, 1, 0},  {2027, 1, -1},
        {2027, 1, 32},        {2027, 2, 29}, {2100, 2, 29},
        {2000, 2, 30},        {2027, 4, 31}, {2027, 1, INT32_MAX},
        {2027, INT32_MAX, 1},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_date date = {UNTOUCHED};
        assert_int_equal(tn_date_make(rows[i].year, rows[i].month, rows[i].day, &date), TN_E_RANGE);
        assert_int_equal(date.days, UNTOUCHED);
    }
}

static void test_date_add_days__edges(void **state)
{
    (void)state;
    const tn_date first = {0}, last = {LAST_DAY};
    static const int64_t beyond[] = {LAST_DAY + 1, LAST_DAY + 2, INT32_MAX, INT64_MAX};
    tn_date out = {UNTOUCHED};
    for (size_t i = 0; i < COUNT(beyond); i++) {
        assert_int_equal(tn_date_add_days(first, beyond[i], &out), TN_E_RANGE);
        assert_int_equal(tn_date_add_days(last, beyond[i], &out), TN_E_RANGE);
        assert_int_equal(tn_date_add_days(first, -beyond[i], &out), TN_E_RANGE);
        assert_int_equal(tn_date_add_days(last, -beyond[i], &out), TN_E_RANGE);
    }
    assert_int_equal(tn_date_add_days(first, -1, &out), TN_E_RANGE);
    assert_int_equal(tn_date_add_days(first, INT64_MIN, &out), TN_E_RANGE);
    assert_int_equal(tn_date_add_days(last, 1, &out), TN_E_RANGE);
    assert_int_equal(out.days, UNTOUCHED);
    assert_int_equal(tn_date_add_days(first, LAST_DAY, &out), TN_OK);
    check_date(out, "9998-12-31");
    assert_int_equal(tn_date_add_days(last, -LAST_DAY, &out), TN_OK);
    check_date(out, "1970-01-01");
    assert_int_equal(tn_date_add_days(date_of("2028-02-28"), 1, &out), TN_OK);
    check_date(out, "2028-02-29");
}

/* --- vectors ---------------------------------------------------------------------------------- */

static void check_between(const test_row *row, void *context)
{
    const tn_date from = date_of(test_field(row, "from")), to = date_of(test_field(row, "to"));
    const int64_t days = test_i64(test_field(row, "expected_days"));
    assert_int_equal(tn_date_days_between(from, to), days);
    assert_int_equal(tn_date_days_between(to, from), -days);
    ++*(int *)context;
}

static void test_date_days_between__vectors(void **state)
{
    (void)state;
    int used = 0;
    assert_int_equal(test_vectors("dates/days_between.csv", check_between, &used), 38);
    assert_int_equal(used, 38);
    assert_int_equal(tn_date_days_between((tn_date){0}, (tn_date){LAST_DAY}), LAST_DAY);
}

/* --- texts ------------------------------------------------------------------------------------ */

static void test_date_parse__texts(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        tn_status status;
    } rows[] = {
        {"1970-01-01", TN_OK},
        {"9998-12-31", TN_OK},
        {"2000-02-29", TN_OK},
        {"1972-02-29", TN_OK},
        {"2100-02-28", TN_OK},
        {"2100-02-29", TN_E_RANGE},
        {"2027-02-30", TN_E_RANGE},
        {"2027-02-29", TN_E_RANGE},
        {"1969-12-31", TN_E_RANGE},
        {"9999-01-01", TN_E_RANGE},
        {"0000-01-01", TN_E_RANGE},
        {"0001-01-01", TN_E_RANGE},
        {"2027-00-01", TN_E_RANGE},
        {"2027-13-01", TN_E_RANGE},
        {"2027-01-00", TN_E_RANGE},
        {"2027-01-32", TN_E_RANGE},
        {"2027-04-31", TN_E_RANGE},
        {"2027-99-99", TN_E_RANGE},
        {"", TN_E_SYNTAX},
        {"2027-4-11", TN_E_SYNTAX},
        {"2027-04-1", TN_E_SYNTAX},
        {"27-04-11", TN_E_SYNTAX},
        {"2027/04/11", TN_E_SYNTAX},
        {"2027-04/11", TN_E_SYNTAX},
        {"2027.04.11", TN_E_SYNTAX},
        {"20270411", TN_E_SYNTAX},
        {"2027-04-11 ", TN_E_SYNTAX},
        {" 2027-04-11", TN_E_SYNTAX},
        {"12027-04-11", TN_E_SYNTAX},
        {"+027-04-11", TN_E_SYNTAX},
        {"-027-04-11", TN_E_SYNTAX},
        {"2027-+4-11", TN_E_SYNTAX},
        {"2027- 4-11", TN_E_SYNTAX},
        {"2027-04-1x", TN_E_SYNTAX},
        {"2027-04-11T", TN_E_SYNTAX},
        {"2027-04-11T00:00:00Z", TN_E_SYNTAX},
        {"11.04.2027", TN_E_SYNTAX},
        {"04/11/2027", TN_E_SYNTAX},
        {"2027-Apr-11", TN_E_SYNTAX},
        {"today", TN_E_SYNTAX},
        {"2027-W15-7", TN_E_SYNTAX},
        {"2027-101", TN_E_SYNTAX},
        {"\xef\xbc\x92"
         "027-04-1",
         TN_E_SYNTAX}, /* a full-width 2; ten bytes */
        {"2027\xe2\x88\x92"
         "04-1",
         TN_E_SYNTAX}, /* U+2212 */
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_date date = {UNTOUCHED};
        const tn_status status = tn_date_parse(rows[i].text, strlen(rows[i].text), &date);
        if (status != rows[i].status || (status == TN_OK) != (date.days != UNTOUCHED)) {
            fail_msg("'%s': %s", rows[i].text, tn_status_text(status));
        }
        if (status == TN_OK) {
            check_date(date, rows[i].text);
        }
    }
    tn_date date = {UNTOUCHED};
    assert_int_equal(tn_date_parse("2027-04-11T10:00:00Z", 10, &date), TN_OK);
    check_date(date, "2027-04-11");
    assert_int_equal(tn_date_parse("2027-04-1\0", 10, &date), TN_E_SYNTAX);
}

static void test_date__outside_the_calendar(void **state)
{
    (void)state;
    static const int32_t days[] = {-1, INT32_MIN, 2932532, INT32_MAX};
    for (size_t i = 0; i < sizeof(days) / sizeof(*days); i++) {
        const tn_date date = {days[i]};
        char text[TN_DATE_TEXT];
        tn_date out = {7};
        const tn_civil civil = tn_date_civil(date);
        assert_int_equal(civil.year + civil.month + civil.day, 0);
        assert_string_equal(tn_date_format(date, text), "0000-00-00");
        assert_int_equal(tn_date_add_months(date, 24000, 1, &out), TN_E_RANGE);
        assert_int_equal(out.days, 7);
    }
    assert_int_equal(tn_month_days(2027, 0), 0);
    assert_int_equal(tn_month_days(2027, 13), 0);
}

/* Days of local dates, which may lie just outside: year 1 to 9999, 477 leap days before 1970. */
static void test_days_count__of_the_years_1_to_9999(void **state)
{
    (void)state;
    static const struct {
        int year, month, day;
        bool real;
        int32_t days;
    } rows[] = {{1, 1, 1, true, -(365 * 1969 + 477)},
                {0, 12, 31, false, 0},
                {0, 1, 1, false, 0},
                {9999, 12, 31, true, 2932896},
                {10000, 1, 1, false, 0},
                {1969, 12, 31, true, -1},
                {2027, 0, 1, false, 0},
                {2027, 13, 1, false, 0},
                {2027, 1, 0, false, 0},
                {2027, 2, 29, false, 0},
                {2028, 2, 29, true, 21243}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        int32_t days = 7;
        assert_int_equal(tni_days_count(rows[i].year, rows[i].month, rows[i].day, &days),
                         rows[i].real);
        assert_int_equal(days, rows[i].real ? rows[i].days : 7);
    }
}

static void test_date_add_months__out_of_the_calendar(void **state)
{
    (void)state;
    static const struct {
        const char *from;
        int months, anchor;
    } rows[] = {{"9998-12-31", 1, 0},       {"1970-01-01", -1, 0},      {"1970-01-01", -12, 31},
                {"9998-12-31", INT_MAX, 0}, {"1970-01-01", INT_MIN, 0}, {"2027-01-01", 1, 32},
                {"2027-01-01", 1, -1}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_date out = {7};
        assert_int_equal(
            tn_date_add_months(date_of(rows[i].from), rows[i].months, rows[i].anchor, &out),
            TN_E_RANGE);
        assert_int_equal(out.days, 7);
    }
    tn_date out;
    assert_int_equal(tn_date_add_months(date_of("1970-01-31"), 8028 * 12 + 11, 31, &out), TN_OK);
    check_date(out, "9998-12-31");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_date__outside_the_calendar),
        cmocka_unit_test(test_days_count__of_the_years_1_to_9999),
        cmocka_unit_test(test_date_add_months__out_of_the_calendar),
        cmocka_unit_test(test_date__every_day_of_the_calendar),
        cmocka_unit_test(test_month_days__all),
        cmocka_unit_test(test_date_make__refused),
        cmocka_unit_test(test_date_add_days__edges),
        cmocka_unit_test(test_date_days_between__vectors),
        cmocka_unit_test(test_date_parse__texts),
    };
    return RUN(tests);
}
