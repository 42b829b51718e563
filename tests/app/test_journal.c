/* Journals of the samples: accounts that lack a name, layouts that are not known. */
#include "app/with_workspace.h"

#include "app/journal.h"

static tn_status journal_of(const char *layout, tn_buffer *text)
{
    static const char *const paths[] = {SAMPLES "acme.contract.ini"};
    const tni_journal_options options = {.layout = layout, .form = TNI_FORM_CSV};
    tni_portfolio portfolio;
    size_t contracts = 0;
    assert_int_equal(tni_portfolio_list(&ws, paths, 1, &portfolio), TN_OK);
    tn_buffer_init(text, NULL);
    const tn_status status = tni_journal(&ws, &portfolio, &options, text, &contracts);
    assert_int_equal(contracts, 1);
    return status;
}

static void test_journal__text_needs_no_accounts(void **state)
{
    (void)state;
    tn_buffer text, again;
    tn_books *books = NULL;
    assert_int_equal(journal_of(NULL, &text), TN_OK);
    const tni_source_file *d = tni_workspace_load(&ws, SAMPLES "acme.contract.ini");
    assert_int_equal(tni_contract_books(&ws, d, NULL, NULL, &books), TN_OK);
    tn_buffer_init(&again, NULL);
    assert_int_equal(tni_journal_text(&ws, d, books, false, &again), TN_OK);
    assert_int_equal(text.length, again.length);
    assert_memory_equal(text.bytes, again.bytes, text.length);
    tn_buffer_done(&again);
    tn_buffer_done(&text);
}

static void test_journal__accounts_without_a_name(void **state)
{
    (void)state;
    tn_buffer text;
    assert_int_equal(journal_of("xero", &text), TN_E_FINDINGS);
    assert_int_equal(text.length, 0);
    assert_int_equal(tn_findings_of(ws.findings, TN_ERROR), 4); /* each once; no fee, no usage */
    assert_int_equal(tn_findings_get(ws.findings, 0)->code, TN_FIL_ACCOUNT);
    tn_buffer_done(&text);
}

static void test_journal__layouts_known(void **state)
{
    (void)state;
    const tni_portfolio none = {0};
    assert_true(tni_journal_layout_known(&ws, &none, "netsuite"));
    assert_false(tni_journal_layout_known(&ws, &none, "sage"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_WORKSPACE(test_journal__text_needs_no_accounts),
                                       WITH_WORKSPACE(test_journal__accounts_without_a_name),
                                       WITH_WORKSPACE(test_journal__layouts_known)};
    return RUN(tests);
}
