/* Positions in a value, and the findings about them. */
#include "model/bind/bind_all.h"

/* `key = text` in line 7, the value in column 9. */
static tni_position position_of(const char *key, const char *text)
{
    static tn_section section = {.kind = "dimension", .label = "pro"};
    static tn_entry entry;
    entry = (tn_entry){.key = key, .value = text, .key_at = {"t.ini", 7, 1}};
    section.first = section.last = &entry;
    return (tni_position){.section = &section,
                          .entry = &entry,
                          .star = "",
                          .text = text,
                          .length = strlen(text),
                          .at = {"t.ini", 7, 9}};
}

static void test_position_part__trimmed_and_counted(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t offset, length;
        const char *part;
        uint32_t column;
    } rows[] = {{"1m, 12m", 3, 4, "12m", 13},
                {"1m, 12m", 0, 2, "1m", 9},
                {"\xc3\xa9, \xc3\xa9", 3, 3, "\xc3\xa9", 12},
                {"  \t", 0, 3, "", 12}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tni_position whole = position_of("k", rows[i].text);
        const tni_position part = tni_position_part(&whole, rows[i].offset, rows[i].length);
        assert_int_equal(part.length, strlen(rows[i].part));
        assert_memory_equal(part.text, rows[i].part, part.length);
        assert_int_equal(part.at.column, rows[i].column);
    }
}

static void test_position_star__at_the_key(void **state)
{
    (void)state;
    tni_position position = position_of("price.12m", "1000");
    position.star = "12m";
    const tni_position star = tni_position_star(&position);
    assert_int_equal(star.length, 3);
    assert_int_equal(star.at.column, 7);
}

static void test_position_shown__at_most_80_bytes_of_whole_characters(void **state)
{
    (void)state;
    char text[128] = "";
    memset(text, 'x', 79);
    const tni_position shorter = position_of("k", "abc");
    assert_int_equal(tni_position_shown(&shorter), 3);
    strcpy(text + 79, "\xc3\xa9");
    const tni_position longer = position_of("k", text);
    assert_int_equal(tni_position_shown(&longer), 79);
}

static void test_comment_start__after_a_blank_or_first(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t start;
    } rows[] = {{"a ; b", 2}, {"a; b", 4}, {"; b", 0}, {"a\t;b", 2}, {"", 0}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(tni_comment_start(rows[i].text, strlen(rows[i].text)), rows[i].start);
    }
}

static void test_bind_fail__counted_and_underlined(void **state)
{
    (void)state;
    const tni_position position = position_of("price", "\xc3\xa9\xc3\xa9");
    const tn_finding *f = tni_bind_fail(&binder, &position, TN_MON_NUMBER, "is %s", "wrong");
    assert_int_equal(binder.failures, 1);
    assert_int_equal(f->width, 2);
    assert_int_equal(f->at.column, 9);
    assert_string_equal(f->subject, "dimension pro: price");
    assert_string_equal(f->message, "is wrong");
    assert_string_equal(tni_bind_subject(&binder, position.section), "dimension pro");
}

static void test_bind_twice__names_the_first(void **state)
{
    (void)state;
    const tni_position position = position_of("price.12m", "5");
    tni_bind_twice(&binder, &position, (tn_at){"other.csv", 3, 1});
    assert_non_null(
        strstr(test_finding(binder.findings, TN_FIL_GIVEN_TWICE)->message, "other.csv:3"));
}

/* Bytes that go on with what was cut before them show nothing. */
static void test_position_shown__no_character(void **state)
{
    (void)state;
    char bytes[200];
    memset(bytes, 0x80, sizeof(bytes));
    const tni_position position = {.text = bytes, .length = sizeof(bytes)};
    assert_int_equal(tni_position_shown(&position), 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_position_part__trimmed_and_counted),
        TEST(test_position_star__at_the_key),
        TEST(test_position_shown__at_most_80_bytes_of_whole_characters),
        TEST(test_comment_start__after_a_blank_or_first),
        TEST(test_bind_fail__counted_and_underlined),
        TEST(test_bind_twice__names_the_first),
        TEST(test_position_shown__no_character),
    };
    return RUN(tests);
}
