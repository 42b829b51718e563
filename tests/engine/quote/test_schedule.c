/* Payment plans: published sums, dates on the anchor, and sums that always add up. */
#include "engine/schedules.h"
#include "support/tree.h"

static const tn_currency jpy = {"JPY", 0};

static void test_schedule_build__quarterly_with_initial(void **state)
{
    (void)state;
    fixture f = start();
    tn_offer offer = plan(TN_PLAN_QUARTERLY, 18);
    offer.payments.initial = amount(50000);
    offer.payments.first = date_field("2027-01-01");
    assert_int_equal(build(&f, &offer, 540000, "2026-12-31"), TN_OK);
    assert_int_equal(f.schedule.count, 6);
    assert_charge(&f.schedule, 0, "2027-01-01", 50000);
    static const char *const dates[] = {"2027-04-01", "2027-07-01", "2027-10-01", "2028-01-01",
                                        "2028-04-01"};
    for (size_t i = 0; i < COUNT(dates); i++) {
        assert_charge(&f.schedule, i + 1, dates[i], 98000);
    }
    const tn_step *step = f.schedule.step;
    assert_int_equal(step->out.as.money.minor, 540000);
    assert_int_equal(step->child->out.as.money.minor, 50000);
    assert_int_equal(step->last_child->kind, TN_STEP_SPLIT);
    assert_int_equal(step->last_child->in[0].as.money.minor, 490000);
    assert_int_equal(step->last_child->in[1].as.number, 5);
    assert_int_equal(step->last_child->out.as.money.minor, 98000);
    tn_schedule_check(&f.schedule, &offer, day("2028-07-01"), f.findings);
    assert_int_equal(tn_findings_count(f.findings), 0);
    tn_arena_free(f.arena);
}

static void test_schedule_build__counts(void **state)
{
    static const struct {
        tn_plan plan;
        int months;
        int64_t count; /* written; 0: not */
        size_t expected;
        const char *last;
    } rows[] = {
        {TN_PLAN_MONTHLY, 12, 0, 12, "2027-12-31"},  {TN_PLAN_QUARTERLY, 12, 0, 4, "2027-10-31"},
        {TN_PLAN_QUARTERLY, 13, 0, 5, "2028-01-31"}, {TN_PLAN_ANNUAL, 36, 0, 3, "2029-01-31"},
        {TN_PLAN_ANNUAL, 18, 0, 2, "2028-01-31"},    {TN_PLAN_ANNUAL, 1, 0, 1, "2027-01-31"},
        {TN_PLAN_MONTHLY, 12, 10, 10, "2027-10-31"}, {TN_PLAN_MONTHLY, 144, 0, 144, "2038-12-31"}};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        fixture f = start();
        tn_offer offer = plan(rows[i].plan, rows[i].months);
        if (rows[i].count) {
            offer.payments.count = number(rows[i].count);
        }
        assert_int_equal(build(&f, &offer, 1000000, "2027-01-31"), TN_OK);
        assert_int_equal(f.schedule.count, rows[i].expected);
        char text[TN_DATE_TEXT];
        assert_string_equal(tn_date_format(f.schedule.payments[rows[i].expected - 1].date, text),
                            rows[i].last);
        tn_arena_free(f.arena);
    }
}

static void test_schedule_build__anchor_and_leftover(void **state)
{
    (void)state;
    fixture f = start();
    const tn_offer offer = plan(TN_PLAN_MONTHLY, 3);
    assert_int_equal(build(&f, &offer, 1000, "2027-01-31"), TN_OK);
    assert_charge(&f.schedule, 0, "2027-01-31", 333);
    assert_charge(&f.schedule, 1, "2027-02-28", 333);
    assert_charge(&f.schedule, 2, "2027-03-31", 334);
    assert_int_equal(tn_schedule_build(f.arena, &offer, (tn_money){1001, jpy}, day("2027-01-01"),
                                       TN_REMAINDER_FIRST, f.findings, &f.schedule),
                     TN_OK);
    assert_charge(&f.schedule, 0, "2027-01-01", 334);
    assert_charge(&f.schedule, 1, "2027-02-01", 334);
    assert_charge(&f.schedule, 2, "2027-03-01", 333);
    /* What a share is, without what was left over: the last one's. */
    assert_string_equal(f.schedule.step->last_child->what,
                        "even charges, left-over minor units on the first");
    assert_int_equal(f.schedule.step->last_child->in[0].as.money.minor, 1001);
    assert_int_equal(f.schedule.step->last_child->in[1].as.number, 3);
    assert_int_equal(f.schedule.step->last_child->out.as.money.minor, 333);
    tn_arena_free(f.arena);
}

static void test_schedule_build__upfront(void **state)
{
    (void)state;
    fixture f = start();
    tn_offer offer = {.duration = number(12)};
    assert_int_equal(build(&f, &offer, 100000, "2026-12-31"), TN_OK);
    assert_int_equal(f.schedule.count, 1);
    assert_charge(&f.schedule, 0, "2026-12-31", 100000);
    offer.start = date_field("2027-02-01");
    assert_int_equal(build(&f, &offer, 100000, "2026-12-31"), TN_OK);
    assert_charge(&f.schedule, 0, "2027-02-01", 100000);
    assert_non_null(f.schedule.step);
    offer.payments.plan = (tn_field_number){TN_PLAN_MONTHLY, false, {0}}; /* taken back */
    assert_int_equal(build(&f, &offer, 100000, "2026-12-31"), TN_OK);
    assert_int_equal(f.schedule.count, 1);
    tn_arena_free(f.arena);
}

/* A replacement that has only an end is paid for the months that are left. */
static void test_schedule_build__replacement(void **state)
{
    (void)state;
    fixture f = start();
    const tn_offer offer = {.end = date_field("2027-12-31"),
                            .payments = {.set = true, .plan = number(TN_PLAN_MONTHLY)}};
    assert_int_equal(build(&f, &offer, 70000, "2027-06-10"), TN_OK);
    assert_int_equal(f.schedule.count, 7);
    assert_charge(&f.schedule, 6, "2027-12-10", 10000);
    tn_arena_free(f.arena);
}

static void test_schedule_build__custom(void **state)
{
    tn_offer_payment lines[] = {{date_field("2027-06-01"), amount(40000)},
                                {date_field("2027-01-01"), amount(60000)}};
    (void)state;
    fixture f = start();
    tn_offer offer = plan(TN_PLAN_CUSTOM, 12);
    offer.payments.custom = lines;
    offer.payments.custom_count = COUNT(lines);
    assert_int_equal(build(&f, &offer, 100000, "2026-12-31"), TN_OK);
    assert_int_equal(f.schedule.count, 2);
    assert_charge(&f.schedule, 0, "2027-01-01", 60000);
    assert_charge(&f.schedule, 1, "2027-06-01", 40000);
    assert_int_equal(tn_findings_count(f.findings), 0);
    assert_int_equal(build(&f, &offer, 100001, "2026-12-31"), TN_OK);
    assert_int_equal(found(f.findings, TN_OFR_SUM), 1);
    offer.payments.custom_count = 0;
    assert_int_equal(build(&f, &offer, 100001, "2026-12-31"), TN_OK);
    assert_int_equal(f.schedule.count, 0);
    assert_int_equal(tn_findings_count(f.findings), 1);
    tn_arena_free(f.arena);
}

static void test_schedule_build__initial(void **state)
{
    static const struct {
        int64_t initial, count;
        int64_t first;
        size_t findings;
    } rows[] = {{60000, 4, 13500, 1},
                {54000, 4, 54000, 0},
                {54000, 1, 54000, 0},
                {50000, 1, 54000, 1},
                {1, 2, 1, 0}};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        fixture f = start();
        tn_offer offer = plan(TN_PLAN_QUARTERLY, 12);
        offer.payments.initial = amount(rows[i].initial);
        offer.payments.count = number(rows[i].count);
        assert_int_equal(build(&f, &offer, 54000, "2027-01-01"), TN_OK);
        assert_int_equal(f.schedule.payments[0].amount.minor, rows[i].first);
        assert_int_equal(found(f.findings, TN_OFR_INITIAL), rows[i].findings);
        tn_arena_free(f.arena);
    }
}

static void test_schedule_build__calendar(void **state)
{
    (void)state;
    fixture f = start();
    const tn_offer offer = plan(TN_PLAN_MONTHLY, 12);
    assert_int_equal(build(&f, &offer, 54000, "9998-06-01"), TN_E_FINDINGS);
    assert_int_equal(found(f.findings, TN_OFR_CHARGE_LATE), 1);
    /* June to December are the first seven. */
    assert_string_equal(tn_findings_get(f.findings, 0)->message,
                        "charge 8 falls outside the calendar");
    tn_arena_free(f.arena);
}

static const char *message(const fixture *f, tn_code code)
{
    for (size_t i = 0; i < tn_findings_count(f->findings); i++) {
        const tn_finding *finding = tn_findings_get(f->findings, i);
        if (finding->code == code) {
            return finding->message;
        }
    }
    return "none";
}

static void test_schedule_build__messages(void **state)
{
    tn_offer_payment lines[] = {{date_field("2027-01-01"), amount(100000)}};
    (void)state;
    fixture f = start();
    tn_offer offer = plan(TN_PLAN_QUARTERLY, 12);
    offer.payments.initial = amount(60000);
    assert_int_equal(build(&f, &offer, 54000, "2027-01-01"), TN_OK);
    assert_string_equal(message(&f, TN_OFR_INITIAL),
                        "an initial charge of 600.00 is more than the total of 540.00");
    tn_arena_free(f.arena);
    f = start();
    offer.payments.count = number(2); /* of two it is still the first */
    assert_int_equal(build(&f, &offer, 54000, "2027-01-01"), TN_OK);
    assert_string_equal(message(&f, TN_OFR_INITIAL),
                        "an initial charge of 600.00 is more than the total of 540.00");
    tn_arena_free(f.arena);
    f = start();
    offer.payments.initial = amount(50000);
    offer.payments.count = number(1);
    assert_int_equal(build(&f, &offer, 54000, "2027-01-01"), TN_OK);
    assert_string_equal(message(&f, TN_OFR_INITIAL),
                        "the only charge is 500.00, not the total of 540.00");
    tn_arena_free(f.arena);
    f = start();
    offer = plan(TN_PLAN_CUSTOM, 12);
    offer.payments.custom = lines;
    offer.payments.custom_count = 1;
    assert_int_equal(build(&f, &offer, 100001, "2027-01-01"), TN_OK);
    assert_string_equal(message(&f, TN_OFR_SUM),
                        "the charges add up to 1,000.00, not to the total of 1,000.01");
    tn_arena_free(f.arena);
}

/* As many as are written, at least one, at most 999: what is legal is judged elsewhere. */
static void test_schedule_build__counts_at_their_ends(void **state)
{
    static const struct {
        int64_t written;
        size_t expected;
    } rows[] = {{-5, 1}, {0, 1}, {1, 1}, {2, 2}, {998, 998}, {999, 999}, {1000, 999}, {50000, 999}};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        fixture f = start();
        tn_offer offer = plan(TN_PLAN_MONTHLY, 12);
        offer.payments.count = number(rows[i].written);
        assert_int_equal(build(&f, &offer, 1000000, "2027-01-31"), TN_OK);
        assert_int_equal(f.schedule.count, rows[i].expected);
        tn_arena_free(f.arena);
    }
}

/* How the charges came about. */
static void test_schedule_build__steps(void **state)
{
    tn_offer_payment lines[] = {{date_field("2027-06-01"), amount(40000)},
                                {date_field("2027-01-01"), amount(60000)}};
    (void)state;
    fixture f = start();
    tn_offer offer = {.duration = number(12)};
    assert_int_equal(build(&f, &offer, 100000, "2026-12-31"), TN_OK);
    assert_int_equal(f.schedule.step->kind, TN_STEP_GIVEN);
    assert_string_equal(f.schedule.step->what, "one charge of the total");
    assert_int_equal(f.schedule.step->out.as.money.minor, 100000);
    offer = plan(TN_PLAN_CUSTOM, 12);
    offer.payments.custom = lines;
    offer.payments.custom_count = COUNT(lines);
    assert_int_equal(build(&f, &offer, 100000, "2026-12-31"), TN_OK);
    const tn_step *step = f.schedule.step;
    assert_int_equal(step->kind, TN_STEP_SUM);
    assert_string_equal(step->what, "charges as written");
    assert_int_equal(step->out.as.money.minor, 100000);
    assert_int_equal(step->child->out.as.money.minor, 60000); /* by date */
    assert_int_equal(step->child->in[0].as.date.days, day("2027-01-01").days);
    assert_int_equal(step->last_child->out.as.money.minor, 40000);
    assert_int_equal(step->last_child->in[0].as.date.days, day("2027-06-01").days);
    offer = plan(TN_PLAN_QUARTERLY, 12); /* the initial charge is all: nothing is split */
    offer.payments.initial = amount(54000);
    offer.payments.count = number(1);
    assert_int_equal(build(&f, &offer, 54000, "2027-01-01"), TN_OK);
    step = f.schedule.step;
    assert_ptr_equal(step->child, step->last_child);
    assert_string_equal(step->child->what, "initial charge");
    assert_int_equal(step->child->out.as.money.minor, 54000);
    offer.payments.initial = (tn_field_price){{500000}, 3, true, {0}}; /* 0.005, half-up */
    offer.payments.count = number(4);
    assert_int_equal(build(&f, &offer, 54000, "2027-01-01"), TN_OK);
    assert_charge(&f.schedule, 0, "2027-01-01", 1);
    assert_int_equal(f.schedule.step->last_child->in[0].as.money.minor, 53999);
    offer.payments.initial.set = false;
    assert_int_equal(build(&f, &offer, 54001, "2027-01-01"), TN_OK);
    step = f.schedule.step;
    assert_ptr_equal(step->child, step->last_child);
    assert_string_equal(step->child->what, "even charges, left-over minor units on the last");
    assert_int_equal(step->child->out.as.money.minor, 13500); /* the last has one more */
    tn_arena_free(f.arena);
}

/* Each request of each kind of plan in its turn the first to fail: no half of a schedule. */
static void test_schedule_build__memory_ends(void **state)
{
    static const tn_plan plans[] = {TN_PLAN_UPFRONT, TN_PLAN_MONTHLY, TN_PLAN_CUSTOM};
    tn_offer_payment lines[] = {{date_field("2027-06-01"), amount(40000)},
                                {date_field("2027-01-01"), amount(60000)}};
    (void)state;
    for (size_t i = 0; i < COUNT(plans); i++) {
        tn_offer offer = plan(plans[i], 12);
        offer.payments.initial = amount(10000);
        offer.payments.custom = lines;
        offer.payments.custom_count = COUNT(lines);
        tn_status status = TN_E_NOMEM;
        size_t spare = 0;
        for (; status == TN_E_NOMEM && spare < 8192; spare += 16) {
            test_memory memory;
            fixture f = {.arena = test_arena_short(&memory, spare)};
            tn_arena *findings = tn_arena_new(NULL);
            f.findings = tn_findings_new(findings);
            status = build(&f, &offer, 100000, "2026-12-31");
            assert_int_equal(status, tn_arena_failed(f.arena) ? TN_E_NOMEM : TN_OK);
            assert_int_equal(f.schedule.count != 0, status == TN_OK);
            tn_arena_free(findings);
            tn_arena_free(f.arena);
        }
        assert_int_equal(status, TN_OK);
        assert_true(spare > 64);
    }
}

/* 100,000 plans: sums equal, shares a minor unit apart at most, the larger ones last, days unique.
 */
static void test_schedule_build__property(void **state)
{
    static const tn_plan plans[] = {TN_PLAN_MONTHLY, TN_PLAN_QUARTERLY, TN_PLAN_ANNUAL};
    const uint64_t seed = 20270101;
    uint64_t random = seed;
    (void)state;
    fixture f = start();
    for (int round = 0; round < 100000; round++) {
        tn_offer offer =
            plan(plans[test_between(&random, 0, 2)], (int)test_between(&random, 1, 60));
        const int64_t total = test_between(&random, 0, INT64_C(1000000000000));
        const int32_t first = (int32_t)test_between(&random, 0, 2900000);
        const bool initial = test_between(&random, 0, 3) == 0;
        if (initial) {
            offer.payments.initial = amount(test_between(&random, 0, total / 2));
        }
        if (round % 500 == 0) {
            tn_arena_free(f.arena);
            f = start();
        }
        const tn_status status =
            tn_schedule_build(f.arena, &offer, (tn_money){total, usd}, (tn_date){first},
                              TN_REMAINDER_LAST, f.findings, &f.schedule);
        const tn_schedule *s = &f.schedule;
        const size_t from = initial && s->count > 1 ? 1 : 0;
        bool good = status == TN_OK && s->count > 0;
        int64_t sum = 0;
        for (size_t i = 0; good && i < s->count; i++) {
            const int64_t minor = s->payments[i].amount.minor;
            sum += minor;
            good = i == 0 || s->payments[i].date.days > s->payments[i - 1].date.days;
            if (good && i > from) {
                const int64_t more = minor - s->payments[i - 1].amount.minor;
                good = more == 0 || more == 1;
            }
        }
        if (!good || sum != total ||
            s->payments[s->count - 1].amount.minor - s->payments[from].amount.minor > 1) {
            fail_msg("seed %llu, round %d: total %lld, %zu charges", (unsigned long long)seed,
                     round, (long long)total, s->count);
        }
    }
    tn_arena_free(f.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_schedule_build__quarterly_with_initial),
        cmocka_unit_test(test_schedule_build__counts),
        cmocka_unit_test(test_schedule_build__anchor_and_leftover),
        cmocka_unit_test(test_schedule_build__upfront),
        cmocka_unit_test(test_schedule_build__replacement),
        cmocka_unit_test(test_schedule_build__custom),
        cmocka_unit_test(test_schedule_build__initial),
        cmocka_unit_test(test_schedule_build__calendar),
        cmocka_unit_test(test_schedule_build__messages),
        cmocka_unit_test(test_schedule_build__counts_at_their_ends),
        cmocka_unit_test(test_schedule_build__steps),
        cmocka_unit_test(test_schedule_build__memory_ends),
        cmocka_unit_test(test_schedule_build__property),
    };
    return RUN(tests);
}
