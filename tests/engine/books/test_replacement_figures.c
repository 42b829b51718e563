/* What is fair when an agreement is replaced, by both routes. */
#include "engine/lives.h"
#include "tenor/replacement.h"
#include "tenor/upgrade.h"

static void same_money(tn_money money, const char *expected)
{
    char text[TN_DECIMAL_TEXT];
    assert_string_equal(tn_money_format(money, text), expected);
}

typedef struct replacement_case {
    const char *what, *a, *b, *contract, *on;
    const char *issued, *used, *prepaid, *new_total, *new_rest, *fair, *uninvoiced, *increment;
    tn_replacement_verdict verdict;
} replacement_case;

#define OLD_PLAN                                                                                   \
    OFFER("duration = 24m\n[item gb]\nprice = 48\nquantity = 500\n[payments]\nplan = quarterly\n")
#define OLD_YEAR  OFFER("duration = 12m\n[item gb]\nquantity = 500\n")
#define NEW(more) OFFER("replaces = agmt-1\n" more)
#define MINE      PRIVATE("2027-01-01")

static const replacement_case replacements[] = {
    /* 379 of 731 days are used, five quarters of 3,000 are invoiced. */
    {"24,000 in quarters to 36,000", OLD_PLAN,
     NEW("duration = 24m\n[item gb]\nprice = 72\nquantity = 500\n"), MINE, "2028-01-15", "15000.00",
     "12443.23", "2556.77", "36000.00", "17335.16", "14778.39", "9000.00", "5778.39",
     TN_REPLACEMENT_FULL_VALUE},
    {"and charged what is fair", OLD_PLAN,
     NEW("duration = 24m\n[item gb]\nprice = 72\nquantity = 500\n[payments]\nplan = annual\n"
         "total = 14778.39\n"),
     MINE, "2028-01-15", "15000.00", "12443.23", "2556.77", "36000.00", "17335.16", "14778.39",
     "9000.00", "5778.39", TN_REPLACEMENT_FAIR},
    {"or the increment alone", OLD_PLAN,
     NEW("duration = 24m\n[item gb]\nprice = 72\nquantity = 500\n[payments]\nplan = annual\n"
         "total = 5778.39\n"),
     MINE, "2028-01-15", "15000.00", "12443.23", "2556.77", "36000.00", "17335.16", "14778.39",
     "9000.00", "5778.39", TN_REPLACEMENT_INCREMENT},
    {"paid in advance: 182 of 365 days of 8,000 are used", OLD_YEAR,
     NEW("duration = 12m\n[item gb]\nquantity = 800\n[payments]\nplan = annual\ntotal = 3000\n"),
     MINE, "2027-07-02", "8000.00", "3989.04", "4010.96", "12800.00", "6417.53", "2406.58", "0.00",
     "2406.58", TN_REPLACEMENT_OTHER},
    {"a new end: the price of its items is that of the rest", OLD_YEAR,
     NEW("end = 2027-12-31\n[item gb]\nprice = 10\nquantity = 800\n"), MINE, "2027-07-02",
     "8000.00", "3989.04", "4010.96", "8000.00", "8000.00", "3989.04", "0.00", "3989.04",
     TN_REPLACEMENT_FULL_VALUE},
    {"a credit note was given before", OLD_YEAR, NEW("duration = 12m\n[item gb]\nquantity = 800\n"),
     MINE "[refund 2027-02-01]\napproved = yes\namount = 1000\n", "2027-07-02", "7000.00",
     "3989.04", "3010.96", "12800.00", "6417.53", "3406.58", "0.00", "2406.58",
     TN_REPLACEMENT_FULL_VALUE},
};

static const tn_replacement *replace(const replacement_case *c)
{
    const test_files files = {STORAGE, c->a, c->b, c->contract};
    const test_files other = {STORAGE, c->b, NULL, MINE};
    const tn_replacement *out = NULL;
    findings = tn_findings_new(arena);
    const tn_contract *contract = test_contract(arena, tables, &files, findings);
    tn_offer offer = *test_contract(arena, tables, &other, findings)->offer;
    tn_offer *kept = tn_arena_take(arena, sizeof(offer));
    *kept = offer;
    kept->product = contract->product;
    const tn_event event = {
        .kind = TN_EVENT_REPLACE, .when = {.value = at(c->on), .set = true}, .offer = kept};
    tn_books *books = plain_books(contract);
    assert_int_equal(tn_replacement_build(arena, books, &event, findings, &out), TN_OK);
    return out;
}

static void test_replacement__what_is_fair(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(replacements); i++) {
        const replacement_case *c = &replacements[i];
        const tn_replacement *r = replace(c);
        assert_true(r->allowed);
        same_money(r->issued, c->issued);
        same_money(r->used, c->used);
        same_money(r->prepaid, c->prepaid);
        same_money(r->new_total, c->new_total);
        same_money(r->new_rest, c->new_rest);
        same_money(r->fair_total, c->fair);
        same_money(r->uninvoiced, c->uninvoiced);
        same_money(r->increment, c->increment);
        assert_int_equal(r->verdict, c->verdict);
        const bool warned =
            c->verdict == TN_REPLACEMENT_FULL_VALUE || c->verdict == TN_REPLACEMENT_INCREMENT;
        assert_int_equal(test_count(findings, TN_CTR_REPLACE_VALUE), warned);
        int64_t sum = 0;
        for (size_t p = 0; p < r->schedule_count; p++) {
            sum += r->schedule[p].amount.minor;
        }
        assert_int_equal(sum, r->fair_total.minor);
    }
    const tn_replacement *r = replace(&replacements[0]);
    char day[TN_DATE_TEXT];
    assert_int_equal(r->schedule_count, 3); /* April, July, October */
    assert_string_equal(tn_date_format(r->schedule[0].date, day), "2028-04-01");
    same_money(r->schedule[0].amount, "4926.13");
    same_money(r->by_increment, "14778.39");
    assert_true(r->runs_on);
    assert_int_equal(replace(&replacements[3])->schedule_count, 1);
    assert_false(replace(&replacements[4])->runs_on);
}

static void test_replacement__not_across_currencies(void **state)
{
    (void)state;
    const replacement_case euros = {
        .a = OLD_YEAR,
        .b = NEW("duration = 12m\ncurrency = EUR\n[item gb]\nprice = 3\nquantity = 1\n"),
        .contract = MINE,
        .on = "2027-07-02"};
    assert_false(replace(&euros)->allowed);
    assert_int_equal(test_finding(findings, TN_CTR_REPLACE_CURRENCY)->severity, TN_ERROR);
}

static void test_replacement__refused(void **state)
{
    (void)state;
    replacement_case late = replacements[3];
    late.on = "2028-07-02";
    assert_false(replace(&late)->allowed);
    assert_int_equal(test_count(findings, TN_CTR_AFTER_END), 1);
    late.on = "2026-07-02";
    assert_false(replace(&late)->allowed);
    assert_int_equal(test_count(findings, TN_CTR_BEFORE_START), 1);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_replacement__what_is_fair),
        cmocka_unit_test(test_replacement__not_across_currencies),
        cmocka_unit_test(test_replacement__refused),
    };
    return RUN_LIVES(tests);
}
