/* tenor.ini: the seller and defaults. */
#include "tenor/settings.h"

#include "model/with_findings.h"
#include "support/memory.h"

static const tn_settings *build(const char *text, tn_status expected)
{
    const tn_settings *settings = NULL;
    findings = tn_findings_new(arena);
    const tn_status status =
        tn_settings_build(arena, test_tree(arena, "tenor.ini", text), tables, findings, &settings);
    assert_int_equal(status, expected);
    assert_int_equal(settings != NULL, expected == TN_OK);
    return settings;
}

static void test_settings_build__every_key(void **state)
{
    (void)state;
    const tn_settings *s = build("[seller]\nname = Northwind KK\ncontact = Ms Sato\n"
                                 "support = help@example.com\nregistration_url = https://e.com/r\n"
                                 "[defaults]\npolicy = aws,basis=second\nprofile = catalog-api\n"
                                 "as_of = 2027-04-11\n",
                                 TN_OK);
    assert_string_equal(s->name.value, "Northwind KK");
    assert_string_equal(s->contact.value, "Ms Sato");
    assert_string_equal(s->support.value, "help@example.com");
    assert_string_equal(s->registration_url.value, "https://e.com/r");
    assert_string_equal(s->policy.value, "aws,basis=second");
    assert_int_equal(s->profile.value, TN_PROFILE_CATALOG_API);
    assert_int_equal(tn_date_civil(s->as_of.value).year, 2027);
    assert_int_equal(tn_findings_count(findings), 0);
    assert_false(s->as_of_is_today);
    assert_null(build("[seller]\n", TN_OK)->policy.value);
    s = build("[defaults]\nas_of = today ; whichever it is\n", TN_OK);
    assert_true(s->as_of_is_today);
    assert_false(s->as_of.set);
}

static void test_settings_build__wrong(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        tn_code code;
        uint32_t column, width; /* in characters; 0: any */
    } rows[] = {{"[seller]\nnam = x\n", TN_FIL_UNKNOWN_KEY, 1, 0},
                {"[seler]\n", TN_FIL_UNKNOWN_SECTION, 1, 0},
                {"[seller x]\n", TN_FIL_LABEL_EXTRA, 9, 0},
                {"[defaults]\npolicy = aws,basis=hour\n", TN_FIL_CHOICE, 20, 4},
                {"[defaults]\npolicy = \u4fdd\u967a,basis=day\n", TN_FIL_CHOICE, 10, 2},
                {"[defaults]\npolicy = aws,\u4fdd=1,x=1\n", TN_FIL_CHOICE, 14, 1},
                {"[defaults]\nprofile = portal\n", TN_FIL_CHOICE, 11, 0},
                {"[defaults]\nas_of = soon\n", TN_MON_DATE, 9, 0},
                {"[defaults]\nas_of = Today\n", TN_MON_DATE, 9, 0}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        build(rows[i].text, TN_E_FINDINGS);
        const tn_finding *finding = test_finding(findings, rows[i].code);
        assert_int_equal(finding->at.column, rows[i].column);
        if (rows[i].width) {
            assert_int_equal(finding->width, rows[i].width);
        }
    }
}

#define EVERY                                                                                      \
    "[seller]\nname = N\n[defaults]\npolicy = aws\n[fx 2027-01-01]\nto = USD\nJPY = 0.0067\n"      \
    "EUR = 1.1\n[guardrails]\nmax_discount = 15%\nmin_total.USD = 1500\nfloor.12m = 80%\n"         \
    "[approver manager]\nmax_discount = 25%\nmin_total.EUR = 9\nfloor.1m = 8%\n"                   \
    "[layout mine]\ncolumns = Day, Account, Amount\nholds = date, account, amount\n"               \
    "date = dd/mm/yyyy\n"

static void test_settings_build__each_allocation_fails(void **state)
{
    (void)state;
    const tn_settings *all = build(EVERY, TN_OK);
    assert_int_equal(all->fx.count, 1);
    assert_int_equal(all->fx.sections[0].rate_count, 2);
    assert_int_equal(all->fx.sections[0].rates[0].rate_e10, 67000000);
    const tn_tree *tree = test_tree(arena, "tenor.ini", EVERY);
    tn_status status = TN_E_NOMEM;
    size_t refused = 0;
    for (size_t spare = 0; status == TN_E_NOMEM && spare < 64 * 1024; spare += 16) {
        test_memory memory;
        tn_arena *small = test_arena_short(&memory, spare);
        tn_findings *found = small ? tn_findings_new(small) : NULL;
        const tn_settings *settings = NULL;
        status = found ? tn_settings_build(small, tree, tables, found, &settings) : TN_E_NOMEM;
        assert_int_equal(settings != NULL, status == TN_OK);
        refused += status == TN_E_NOMEM;
        tn_arena_free(small);
    }
    assert_int_equal(status, TN_OK);
    assert_true(refused > 30);
}

/* The same where each section has something wrong that is told. */
static void test_settings_build__each_finding_fails(void **state)
{
    (void)state;
    const tn_tree *tree = test_tree(
        arena, "tenor.ini",
        "[defaults]\npolicy = awz\n[fx 2027-01-01]\nto = USD\nJPY = 0\nXYZ = 1\nEUR = x\nabc = 1\n"
        "1x = 2\n[fx soon]\nto = USD\n[layout mine]\ncolumns = Day\nholds = date\ncolour = red\n"
        "[guardrails]\nfloor.12x = 8%\nmin_total.XYZ = 4\nfloor.12m = 8\nmin_total.USD = x\n");
    bool done = false;
    for (size_t spare = 0; !done && spare < 64 * 1024; spare += 16) {
        test_memory memory;
        tn_arena *small = test_arena_short(&memory, spare);
        tn_findings *found = small ? tn_findings_new(small) : NULL;
        const tn_settings *settings = NULL;
        if (found) {
            tn_settings_build(small, tree, tables, found, &settings);
            done = !tn_arena_failed(small);
        }
        assert_null(settings);
        tn_arena_free(small);
    }
    assert_true(done);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_settings_build__every_key),
        TEST(test_settings_build__wrong),
        TEST(test_settings_build__each_allocation_fails),
        TEST(test_settings_build__each_finding_fails),
    };
    return RUN(tests);
}
