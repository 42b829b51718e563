/* Several files: loaded by name and by folder, reported on as one. */
#include "app/samples.h"

#include "app/portfolio.h"

static void test_portfolio_load__files_and_what_is_missing(void **state)
{
    (void)state;
    static const char *const paths[] = {SAMPLES "acme.contract.ini", SAMPLES "no such.ini",
                                        SAMPLES "acme.offer.ini"};
    tn_arena *arena = tn_arena_new(NULL);
    tni_workspace ws;
    tni_portfolio p;
    assert_int_equal(tni_workspace_open(arena, NULL, &ws), TN_OK);
    assert_int_equal(tni_portfolio_load(&ws, paths, COUNT(paths), &p), TN_OK);
    assert_int_equal(p.count, 3);
    assert_int_equal(p.status, TN_E_READ); /* the worst */
    assert_int_equal(p.files[2]->kind, TNI_KIND_OFFER);
    tn_arena_free(arena);
}

/* A file named twice is there once; a copy of a contract is counted neither way. */
static void test_portfolio_load__one_contract_in_two_files(void **state)
{
    (void)state;
    static const char *const paths[] = {SAMPLES "acme.contract.ini", SAMPLES "acme.contract.ini",
                                        SAMPLES "copy.contract.ini"};
    static const char copy[] =
        "[contract]\nid = C-0001\nproduct = storage.product.ini\n"
        "duration = 12m\naccepted = 2027-01-01\n[item encrypted]\nquantity = 1\n";
    tn_arena *arena = tn_arena_new(NULL);
    tni_workspace ws;
    tni_portfolio p;
    assert_int_equal(tni_workspace_open(arena, NULL, &ws), TN_OK);
    assert_true(tni_workspace_put(&ws, paths[2], copy, sizeof(copy) - 1));
    assert_int_equal(tni_portfolio_load(&ws, paths, 2, &p), TN_OK);
    assert_int_equal(p.count, 1);
    assert_int_equal(p.status, TN_OK);
    assert_string_equal(p.files[0]->contract->id.value, "C-0001");
    assert_int_equal(tni_portfolio_load(&ws, paths, 3, &p), TN_OK);
    assert_int_equal(p.count, 2);
    assert_int_equal(p.status, TN_E_FINDINGS);
    assert_int_equal(p.files[0]->status, TN_E_FINDINGS);
    assert_int_equal(p.files[1]->status, TN_E_FINDINGS);
    assert_int_equal(tn_findings_get(ws.findings, tn_findings_count(ws.findings) - 1)->code,
                     TN_CTR_SAME_ID);
    tn_arena_free(arena);
}

/* The list of one file after another is that of all together. */
static void test_deadlines__one_by_one(void **state)
{
    (void)state;
    static const char *const paths[] = {SAMPLES "acme.contract.ini", SAMPLES "acme.offer.ini"};
    const tn_date day = {.days = 20454}; /* 2026-01-01 */
    const tni_workspace_options options = {.as_of = &day};
    tn_arena *arena = tn_arena_new(NULL);
    tni_workspace ws;
    tni_portfolio p;
    const tn_report *report = NULL;
    tn_deadlines list = {.arena = arena};
    assert_int_equal(tni_workspace_open(arena, &options, &ws), TN_OK);
    assert_int_equal(tni_portfolio_load(&ws, paths, COUNT(paths), &p), TN_OK);
    tni_spool *rows = tni_spool_new(&ws, TNI_FORM_TEXT);
    assert_int_equal(tni_deadlines(&ws, &p, NULL, false, rows, &report), TN_OK);
    assert_non_null(report);
    for (size_t i = 0; i < p.count; i++) {
        assert_int_equal(tni_deadlines_add(&ws, p.files[i], NULL, &list), TN_OK);
    }
    assert_non_null(tni_deadlines_report(&list));
    assert_true(list.count > 2 && list.has_from);
    for (size_t i = 1; i < list.count; i++) {
        assert_true(list.items[i - 1].at.seconds <= list.items[i].at.seconds);
    }
    tni_spool_free(rows);
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_portfolio_load__files_and_what_is_missing),
        cmocka_unit_test(test_portfolio_load__one_contract_in_two_files),
        cmocka_unit_test(test_deadlines__one_by_one),
    };
    return RUN(tests);
}
