/* The command line's door: which command, help before all, and the words of other programs. */
#include "cli/run_tenor.h"

static void test_cli_main__words(void **state)
{
    (void)state;
    static const run_row rows[] = {
        {"", 2, NULL, "usage: tenor COMMAND"},
        {"--help", 0, "usage: tenor COMMAND", NULL},
        {"--version", 0, "tenor ", NULL},
        {"check --version", 0, "tenor ", NULL},
        {"check --nonsense -h", 0, "usage: tenor check", NULL},
        {"check -- --help", 3, "no such file", "1 error"},
        {"chekc a.ini", 2, NULL, "no command 'chekc'; did you mean 'check'?"},
        {"validate a.ini", 2, NULL, "did you mean 'check'?"},
        {"zzzzzz", 2, NULL, "no command 'zzzzzz'\nsee 'tenor help'"},
        {"quote --bad", 2, NULL, "unknown option '--bad'"},
        {"--format json quote " SAMPLES "acme.offer.ini", 0, "\"net_total\": \"3600.00\"", ""},
        {"tui " SAMPLES, 77, NULL, NULL},
    };
    run_rows(rows, COUNT(rows));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cli_main__words)};
    return RUN(tests);
}
