/* Durations, days, dates and instants, or a finding with the form that is expected. */
#include "model/bind/read_time.h"

#include <string.h>

#include "base/ascii.h"
#include "model/bind/read_number.h"

static bool all_digits(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (!tni_is_digit(text[i])) {
            return false;
        }
    }
    return length > 0;
}

/* "months", "Year": a word that begins with m or y, of letters alone. */
static bool is_unit(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (!tni_is_letter(text[i])) {
            return false;
        }
    }
    return length > 1 && strchr("my", tni_lower(*text));
}

bool tni_read_duration(tni_binder *binder, const tni_position *position, tn_field_number *out)
{
    int months;
    const tn_status status = tn_duration_parse(position->text, position->length, &months);
    if (status == TN_OK) {
        *out = (tn_field_number){months, true, position->at};
        return true;
    }
    if (status == TN_E_RANGE) {
        tni_bind_fail(binder, position, TN_MON_DURATION_RANGE,
                      "duration is out of range: found '%.*s', expected 1m to %dm",
                      TNI_SHOW(position), TN_DURATION_MAX);
        return false;
    }
    tn_finding *finding = tni_bind_fail(
        binder, position, TN_MON_DURATION,
        "not a duration: found '%.*s', expected whole months or years, like 12m or 1y",
        TNI_SHOW(position));
    int digits = 0;
    while ((size_t)digits < position->length && all_digits(position->text + digits, 1)) {
        digits++;
    }
    size_t unit = (size_t)digits;
    while (unit < position->length && position->text[unit] == ' ') {
        unit++;
    }
    if (digits && unit == position->length) {
        tn_finding_hint(binder->findings, finding, "write %.*sm for months, %.*sy for years",
                        TNI_SHOW(position), TNI_SHOW(position));
    } else if (digits && is_unit(position->text + unit, position->length - unit)) {
        tn_finding_hint(binder->findings, finding, "write %.*s%c", digits, position->text,
                        tni_lower(position->text[unit]));
    }
    return false;
}

bool tni_read_days(tni_binder *binder, const tni_position *position, tn_field_number *out)
{
    int64_t max = position->rule->max, min = position->rule->min;
    const bool form = position->length > 1 && position->text[position->length - 1] == 'd' &&
                      all_digits(position->text, position->length - 1);
    if (!form) {
        tn_finding *finding = tni_bind_fail(
            binder, position, TN_MON_DAYS,
            "not a number of days: found '%.*s', expected one like 30d", TNI_SHOW(position));
        const char *word = memchr(position->text, ' ', position->length);
        const size_t digits = word ? (size_t)(word - position->text) : 0;
        if (digits && all_digits(position->text, digits) && tni_lower(word[1]) == 'd') {
            tn_finding_hint(binder->findings, finding, "write %.*sd", (int)digits, position->text);
        }
        if (all_digits(position->text, position->length)) {
            tn_finding_hint(binder->findings, finding, "write %.*sd", TNI_SHOW(position));
            tn_finding_fix(binder->findings, finding, position->text, position->length,
                           tn_arena_format(binder->arena, "%.*sd", TNI_SHOW(position)));
        }
        return false;
    }
    const tni_position number = tni_position_part(position, 0, position->length - 1);
    return tni_read_whole(binder, &number, min, max, out);
}

/* The dates that a text of three numbers may be, one a line of out: "2027/4/1", "20270401" and
 * "2027.04.01" are 2027-04-01, "31/12/2026" is 2026-12-31; 04/11/2027 may be April or November.
 * Returns how many. */
static int guess_dates(const char *text, size_t length, char out[2][TN_DATE_TEXT])
{
    int part[3] = {0}, digits[3] = {0}, n = 0, count = 0;
    const bool packed = length == 8 && all_digits(text, length);
    for (size_t i = 0; i < length && n < 3; i++) {
        const bool digit = tni_is_digit(text[i]);
        if (!digit && !strchr("/.-_ ", text[i])) {
            return 0;
        }
        if (!digit || (packed && (i == 4 || i == 6))) {
            n++;
        }
        if (digit) {
            if (++digits[n] > 4) {
                return 0;
            }
            part[n] = part[n] * 10 + (text[i] - '0');
        }
    }
    const bool year_last = digits[2] == 4;
    if (n != 2 || (digits[0] != 4 && !year_last)) {
        return 0;
    }
    const int year = year_last ? part[2] : part[0],
              orders = year_last && part[0] != part[1] ? 2 : 1;
    for (int i = 0; i < orders; i++) { /* the day first, as most write it, then the month */
        const int month = year_last && i ? part[0] : part[1];
        const int day = !year_last ? part[2] : part[i ? 1 : 0];
        tn_date date;
        if (tn_date_make(year, month, day, &date) == TN_OK) {
            tn_date_format(date, out[count++]);
        }
    }
    return count;
}

static void report_date(tni_binder *binder, const tni_position *position, tn_status status,
                        bool with_hour)
{
    const char *like = with_hour ? "2027-04-11 or 2027-04-11T10:00:00Z" : "2027-04-11";
    if (status == TN_E_RANGE) {
        tni_bind_fail(binder, position, TN_MON_NO_DAY, "no such %s: '%.*s'",
                      with_hour ? "day or time" : "day", TNI_SHOW(position));
        return;
    }
    tn_finding *finding =
        tni_bind_fail(binder, position, with_hour ? TN_MON_INSTANT : TN_MON_DATE,
                      "not a date: found '%.*s', expected one like %s", TNI_SHOW(position), like);
    char guess[2][TN_DATE_TEXT];
    const int count = guess_dates(position->text, position->length, guess);
    if (count) {
        tn_finding_hint(binder->findings, finding, count == 1 ? "write %s" : "write %s, or %s",
                        guess[0], guess[1]);
    }
}

bool tni_read_date(tni_binder *binder, const tni_position *position, tn_field_date *out)
{
    tn_date date;
    const tn_status status = tn_date_parse(position->text, position->length, &date);
    if (status != TN_OK) {
        report_date(binder, position, status, false);
        return false;
    }
    *out = (tn_field_date){date, true, position->at};
    return true;
}

bool tni_read_instant(tni_binder *binder, const tni_position *position, tn_field_instant *out)
{
    tn_date date;
    tn_instant instant;
    tn_status status = tn_date_parse(position->text, position->length, &date);
    if (status == TN_OK) {
        *out = (tn_field_instant){tn_instant_of(date), false, true, position->at};
        return true;
    }
    if (status == TN_E_SYNTAX) {
        status = tn_instant_parse(position->text, position->length, &instant);
    }
    if (status != TN_OK) {
        report_date(binder, position, status, true);
        return false;
    }
    *out = (tn_field_instant){instant, true, true, position->at};
    return true;
}
