/* Help on everything and on each command: whatever the tables have is said. */
#include "cli/help/printed.h"

static void test_help_overview__every_command_and_topic(void **state)
{
    (void)state;
    tni_help_overview(print_begin());
    print_end();
    print_has("usage: tenor COMMAND [options] FILE");
    for (const tni_command *c = tni_commands; c->name; c++) {
        char row[64], group[64];
        snprintf(row, sizeof(row), "\n  %s ", c->name);
        snprintf(group, sizeof(group), "\nfor %s:\n", c->group);
        print_has(row);
        print_has(group);
        assert_null(strstr(strstr(printed, group) + 1, group)); /* each once */
    }
    for (const tni_topic *t = tni_help_topics; t->name; t++) {
        print_has(t->name);
    }
}

static void test_help_command__its_options_alone(void **state)
{
    (void)state;
    for (const tni_command *c = tni_commands; c->name; c++) {
        char usage[64];
        snprintf(usage, sizeof(usage), "usage: tenor %s [options]", c->name);
        tni_help_command(print_begin(), c);
        print_end();
        print_has(usage);
        print_has("\nexamples:\n  tenor ");
        assert_null(strstr(printed, ";;"));
        for (int i = 0; i < OPT_COUNT; i++) {
            char option[64];
            snprintf(option, sizeof(option), " --%s ", tni_options[i].name);
            char *common = strstr(printed, "\noptions of every command:\n");
            char *own = strstr(printed, "\noptions:\n"), *at = own ? strstr(own, option) : NULL;
            const bool told = at && at < common && at[-1] != '\'';
            if (i >= OPT_COMMON && tni_command_takes(c, (tni_option_id)i)) {
                assert_true(told);
            }
            assert_true(i >= OPT_COMMON || strstr(common, option));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_help_overview__every_command_and_topic),
        cmocka_unit_test(test_help_command__its_options_alone)};
    return RUN(tests);
}
