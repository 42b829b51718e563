/* Checking files and folders, and a new version against an older one. */
#include "app/with_workspace.h"

#include "app/check.h"

#define PRODUCT(key, price)                                                                        \
    "[product]\ntitle = Logs\nproduct_id = prod-1111111111111\ncategory = hosts\n"                 \
    "purchase = any\ncurrency = USD\ndurations = 12m\n[dimension " key "]\nname = Pro\n"           \
    "description = One host\nprice.12m = " price "\n"

static void test_check_files__a_folder(void **state)
{
    (void)state;
    static const char *const paths[] = {TN_SOURCE_DIR "/samples"};
    size_t files = 0;
    assert_int_equal(tni_check_files(&ws, paths, 1, NULL, &files), TN_OK);
    assert_true(files > 12);
    assert_true(tn_findings_of(ws.findings, TN_ERROR) > 0); /* those in samples/mistakes */
    assert_true(found(TN_OFR_ASSUMED));                     /* pricing has its say, too */
}

static void test_check_files__what_cannot_be_read(void **state)
{
    (void)state;
    static const char *const paths[] = {SAMPLES "acme.offer.ini", SAMPLES "no such.ini"};
    size_t files = 0;
    assert_int_equal(tni_check_files(&ws, paths, 2, NULL, &files), TN_E_READ);
    assert_int_equal(files, 2);
    assert_true(found(TN_FIL_UNREADABLE));
}

static void test_check_files__against(void **state)
{
    (void)state;
    static const struct {
        const char *now;
        tn_code code;
    } rows[] = {{PRODUCT("pro", "120"), TN_PRD_AGAINST_RAISED},
                {PRODUCT("pro", "90"), TN_PRD_AGAINST_LOWERED},
                {PRODUCT("plus", "100"), TN_PRD_AGAINST_REMOVED}};
    static const char *const paths[] = {"now.ini"};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tni_workspace again;
        size_t files = 0;
        assert_int_equal(tni_workspace_again(&ws, arena, &again), TN_OK);
        ws = again;
        put("old.ini", PRODUCT("pro", "100"));
        put("now.ini", rows[i].now);
        assert_int_equal(tni_check_files(&ws, paths, 1, "old.ini", &files), TN_OK);
        assert_true(found(rows[i].code));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_WORKSPACE(test_check_files__a_folder),
                                       WITH_WORKSPACE(test_check_files__what_cannot_be_read),
                                       WITH_WORKSPACE(test_check_files__against)};
    return RUN(tests);
}
