/* A calendar that is only walked, day after day, from 1970-01-01: independent of the
 * arithmetic it judges. */
#ifndef TN_TEST_CALENDAR_H
#define TN_TEST_CALENDAR_H

#include "support/test.h"

typedef struct walker {
    int year, month, day;
    int number; /* days since 1970-01-01 */
} walker;

static inline int walker_month_length(int year, int month)
{
    switch (month) {
    case 4:
    case 6:
    case 9:
    case 11:
        return 30;
    case 2:
        return year % 400 == 0 ? 29 : year % 100 == 0 ? 28 : year % 4 == 0 ? 29 : 28;
    default:
        return 31;
    }
}

static inline void walker_step(walker *at)
{
    at->number++;
    if (++at->day > walker_month_length(at->year, at->month)) {
        at->day = 1;
        if (++at->month > 12) {
            at->month = 1;
            at->year++;
        }
    }
}

#endif
