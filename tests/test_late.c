/* A function that is loaded when it is first called gets every argument, then and later; one that
 * cannot be loaded ends the program with 5 and says why. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "late/probe.h"
#include "support/test.h"

extern void *tni_late[]; /* the addresses, by row of tests/late/late.def */

static double call(void)
{
    return probe_arguments(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2);
}

static void arguments_arrive(void **state)
{
    (void)state;
    assert_null(tni_late[0]);
    assert_true(call() == 136 + 16); /* 1 + 2 + ... + 16, the last, on the stack, twice */
    assert_non_null(tni_late[0]);
    assert_true(call() == 136 + 16);
}

static void arguments_of_any_number(void **state)
{
    (void)state;
    for (int round = 0; round < 2; round++) {
        char text[80];
        assert_int_equal(probe_format(text, sizeof(text), "%d %s %.2f %d %d %d %.1f", 1, "two",
                                      3.25, 4, 5, 6, 7.5),
                         20);
        assert_string_equal(text, "1 two 3.25 4 5 6 7.5");
    }
}

/* What the function printed to standard error before the program ended; *status as of waitpid. */
static void died(int (*function)(int), char *out, size_t size, int *status)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    fflush(NULL);
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        _exit(function(0));
    }
    close(ends[1]);
    const ssize_t length = read(ends[0], out, size - 1);
    out[length > 0 ? length : 0] = '\0';
    close(ends[0]);
    assert_int_equal(waitpid(child, status, 0), child);
}

static void what_is_nowhere_is_told(void **state)
{
    (void)state;
    char text[300];
    int status;
    died(probe_nowhere, text, sizeof(text), &status);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 5);
    assert_memory_equal(text, "tenor: libnowhere.so.0: ", strlen("tenor: libnowhere.so.0: "));
    died(probe_absent, text, sizeof(text), &status);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 5);
    assert_non_null(strstr(text, "probe_absent"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arguments_arrive),
        cmocka_unit_test(arguments_of_any_number),
        cmocka_unit_test(what_is_nowhere_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
