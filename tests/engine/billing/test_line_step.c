/* How an amount came about: the steps of every kind of line. */
#include "support/steps.h"

#include "engine/lives.h"

#define GB   "[item gb]\nquantity = 500\n"
#define YEAR PUBLIC("12", "2027-01-01") GB

/* The derivation of a line of a document, both counted from the end. */
static void check_step(const life_case *c, size_t document, size_t line)
{
    const tn_invoices *invoices = bill(c);
    const tn_document *d = invoices->documents[invoices->count - document];
    test_same_steps(tn_line_step(arena, d, &d->lines[d->line_count - line]), c->expected);
}

#define UPGRADED YEAR "[upgrade 2027-07-02]\nquantity.gb = 800\n"
#define MONTHLY                                                                                    \
    OFFER("duration = 12m\n[item gb]\nprice = 12\nquantity = 1000\n[payments]\nplan = monthly\n")
#define MINE PRIVATE("2027-01-01")

static const struct {
    life_case life;
    size_t document, line;
} cases[] = {
    {.life = {.what = "contract",
              .product = STORAGE,
              .contract = YEAR,
              .expected = "given contract of gb: -> 8000.00\n"
                          "  product quantity and unit price: 500 16.00\n"},
     .document = 1,
     .line = 1},
    {.life = {.what = "credit",
              .product = STORAGE,
              .contract = UPGRADED,
              .expected = "given upgrade-credit of gb: -> -4010.96\n"
                          "  product quantity and unit price: 500 16.00 183/365\n"
                          "  share day: 183 365 -> 183/365\n"
                          "  round half-up: 292800/73 -> 4010.96\n"
                          "  note a credit: the sign is put on after rounding:\n"},
     .document = 1,
     .line = 3},
    {.life =
         {.what = "rounding",
          .product = STORAGE,
          .contract = UPGRADED,
          .expected =
              "given rounding: -> 0.01\n"
              "  note lines are rounded alone, the exact total once: this is the difference:\n"},
     .document = 1,
     .line = 1},
    {.life = {.what = "more than all is left: 365 of 360",
              .product = STORAGE,
              .contract = YEAR "[upgrade 2027-01-01]\nquantity.gb = 800\n",
              .policy = "aws,basis=actual-30",
              .expected =
                  "given upgrade-charge of gb: -> 12800.00\n"
                  "  product quantity and unit price: 800 16.00 360/360\n"
                  "  share actual-30: 365 360 -> 360/360\n"
                  "    clamp held between nothing and all of the period: 365/360 -> 360/360\n"},
     .document = 1,
     .line = 1},
    {.life = {.what = "instalment",
              .product = STORAGE,
              .offer = MONTHLY,
              .contract = MINE,
              .expected = "given instalment: -> 1000.00\n"
                          "  note a charge of the agreed payment schedule:\n"},
     .document = 1,
     .line = 1},
    {.life =
         {.what = "refund of what was not used: 4,000 less 12,000 x 91/365",
          .product = STORAGE,
          .offer = MONTHLY,
          .contract = MINE "[refund 2027-04-02]\napproved = yes\n",
          .expected =
              "given refund: -> -8.22\n"
              "  difference charged less the worth of the time used: 4000.00 2991.78 -> 1008.22\n"
              "  given taken off C-1-2027-03-01-instalment of: -> 1000.00\n"},
     .document = 1,
     .line = 1},
    {.life = {.what = "refund of an amount",
              .product = STORAGE,
              .contract = YEAR "[refund 2027-04-02]\napproved = yes\namount = 7\n",
              .expected = "given refund: -> -7.00\n"
                          "  note the amount that was agreed:\n"
                          "  given taken off C-1-2027-01-01-contract of: -> 8000.00\n"},
     .document = 1,
     .line = 1},
    {.life = {.what = "refund within 48 hours",
              .product = STORAGE,
              .contract = YEAR "[refund 2027-01-02]\n",
              .expected =
                  "given refund: -> -8000.00\n"
                  "  note within 48 hours of acceptance: everything charged so far goes back:\n"
                  "  given taken off C-1-2027-01-01-contract of: -> 8000.00\n"},
     .document = 1,
     .line = 1},
    {.life = {.what = "a credit that was capped",
              .product = STORAGE,
              .contract = YEAR "[refund 2027-02-01]\napproved = yes\namount = 7990\n"
                               "[upgrade 2027-07-02]\nquantity.gb = 800\n",
              .expected =
                  "given upgrade-credit of gb: -> -10.00\n"
                  "  product quantity and unit price: 500 16.00 183/365\n"
                  "  share day: 183 365 -> 183/365\n"
                  "  given a credit never exceeds what was charged, which takes off: -> 4000.96\n"
                  "  note a credit: the sign is put on after rounding:\n"},
     .document = 1,
     .line = 2},
};

static void test_line_step__kinds(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        check_step(&cases[i].life, cases[i].document, cases[i].line);
    }
}

/* A line without what it came from has a step that says no more than its amount. */
static void test_line_step__of_little(void **state)
{
    (void)state;
    static const tn_termination ended = {0};
    const tn_currency usd = tn_tables_currency(tables, "USD")->currency;
    const tn_termination *const endings[] = {NULL, &ended};
    for (size_t i = 0; i < COUNT(endings); i++) {
        const tn_document d = {.termination = endings[i]};
        const tn_line line = {
            .kind = TN_LINE_REFUND, .dimension = TN_NO_DIMENSION, .amount = {-100, usd}};
        test_same_steps(tn_line_step(arena, &d, &line), "given refund: -> -1.00\n");
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_line_step__of_little),
        cmocka_unit_test(test_line_step__kinds),
    };
    return RUN_LIVES(tests);
}
