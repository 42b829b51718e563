/* Suggestions for mistyped words. */
#include "support/test.h"
#include "tenor/text.h"

static const char *const keys[] = {"title",    "price",     "price.12m", "purchase",
                                   "duration", "durations", "category",  "eula"};

static void test_text_nearest__finds_the_meant_word(void **state)
{
    (void)state;
    static const struct {
        const char *word, *meant;
    } cases[] = {
        {"titel", "title"}, /* two neighbours swapped: one step */
        {"Title", "title"}, /* the case does not count */
        {"prices", "price"},
        {"price.12", "price.12m"},
        {"purchas", "purchase"},
        {"durations", "durations"},
        {"duratoin", "duration"},
        {"catagory", "category"},
        {"eual", "eula"},
        {"prise", "price"},
        {"xyz", NULL},
        {"", NULL},
        {"p", NULL},
        {"ab", NULL},
        {"completely", NULL},
        {"a word that is much longer than any key could ever be, sixty-five", NULL},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const int found = tn_text_nearest(cases[i].word, keys, COUNT(keys));
        if (cases[i].meant) {
            assert_in_range(found, 0, COUNT(keys) - 1);
            assert_string_equal(keys[found], cases[i].meant);
        } else {
            assert_int_equal(found, -1);
        }
    }
}

static void test_text_nearest__first_of_equals_and_long_candidates(void **state)
{
    (void)state;
    static const char *const two[] = {
        "a candidate that is longer than sixty-four bytes is never looked at", "cart", "card"};
    assert_int_equal(tn_text_nearest("car", two, COUNT(two)), 1);
    assert_int_equal(tn_text_nearest("cards", two, COUNT(two)), 2);
    assert_int_equal(tn_text_nearest("car", two, 0), -1);
    assert_int_equal(tn_text_nearest("car", two + 1, 2), 0);
}

static void test_text_nearest__how_far_is_near(void **state)
{
    (void)state;
    /* (length + 2) / 3 steps: one up to three letters, two from four, three from seven. */
    static const struct {
        const char *word, *candidate;
        int found;
    } cases[] = {
        {"abc", "abd", 0},
        {"abc", "ade", -1},
        {"abcd", "abxy", 0},
        {"abcd", "axyz", -1},
        {"abcdefg", "abcdxyz", 0},
        {"abcdefg", "abcwxyz", -1},
        {"a", "b", -1}, /* nothing in common is never near */
        {"ab", "ba", 0},
        {"abx", "bay", -1},        /* a swap is a step, too */
        {"group", "subgroup", -1}, /* what stands in front is three steps */
        {"group", "ungroup", 0},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char *word = test_exact(cases[i].word, strlen(cases[i].word) + 1);
        assert_int_equal(tn_text_nearest(word, &cases[i].candidate, 1), cases[i].found);
        free(word);
    }
}

/* The longest words that are compared have 64 letters. */
static void test_text_nearest__longest(void **state)
{
    (void)state;
    char word[65], other[65];
    const char *const candidates[] = {other};
    memset(word, 'a', 64);
    memset(other, 'b', 64);
    word[64] = other[64] = '\0';
    assert_int_equal(tn_text_nearest(word, candidates, 1), -1);
    memset(other, 'a', 42); /* 22 steps are near enough */
    assert_int_equal(tn_text_nearest(word, candidates, 1), 0);
    other[41] = 'b';
    assert_int_equal(tn_text_nearest(word, candidates, 1), -1);
    memset(other, 'a', 64);
    assert_int_equal(tn_text_nearest(word, candidates, 1), 0);
    assert_int_equal(
        tn_text_nearest("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                        candidates, 1),
        -1); /* of 65 */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text_nearest__longest),
        cmocka_unit_test(test_text_nearest__finds_the_meant_word),
        cmocka_unit_test(test_text_nearest__first_of_equals_and_long_candidates),
        cmocka_unit_test(test_text_nearest__how_far_is_near),
    };
    return RUN(tests);
}
