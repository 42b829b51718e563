/* Instants: texts, steps, half-open periods. */
#include "support/number.h"
#include "tenor/date.h"

enum { UNTOUCHED = -77 };

static const int64_t LAST_SECOND = INT64_C(2932532) * 86400 - 1; /* 9998-12-31T23:59:59Z */

static tn_instant at(const char *text)
{
    tn_instant instant = {UNTOUCHED};
    if (tn_instant_parse(text, strlen(text), &instant) != TN_OK) {
        fail_msg("not an instant: %s", text);
    }
    return instant;
}

/* --- texts ------------------------------------------------------------------------------------ */

static void test_instant_parse__read(void **state)
{
    (void)state;
    static const struct {
        const char *text, *utc;
    } rows[] = {
        {"2027-04-11T10:00:00Z", "2027-04-11T10:00:00Z"},
        {"1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z"},
        {"9998-12-31T23:59:59Z", "9998-12-31T23:59:59Z"},
        {"2027-04-11T10:00:00+09:00", "2027-04-11T01:00:00Z"},
        {"2027-04-11T08:59:59+09:00", "2027-04-10T23:59:59Z"},
        {"2027-04-11T20:00:00-05:30", "2027-04-12T01:30:00Z"},
        {"2027-04-11T10:00:00+00:00", "2027-04-11T10:00:00Z"},
        {"2027-04-11T10:00:00-00:00", "2027-04-11T10:00:00Z"},
        {"2027-04-11T10:00:00+05:45", "2027-04-11T04:15:00Z"},
        {"2027-04-11T10:00:00+14:00", "2027-04-10T20:00:00Z"},
        {"2027-04-11T10:00:00-23:59", "2027-04-12T09:59:00Z"},
        {"2028-02-28T23:30:00-01:00", "2028-02-29T00:30:00Z"},
        {"2027-12-31T23:00:00-02:00", "2028-01-01T01:00:00Z"},
        {"2027-04-11T10:00:00.0Z", "2027-04-11T10:00:00Z"},
        {"2027-04-11T10:00:00.000Z", "2027-04-11T10:00:00Z"},
        {"2027-04-11T10:00:00.000000000000000000000000Z", "2027-04-11T10:00:00Z"},
        {"2027-04-11T10:00:00.000+09:00", "2027-04-11T01:00:00Z"},
        /* a local date just outside the calendar whose instant is inside */
        {"1969-12-31T23:00:00-05:00", "1970-01-01T04:00:00Z"},
        {"9999-01-01T08:00:00+09:00", "9998-12-31T23:00:00Z"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char text[TN_INSTANT_TEXT];
        assert_string_equal(tn_instant_format(at(rows[i].text), text), rows[i].utc);
        assert_true(at(rows[i].utc).seconds == at(rows[i].text).seconds);
    }
}

/* Checked with `date -u -d ... +%s`. */
static void test_instant_parse__seconds(void **state)
{
    (void)state;
    assert_int_equal(at("1970-01-01T00:00:00Z").seconds, 0);
    assert_int_equal(at("2000-02-29T12:34:56Z").seconds, 951827696);
    assert_int_equal(at("2001-09-09T01:46:40Z").seconds, 1000000000);
    assert_int_equal(at("2038-01-19T03:14:08Z").seconds, INT64_C(2147483648));
    assert_true(at("9998-12-31T23:59:59Z").seconds == LAST_SECOND);
}

static void test_instant_parse__refused(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        tn_status status;
    } rows[] = {
        {"", TN_E_SYNTAX},
        {"2027-04-11", TN_E_SYNTAX},
        {"2027-04-11T10:00:00", TN_E_SYNTAX},
        {"2027-04-11T10:00Z", TN_E_SYNTAX},
        {"2027-04-11 10:00:00Z", TN_E_SYNTAX},
        {"2027-04-11t10:00:00Z", TN_E_SYNTAX},
        {"2027-04-11T10:00:00z", TN_E_SYNTAX},
        {"2027-04-11T10:00:00Z ", TN_E_SYNTAX},
        {" 2027-04-11T10:00:00Z", TN_E_SYNTAX},
        {"2027-04-11T10-00:00Z", TN_E_SYNTAX},
        {"2027-04-11T10:00-00Z", TN_E_SYNTAX},
        {"2027-04-11T1x:00:00Z", TN_E_SYNTAX},
        {"2027-04-11T10:0x:00Z", TN_E_SYNTAX},
        {"2027-04-11T10:00:0xZ", TN_E_SYNTAX},
        {"2027-4-11T10:00:00Z0", TN_E_SYNTAX},
        {"20270411T100000Z", TN_E_SYNTAX},
        {"2027-04-11T10:00:00+0900", TN_E_SYNTAX},
        {"2027-04-11T10:00:00+09", TN_E_SYNTAX},
        {"2027-04-11T10:00:00+9:00", TN_E_SYNTAX},
        {"2027-04-11T10:00:00+09-00", TN_E_SYNTAX},
        {"2027-04-11T10:00:00+0x:00", TN_E_SYNTAX},
        {"2027-04-11T10:00:00+09:0x", TN_E_SYNTAX},
        {"2027-04-11T10:00:00 09:00", TN_E_SYNTAX},
        {"2027-04-11T10:00:00+09:00Z", TN_E_SYNTAX},
        {"2027-04-11T10:00:00.Z", TN_E_SYNTAX},
        {"2027-04-11T10:00:00.", TN_E_SYNTAX},
        {"2027-04-11T10:00:00.0", TN_E_SYNTAX},
        {"2027-04-11T10:00:00,0Z", TN_E_SYNTAX},
        {"2027-04-11T10:00:00.0xZ", TN_E_SYNTAX},
        {"2027-04-11T10:00:00JST", TN_E_SYNTAX},
        {"2027-04-11T10:00:00X", TN_E_SYNTAX},
        {"now", TN_E_SYNTAX},
        {"2027-04-11T10:00:00.001Z", TN_E_RANGE},
        {"2027-04-11T10:00:00.100Z", TN_E_RANGE},
        {"2027-04-11T10:00:00.5+09:00", TN_E_RANGE},
        {"2027-04-11T24:00:00Z", TN_E_RANGE},
        {"2027-04-11T10:60:00Z", TN_E_RANGE},
        {"2027-04-11T10:00:60Z", TN_E_RANGE},
        {"2016-12-31T23:59:60Z", TN_E_RANGE}, /* a leap second that was */
        {"2027-02-29T10:00:00Z", TN_E_RANGE},
        {"2027-13-01T10:00:00Z", TN_E_RANGE},
        {"2027-04-11T10:00:00+0::00", TN_E_SYNTAX}, /* ':' is behind '9' */
        {"2027-04-11T10:00:00+09::0", TN_E_SYNTAX},
        {"2027-04-11T10:00:00+90:00", TN_E_RANGE},
        {"2027-04-11T10:00:00+09:90", TN_E_RANGE},
        {"2027-04-11T10:00:00+24:00", TN_E_RANGE},
        {"2027-04-11T10:00:00+09:60", TN_E_RANGE},
        {"1969-12-31T23:59:59Z", TN_E_RANGE},
        {"1970-01-01T08:59:59+09:00", TN_E_RANGE},
        {"9999-01-01T00:00:00Z", TN_E_RANGE},
        {"9998-12-31T23:00:00-01:00", TN_E_RANGE},
        {"0000-12-31T00:00:00Z", TN_E_RANGE},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const size_t length = strlen(rows[i].text);
        char *text = test_exact(rows[i].text, length);
        tn_instant instant = {UNTOUCHED};
        const tn_status status = tn_instant_parse(text, length, &instant);
        free(text);
        if (status != rows[i].status || instant.seconds != UNTOUCHED) {
            fail_msg("'%s': %s", rows[i].text, tn_status_text(status));
        }
    }
}

/* Each byte at each place: only a digit where one stands, and only a value that exists. */
static void test_instant_parse__every_byte_at_every_place(void **state)
{
    static const char good[] = "2022-02-22T12:12:12Z";
    /* which digits give a value that exists: 2022-00-22, 2022-02-32, 2022-02-22T32 do not */
    static const char *const fit[] = {"0123456789", "0123456789", "0123456789", "0123456789",
                                      "-",          "01",         "123456789",  "-",
                                      "012",        "012345678",  "T",          "012",
                                      "0123456789", ":",          "012345",     "0123456789",
                                      ":",          "012345",     "0123456789", "Z"};
    (void)state;
    for (size_t place = 0; place < strlen(good); place++) {
        for (int byte = 1; byte < 256; byte++) {
            char text[] = "2022-02-22T12:12:12Z";
            text[place] = (char)byte;
            const bool digit = good[place] >= '0' && good[place] <= '9';
            const bool far = place == 0 && byte < '2'; /* before 1970 */
            const tn_status expected = strchr(fit[place], byte) && !far      ? TN_OK
                                       : digit && byte >= '0' && byte <= '9' ? TN_E_RANGE
                                                                             : TN_E_SYNTAX;
            tn_instant instant = {UNTOUCHED};
            if (tn_instant_parse(text, strlen(text), &instant) != expected) {
                fail_msg("'%s': not %s", text, tn_status_text(expected));
            }
        }
    }
}

static void test_instant__round_trip(void **state)
{
    (void)state;
    uint64_t seed = 20260405;
    for (int i = 0; i < 200000; i++) {
        const tn_instant instant = {test_between(&seed, 0, LAST_SECOND)};
        char text[TN_INSTANT_TEXT];
        tn_instant back = {UNTOUCHED};
        const tn_date date = tn_instant_date(instant);
        if (tn_instant_parse(tn_instant_format(instant, text), 20, &back) != TN_OK ||
            back.seconds != instant.seconds || tn_instant_of(date).seconds > instant.seconds ||
            tn_instant_of(date).seconds + 86400 <= instant.seconds) {
            fail_msg("%s", text);
        }
    }
}

/* --- steps ------------------------------------------------------------------------------------ */

static void test_instant_add__steps(void **state)
{
    (void)state;
    tn_instant out = {UNTOUCHED};
    char text[TN_INSTANT_TEXT];
    assert_int_equal(tn_instant_add_months(at("2027-01-31T09:30:00Z"), 1, 0, &out), TN_OK);
    assert_string_equal(tn_instant_format(out, text), "2027-02-28T09:30:00Z");
    assert_int_equal(tn_instant_add_months(out, 1, 31, &out), TN_OK);
    assert_string_equal(tn_instant_format(out, text), "2027-03-31T09:30:00Z");
    assert_int_equal(tn_instant_add_months(at("2027-01-31T23:59:59Z"), 1, 0, &out), TN_OK);
    assert_string_equal(tn_instant_format(out, text), "2027-02-28T23:59:59Z");
    out.seconds = UNTOUCHED;
    assert_int_equal(tn_instant_add_months(at("9998-12-01T00:00:00Z"), 1, 0, &out), TN_E_RANGE);
    assert_int_equal(tn_instant_add_months(at("1970-01-31T00:00:00Z"), -1, 0, &out), TN_E_RANGE);

    const tn_instant first = {0}, last = {LAST_SECOND};
    assert_int_equal(tn_instant_add_seconds(first, -1, &out), TN_E_RANGE);
    assert_int_equal(tn_instant_add_seconds(first, INT64_MIN, &out), TN_E_RANGE);
    assert_int_equal(tn_instant_add_seconds(last, 1, &out), TN_E_RANGE);
    assert_int_equal(tn_instant_add_seconds(last, INT64_MAX, &out), TN_E_RANGE);
    assert_int_equal(out.seconds, UNTOUCHED);
    assert_int_equal(tn_instant_add_seconds(first, LAST_SECOND, &out), TN_OK);
    assert_true(out.seconds == LAST_SECOND);
    assert_int_equal(tn_instant_add_seconds(last, -LAST_SECOND, &out), TN_OK);
    assert_int_equal(out.seconds, 0);
}

static void test_period__half_open(void **state)
{
    (void)state;
    const tn_period period = {at("2027-04-01T12:00:00Z"), at("2027-05-01T12:00:00Z")};
    assert_false(tn_period_has(period, at("2027-04-01T11:59:59Z")));
    assert_true(tn_period_has(period, period.start));
    assert_true(tn_period_has(period, at("2027-05-01T11:59:59Z")));
    assert_false(tn_period_has(period, period.end));
    assert_int_equal(tn_period_days(period), 30);
    assert_int_equal(tn_period_days((tn_period){period.start, period.start}), 0);
    assert_int_equal(
        tn_period_days((tn_period){at("2027-04-01T23:59:59Z"), at("2027-04-02T00:00:00Z")}), 1);
    assert_int_equal(tn_period_days((tn_period){{0}, {LAST_SECOND}}), 2932531);
}

static void test_instant__outside_the_calendar(void **state)
{
    (void)state;
    static const int64_t seconds[] = {-1, INT64_MIN, INT64_C(2932532) * TN_DAY_SECONDS, INT64_MAX};
    const tn_instant day = {TN_DAY_SECONDS};
    for (size_t i = 0; i < sizeof(seconds) / sizeof(*seconds); i++) {
        const tn_instant instant = {seconds[i]};
        tn_instant out = {7};
        assert_int_equal(tn_instant_date(instant).days, -1);
        assert_int_equal(tn_instant_add_months(instant, 1, 0, &out), TN_E_RANGE);
        assert_int_equal(tn_instant_add_seconds(instant, 1, &out), TN_E_RANGE);
        assert_int_equal(tn_months_to_reach(day, instant, 1), 0);
        assert_int_equal(tn_months_to_reach(instant, day, 1), 0);
        assert_int_equal(out.seconds, 7);
    }
    char text[TN_DURATION_TEXT];
    assert_string_equal(tn_duration_format(-1, text), "?");
    assert_string_equal(tn_duration_format(1000000, text), "?");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_instant__outside_the_calendar),
        cmocka_unit_test(test_instant_parse__read),
        cmocka_unit_test(test_instant_parse__seconds),
        cmocka_unit_test(test_instant_parse__refused),
        cmocka_unit_test(test_instant_parse__every_byte_at_every_place),
        cmocka_unit_test(test_instant__round_trip),
        cmocka_unit_test(test_instant_add__steps),
        cmocka_unit_test(test_period__half_open),
    };
    return RUN(tests);
}
