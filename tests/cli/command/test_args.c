/* Options and operands, in any order, and what is refused. */
#include "support/test.h"

#include "cli/command/args.h"

typedef struct line {
    const char *command;
    const char *words[8];
    bool good;
    const char *said; /* in the complaint */
} line;

static bool parse(const line *l, tn_arena *arena, tni_args *out, char *said, size_t size)
{
    char *argv[10] = {(char *)(uintptr_t)l->command};
    int argc = 1;
    while (argc < 9 && l->words[argc - 1]) {
        argv[argc] = (char *)(uintptr_t)l->words[argc - 1];
        argc++;
    }
    FILE *err = fmemopen(said, size, "w");
    const bool good = tni_args_parse(arena, tni_command_find(l->command), argc, argv, err, out);
    fclose(err);
    return good;
}

static void test_args_parse__lines(void **state)
{
    (void)state;
    static const line lines[] = {{"quote", {"a", "--set", "pro=1", "b", "--set=x=2"}, true, ""},
                                 {"quote", {"--", "--set"}, true, ""},
                                 {"quote", {"-"}, true, ""},
                                 {"quote", {"-qo", "x.csv", "a"}, true, ""},
                                 {"quote", {"-ox.csv"}, true, ""},
                                 {"quote", {"--as-of", "today"}, true, ""},
                                 {"quote", {"--as-of", "2027-02-29"}, false, "--as-of"},
                                 {"quote", {"--as-of", ""}, false, "--as-of"},
                                 {"quote", {"--set", "pro"}, false, "KEY=QTY"},
                                 {"quote", {"--set", "pro=0"}, false, "KEY=QTY"},
                                 {"quote", {"--set", "pro=1.5"}, false, "KEY=QTY"},
                                 {"quote", {"--set", "=1"}, false, "KEY=QTY"},
                                 {"quote", {"--discount", "10"}, false, "12.5%"},
                                 {"quote", {"--discount", "101%"}, false, "12.5%"},
                                 {"quote", {"--target", "-5"}, false, "5400.00"},
                                 {"quote", {"--target"}, false, "needs a value"},
                                 {"quote", {"--compare=yes"}, false, "takes no value"},
                                 {"quote", {"--comp"}, false, "did you mean '--compare'"},
                                 {"quote", {"--titel", "x"}, false, "unknown option '--titel'"},
                                 {"quote", {"--title", "x"}, false, "takes no option --title"},
                                 {"quote", {"-x"}, false, "unknown option '-x'"},
                                 {"quote", {"--format", "xml"}, false, "table csv json"},
                                 {"quote", {"--format", ""}, false, "table csv json"},
                                 {"new", {"offer", "--duration", "12"}, false, "12m"},
                                 {"new", {"offer", "--expires", "today"}, false, "YYYY-MM-DD"}};
    for (size_t i = 0; i < COUNT(lines); i++) {
        tn_arena *arena = tn_arena_new(NULL);
        tni_args args = {0};
        char said[1024] = "";
        const bool good = parse(&lines[i], arena, &args, said, sizeof(said));
        if (good != lines[i].good || !strstr(said, lines[i].said)) {
            fail_msg("line %zu: %s, said '%s'", i, good ? "accepted" : "refused", said);
        }
        tn_arena_free(arena);
    }
}

static void test_args_value__last_and_repeated(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tni_args args = {0};
    char said[256] = "";
    const line l = {"quote", {"a", "--set", "pro=1", "-q", "b", "--set", "x=2", "c"}, true, ""};
    assert_true(parse(&l, arena, &args, said, sizeof(said)));
    assert_int_equal(args.operand_count, 3);
    assert_string_equal(args.operands[0], "a");
    assert_string_equal(args.operands[2], "c");
    assert_string_equal(tni_args_value(&args, OPT_SET), "x=2");
    size_t at = 0;
    assert_string_equal(tni_args_next(&args, OPT_SET, &at), "pro=1");
    assert_string_equal(tni_args_next(&args, OPT_SET, &at), "x=2");
    assert_null(tni_args_next(&args, OPT_SET, &at));
    assert_true(tni_args_has(&args, OPT_QUIET));
    assert_false(tni_args_has(&args, OPT_FORCE));
    assert_null(tni_args_value(&args, OPT_QUIET));
    tn_arena_free(arena);
}

/* The tables themselves: names once, every row complete, examples that begin with the program. */
static void test_commands__rows_are_whole(void **state)
{
    (void)state;
    for (const tni_command *c = tni_commands; c->name; c++) {
        assert_ptr_equal(tni_command_find(c->name), c);
        assert_true(*c->summary && *c->group);
        assert_int_equal(strncmp(c->examples, "tenor ", 6), 0);
        for (const char *p = c->examples; *p;) {
            const char *end = strchr(p, '\n');
            const char *split = strstr(p, ";;");
            assert_true(split && (!end || split < end));
            p = end ? end + 1 : p + strlen(p);
        }
        for (const unsigned char *o = c->options; *o != OPT_COUNT; o++) {
            assert_true(*o < OPT_COUNT);
        }
    }
    for (int i = 0; i < OPT_COUNT; i++) {
        for (int j = 0; j < i; j++) {
            const bool twins = strcmp(tni_options[i].name, tni_options[j].name) == 0;
            for (const tni_command *c = tni_commands; twins && c->name; c++) { /* not for one */
                assert_false(tni_command_takes(c, (tni_option_id)i) &&
                             tni_command_takes(c, (tni_option_id)j));
            }
            assert_true(!tni_options[i].letter || tni_options[i].letter != tni_options[j].letter);
        }
        assert_true((tni_options[i].form == FORM_NONE) == (tni_options[i].value == NULL));
        bool used = i < OPT_COMMON;
        for (const tni_command *c = tni_commands; c->name && !used; c++) {
            used = tni_command_takes(c, (tni_option_id)i);
        }
        assert_true(used);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_args_parse__lines),
                                       cmocka_unit_test(test_args_value__last_and_repeated),
                                       cmocka_unit_test(test_commands__rows_are_whole)};
    return RUN(tests);
}
