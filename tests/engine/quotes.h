/* Quotes of literal offers, for the tests of quotes. */
#ifndef TESTS_ENGINE_QUOTES_H
#define TESTS_ENGINE_QUOTES_H

#include "support/offers.h"

#include "tenor/quote.h"

typedef struct quoted {
    tn_arena *arena;
    const tn_tables *tables;
    tn_findings *findings;
    tn_offer *offer;
    const tn_quote *quote;
} quoted;

/* as_of NULL: none; free with tn_arena_free(q.arena). */
static inline quoted quote_as(const char *product, const char *offer, const char *as_of,
                              const tn_what_if *what_if)
{
    quoted q = {.arena = tn_arena_new(NULL)};
    const tn_date day = as_of ? test_day(as_of) : (tn_date){0};
    q.tables = test_tables(q.arena);
    q.findings = tn_findings_new(q.arena);
    q.offer = test_offer(q.arena, product, offer);
    assert_int_equal(tn_quote_build(q.arena, q.offer, q.tables, as_of ? &day : NULL, what_if,
                                    q.findings, &q.quote),
                     TN_OK);
    return q;
}

static inline quoted quote_of(const char *product, const char *offer)
{
    return quote_as(product, offer, NULL, NULL);
}

/* "none", or the amount as text: what AWS's page and hand arithmetic say. */
static inline void assert_money(tn_maybe_money found, const char *expected)
{
    char text[TN_DECIMAL_TEXT];
    assert_string_equal(found.known ? tn_money_format(found.money, text) : "none", expected);
}

static inline void assert_price(tn_maybe_price found, const char *expected)
{
    char text[TN_DECIMAL_TEXT];
    assert_string_equal(found.known ? tn_decimal_format(found.price.e8, 8, 0, text) : "none",
                        expected);
}

static inline void assert_percent(tn_maybe_percent found, const char *expected)
{
    char text[TN_DECIMAL_TEXT];
    assert_string_equal(found.known ? tn_percent_format(found.percent, text) : "none", expected);
}

#endif
