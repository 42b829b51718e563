/* Replacements by hand: what is typed against what is fair. */
#include "support/steps.h"

#include "engine/lives.h"
#include "tenor/replacement.h"
#include "tenor/upgrade.h"

#define MINE PRIVATE("2027-01-01")
#define OLD                                                                                        \
    OFFER("duration = 24m\n[item gb]\nprice = 24\nquantity = 1000\n[payments]\n"                   \
          "plan = quarterly\nfirst = 2027-01-01\n")
#define NEW(more) OFFER("replaces = agmt-1\n" more)
#define SIXTHS(total)                                                                              \
    NEW("duration = 24m\n[item gb]\nprice = 36\nquantity = 1000\n[payments]\nplan = quarterly\n"   \
        "first = 2028-01-15\ntotal = " total "\n")
#define YEAR OFFER("duration = 12m\n[item gb]\nquantity = 500\n")

#define RENEWING OFFER("duration = 12m\n[item gb]\nquantity = 500\n[renewal]\nauto = yes\n")
#define AGREED                                                                                     \
    OFFER("duration = 24m\n[item gb]\nprice = 24\nquantity = 1000\n[payments]\n"                   \
          "plan = quarterly\nfirst = 2027-01-01\ntotal = 20000\n")
#define LATER                                                                                      \
    OFFER("duration = 12m\n[item gb]\nquantity = 500\n[payments]\nplan = monthly\ncount = 2\n"     \
          "first = 2027-06-01\n")
#define MANY                                                                                       \
    OFFER("duration = 24m\n[item gb]\nprice = 24\nquantity = 1000\n[payments]\n"                   \
          "plan = monthly\ncount = 100\nfirst = 2027-01-01\n")

typedef struct replace_case {
    const char *what, *old, *fresh, *on, *expected, *codes;
} replace_case;

#define KNOWN  "15000.00 12443.23 2556.77 36000.00 17335.16 14778.39 9000.00 5778.39 14778.39 "
#define SPREAD " runs on: 2028-04-01 4926.13 2028-07-01 4926.13 2028-10-01 4926.13"

/* issued used prepaid | new_total new_rest fair | uninvoiced increment other | typed verdict */
static const replace_case cases[] = {
    {"the whole value typed: what was prepaid is paid twice", OLD, SIXTHS("36000.00"), "2028-01-15",
     "15000.00 12443.23 2556.77 36000.00 17335.16 14778.39 9000.00 5778.39 14778.39 36000.00 full "
     "runs on: 2028-04-01 4926.13 2028-07-01 4926.13 2028-10-01 4926.13",
     "CTR-066"},
    {"the fair total typed", OLD, SIXTHS("14778.39"), "2028-01-15", KNOWN "14778.39 fair" SPREAD,
     NULL},
    {"the mere increment: what was not invoiced is given away", OLD, SIXTHS("5778.39"),
     "2028-01-15", KNOWN "5778.39 increment" SPREAD, "CTR-066"},
    {"something else", OLD, SIXTHS("10000.00"), "2028-01-15", KNOWN "10000.00 other" SPREAD, NULL},
    {"at the very instant of a charge, which it cancels: 275 of 731 days are left", OLD,
     SIXTHS("36000.00"), "2028-04-01",
     "15000.00 14971.27 28.73 36000.00 13543.09 13514.36 9000.00 4514.36 13514.36 36000.00 full "
     "runs on: 2028-04-01 4504.78 2028-07-01 4504.79 2028-10-01 4504.79",
     "CTR-066"},
    {"a second later that charge is made: 3,000 more are prepaid", OLD, SIXTHS("36000.00"),
     "2028-04-01T00:00:01Z",
     "18000.00 14971.27 3028.73 36000.00 13543.09 10514.36 6000.00 4514.36 10514.36 36000.00 full "
     "runs on: 2028-07-01 5257.18 2028-10-01 5257.18",
     "CTR-066"},
    {"the worth of the rest typed: the whole value, too", OLD, SIXTHS("17335.16"), "2028-01-15",
     KNOWN "17335.16 full" SPREAD, "CTR-066"},
    {"what the first term charged is not prepaid in the second: 184 of 366 days are left", RENEWING,
     NEW("duration = 12m\n[item gb]\nquantity = 800\n"), "2028-07-01",
     "8000.00 3978.14 4021.86 12800.00 6434.97 2413.11 0.00 2413.11 2413.11 12800.00 full runs on: "
     "2028-07-01 2413.11",
     "CTR-066"},
    {"99 charges of 240 are left, more than AWS takes: one of all", MANY, SIXTHS("36000.00"),
     "2027-02-01",
     "240.00 1017.78 -777.78 36000.00 34473.32 35251.11 23760.00 11491.11 35251.11 36000.00 full "
     "runs on: 2027-02-01 35251.11",
     "CTR-066"},
    {"upfront, 500 to 800 GB with 183 of 365 days left", YEAR,
     NEW("duration = 12m\n[item gb]\nquantity = 800\n"), "2027-07-02",
     "8000.00 3989.04 4010.96 12800.00 6417.53 2406.58 0.00 2406.58 2406.58 12800.00 full runs on: "
     "2027-07-02 2406.58",
     "CTR-066"},
    {"to the old end, the offer's charge is for the rest", YEAR,
     NEW("end = 2027-12-31\n[item gb]\nprice = 8.02192\nquantity = 800\n"), "2027-07-02",
     "8000.00 3989.04 4010.96 6417.54 6417.54 2406.58 0.00 2406.58 2406.58 6417.54 full to its own "
     "end: 2027-07-02 2406.58",
     "CTR-066"},
    {"an agreed total is what the old agreement is worth", AGREED, SIXTHS("36000.00"), "2028-01-15",
     "12500.00 10369.36 2130.64 36000.00 17335.16 15204.51 7500.00 7704.51 15204.51 36000.00 full "
     "runs on: 2028-04-01 5068.17 2028-07-01 5068.17 2028-10-01 5068.17",
     "CTR-066"},
    {"before the first of two charges: both are not invoiced yet", LATER,
     NEW("duration = 12m\n[item gb]\nquantity = 800\n"), "2027-02-01",
     "0.00 679.45 -679.45 12800.00 11712.88 12392.33 8000.00 4392.33 12392.33 12800.00 full runs "
     "on: 2027-06-01 6196.16 2027-07-01 6196.17",
     "CTR-066"},
    {"after the end there is nothing to replace", YEAR,
     NEW("duration = 12m\n[item gb]\nquantity = 800\n"), "2028-01-02", "refused", "CTR-050"},
};

static const tn_event *replacement_event(const replace_case *c)
{
    char text[512];
    snprintf(text, sizeof(text), MINE "[replace %s]\noffer = b.offer.ini\n", c->on);
    const test_files files = {STORAGE, c->old, c->fresh, tn_arena_text(arena, text)};
    return &test_contract(arena, tables, &files, tn_findings_new(arena))->events[0];
}

static void print_replacement(const tn_replacement *r, char *out, size_t size)
{
    static const char *const verdicts[] = {"fair", "full", "increment", "other"};
    const tn_money figures[] = {r->issued,       r->used,       r->prepaid,    r->new_total,
                                r->new_rest,     r->fair_total, r->uninvoiced, r->increment,
                                r->by_increment, r->typed};
    char text[TN_DECIMAL_TEXT];
    if (!r->allowed) {
        say(out, size, "refused");
        return;
    }
    for (size_t i = 0; i < COUNT(figures); i++) {
        say(out, size, "%s ", tn_money_format(figures[i], text));
    }
    say(out, size, "%s%s%s:", verdicts[r->verdict], r->own_end ? " to its own end" : "",
        r->runs_on ? " runs on" : "");
    for (size_t i = 0; i < r->schedule_count; i++) {
        char date[TN_DATE_TEXT];
        say(out, size, " %s %s", tn_date_format(r->schedule[i].date, date),
            tn_money_format(r->schedule[i].amount, text));
    }
}

static const tn_replacement *build(const replace_case *c, const char *contract_text)
{
    const test_files files = {STORAGE, c->old, c->fresh, contract_text};
    const tn_contract *contract = test_contract(arena, tables, &files, tn_findings_new(arena));
    const tn_replacement *r = NULL;
    tn_books *books = plain_books(contract);
    assert_int_equal(tn_replacement_build(arena, books, replacement_event(c), findings, &r), TN_OK);
    return r;
}

static void check_figures(const replace_case *c, const char *contract_text)
{
    char found[1024] = "";
    print_replacement(build(c, contract_text), found, sizeof(found));
    same(&(life_case){.what = c->what, .expected = c->expected, .codes = c->codes}, found);
}

static void test_replacement__by_hand(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        check_figures(&cases[i], MINE);
    }
}

/* Another replaces it ten hours later: what it comes to is the same. */
static void test_replacement__before_another_of_the_day(void **state)
{
    static const replace_case c = {
        "at midnight, before another",
        YEAR,
        NEW("duration = 12m\n[item gb]\nquantity = 800\n"),
        "2027-07-02",
        "8000.00 3989.04 4010.96 12800.00 6417.53 2406.58 0.00 2406.58 2406.58 12800.00 full runs "
        "on: 2027-07-02 2406.58",
        "CTR-066"};
    (void)state;
    check_figures(&c, MINE "[replace 2027-07-02T10:00:00Z]\noffer = b.offer.ini\n");
}

/* What is filed for a day after the replacement is judged on that day, not now. */
static void test_replacement__nothing_of_what_comes_later(void **state)
{
    static const replace_case c = {
        "before an upgrade that would lower the new quantity",
        YEAR,
        NEW("duration = 12m\n[item gb]\nquantity = 800\n"),
        "2027-07-02",
        "8000.00 3989.04 4010.96 12800.00 6417.53 2406.58 0.00 2406.58 2406.58 12800.00 full runs "
        "on: 2027-07-02 2406.58",
        "CTR-066"};
    (void)state;
    check_figures(&c, MINE "[upgrade 2027-09-01]\nquantity.gb = 600\n");
}

/* 90 days of 500 GB, 92 of 800; 275 of 365 days were left at the upgrade. */
static void test_replacement__of_what_is_held_by_then(void **state)
{
    static const replace_case c = {
        "upgraded before",
        YEAR,
        NEW("duration = 12m\n[item gb]\nquantity = 900\n"),
        "2027-07-02",
        "11616.44 5198.90 6417.53 14400.00 7219.73 802.19 0.00 802.19 802.19 14400.00 full runs "
        "on: 2027-07-02 802.19",
        "CTR-066"};
    (void)state;
    check_figures(&c, MINE "[upgrade 2027-04-01]\nquantity.gb = 800\n");
}

static void test_replacement__says_what_would_be_fair(void **state)
{
    (void)state;
    static const struct {
        const char *total, *message;
    } rows[] = {{SIXTHS("36000.00"),
                 "the new offer charges 36000.00, its full value, where 14778.39 would be fair: "
                 "what was prepaid is paid twice"},
                {SIXTHS("5778.39"),
                 "the new offer charges 5778.39, the mere increment, where 14778.39 would be fair: "
                 "what was not invoiced yet is given away"}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        build(&(replace_case){.old = OLD, .fresh = rows[i].total, .on = "2028-01-15"}, MINE);
        assert_string_equal(test_finding(findings, TN_CTR_REPLACE_VALUE)->message, rows[i].message);
    }
}

/* As many charges as AWS takes are left of 61: one each. */
static void test_replacement__sixty_charges(void **state)
{
    (void)state;
    static const replace_case c = {
        .old = OFFER("duration = 24m\n[item gb]\nprice = 24\nquantity = 1000\n[payments]\n"
                     "plan = monthly\ncount = 61\nfirst = 2027-01-01\n"),
        .fresh = SIXTHS("36000.00"),
        .on = "2027-02-01"};
    const tn_replacement *r = build(&c, MINE);
    int64_t sum = 0;
    assert_int_equal(r->schedule_count, TN_PAYMENTS_MAX);
    for (size_t i = 0; i < r->schedule_count; i++) {
        sum += r->schedule[i].amount.minor;
    }
    assert_int_equal(sum, r->fair_total.minor);
}

/* 2,147,483,646 units at 100,000,000.00 for the last days: the year's worth of them, which the
 * derivation names, is beyond 64 bits. */
static void test_replacement__worth_beyond_64_bits(void **state)
{
    (void)state;
    static const replace_case c = {
        .old = OFFER("duration = 12m\n[item gb]\nprice = 100000000\nquantity = 1\n"),
        .fresh = NEW("duration = 12m\n[item gb]\nprice = 1\nquantity = 1\n"),
        .on = "2027-12-31T12:00:00Z"};
    const test_files files = {STORAGE, c.old, c.fresh,
                              MINE "[upgrade 2027-12-30]\nquantity.gb = 2147483646\n"};
    const tn_contract *contract = test_contract(arena, tables, &files, tn_findings_new(arena));
    const tn_replacement *r = NULL;
    tn_books *books = plain_books(contract);
    assert_non_null(tn_books_invoices(books));
    assert_int_equal(tn_replacement_build(arena, books, replacement_event(&c), findings, &r),
                     TN_E_RANGE);
    assert_int_equal(test_count(findings, TN_CTR_REPLACE_VALUE), 0);
    assert_null(r);
}

/* A price of eight decimals, a share of twelve, months that have no common divisor: what is left of
 * the new agreement is beyond 128 bits. */
static void test_replacement__rest_beyond_128_bits(void **state)
{
    (void)state;
    static const replace_case c = {
        .old = OFFER("duration = 59m\n[item gb]\nprice = 1\nquantity = 1\n"),
        .fresh = NEW("duration = 60m\n[item gb]\nprice = 39999999.99999997\n"
                     "quantity = 2147483639\n"),
        .on = "2027-01-09"};
    const test_files files = {STORAGE, c.old, c.fresh, MINE};
    const tn_contract *contract = test_contract(arena, tables, &files, tn_findings_new(arena));
    const tn_policy policy = policy_of("aws,ratio_decimals=12");
    const tn_replacement *r = NULL;
    findings = tn_findings_new(arena);
    tn_books *books = tn_books_new(arena, contract, tables, &policy, &(tn_horizon){0}, findings);
    assert_int_equal(tn_replacement_build(arena, books, replacement_event(&c), findings, &r),
                     TN_E_RANGE);
    assert_null(r);
}

/* 352 of 731 days are left of 24,000 and of the new 36,000. */
static void test_replacement__both_routes(void **state)
{
    (void)state;
    static const char fair[] =
        "difference new rest less what was prepaid: 17335.16 2556.77 -> 14778.39\n"
        "  product new agreement, months of the old term in its own, share left: 36000.00 24/24 "
        "352/731 -> 17335.16\n"
        "    round half-up: 12672000/731 -> 17335.16\n"
        "  difference prepaid: invoiced less used: 15000.00 12443.23 -> 2556.77\n"
        "    round half-up: 1869000/731 -> 2556.77\n"
        "  round half-up: 10803000/731 -> 14778.39\n";
    static const char other[] =
        "sum not invoiced yet and the increment: -> 14778.39\n"
        "  given agreed, not invoiced yet: 9000.00\n"
        "  difference increment: new rest less old: 17335.16 11556.77 -> 5778.39\n"
        "    product old agreement, share left: 24000.00 352/731 -> 11556.77\n"
        "      round half-up: 8448000/731 -> 11556.77\n"
        "    round half-up: 4224000/731 -> 5778.39\n"
        "  round half-up: 10803000/731 -> 14778.39\n";
    const tn_replacement *r = build(&cases[0], MINE);
    test_same_steps(r->fair_step, fair);
    test_same_steps(r->by_increment_step, other);
    /* 6,417.536 as agreed for the rest; 8,000 - 8,000 x 182/365 = 292800/73. */
    r = build(&(replace_case){.old = YEAR,
                              .fresh = NEW("end = 2027-12-31\n[item gb]\nprice = 8.02192\n"
                                           "quantity = 800\n"),
                              .on = "2027-07-02"},
              MINE);
    test_same_steps(r->fair_step,
                    "difference new rest less what was prepaid: 6417.54 4010.96 -> 2406.58\n"
                    "  given new agreement, to its own end: 6417.54\n"
                    "  difference prepaid: invoiced less used: 8000.00 3989.04 -> 4010.96\n"
                    "    round half-up: 292800/73 -> 4010.96\n"
                    "  round half-up: 21960016/9125 -> 2406.58\n");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_replacement__by_hand),
        cmocka_unit_test(test_replacement__before_another_of_the_day),
        cmocka_unit_test(test_replacement__nothing_of_what_comes_later),
        cmocka_unit_test(test_replacement__of_what_is_held_by_then),
        cmocka_unit_test(test_replacement__both_routes),
        cmocka_unit_test(test_replacement__says_what_would_be_fair),
        cmocka_unit_test(test_replacement__sixty_charges),
        cmocka_unit_test(test_replacement__worth_beyond_64_bits),
        cmocka_unit_test(test_replacement__rest_beyond_128_bits),
    };
    return RUN_LIVES(tests);
}
