/* The manual pages: every command and exit status, and nothing that roff takes for itself. */
#include "cli/help/printed.h"

static void test_help_man__whole(void **state)
{
    (void)state;
    tni_help_man(print_begin());
    print_end();
    assert_int_equal(strncmp(printed, ".TH \"tenor\" 1 ", 14), 0);
    for (const tni_command *c = tni_commands; c->name; c++) {
        char row[64];
        snprintf(row, sizeof(row), "\n\\fBtenor\\-%s\\fR(1)\n", c->name);
        print_has(row);
    }
    for (const tni_exit_info *e = tni_exits; e->text; e++) {
        char row[32];
        snprintf(row, sizeof(row), "\n.TP\n%d\n", e->status);
        print_has(row);
    }
    print_has("\\fB\\-\\-as\\-of\\fR \\fIDATE\\fR\n");
}

/* A line that begins with a full stop is a request; one with an apostrophe, too. */
static void test_help_man__known_requests(void **state)
{
    (void)state;
    static const char *const known[] = {".TH ",  ".SH ",  ".SS ",  ".TP\n", ".B ",
                                        ".PP\n", ".RS\n", ".RE\n", ".nf\n", ".fi\n"};
    FILE *out = print_begin();
    tni_help_man(out);
    tni_help_man_files(out);
    for (const tni_command *c = tni_commands; c->name; c++) {
        tni_help_man_command(out, c);
    }
    for (const char *p = print_end(); *p; p += strcspn(p, "\n") + 1) {
        bool fine = *p != '.' && *p != '\'';
        for (size_t i = 0; i < COUNT(known) && !fine; i++) {
            fine = strncmp(p, known[i], strlen(known[i])) == 0;
        }
        if (!fine) {
            fail_msg("%.60s", p);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_help_man__whole),
                                       cmocka_unit_test(test_help_man__known_requests)};
    return RUN(tests);
}
