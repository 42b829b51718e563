/* What merge says of operands that are no parts. */
#include "cli/run_tenor.h"

static void test_merge__operands(void **state)
{
    (void)state;
    static const run_row rows[] = {
        {"merge", 2, NULL, "which parts?"},
        {"merge /nowhere/1.part", 3, NULL, "'/nowhere/1.part' cannot be read"},
        {"merge " SAMPLES "acme.usage.csv", 1, NULL,
         "this is no part that --shard wrote [FIL-106]"},
        {"merge x.part --format sarif", 2, NULL, "'merge' cannot write 'sarif'"},
    };
    run_rows(rows, COUNT(rows));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_merge__operands)};
    return RUN(tests);
}
