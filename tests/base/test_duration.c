/* Durations: the months it takes to reach an end, and texts. */
#include "base/calendar.h"
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

static void test_months_to_reach__examples(void **state)
{
    (void)state;
    static const struct {
        const char *start, *end;
        int anchor, months;
    } rows[] = {
        {"2027-01-15T00:00:00Z", "2027-01-15T00:00:00Z", 0, 0},
        {"2027-01-15T00:00:00Z", "2026-01-15T00:00:00Z", 0, 0},
        {"2027-01-15T00:00:00Z", "2027-01-15T00:00:01Z", 0, 1},
        {"2027-01-15T00:00:00Z", "2027-02-15T00:00:00Z", 0, 1},
        {"2027-01-15T00:00:00Z", "2027-02-15T00:00:01Z", 0, 2},
        {"2027-01-15T09:30:00Z", "2027-02-15T09:29:59Z", 0, 1},
        {"2027-01-15T00:00:00Z", "2028-01-15T00:00:00Z", 0, 12},
        {"2027-01-31T00:00:00Z", "2027-02-28T00:00:00Z", 0, 1},
        {"2027-01-31T00:00:00Z", "2027-03-31T00:00:00Z", 0, 2},
        {"2027-01-31T00:00:00Z", "2027-03-30T00:00:00Z", 0, 2},
        {"2027-02-28T00:00:00Z", "2027-03-31T00:00:00Z", 31, 1},
        {"2027-02-28T00:00:00Z", "2027-03-31T00:00:00Z", 0, 2},
        {"2027-02-28T00:00:00Z", "2028-02-29T00:00:00Z", 29, 12},
        {"2027-02-28T00:00:00Z", "2028-02-29T00:00:00Z", 0, 13},
        {"2028-02-29T00:00:00Z", "2029-02-28T00:00:00Z", 0, 12},
        {"2018-04-01T00:00:00Z", "2018-05-01T00:00:00Z", 0, 1},
        /* a start that is off its anchor: something is always left of a month that began */
        {"2027-03-30T00:00:00Z", "2027-03-31T00:00:00Z", 31, 1},
        {"9998-12-01T00:00:00Z", "9998-12-31T23:59:59Z", 0, 1},
        {"1970-01-01T00:00:00Z", "9998-12-31T23:59:59Z", 0, 8029 * 12},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(tn_months_to_reach(at(rows[i].start), at(rows[i].end), rows[i].anchor),
                         rows[i].months);
    }
}

/* From every day of four years to every day up to 500 later, by walking the steps one by one. */
static void test_months_to_reach__walked(void **state)
{
    (void)state;
    for (walker from = {1970, 1, 1, 0}; from.number < 4 * 365 + 1; walker_step(&from)) {
        walker step = {from.year, from.month, 1, from.number - from.day + 1};
        int months = 0, reached = from.number;
        for (int end = from.number + 1; end <= from.number + 500; end++) {
            while (reached < end) {
                const int length = walker_month_length(step.year, step.month);
                for (int i = 0; i < length; i++) {
                    walker_step(&step);
                }
                const int next = walker_month_length(step.year, step.month);
                reached = step.number + (from.day < next ? from.day : next) - 1;
                months++;
            }
            const tn_instant start = tn_instant_of((tn_date){from.number});
            const tn_instant goal = tn_instant_of((tn_date){end});
            if (tn_months_to_reach(start, goal, 0) != months ||
                tn_months_to_reach(start, goal, from.day) != months) {
                fail_msg("from %d to %d: not %d", from.number, end, months);
            }
        }
    }
}

static void test_months_to_reach__least(void **state)
{
    (void)state;
    uint64_t seed = 20260406;
    for (int i = 0; i < 200000; i++) {
        const uint64_t before = seed;
        const tn_instant from = {test_between(&seed, 0, LAST_SECOND / 2)};
        const int day = tn_date_civil(tn_instant_date(from)).day;
        const bool clamped = day == tn_month_days(tn_date_civil(tn_instant_date(from)).year,
                                                  tn_date_civil(tn_instant_date(from)).month);
        const int anchor = clamped ? (int)test_between(&seed, day, 31) : day;
        const tn_instant to = {from.seconds + test_between(&seed, 1, INT64_C(86400) * 36525)};
        const int months = tn_months_to_reach(from, to, anchor);
        tn_instant reached = {UNTOUCHED}, short_of = {UNTOUCHED};
        if (tn_instant_add_months(from, months, anchor, &reached) != TN_OK ||
            tn_instant_add_months(from, months - 1, anchor, &short_of) != TN_OK ||
            reached.seconds < to.seconds || short_of.seconds >= to.seconds) {
            fail_msg("seed %llu: %d", (unsigned long long)before, months);
        }
    }
}

/* --- dates/months_between.csv: the whole months that lie between two dates, and the days after
 * them. Ours is the least number that reaches the end: the same where no days are left, else one
 * more. */
typedef struct between_counts {
    int used, early, disagree;
} between_counts;

static void check_between(const test_row *row, void *context)
{
    between_counts *counts = context;
    const char *from_text = test_field(row, "from"), *to_text = test_field(row, "to");
    const int months = (int)test_i64(test_field(row, "months"));
    tn_date from = {0}, to = {0}, step = {0}, next = {0};
    if (strcmp(from_text, "1970") < 0) { /* outside the calendar */
        assert_int_equal(tn_date_parse(from_text, 10, &from), TN_E_RANGE);
        counts->early++;
        return;
    }
    if (strcmp(from_text, "2012-02-29") == 0 && strcmp(to_text, "2014-02-28") == 0) {
        counts->disagree++; /* 23 months and 30 days there; 28 February ends the 24th month here */
        assert_int_equal(months, 23);
        return;
    }
    assert_int_equal(tn_date_parse(from_text, 10, &from), TN_OK);
    assert_int_equal(tn_date_parse(to_text, 10, &to), TN_OK);
    assert_int_equal(tn_date_add_months(from, months, 0, &step), TN_OK);
    assert_int_equal(tn_date_add_months(from, months + 1, 0, &next), TN_OK);
    if (*test_field(row, "days")) {
        assert_int_equal(tn_date_days_between(step, to), test_i64(test_field(row, "days")));
    }
    assert_true(step.days <= to.days && to.days < next.days);
    assert_int_equal(tn_months_to_reach(tn_instant_of(from), tn_instant_of(to), 0),
                     months + (step.days < to.days));
    counts->used++;
}

static void test_months_to_reach__vectors(void **state)
{
    (void)state;
    between_counts counts = {0};
    assert_int_equal(test_vectors("dates/months_between.csv", check_between, &counts), 92);
    assert_int_equal(counts.used, 85);
    assert_int_equal(counts.early, 6);
    assert_int_equal(counts.disagree, 1);
}

/* --- durations -------------------------------------------------------------------------------- */

static const struct {
    const char *text;
    tn_status status;
    int months;
} duration_texts[] = {
    {"12m", TN_OK, 12},
    {"1y", TN_OK, 12},
    {"monthly", TN_OK, 1},
    {"P12M", TN_OK, 12},
    {"P1Y", TN_OK, 12},
    {"p12m", TN_OK, 12},
    {"p1y", TN_OK, 12},
    {"P1y", TN_OK, 12},
    {"1M", TN_OK, 1},
    {"1Y", TN_OK, 12},
    {"MONTHLY", TN_OK, 1},
    {"Monthly", TN_OK, 1},
    {"36m", TN_OK, 36},
    {"144m", TN_OK, 144},
    {"12y", TN_OK, 144},
    {"P144M", TN_OK, 144},
    {"012m", TN_OK, 12},
    {"0m", TN_E_RANGE, 0},
    {"0y", TN_E_RANGE, 0},
    {"P0M", TN_E_RANGE, 0},
    {"145m", TN_E_RANGE, 0},
    {"13y", TN_E_RANGE, 0},
    {"99999999999999999999m", TN_E_RANGE, 0},
    {"4294967308m", TN_E_RANGE, 0}, /* 2^32 + 12 */
    {"", TN_E_SYNTAX, 0},
    {"m", TN_E_SYNTAX, 0},
    {"y", TN_E_SYNTAX, 0},
    {"P", TN_E_SYNTAX, 0},
    {"p", TN_E_SYNTAX, 0},
    {"PM", TN_E_SYNTAX, 0},
    {"12", TN_E_SYNTAX, 0},
    {"P12", TN_E_SYNTAX, 0},
    {"PP12M", TN_E_SYNTAX, 0},
    {"12d", TN_E_SYNTAX, 0},
    {"P30D", TN_E_SYNTAX, 0},
    {"12 m", TN_E_SYNTAX, 0},
    {" 12m", TN_E_SYNTAX, 0},
    {"12m ", TN_E_SYNTAX, 0},
    {"-1m", TN_E_SYNTAX, 0},
    {"+1m", TN_E_SYNTAX, 0},
    {"1.5y", TN_E_SYNTAX, 0},
    {"1y6m", TN_E_SYNTAX, 0},
    {"P1Y6M", TN_E_SYNTAX, 0},
    {"1e1m", TN_E_SYNTAX, 0},
    {"month", TN_E_SYNTAX, 0},
    {"monthlyx", TN_E_SYNTAX, 0},
    {"12mm", TN_E_SYNTAX, 0},
    {"12months", TN_E_SYNTAX, 0},
    {"Pmonthly", TN_E_SYNTAX, 0},
    {"PT12M", TN_E_SYNTAX, 0},
    {"@m", TN_E_SYNTAX, 0},
    {"[Y", TN_E_SYNTAX, 0},
};

static void test_duration_parse__texts(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(duration_texts); i++) {
        int months = UNTOUCHED;
        const size_t length = strlen(duration_texts[i].text);
        char *text = test_exact(duration_texts[i].text, length);
        const tn_status status = tn_duration_parse(text, length, &months);
        free(text);
        if (status != duration_texts[i].status ||
            months != (status == TN_OK ? duration_texts[i].months : UNTOUCHED)) {
            fail_msg("'%s': %s, %d", duration_texts[i].text, tn_status_text(status), months);
        }
    }
    int months = UNTOUCHED;
    assert_int_equal(tn_duration_parse("monthly", 6, &months), TN_E_SYNTAX);
    assert_int_equal(months, UNTOUCHED);
}

static void test_duration_format__round_trip(void **state)
{
    (void)state;
    char text[TN_DURATION_TEXT];
    for (int months = 1; months <= TN_DURATION_MAX; months++) {
        int back = UNTOUCHED;
        tn_duration_format(months, text);
        assert_int_equal(tn_duration_parse(text, strlen(text), &back), TN_OK);
        assert_int_equal(back, months);
    }
    assert_string_equal(tn_duration_format(12, text), "12m");
    assert_string_equal(tn_duration_format(0, text), "0m");
    assert_string_equal(tn_duration_format(100, text), "100m");
    assert_string_equal(tn_duration_format(999999, text), "999999m");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_months_to_reach__examples),
        cmocka_unit_test(test_months_to_reach__walked),
        cmocka_unit_test(test_months_to_reach__least),
        cmocka_unit_test(test_months_to_reach__vectors),
        cmocka_unit_test(test_duration_parse__texts),
        cmocka_unit_test(test_duration_format__round_trip),
    };
    return RUN(tests);
}
