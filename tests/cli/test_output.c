/* Results into files and streams: which form, what is refused, and the status. */
#include "cli/run_tenor.h"

static void test_form__format_and_extension(void **state)
{
    (void)state;
    static const run_row rows[] = {
        {"quote " SAMPLES "acme.offer.ini", 0, "Net total", ""},
        {"quote " SAMPLES "acme.offer.ini --format csv", 0, "dimension,name,quantity", ""},
        {"quote " SAMPLES "acme.offer.ini --format json", 0, "\"net_total\": \"3600.00\"", ""},
        {"quote " SAMPLES "acme.offer.ini --format sarif", 2, NULL, "made by 'tenor check'"},
        {"quote " SAMPLES "acme.offer.ini -o x.xyz", 2, NULL, "cannot write 'x.xyz'"},
        {"quote " SAMPLES "acme.offer.ini -o x.xlsx", 2, NULL, "made by 'tenor export'"},
        {"quote " SAMPLES "acme.offer.ini --policy aws,nonsense=1", 2, NULL, "of --policy"},
        {"quote " SAMPLES "acme.offer.ini --color always", 0, "Net total", "\033["},
        {"quote " SAMPLES "acme.offer.ini --color never", 0, "Net total", "note: "},
    };
    run_rows(rows, COUNT(rows));
}

static void test_output__a_file_once(void **state)
{
    (void)state;
    char folder[] = "/tmp/tenor-test-XXXXXX", line[256], path[64], bytes[64] = "";
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof(path), "%s/a.json", folder);
    snprintf(line, sizeof(line), "quote " SAMPLES "acme.offer.ini -o %s", path);
    assert_int_equal(run(line), 0);
    assert_string_equal(said[0], "");
    assert_non_null(strstr(said[1], "wrote "));
    FILE *file = fopen(path, "w"); /* somebody's own */
    fputs("mine", file);
    fclose(file);
    assert_int_equal(run(line), 4);
    assert_non_null(strstr(said[1], "[FIL-"));
    file = fopen(path, "r");
    assert_int_equal(fread(bytes, 1, sizeof(bytes), file), 4);
    fclose(file);
    strncat(line, " --force -q", sizeof(line) - strlen(line) - 1);
    assert_int_equal(run(line), 0);
    assert_null(strstr(said[1], "wrote "));
    file = fopen(path, "r");
    assert_true(fread(bytes, 1, sizeof(bytes), file) > 4 && bytes[0] == '{');
    fclose(file);
    remove(path);
    rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_form__format_and_extension),
                                       cmocka_unit_test(test_output__a_file_once)};
    return RUN(tests);
}
