/* The books whose reports and sheets the tests look at: a month of 3 GB and a seat, upgraded in its
 * middle, renewed twice. Reckoned by hand, at 2.00 a GB and 10.00 a seat:
 *   January    3 x 2 + 1 x 10 = 16.00. From the 16th on 16 of 31 days are left: credits 6 x 16/31
 *              = 3.0968, 10 x 16/31 = 5.1613, charges 10 x 16/31 = 5.1613, 20 x 16/31 = 10.3226.
 *              The exact total, 14 x 16/31 = 7.2258, is 7.23; the rounded lines come to
 *              -3.10 - 5.16 + 5.16 + 10.32 = 7.22, so that the rounding line has 0.01
 *   February   5 x 2 + 2 x 10 = 30.00, 14/16 = 87.5 % more than 16.00; March the same; all: 83.23
 *   fees, 3 %  0.48 and 0.2169 = 0.22, 0.90, 0.90: 0.70 in January, 2.50 in all; net 80.73
 *   balances   each month is billed and earned in itself: deferred and asset are 0 at its end
 *   usage      250 calls x 0.01 = 2.50; 7 before the start would be worth 0.07
 *   picture    60 cells for the 90 days to 2026-04-01: the 16th of January is cell 15 x 60/90 = 10,
 *              the 1st of February 31 x 60/90 = 20.7, the 1st of March 59 x 60/90 = 39.3 */
#ifndef TN_TEST_REPORT_BOOKS_H
#define TN_TEST_REPORT_BOOKS_H

#include "engine/lives.h"
#include "report/reports.h"

#define THREE_MONTHS                                                                               \
    PUBLIC("1", "2026-01-01")                                                                      \
    "[item gb]\nquantity = 3\n[item seats]\nquantity = 1\n"                                        \
    "[upgrade 2026-01-16]\nquantity.gb = 5\nquantity.seats = 2\n"                                  \
    "[renewal]\nauto = yes\n"

static const life_case quarter = {.what = "months, upgraded and renewed",
                                  .product = STORAGE,
                                  .contract = THREE_MONTHS,
                                  .until = "2026-03-31",
                                  .as_of = "2026-02-15"};

/* 250 calls in February, or as many as are asked for, and seven before the start. */
static inline const tn_rating *rate(tn_books *books, int64_t quantity)
{
    const tn_life *life = tn_books_life(books);
    tn_rater *rater = NULL;
    const tn_rating *rating = NULL;
    assert_int_equal(tn_rater_new(life, NULL, &rater), TN_OK);
    const tn_usage_record records[] = {
        {.dimension = 2, .timestamp = at("2026-02-03T10:00:00Z"), .quantity = quantity},
        {.dimension = 2, .timestamp = at("2025-12-31T23:00:00Z"), .quantity = 7}};
    for (size_t i = 0; i < COUNT(records); i++) {
        tn_rater_add(rater, &records[i]);
    }
    assert_int_equal(tn_rater_finish(rater, arena, &rating), TN_OK);
    tn_rater_free(rater);
    return rating;
}

/* The invoice simulation of these books, with usage. */
static inline const tn_workbook *simulation(bool buyer)
{
    static const tn_date day = {20499}; /* 2026-02-15 */
    tn_books *books = books_of(&quarter);
    tn_books_set_rating(books, rate(books, 250));
    tn_workbook_options *options = tn_arena_take(arena, sizeof(*options));
    *options = (tn_workbook_options){.buyer = buyer, .seller = "Northwind", .as_of = &day};
    return tn_invoice_workbook(arena, books, options);
}

#endif
