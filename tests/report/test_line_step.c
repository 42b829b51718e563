/* How an amount came about: in words, for every kind of line. */
#include "engine/lives.h"
#include "tenor/report.h"

#define GB   "[item gb]\nquantity = 500\n"
#define YEAR PUBLIC("12", "2027-01-01") GB

/* The derivation of a line of a document, both counted from the end. */
static void check_step(const life_case *c, size_t document, size_t line)
{
    const tn_invoices *invoices = bill(c);
    const tn_document *d = invoices->documents[invoices->count - document];
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    tn_explain_print(tn_line_step(arena, d, &d->lines[d->line_count - line]), true, &out);
    tn_buffer_add(&out, "", 1);
    if (strcmp(out.bytes, c->expected) != 0) {
        fail_msg("%s:\n%s\nexpected:\n%s", c->what, out.bytes, c->expected);
    }
    tn_buffer_done(&out);
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
              .expected = "contract of gb: 8,000.00\n  quantity and unit price: 500 x 16.00\n"},
     .document = 1,
     .line = 1},
    {.life = {.what = "credit",
              .product = STORAGE,
              .contract = UPGRADED,
              .expected = "upgrade-credit of gb: (4,010.96)\n"
                          "  quantity and unit price: 500 x 16.00 x 183/365\n"
                          "  share left, day: 183 left of 365 = 183/365\n"
                          "  rounded half-up: 292800/73 = 4,010.96\n"
                          "  a credit: the sign is put on after rounding\n"},
     .document = 1,
     .line = 3},
    {.life = {.what = "rounding",
              .product = STORAGE,
              .contract = UPGRADED,
              .expected =
                  "rounding: 0.01\n"
                  "  lines are rounded alone, the exact total once: this is the difference\n"},
     .document = 1,
     .line = 1},
    {.life = {.what = "more than all is left: 365 of 360",
              .product = STORAGE,
              .contract = YEAR "[upgrade 2027-01-01]\nquantity.gb = 800\n",
              .policy = "aws,basis=actual-30",
              .expected =
                  "upgrade-charge of gb: 12,800.00\n"
                  "  quantity and unit price: 800 x 16.00 x 360/360\n"
                  "  share left, actual-30: 365 left of 360 = 360/360\n"
                  "    limit: held between nothing and all of the period: 365/360 = 360/360\n"},
     .document = 1,
     .line = 1},
    {.life = {.what = "instalment",
              .product = STORAGE,
              .offer = MONTHLY,
              .contract = MINE,
              .expected = "instalment: 1,000.00\n  a charge of the agreed payment schedule\n"},
     .document = 1,
     .line = 1},
    {.life = {.what = "refund of what was not used: 4,000 less 12,000 x 91/365",
              .product = STORAGE,
              .offer = MONTHLY,
              .contract = MINE "[refund 2027-04-02]\napproved = yes\n",
              .expected =
                  "refund: (8.22)\n"
                  "  charged less the worth of the time used: 4,000.00 - 2,991.78 = 1,008.22\n"
                  "  taken off C-1-2027-03-01-instalment of: 1,000.00\n"},
     .document = 1,
     .line = 1},
    {.life = {.what = "refund of an amount",
              .product = STORAGE,
              .contract = YEAR "[refund 2027-04-02]\napproved = yes\namount = 7\n",
              .expected = "refund: (7.00)\n  the amount that was agreed\n"
                          "  taken off C-1-2027-01-01-contract of: 8,000.00\n"},
     .document = 1,
     .line = 1},
    {.life = {.what = "refund within 48 hours",
              .product = STORAGE,
              .contract = YEAR "[refund 2027-01-02]\n",
              .expected = "refund: (8,000.00)\n"
                          "  within 48 hours of acceptance: everything charged so far goes back\n"
                          "  taken off C-1-2027-01-01-contract of: 8,000.00\n"},
     .document = 1,
     .line = 1},
    {.life = {.what = "a credit that was capped",
              .product = STORAGE,
              .contract = YEAR "[refund 2027-02-01]\napproved = yes\namount = 7990\n"
                               "[upgrade 2027-07-02]\nquantity.gb = 800\n",
              .expected = "upgrade-credit of gb: (10.00)\n"
                          "  quantity and unit price: 500 x 16.00 x 183/365\n"
                          "  share left, day: 183 left of 365 = 183/365\n"
                          "  a credit never exceeds what was charged, which takes off: 4,000.96\n"
                          "  a credit: the sign is put on after rounding\n"},
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

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_line_step__kinds),
    };
    return RUN_LIVES(tests);
}
