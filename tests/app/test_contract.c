/* A contract's books: which policy and which horizon hold, and what comes to be billed. */
#include "app/with_workspace.h"

#include "app/contract.h"

static void test_contract_policy__option_before_file(void **state)
{
    (void)state;
    const tni_source_file *d = sample("acme.contract.ini");
    assert_string_equal(d->contract->policy.value, "aws"); /* tenor.ini's */
    const tn_policy aws = *tn_books_policy(tni_books_new(&ws, d, NULL, ws.findings));
    assert_memory_equal(&aws, tn_tables_policy(ws.tables, "aws"), sizeof(aws));
    const tni_workspace_options options = {.policy = "stripe"};
    tni_workspace other;
    assert_int_equal(tni_workspace_open(arena, &options, &other), TN_OK);
    d = tni_workspace_load(&other, SAMPLES "acme.contract.ini");
    assert_string_equal(d->contract->policy.value, "stripe");
}

static void test_contract_horizon__until_and_day(void **state)
{
    (void)state;
    const tni_source_file *d = sample("acme.contract.ini");
    const tn_date until = {21000};
    const tn_horizon plain = *tn_books_horizon(tni_books_new(&ws, d, NULL, ws.findings));
    const tn_horizon dated = *tn_books_horizon(tni_books_new(&ws, d, &until, ws.findings));
    assert_false(plain.has_until);
    assert_true(plain.has_as_of && plain.as_of.days == today.days);
    assert_true(dated.has_until && dated.until.days == 21000);
}

static void test_contract_books__with_and_without_usage(void **state)
{
    (void)state;
    const tni_source_file *d = sample("acme.contract.ini");
    tn_books *books = NULL;
    assert_int_equal(tni_contract_books(&ws, d, NULL, NULL, &books), TN_OK);
    assert_null(tn_books_rating(books));
    assert_int_equal(tn_books_invoices(books)->count, 2); /* the year, the upgrade */
    assert_int_equal(tni_contract_books(&ws, d, NULL, SAMPLES "acme.usage.csv", &books), TN_OK);
    assert_non_null(tn_books_rating(books));
    assert_int_equal(tn_books_invoices(books)->count, 5);
    books = NULL;
    assert_int_equal(tni_contract_books(&ws, d, NULL, SAMPLES "none.csv", &books), TN_E_READ);
    assert_int_equal(tni_contract_books(&ws, d, NULL, SAMPLES "tenor.ini", &books), TN_E_FINDINGS);
    assert_null(books);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_WORKSPACE(test_contract_policy__option_before_file),
                                       WITH_WORKSPACE(test_contract_horizon__until_and_day),
                                       WITH_WORKSPACE(test_contract_books__with_and_without_usage)};
    return RUN(tests);
}
