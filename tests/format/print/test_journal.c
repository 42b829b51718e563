/* Books as a journal, figures by hand: 100.00 for the 31 days from 15 January: 17 of them in
 * January, 54.84; 14 in February, 45.16; the listing fee 3 %. */
#include "support/lives.h"
#include "support/memory.h"
#include "tenor/journal.h"

static const test_files files = {
    .product = "[product]\ntitle = P\ncategory = users\npurchase = any\ncurrency = USD\n"
               "durations = 1m\n[dimension u]\nname = U\ndescription = U\nprice.1m = 100\n",
    .contract = "[contract]\nid = C;1\nproduct = p.product.ini\nduration = 1m\n"
                "accepted = 2027-01-15\n[item u]\nquantity = 1\n"};

#define ACCOUNTS(fees)                                                                             \
    "; contract C_1; invoices are taken as paid on the day they are due\n"                         \
    "\ncommodity USD\n    format 1000.00 USD\n\n"                                                  \
    "account assets:receivable\naccount revenue:contract\naccount revenue:usage\n"                 \
    "account liabilities:deferred revenue\n" fees                                                  \
    "account revenue:credit notes\naccount assets:cash\naccount revenue:rounding\n"
#define EARNED                                                                                     \
    "\n2027-01-31 * earned C_1\n"                                                                  \
    "    liabilities:deferred revenue           54.84 USD = -45.16 USD\n"                          \
    "    revenue:contract                      -54.84 USD\n"                                       \
    "\n2027-02-28 * earned C_1\n"                                                                  \
    "    liabilities:deferred revenue           45.16 USD = 0.00 USD\n"                            \
    "    revenue:contract                      -45.16 USD\n"

static const char for_buyer[] =
    ACCOUNTS("") "\n2027-01-15 * invoice C_1-2027-01-15-contract  ; due 2027-01-15\n"
                 "    assets:receivable                     100.00 USD\n"
                 "    liabilities:deferred revenue         -100.00 USD\n"
                 "\n2027-01-15 * payment C_1-2027-01-15-contract\n"
                 "    assets:cash                           100.00 USD\n"
                 "    assets:receivable                    -100.00 USD\n" EARNED;

static const char for_us[] = ACCOUNTS("account expenses:listing fee\n") //
    "\n2027-01-15 * invoice C_1-2027-01-15-contract  ; due 2027-01-15\n"
    "    assets:receivable                     100.00 USD\n"
    "    liabilities:deferred revenue         -100.00 USD\n"
    "    expenses:listing fee                    3.00 USD\n"
    "    assets:receivable                      -3.00 USD\n"
    "\n2027-01-15 * payment C_1-2027-01-15-contract\n"
    "    assets:cash                            97.00 USD\n"
    "    assets:receivable                     -97.00 USD\n" EARNED;

static tn_status render(tn_arena *arena, tn_books *books, bool internal,
                        const char *const *accounts, tn_buffer *out)
{
    tn_journal_entries entries = {.arena = arena, .options = {.internal = internal}};
    const tn_status status = tn_journal_entries_add(&entries, books);
    tn_journal_entries_sort(&entries);
    return status == TN_OK ? tn_journal_render(arena, &entries, accounts, out) : status;
}

static void test_journal__by_hand(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_books *books = test_books(arena, &files, NULL);
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    assert_int_equal(render(arena, books, false, NULL, &out), TN_OK);
    assert_string_equal(out.bytes, for_buyer);
    tn_buffer_cut(&out, 0);
    assert_int_equal(render(arena, books, true, NULL, &out), TN_OK);
    assert_string_equal(out.bytes, for_us);
    const char *accounts[TN_ACCOUNTS] = {[TN_ACCOUNT_CASH] = "1000  Bank;"}; /* two blanks end it */
    tn_buffer_cut(&out, 0);
    assert_int_equal(render(arena, books, true, accounts, &out), TN_OK);
    assert_non_null(strstr(out.bytes, "\n    1000 Bank_                             97.00 USD\n"));
    tn_buffer_done(&out);
    tn_arena_free(arena);
}

static bool survive(const tn_allocator *allocator, void *context)
{
    tn_books *books = context;
    tn_buffer out;
    tn_buffer_init(&out, allocator);
    tn_arena *arena = tn_arena_new(allocator);
    const tn_status status = arena ? render(arena, books, true, NULL, &out) : TN_E_NOMEM;
    assert_true(status == TN_OK || (status == TN_E_NOMEM && out.length == 0));
    tn_arena_free(arena);
    tn_buffer_done(&out);
    return status == TN_OK;
}

static void test_journal__every_request_failing(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_books *books = test_books(arena, &files, NULL);
    assert_non_null(tn_books_movements(books));
    assert_true(test_every_allocation(survive, books) > 1);
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_journal__by_hand),
        cmocka_unit_test(test_journal__every_request_failing),
    };
    return RUN(tests);
}
