/* The keys of [guardrails] and [approver NAME]. */
#include "tenor/settings.h"

#include "model/with_findings.h"

static const tn_settings *build(const char *text, tn_status expected)
{
    const tn_settings *settings = NULL;
    findings = tn_findings_new(arena);
    assert_int_equal(
        tn_settings_build(arena, test_tree(arena, "tenor.ini", text), tables, findings, &settings),
        expected);
    return settings;
}

static void test_guardrails__every_key(void **state)
{
    (void)state;
    const tn_settings *s =
        build("[guardrails]\nmax_discount = 15%\nmin_total.USD = 5000\nmin_total.JPY = 700000\n"
              "max_net_terms = 45\nmax_duration = 36m\nmin_uplift = 3%\nfloor.12m = 80%\n"
              "[approver manager]\nmax_discount = 25%\n[approver vp]\nfloor.24m = 10.5%\n",
              TN_OK);
    assert_int_equal(s->guardrails.max_discount.value.e4, 150000);
    assert_int_equal(s->guardrails.total_count, 2);
    assert_string_equal(s->guardrails.totals[1].currency.code, "JPY");
    assert_int_equal(s->guardrails.totals[1].total.value.e8, INT64_C(70000000000000));
    assert_int_equal(s->guardrails.max_net_terms.value, 45);
    assert_int_equal(s->guardrails.max_duration.value, 36);
    assert_int_equal(s->guardrails.min_uplift.value.e4, 30000);
    assert_int_equal(s->guardrails.floors[0].months, 12);
    assert_int_equal(s->guardrails.floors[0].percent.value.e4, 800000);
    assert_int_equal(s->approver_count, 2);
    assert_false(s->approvers[0].min_uplift.set);
    assert_int_equal(s->approvers[1].floors[0].percent.value.e4, 105000);
    assert_int_equal(tn_settings_approver(s, "vp"), 2);
    assert_int_equal(tn_settings_approver(s, "ceo"), 0);
}

static void test_guardrails__wrong(void **state)
{
    static const struct {
        const char *text;
        tn_code code;
    } rows[] = {{"[guardrails]\nmin_total.XXX = 1\n", TN_MON_CURRENCY},
                {"[guardrails]\nmin_total.USD = x\n", TN_MON_NUMBER},
                {"[guardrails]\nfloor.soon = 80%\n", TN_MON_DURATION},
                {"[guardrails]\nfloor.12m = 80\n", TN_MON_PERCENT}};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_null(build(rows[i].text, TN_E_FINDINGS));
        test_finding(findings, rows[i].code);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_guardrails__every_key, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_guardrails__wrong, set_up, tear_down),
    };
    return RUN(tests);
}
