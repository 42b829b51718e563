/**
 * Civil dates, UTC instants, half-open periods and whole-month durations in the proleptic Gregorian
 * calendar, 1970-01-01 ... 9998-12-31 (rule 1). Own arithmetic: no libc time, no time zone, no leap
 * second. All are values; a call that fails leaves *out as it was. A tn_date or tn_instant that
 * came from here is inside the calendar; of another one the parts are 0, and calls
 * with a status refuse it.
 */
#ifndef TENOR_DATE_H
#define TENOR_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tenor/decls.h"
#include "tenor/status.h"

TN_BEGIN_DECLS

/** A day, counted from 1970-01-01. */
typedef struct tn_date {
    int32_t days;
} tn_date;

/** A second, counted from 1970-01-01T00:00:00Z. */
typedef struct tn_instant {
    int64_t seconds;
} tn_instant;

/** From start to end, end not included; start <= end. */
typedef struct tn_period {
    tn_instant start, end;
} tn_period;

typedef struct tn_civil {
    int year;  /* 1970 ... 9998 */
    int month; /* 1 ... 12 */
    int day;   /* 1 ... 31 */
} tn_civil;

enum {
    TN_DATE_TEXT = 16,
    TN_INSTANT_TEXT = 32,
    TN_DURATION_TEXT = 8,
    TN_DURATION_MAX = 144, /* months; a profile may allow less */
    TN_DAY_SECONDS = 86400,
    TN_HOUR_SECONDS = 3600
};

/**
 * The date of a year, month and day.
 *
 * Errors   TN_E_RANGE: there is no such day, or it is outside the calendar
 * Example  2028, 2, 29 -> 21243 days; 2100, 2, 29 -> TN_E_RANGE
 */
tn_status tn_date_make(int year, int month, int day, tn_date *out);

/**
 * The date's year, month and day.
 *
 * Example  0 days -> 1970, 1, 1
 */
tn_civil tn_date_civil(tn_date date);

/**
 * Days of the month, 28 ... 31; 0 for a month that is not 1 ... 12.
 *
 * Example  2000, 2 -> 29; 2100, 2 -> 28
 */
int tn_month_days(int year, int month);

/**
 * Reads "2027-04-11" and no other form.
 *
 * Shape    text[length], need not be terminated
 * Errors   TN_E_SYNTAX for another form, TN_E_RANGE for 2027-02-30 or a year outside the calendar
 */
tn_status tn_date_parse(const char *text, size_t length, tn_date *out);

/**
 * Prints "2027-04-11".
 *
 * Shape    buffer[TN_DATE_TEXT]
 * Owner    returns buffer
 */
const char *tn_date_format(tn_date date, char *buffer);

/**
 * days later, or earlier when negative.
 *
 * Errors   TN_E_RANGE: outside the calendar
 * Example  2028-02-28 + 1 -> 2028-02-29
 */
tn_status tn_date_add_days(tn_date date, int64_t days, tn_date *out);

/**
 * months later (or earlier), on the anchor day or the month's last day if it is shorter.
 *
 * Rule     anchor_day 1 ... 31 aims at that day of the month; 0: the date's own day. Month steps
 *          keep the anchor day of the first term through all renewals (rule 1)
 * Errors   TN_E_RANGE: outside the calendar, or another anchor_day
 * Example  2027-02-28 + 1, anchor 31 -> 2027-03-31; 2027-01-31 + 1, anchor 0 -> 2027-02-28
 */
tn_status tn_date_add_months(tn_date date, int months, int anchor_day, tn_date *out);

/**
 * Days from a to b; negative when b is earlier.
 *
 * Example  2020-02-01 to 2020-03-01 -> 29
 */
int64_t tn_date_days_between(tn_date a, tn_date b);

/**
 * Reads an instant: "2027-04-11T10:00:00Z", or with an offset "+09:00", kept as UTC.
 *
 * Shape    text[length], need not be terminated; T and Z are capitals
 * Rule     a fraction of a second is accepted only if it is zero; second 60 and hour 24 are not;
 *          an offset is -23:59 ... +23:59; it is the UTC instant that must be in the calendar
 * Errors   TN_E_SYNTAX, TN_E_RANGE
 * Example  "2027-04-11T10:00:00.000+09:00" -> 2027-04-11T01:00:00Z
 */
tn_status tn_instant_parse(const char *text, size_t length, tn_instant *out);

/**
 * Prints "2027-04-11T10:00:00Z".
 *
 * Shape    buffer[TN_INSTANT_TEXT]
 * Owner    returns buffer
 */
const char *tn_instant_format(tn_instant instant, char *buffer);

/** 00:00:00Z of the day. */
tn_instant tn_instant_of(tn_date date);

/** The UTC day the instant falls on. */
tn_date tn_instant_date(tn_instant instant);

/**
 * Same time of day, months later; anchor and errors as in tn_date_add_months.
 *
 * Example  2027-01-31T09:30:00Z + 1 -> 2027-02-28T09:30:00Z
 */
tn_status tn_instant_add_months(tn_instant instant, int months, int anchor_day, tn_instant *out);

/**
 * seconds later, or earlier when negative.
 *
 * Errors   TN_E_RANGE: outside the calendar
 */
tn_status tn_instant_add_seconds(tn_instant instant, int64_t seconds, tn_instant *out);

/**
 * The fewest months whose step from start (on the anchor) reaches end; 0 when end <= start.
 *
 * Rule     the m of rule 1, `basis`; the step of 0 months is start itself, also where start is not
 *          on the anchor, so a period that is not empty has at least one month
 * Example  2027-01-31 to 2027-02-28 -> 1; 2027-01-15 to 2027-02-15T00:00:01Z -> 2
 */
int tn_months_to_reach(tn_instant start, tn_instant end, int anchor_day);

/** The instant is in [start, end). */
bool tn_period_has(tn_period period, tn_instant instant);

/**
 * UTC days from the start's date to the end's date.
 *
 * Example  2027-04-01T12:00:00Z ... 2027-05-01T12:00:00Z -> 30
 */
int64_t tn_period_days(tn_period period);

/**
 * Reads a duration as whole months.
 *
 * Shape    text[length], need not be terminated
 * Rule     "12m", "1y", "monthly", "P12M", "P1Y", any case, and nothing else (rule 1)
 * Errors   TN_E_SYNTAX; TN_E_RANGE outside 1 ... TN_DURATION_MAX months
 * Example  "P1Y" -> 12; "1y6m" -> TN_E_SYNTAX; "0m" -> TN_E_RANGE
 */
tn_status tn_duration_parse(const char *text, size_t length, int *out_months);

/**
 * Prints months as "12m".
 *
 * Shape    buffer[TN_DURATION_TEXT]; months 0 ... 999999, else "?" is printed
 * Owner    returns buffer
 */
const char *tn_duration_format(int months, char *buffer);

TN_END_DECLS

#endif
