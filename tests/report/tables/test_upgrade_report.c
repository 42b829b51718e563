/* The reports of the what-ifs: an upgrade, refused or not, under every policy; a replacement. */
#include "report/books.h"

#include "tenor/contract_reports.h"

#define BEFORE(events) PUBLIC("12", "2027-01-01") "[item gb]\nquantity = 500\n" events

static const tn_report *upgrade_to(const char *event, bool all_policies)
{
    const test_files files = {STORAGE, NULL, NULL, BEFORE("")};
    char text[256];
    snprintf(text, sizeof(text), BEFORE("%s"), event);
    const test_files with = {STORAGE, NULL, NULL, tn_arena_text(arena, text)};
    findings = tn_findings_new(arena);
    const tn_contract *contract = test_contract(arena, tables, &files, findings);
    const tn_event *change =
        &test_contract(arena, tables, &with, tn_findings_new(arena))->events[0];
    const tn_upgrade *upgrade = NULL;
    assert_int_equal(tn_upgrade_build(arena, plain_books(contract), change, findings, &upgrade),
                     TN_OK);
    return tn_upgrade_report(arena, upgrade, all_policies, findings);
}

/* 500 to 800 at 16.00 with 183 of 365 days left, by hand: 4,010.96, 6,417.53, 0.01. */
static void test_upgrade_report__figures_lines_and_range(void **state)
{
    (void)state;
    expect_report(
        upgrade_to("[upgrade 2027-07-02]\nquantity.gb = 800\n", false),
        "Upgrade: C-1\n"
        "contract: C-1\n"
        "on: 2027-07-02\n"
        "currency: USD\n"
        "period.start: 2027-01-01T00:00:00Z\n"
        "period.end: 2028-01-01T00:00:00Z\n"
        "fraction.numerator: 183\n"
        "fraction.denominator: 365\n"
        "fraction.basis: day\n"
        "[lines]\n"
        "upgrade-credit | gb | 500 | 16.00 | 183/365 | -4010.96 | -500 x 16.00 x 183/365 = "
        "-4010.96\n"
        "upgrade-charge | gb | 800 | 16.00 | 183/365 | 6417.53 | 800 x 16.00 x 183/365 = 6417.53\n"
        "rounding | - | - | - | - | 0.01 | exact total rounded once, less the lines: 0.01\n"
        "credit: 4010.96\n"
        "charge: 6417.53\n"
        "rounding: 0.01\n"
        "due: 2406.58\n"
        "allowed: true\n"
        "range.lowest: 2000.00\n"
        "range.highest: 2440.00\n"
        "> Due now: 2,406.58 USD. Over all policies that prorate: 2,000.00 to 2,440.00.\n");
}

static void test_upgrade_report__every_policy(void **state)
{
    (void)state;
    const tn_report *report = upgrade_to("[upgrade 2027-07-02]\nquantity.gb = 800\n", true);
    const tn_table *policies = tn_report_find_table(report, "policies");
    assert_ptr_equal(report->primary, policies);
    expect_table(policies, "aws | 183/365 | 4010.96 | 6417.53 | 0.01 | 2406.58\n"
                           "stripe | 15811200/31536000 | 4010.96 | 6417.53 | 0.00 | 2406.57\n"
                           "killbill | 183/365 | 4010.96 | 6417.53 | 0.00 | 2406.57\n"
                           "killbill-30 | 179/360 | 3977.78 | 6364.44 | 0.00 | 2386.66\n"
                           "lago | 183/365 | 4010.96 | 6417.53 | 0.00 | 2406.57\n"
                           "chargebee | 183/365 | 4010.96 | 6417.53 | 0.00 | 2406.57\n"
                           "zuora-actual | 183/365 | 4010.96 | 6417.53 | 0.00 | 2406.57\n"
                           "zuora-360 | 183/360 | 4066.67 | 6506.67 | 0.00 | 2440.00\n"
                           "zuora-30-360 | 179/360 | 3977.78 | 6364.44 | 0.00 | 2386.66\n"
                           "salesforce-month | 5/12 | 3333.60 | 5333.76 | 0.00 | 2000.16\n"
                           "months | 5/12 | 3333.33 | 5333.33 | 0.00 | 2000.00\n"
                           "none | 1/1 | 0.00 | 12800.00 | 0.00 | 12800.00\n");
}

static void test_upgrade_report__refused(void **state)
{
    (void)state;
    expect_report(
        upgrade_to("[upgrade 2027-07-02]\nquantity.gb = 400\n", false),
        "Upgrade: C-1\n"
        "contract: C-1\n"
        "on: 2027-07-02\n"
        "currency: USD\n"
        "period.start: 2027-01-01T00:00:00Z\n"
        "period.end: 2028-01-01T00:00:00Z\n"
        "fraction.numerator: 183\n"
        "fraction.denominator: 365\n"
        "fraction.basis: day\n"
        "[lines]\n"
        "upgrade-credit | gb | 500 | 16.00 | 183/365 | -4010.96 | -500 x 16.00 x 183/365 = "
        "-4010.96\n"
        "upgrade-charge | gb | 400 | 16.00 | 183/365 | 3208.77 | 400 x 16.00 x 183/365 = 3208.77\n"
        "credit: 4010.96\n"
        "charge: 3208.77\n"
        "rounding: 0.00\n"
        "due: -802.19\n"
        "allowed: false\n"
        "range.lowest: -813.34\n"
        "range.highest: -666.67\n"
        "> Refused: this change is not allowed. The figures are what it would come to.\n"
        "> Due now: (802.19) USD. Over all policies that prorate: (813.34) to (666.67).\n");
}

#define OLD_OFFER OFFER("duration = 12m\n[item gb]\nquantity = 500\n")
#define NEW_OFFER OFFER("replaces = agmt-1\nduration = 12m\n[item gb]\nquantity = 800\n")

static void test_replacement_report__both_routes_and_a_schedule(void **state)
{
    (void)state;
    const test_files files = {STORAGE, OLD_OFFER, NEW_OFFER, PRIVATE("2027-01-01")};
    const test_files with = {STORAGE, OLD_OFFER, NEW_OFFER,
                             PRIVATE("2027-01-01") "[replace 2027-07-02]\noffer = b.offer.ini\n"};
    findings = tn_findings_new(arena);
    const tn_contract *contract = test_contract(arena, tables, &files, findings);
    const tn_event *event = &test_contract(arena, tables, &with, tn_findings_new(arena))->events[0];
    const tn_replacement *replacement = NULL;
    assert_int_equal(
        tn_replacement_build(arena, plain_books(contract), event, findings, &replacement), TN_OK);
    expect_report(tn_replacement_report(arena, replacement, findings),
                  "Replacement: C-1\n"
                  "contract: C-1\n"
                  "on: 2027-07-02\n"
                  "allowed: true\n"
                  "currency: USD\n"
                  "fraction: 183/365\n"
                  "issued: 8000.00\n"
                  "used: 3989.04\n"
                  "prepaid: 4010.96\n"
                  "new_total: 12800.00\n"
                  "new_rest: 6417.53\n"
                  "fair_total: 2406.58\n"
                  "uninvoiced: 0.00\n"
                  "increment: 2406.58\n"
                  "by_increment: 2406.58\n"
                  "offer_total: 12800.00\n"
                  "verdict: full value\n"
                  "[schedule]\n"
                  "2027-07-02 | 2406.58\n"
                  "> As written the new agreement runs beyond the end of the old term; the fair "
                  "total is for the rest of that term.\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_upgrade_report__figures_lines_and_range),
        cmocka_unit_test(test_upgrade_report__every_policy),
        cmocka_unit_test(test_upgrade_report__refused),
        cmocka_unit_test(test_replacement_report__both_routes_and_a_schedule),
    };
    return RUN_LIVES(tests);
}
