/* AWS's rules for payment plans. */
#include "engine/schedules.h"

static void test_schedule_check__rules(void **state)
{
    static const struct {
        const char *expires, *first, *end;
        tn_plan plan;
        int months;
        tn_code code; /* TN_CODE_COUNT: none */
    } rows[] = {
        {"2026-12-31", "2027-01-01", "2032-01-01", TN_PLAN_MONTHLY, 60, TN_CODE_COUNT},
        {"2026-12-31", "2027-01-01", "2032-02-01", TN_PLAN_MONTHLY, 61, TN_OFR_CHARGES},
        {"2027-01-31", "2027-01-01", "2028-01-01", TN_PLAN_MONTHLY, 12, TN_CODE_COUNT},
        {"2027-02-01", "2027-01-01", "2028-01-01", TN_PLAN_MONTHLY, 12, TN_OFR_BACKDATED},
        /* the agreement's last day is 2027-12-31: a charge on the day before is the latest one */
        {"2026-12-31", "2027-01-30", "2028-01-01", TN_PLAN_MONTHLY, 12, TN_CODE_COUNT},
        {"2026-12-31", "2027-01-31", "2028-01-01", TN_PLAN_MONTHLY, 12, TN_OFR_CHARGE_LATE},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        fixture f = start();
        tn_offer offer = plan(rows[i].plan, rows[i].months);
        offer.expires = date_field(rows[i].expires);
        offer.payments.first = date_field(rows[i].first);
        assert_int_equal(build(&f, &offer, 6000000, "2026-12-31"), TN_OK);
        tn_schedule_check(&f.schedule, &offer, day(rows[i].end), f.findings);
        assert_int_equal(tn_findings_count(f.findings), rows[i].code != TN_CODE_COUNT);
        if (rows[i].code != TN_CODE_COUNT) {
            assert_int_equal(tn_findings_get(f.findings, 0)->code, rows[i].code);
        }
        tn_arena_free(f.arena);
    }
}

static void test_schedule_check__custom_places(void **state)
{
    tn_offer_payment lines[] = {{date_field("2027-06-01"), amount(40000)},
                                {date_field("2027-06-01"), amount(60000)},
                                {date_field("2027-12-31"), amount(0)}};
    lines[0].date.at.line = 11;
    lines[1].date.at.line = 12;
    lines[2].date.at.line = 13;
    (void)state;
    fixture f = start();
    tn_offer offer = plan(TN_PLAN_CUSTOM, 12);
    offer.payments.custom = lines;
    offer.payments.custom_count = COUNT(lines);
    assert_int_equal(build(&f, &offer, 100000, "2026-12-31"), TN_OK);
    tn_schedule_check(&f.schedule, &offer, day("2028-01-01"), f.findings);
    assert_int_equal(tn_findings_count(f.findings), 2);
    assert_int_equal(tn_findings_get(f.findings, 0)->code, TN_OFR_CHARGE_TWICE);
    assert_int_equal(tn_findings_get(f.findings, 0)->at.line, 11);
    assert_int_equal(tn_findings_get(f.findings, 1)->code, TN_OFR_CHARGE_LATE);
    assert_int_equal(tn_findings_get(f.findings, 1)->at.line, 13);
    tn_arena_free(f.arena);
}

static void test_schedule_check__upfront_is_free(void **state)
{
    (void)state;
    fixture f = start();
    const tn_offer offer = {.duration = number(12), .expires = date_field("2026-12-31")};
    assert_int_equal(build(&f, &offer, 100000, "2026-12-31"), TN_OK);
    tn_schedule_check(&f.schedule, &offer, day("2026-12-31"), f.findings);
    assert_int_equal(tn_findings_count(f.findings), 0);
    tn_arena_free(f.arena);
}

/* Without an expiry nothing is backdated; a count that is too high is named where it stands. */
static void test_schedule_check__counts(void **state)
{
    (void)state;
    fixture f = start();
    tn_offer offer = plan(TN_PLAN_MONTHLY, 12);
    offer.expires.set = false;
    offer.payments.count = number(61);
    offer.payments.count.at.line = 9;
    assert_int_equal(build(&f, &offer, 61, "2026-12-31"), TN_OK);
    tn_schedule_check(&f.schedule, &offer, day("2040-01-01"), f.findings);
    assert_int_equal(tn_findings_count(f.findings), 1);
    assert_int_equal(tn_findings_get(f.findings, 0)->code, TN_OFR_CHARGES);
    assert_int_equal(tn_findings_get(f.findings, 0)->at.line, 9);
    offer.payments.count = number(100000); /* a loop has an end */
    assert_int_equal(build(&f, &offer, 61, "2026-12-31"), TN_OK);
    assert_int_equal(f.schedule.count, 999);
    const tn_offer custom = plan(TN_PLAN_CUSTOM, 12);
    f.findings = tn_findings_new(f.arena);
    assert_int_equal(build(&f, &custom, 61, "2026-12-31"), TN_OK);
    tn_schedule_check(&f.schedule, &custom, day("2026-12-31"), f.findings);
    assert_int_equal(tn_findings_count(f.findings), 0);
    tn_arena_free(f.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_schedule_check__rules),
        cmocka_unit_test(test_schedule_check__custom_places),
        cmocka_unit_test(test_schedule_check__upfront_is_free),
        cmocka_unit_test(test_schedule_check__counts),
    };
    return RUN(tests);
}
