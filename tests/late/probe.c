/* The library that test_late.c loads late: each argument counts, in a register or on the stack. */
#include "late/probe.h"

#include <stdarg.h>
#include <stdio.h>

double probe_arguments(long a, long b, long c, long d, long e, long f, long g, double h, double i,
                       double j, double k, double l, double m, double n, double o, double p)
{
    return (double)(a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f + 7 * g) + 8 * h + 9 * i + 10 * j +
           11 * k + 12 * l + 13 * m + 14 * n + 15 * o + 16 * p;
}

int probe_format(char *out, unsigned long size, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const int length = vsnprintf(out, size, format, args);
    va_end(args);
    return length;
}
