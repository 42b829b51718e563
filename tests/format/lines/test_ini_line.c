/* The parts of an INI line, by their offsets. */
#include "format/lines/ini_line.h"
#include "support/test.h"

static void test_split__sections_entries_and_the_rest(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        tni_part_kind kind;
        const char *first, *second; /* kind and label, or key and value */
    } rows[] = {
        {"", TNI_PART_BLANK, "", ""},
        {" \t ", TNI_PART_BLANK, "", ""},
        {"; a = b", TNI_PART_COMMENT, "", ""},
        {"  # [x]", TNI_PART_COMMENT, "", ""},
        {"[offer]", TNI_PART_SECTION, "offer", ""},
        {"  [ item   pro plus ]  ; x", TNI_PART_SECTION, "item", "pro plus"},
        {"[item pro", TNI_PART_SECTION, "item", "pro"},
        {"a = b", TNI_PART_ENTRY, "a", "b"},
        {"\tlong key\t=  two words  ", TNI_PART_ENTRY, "long key", "two words"},
        {"a:b=c", TNI_PART_ENTRY, "a", "b=c"},
        {"a=", TNI_PART_ENTRY, "a", ""},
        {"= b", TNI_PART_ENTRY, "", "b"},
        {"words", TNI_PART_NEITHER, "", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *line = rows[i].line;
        const tni_parts p = tni_split(line, strlen(line));
        const bool section = p.kind == TNI_PART_SECTION;
        const size_t from = section ? p.kind_from : p.key_from;
        const size_t to = section ? p.kind_to : p.key_to;
        const size_t second = section ? p.label_from : p.value_from;
        const size_t end = section ? p.label_to : p.value_to;
        assert_int_equal(p.kind, rows[i].kind);
        if (section || p.kind == TNI_PART_ENTRY) {
            assert_int_equal(to - from, strlen(rows[i].first));
            assert_memory_equal(line + from, rows[i].first, to - from);
            assert_int_equal(end - second, strlen(rows[i].second));
            assert_memory_equal(line + second, rows[i].second, end - second);
        }
    }
    assert_true(tni_split("[a]", 3).closed);
    assert_false(tni_split("[a", 2).closed);
    assert_int_equal(tni_split("[a] b", 5).tail_from, 4);
    assert_int_equal(tni_split("[a] ; b", 7).tail_from, 7); /* a comment is no tail */
}

static void test_is_value__one_clean_line(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool is_value;
    } rows[] = {{"a", true},      {"a b", true},  {"東京", true},       {"", false},
                {" a", false},    {"a\t", false}, {"a\nb", false},      {"a\x01", false},
                {"a\xff", false}, {"a\r", false}, {"a\xC2\x85", false}, {"a\tb", true}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        if (tni_is_value(rows[i].text) != rows[i].is_value) {
            fail_msg("row %zu", i);
        }
    }
}

static void test_count__sections_and_keys(void **state)
{
    (void)state;
    static const char text[] = "; x\n[a]\nb = 1\nc:2\r\nwords\n\n[d e]\nf=";
    size_t sections = 1, keys = 0;
    tni_count((tni_lines){.bytes = text, .size = strlen(text)}, &sections, &keys);
    assert_int_equal(sections, 3); /* added to what was there */
    assert_int_equal(keys, 3);
}

static void test_blanks__are_spaces_and_tabs(void **state)
{
    (void)state;
    assert_int_equal(tni_skip_blanks(" \ta", 0, 3), 2);
    assert_int_equal(tni_skip_blanks("   ", 1, 3), 3);
    assert_int_equal(tni_trim_end("a \t", 0, 3), 1);
    assert_int_equal(tni_trim_end("   ", 1, 3), 1);
    assert_false(tni_is_blank('\n') || tni_is_blank('\r') || tni_is_blank('\0'));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_split__sections_entries_and_the_rest),
        cmocka_unit_test(test_is_value__one_clean_line),
        cmocka_unit_test(test_count__sections_and_keys),
        cmocka_unit_test(test_blanks__are_spaces_and_tabs),
    };
    return RUN(tests);
}
