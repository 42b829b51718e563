/* Which discount, and which price with it, brings an offer to a total. */
#include "engine/quotes.h"

enum { NO_PRICE = -1, PRICES = 600000 }; /* tried: below 600.000 */

/* One unit at 4000: 10 % is 3600.00, and so are 9.9999 % and 10.0001 %; between two steps the
 * smaller total is taken: 0.0001 % is 3999.996, which is 4000.00 again, 0.0002 % is 3999.992. The
 * price of the one item can always be set to the cent. */
static void test_quote_find_target__discounts(void **state)
{
    static const struct {
        int64_t wanted;
        int32_t e4;
        int64_t total;
    } rows[] = {{360000, 100000, 360000}, {400000, 0, 400000}, {123456, 691360, 123456},
                {399999, 2, 399999},      {400001, 0, 400000}, {500000, 0, 400000}};
    (void)state;
    quoted q = quote_of(LOGS, OFFER "duration = 12m\ndiscount = 50%\n[item pro]\n");
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_quote_target found = {0};
        const tn_money wanted = {rows[i].wanted, q.quote->currency};
        assert_int_equal(tn_quote_find_target(q.offer, q.tables, NULL, wanted, q.findings, &found),
                         TN_OK);
        assert_int_equal(found.discount.e4, rows[i].e4);
        assert_int_equal(found.total.minor, rows[i].total);
        assert_int_equal(found.missing.minor, rows[i].wanted - rows[i].total);
        assert_true(found.has_price);
        assert_int_equal(found.dimension, 2);
        assert_int_equal(found.price.e8, rows[i].wanted * 1000000);
    }
    tn_what_if_quantity standard[] = {{1, 1}};
    const tn_what_if what_if = {.quantities = standard, .quantity_count = 1};
    const tn_money wanted = {160000, q.quote->currency}; /* of 2000 */
    tn_quote_target found = {0};
    assert_int_equal(tn_quote_find_target(q.offer, q.tables, &what_if, wanted, q.findings, &found),
                     TN_OK);
    assert_int_equal(found.discount.e4, 200000);
    assert_int_equal(found.dimension, 1);
    tn_arena_free(q.arena);
}

static void test_quote_find_target__refused(void **state)
{
    static const struct {
        const char *product, *lines, *why;
    } rows[] = {
        {STORAGE, "duration = 18m\n[item encrypted]\nquantity = 1\n",
         "no discount brings the total to 12.00, as a price is missing"},
        {STORAGE, "duration = 12m\n[item encrypted]\nquantity = 1\nprice = 15\n",
         "no discount brings the total to 12.00: it is 15.00 or more"},
        {LOGS, "duration = 12m\n[item pro]\n[payments]\ntotal = 12.00\n",
         "no discount brings the total to 12.00, as the total is agreed"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        char offer[512];
        snprintf(offer, sizeof(offer), OFFER "%s", rows[i].lines);
        const quoted q = quote_of(rows[i].product, offer);
        tn_quote_target found = {0};
        const tn_money wanted = {1200, q.quote->currency};
        assert_int_equal(tn_quote_find_target(q.offer, q.tables, NULL, wanted, q.findings, &found),
                         TN_E_RANGE);
        assert_string_equal(test_finding(q.findings, TN_OFR_TARGET)->message, rows[i].why);
        tn_arena_free(q.arena);
    }
}

/* ---- against every discount and every price ---------------------------------------------- */

/* The rule spelled out: list x (1 - discount) half-up to 3 decimals, times the quantity, the sum
 * half-up to cents. Everything in thousandths; lists and quantities are small. */
typedef struct plain_item {
    int64_t list, quantity; /* thousandths; units */
} plain_item;

static int64_t plain_price(int64_t list, int64_t e4)
{
    return (list * (1000000 - e4) + 500000) / 1000000;
}

static int64_t plain_total(const plain_item *items, size_t except, int64_t e4, int64_t price)
{
    int64_t sum = 0;
    for (size_t i = 0; i < 2; i++) {
        sum += items[i].quantity * (i == except ? price : plain_price(items[i].list, e4));
    }
    return (sum + 5) / 10;
}

/* The smallest of the discounts on the coarsest step that give the best total. */
static int64_t plain_discount(const plain_item *items, int64_t wanted)
{
    static const int64_t steps[] = {100000, 10000, 1000, 100, 10, 1};
    int64_t best = -1;
    for (int64_t e4 = 1000000; e4 >= 0; e4--) { /* every discount there is */
        const int64_t total = plain_total(items, 2, e4, 0);
        best = total <= wanted && total > best ? total : best;
    }
    for (size_t i = 0; i < COUNT(steps); i++) {
        for (int64_t e4 = 0; e4 <= 1000000; e4 += steps[i]) {
            if (plain_total(items, 2, e4, 0) == best) {
                return e4;
            }
        }
    }
    return -1;
}

/* The price of an item on the coarsest step of 10, 1, 0.1 ... 0.001 that gives the total. */
static int64_t plain_best(const plain_item *items, size_t item, int64_t e4, int64_t wanted)
{
    for (int64_t step = 1000000; step; step /= 10) {
        for (int64_t price = step; price < PRICES; price += step) {
            if (plain_total(items, item, e4, price) == wanted) {
                return price;
            }
        }
    }
    return NO_PRICE;
}

static void test_quote_find_target__brute_force(void **state)
{
    enum { ROUNDS = 12 };
    (void)state;
    for (uint64_t round = 1; round <= ROUNDS; round++) {
        uint64_t random = round; /* a failure names it: it replays */
        print_message("round %d\n", (int)round);
        const plain_item items[] = {
            {test_between(&random, 1, 20000), test_between(&random, 1, 30)},
            {test_between(&random, 1, 20000), test_between(&random, 1, 30)}};
        char product[1024], offer[512];
        snprintf(product, sizeof(product),
                 "[product]\ntitle = T\ncategory = units\npurchase = any\ncurrency = USD\n"
                 "durations = 12m\n[dimension a]\nname = A\ndescription = A\n"
                 "price.12m = %d.%03d\n[dimension b]\nname = B\ndescription = B\n"
                 "price.12m = %d.%03d\n",
                 (int)(items[0].list / 1000), (int)(items[0].list % 1000),
                 (int)(items[1].list / 1000), (int)(items[1].list % 1000));
        snprintf(offer, sizeof(offer),
                 OFFER "duration = 12m\n[item a]\nquantity = %d\n[item b]\nquantity = %d\n",
                 (int)items[0].quantity, (int)items[1].quantity);
        const quoted q = quote_of(product, offer);
        const int64_t most = plain_total(items, 2, 0, 0);
        const tn_money wanted = {test_between(&random, 0, most + most / 8 + 1), q.quote->currency};
        tn_quote_target found = {0};
        assert_int_equal(tn_quote_find_target(q.offer, q.tables, NULL, wanted, q.findings, &found),
                         TN_OK);
        const int64_t e4 = plain_discount(items, wanted.minor);
        assert_int_equal(found.discount.e4, e4);
        assert_int_equal(found.total.minor, plain_total(items, 2, e4, 0));
        size_t item = 0;
        int64_t price = plain_best(items, item, e4, wanted.minor);
        if (price == NO_PRICE) {
            price = plain_best(items, ++item, e4, wanted.minor);
        }
        if (price == NO_PRICE && found.has_price) { /* beyond what was tried */
            assert_true(found.price.e8 >= PRICES * INT64_C(100000));
        } else {
            assert_int_equal(found.has_price, price != NO_PRICE);
        }
        if (price != NO_PRICE) {
            assert_int_equal(found.dimension, item);
            assert_int_equal(found.price.e8, price * 100000);
        }
        tn_arena_free(q.arena);
    }
}

/* The largest price there is makes its total, and has no shorter one above it. */
static void test_quote_find_target__largest_price(void **state)
{
    (void)state;
    quoted q = quote_of(LOGS, OFFER "duration = 12m\n[item pro]\n");
    tn_quote_target found = {0};
    const tn_money wanted = {INT64_C(10000000000), q.quote->currency};
    assert_int_equal(tn_quote_find_target(q.offer, q.tables, NULL, wanted, q.findings, &found),
                     TN_OK);
    assert_true(found.has_price);
    assert_int_equal(found.price.e8, TN_PRICE_MAX_E8);
    tn_arena_free(q.arena);
}

/* Of a cent nothing is left from 55.0001 % on, which is 0.00449999: 0.004, and 0.00. 60 % says it
 * in fewest digits; 56 % would be next. */
static void test_quote_find_target__coarsest_step(void **state)
{
    (void)state;
    quoted q = quote_of("[product]\ntitle = T\ncategory = units\npurchase = any\ncurrency = USD\n"
                        "durations = 12m\n[dimension a]\nname = A\ndescription = A\n"
                        "price.12m = 0.01\n",
                        OFFER "duration = 12m\n[item a]\nquantity = 1\n");
    tn_quote_target found = {0};
    const tn_money wanted = {0, q.quote->currency};
    assert_int_equal(tn_quote_find_target(q.offer, q.tables, NULL, wanted, q.findings, &found),
                     TN_OK);
    assert_int_equal(found.discount.e4, 600000);
    tn_arena_free(q.arena);
}

/* Of 10.00 less 12.2551 % to 12.35 % are 8.77: 12.3 % says it in fewest digits. The smallest price
 * there is, ten times; 3600 yen are those of 3599.5 as well. */
static void test_quote_find_target__fewest_digits(void **state)
{
    static const struct {
        const char *list, *lines;
        int64_t wanted, e4;
        int64_t price_e8;
    } rows[] = {
        {"10", "duration = 12m\n[item a]\nquantity = 1\n", 877, 123000, 877000000},
        {"1", "duration = 12m\n[item a]\nquantity = 10\n", 1, 999000, 100000},
        {"1", "duration = 12m\ncurrency = JPY\n[item a]\nquantity = 1\nprice = 3000\n", 3600, 0,
         3600 * TN_PRICE_ONE},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        char product[512], offer[512];
        snprintf(product, sizeof(product),
                 "[product]\ntitle = T\ncategory = units\npurchase = any\ncurrency = USD\n"
                 "durations = 12m\n[dimension a]\nname = A\ndescription = A\nprice.12m = %s\n",
                 rows[i].list);
        snprintf(offer, sizeof(offer), OFFER "%s", rows[i].lines);
        quoted q = quote_of(product, offer);
        tn_quote_target found = {0};
        const tn_money wanted = {rows[i].wanted, q.quote->currency};
        /* the discount and the price of a what-if do not count */
        const tn_what_if what_if = {.has_price = true, .has_discount = true, .price = {1}};
        assert_int_equal(
            tn_quote_find_target(q.offer, q.tables, &what_if, wanted, q.findings, &found), TN_OK);
        assert_int_equal(found.discount.e4, rows[i].e4);
        assert_true(found.has_price);
        assert_int_equal(found.price.e8, rows[i].price_e8);
        tn_arena_free(q.arena);
    }
}

/* At 100 % the total is 0.00, at 0 % it is beyond 64 bits: there is no way to 5.00. */
static void test_quote_find_target__list_above_64_bits(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    const tn_offer *offer =
        test_offer(arena,
                   "[product]\ntitle = T\ncategory = units\npurchase = any\ncurrency = USD\n"
                   "durations = 12m\n[dimension a]\nname = A\ndescription = A\n"
                   "price.12m = 100000000\n",
                   OFFER "duration = 12m\n[item a]\nquantity = 2147483646\n");
    tn_quote_target found = {0};
    assert_int_equal(tn_quote_find_target(offer, test_tables(arena), NULL,
                                          (tn_money){500, tn_offer_currency(offer)},
                                          tn_findings_new(arena), &found),
                     TN_E_RANGE);
    assert_int_equal(found.wanted.minor, 0);
    tn_arena_free(arena);
}

/* With 2,147,483,646 units half of the largest price already comes to more than 64 bits. */
static void test_quote_find_target__above_64_bits(void **state)
{
    (void)state;
    quoted q = quote_of(STORAGE, OFFER "duration = 12m\n[item encrypted]\nquantity = 2147483646\n");
    tn_quote_target found = {0};
    const tn_money wanted = {INT64_C(2147483646) * 500, q.quote->currency};
    assert_int_equal(tn_quote_find_target(q.offer, q.tables, NULL, wanted, q.findings, &found),
                     TN_OK);
    assert_true(found.has_price);
    assert_int_equal(found.price.e8, 5 * TN_PRICE_ONE);
    tn_arena_free(q.arena);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_quote_find_target__discounts),
        cmocka_unit_test(test_quote_find_target__refused),
        cmocka_unit_test(test_quote_find_target__brute_force),
        cmocka_unit_test(test_quote_find_target__largest_price),
        cmocka_unit_test(test_quote_find_target__coarsest_step),
        cmocka_unit_test(test_quote_find_target__fewest_digits),
        cmocka_unit_test(test_quote_find_target__list_above_64_bits),
        cmocka_unit_test(test_quote_find_target__above_64_bits),
    };
    return RUN(tests);
}
