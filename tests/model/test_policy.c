/* Policies: names, keys, `NAME,key=value`. */
#include "model/with_tables.h"

static void test_policy_names__every_enum(void **state)
{
    (void)state;
    static const char *const bases[] = {"day",       "second",  "month", "30-360",
                                        "actual-30", "day-365", "none"};
    assert_int_equal(COUNT(bases), TN_BASIS_COUNT);
    for (int i = 0; i < TN_BASIS_COUNT; i++) {
        assert_string_equal(tn_basis_name((tn_basis)i), bases[i]);
        assert_string_equal(tn_policy_values("basis")[i], bases[i]);
    }
    for (int i = 0; i < TN_ROUNDING_COUNT; i++) {
        assert_string_equal(tn_policy_values("rounding")[i], tn_rounding_name((tn_rounding)i));
    }
    assert_null(tn_policy_values("rounding")[TN_ROUNDING_COUNT]);
    assert_null(tn_policy_values("colour"));
}

static void test_policy_set__every_word_of_every_key(void **state)
{
    (void)state;
    size_t keys = 0;
    for (const char *const *key = tn_policy_keys(); *key; key++, keys++) {
        for (const char *const *value = tn_policy_values(*key); *value; value++) {
            tn_policy p = *tn_tables_policy(tables, "aws");
            assert_int_equal(tn_policy_set(&p, *key, *value), TN_OK);
        }
    }
    assert_int_equal(keys, 6);
}

static void test_policy_set__wrong(void **state)
{
    (void)state;
    tn_policy p = *tn_tables_policy(tables, "aws");
    const tn_policy before = p;
    assert_int_equal(tn_policy_set(&p, "base", "day"), TN_E_SYNTAX);
    assert_int_equal(tn_policy_set(&p, "basis", "days"), TN_E_RANGE);
    assert_int_equal(tn_policy_set(&p, "basis", "Day"), TN_E_RANGE);
    assert_int_equal(tn_policy_set(&p, "ratio_decimals", "13"), TN_E_RANGE);
    assert_int_equal(tn_policy_set(&p, "ratio_decimals", ""), TN_E_RANGE);
    assert_memory_equal(&p, &before, sizeof(p));
}

static void test_policy_parse__overrides(void **state)
{
    (void)state;
    tn_policy p;
    assert_int_equal(tn_policy_parse(tables->policies, tables->policy_count, "aws", &p, NULL, NULL),
                     TN_OK);
    assert_string_equal(p.name, "aws");
    assert_int_equal(p.basis, TN_BASIS_DAY);
    assert_int_equal(tn_policy_parse(tables->policies, tables->policy_count,
                                     "killbill-30, basis = second,change_day=old,"
                                     "ratio_decimals=12,rounding=floor,scope=line,remainder=first",
                                     &p, NULL, NULL),
                     TN_OK);
    assert_string_equal(p.name, "killbill-30");
    assert_int_equal(p.basis, TN_BASIS_SECOND);
    assert_int_equal(p.change_day, TN_CHANGE_OLD);
    assert_int_equal(p.ratio_decimals, 12);
    assert_int_equal(p.rounding, TN_FLOOR);
    assert_int_equal(p.scope, TN_SCOPE_LINE);
    assert_int_equal(p.remainder, TN_REMAINDER_FIRST);
    assert_int_equal(tn_policy_parse(tables->policies, tables->policy_count,
                                     "killbill,ratio_decimals=exact", &p, NULL, NULL),
                     TN_OK);
    assert_int_equal(p.ratio_decimals, TN_RATIO_EXACT);
    assert_int_equal(tn_policy_parse(tables->policies, tables->policy_count, "aws,ratio_decimals=0",
                                     &p, NULL, NULL),
                     TN_OK);
    assert_int_equal(p.ratio_decimals, 0);
}

static void test_policy_parse__wrong_piece(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        tn_status status;
        size_t offset, length;
    } rows[] = {
        {"", TN_E_SYNTAX, 0, 0},
        {"amazon", TN_E_SYNTAX, 0, 6},
        {"basis=day", TN_E_SYNTAX, 0, 9},
        {"aws,", TN_E_SYNTAX, 4, 0},
        {"aws,second", TN_E_SYNTAX, 4, 6},
        {"aws, base=day", TN_E_SYNTAX, 5, 4},
        {"aws,basis=days", TN_E_RANGE, 10, 4},
        {"aws,basis=second, scope = lines ,rounding=up", TN_E_RANGE, 26, 5},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_policy p = {.name = "untouched"};
        size_t offset = 99, length = 99;
        assert_int_equal(tn_policy_parse(tables->policies, tables->policy_count, rows[i].text, &p,
                                         &offset, &length),
                         rows[i].status);
        assert_int_equal(
            tn_policy_parse(tables->policies, tables->policy_count, rows[i].text, &p, NULL, NULL),
            rows[i].status);
        assert_string_equal(p.name, "untouched");
        assert_int_equal(offset, rows[i].offset);
        assert_int_equal(length, rows[i].length);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_policy_names__every_enum),  TEST(test_policy_set__every_word_of_every_key),
        TEST(test_policy_set__wrong),         TEST(test_policy_parse__overrides),
        TEST(test_policy_parse__wrong_piece),
    };
    return RUN(tests);
}
