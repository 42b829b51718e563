/* Where a word and an element of a JSON text stand; lines and columns counted by hand. */
#include "format/json/json_place.h"
#include "support/test.h"

#define TEXT                                                                                       \
    "{\n"                                                                                          \
    "  \"é\": \"P1M\", \"Set\": [ {\"a\": [1, 2]}, \"x, \\\"y\",\n"                               \
    "    {\"term\": {\"Value\": \"P1M\"}, \"Details\": \"{\\\"Type\\\":\\\"Trial\\\"}\"}]\n"       \
    "}\n"

static const tni_json_source source = {"s.json", TEXT, sizeof(TEXT) - 1, NULL};

static void expect(tn_at at, uint32_t line, uint32_t column)
{
    assert_string_equal(at.file, "s.json");
    assert_int_equal(at.line, line);
    assert_int_equal(at.column, column);
}

static void test_json_place__words(void **state)
{
    (void)state;
    expect(tni_json_place(&source, NULL, "P1M"), 2, 8);
    expect(tni_json_place(&source, "Term", "P1M"), 3, 24);
    expect(tni_json_place(&source, "Details", "P1M"), 2, 8); /* none behind it */
    expect(tni_json_place(&source, "term", "P2M"), 3, 6);
    expect(tni_json_place(&source, "term", NULL), 3, 6);
    expect(tni_json_place(&source, "none", NULL), 0, 0);
    expect(tni_json_place(&source, NULL, "P1"), 0, 0);
    expect(tni_json_place(&source, NULL, ""), 0, 0);
    expect(tni_json_place(&source, NULL, "1, 2"), 0, 0);
    expect(tni_json_place(&source, NULL, "Trial"), 3, 55); /* within a text */
}

static void test_json_place__elements(void **state)
{
    (void)state;
    expect(tni_json_place_element(&source, "Set", 0, 0), 2, 24);
    expect(tni_json_place_element(&source, "Set", 0, 1), 2, 39);
    expect(tni_json_place_element(&source, "Set", 0, 2), 3, 5);
    expect(tni_json_place_element(&source, "Set", 0, 3), 0, 0);
    expect(tni_json_place_element(&source, "None", 0, 0), 0, 0);
    expect(tni_json_place_element(&source, "Set", 1, 0), 0, 0); /* there is one */
    static const char pages[] = "[{\"P\": [1, 2]}, {\"P\": []},\n {\"P\": [3]}]";
    const tni_json_source several = {.file = "s.json", .bytes = pages, .size = sizeof(pages) - 1};
    expect(tni_json_place_element(&several, "P", 0, 1), 1, 12);
    expect(tni_json_place_element(&several, "P", 1, 0), 0, 0);
    expect(tni_json_place_element(&several, "P", 2, 0), 2, 9);
    expect(tni_json_place_element(&several, "P", 3, 0), 0, 0);
}

/* Texts that end anywhere, and none at all. */
static void test_json_place__cut_short(void **state)
{
    (void)state;
    for (size_t size = 0; size < sizeof(TEXT); size++) {
        const tni_json_source cut = {"s.json", TEXT, size, NULL};
        tni_json_place(&cut, "term", "Trial");
        tni_json_place_element(&cut, "Set", 0, 9);
    }
    const tni_json_source none = {"s.json", NULL, 0, NULL};
    expect(tni_json_place(&none, "term", "P1M"), 0, 0);
    expect(tni_json_place_element(&none, "Set", 0, 0), 0, 0);
}

/* Of a text with many faults the first ones get places: a search for each would take long. */
static void test_json_place__so_many(void **state)
{
    (void)state;
    unsigned left = 2;
    const tni_json_source some = {"s.json", TEXT, sizeof(TEXT) - 1, &left};
    expect(tni_json_place(&some, NULL, "none"), 0, 0);
    expect(tni_json_place_element(&some, "Set", 0, 0), 2, 24);
    expect(tni_json_place_element(&some, "Set", 0, 0), 0, 0);
    expect(tni_json_place(&some, NULL, "P1M"), 0, 0);
    assert_int_equal(left, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_json_place__words),
        cmocka_unit_test(test_json_place__elements),
        cmocka_unit_test(test_json_place__cut_short),
        cmocka_unit_test(test_json_place__so_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
