/* Durations, days, dates and instants, or a finding with the form that is expected. */
#include "model/bind/read_time.h"

#include <stdio.h>
#include <string.h>

#include "model/bind/read_number.h"

static bool all_digits(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (text[i] < '0' || text[i] > '9') {
            return false;
        }
    }
    return length > 0;
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
    if (all_digits(position->text, position->length)) {
        tn_finding_hint(binder->findings, finding, "write %.*sm for months, %.*sy for years",
                        TNI_SHOW(position), TNI_SHOW(position));
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

/* "2027/4/1", "20270401", "2027.04.01" -> "2027-04-01"; false for text that does not start
 * with a year: 04/11/2027 may be April or November. */
static bool guess_date(const char *text, size_t length, char *out)
{
    int part[3] = {0}, digits[3] = {0}, n = 0;
    const bool packed = length == 8 && all_digits(text, length);
    for (size_t i = 0; i < length && n < 3; i++) {
        const bool digit = text[i] >= '0' && text[i] <= '9';
        if (!digit && !strchr("/.-_ ", text[i])) {
            return false;
        }
        if (!digit || (packed && (i == 4 || i == 6))) {
            n++;
        }
        if (digit && n < 3) {
            if (++digits[n] > 4) {
                return false;
            }
            part[n] = part[n] * 10 + (text[i] - '0');
        }
    }
    tn_date date;
    return n == 2 && digits[0] == 4 && tn_date_make(part[0], part[1], part[2], &date) == TN_OK &&
           tn_date_format(date, out) != NULL;
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
                      "not a date: found '%.*s', expected %s", TNI_SHOW(position), like);
    char guess[TN_DATE_TEXT];
    if (guess_date(position->text, position->length, guess)) {
        tn_finding_hint(binder->findings, finding, "write %s", guess);
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
