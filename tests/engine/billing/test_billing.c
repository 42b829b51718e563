/* Which documents are kept, and what each knows of those before it. */
#include "engine/lives.h"

#define YEAR PUBLIC("12", "2027-01-01") "[item gb]\nquantity = 500\n"
#define PLAN                                                                                       \
    OFFER("duration = 12m\n[item gb]\nprice = 12\nquantity = 1000\n[payments]\nplan = monthly\n")

/* What the term came to before each document, in the order of time. */
static void charged(const life_case *c, const int64_t *expected, size_t count)
{
    const tn_invoices *invoices = bill(c);
    assert_non_null(invoices);
    assert_int_equal(invoices->count, count);
    for (size_t i = 0; i < count; i++) {
        if (invoices->documents[i]->charged_minor != expected[i]) {
            fail_msg("%s: before document %zu %lld was charged", c->what, i + 1,
                     (long long)invoices->documents[i]->charged_minor);
        }
    }
}

static void test_billing__charged_before(void **state)
{
    (void)state;
    /* 8,000, less 100, plus 2,406.58 for 183 of 365 days of 300 GB more; a renewal starts anew. */
    charged(&(life_case){.what = "refund, upgrade, renewal",
                         .product = STORAGE,
                         .contract = YEAR "[renewal]\nauto = yes\n[refund 2027-03-01]\n"
                                          "approved = yes\namount = 100\n"
                                          "[upgrade 2027-07-02]\nquantity.gb = 800\n",
                         .until = "2028-02-01"},
            (const int64_t[]){0, 800000, 790000, 0}, 4);
    /* A refund comes before a change of its instant, though its note stands behind the invoice. */
    charged(&(life_case){.what = "refund and upgrade",
                         .product = STORAGE,
                         .contract = YEAR "[upgrade 2027-03-01]\nquantity.gb = 800\n"
                                          "[refund 2027-03-01]\napproved = yes\namount = 5\n"},
            (const int64_t[]){0, 799500, 800000}, 3);
    /* Instalments after a refund come after it, also on its day. */
    charged(&(life_case){.what = "plan",
                         .product = STORAGE,
                         .offer = PLAN,
                         .contract = PRIVATE("2027-01-01") "[refund 2027-03-01]\n"
                                                           "approved = yes\namount = 500\n",
                         .until = "2027-04-01"},
            (const int64_t[]){0, 100000, 150000, 200000, 250000}, 5);
}

/* A change that comes to nothing is no invoice, but its exact amount is accounted for. */
static void test_billing__nothing_is_no_invoice(void **state)
{
    (void)state;
    static const life_case cases[] = {
        {.what = "a free offer, upgraded",
         .product = STORAGE,
         .offer = OFFER("duration = 12m\n[item gb]\nprice = 0\nquantity = 1\n"),
         .contract = PRIVATE("2027-01-01") "[upgrade 2027-02-01]\nquantity.gb = 2\n",
         .expected = "2027-01-01 contract 0.00"}, /* its own is one, though it is of 0.00 */
        /* A day of 2,000 and of 2,001 units at 1.00 a year are 5.479 and 5.482. */
        {.what = "credit and charge of 5.48",
         .product = STORAGE,
         .offer = OFFER("duration = 12m\n[item gb]\nprice = 1\nquantity = 2000\n"),
         .contract = PRIVATE("2027-01-01") "[upgrade 2027-12-31]\nquantity.gb = 2001\n",
         .expected = "2027-01-01 contract 2000.00"},
        {.what = "charges of nothing and of 50.00 on one day",
         .product = STORAGE,
         .offer = OFFER("duration = 12m\n[item gb]\nprice = 100\nquantity = 1\n[payments]\n"
                        "plan = custom\n2026-12-01 = 0\n2026-12-15 = 50\n2027-06-01 = 50\n"),
         .contract = PRIVATE("2027-01-01"),
         .expected = "2027-01-01 instalment 50.00\n2027-06-01 instalment 50.00"},
    };
    check_bills(cases, COUNT(cases));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_billing__charged_before),
        cmocka_unit_test(test_billing__nothing_is_no_invoice),
    };
    return RUN_LIVES(tests);
}
