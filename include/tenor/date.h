/**
 * Civil dates, UTC instants, half-open periods and whole-month durations, 1970 ... 9998. Own
 * arithmetic: no libc time, no time zone, no leap second.
 */
#ifndef TENOR_DATE_H
#define TENOR_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tenor/status.h"

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

/** TN_E_RANGE when there is no such day, or it is outside 1970-01-01 ... 9998-12-31. */
tn_status tn_date_make(int year, int month, int day, tn_date *out);
tn_civil tn_date_civil(tn_date date);

/** 28 ... 31. */
int tn_month_days(int year, int month);

/** "2027-04-11" only. TN_E_SYNTAX for another form, TN_E_RANGE for 2027-02-30. */
tn_status tn_date_parse(const char *text, size_t length, tn_date *out);
const char *tn_date_format(tn_date date, char *buffer);

/** days later, or earlier when negative; TN_E_RANGE outside 1970-01-01 ... 9998-12-31. */
tn_status tn_date_add_days(tn_date date, int64_t days, tn_date *out);

/**
 * months later (or earlier), on the anchor day or the month's last day if it is shorter.
 *
 * Rule     anchor_day 1 ... 31 aims at that day of the month; 0: the date's own day (SPEC 1)
 * Errors   TN_E_RANGE: outside the calendar
 * Example  2027-02-28 + 1, anchor 31 -> 2027-03-31; 2027-01-31 + 1, anchor 0 -> 2027-02-28
 */
tn_status tn_date_add_months(tn_date date, int months, int anchor_day, tn_date *out);

/** days from a to b; negative when b is earlier. */
int64_t tn_date_days_between(tn_date a, tn_date b);

/**
 * An instant: "2027-04-11T10:00:00Z", or with an offset "+09:00", read and kept as UTC.
 *
 * Rule     a fraction of a second is accepted only if it is zero; second 60 is not
 * Errors   TN_E_SYNTAX, TN_E_RANGE
 */
tn_status tn_instant_parse(const char *text, size_t length, tn_instant *out);
const char *tn_instant_format(tn_instant instant, char *buffer); /* "2027-04-11T10:00:00Z" */

/** 00:00:00Z of the day. */
tn_instant tn_instant_of(tn_date date);
/** The UTC day the instant falls on. */
tn_date tn_instant_date(tn_instant instant);
/** Same time of day, months later; anchor as in tn_date_add_months. */
tn_status tn_instant_add_months(tn_instant instant, int months, int anchor_day, tn_instant *out);
tn_status tn_instant_add_seconds(tn_instant instant, int64_t seconds, tn_instant *out);

/** The fewest months whose step from start (on the anchor) reaches end; 0 when end <= start. */
int tn_months_to_reach(tn_instant start, tn_instant end, int anchor_day);

/** The instant is in [start, end). */
bool tn_period_has(tn_period period, tn_instant instant);
/** UTC days from the start's date to the end's date. */
int64_t tn_period_days(tn_period period);

/** "12m", "1y", "monthly", "P12M", "P1Y", any case -> whole months 1 ... TN_DURATION_MAX. */
tn_status tn_duration_parse(const char *text, size_t length, int *out_months);
const char *tn_duration_format(int months, char *buffer); /* "12m" */

#endif
