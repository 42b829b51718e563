/* Instants, the periods between them, and durations in whole months. */
#include <string.h>

#include "base/ascii.h"
#include "base/date_digits.h"
#include "tenor/date.h"
#include "tenor/decimal.h"

static const int64_t SECONDS_END = (int64_t)TNI_DAYS_END * TN_DAY_SECONDS;

static bool in_calendar(int64_t seconds)
{
    return seconds >= 0 && seconds < SECONDS_END;
}

/* Two digits; another character sets *bad. */
static int two_digits(const char *text, bool *bad)
{
    const unsigned tens = (unsigned char)text[0] - (unsigned)'0';
    const unsigned ones = (unsigned char)text[1] - (unsigned)'0';
    *bad |= (tens > 9) | (ones > 9);
    return (int)(tens * 10 + ones);
}

/* The rest of an instant's text behind the seconds, a byte or more: a fraction of zeros, then "Z"
 * or an offset in seconds that local time is ahead of UTC. */
static tn_status read_zone(const char *text, size_t length, int *ahead)
{
    size_t at = 0;
    bool zero = true;
    int hours = 0, minutes = 0;
    if (text[0] == '.') {
        for (at = 1; at < length && text[at] >= '0' && text[at] <= '9'; at++) {
            zero = zero && text[at] == '0';
        }
        if (at == 1) {
            return TN_E_SYNTAX;
        }
    }
    const char *zone = text + at;
    const size_t left = length - at;
    if (left == 6 && (zone[0] == '+' || zone[0] == '-') && zone[3] == ':') {
        bool bad = false;
        hours = two_digits(zone + 1, &bad);
        minutes = two_digits(zone + 4, &bad);
        if (bad) {
            return TN_E_SYNTAX;
        }
    } else if (left != 1 || zone[0] != 'Z') {
        return TN_E_SYNTAX;
    }
    if (!zero || hours > 23 || minutes > 59) {
        return TN_E_RANGE;
    }
    const int seconds = hours * TN_HOUR_SECONDS + minutes * 60;
    *ahead = zone[0] == '-' ? -seconds : seconds;
    return TN_OK;
}

/* "10:00:00" as pairs of digits are times of a day: no byte is more than 99, so that one above its
 * limit, and no other, gets a high bit. */
static inline bool is_time(uint64_t pairs)
{
    const uint64_t room =
        (0x7f - 23) | (uint64_t)(0x7f - 59) << 8 * 3 | (uint64_t)(0x7f - 59) << 8 * 6;
    return !((pairs + room) & TNI_EACH_BYTE(0x80));
}

tn_status tn_instant_parse(const char *text, size_t length, tn_instant *out)
{
    enum { LOCAL = 19 }; /* "2027-04-11T10:00:00" */
    int ahead = 0;
    int32_t days = 0;
    uint64_t bad = 0;
    if (length <= LOCAL) {
        return TN_E_SYNTAX;
    }
    const uint64_t months = tni_read_pairs(text, "0000-00-", "9999-99-", &bad);
    const uint64_t date = tni_read_pairs(text + 3, "0-00-00T", "9-99-99T", &bad);
    const uint64_t hours = tni_read_pairs(text + 11, "00:00:00", "99:99:99", &bad);
    if (bad) {
        return TN_E_SYNTAX;
    }
    const bool plain = length == LOCAL + 1 && text[LOCAL] == 'Z';
    const tn_status status = plain ? TN_OK : read_zone(text + LOCAL, length - LOCAL, &ahead);
    if (status != TN_OK) {
        return status;
    }
    const int year = tni_pair_at(months, 0) * 100 + tni_pair_at(months, 2);
    if (!tni_days_count(year, tni_pair_at(months, 5), tni_pair_at(date, 5), &days) ||
        !is_time(hours)) {
        return TN_E_RANGE;
    }
    const int64_t seconds = (int64_t)days * TN_DAY_SECONDS +
                            tni_pair_at(hours, 0) * TN_HOUR_SECONDS + tni_pair_at(hours, 3) * 60 +
                            tni_pair_at(hours, 6) - ahead;
    if (!in_calendar(seconds)) {
        return TN_E_RANGE;
    }
    out->seconds = seconds;
    return TN_OK;
}

const char *tn_instant_format(tn_instant instant, char *buffer)
{
    const int second = (int)(instant.seconds % TN_DAY_SECONDS);
    char *to = buffer + strlen(tn_date_format(tn_instant_date(instant), buffer));
    *to++ = 'T';
    to = tni_digits_write(to, second / TN_HOUR_SECONDS, 2);
    *to++ = ':';
    to = tni_digits_write(to, second / 60 % 60, 2);
    *to++ = ':';
    to = tni_digits_write(to, second % 60, 2);
    memcpy(to, "Z", 2);
    return buffer;
}

tn_instant tn_instant_of(tn_date date)
{
    return (tn_instant){(int64_t)date.days * TN_DAY_SECONDS};
}

tn_date tn_instant_date(tn_instant instant)
{
    const bool valid = in_calendar(instant.seconds);
    return (tn_date){valid ? (int32_t)(instant.seconds / TN_DAY_SECONDS) : -1};
}

tn_status tn_instant_add_months(tn_instant instant, int months, int anchor_day, tn_instant *out)
{
    tn_date date;
    const tn_status status =
        tn_date_add_months(tn_instant_date(instant), months, anchor_day, &date);
    if (status == TN_OK) {
        out->seconds = tn_instant_of(date).seconds + instant.seconds % TN_DAY_SECONDS;
    }
    return status;
}

tn_status tn_instant_add_seconds(tn_instant instant, int64_t seconds, tn_instant *out)
{
    if (seconds < -SECONDS_END || seconds > SECONDS_END || !in_calendar(instant.seconds) ||
        !in_calendar(instant.seconds + seconds)) {
        return TN_E_RANGE;
    }
    out->seconds = instant.seconds + seconds;
    return TN_OK;
}

int tn_months_to_reach(tn_instant start, tn_instant end, int anchor_day)
{
    if (end.seconds <= start.seconds || !in_calendar(start.seconds) || !in_calendar(end.seconds)) {
        return 0;
    }
    /* The step into end's own month either reaches end or is one short. */
    const tn_civil from = tn_date_civil(tn_instant_date(start));
    const tn_civil to = tn_date_civil(tn_instant_date(end));
    const int months = (to.year - from.year) * 12 + to.month - from.month;
    tn_instant step = start;
    if (months > 0) {
        (void)tn_instant_add_months(start, months, anchor_day, &step); /* into end's month */
    }
    return step.seconds >= end.seconds ? months : months + 1;
}

bool tn_period_has(tn_period period, tn_instant instant)
{
    return instant.seconds >= period.start.seconds && instant.seconds < period.end.seconds;
}

int64_t tn_period_days(tn_period period)
{
    return tn_date_days_between(tn_instant_date(period.start), tn_instant_date(period.end));
}

static bool equal_any_case(const char *text, size_t length, const char *word)
{
    size_t at = 0;
    while (at < length && word[at] && tni_lower(text[at]) == word[at]) {
        at++;
    }
    return at == length && !word[at];
}

tn_status tn_duration_parse(const char *text, size_t length, int *out_months)
{
    if (equal_any_case(text, length, "monthly")) {
        *out_months = 1;
        return TN_OK;
    }
    if (length < 2) { /* a digit and a unit */
        return TN_E_SYNTAX;
    }
    if (tni_lower(text[0]) == 'p') {
        text++;
        length--;
    }
    const char unit = tni_lower(text[length - 1]);
    int64_t count = 0;
    if (unit != 'm' && unit != 'y') {
        return TN_E_SYNTAX;
    }
    const int unit_months = unit == 'y' ? 12 : 1;
    const tn_status status =
        tn_whole_parse(text, length - 1, 1, TN_DURATION_MAX / unit_months, &count);
    if (status == TN_OK) {
        *out_months = (int)count * unit_months;
    }
    return status;
}

const char *tn_duration_format(int months, char *buffer)
{
    if (months < 0 || months > 999999) {
        return memcpy(buffer, "?", 2);
    }
    int width = 1;
    for (int rest = months / 10; rest > 0; rest /= 10) {
        width++;
    }
    memcpy(tni_digits_write(buffer, months, width), "m", 2);
    return buffer;
}
