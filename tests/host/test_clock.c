/* The clock: today's date, and a clock that is outside the calendar. */
#include "support/test.h"

#include <time.h>

#include "host/host.h"

#define WRAP(name) /* the linker puts __wrap_NAME in front of NAME */
WRAP(time)
static bool faked;
static time_t fake;

time_t __real_time(time_t *out);
time_t __wrap_time(time_t *out);
time_t __wrap_time(time_t *out)
{
    return faked ? fake : __real_time(out);
}

static void test_clock__is_after_this_was_written(void **state)
{
    (void)state;
    tn_date today, then;
    faked = false;
    assert_int_equal(tni_clock_today(&today), TN_OK);
    assert_int_equal(tn_date_make(2024, 1, 1, &then), TN_OK);
    assert_true(today.days > then.days);
}

/* 1,800,000,000 seconds are 20,833 days and 28,800 seconds: 2027-01-15T08:00:00Z. */
static void test_clock__in_utc(void **state)
{
    static const struct {
        int64_t seconds;
        tn_status status;
        const char *today;
    } cases[] = {
        {0, TN_OK, "1970-01-01"},
        {1800000000, TN_OK, "2027-01-15"},
        {1800000000 + 57599, TN_OK, "2027-01-15"},
        {1800000000 + 57600, TN_OK, "2027-01-16"},
        {-1, TN_E_RANGE, NULL},
        {INT64_MAX, TN_E_RANGE, NULL},
    };
    (void)state;
    setenv("TZ", "Pacific/Kiritimati", 1); /* UTC+14: a local date would be a day ahead */
    tzset();
    faked = true;
    for (size_t i = 0; i < COUNT(cases); i++) {
        char date[TN_DATE_TEXT];
        tn_date today = {-7};
        fake = (time_t)cases[i].seconds;
        assert_int_equal(tni_clock_today(&today), cases[i].status);
        if (cases[i].status == TN_OK) {
            assert_string_equal(tn_date_format(today, date), cases[i].today);
        } else {
            assert_int_equal(today.days, -7);
        }
    }
    faked = false;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_clock__is_after_this_was_written),
        cmocka_unit_test(test_clock__in_utc),
    };
    return RUN(tests);
}
