/* AWS's rules for payment plans. */
#include "engine/schedules.h"

/* A charge of no line of its own is shown where the plan's first day stands, else at the plan. */
enum { PLAN_LINE = 4, KIND_LINE = 5, FIRST_LINE = 7 };

static void test_schedule_check__rules(void **state)
{
    static const struct {
        const char *expires, *first, *end;
        int months;
        tn_code code; /* TN_CODE_COUNT: none */
        uint32_t line;
        const char *message;
    } rows[] = {
        {"2026-12-31", "2027-01-01", "2032-01-01", 60, TN_CODE_COUNT, 0, NULL},
        {"2026-12-31", "2027-01-01", "2032-02-01", 61, TN_OFR_CHARGES, KIND_LINE,
         "61 charges, at most 60"},
        {"2027-01-31", "2027-01-01", "2028-01-01", 12, TN_CODE_COUNT, 0, NULL},
        {"2027-02-01", "2027-01-01", "2028-01-01", 12, TN_OFR_BACKDATED, FIRST_LINE,
         "2 charges on or before the expiry, 2027-02-01"},
        {"2027-03-01", NULL, "2028-01-01", 12, TN_OFR_BACKDATED, PLAN_LINE,
         "3 charges on or before the expiry, 2027-03-01"},
        /* the agreement's last day is 2027-12-31: a charge on the day before is the latest one */
        {"2026-12-31", "2027-01-30", "2028-01-01", 12, TN_CODE_COUNT, 0, NULL},
        {"2026-12-31", "2027-01-31", "2028-01-01", 12, TN_OFR_CHARGE_LATE, FIRST_LINE,
         "the last charge is on 2027-12-31, the agreement's last day is 2027-12-31"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        fixture f = start();
        tn_offer offer = plan(TN_PLAN_MONTHLY, rows[i].months);
        offer.payments.at.line = PLAN_LINE;
        offer.payments.plan.at.line = KIND_LINE;
        offer.expires = date_field(rows[i].expires);
        if (rows[i].first) {
            offer.payments.first = date_field(rows[i].first);
            offer.payments.first.at.line = FIRST_LINE;
        }
        assert_int_equal(build(&f, &offer, 6000000, "2027-01-01"), TN_OK);
        tn_schedule_check(&f.schedule, &offer, day(rows[i].end), f.findings);
        assert_int_equal(tn_findings_count(f.findings), rows[i].code != TN_CODE_COUNT);
        if (rows[i].code != TN_CODE_COUNT) {
            const tn_finding *said = tn_findings_get(f.findings, 0);
            assert_int_equal(said->code, rows[i].code);
            assert_int_equal(said->at.line, rows[i].line);
            assert_string_equal(said->message, rows[i].message);
        }
        tn_arena_free(f.arena);
    }
}

/* The first charge may be on or before the expiry: the second is where the breach begins. */
static void test_schedule_check__backdated_place(void **state)
{
    tn_offer_payment lines[] = {{date_field("2026-12-01"), amount(40000)},
                                {date_field("2026-12-02"), amount(30000)},
                                {date_field("2026-12-03"), amount(30000)}};
    (void)state;
    fixture f = start();
    tn_offer offer = plan(TN_PLAN_CUSTOM, 12);
    for (uint32_t i = 0; i < COUNT(lines); i++) {
        lines[i].date.at.line = 11 + i;
    }
    offer.payments.custom = lines;
    offer.payments.custom_count = COUNT(lines);
    assert_int_equal(build(&f, &offer, 100000, "2026-11-30"), TN_OK);
    tn_schedule_check(&f.schedule, &offer, day("2028-01-01"), f.findings);
    assert_int_equal(tn_findings_count(f.findings), 1);
    assert_int_equal(tn_findings_get(f.findings, 0)->code, TN_OFR_BACKDATED);
    assert_int_equal(tn_findings_get(f.findings, 0)->at.line, 12);
    tn_arena_free(f.arena);
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
        cmocka_unit_test(test_schedule_check__backdated_place),
        cmocka_unit_test(test_schedule_check__custom_places),
        cmocka_unit_test(test_schedule_check__upfront_is_free),
        cmocka_unit_test(test_schedule_check__counts),
    };
    return RUN(tests);
}
