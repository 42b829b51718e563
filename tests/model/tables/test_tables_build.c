/* Tables from data that is whole, wrong, or incomplete. */
#include "model/with_tables.h"
#include "support/golden.h"

/* A small whole set of data, to be spoilt. */
static const char *const whole =
    "[profile console]\nkey_max=15\nkey_extra=_\nname_max=24\ndescription_max=70\n"
    "contract_places=3\ncontract_places_max=3\nusage_places=8\ncustom_months_max=60\n"
    "dimensions_max=200\nsource=s\nread=2026-10\n"
    "[profile catalog-api]\nkey_max=15\nkey_extra=_\nname_max=24\ndescription_max=70\n"
    "contract_places=3\ncontract_places_max=3\nusage_places=8\ncustom_months_max=60\n"
    "dimensions_max=200\nsource=s\nread=2026-10\n"
    "[category hosts]\nunit=Hosts\nsource=s\nread=2026-10\n"
    "[units]\nnames=Hosts, Users\nsource=s\nread=2026-10\n"
    "[currency USD]\nplaces=2\nsource=s\nread=2026-10\n"
    "[policy aws]\nbasis=day\nsource=s\nread=2026-10\n"
    "[words key]\nenglish=key, api name,\njapanese=k\nsource=s\nread=2026-10\n"
    "[layout mine]\ncolumns=A, B, C\nholds=date, code, amount\nsource=s\nread=2026-10\n";
static const char *const fees_newer =
    "[fees 2025-01-01]\npublic=3%\nrenewal=1.5%\nother_currency=3%\nfrom.100=2%\nfrom.0=3%\n"
    "surcharge.KR=1%\nsource=s\nread=2026-10\n";
static const char *const fees_older =
    "[fees 2024-01-01]\npublic=4%\nrenewal=1.5%\nother_currency=3%\nfrom.0=4%\nsource=s\n"
    "read=2026-10\n";

static tn_status build(const char *a, const char *b, const char *c, tn_findings **findings,
                       const tn_tables **out)
{
    const tn_tree *trees[] = {test_tree(arena, "a", a), test_tree(arena, "b", b),
                              test_tree(arena, "c", c)};
    *findings = tn_findings_new(arena);
    *out = NULL;
    const tn_status status = tn_tables_build(arena, trees, 3, *findings, out);
    test_golden_add(c, *findings);
    return status;
}

static void test_tables_build__any_order(void **state)
{
    (void)state;
    tn_findings *findings;
    const tn_tables *t;
    assert_int_equal(build(fees_newer, fees_older, whole, &findings, &t), TN_OK);
    assert_int_equal(t->fees_count, 2);
    assert_int_equal(t->fees[0].public_fee.e4, 40000);
    assert_int_equal(t->fees[1].brackets[0].from_minor, 0);
    assert_int_equal(tn_tables_words(t, "key")->count, 3);
    assert_string_equal(tn_tables_words(t, "key")->items[1], "api name");
    assert_null(tn_tables_words(t, "label"));
    assert_int_equal(t->fees[1].brackets[1].from_minor, 10000);
}

static void test_tables_build__wrong_data(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        tn_code code;
    } rows[] = {
        {"[profile other]\nkey_max=1\n", TN_FIL_DATA},
        {"[currency EURO]\nplaces=2\nsource=s\nread=2026-10\n", TN_FIL_DATA},
        {"[currency EUR]\nplaces=9\nsource=s\nread=2026-10\n", TN_MON_RANGE},
        {"[currency EUR]\nplaces=2\nread=2026-10\n", TN_FIL_DATA},
        {"[policy x]\nbasis=weekly\nsource=s\nread=2026-10\n", TN_FIL_CHOICE},
        {"[policy x]\nbase=day\nsource=s\nread=2026-10\n", TN_FIL_UNKNOWN_KEY},
        {"[fees soon]\npublic=3%\nrenewal=1%\nother_currency=3%\nfrom.0=3%\nsource=s\n"
         "read=2026-10\n",
         TN_FIL_DATA},
        {"[fees 2024-02-01]\npublic=3%\nrenewal=1%\nother_currency=3%\nfrom.5=3%\nsource=s\n"
         "read=2026-10\n",
         TN_FIL_DATA},
        {"[fees 2024-02-01]\npublic=3%\nrenewal=1%\nother_currency=3%\nfrom.0=3\nsource=s\n"
         "read=2026-10\n",
         TN_MON_PERCENT},
        {"[fees 2024-02-01]\npublic=3%\nrenewal=1%\nother_currency=3%\nfrom.x=3%\nsource=s\n"
         "read=2026-10\n",
         TN_MON_NUMBER},
        {"[fees 2024-02-01]\npublic=3%\nrenewal=1%\nother_currency=3%\nfrom.0=3%\n"
         "surcharge.KR=one\nsource=s\nread=2026-10\n",
         TN_MON_PERCENT},
        {"[fee 2024-02-01]\n", TN_FIL_UNKNOWN_SECTION},
        {"[category]\n", TN_FIL_LABEL_MISSING},
        {"[units x]\n", TN_FIL_LABEL_EXTRA},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_findings *findings;
        const tn_tables *t;
        assert_int_equal(build(whole, fees_older, rows[i].text, &findings, &t), TN_E_FINDINGS);
        assert_null(t);
        test_finding(findings, rows[i].code);
    }
}

/* The numbers of a profile at both sides of their limits. */
static void test_tables_build__limits(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        int low, high;
    } rows[] = {{"key_max=15", 1, 1000},
                {"name_max=24", 1, 1000},
                {"description_max=70", 1, 10000},
                {"contract_places=3", 0, 8},
                {"contract_places_max=3", 0, 8},
                {"usage_places=8", 0, 8},
                {"custom_months_max=60", 1, 144},
                {"dimensions_max=200", 1, 10000},
                {"places=2", 0, 4}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const int values[] = {rows[i].low - 1, rows[i].low, rows[i].high, rows[i].high + 1};
        const char *line = tn_arena_format(arena, "\n%s\n", rows[i].line);
        const char *at = strstr(whole, line);
        assert_non_null(at);
        for (size_t v = values[0] < 0; v < COUNT(values); v++) {
            const char *text = tn_arena_format(arena, "%.*s\n%.*s%d\n%s", (int)(at - whole), whole,
                                               (int)strcspn(rows[i].line, "=") + 1, rows[i].line,
                                               values[v], at + strlen(line));
            tn_findings *findings;
            const tn_tables *t;
            assert_int_equal(build(text, fees_older, "", &findings, &t),
                             v == 0 || v == 3 ? TN_E_FINDINGS : TN_OK);
            assert_int_equal(test_count(findings, TN_MON_RANGE), v == 0 || v == 3);
        }
    }
}

static void test_tables_build__lacking(void **state)
{
    (void)state;
    tn_findings *findings;
    const tn_tables *t;
    assert_int_equal(build(whole, "", "", &findings, &t), TN_E_FINDINGS);
    assert_int_equal(test_count(findings, TN_FIL_DATA), 1);
    const char *one = strstr(whole, "[category");
    assert_int_equal(
        build(tn_arena_copy(arena, whole, (size_t)(strstr(whole, "[profile catalog") - whole)), one,
              fees_older, &findings, &t),
        TN_E_FINDINGS);
    assert_int_equal(test_count(findings, TN_FIL_DATA), 1);
    assert_int_equal(build("", "", fees_older, &findings, &t), TN_E_FINDINGS);
    assert_int_equal(test_count(findings, TN_FIL_DATA), 1);
}

static void test_tables_build__each_allocation_fails(void **state)
{
    (void)state;
    const tn_tree *trees[] = {test_tree(arena, "a", fees_newer), test_tree(arena, "b", whole)};
    tn_status status = TN_E_NOMEM;
    for (size_t spare = 0; status != TN_OK && spare < 64 * 1024; spare += 16) {
        test_memory memory;
        tn_arena *small = test_arena_short(&memory, spare);
        tn_findings *findings = tn_findings_new(small);
        const tn_tables *t = NULL;
        status = findings ? tn_tables_build(small, trees, 2, findings, &t) : TN_E_NOMEM;
        assert_true(status == TN_OK || status == TN_E_NOMEM);
        assert_int_equal(t != NULL, status == TN_OK);
        tn_arena_free(small);
    }
    assert_int_equal(status, TN_OK);
}

/* The findings of all rows above. */
static void test_findings__word_by_word(void **state)
{
    (void)state;
    test_golden_compare("tests/model/tables/tables_build.golden");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_tables_build__any_order),
        TEST(test_tables_build__wrong_data),
        TEST(test_tables_build__limits),
        TEST(test_tables_build__lacking),
        TEST(test_tables_build__each_allocation_fails),
        TEST(test_findings__word_by_word),
    };
    return RUN(tests);
}
