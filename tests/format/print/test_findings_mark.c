/* How far the mark under a line goes: a head, a key, a value, an item of a list, a cell. */
#include "format/print/render.h"
#include "support/test.h"

static void marks(const char *file, const char *line, uint32_t column, uint32_t width)
{
    const tn_finding f = {.at = {file, 1, column}};
    const uint32_t got = tni_finding_width(&f, line, strlen(line));
    if (got != width) {
        fail_msg("'%s' from column %u: %u, expected %u", line, column, got, width);
    }
}

static void test_finding_width__of_an_ini_line(void **state)
{
    (void)state;
    marks("a.ini", "[product]", 1, 9);
    marks("a.ini", "[dimension pro]", 12, 3);
    marks("a.ini", "durration = 24m", 1, 9);
    marks("a.ini", "title = Log monitoring ; the name", 9, 14);
    marks("a.ini", "title = Acme, Inc", 9, 9);
    marks("a.ini", "durations = 1m, 12m, 24m", 17, 3);
    marks("a.ini", "price.1m    = 1.123456  ", 15, 8);
    marks("a.ini", "name = \u682a\u5f0f", 8, 2);
    marks("a.ini", "name = x", 30, 0);
    marks("a.ini", "", 1, 0);
}

static void test_finding_width__of_cells_and_members(void **state)
{
    (void)state;
    marks("p.csv", "pro,\"Pro, new\",1000", 5, 10);
    marks("p.csv", "pro,Pro new,1000", 13, 4);
    marks("p.csv", "pro;Pro new;1000", 5, 7);
    marks("p.csv", "pro,\"open", 5, 5);
    marks("x.json", "  \"Price\": \"1.00\",", 12, 6);
    marks("x.json", "  \"Price\": 100,", 12, 3);
}

static void test_finding_width__its_own_goes_first(void **state)
{
    (void)state;
    const tn_finding own = {.at = {"a.ini", 1, 1}, .width = 2}, none = {.at = {NULL, 1, 1}};
    assert_int_equal(tni_finding_width(&own, "title = x", 9), 2);
    assert_int_equal(tni_finding_width(&none, "title = x", 9), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_finding_width__of_an_ini_line),
        cmocka_unit_test(test_finding_width__of_cells_and_members),
        cmocka_unit_test(test_finding_width__its_own_goes_first),
    };
    return RUN(tests);
}
