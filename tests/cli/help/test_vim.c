/* The syntax for vim: a match for each section, key and word. What vim makes of it is shown by
 * tests/install/test.sh. */
#include "cli/help/printed.h"

static void test_help_vim__matches(void **state)
{
    (void)state;
    tni_help_vim(print_begin());
    print_end();
    static const char *const has[] = {
        "\nsyn match tenorSection /^\\s*\\[product\\]/\n",
        "\nsyn match tenorSection /^\\s*\\[dimension\\s\\+[^]]\\+\\]/\n",
        "\nsyn match tenorKey /^\\s*price\\.[^=[:blank:]]\\+\\ze\\s*=/\n",
        "\nsyn match tenorKey /^\\s*\\d[-0-9]*\\ze\\s*=/\n",
        "\nsyn match tenorWord /\\(^\\s*plan\\s*=\\s*\\)\\@<=monthly\\ze\\s*\\($\\|\\s;\\)/\n"};
    for (size_t i = 0; i < COUNT(has); i++) {
        print_has(has[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_help_vim__matches)};
    return RUN(tests);
}
