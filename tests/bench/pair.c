/* pair RUNS A... -- B...: runs two commands in turn with their output thrown away and prints the
 * median of A's processor time, of B's (microseconds), of A/B (thousandths) pair by pair, and the
 * peaks of memory (KiB). Processor time, and in pairs, so that a busy machine slows both. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { RUNS_MAX = 1000 };

static int ascending(const void *a, const void *b)
{
    const long x = *(const long *)a, y = *(const long *)b;
    return (x > y) - (x < y);
}

static long micros(struct timeval t)
{
    return t.tv_sec * 1000000L + t.tv_usec;
}

/* One run; its processor time in microseconds, or -1 when it could not be run or died. */
static long once(char **command, long *peak_kib)
{
    struct rusage usage;
    int status = 0;
    const pid_t child = vfork();
    if (child == 0) {
        const int sink = open("/dev/null", O_RDWR);
        dup2(sink, 0);
        dup2(sink, 1);
        dup2(sink, 2);
        execvp(command[0], command);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &usage) != child) {
        return -1;
    }
    if (usage.ru_maxrss > *peak_kib) {
        *peak_kib = usage.ru_maxrss;
    }
    return WIFEXITED(status) && WEXITSTATUS(status) <= 1
               ? micros(usage.ru_utime) + micros(usage.ru_stime)
               : -1;
}

int main(int argc, char **argv)
{
    static long a[RUNS_MAX], b[RUNS_MAX], ratio[RUNS_MAX];
    const int runs = argc > 2 ? atoi(argv[1]) : 0;
    long peak_a = 0, peak_b = 0;
    int split = 2;
    while (split < argc && strcmp(argv[split], "--") != 0) {
        split++;
    }
    if (runs < 1 || runs > RUNS_MAX || split >= argc - 1) {
        fputs("usage: pair RUNS A... -- B...\n", stderr);
        return 2;
    }
    argv[split] = NULL;
    for (int i = 0; i < runs; i++) {
        a[i] = once(argv + 2, &peak_a);
        b[i] = once(argv + split + 1, &peak_b);
        if (a[i] < 0 || b[i] <= 0) {
            fprintf(stderr, "pair: %s does not run\n", a[i] < 0 ? argv[2] : argv[split + 1]);
            return 1;
        }
        ratio[i] = a[i] * 1000 / b[i];
    }
    qsort(a, (size_t)runs, sizeof(*a), ascending);
    qsort(b, (size_t)runs, sizeof(*b), ascending);
    qsort(ratio, (size_t)runs, sizeof(*ratio), ascending);
    printf("%ld %ld %ld %ld %ld\n", a[runs / 2], b[runs / 2], ratio[runs / 2], peak_a, peak_b);
    return 0;
}
