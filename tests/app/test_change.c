/* Changes before they are filed: what they come to, and the section that filing adds. */
#include "app/samples.h"

#include "app/change.h"

static const char *const set[] = {"standard=1"};
static const tni_change_options upgrade = {.on = "2026-02-15", .set = set, .set_count = 1};

static void test_upgrade__credit_charge_due(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tni_workspace ws;
    const tni_source_file *d = sample_open(arena, NULL, SAMPLES "acme.contract.ini", &ws);
    tni_planned_change change;
    assert_int_equal(tni_upgrade(&ws, d, &upgrade, &change), TN_OK);
    assert_true(change.allowed);
    assert_string_equal(change.kind, "upgrade");
    assert_string_equal(change.label, "2026-02-15");
    assert_int_equal(change.pair_count, 1);
    assert_string_equal(change.pairs[0].key, "quantity.standard");
    assert_string_equal(change.pairs[0].value, "1");
    assert_int_equal(sample_minor(change.report, "due"), 91507);
    tn_arena_free(arena);
}

static void test_upgrade__what_cannot_be_read(void **state)
{
    (void)state;
    static const char *const unknown[] = {"standart=1"};
    tn_arena *arena = tn_arena_new(NULL);
    tni_workspace ws;
    tni_planned_change change;
    const tni_source_file *d = sample_open(arena, NULL, SAMPLES "acme.contract.ini", &ws);
    const tni_change_options no_label = {.on = "2026-02-15", .set = unknown, .set_count = 1};
    const tni_change_options no_day = {.on = "soon", .set = set, .set_count = 1};
    assert_int_equal(tni_upgrade(&ws, d, &no_label, &change), TN_E_FINDINGS);
    assert_string_equal(tn_findings_get(ws.findings, tn_findings_count(ws.findings) - 1)->hint,
                        "did you mean 'standard'?");
    assert_int_equal(tni_upgrade(&ws, d, &no_day, &change), TN_E_SYNTAX);
    tn_arena_free(arena);
}

static void test_replace__another_product(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tni_workspace ws;
    tni_planned_change change;
    const tni_source_file *d = sample_open(arena, NULL, SAMPLES "acme.contract.ini", &ws);
    const tni_change_options options = {.on = "2026-05-01",
                                        .offer = SAMPLES "storage-18m.offer.ini"};
    assert_int_equal(tni_replace(&ws, d, &options, &change), TN_E_FINDINGS);
    const tn_finding *last = tn_findings_get(ws.findings, tn_findings_count(ws.findings) - 1);
    assert_int_equal(last->code, TN_CTR_REPLACE_PRODUCT);
    tn_arena_free(arena);
}

static void test_renew__at_the_end_of_the_term(void **state)
{
    (void)state;
    const tn_date day = {.days = 20500}; /* 2026-02-16 */
    tn_arena *arena = tn_arena_new(NULL);
    tni_workspace ws;
    tni_planned_change change;
    const tni_source_file *d = sample_open(arena, &day, SAMPLES "acme.contract.ini", &ws);
    const tni_change_options options = {.duration = "12m", .uplift = "5%"};
    const tn_status status = tni_renew(&ws, d, &options, &change);
    assert_int_equal(status, TN_OK);
    assert_string_equal(change.label, "2027-01-15");
    assert_string_equal(change.pairs[change.pair_count - 2].key, "duration");
    assert_string_equal(change.pairs[change.pair_count - 1].value, "5%");
    tn_arena_free(arena);
}

static void test_change_write__refused_with_errors(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tni_workspace ws;
    const tni_source_file *d = sample_open(arena, NULL, SAMPLES "acme.contract.ini", &ws);
    const char *reason = "";
    tni_planned_change change;
    assert_int_equal(tni_upgrade(&ws, d, &upgrade, &change), TN_OK);
    tn_findings_add(ws.findings, TN_FIL_UNREADABLE, (tn_at){0}, "", "an error");
    assert_int_equal(tni_change_write(&ws, d, &change, &reason), TN_E_FINDINGS);
    assert_string_equal(reason, "there are errors");
    tn_arena_free(arena);
}

static void test_read_when__days_and_instants(void **state)
{
    (void)state;
    tn_field_instant when = {0};
    assert_int_equal(tni_read_when("2027-04-11", &when), TN_OK);
    assert_false(when.has_time);
    assert_int_equal(tni_read_when("2027-04-11T10:00:00Z", &when), TN_OK);
    assert_true(when.has_time && when.set);
    assert_int_equal(tni_read_when("11.4.2027", &when), TN_E_SYNTAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_upgrade__credit_charge_due),
        cmocka_unit_test(test_upgrade__what_cannot_be_read),
        cmocka_unit_test(test_replace__another_product),
        cmocka_unit_test(test_renew__at_the_end_of_the_term),
        cmocka_unit_test(test_change_write__refused_with_errors),
        cmocka_unit_test(test_read_when__days_and_instants),
    };
    return RUN(tests);
}
