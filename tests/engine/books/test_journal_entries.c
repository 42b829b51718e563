/* Entries of several contracts in one order of days. */
#include "engine/lives.h"
#include "tenor/journal_entries.h"

static const life_case first = {.what = "a month",
                                .product = STORAGE,
                                .contract = PUBLIC("1", "2027-01-15") "[item gb]\nquantity = 5\n"};

static const tn_journal_entries *entries_of(const char *from, const char *until, size_t count)
{
    tn_books *books[] = {books_of(&first), books_of(&first)};
    const tn_date first_day = from ? tn_instant_date(at(from)) : (tn_date){0};
    const tn_date last_day = until ? tn_instant_date(at(until)) : (tn_date){0};
    const tn_journal_options options = {
        .internal = true, .from = from ? &first_day : NULL, .until = until ? &last_day : NULL};
    const tn_journal_entries *list = NULL;
    assert_int_equal(tn_journal_entries_build(arena, books, count, &options, &list), TN_OK);
    return list;
}

/* Invoice and payment on 15 January of each contract, then both months of each. */
static void test_entries__order(void **state)
{
    (void)state;
    static const char *const whats[] = {"invoice", "payment", "invoice", "payment",
                                        "earned",  "earned",  "earned",  "earned"};
    const tn_journal_entries *list = entries_of(NULL, NULL, 2);
    assert_int_equal(list->count, COUNT(whats));
    for (size_t i = 0; i < list->count; i++) {
        assert_string_equal(list->items[i].what, whats[i]);
    }
    assert_string_equal(list->items[0].id, "C-1-2027-01-15-contract");
    assert_string_equal(list->items[1].id, "C-1-2027-01-15-contract-paid");
    assert_string_equal(list->items[4].id, "C-1-2027-01-earned");
    assert_false(list->is_whole);
    assert_true(entries_of(NULL, NULL, 1)->is_whole);
}

static void test_entries__days(void **state)
{
    (void)state;
    assert_int_equal(entries_of("2027-01-16", "2027-01-31", 1)->count, 1);
    assert_false(entries_of("2027-01-16", NULL, 1)->is_whole);
    assert_int_equal(entries_of("2027-02-15", NULL, 1)->count, 1);
    assert_int_equal(entries_of(NULL, "2027-01-14", 1)->count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_entries__order),
        cmocka_unit_test(test_entries__days),
    };
    return RUN_LIVES(tests);
}
