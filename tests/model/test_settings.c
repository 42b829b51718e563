/* tenor.ini: the seller and defaults. */
#include "tenor/settings.h"

#include "model/with_findings.h"

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
    assert_null(build("[seller]\n", TN_OK)->policy.value);
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
                {"[defaults]\nas_of = soon\n", TN_MON_DATE, 9, 0}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        build(rows[i].text, TN_E_FINDINGS);
        const tn_finding *finding = test_finding(findings, rows[i].code);
        assert_int_equal(finding->at.column, rows[i].column);
        if (rows[i].width) {
            assert_int_equal(finding->width, rows[i].width);
        }
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_settings_build__every_key),
        TEST(test_settings_build__wrong),
    };
    return RUN(tests);
}
