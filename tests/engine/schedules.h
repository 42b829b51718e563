/* Offers and plans made by hand, for the tests of schedules. */
#ifndef TESTS_ENGINE_SCHEDULES_H
#define TESTS_ENGINE_SCHEDULES_H

#include "support/test.h"

#include "tenor/schedule.h"

static const tn_currency usd = {"USD", 2};

static inline tn_date day(const char *text)
{
    tn_date date = {0};
    assert_int_equal(tn_date_parse(text, strlen(text), &date), TN_OK);
    return date;
}

static inline tn_field_date date_field(const char *text)
{
    return (tn_field_date){day(text), true, {0}};
}

static inline tn_field_number number(int64_t value)
{
    return (tn_field_number){value, true, {0}};
}

static inline tn_field_price amount(int64_t minor)
{
    return (tn_field_price){{minor * 1000000}, 2, true, {0}};
}

static inline tn_offer plan(tn_plan kind, int months)
{
    return (tn_offer){.duration = number(months),
                      .expires = date_field("2026-12-31"),
                      .payments = {.set = true, .plan = number(kind)}};
}

typedef struct fixture {
    tn_arena *arena;
    tn_findings *findings;
    tn_schedule schedule;
} fixture;

static inline fixture start(void)
{
    fixture f = {.arena = tn_arena_new(NULL)};
    f.findings = tn_findings_new(f.arena);
    return f;
}

static inline tn_status build(fixture *f, const tn_offer *offer, int64_t total,
                              const char *acceptance)
{
    return tn_schedule_build(f->arena, offer, (tn_money){total, usd}, day(acceptance),
                             TN_REMAINDER_LAST, f->findings, &f->schedule);
}

static inline size_t found(const tn_findings *findings, tn_code code)
{
    size_t count = 0;
    for (size_t i = 0; i < tn_findings_count(findings); i++) {
        count += tn_findings_get(findings, i)->code == code;
    }
    return count;
}

static inline void assert_charge(const tn_schedule *schedule, size_t index, const char *date,
                                 int64_t minor)
{
    char text[TN_DATE_TEXT];
    assert_true(index < schedule->count);
    assert_string_equal(tn_date_format(schedule->payments[index].date, text), date);
    assert_int_equal(schedule->payments[index].amount.minor, minor);
}

#endif
