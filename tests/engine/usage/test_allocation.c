/* Buckets of a record's units: what can be read, AWS's limits, sets of tags. */
#include "support/test.h"
#include "tenor/allocation.h"

#include <stdio.h>
#include <stdlib.h>

static const char *judge(const char *text, size_t *count)
{
    return tn_buckets_parse(text, strlen(text), NULL, count);
}

static void test_parse__quantities_and_tags(void **state)
{
    (void)state;
    static const char text[] = "70 Unit=IT | Site=Kyoto 1 ;30 Path=/a=b:c@d;0; 5 ";
    tn_bucket *list = calloc(TN_BUCKETS_MAX, sizeof(*list));
    size_t count = 0;
    assert_non_null(list);
    assert_null(tn_buckets_parse(text, strlen(text), list, &count));
    assert_int_equal(count, 4);
    assert_int_equal(list[0].quantity, 70);
    assert_int_equal(list[0].tag_count, 2);
    assert_memory_equal(list[0].tags[0].key, "Unit", 4);
    assert_int_equal(list[0].tags[0].key_length, 4);
    assert_memory_equal(list[0].tags[1].value, "Kyoto 1", 7);
    assert_int_equal(list[0].tags[1].value_length, 7);
    assert_int_equal(list[1].tags[0].key_length, 4); /* the first = ends the key */
    assert_int_equal(list[1].tags[0].value_length, strlen("/a=b:c@d"));
    assert_int_equal(list[2].quantity, 0);
    assert_int_equal(list[3].quantity, 5);
    assert_int_equal(list[3].tag_count, 0);
    free(list);
}

static void test_parse__what_it_refuses(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "",          "x",          "1;",        ";1",         "1 a",
        "1 a=",      "1 =b",       "1 a=b|",    "1 a=b||c=d", "-1 a=b",
        "1.5",       "2147483648", "1 a=b,c=d", "1 a\t=b",    "1 \xc3\xa9=b",
        "1 a=\"b\"", "1 a=\"b",    "1 \"a=b",   "1 a= ",      "1 a=1|b=2|c=3|d=4|e=5|f=6",
    };
    static const char *const good[] = {"2147483647", "1 a=b", "1 a=1|b=2|c=3|d=4|e=5"};
    size_t count = 7;
    for (size_t i = 0; i < COUNT(bad); i++) {
        if (!judge(bad[i], &count)) {
            fail_msg("taken: '%s'", bad[i]);
        }
    }
    assert_non_null(tn_buckets_parse("1 a=b\0c", strlen("1 a=b") + 2, NULL, &count));
    assert_int_equal(count, 7);
    for (size_t i = 0; i < COUNT(good); i++) {
        assert_null(judge(good[i], &count));
        assert_int_equal(count, 1);
    }
}

/* "1 KKK=VVV" with so many letters. */
static const char *judge_lengths(int key, int value)
{
    static char text[512];
    size_t count;
    snprintf(text, sizeof(text), "1 %0*d=%0*d", key, 0, value, 0);
    return judge(text, &count);
}

static void test_parse__limits(void **state)
{
    (void)state;
    size_t count = 0;
    assert_null(judge_lengths(TN_TAG_KEY_MAX, TN_TAG_VALUE_MAX));
    assert_non_null(judge_lengths(TN_TAG_KEY_MAX + 1, 1));
    assert_non_null(judge_lengths(1, TN_TAG_VALUE_MAX + 1));
    char *many = malloc(2 * TN_BUCKETS_MAX + 2);
    assert_non_null(many);
    for (size_t i = 0; i < TN_BUCKETS_MAX + 1; i++) {
        memcpy(many + 2 * i, "1;", 2);
    }
    assert_null(tn_buckets_parse(many, 2 * TN_BUCKETS_MAX - 1, NULL, &count));
    assert_int_equal(count, TN_BUCKETS_MAX);
    assert_non_null(tn_buckets_parse(many, 2 * TN_BUCKETS_MAX + 1, NULL, &count));
    free(many);
}

static void test_repeat__sets_of_tags(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool repeats;
    } cases[] = {
        {"1", false},
        {"1;2", true}, /* two without tags */
        {"1 a=1;2 a=2", false},
        {"1 a=1;2 b=1", false},
        {"1 a=1;2 a=1", true},
        {"1 a=1|b=2;2", false},
        {"1 a=1|b=2;2 b=2|a=1", true}, /* in whatever order */
        {"1 a=1|b=2;2 b=2;3 a=1", false},
        {"1 a=1;2 a=10;3 a=1|b=2;4 a=1", true},
        {"1 a=12;2 a=1;3 aa=1", false},
        {"1 a=1|b=2;2 a=1|b=3", false},
        {"1 b=2|a=1;2 a=1|b=2", true},
        {"1 a= 1 | b = 2;2 a=1|b=2", true}, /* blanks around do not count */
    };
    tn_bucket *list = calloc(TN_BUCKETS_MAX, sizeof(*list));
    assert_non_null(list);
    assert_false(tn_buckets_repeat(list, 0));
    for (size_t i = 0; i < COUNT(cases); i++) {
        size_t count = 0, length = strlen(cases[i].text);
        char *text = malloc(length); /* a record's text ends with it, without a NUL */
        assert_non_null(text);
        memcpy(text, cases[i].text, length);
        assert_null(tn_buckets_parse(text, length, list, &count));
        if (tn_buckets_repeat(list, count) != cases[i].repeats) {
            fail_msg("'%s'", cases[i].text);
        }
        free(text);
    }
    free(list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parse__quantities_and_tags),
        cmocka_unit_test(test_parse__what_it_refuses),
        cmocka_unit_test(test_parse__limits),
        cmocka_unit_test(test_repeat__sets_of_tags),
    };
    return RUN(tests);
}
