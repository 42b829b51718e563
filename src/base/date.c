/* Civil days and whole-month steps: arithmetic on counts, no libc time. */
#include "tenor/date.h"

#include "base/date_digits.h"

enum { YEAR_MIN = 1970, YEAR_END = 9999 };

/* Years begin on 1 March here, so that the leap day is the last of its year, and the months before
 * it, of 31, 30, 31, 30, 31 days, make five equal steps of 153. */
enum { FROM_MARCH_0 = 719468, CENTURIES_4 = 146097, YEARS_4 = 1461, MONTHS_5 = 153 };

static bool is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int tn_month_days(int year, int month)
{
    static const uint8_t most[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12) {
        return 0;
    }
    return most[month - 1] - (month == 2 && !is_leap(year));
}

/* Days from 1970-01-01 to a real day of the years 1 ... 9999. */
static int32_t days_of(int year, int month, int day)
{
    const uint32_t next = month < 3; /* January and February */
    const uint32_t years = (uint32_t)year - next, centuries = years / 100;
    const uint32_t days = 365 * years + years / 4 - centuries + centuries / 4;
    const uint32_t months = (uint32_t)month + 12 * next - 3; /* from March, 0 */
    return (int32_t)(days + (MONTHS_5 * months + 2) / 5 + (uint32_t)day) - FROM_MARCH_0 - 1;
}

bool tni_days_count(int year, int month, int day, int32_t *out)
{
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
        (day > 28 && day > tn_month_days(year, month))) {
        return false;
    }
    *out = days_of(year, month, day);
    return true;
}

static bool in_calendar(int64_t days)
{
    return days >= 0 && days < TNI_DAYS_END;
}

tn_status tn_date_make(int year, int month, int day, tn_date *out)
{
    int32_t days = 0;
    if (!tni_days_count(year, month, day, &days) || !in_calendar(days)) {
        return TN_E_RANGE;
    }
    out->days = days;
    return TN_OK;
}

tn_civil tn_date_civil(tn_date date)
{
    if (!in_calendar(date.days)) {
        return (tn_civil){0, 0, 0};
    }
    const uint32_t quarters = 4 * ((uint32_t)date.days + FROM_MARCH_0) + 3; /* of a day */
    const uint32_t century = quarters / CENTURIES_4, rest = quarters % CENTURIES_4 | 3;
    const uint32_t year = 100 * century + rest / YEARS_4, day = rest % YEARS_4 / 4;
    const uint32_t month = (5 * day + 2) / MONTHS_5; /* from March, 0 */
    const uint32_t next = month >= 10;               /* January and February */
    return (tn_civil){(int)(year + next), (int)(month + 3 - 12 * next),
                      (int)(day - (MONTHS_5 * month + 2) / 5 + 1)};
}

char *tni_digits_write(char *to, int value, int width)
{
    for (int i = width - 1; i >= 0; i--, value /= 10) {
        to[i] = (char)('0' + value % 10);
    }
    to[width] = '\0';
    return to + width;
}

tn_status tn_date_parse(const char *text, size_t length, tn_date *out)
{
    int year = 0, month = 0, day = 0;
    if (length != 10 || !tni_date_read(text, &year, &month, &day)) {
        return TN_E_SYNTAX;
    }
    return tn_date_make(year, month, day, out);
}

const char *tn_date_format(tn_date date, char *buffer)
{
    const tn_civil civil = tn_date_civil(date);
    char *to = tni_digits_write(buffer, civil.year, 4);
    *to++ = '-';
    to = tni_digits_write(to, civil.month, 2);
    *to++ = '-';
    tni_digits_write(to, civil.day, 2);
    return buffer;
}

tn_status tn_date_add_days(tn_date date, int64_t days, tn_date *out)
{
    if (days < -TNI_DAYS_END || days > TNI_DAYS_END || !in_calendar(date.days + days)) {
        return TN_E_RANGE;
    }
    out->days = (int32_t)(date.days + days);
    return TN_OK;
}

tn_status tn_date_add_months(tn_date date, int months, int anchor_day, tn_date *out)
{
    const tn_civil from = tn_date_civil(date);
    const int64_t count = (int64_t)(from.year - YEAR_MIN) * 12 + (from.month - 1) + months;
    if (!from.year || anchor_day < 0 || anchor_day > 31 || count < 0 ||
        count >= 12 * (YEAR_END - YEAR_MIN)) {
        return TN_E_RANGE;
    }
    const int year = YEAR_MIN + (int)(count / 12), month = (int)(count % 12) + 1;
    const int aim = anchor_day ? anchor_day : from.day, last = tn_month_days(year, month);
    out->days = days_of(year, month, aim < last ? aim : last);
    return TN_OK;
}

int64_t tn_date_days_between(tn_date a, tn_date b)
{
    return (int64_t)b.days - a.days;
}
