/* The books of a term by hand: what was billed is held, ahead, forfeited, unbilled, capped, or the
 * gap of a policy whose shares do not add up. */
#include "engine/lives.h"

#include "engine/billing/conservation.h"

/* Minor units as num/den. */
typedef struct part {
    int64_t num, den;
} part;

typedef struct books_case {
    life_case life;
    part lines, held, ahead, forfeited, waived, unbilled, capped, gap; /* den 0: nothing */
} books_case;

#define YEAR   PUBLIC("12", "2027-01-01") "[item gb]\nquantity = 500\n"
#define TO_800 "[upgrade 2027-07-02]\nquantity.gb = 800\n" /* 183 of 365 days are left */
#define LIFE(agreed, text, day, rules)                                                             \
    {                                                                                              \
        .what = text " until " day " " rules, .product = STORAGE, .offer = agreed,                 \
        .contract = text, .until = day[0] ? day : NULL, .policy = rules                            \
    }
#define THOUSANDS                                                                                  \
    OFFER("duration = 12m\n[item gb]\nprice = 12000\nquantity = 1\n[payments]\nplan = monthly\n")
#define FUTURE                                                                                     \
    OFFER("start = 2027-03-01\nend = 2028-02-29\n[item gb]\nprice = 16\nquantity = 500\n")
#define MINE PRIVATE("2027-01-01")
/* Two of one instant are one change; 92 days are left at the last. */
#define THRICE                                                                                     \
    TO_600 "[upgrade 2027-07-02T00:00:00Z]\nquantity.gb = 800\n"                                   \
           "[upgrade 2027-10-01]\nquantity.gb = 1000\n"
#define TO_600 "[upgrade 2027-07-02]\nquantity.gb = 600\n"

static const books_case cases[] = {
    {.life = LIFE(NULL, YEAR, "", "aws"), .lines = {800000, 1}, .held = {800000, 1}},
    {.life = LIFE(NULL, YEAR, "2027-07-01", "aws"),
     .lines = {800000, 1},
     .held = {800000 * 182, 365},
     .ahead = {800000 * 183, 365}},
    {.life = LIFE(NULL, YEAR "[cancel 2027-07-02]\n", "", "aws"),
     .lines = {800000, 1},
     .held = {800000 * 182, 365},
     .forfeited = {800000 * 183, 365}},
    {.life = LIFE(NULL, YEAR "[refund 2027-07-02]\napproved = yes\n", "", "aws"),
     .lines = {800000, 1},
     .held = {800000 * 182, 365},
     .forfeited = {800000 * 183, 365},
     .waived = {401096, 1}},
    {.life = LIFE(NULL, YEAR TO_800, "", "aws"),
     .lines = {800000 * 365 + 480000 * 183, 365},
     .held = {800000 * 182 + 1280000 * 183, 365}},
    {.life = LIFE(NULL, YEAR TO_800, "", "aws,basis=second"),
     .lines = {800000 * 365 + 480000 * 183, 365},
     .held = {800000 * 182 + 1280000 * 183, 365}},
    {.life = LIFE(NULL, YEAR TO_800, "", "months"), /* the 7th month has begun */
     .lines = {800000 * 12 + 480000 * 5, 12},
     .held = {800000 * 7 + 1280000 * 5, 12}},
    {.life = LIFE(NULL, YEAR TO_800, "", "aws,basis=30-360"), /* 179 of 360 */
     .lines = {800000 * 360 + 480000 * 179, 360},
     .held = {800000 * 181 + 1280000 * 179, 360}},
    /* The whole new charge, no credit: the old rest is forfeited, the used part of the new is the
     * gap. */
    {.life = LIFE(NULL, YEAR TO_800, "", "none"),
     .lines = {800000 + 1280000, 1},
     .held = {800000 * 182 + 1280000 * 183, 365},
     .forfeited = {800000 * 183, 365},
     .gap = {1280000 * 182, 365}},
    /* 183/360 where 183/365 passed. */
    {.life = LIFE(NULL, YEAR TO_800, "", "aws,basis=actual-30"),
     .lines = {800000 * 360 + 480000 * 183, 360},
     .held = {800000 * 182 + 1280000 * 183, 365},
     .gap = {INT64_C(480000) * 183 * 5, 360 * 365}},
    /* 0.5014 where 183/365 passed. */
    {.life = LIFE(NULL, YEAR TO_800, "", "aws,ratio_decimals=4"),
     .lines = {INT64_C(800000) * 10000 + INT64_C(480000) * 5014, 10000},
     .held = {800000 * 182 + 1280000 * 183, 365},
     .gap = {INT64_C(480000) * (INT64_C(5014) * 365 - INT64_C(183) * 10000), 3650000}},
    /* Four of twelve are invoiced; 91 days are used. */
    {.life = LIFE(THOUSANDS, MINE "[cancel 2027-04-02]\n", "", "aws"),
     .lines = {400000, 1},
     .held = {1200000 * 91, 365},
     .forfeited = {1200000 * 274, 365},
     .unbilled = {800000, 1}},
    {.life = LIFE(THOUSANDS, MINE, "2027-04-01", "aws"),
     .lines = {400000, 1},
     .held = {1200000 * 91, 365},
     .ahead = {1200000 * 274, 365},
     .unbilled = {800000, 1}},
    {.life = LIFE(FUTURE, MINE "[cancel 2027-02-01]\n", "", "aws"),
     .forfeited = {800000, 1},
     .unbilled = {800000, 1}},
    /* 0.05 of a cent is charged as nothing: the credit of all of it on the first day is withheld,
     * and the charge of 0.1 is no invoice. */
    {.life = LIFE(OFFER("duration = 12m\n[item gb]\nprice = 0.0005\nquantity = 1\n"),
                  MINE "[upgrade 2027-01-01]\nquantity.gb = 2\n", "", "aws"),
     .lines = {5, 100},
     .held = {10, 100},
     .unbilled = {10, 100},
     .capped = {5, 100}},
    /* A rising tide: 9,000 charged, 8,990 given back, credits of 10 left. */
    {.life =
         LIFE(NULL, YEAR "[refund 2027-02-01]\napproved = yes\namount = 7990\n" TO_800, "", "aws"),
     .lines = {(800000 - 1000) * 365 + 1280000 * 183, 365},
     .held = {800000 * 182 + 1280000 * 183, 365},
     .waived = {799000, 1},
     .capped = {800000 * 183 - 1000 * 365, 365}},
    {.life = LIFE(NULL, YEAR THRICE, "", "aws"),
     .lines = {800000 * 365 + 480000 * 183 + 320000 * 92, 365},
     .held = {800000 * 182 + 1280000 * 91 + 1600000 * 92, 365}},
    {.life = LIFE(NULL, YEAR THRICE, "", "aws,basis=actual-30"),
     .lines = {INT64_C(800000) * 360 + 480000 * 183 + 320000 * 92, 360},
     .held = {800000 * 182 + 1280000 * 91 + 1600000 * 92, 365},
     .gap = {(INT64_C(480000) * 183 + 320000 * 92) * 5, 360 * 365}},
    /* A share of one part: a month of twelve is left. */
    {.life = LIFE(NULL, YEAR "[upgrade 2027-11-15]\nquantity.gb = 800\n", "", "months"),
     .lines = {840000, 1},
     .held = {800000 * 11 + 1280000, 12}},
    {.life =
         LIFE(NULL, YEAR "[item seats]\nquantity = 2\n[upgrade 2027-07-02]\nquantity.seats = 5\n",
              "", "aws,basis=actual-30"),
     .lines = {INT64_C(820000) * 360 + 30000 * 183, 360},
     .held = {820000 * 182 + 850000 * 183, 365},
     .gap = {INT64_C(30000) * 183 * 5, 360 * 365}},
    /* What does not change is not charged anew. */
    {.life = LIFE(NULL, YEAR "[item seats]\nquantity = 2\n" TO_800, "", "none"),
     .lines = {820000 + 1280000, 1},
     .held = {820000 * 182 + 1300000 * 183, 365},
     .forfeited = {800000 * 183, 365},
     .gap = {1280000 * 182, 365}},
    /* The first day is used, which a change on it leaves; where access ends on it, nothing is. */
    {.life = LIFE(NULL, YEAR "[upgrade 2027-01-01]\nquantity.gb = 800\n", "", "aws,change_day=old"),
     .lines = {800000 * 365 + 480000 * 364, 365},
     .held = {800000 + 1280000 * 364, 365}},
    {.life = LIFE(NULL, YEAR "[cancel 2027-01-01]\n", "", "aws,change_day=old"),
     .lines = {800000, 1},
     .forfeited = {800000, 1}},
    /* The term begins behind the horizon. */
    {.life = LIFE(FUTURE, MINE, "2027-01-31", "aws"), .lines = {800000, 1}, .ahead = {800000, 1}},
    {.life = LIFE(FUTURE, MINE, "2027-02-28", "aws,change_day=old"),
     .lines = {800000, 1},
     .ahead = {800000, 1}},
};

static void same_part(const books_case *c, const char *what, tn_fraction found, part expected)
{
    const tn_fraction wanted = {expected.num, expected.den ? expected.den : 1};
    if (found.den <= 0 || tn_fraction_compare(found, wanted) != 0) {
        const tn_fraction least = tn_fraction_reduce(found);
        fail_msg("%s: %s is %lld/%lld", c->life.what, what, (long long)least.num,
                 (long long)least.den);
    }
}

static void test_conservation__by_hand(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        const books_case *c = &cases[i];
        const tn_invoices *invoices = bill(&c->life);
        assert_non_null(invoices);
        assert_int_equal(invoices->life->term_count, 1);
        const tn_conservation *k = invoices->conservation;
        same_part(c, "lines", k->lines, c->lines);
        same_part(c, "held", k->held, c->held);
        same_part(c, "ahead", k->ahead, c->ahead);
        same_part(c, "forfeited", k->forfeited, c->forfeited);
        same_part(c, "waived", k->waived, c->waived);
        same_part(c, "unbilled", k->unbilled, c->unbilled);
        same_part(c, "capped", k->capped, c->capped);
        same_part(c, "gap", k->gap, c->gap);
    }
}

static const tn_i128 HUGE = (tn_i128)1 << 126;

/* A document by hand: its total is its lines' sum, and as near to its exact total as rounding it
 * once, or each of two lines, comes. */
static void test_conservation_enter__wrong_documents(void **state)
{
    (void)state;
    const tn_i128 fine = (tn_i128)6 << 64; /* a denominator beyond 64 bits */
    const struct {
        const char *policy;
        int64_t lines[2], total;
        tn_fraction exact;
        tn_status status;
    } rows[] = {
        {"aws", {60, 40}, 100, {100, 1}, TN_OK},
        {"aws", {60, 39}, 100, {100, 1}, TN_E_BUG},
        {"aws", {60, 40}, 100, {201, 2}, TN_OK},
        {"aws", {60, 40}, 100, {199, 2}, TN_OK},
        {"aws", {60, 40}, 100, {302, 3}, TN_E_BUG},
        {"aws", {60, 40}, 100, {298, 3}, TN_E_BUG},
        {"aws", {-60, -40}, -100, {-199, 2}, TN_OK},
        {"aws", {-60, -40}, -100, {-298, 3}, TN_E_BUG},
        {"aws", {0, 0}, 0, {1, 1}, TN_E_BUG},
        {"aws", {60, 40}, 100, {fine * 201, fine * 2}, TN_OK},
        {"aws", {60, 40}, 100, {fine * 199, fine * 2}, TN_OK},
        {"aws", {60, 40}, 100, {fine * 302, fine * 3}, TN_E_BUG},
        {"aws", {60, 40}, 100, {fine * 298, fine * 3}, TN_E_BUG},
        {"aws", {60, 39}, 100, {fine * 100, fine}, TN_E_BUG},
        {"aws", {60, 40}, 100, {1, HUGE + 1}, TN_E_RANGE},
        {"aws", {60, 39}, 100, {1, HUGE + 1}, TN_E_RANGE},
        {"aws,rounding=half-down", {60, 40}, 100, {302, 3}, TN_E_BUG},
        {"aws,rounding=up", {60, 40}, 100, {298, 3}, TN_OK},
        {"aws,rounding=up", {60, 40}, 100, {295, 3}, TN_E_BUG},
        {"aws,rounding=floor", {60, 40}, 100, {302, 3}, TN_OK},
        {"aws,scope=line", {60, 40}, 100, {101, 1}, TN_OK},
        {"aws,scope=line", {60, 40}, 100, {304, 3}, TN_E_BUG},
        {"aws,scope=line,rounding=up", {60, 40}, 100, {98, 1}, TN_OK},
        {"aws,scope=line,rounding=up", {60, 40}, 100, {97, 1}, TN_E_BUG},
    };
    const tn_life *life = live(&cases[0].life);
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tn_policy policy = policy_of(rows[i].policy);
        tn_line lines[] = {
            {.kind = TN_LINE_CONTRACT, .amount = {rows[i].lines[0], {"USD", 2}}, .exact = {0, 1}},
            {.kind = TN_LINE_CONTRACT, .amount = {rows[i].lines[1], {"USD", 2}}, .exact = {0, 1}}};
        const tn_document d = {.kind = i % 2 ? TN_DOCUMENT_CONTRACT : TN_DOCUMENT_USAGE,
                               .policy = &policy,
                               .lines = lines,
                               .line_count = COUNT(lines),
                               .exact = rows[i].exact,
                               .total = {rows[i].total, {"USD", 2}}};
        const tn_status status =
            tni_conservation_enter(tni_conservation_new(arena, life), &d, i % 3 == 0);
        if (status != rows[i].status) {
            fail_msg("row %zu: %d", i, (int)status);
        }
    }
}

/* Which entry takes a line: usage none, what is not issued is agreed, but unbilled. */
static void test_conservation_enter__entries(void **state)
{
    (void)state;
    static const struct {
        tn_document_kind kind;
        tn_line_kind second;
        bool issued, huge;
        tn_status status;
        int64_t lines, unbilled, waived, capped;
    } rows[] = {
        {TN_DOCUMENT_UPGRADE, TN_LINE_UPGRADE_CHARGE, true, false, TN_OK, 30, 0, 0, 7},
        {TN_DOCUMENT_UPGRADE, TN_LINE_UPGRADE_CHARGE, false, false, TN_OK, 0, 30, 0, 7},
        {TN_DOCUMENT_REFUND, TN_LINE_REFUND, true, false, TN_OK, 40, 0, 10, 7},
        {TN_DOCUMENT_USAGE, TN_LINE_USAGE, true, false, TN_OK, 0, 0, 0, 0},
        {TN_DOCUMENT_UPGRADE, TN_LINE_UPGRADE_CHARGE, true, true, TN_E_RANGE, 0, 0, 0, 0},
        {TN_DOCUMENT_UPGRADE, TN_LINE_UPGRADE_CHARGE, false, true, TN_E_RANGE, 0, 0, 0, 0},
    };
    const tn_policy policy = policy_of("aws");
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_line lines[] = {
            {.kind = TN_LINE_UPGRADE_CHARGE, .exact = {40, 1}},
            {.kind = rows[i].second, .exact = {-10, 1}, .capped_exact = {7, 1}},
            {.kind = TN_LINE_ROUNDING, .exact = {0, 1}},
        };
        if (rows[i].huge) {
            lines[0].exact = (tn_fraction){HUGE, 3};
            lines[1].exact = (tn_fraction){HUGE, 7};
        }
        const tn_document d = {.kind = rows[i].kind,
                               .policy = &policy,
                               .lines = lines,
                               .line_count = COUNT(lines),
                               .exact = {0, 1}};
        tn_conservation *k = tni_conservation_new(arena, live(&cases[0].life));
        assert_int_equal(tni_conservation_enter(k, &d, rows[i].issued), rows[i].status);
        if (rows[i].status == TN_OK) {
            same_part(&cases[0], "lines", k->lines, (part){rows[i].lines, 1});
            same_part(&cases[0], "unbilled", k->unbilled, (part){rows[i].unbilled, 1});
            same_part(&cases[0], "waived", k->waived, (part){rows[i].waived, 1});
            same_part(&cases[0], "capped", k->capped, (part){rows[i].capped, 1});
        }
    }
}

/* What was entered is what was held, in each of two terms of 8,000.00; the first that is not says
 * why. */
static void test_conservation_check__every_term(void **state)
{
    (void)state;
    const tn_fraction right = {800000, 1}, wrong = {800001, 1}, none = {0, 1};
    const tn_fraction third = {HUGE, 3}, seventh = {HUGE, 7};
    const struct {
        tn_fraction lines[2], unbilled[2];
        tn_status status;
    } rows[] = {
        {{right, right}, {none, none}, TN_OK},
        {{wrong, right}, {none, none}, TN_E_BUG},
        {{right, wrong}, {none, none}, TN_E_BUG},
        {{none, right}, {right, none}, TN_OK},
        {{third, right}, {seventh, none}, TN_E_RANGE},
        {{right, third}, {none, seventh}, TN_E_RANGE},
        {{third, wrong}, {seventh, none}, TN_E_RANGE},
        {{wrong, third}, {none, seventh}, TN_E_BUG},
    };
    const life_case twice = {.what = "renewed",
                             .product = STORAGE,
                             .contract = YEAR "[renewal]\nauto = yes\n",
                             .until = "2028-12-31"};
    const tn_life *life = live(&twice);
    const tn_policy policy = policy_of("aws");
    assert_int_equal(life->term_count, 2);
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_conservation *k = tni_conservation_new(arena, life);
        for (size_t t = 0; t < 2; t++) {
            assert_int_equal(k[t].term, t);
            k[t].lines = rows[i].lines[t];
            k[t].unbilled = rows[i].unbilled[t];
        }
        const tn_status status = tni_conservation_check(k, life, &policy);
        if (status != rows[i].status) {
            fail_msg("row %zu: %d", i, (int)status);
        }
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_conservation__by_hand),
        cmocka_unit_test(test_conservation_enter__wrong_documents),
        cmocka_unit_test(test_conservation_enter__entries),
        cmocka_unit_test(test_conservation_check__every_term),
    };
    return RUN_LIVES(tests);
}
