/* usage_make DIMENSIONS MONTHS: the metering records of the largest legal contract on standard
 * output: dimensions s001, s002 ..., every hour of so many months from 2027-01-01, 1 % of the hours
 * twice (every other time with another quantity), in random order. The same bytes each time. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const int month_days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

static uint64_t state = 20270101;

static uint64_t next_random(void) /* splitmix64 */
{
    uint64_t z = state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

static int days_of(int year, int month)
{
    return month_days[month - 1] + (month == 2 && year % 4 == 0);
}

/* "2027-01-01" of each day. */
static char (*make_days(int months, uint32_t *count))[11]
{
    char(*days)[11] = calloc((size_t)months * 31, sizeof(*days));
    *count = 0;
    for (int m = 0; days && m < months; m++) {
        const int year = 2027 + m / 12, month = m % 12 + 1;
        for (int day = 1; day <= days_of(year, month); day++) {
            snprintf(days[(*count)++], sizeof(*days), "%04u-%02u-%02u", (unsigned)year % 10000u,
                     (unsigned)month % 100u, (unsigned)day % 100u);
        }
    }
    return days;
}

int main(int argc, char **argv)
{
    const uint32_t dimensions = argc > 1 ? (uint32_t)atoi(argv[1]) : 200;
    const int months = argc > 2 ? atoi(argv[2]) : 36;
    uint32_t days = 0;
    char(*day)[11] = make_days(months, &days);
    const uint32_t hours = days * 24, plain = dimensions * hours, all = plain + plain / 100;
    uint32_t *order = malloc(all * sizeof(*order));
    if (!day || !order) {
        return 1;
    }
    for (uint32_t i = 0; i < all; i++) {
        order[i] = i < plain ? i : (uint32_t)(next_random() % plain) | UINT32_C(0x80000000);
    }
    for (uint32_t i = all; i > 1; i--) {
        const uint32_t j = (uint32_t)(next_random() % i), held = order[i - 1];
        order[i - 1] = order[j];
        order[j] = held;
    }
    puts("contract,dimension,timestamp,quantity");
    for (uint32_t i = 0; i < all; i++) {
        const uint32_t slot = order[i] & UINT32_C(0x7fffffff), again = order[i] >> 31;
        const uint32_t hour = slot % hours;
        const unsigned quantity =
            (slot * UINT32_C(2654435761) >> 18) % 1000u + (again & (slot & 1));
        const unsigned second = (unsigned)(next_random() % 3600);
        printf("C-0001,s%03u,%sT%02u:%02u:%02uZ,%u\n", slot / hours + 1, day[hour / 24], hour % 24,
               second / 60, second % 60, quantity);
    }
    return ferror(stdout) ? 1 : 0;
}
