/* Plain mode: lines typed to it, lines said by it. */
#include "tui/desk.h"

#include "tui/loop/plain.h"

static char said[1 << 16];

/* Runs it on the lines, with what it says in said[]. */
static int run(const char *file, const char *lines)
{
    fflush(stdout);
    const int in = dup(STDIN_FILENO), out = dup(STDOUT_FILENO);
    FILE *input = tmpfile(), *output = tmpfile();
    fputs(lines, input);
    rewind(input);
    fflush(input);
    lseek(fileno(input), 0, SEEK_SET);
    dup2(fileno(input), STDIN_FILENO);
    dup2(fileno(output), STDOUT_FILENO);
    clearerr(stdin);
    desk_open(file);
    const int status = tni_plain_run(&desk);
    fflush(stdout);
    rewind(output);
    said[fread(said, 1, sizeof(said) - 1, output)] = '\0';
    dup2(in, STDIN_FILENO);
    dup2(out, STDOUT_FILENO);
    close(in);
    close(out);
    fclose(input);
    fclose(output);
    return status;
}

static int number_of(const char *before, const char *title)
{
    const char *at = strstr(said, before);
    at = at ? strstr(at, title) : NULL;
    while (at && at > said && at[-1] != '\n') {
        at--;
    }
    return at ? atoi(at) : 0;
}

static bool saved_holds(const char *text)
{
    size_t size = 0;
    char path[DESK_PATH];
    snprintf(path, sizeof(path), "%s", desk_path("acme.offer.ini"));
    FILE *file = fopen(path, "rb");
    char bytes[8192];
    size = fread(bytes, 1, sizeof(bytes) - 1, file);
    bytes[size] = '\0';
    fclose(file);
    return strstr(bytes, text) != NULL;
}

static void test_plain__files(void **state)
{
    (void)state;
    assert_int_equal(run(NULL, "x\n999\nq\n"), 0);
    assert_non_null(strstr(said, "offer Acme KK - Log Monitoring Pro 2027 draft 3,600.00 USD, "
                                 "0 errors, 0 warnings\n"));
    assert_non_null(strstr(said, "Number to open, quit: "));
    assert_int_equal(run(NULL, ""), 0); /* nothing is typed at all */
}

/* A value is changed by its number, taken back, done again, saved. */
static void test_plain__edited(void **state)
{
    (void)state;
    char lines[256];
    run("acme.offer.ini", "back\nq\n");
    const int discount = number_of("File ", "  discount: ");
    assert_true(discount > 0);
    assert_non_null(strstr(said, "Total contract value USD 3,600.00\n") ||
                            strstr(said, "Total contract value 3,600.00 USD\n")
                        ? said
                        : NULL);
    snprintf(lines, sizeof(lines), "%d\n25%%\nundo\nredo\nlist\nsave\nback\nq\n", discount);
    run("acme.offer.ini", lines);
    assert_non_null(strstr(said, "discount is now: 10%\n"));
    assert_non_null(strstr(said, "Total contract value 3,000.00 USD\n"));
    assert_non_null(strstr(said, "undone: "));
    assert_non_null(strstr(said, "again: "));
    assert_non_null(strstr(said, "saved "));
    assert_true(saved_holds("= 25%"));
}

/* Leaving with something unsaved asks; nothing is not understood silently. */
static void test_plain__left_unsaved(void **state)
{
    (void)state;
    char lines[256];
    run("acme.offer.ini", "0\nnonsense\nback\nq\n");
    const int discount = number_of("File ", "  discount: ");
    assert_non_null(strstr(said, "not understood: 0\n"));
    assert_non_null(strstr(said, "not understood: nonsense\n"));
    snprintf(lines, sizeof(lines), "%d\n25%%\nback\nq\ndiscard\n", discount);
    run("acme.offer.ini", lines);
    assert_non_null(strstr(said, "There are unsaved changes. save, discard: "));
    assert_true(saved_holds("= 10%"));
    snprintf(lines, sizeof(lines), "%d\n35%%\nadd item basic\nback\nq\nsave\n", discount);
    run("acme.offer.ini", lines);
    assert_true(saved_holds("= 35%"));
    assert_true(saved_holds("[item basic]"));
}

/* What a program left unsaved is asked about before anything else. */
static void test_plain__recovered(void **state)
{
    (void)state;
    const tni_target t = {.kind = "offer", .label = "", .key = "discount"};
    desk_open("acme.offer.ini");
    tni_perform(&desk, tni_edit_set(&desk, &t, "45%"));
    desk_close(); /* without quitting */
    desk = (tni_model){0};
    run(NULL, "q\n");
    const int number = number_of("", " offer Acme KK");
    char lines[64];
    snprintf(lines, sizeof(lines), "%d\nr\nsave\nback\nq\n", number);
    run(NULL, lines);
    assert_non_null(strstr(said, "Recover unsaved work?\n"));
    assert_non_null(strstr(said, "recovered 1 change; "));
    assert_true(saved_holds("= 45%"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_DESK(test_plain__files), WITH_DESK(test_plain__edited),
                                       WITH_DESK(test_plain__left_unsaved),
                                       WITH_DESK(test_plain__recovered)};
    return RUN(tests);
}
