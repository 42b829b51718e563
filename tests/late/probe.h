/* What test_late.c calls: two functions of a library beside it, and two that are nowhere. */
#ifndef TN_TESTS_PROBE_H
#define TN_TESTS_PROBE_H

double probe_arguments(long a, long b, long c, long d, long e, long f, long g, double h, double i,
                       double j, double k, double l, double m, double n, double o, double p);
int probe_format(char *out, unsigned long size, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
int probe_absent(int a);
int probe_nowhere(int a);

#endif
