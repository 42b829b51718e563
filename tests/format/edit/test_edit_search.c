/* Finding the section and the line of an edit, and the block that a section is. */
#include "support/test.h"

#include "format/edit/edit_search.h"

static const char file[] = "; head\n"         /* 0 */
                           "[product]\n"      /* 7 */
                           "title = A\n"      /* 17 */
                           "\n"               /* 27 */
                           "; of gb\n"        /* 28 */
                           "[dimension gb]\n" /* 36 */
                           "name  = GB\n"     /* 51 */
                           "; inside\n"       /* 62 */
                           "price.12m=1\n"    /* 71 */
                           "; behind\n"       /* 83 */
                           "\n"               /* 92 */
                           "[dimension tb]\n" /* 93 */
                           "name = TB\n"      /* 108 */
                           "[dimension gb]\n" /* 118: a second one */
                           "name = again\n";  /* 133, to 146 */

static tni_search find(const char *text, const char *kind, const char *label, const char *key)
{
    return tni_edit_find(text, strlen(text), kind, label, key);
}

static void test_find__section_and_entry(void **state)
{
    static const struct {
        const char *kind, *label, *key;
        bool section, entry, aligned;
        size_t section_at, entry_at, next, after;
    } cases[] = {
        {"product", "", "title", true, true, false, 7, 17, 27, 28},
        {"product", "", "name", true, false, false, 7, 0, 27, 28},
        {"product", "", NULL, true, false, false, 7, 0, 27, 28},
        {"dimension", "gb", "name", true, true, true, 36, 51, 83, 83},
        {"dimension", "gb", "price.12m", true, true, true, 36, 71, 83, 83},
        {"dimension", "tb", "name", true, true, false, 93, 108, 118, 118},
        {"dimension", "", "name", false, false, false, 0, 0, 0, 0},
        {"dimension", "g", NULL, false, false, false, 0, 0, 0, 0},
        {"dimensio", "gb", NULL, false, false, false, 0, 0, 0, 0},
        {"product", "", "titl", true, false, false, 7, 0, 27, 28},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        const tni_search s = find(file, cases[i].kind, cases[i].label, cases[i].key);
        assert_int_equal(s.section.found, cases[i].section);
        assert_int_equal(s.entry.found, cases[i].entry);
        assert_int_equal(s.aligned, cases[i].aligned);
        assert_int_equal(s.section.start, cases[i].section_at);
        assert_int_equal(s.entry.start, cases[i].entry_at);
        assert_int_equal(s.next, cases[i].next);
        assert_int_equal(s.after, cases[i].after);
        assert_string_equal(s.eol, "\n");
        assert_false(s.ends_open);
    }
    const tni_search s = find(file, "dimension", "gb", "price.12m");
    assert_int_equal(s.entry.end, 83);
    assert_int_equal(s.entry.line.number, 9);
    assert_int_equal(s.last.start, 71);
    assert_int_equal(s.entry.parts.value_from, 10);
    assert_int_equal(s.entry.parts.value_to, 11);
}

static void test_find__how_the_file_ends(void **state)
{
    static const struct {
        const char *text, *eol;
        bool open, blank;
        size_t next;
    } cases[] = {
        {"[a]\nk = 1\n", "\n", false, false, 10},
        {"[a]\r\nk = 1\r\n", "\r\n", false, false, 12},
        {"[a]\r\nk = 1", "\r\n", true, false, 10},
        {"[a]\nk = 1\n\n", "\n", false, true, 10},
        {"[a]\nk = 1\n  ", "\n", true, true, 10},
        {"\xEF\xBB\xBF[a]\nk = 1\n", "\n", false, false, 13}, /* offsets count the mark */
        {"[a]", "\n", true, false, 3},
        {"", "\n", false, false, 0},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        const tni_search s = find(cases[i].text, "a", "", "k");
        assert_string_equal(s.eol, cases[i].eol);
        assert_int_equal(s.ends_open, cases[i].open);
        assert_int_equal(s.ends_blank, cases[i].blank);
        assert_int_equal(s.next, cases[i].next);
    }
}

/* The first of two equal keys is the one that counts. */
static void test_find__first_entry_of_a_key(void **state)
{
    (void)state;
    const tni_search s = find("[a]\nk = 1\nk = 2\n", "a", "", "k");
    assert_int_equal(s.entry.start, 4);
    assert_int_equal(s.last.start, 10);
}

static void test_block__with_its_comments(void **state)
{
    static const struct {
        const char *text, *kind, *label, *block;
    } cases[] = {
        {file, "dimension", "gb",
         "; of gb\n[dimension gb]\nname  = GB\n; inside\nprice.12m=1\n; behind"},
        {file, "product", "", "; head\n[product]\ntitle = A"},
        {file, "dimension", "tb", "[dimension tb]\nname = TB"},
        /* a comment behind a blank line belongs to nobody; right above the next section, to it */
        {"[a]\nk = 1\n\n; loose\n", "a", "", "[a]\nk = 1"},
        {"[a]\nk = 1\n; of b\n[b]\n", "a", "", "[a]\nk = 1"},
        {"[a]\nk = 1\n; of b\n[b]\n", "b", "", "; of b\n[b]"},
        {"; loose\n\n; own\n[a]\n", "a", "", "; own\n[a]"},
        {"[a]\n; c\n\nk = 1\n; d", "a", "", "[a]\n; c\n\nk = 1\n; d"},
        {"[a]\r\nk = 1\r\n\r\n", "a", "", "[a]\r\nk = 1"},
        {"[a]", "a", "", "[a]"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        char got[256];
        const size_t size = strlen(cases[i].text);
        const tni_search s = find(cases[i].text, cases[i].kind, cases[i].label, NULL);
        assert_true(s.section.found);
        const tni_span block = tni_edit_block(cases[i].text, size, &s);
        assert_true(block.from <= block.to && block.to <= size);
        snprintf(got, sizeof(got), "%.*s", (int)(block.to - block.from),
                 cases[i].text + block.from);
        assert_string_equal(got, cases[i].block);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_find__section_and_entry),
        cmocka_unit_test(test_find__how_the_file_ends),
        cmocka_unit_test(test_find__first_entry_of_a_key),
        cmocka_unit_test(test_block__with_its_comments),
    };
    return RUN(tests);
}
