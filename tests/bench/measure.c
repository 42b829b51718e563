/* measure RUNS COMMAND...: the median time from start to end in microseconds, and the largest peak
 * of memory in KiB, of a command run many times with its output thrown away. A program of its own,
 * because the peak of a child counts from that of its parent; a script's is large. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int ascending(const void *a, const void *b)
{
    const long x = *(const long *)a, y = *(const long *)b;
    return (x > y) - (x < y);
}

/* One run; its microseconds, or -1 when it could not be run or died. */
static long once(char **command, long *peak_kib)
{
    struct timespec from, to;
    struct rusage usage;
    int status = 0;
    clock_gettime(CLOCK_MONOTONIC, &from);
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
    clock_gettime(CLOCK_MONOTONIC, &to);
    if (usage.ru_maxrss > *peak_kib) {
        *peak_kib = usage.ru_maxrss;
    }
    /* A sample full of mistakes ends with 1, which is as good as 0 here. */
    return WIFEXITED(status) && WEXITSTATUS(status) <= 1
               ? (to.tv_sec - from.tv_sec) * 1000000L + (to.tv_nsec - from.tv_nsec) / 1000
               : -1;
}

int main(int argc, char **argv)
{
    const int runs = argc > 2 ? atoi(argv[1]) : 0;
    long *times = runs > 0 ? calloc((size_t)runs, sizeof(*times)) : NULL;
    long peak_kib = 0;
    if (!times) {
        fputs("usage: measure RUNS COMMAND...\n", stderr);
        return 2;
    }
    for (int i = 0; i < runs; i++) {
        times[i] = once(argv + 2, &peak_kib);
        if (times[i] < 0) {
            fprintf(stderr, "measure: %s does not run\n", argv[2]);
            free(times);
            return 1;
        }
    }
    qsort(times, (size_t)runs, sizeof(*times), ascending);
    printf("%ld %ld\n", times[runs / 2], peak_kib);
    free(times);
    return 0;
}
