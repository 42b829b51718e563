/* An upgrade on a day, under every preset, and what is refused. */
#include "engine/lives.h"
#include "tenor/replacement.h"
#include "tenor/upgrade.h"

#define YEAR PUBLIC("12", "2027-01-01") "[item gb]\nquantity = 500\n"

static void same_money(tn_money money, const char *expected)
{
    char text[TN_DECIMAL_TEXT];
    assert_string_equal(tn_money_format(money, text), expected);
}

static const tn_upgrade *upgrade(const char *contract, const char *on, size_t dimension,
                                 int64_t quantity)
{
    const test_files files = {STORAGE, NULL, NULL, contract};
    const tn_upgrade *out = NULL;
    findings = tn_findings_new(arena);
    const tn_contract *c = test_contract(arena, tables, &files, findings);
    tn_contract_quantity to = {
        .label = "?", .dimension = dimension, .quantity = {.value = quantity, .set = true}};
    const tn_event event = {.kind = TN_EVENT_UPGRADE,
                            .when = {.value = at(on), .set = true},
                            .quantities = &to,
                            .quantity_count = 1};
    tn_books *books = plain_books(c);
    assert_int_equal(tn_upgrade_build(arena, books, &event, findings, &out), TN_OK);
    return out;
}

static void test_upgrade__with_183_of_365_days_left(void **state)
{
    (void)state;
    static const struct {
        const char *preset, *credit, *charge, *due;
    } presets[] = {
        {"aws", "4010.96", "6417.53", "2406.58"},
        {"stripe", "4010.96", "6417.53", "2406.57"},
        {"killbill", "4010.96", "6417.53", "2406.57"},         /* 0.501369863 */
        {"zuora-360", "4066.67", "6506.67", "2440.00"},        /* 183/360 */
        {"killbill-30", "3977.78", "6364.44", "2386.66"},      /* 179/360 */
        {"salesforce-month", "3333.60", "5333.76", "2000.16"}, /* 0.4167 */
        {"months", "3333.33", "5333.33", "2000.00"},           /* 5/12 */
        {"none", "0.00", "12800.00", "12800.00"},
    };
    const tn_upgrade *u = upgrade(YEAR, "2027-07-02", 0, 800);
    assert_true(u->allowed && u->priced);
    same_money(u->change.credit, "4010.96");
    same_money(u->change.charge, "6417.53");
    same_money(u->change.rounding, "0.01");
    same_money(u->change.due, "2406.58");
    assert_true(u->change.share.counted.num == 183 && u->change.share.counted.den == 365);
    assert_int_equal(u->from[0], 500);
    assert_int_equal(u->to[0], 800);
    assert_int_equal(u->on.seconds, at("2027-07-02").seconds);
    assert_int_equal(u->preset_count, tables->policy_count);
    for (size_t i = 0; i < COUNT(presets); i++) {
        const tn_upgrade_preset *p = NULL;
        for (size_t j = 0; j < u->preset_count; j++) {
            p = strcmp(u->presets[j].policy->name, presets[i].preset) == 0 ? &u->presets[j] : p;
        }
        assert_non_null(p);
        same_money(p->change.credit, presets[i].credit);
        same_money(p->change.charge, presets[i].charge);
        same_money(p->change.due, presets[i].due);
    }
    /* `none` prorates nothing and is left out of the range. */
    same_money(u->lowest, "2000.00");
    same_money(u->highest, "2440.00");
}

static void test_upgrade__refused(void **state)
{
    (void)state;
    const tn_upgrade *u = upgrade(YEAR, "2027-07-02", 0, 400);
    assert_false(u->allowed);
    assert_int_equal(test_count(findings, TN_CTR_DECREASE), 1);
    u = upgrade(YEAR, "2028-07-02", 0, 800);
    assert_false(u->allowed);
    assert_int_equal(test_count(findings, TN_CTR_AFTER_END), 1);
    u = upgrade(YEAR, "2027-07-02", 2, 5); /* calls are metered */
    assert_false(u->allowed);
    assert_int_equal(test_count(findings, TN_CTR_NO_PRICE), 1);
}

/* What is filed for a later day is judged on that day: 600 would be less than 800. */
static void test_upgrade__nothing_of_what_comes_later(void **state)
{
    (void)state;
    const tn_upgrade *u =
        upgrade(YEAR "[upgrade 2027-09-01]\nquantity.gb = 600\n", "2027-07-02", 0, 800);
    assert_true(u->allowed);
    same_money(u->change.due, "2406.58");
    assert_int_equal(test_count(findings, TN_CTR_DECREASE), 0);
}

static tn_status estimate(const char *contract, const char *on, size_t dimension, int64_t quantity,
                          tn_proration *out)
{
    const test_files files = {STORAGE, NULL, NULL, contract};
    tn_contract_quantity to = {
        .label = "?", .dimension = dimension, .quantity = {.value = quantity, .set = true}};
    const tn_event event = {.kind = TN_EVENT_UPGRADE,
                            .when = {.value = at(on), .set = true},
                            .quantities = &to,
                            .quantity_count = 1};
    findings = tn_findings_new(arena);
    return tn_upgrade_estimate(arena, plain_books(test_contract(arena, tables, &files, findings)),
                               &event, out);
}

static void test_upgrade__estimated(void **state)
{
    (void)state;
    tn_proration figures;
    assert_int_equal(estimate(YEAR, "2027-07-02", 0, 800, &figures), TN_OK);
    same_money(figures.due, "2406.58");
    /* No term runs on the day; no dimension of that number; more than can be counted. */
    assert_int_equal(estimate(YEAR, "2026-07-02", 0, 800, &figures), TN_E_RANGE);
    assert_int_equal(estimate(YEAR, "2029-07-02", 0, 800, &figures), TN_E_RANGE);
    assert_int_equal(estimate(YEAR, "2027-07-02", TN_NO_DIMENSION, 800, &figures), TN_E_RANGE);
    assert_int_equal(estimate(YEAR, "2027-07-02", 0, INT64_MAX / 2, &figures), TN_E_RANGE);
    /* What cannot be lived has no figures. */
    assert_int_not_equal(estimate(PUBLIC("7", "2027-01-01") "[item gb]\nquantity = 500\n",
                                  "2027-07-02", 0, 800, &figures),
                         TN_OK);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_upgrade__with_183_of_365_days_left),
        cmocka_unit_test(test_upgrade__nothing_of_what_comes_later),
        cmocka_unit_test(test_upgrade__estimated),
        cmocka_unit_test(test_upgrade__refused),
    };
    return RUN_LIVES(tests);
}
