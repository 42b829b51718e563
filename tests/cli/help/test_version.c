/* The version, and for each table that names its sources the newest month in which one was read. */
#include "cli/help/printed.h"
#include "tenor/version.h"

static void test_help_version__tables(void **state)
{
    (void)state;
    tni_help_version(print_begin());
    print_end();
    assert_int_equal(strncmp(printed, "tenor " TENOR_VERSION "\n", 6 + strlen(TENOR_VERSION "\n")),
                     0);
    print_has("\ncurrencies.ini  sources read 2026-");
    print_has("\nfees.ini        sources read 2026-");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_help_version__tables)};
    return RUN(tests);
}
