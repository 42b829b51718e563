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
};

static void same_part(const books_case *c, const char *what, tn_fraction found, part expected)
{
    const tn_fraction wanted = {expected.num, expected.den ? expected.den : 1};
    if (tn_fraction_compare(found, wanted) != 0) {
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

/* A document by hand, of which the lines say another thing than the total, or too much. */
static void test_conservation_enter__wrong_documents(void **state)
{
    (void)state;
    const tn_policy policy = policy_of("aws");
    const tn_i128 huge = (tn_i128)1 << 126;
    static const struct {
        int64_t line, total, exact;
        bool huge;
        tn_status status;
    } rows[] = {{100, 100, 100, false, TN_OK},
                {99, 100, 100, false, TN_E_BUG},  /* the lines' sum */
                {102, 102, 100, false, TN_E_BUG}, /* more than a rounding away */
                {100, 100, 100, true, TN_E_RANGE}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_line lines[] = {
            {.kind = TN_LINE_CONTRACT, .amount = {rows[i].line, {"USD", 2}}, .exact = {0, 1}},
            {.kind = TN_LINE_CONTRACT, .exact = {0, 1}}};
        if (rows[i].huge) {
            lines[0].exact = (tn_fraction){huge, 3};
            lines[1].exact = (tn_fraction){huge, 7};
        }
        const tn_document d = {.kind = TN_DOCUMENT_CONTRACT,
                               .policy = &policy,
                               .lines = lines,
                               .line_count = COUNT(lines),
                               .exact = {rows[i].exact, 1},
                               .total = {rows[i].total, {"USD", 2}}};
        for (int issued = 0; issued < 2; issued++) {
            tn_conservation *account = tni_conservation_new(arena, live(&cases[0].life));
            assert_int_equal(tni_conservation_enter(account, &d, issued), rows[i].status);
        }
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_conservation__by_hand),
        cmocka_unit_test(test_conservation_enter__wrong_documents),
    };
    return RUN_LIVES(tests);
}
