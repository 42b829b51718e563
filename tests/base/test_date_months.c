/* Month steps: every day of 230 years by up to 60 months and every anchor against a calendar that
 * is only walked, chains of renewals, and the vectors of ten date libraries. */
#include "base/calendar.h"
#include "support/number.h"
#include "tenor/date.h"

enum { UNTOUCHED = -77 };

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

enum { FIRST_YEAR = 1970, LAST_YEAR = 2200, MONTHS = (LAST_YEAR + 6 - FIRST_YEAR) * 12 };

typedef struct grid {
    int first[MONTHS], length[MONTHS]; /* of each month from 1970-01 */
} grid;

static void walk_grid(grid *out)
{
    for (walker at = {1970, 1, 1, 0}; at.year < FIRST_YEAR + MONTHS / 12; walker_step(&at)) {
        const int month = (at.year - FIRST_YEAR) * 12 + at.month - 1;
        out->first[month] = at.day == 1 ? at.number : out->first[month];
        out->length[month] = at.day;
    }
}

static void check_step(const grid *g, int number, int month, int aim, int step, int anchor)
{
    tn_date out = {UNTOUCHED};
    const tn_status status = tn_date_add_months((tn_date){number}, step, anchor, &out);
    const int to = month + step;
    const int expected =
        to < 0 ? UNTOUCHED : g->first[to] + (aim < g->length[to] ? aim : g->length[to]) - 1;
    if (status != (to < 0 ? TN_E_RANGE : TN_OK) || out.days != expected) {
        fail_msg("day %d, %d months, anchor %d: %d, expected %d", number, step, anchor, out.days,
                 expected);
    }
}

static void test_date_add_months__every_day(void **state)
{
    (void)state;
    grid *g = calloc(1, sizeof(*g));
    assert_non_null(g);
    walk_grid(g);
    size_t cases = 0;
    for (walker at = {1970, 1, 1, 0}; at.year <= LAST_YEAR; walker_step(&at)) {
        const int month = (at.year - FIRST_YEAR) * 12 + at.month - 1;
        for (int step = -60; step <= 60; step++, cases++) {
            check_step(g, at.number, month, at.day, step, 0);
        }
    }
    assert_int_equal(cases, 84371 * 121); /* 231 years of 365 days, 56 of them with one more */
    free(g);
}

static void test_date_add_months__every_anchor(void **state)
{
    (void)state;
    grid *g = calloc(1, sizeof(*g));
    assert_non_null(g);
    walk_grid(g);
    for (walker at = {1970, 1, 1, 0}; at.year <= 2106; walker_step(&at)) {
        const int month = (at.year - FIRST_YEAR) * 12 + at.month - 1;
        if (at.day != 1 && at.day != 28 && at.day != g->length[month]) {
            continue;
        }
        for (int anchor = 1; anchor <= 31; anchor++) {
            for (int step = -12; step <= 12; step++) {
                check_step(g, at.number, month, anchor, step, anchor);
            }
        }
    }
    free(g);
}

/* A chain of renewals keeps the day of the first term, however short the months between. */
static void test_date_add_months__chain(void **state)
{
    (void)state;
    static const char *const starts[] = {"2027-01-28", "2027-01-29", "2027-01-30", "2027-01-31",
                                         "1972-02-29", "2096-02-29", "2000-02-29", "2023-12-31"};
    for (size_t i = 0; i < COUNT(starts); i++) {
        const tn_date start = date_of(starts[i]);
        const int anchor = tn_date_civil(start).day;
        for (int term = 1; term <= 24; term++) {
            tn_date at = start, direct = {UNTOUCHED};
            for (int step = term; step <= 240; step += term) {
                assert_int_equal(tn_date_add_months(at, term, anchor, &at), TN_OK);
                assert_int_equal(tn_date_add_months(start, step, 0, &direct), TN_OK);
                assert_int_equal(at.days, direct.days);
            }
        }
    }
}

static void test_date_add_months__examples(void **state)
{
    (void)state;
    static const struct {
        const char *date;
        int months, anchor;
        const char *expected; /* NULL: TN_E_RANGE */
    } rows[] = {
        {"2027-01-31", 1, 0, "2027-02-28"},   {"2027-02-28", 1, 31, "2027-03-31"},
        {"2028-01-31", 1, 0, "2028-02-29"},   {"2027-02-28", 1, 0, "2027-03-28"},
        {"2027-02-28", 1, 29, "2027-03-29"},  {"2027-02-28", 1, 30, "2027-03-30"},
        {"2027-02-28", 12, 29, "2028-02-29"}, {"1972-02-29", 12, 0, "1973-02-28"},
        {"1972-02-29", 48, 0, "1976-02-29"},  {"2000-02-29", 1200, 0, "2100-02-28"},
        {"2096-02-29", 48, 0, "2100-02-28"},  {"2096-02-29", 96, 0, "2104-02-29"},
        {"2027-03-31", -1, 0, "2027-02-28"},  {"2027-01-15", -12, 0, "2026-01-15"},
        {"2027-05-15", 0, 0, "2027-05-15"},   {"2027-02-10", 0, 31, "2027-02-28"},
        {"9998-11-30", 1, 0, "9998-12-30"},   {"9998-11-30", 1, 31, "9998-12-31"},
        {"9998-12-31", 0, 0, "9998-12-31"},   {"9998-12-31", 1, 0, NULL},
        {"9998-12-01", 1, 0, NULL},           {"1970-01-31", -1, 0, NULL},
        {"1970-02-01", -1, 0, "1970-01-01"},  {"1970-01-01", 8029 * 12 - 1, 31, "9998-12-31"},
        {"1970-01-01", 8029 * 12, 0, NULL},   {"9998-12-31", -(8029 * 12 - 1), 1, "1970-01-01"},
        {"9998-12-31", -8029 * 12, 0, NULL},  {"2027-01-01", INT32_MAX, 0, NULL},
        {"2027-01-01", INT32_MIN, 0, NULL},   {"2027-01-01", 1, 32, NULL},
        {"2027-01-01", 1, -1, NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_date out = {UNTOUCHED};
        const tn_status status =
            tn_date_add_months(date_of(rows[i].date), rows[i].months, rows[i].anchor, &out);
        assert_int_equal(status, rows[i].expected ? TN_OK : TN_E_RANGE);
        if (rows[i].expected) {
            check_date(out, rows[i].expected);
        } else {
            assert_int_equal(out.days, UNTOUCHED);
        }
    }
}

/* --- vectors ---------------------------------------------------------------------------------- */

typedef struct date_counts {
    int used, refused; /* refused: a date or a result outside 1970 ... 9998, must be an error */
} date_counts;

/* The row steps by months, then by days. */
static void check_add(const test_row *row, void *context)
{
    date_counts *counts = context;
    const char *text = test_field(row, "date"), *expected = test_field(row, "expected");
    const int months = (int)test_i64(test_field(row, "months"));
    tn_date date = {UNTOUCHED};
    tn_status status = tn_date_parse(text, strlen(text), &date);
    if (status == TN_OK) {
        status = tn_date_add_months(date, months, 0, &date);
    }
    if (status == TN_OK) {
        status = tn_date_add_days(date, test_i64(test_field(row, "days")), &date);
    }
    if (status == TN_E_RANGE) {
        assert_true(strncmp(text, "1582-10", 7) == 0 || strcmp(expected, "-000028-08-03") == 0);
        counts->refused++;
        return;
    }
    assert_int_equal(status, TN_OK);
    check_date(date, expected);
    const int last = tn_month_days(tn_date_civil(date).year, tn_date_civil(date).month);
    if (*test_field(row, "clamped") == '1' && *test_field(row, "days") == '0') {
        assert_int_equal(tn_date_civil(date).day, last);
    }
    counts->used++;
}

static void test_date_add_months__vectors(void **state)
{
    (void)state;
    date_counts counts = {0};
    assert_int_equal(test_vectors("dates/add_months.csv", check_add, &counts), 345);
    assert_int_equal(counts.used, 340);
    assert_int_equal(counts.refused, 5); /* four of October 1582, one that ends in year -28 */
}

static void check_anchor(const test_row *row, void *context)
{
    tn_date out = {UNTOUCHED};
    assert_int_equal(tn_date_add_months(date_of(test_field(row, "date")),
                                        (int)test_i64(test_field(row, "months")),
                                        (int)test_i64(test_field(row, "anchor_day")), &out),
                     TN_OK);
    check_date(out, test_field(row, "expected"));
    ++*(int *)context;
}

static void test_date_add_months__anchor_vectors(void **state)
{
    (void)state;
    int used = 0;
    assert_int_equal(test_vectors("dates/anchor_months.csv", check_anchor, &used), 4);
    assert_int_equal(used, 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_date_add_months__every_day),
        cmocka_unit_test(test_date_add_months__every_anchor),
        cmocka_unit_test(test_date_add_months__chain),
        cmocka_unit_test(test_date_add_months__examples),
        cmocka_unit_test(test_date_add_months__vectors),
        cmocka_unit_test(test_date_add_months__anchor_vectors),
    };
    return RUN(tests);
}
