/* The topics of help: each is there and says what it is about. */
#include "cli/help/printed.h"

static void test_help_topic__each(void **state)
{
    (void)state;
    static const struct {
        const char *topic, *has;
    } rows[] = {{"rules", "\n3.4 "},
                {"numbers", "1 "},
                {"files", "\n  [product]"},
                {"formats", "\ncheck --format sarif\n"},
                {"exit-codes", "  130  interrupted\n"},
                {"keys", "Keys of the terminal program"},
                {"notice", "\n  {buyer} "},
                {"schema", "\n  quote "},
                {"changes", "newest first"}};
    for (size_t i = 0; tni_help_topics[i].name; i++) {
        assert_string_equal(tni_help_topics[i].name, rows[i].topic);
        assert_true(tni_help_topic(print_begin(), rows[i].topic));
        print_end();
        print_has(rows[i].has);
    }
    assert_false(tni_help_topic(print_begin(), "nothing"));
    assert_string_equal(print_end(), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_help_topic__each)};
    return RUN(tests);
}
