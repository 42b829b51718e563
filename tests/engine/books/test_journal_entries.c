/* Entries of several contracts in one order of days. */
#include "engine/lives.h"
#include "tenor/journal_entries.h"

static const life_case first = {.what = "a month",
                                .product = STORAGE,
                                .contract = PUBLIC("1", "2027-01-15") "[item gb]\nquantity = 5\n"};

static const tn_journal_entries *entries_of(const char *from, const char *until, size_t count)
{
    const tn_date first_day = from ? tn_instant_date(at(from)) : (tn_date){0};
    const tn_date last_day = until ? tn_instant_date(at(until)) : (tn_date){0};
    tn_journal_entries *list = tn_arena_take(arena, sizeof(*list));
    *list = (tn_journal_entries){.arena = arena,
                                 .options = {.internal = true,
                                             .from = from ? &first_day : NULL,
                                             .until = until ? &last_day : NULL}};
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(tn_journal_entries_add(list, books_of(&first)), TN_OK);
    }
    tn_journal_entries_sort(list);
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
    assert_int_equal(list->contracts, 2);
    assert_string_equal(list->items[4].contract, "C-1");
    assert_int_equal(list->items[0].due.days, tn_instant_date(at("2027-01-15")).days);
}

static void test_entries__days(void **state)
{
    (void)state;
    assert_int_equal(entries_of("2027-01-16", "2027-01-31", 1)->count, 1);
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
