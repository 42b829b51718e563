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
    assert_string_equal(list->items[1].about, "C-1-2027-01-15-contract");
    assert_string_equal(list->items[4].about, "C-1"); /* a month is of no document */
    assert_int_equal(list->items[0].due.days, tn_instant_date(at("2027-01-15")).days);
}

static void test_entries__days(void **state)
{
    (void)state;
    assert_int_equal(entries_of("2027-01-16", "2027-01-31", 1)->count, 1);
    assert_int_equal(entries_of("2027-02-15", NULL, 1)->count, 1);
    assert_int_equal(entries_of(NULL, "2027-01-14", 1)->count, 0);
}

static const tn_journal_entries *entries_in(const life_case *cases, size_t count)
{
    tn_journal_entries *list = tn_arena_take(arena, sizeof(*list));
    *list = (tn_journal_entries){.arena = arena};
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(tn_journal_entries_add(list, books_of(&cases[i])), TN_OK);
    }
    tn_journal_entries_sort(list);
    return list;
}

/* What costs nothing is invoiced, not paid. A plan is earned before its first charge: there is no
 * document yet, so no buyer. Another contract's name is another text. */
static void test_entries__without_documents_or_names(void **state)
{
    (void)state;
    const life_case free_of_charge = {
        .what = "free",
        .product = STORAGE,
        .offer = OFFER("duration = 1m\n[item gb]\nprice = 0\nquantity = 1\n"),
        .contract = PRIVATE("2027-01-01")};
    assert_int_equal(entries_in(&free_of_charge, 1)->count, 1);
    const life_case later = {.what = "later",
                             .product = STORAGE,
                             .offer =
                                 OFFER("duration = 12m\n[item seats]\nquantity = 1\n[payments]\n"
                                       "plan = custom\n2027-06-01 = 100\n"),
                             .contract = PRIVATE("2027-01-01"),
                             .until = "2027-01-31"};
    const tn_journal_entries *list = entries_in(&later, 1);
    assert_int_equal(list->count, 1); /* 31 of 365 days of 100.00 */
    assert_null(list->items[0].buyer);
    assert_int_equal(list->items[0].postings[0].amount.minor, 849);
    const life_case two[] = {first,
                             {.what = "another",
                              .product = STORAGE,
                              .contract =
                                  "[contract]\nid = C-2\nproduct = p.product.ini\nduration = 1m\n"
                                  "accepted = 2027-01-15\n[item gb]\nquantity = 5\n"}};
    assert_string_equal(entries_in(two, 2)->items[2].contract, "C-2");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_entries__order),
        cmocka_unit_test(test_entries__days),
        cmocka_unit_test(test_entries__without_documents_or_names),
    };
    return RUN_LIVES(tests);
}
