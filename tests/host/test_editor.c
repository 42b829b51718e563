/* The editor gets the name of a file, and never an option or a command. */
#include "host/folder.h"

static char seen[128];

static void run(const char *path)
{
    const char *reason = "";
    assert_int_equal(chdir(folder), 0);
    assert_int_equal(tni_editor_run(path, 7, &reason), TN_OK);
    assert_int_equal(chdir("/"), 0);
}

static void test_editor__gets_line_and_name(void **state)
{
    (void)state;
    static const struct {
        const char *path, *arguments;
    } rows[] = {
        {"a.product.ini", "+7\na.product.ini\n"},
        {"a b;true.ini", "+7\na b;true.ini\n"},
        {"+!touch PWNED;true .product.ini", "+7\n./+!touch PWNED;true .product.ini\n"},
        {"-c!touch PWNED.ini", "+7\n./-c!touch PWNED.ini\n"},
        {"--cmd", "+7\n./--cmd\n"},
    };
    char script[128], command[160];
    snprintf(script, sizeof(script), "%s/editor", folder);
    snprintf(seen, sizeof(seen), "%s/seen", folder);
    put(script, "#!/bin/sh\nprintf '%s\\n' \"$@\" > \"$(dirname \"$0\")/seen\"\n");
    snprintf(command, sizeof(command), "chmod 700 '%s'", script);
    assert_int_equal(system(command), 0);
    setenv("VISUAL", script, 1);
    for (size_t i = 0; i < COUNT(rows); i++) {
        run(rows[i].path);
        assert_holds(seen, rows[i].arguments);
    }
}

static void test_editor__that_is_missing_is_an_error(void **state)
{
    (void)state;
    const char *reason = "";
    setenv("VISUAL", "/nowhere/editor", 1);
    assert_int_equal(tni_editor_run("x", 1, &reason), TN_E_READ);
    assert_string_equal(reason, "$VISUAL or $EDITOR cannot be run");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FOLDER(test_editor__gets_line_and_name),
        WITH_FOLDER(test_editor__that_is_missing_is_an_error),
    };
    return RUN(tests);
}
