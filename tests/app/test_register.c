/* The register of the samples, and of nothing. */
#include "app/with_workspace.h"

#include "app/register.h"

static const tn_register *list_of(const char *file, tn_document_kind kind, tn_status expected)
{
    const char *const paths[] = {tn_arena_format(arena, SAMPLES "%s", file)};
    const tni_register_options options = {.kind = kind};
    const tn_register *list = NULL;
    tni_portfolio portfolio;
    assert_int_equal(tni_portfolio_list(&ws, paths, 1, &portfolio), TN_OK);
    assert_int_equal(tni_register(&ws, &portfolio, &options, &list), expected);
    return list;
}

static void test_register__sample(void **state)
{
    (void)state;
    const tn_register *list = list_of("acme.contract.ini", TN_DOCUMENT_KINDS, TN_OK);
    assert_non_null(list);
    assert_int_equal(list->count, 2);
    assert_non_null(tni_register_report(&ws, list, NULL)->primary);
    assert_int_equal(list_of("acme.contract.ini", TN_DOCUMENT_REFUND, TN_OK)->count, 0);
}

static void test_register__no_contract(void **state)
{
    (void)state;
    assert_null(list_of("acme.offer.ini", TN_DOCUMENT_KINDS, TN_OK));
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_WORKSPACE(test_register__sample),
                                       WITH_WORKSPACE(test_register__no_contract)};
    return RUN(tests);
}
