/* What commands about one contract, or about several files, begin with. */
#include "cli/run_tenor.h"

static void test_begin__operands(void **state)
{
    (void)state;
    static const run_row rows[] = {
        {"invoice", 2, NULL, "which contract?"},
        {"timeline a b", 2, NULL, "one contract at a time"},
        {"invoice none.ini", 3, NULL, "cannot be read"},
        {"invoice " SAMPLES "acme.offer.ini", 1, NULL, "expected 'contract'"},
        {"invoice " SAMPLES "acme.contract.ini", 0, "C-0001", ""},
        {"deadlines", 2, NULL, "which files, or which folder?"},
        {"deadlines " SAMPLES "acme.contract.ini none.ini", 3, "C-0001", "none.ini"},
        {"forecast " SAMPLES "acme.contract.ini --format sarif", 2, NULL, "cannot write 'sarif'"},
    };
    run_rows(rows, COUNT(rows));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_begin__operands)};
    return RUN(tests);
}
