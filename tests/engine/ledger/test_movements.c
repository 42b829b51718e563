/* Months as movements: documents are invoiced and paid, a month is earned on its last day. */
#include "engine/lives.h"

#define YEAR OFFER("duration = 12m\nnet_terms = 45\n[item seats]\nquantity = 10\n")

static const char *const kinds[] = {"invoiced", "paid", "earned"};

static void test_movements__by_hand(void **state)
{
    (void)state;
    const life_case c = {.what = "a year, looked at for three months",
                         .product = STORAGE,
                         .offer = YEAR,
                         .contract = PRIVATE("2027-01-01"),
                         .until = "2027-03-31"};
    const tn_movements *m = tn_books_movements(books_of(&c));
    char found[1024] = "", amount[TN_DECIMAL_TEXT], net[TN_DECIMAL_TEXT], day[TN_DATE_TEXT];
    assert_non_null(m);
    for (size_t i = 0; i < m->count; i++) {
        const tn_movement *one = &m->items[i];
        say(found, sizeof(found), "%s %s %s %s\n", tn_date_format(one->date, day), kinds[one->kind],
            tn_money_format(one->amount, amount),
            tn_money_format(one->kind == TN_MOVE_EARNED ? one->deferred : one->net, net));
    }
    assert_string_equal(found, "2027-01-01 invoiced 1000.00 970.00\n"
                               "2027-01-31 earned 84.93 915.07\n"
                               "2027-02-15 paid 1000.00 970.00\n"
                               "2027-02-28 earned 76.71 838.36\n"
                               "2027-03-31 earned 84.94 753.42\n");
}

/* Balances follow from the movements before them. */
static void test_movements__balances(void **state)
{
    (void)state;
    const life_case c = {
        .what = "upgraded, then given back in part",
        .product = STORAGE,
        .offer = YEAR,
        .contract = PRIVATE("2027-01-01") "[upgrade 2027-03-15]\nquantity.seats = 20\n"
                                          "[refund 2027-05-01]\napproved = yes\namount = 100\n"};
    const tn_movements *m = tn_books_movements(books_of(&c));
    int64_t deferred = 0, asset = 0;
    assert_non_null(m);
    for (size_t i = 0; i < m->count; i++) {
        const tn_movement *one = &m->items[i];
        if (one->kind == TN_MOVE_INVOICED) {
            deferred += one->amount.minor;
        } else if (one->kind == TN_MOVE_EARNED) {
            deferred -= one->released.minor;
            asset += one->asset_change.minor;
            assert_int_equal(one->amount.minor, one->contract.minor + one->usage.minor);
            assert_int_equal(one->amount.minor, one->released.minor + one->asset_change.minor);
            assert_int_equal(one->deferred.minor, deferred);
            assert_int_equal(one->asset.minor, asset);
        }
    }
    assert_int_equal(deferred, 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_movements__by_hand),
        cmocka_unit_test(test_movements__balances),
    };
    return RUN_LIVES(tests);
}
