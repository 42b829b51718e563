/* Lists: adding, sorting, items by their names. */
#include "base/list.h"
#include "support/test.h"

typedef struct city {
    const char *name;
    int people;
} city;

static const city cities[] = {{"Oslo", 1}, {"Bonn", 2}, {"Oslo", 3}, {"", 4}};

static void test_list__finds_the_first_of_the_name(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        const city *found;
    } cases[] = {{"Oslo", &cities[0]}, {"Bonn", &cities[1]}, {"", &cities[3]},
                 {"oslo", NULL},       {"Bon", NULL},        {"Bonns", NULL}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_ptr_equal(TNI_NAMED_IN(cities, cases[i].name), cases[i].found);
    }
    assert_null(TNI_NAMED(cities, 1, "Bonn"));
    assert_null(TNI_NAMED((const city *)NULL, 0, "Oslo"));
}

static void test_list__takes_plain_words(void **state)
{
    (void)state;
    static const char *const words[] = {"net", "gross"};
    assert_ptr_equal(TNI_NAMED_IN(words, "gross"), &words[1]);
    assert_null(TNI_NAMED_IN(words, "cross"));
}

static int by_people(const void *left, const void *right)
{
    const city *a = left, *b = right;
    return b->people - a->people;
}

static void test_list__sorts_and_copies(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    city *list = NULL;
    size_t count = 0;
    tni_list_sort(list, count, sizeof(*list), by_people);
    for (size_t i = 0; i < COUNT(cities); i++) {
        const city *added = TNI_LIST_ADD(arena, &list, &count, cities[i]);
        assert_ptr_equal(added, &list[i]);
    }
    tni_list_sort(list, count, sizeof(*list), by_people);
    assert_int_equal(count, COUNT(cities));
    assert_string_equal(list[0].name, "");
    assert_int_equal(list[3].people, 1);
    tn_arena_free(arena);
}

static void test_list__is_not_longer_without_memory(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    int *list = NULL;
    size_t count = 0;
    assert_null(tni_list_add(arena, &list, &count, &(int){7}, SIZE_MAX));
    assert_int_equal(count, 0);
    tn_arena_free(arena);
}

static void test_list__counts_the_names_before(void **state)
{
    (void)state;
    static const char *const sorted[] = {"b", "b", "d", "f"};
    static const struct {
        const char *name;
        size_t before;
    } cases[] = {{"a", 0}, {"b", 0}, {"c", 2}, {"d", 2}, {"e", 3}, {"f", 3}, {"g", 4}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_int_equal(tni_named_before(sorted, COUNT(sorted), sizeof(*sorted), cases[i].name),
                         cases[i].before);
    }
    assert_int_equal(tni_named_before(NULL, 0, sizeof(*sorted), "a"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_list__finds_the_first_of_the_name),
        cmocka_unit_test(test_list__takes_plain_words),
        cmocka_unit_test(test_list__sorts_and_copies),
        cmocka_unit_test(test_list__is_not_longer_without_memory),
        cmocka_unit_test(test_list__counts_the_names_before),
    };
    return RUN(tests);
}
