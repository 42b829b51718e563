/* The books whose reports and sheets the tests look at: a month of 3 GB and a seat, upgraded in its
 * middle, renewed twice. */
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
