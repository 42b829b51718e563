/* Checking files and folders, and a new version against an older one. */
#include "app/with_workspace.h"

#include "app/check.h"

#define PRODUCT(key, price)                                                                        \
    "[product]\ntitle = Logs\nproduct_id = prod-1111111111111\ncategory = hosts\n"                 \
    "purchase = any\ncurrency = USD\ndurations = 12m\n[dimension " key "]\nname = Pro\n"           \
    "description = One host\nprice.12m = " price "\n"

static const tni_check_options plain, old = {.against = "old.ini"};

static void test_check_files__a_folder(void **state)
{
    (void)state;
    static const char *const paths[] = {TN_SOURCE_DIR "/samples"};
    tni_checked checked;
    assert_int_equal(tni_check_files(&ws, paths, 1, &plain, &checked), TN_OK);
    assert_true(checked.files > 12);
    assert_true(tn_findings_of(ws.findings, TN_ERROR) > 0); /* those in samples/mistakes */
    assert_true(found(TN_OFR_ASSUMED));                     /* pricing has its say, too */
}

static void test_check_files__what_cannot_be_read(void **state)
{
    (void)state;
    static const char *const paths[] = {SAMPLES "acme.offer.ini", SAMPLES "no such.ini"};
    tni_checked checked;
    assert_int_equal(tni_check_files(&ws, paths, 2, &plain, &checked), TN_E_READ);
    assert_int_equal(checked.files, 2);
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
        tni_checked checked;
        assert_int_equal(tni_workspace_again(&ws, arena, &again), TN_OK);
        ws = again;
        put("old.ini", PRODUCT("pro", "100"));
        put("now.ini", rows[i].now);
        assert_int_equal(tni_check_files(&ws, paths, 1, &old, &checked), TN_OK);
        assert_true(found(rows[i].code));
    }
}

/* What passes a plain check, and what AWS or the export would refuse of it. */
static void test_check_files__gates(void **state)
{
    (void)state;
    static const struct {
        const char *name, *text;
        tni_gate gate;
        tn_code code;
    } rows[] = {
        {"a.ini", PRODUCT("pro", "0"), TNI_GATE_CHANGESET, TN_CHG_NOT_TAKEN},
        {"b.ini", PRODUCT("pro", "1"), TNI_GATE_LISTING, TN_CHG_NOT_TAKEN}, /* no texts */
        {"c.ini",
         PRODUCT("pro", "1") "[dimension calls]\nname = Calls \xe2\x84\xa2\n"
                             "description = C\npayg = 1\n",
         TNI_GATE_CHANGESET, TN_CHG_NOT_TAKEN},
        {"d.ini",
         "[product]\ntitle = Logs\ncategory = hosts\npurchase = any\ncurrency = EUR\n"
         "durations = 18m\n[dimension a]\nname = A\nprice.18m = 1\n",
         TNI_GATE_CHANGESET, TN_CHG_NOT_TAKEN},
        {"e.offer.ini",
         "[offer]\nname = A\nproduct = a.ini\nbuyer = B\nduration = 12m\n"
         "expires = 2026-12-31\n[item pro]\nquantity = 1\nprice = 5\n",
         TNI_GATE_CHANGESET, TN_CHG_INCOMPLETE},
        {"f.offer.ini",
         "[offer]\nname = A\nproduct = a.ini\nbuyer = B\nduration = 12m\n"
         "expires = 2026-12-31\nreplaces = agmt-1\n[item pro]\nquantity = 1\n"
         "price = 5\n",
         TNI_GATE_CHANGESET, TN_CHG_END},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        tni_check_options options = plain;
        tni_checked checked;
        put(rows[i].name, rows[i].text);
        const char *const paths[] = {rows[i].name};
        assert_int_equal(tni_check_files(&ws, paths, 1, &options, &checked), TN_OK);
        const size_t before = tn_findings_of(ws.findings, TN_ERROR);
        assert_int_equal(before, 0);
        options.gate = rows[i].gate;
        tni_workspace again;
        assert_int_equal(tni_workspace_again(&ws, arena, &again), TN_OK);
        ws = again;
        for (size_t n = 0; n <= i; n++) {
            put(rows[n].name, rows[n].text);
        }
        assert_int_equal(tni_check_files(&ws, paths, 1, &options, &checked), TN_OK);
        if (!found(rows[i].code) || !tn_findings_of(ws.findings, TN_ERROR)) {
            fail_msg("row %zu", i);
        }
        assert_int_equal(tni_workspace_again(&ws, arena, &again), TN_OK);
        ws = again;
        put("a.ini", rows[0].text);
    }
}

#define YEARS                                                                                      \
    "[product]\ntitle = Logs\nproduct_id = %s\ncategory = hosts\npurchase = any\n"                 \
    "currency = USD\ndurations = 1m, 12m, 36m\n[dimension pro]\nname = Pro\n"                      \
    "description = One host\nprice.1m = 1\nprice.12m = 9\nprice.36m = 20\n"
#define AGREEMENT                                                                                  \
    "[contract]\nid = %s\nproduct = %s\nduration = %s\naccepted = %s\naccount_id = %s\n"           \
    "[item pro]\nquantity = 1\n[renewal]\nauto = no\n"

/* What runs at the time of another of its account and product: told of the one that starts later,
 * with the one that runs longest of those before. By path, in an order of their own. */
static void test_check_files__agreements_at_one_time(void **state)
{
    (void)state;
    static const char a[] = "111111111111", b[] = "222222222222";
    static const struct {
        const char *path, *id, *product, *duration, *accepted, *account, *overlaps;
    } rows[] = {
        {"9.ini", "long", "p.ini", "36m", "2024-01-01", a, NULL}, /* to 2027-01-01 */
        {"8.ini", "inside", "p.ini", "1m", "2024-03-01", a, "'long' runs at the same time, in 9"},
        {"1.ini", "apart-from-the-last", "p.ini", "12m", "2024-06-01", a, "'long' runs"},
        {"3.ini", "next-day", "p.ini", "12m", "2027-01-01", a, NULL}, /* to 2028-01-01 */
        {"2.ini", "crossing", "p.ini", "36m", "2027-12-31", a, "'twin-start' runs"},
        {"4.ini", "twin-start", "p.ini", "12m", "2027-12-31", a, "'next-day' runs"},
        {"5.ini", "another-product", "q.ini", "36m", "2024-01-01", a, NULL},
        {"6.ini", "another-account", "p.ini", "36m", "2024-01-01", b, NULL},
        {"7.ini", "after-all", "p.ini", "12m", "2030-12-31", a, NULL},
    };
    const char *paths[COUNT(rows)];
    tni_checked checked;
    size_t expected = 0;
    put("p.ini", tn_arena_format(arena, YEARS, "prod-1111111111111"));
    put("q.ini", tn_arena_format(arena, YEARS, "prod-2222222222222"));
    for (size_t i = 0; i < COUNT(rows); i++) {
        put(rows[i].path, tn_arena_format(arena, AGREEMENT, rows[i].id, rows[i].product,
                                          rows[i].duration, rows[i].accepted, rows[i].account));
        paths[i] = rows[i].path;
        expected += rows[i].overlaps != NULL;
    }
    assert_int_equal(tni_check_files(&ws, paths, COUNT(rows), &plain, &checked), TN_OK);
    assert_int_equal(test_count(ws.findings, TN_CTR_OVERLAP), expected);
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tn_finding *f = NULL;
        for (size_t n = 0; n < tn_findings_count(ws.findings) && !f; n++) {
            f = tn_findings_get(ws.findings, n);
            f = f->code == TN_CTR_OVERLAP && strcmp(f->at.file, rows[i].path) == 0 ? f : NULL;
        }
        if (!f != !rows[i].overlaps || (f && !strstr(f->message, rows[i].overlaps))) {
            fail_msg("%s: %s", rows[i].id, f ? f->message : "nothing");
        }
        assert_true(!f || (f->at.line == 6 && f->at.column > 0));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_WORKSPACE(test_check_files__a_folder),
                                       WITH_WORKSPACE(test_check_files__gates),
                                       WITH_WORKSPACE(test_check_files__agreements_at_one_time),
                                       WITH_WORKSPACE(test_check_files__what_cannot_be_read),
                                       WITH_WORKSPACE(test_check_files__against)};
    return RUN(tests);
}
