/* Layouts of journals: of data/, of a workspace, and what cannot be used. */
#include "tenor/settings.h"

#include "model/with_findings.h"

#define LAYOUT(text) "[seller]\n[layout mine]\n" text

static const tn_settings *build(const char *text)
{
    const tn_settings *settings = NULL;
    findings = tn_findings_new(arena);
    tn_settings_build(arena, test_tree(arena, "tenor.ini", text), tables, findings, &settings);
    return settings;
}

static void test_layout__of_a_workspace(void **state)
{
    (void)state;
    const tn_settings *s = build(LAYOUT("columns = Journal day, G/L account, Dr, Cr\n"
                                        "holds = date, code, debit, credit\ndate = dd/mm/yyyy\n"
                                        "rows = 50\n"));
    assert_int_equal(s->layout_count, 1);
    const tn_journal_layout *l = &s->layouts[0];
    assert_string_equal(l->name, "mine");
    assert_true(l->columns.set);
    assert_int_equal(l->columns.count, 4);
    assert_string_equal(l->columns.items[1].value, "G/L account");
    assert_int_equal(l->cells[2], TN_CELL_DEBIT);
    assert_int_equal(l->date.value, TN_JOURNAL_DAY_FIRST);
    assert_int_equal(l->rows.value, 50);
    assert_false(l->digits.set);
}

static void test_layout__of_data(void **state)
{
    (void)state;
    assert_int_equal(tables->layout_count, 3);
    for (size_t i = 0; i < tables->layout_count; i++) { /* each says where it comes from */
        assert_non_null(tables->layouts[i].source.value);
        assert_non_null(tables->layouts[i].read.value);
    }
    assert_string_equal(tn_account_name(TN_ACCOUNT_ROUNDING), "rounding");
}

static void test_layout__wrong(void **state)
{
    (void)state;
    static const char *const rows[] = {
        LAYOUT("columns = Day, Account\nholds = date, account\n"),
        LAYOUT("columns = Day, Account, Amount\nholds = date, account\n"),
        LAYOUT("columns = Account, Amount\nholds = account, amount\n"),
        LAYOUT("columns = Day, Amount\nholds = date, amount\n"),
        LAYOUT("columns = Day, Account, Debit\nholds = date, account, debit\n"),
        LAYOUT("columns = Day, Account, A, D, C\nholds = date, account, amount, debit, credit\n"),
        LAYOUT("columns = Day, Account, Sum\nholds = date, account, sum\n"),
        LAYOUT("holds = date, account, amount\n")};
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_null(build(rows[i]));
        assert_non_null(test_finding(findings, TN_FIL_LAYOUT));
    }
}

/* Amount, or debit and credit: one of the three too many or too few. */
static void test_layout__amounts(void **state)
{
    (void)state;
    static const struct {
        const char *holds;
        size_t layouts;
    } rows[] = {{"date, code, amount", 0},
                {"date, code, debit, credit", 0},
                {"date, code, amount, debit", 1},
                {"date, code, amount, credit", 1},
                {"date, code, debit", 1},
                {"date, code", 1},
                {"date, code, amount, debit, credit", 1}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *columns = "A, B, C, D, E";
        size_t commas = 0;
        for (const char *at = rows[i].holds; *at; at++) {
            commas += *at == ',';
        }
        build(tn_arena_format(arena, LAYOUT("columns = %.*s\nholds = %s\n"), (int)(1 + 3 * commas),
                              columns, rows[i].holds));
        assert_int_equal(tn_findings_of(findings, TN_ERROR), rows[i].layouts);
    }
    build(LAYOUT("columns = A, B, C\nholds = date, code, amount\ncolour = red\n"));
    assert_int_equal(test_count(findings, TN_FIL_UNKNOWN_KEY), 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {TEST(test_layout__of_a_workspace),
                                       TEST(test_layout__of_data), TEST(test_layout__wrong),
                                       TEST(test_layout__amounts)};
    return RUN(tests);
}
