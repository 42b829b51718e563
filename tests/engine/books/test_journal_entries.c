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
    assert_int_equal(entries_of("2027-01-15", NULL, 1)->count, 4);
    assert_int_equal(entries_of("2027-02-15", NULL, 1)->count, 1);
    assert_int_equal(entries_of(NULL, "2027-01-15", 1)->count, 2);
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

static int64_t sum_of(const tn_journal_entry *e)
{
    int64_t sum = 0;
    for (size_t i = 0; i < e->posting_count; i++) {
        sum += e->postings[i].amount.minor;
    }
    return sum;
}

/* 1,600.00 of a year from 10 January, due 30 days later: 22 of 365 days are earned in January. A
 * month later 200.00 go back, due in a week. */
static void test_entries__words(void **state)
{
    (void)state;
    const life_case refunded = {
        .what = "refunded",
        .product = STORAGE,
        .offer = OFFER("duration = 12m\nnet_terms = 30\n[item gb]\nquantity = 100\n"),
        .contract = PRIVATE("2027-01-10") "[refund 2027-02-10]\napproved = yes\namount = 200\n",
        .until = "2027-02-20"};
    const tn_journal_entries *list = entries_in(&refunded, 1);
    char text[2048] = "", date[TN_DATE_TEXT], due[TN_DATE_TEXT];
    assert_int_equal(list->count, 6);
    for (size_t i = 0; i < 5; i++) {
        const tn_journal_entry *e = &list->items[i];
        say(text, sizeof(text), "%s %s of %s for %s, %s, due %s, deferred %lld\n",
            tn_date_format(e->date, date), e->what, e->about, e->buyer, e->id,
            tn_date_format(e->due, due), (long long)e->deferred.minor);
        assert_int_equal(sum_of(e), 0);
        assert_string_equal(e->contract, "C-1");
        assert_false(e->assumed);
        assert_ptr_equal(e->buyer, list->items[0].buyer); /* kept once */
    }
    assert_string_equal(
        text, "2027-01-10 invoice of C-1-2027-01-10-contract for B, C-1-2027-01-10-contract, "
              "due 2027-02-09, deferred 0\n"
              "2027-01-31 earned of C-1 for B, C-1-2027-01-earned, due 2027-01-31, "
              "deferred 150356\n"
              "2027-02-09 payment of C-1-2027-01-10-contract for B, "
              "C-1-2027-01-10-contract-paid, due 2027-02-09, deferred 0\n"
              "2027-02-10 credit note of C-1-2027-02-10-refund for B, C-1-2027-02-10-refund, "
              "due 2027-02-17, deferred 0\n"
              "2027-02-17 repayment of C-1-2027-02-10-refund for B, "
              "C-1-2027-02-10-refund-paid, due 2027-02-17, deferred 0\n");
}

/* Each document has the buyer of its agreement; who has no name follows somebody, and is nobody. */
static void test_entries__buyers(void **state)
{
    (void)state;
    const life_case cases[] = {
        {.what = "sold",
         .product = STORAGE,
         .offer = OFFER("duration = 12m\n[item gb]\nquantity = 1\n"),
         .other_offer = "[offer]\nname = A\nproduct = p.product.ini\nbuyer = C\n"
                        "expires = 2099-12-31\npublished = 2026-01-01\nreplaces = agmt-1\n"
                        "duration = 12m\n[item gb]\nquantity = 2\n",
         .contract = PRIVATE("2027-01-01") "[replace 2027-01-20]\noffer = b.offer.ini\n",
         .until = "2027-01-21"},
        first};
    const tn_journal_entries *list = entries_in(cases, 2);
    assert_int_equal(list->count, 9);
    assert_string_equal(list->items[0].buyer, "B");
    assert_null(list->items[2].buyer);
    assert_string_equal(list->items[4].id, "C-1-2027-01-20-contract");
    assert_string_equal(list->items[4].buyer, "C");
    assert_string_equal(list->items[5].buyer, "C");
}

/* Each request for memory in its turn the first to fail; what cannot be lived has no entries. */
static void test_entries__without(void **state)
{
    (void)state;
    tn_books *books = books_of(&first);
    assert_non_null(tn_books_movements(books));
    tn_status status = TN_E_NOMEM;
    size_t spare = 0;
    for (; status == TN_E_NOMEM && spare < 65536; spare += 16) {
        test_memory memory;
        tn_journal_entries list = {.arena = test_arena_short(&memory, spare)};
        status = tn_journal_entries_add(&list, books);
        assert_int_equal(status, tn_arena_failed(list.arena) ? TN_E_NOMEM : TN_OK);
        assert_true(status != TN_OK || list.count == 4);
        tn_arena_free(list.arena);
    }
    assert_true(spare > 256 && spare < 65536);
    tn_journal_entries none = {.arena = arena};
    const life_case unpriced = {.what = "no price for a year",
                                .product = HALF_PRICED,
                                .contract =
                                    PUBLIC("12", "2027-01-01") "[item bare]\nquantity = 5\n"};
    assert_int_equal(tn_journal_entries_add(&none, books_of(&unpriced)), TN_E_FINDINGS);
    assert_int_equal(none.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_entries__order),
        cmocka_unit_test(test_entries__days),
        cmocka_unit_test(test_entries__without_documents_or_names),
        cmocka_unit_test(test_entries__words),
        cmocka_unit_test(test_entries__buyers),
        cmocka_unit_test(test_entries__without),
    };
    return RUN_LIVES(tests);
}
