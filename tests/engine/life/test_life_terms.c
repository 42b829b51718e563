/* A new agreement in the middle of the old one. */
#include "engine/lives.h"

#define GB             "[item gb]\nquantity = 500\n"
#define FIRST          "first 2026-12-20T09:30:00Z 2027-12-20T09:30:00Z gb=500"
#define RENEWING(more) OFFER("duration = 12m\n" GB "[renewal]\nauto = yes\nuplift = 5%\n" more)
#define MINE           PRIVATE("2026-12-20T09:30:00Z")

#define NEXT(when) "[replace " when "]\noffer = b.offer.ini\n"
#define YEAR       OFFER("replaces = agmt-1\nduration = 12m\n[item seats]\nquantity = 9\n")
#define CUT        "first 2026-12-20T09:30:00Z 2027-12-20T09:30:00Z replaced "
#define TWO_ON_A_DAY                                                                               \
    CUT "2027-06-01 gb=500\nreplace 2027-06-01 2028-06-01 replaced 2027-06-01T10:00:00Z "          \
        "seats=9\nreplace 2027-06-01T10:00:00Z 2028-06-01T10:00:00Z seats=9"

static const life_case replacement_cases[] = {
    {.what = "in the middle",
     .product = STORAGE,
     .offer = RENEWING(""),
     .other_offer = YEAR,
     .contract = MINE NEXT("2027-06-01"),
     .expected = CUT "2027-06-01 gb=500\nreplace 2027-06-01 2028-06-01 seats=9"},
    {.what = "the contract's items and prices are of the first agreement",
     .product = STORAGE,
     .offer = RENEWING(""),
     .other_offer = YEAR,
     .contract = MINE "[item gb]\nquantity = 700\n" NEXT("2027-06-01T10:00:00Z"),
     .expected = CUT
     "2027-06-01T10:00:00Z gb=700\nreplace 2027-06-01T10:00:00Z 2028-06-01T10:00:00Z seats=9"},
    {.what = "to an end",
     .product = STORAGE,
     .offer = RENEWING(""),
     .other_offer =
         OFFER("replaces = agmt-1\nend = 2028-03-31\n[item gb]\nprice = 9\nquantity = 9\n"),
     .contract = MINE NEXT("2027-06-01"),
     .expected = CUT "2027-06-01 gb=500\nreplace 2027-06-01 2028-04-01 gb=9"},
    {.what = "to an end that has passed",
     .product = STORAGE,
     .offer = RENEWING(""),
     .other_offer =
         OFFER("replaces = agmt-1\nend = 2027-05-31\n[item gb]\nprice = 9\nquantity = 9\n"),
     .contract = MINE NEXT("2027-06-01"),
     .expected = "",
     .codes = "CTR-062"},
    {.what = "on the day of a renewal: at the end, instead of it",
     .product = STORAGE,
     .offer = RENEWING(""),
     .other_offer = YEAR,
     .contract = MINE NEXT("2027-12-20"),
     .expected = FIRST "\nreplace 2027-12-20T09:30:00Z 2028-12-20T09:30:00Z seats=9"},
    {.what = "forgets the renewal of the one before",
     .product = STORAGE,
     .offer = RENEWING(""),
     .other_offer = YEAR,
     .contract = MINE NEXT("2027-06-01"),
     .until = "2030-01-01",
     .expected = CUT "2027-06-01 gb=500\nreplace 2027-06-01 2028-06-01 seats=9\nover 2028-06-01"},
    {.what = "starts the counting again",
     .product = STORAGE,
     .offer = RENEWING("max_renewals = 1\n"),
     .other_offer = RENEWING("max_renewals = 1\n"),
     .contract = MINE NEXT("2028-12-01"),
     .until = "2033-01-01",
     .expected =
         FIRST "\nauto 2027-12-20T09:30:00Z 2028-12-20T09:30:00Z replaced 2028-12-01 gb=500\n"
               "replace 2028-12-01 2029-12-01 gb=500\nauto 2029-12-01 2030-12-01 gb=500\n"
               "over 2030-12-01"},
    {.what = "a new anchor",
     .product = STORAGE,
     .offer = RENEWING(""),
     .other_offer =
         OFFER("replaces = agmt-1\nduration = 1m\n" GB "[renewal]\nauto = yes\nuplift = 0%\n"),
     .contract = MINE NEXT("2027-01-31"),
     .until = "2027-03-30",
     .expected =
         CUT "2027-01-31 gb=500\nreplace 2027-01-31 2027-02-28 gb=500\nauto 2027-02-28 2027-03-31 "
             "gb=500"},
    {.what = "an upgrade dated on the first day of the new agreement is at its start",
     .product = STORAGE,
     .offer = RENEWING(""),
     .other_offer = YEAR,
     .contract = MINE NEXT("2027-06-01T10:00:00Z") "[upgrade 2027-06-01]\nquantity.seats = 10\n",
     .expected = CUT
     "2027-06-01T10:00:00Z gb=500\nreplace 2027-06-01T10:00:00Z 2028-06-01T10:00:00Z seats=9; "
     "2027-06-01T10:00:00Z: seats=10"},
    {.what = "two on one day: the one without an hour at 00:00Z, first",
     .product = STORAGE,
     .offer = RENEWING(""),
     .other_offer = YEAR,
     .contract = MINE NEXT("2027-06-01") NEXT("2027-06-01T10:00:00Z"),
     .expected = TWO_ON_A_DAY},
    {.what = "in the other order in the file",
     .product = STORAGE,
     .offer = RENEWING(""),
     .other_offer = YEAR,
     .contract = MINE NEXT("2027-06-01T10:00:00Z") NEXT("2027-06-01"),
     .expected = TWO_ON_A_DAY},
    {.what = "of two hours the first is the day's for what has none",
     .product = STORAGE,
     .offer = RENEWING(""),
     .other_offer = YEAR,
     .contract = MINE NEXT("2027-06-01T10:00:00Z")
         NEXT("2027-06-01T08:00:00Z") "[upgrade 2027-06-01]\nquantity.seats = 10\n",
     .expected = CUT
     "2027-06-01T08:00:00Z gb=500\nreplace 2027-06-01T08:00:00Z 2028-06-01T08:00:00Z replaced "
     "2027-06-01T10:00:00Z seats=9; 2027-06-01T08:00:00Z: seats=10\n"
     "replace 2027-06-01T10:00:00Z 2028-06-01T10:00:00Z seats=9"},
    {.what = "in the other order in the file, too",
     .product = STORAGE,
     .offer = RENEWING(""),
     .other_offer = YEAR,
     .contract = MINE NEXT("2027-06-01T10:00:00Z")
         NEXT("2027-06-01T08:00:00Z") "[upgrade 2027-06-01]\nquantity.seats = 10\n",
     .expected = CUT
     "2027-06-01T08:00:00Z gb=500\nreplace 2027-06-01T08:00:00Z 2028-06-01T08:00:00Z replaced "
     "2027-06-01T10:00:00Z seats=9; 2027-06-01T08:00:00Z: seats=10\n"
     "replace 2027-06-01T10:00:00Z 2028-06-01T10:00:00Z seats=9"},
    {.what = "forgets a setting that came too late",
     .product = STORAGE,
     .offer = RENEWING("decision = 30d\n"),
     .other_offer = RENEWING(""),
     .contract = MINE "[auto-renew 2027-11-21]\nenabled = no\n" NEXT("2027-12-01"),
     .until = "2029-12-01",
     .expected = CUT "2027-12-01 gb=500\nreplace 2027-12-01 2028-12-01 gb=500\nauto 2028-12-01 "
                     "2029-12-01 gb=500\nauto 2029-12-01 2030-12-01 gb=500",
     .codes = "CTR-059"},
    {.what = "a plan can be upgraded only so",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\n" GB "[payments]\nplan = monthly\n"),
     .other_offer = YEAR,
     .contract = MINE NEXT("2027-06-01"),
     .expected = CUT "2027-06-01 gb=500\nreplace 2027-06-01 2028-06-01 seats=9"},
};

static void test_life__replacements(void **state)
{
    (void)state;
    check_lives(replacement_cases, COUNT(replacement_cases));
}

static const life_case price_cases[] = {
    {.what = "a frozen net price, not today's",
     .product = STORAGE,
     .contract = PUBLIC("12", "2027-01-01") "[price gb]\nlist = 16\nnet = 12\n" GB,
     .expected = "2027-01-01 contract 6000.00"},
    {.what = "the second of two frozen",
     .product = STORAGE,
     .contract = PUBLIC("12", "2027-01-01") "[price seats]\nlist = 1\nnet = 1\n"
                                            "[price gb]\nlist = 16\nnet = 12\n" GB,
     .expected = "2027-01-01 contract 6000.00"},
    {.what = "frozen without a net price: today's",
     .product = STORAGE,
     .contract = PUBLIC("12", "2027-01-01") "[price gb]\npayg = 0.5\n" GB,
     .expected = "2027-01-01 contract 8000.00"},
    {.what = "frozen for what is not held",
     .product = STORAGE,
     .contract = PUBLIC("12", "2027-01-01") "[price seats]\nlist = 1\nnet = 1\n" GB,
     .expected = "2027-01-01 contract 8000.00"},
    {.what = "a replacement is at today's prices, not at those frozen for what it replaces",
     .product = STORAGE,
     .other_offer = OFFER("replaces = agmt-1\nduration = 12m\n" GB),
     .contract =
         PUBLIC("12", "2027-01-01") "[price gb]\nlist = 16\nnet = 12\n" GB NEXT("2027-06-01"),
     .expected = "2027-01-01 contract 6000.00\n2027-06-01 contract 8000.00"},
    {.what = "a range rises by its default",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\n" GB "[renewal]\nauto = yes\nuplift = 3%..7%\n"
                    "default = 5%\nadjustment = 60d\n"),
     .contract = PRIVATE("2027-01-01"),
     .until = "2028-06-01",
     .expected = "2027-01-01 contract 8000.00\n2028-01-01 renewal 8400.00"},
};

static void test_life__prices_of_its_terms(void **state)
{
    (void)state;
    check_bills(price_cases, COUNT(price_cases));
}

static const life_case impossible[] = {
    {.what = "accepted after the offer's end",
     .product = STORAGE,
     .offer = OFFER("end = 2027-05-20\n[item gb]\nprice = 9\nquantity = 9\n"),
     .contract = PRIVATE("2027-06-01"),
     .codes = "CTR-062"},
    {.what = "accepted at the offer's end",
     .product = STORAGE,
     .offer = OFFER("end = 2027-05-20\n[item gb]\nprice = 9\nquantity = 9\n"),
     .contract = PRIVATE("2027-05-21"),
     .codes = "CTR-062"},
    {.what = "starts before the day of the replacement",
     .product = STORAGE,
     .offer = RENEWING(""),
     .other_offer = OFFER("replaces = agmt-1\nstart = 2027-05-01\nend = 2028-03-31\n"
                          "[item gb]\nprice = 9\nquantity = 9\n"),
     .contract = MINE NEXT("2027-06-01"),
     .codes = "CTR-062"},
    {.what = "12,001 months",
     .product = STORAGE,
     .contract = PUBLIC("1", "2027-01-01") GB "[renewal]\nauto = yes\n",
     .until = "3027-01-01",
     .codes = "CTR-063"},
    {.what = "more than 64 bits of cents",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\n[item gb]\nprice = 100000000\nquantity = 2147483646\n"),
     .contract = MINE,
     .codes = "CTR-064"},
    {.what = "and line by line",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\n[item gb]\nprice = 100000000\nquantity = 2147483646\n"),
     .contract = MINE,
     .policy = "aws,scope=line",
     .codes = "CTR-064"},
    {.what = "no price for the second of two",
     .product = STORAGE,
     .contract = PUBLIC("12", "2027-01-01") GB "[item calls]\nquantity = 5\n",
     .codes = "CTR-057"},
    {.what = "a term beyond the calendar",
     .product = STORAGE,
     .contract = PUBLIC("12", "9998-06-01") GB,
     .codes = "CTR-064"},
    {.what = "an agreement to the calendar's last day",
     .product = STORAGE,
     .offer = OFFER("start = 9998-01-01\nend = 9998-12-31\n[item gb]\nprice = 9\n"
                    "quantity = 9\n"),
     .contract = MINE,
     .codes = "CTR-064"},
    {.what = "a renewal beyond the calendar",
     .product = STORAGE,
     .offer = RENEWING(""),
     .contract = PRIVATE("9997-06-01"),
     .until = "9998-12-30",
     .codes = "CTR-064"},
    {.what = "a price that doubles until it does not fit",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\n[item gb]\nprice = 100000000\nquantity = 1\n"
                    "[renewal]\nauto = yes\nuplift = 100%\n"),
     .contract = MINE,
     .until = "2060-01-01",
     .codes = "CTR-064"},
};

/* Agreements that cannot be: ended when they begin, too many terms, prices without end. */
static void test_life__impossible(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(impossible); i++) {
        char codes[256] = "";
        if (tn_books_life(books_of(&impossible[i]))) {
            fail_msg("%s: a life", impossible[i].what);
        }
        print_codes(codes, sizeof(codes));
        assert_string_equal(codes, impossible[i].codes);
    }
}

/* Accepted within the offer's last day: the term is the rest of that day. A public purchase of
 * nothing is a term all the same. A contract that is not bound is a bug. */
static void test_life__least(void **state)
{
    (void)state;
    static const life_case least[] = {
        {.what = "the rest of a day",
         .product = STORAGE,
         .offer = OFFER("end = 2027-05-20\n[item gb]\nprice = 9\nquantity = 9\n"),
         .contract = PRIVATE("2027-05-20T10:00:00Z"),
         .expected = "first 2027-05-20T10:00:00Z 2027-05-21 gb=9"},
        {.what = "nothing",
         .product = STORAGE,
         .contract = PUBLIC("1", "2027-01-01"),
         .expected = "first 2027-01-01 2027-02-01"},
    };
    check_lives(least, COUNT(least));
    const life_case longest = {.what = "12,000 months",
                               .product = STORAGE,
                               .contract = PUBLIC("1", "2027-01-01") GB "[renewal]\nauto = yes\n",
                               .until = "3026-12-31"};
    const tn_life *life = live(&longest);
    assert_non_null(life);
    assert_int_equal(life->term_count, 12000);
    const test_files files = {STORAGE, NULL, NULL, PUBLIC("1", "2027-01-01") GB};
    tn_contract *contract = test_contract(arena, tables, &files, tn_findings_new(arena));
    contract->items[0].dimension = TN_NO_DIMENSION;
    tn_books *books = plain_books(contract);
    assert_null(tn_books_life(books));
    assert_int_equal(tn_books_status(books), TN_E_BUG);
}

/* What is held is held from the start of its term; a metered price that is frozen is the term's,
 * one that is not the listing's, and the next term has it, too. */
static void test_life__parts_of_a_term(void **state)
{
    (void)state;
    static const struct {
        const char *frozen;
        int64_t payg_e8;
    } rows[] = {{"", 1000000}, {"[price gb]\nnet = 12\n[price calls]\npayg = 0.5\n", 50000000}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const life_case c = {
            .what = rows[i].frozen,
            .product = STORAGE,
            .contract = tn_arena_format(arena, PUBLIC("12", "2027-01-01T09:30:00Z") GB "%s%s",
                                        rows[i].frozen, "[renew 2028-01-01]\n"),
        };
        const tn_life *life = live(&c);
        assert_non_null(life);
        assert_int_equal(life->term_count, 2);
        for (size_t t = 0; t < 2; t++) {
            const tn_term *term = &life->terms[t];
            assert_int_equal(term->holdings[0].from.seconds, term->period.start.seconds);
            assert_int_equal(term->usage_price[2].e8, rows[i].payg_e8);
            assert_int_equal(term->usage_price[0].e8, -1);
            assert_ptr_equal(term->event, t ? &life->contract->events[0] : NULL);
        }
    }
}

/* A replacement begins another agreement, its renewal does not; an agreement that only has an end
 * has as many months as it takes. */
static void test_life__agreements(void **state)
{
    (void)state;
    const life_case c = {.what = "agreements",
                         .product = STORAGE,
                         .offer = RENEWING(""),
                         .other_offer =
                             OFFER("replaces = agmt-1\nend = 2028-08-31\n[item gb]\nprice = 9\n"
                                   "quantity = 9\n[renewal]\nauto = yes\nuplift = 0%\n"),
                         .contract = MINE NEXT("2028-06-15"),
                         .until = "2029-06-01"};
    static const struct {
        size_t agreement;
        int months;
    } terms[] = {{0, 12}, {0, 12}, {1, 3}, {1, 3}, {1, 3}, {1, 3}};
    const tn_life *life = live(&c);
    assert_non_null(life);
    assert_true(life->term_count >= 4 && life->term_count <= COUNT(terms));
    for (size_t i = 0; i < life->term_count; i++) {
        assert_int_equal(life->terms[i].agreement, terms[i].agreement);
        assert_int_equal(life->terms[i].months, terms[i].months);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_life__replacements),
        cmocka_unit_test(test_life__prices_of_its_terms),
        cmocka_unit_test(test_life__impossible),
        cmocka_unit_test(test_life__least),
        cmocka_unit_test(test_life__parts_of_a_term),
        cmocka_unit_test(test_life__agreements),
    };
    return RUN_LIVES(tests);
}
