/* Each row of the table of commands leads to its own function. */
#include "cli/run_tenor.h"

#include "cli/command/args.h"

/* Without operands each complains, prints or fails in its own way; none as another command. */
static void test_dispatch__each_command_is_itself(void **state)
{
    (void)state;
    static const run_row rows[] = {
        {"check", 2, NULL, "see 'tenor help check'"},
        {"show", 2, NULL, "see 'tenor help show'"},
        {"quote", 2, NULL, "see 'tenor help quote'"},
        {"export", 2, NULL, "see 'tenor help export'"},
        {"invoice", 2, NULL, "see 'tenor help invoice'"},
        {"timeline", 2, NULL, "see 'tenor help timeline'"},
        {"selftest", 0, "31 of 31 published examples agree.", NULL},
        {"help", 0, "usage: tenor COMMAND", NULL},
        {"tui " SAMPLES, 77, NULL, NULL},
        {"explain CTR-007", 0, "CTR-007", NULL},
    };
    run_rows(rows, COUNT(rows));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_dispatch__each_command_is_itself)};
    return RUN(tests);
}
