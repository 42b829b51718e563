/* The offer whose sheets the tests look at: two items, instalments, a renewal. */
#ifndef TN_TEST_REPORT_DRAFTS_H
#define TN_TEST_REPORT_DRAFTS_H

#include "engine/quotes.h"
#include "report/reports.h"

#define DRAFT                                                                                      \
    OFFER "duration = 12m\nnet_terms = 30\neula = standard\n[item unencrypted]\nquantity = 3\n"    \
          "discount = 10%\n[item encrypted]\nquantity = 2\nprice = 15.5\n[usage encrypted]\n"      \
          "price = 0.1\n[payments]\nplan = quarterly\nfirst = 2027-01-01\n"                        \
          "[renewal]\nauto = yes\nuplift = 5%\n"

/* Checks a sheet of an offer's workbook. */
static inline void expect_offer(const char *offer, bool buyer, const char *sheet,
                                const char *expected)
{
    const quoted q = quote_as(STORAGE, offer, "2026-12-20", NULL);
    const tn_workbook_options options = {.buyer = buyer, .seller = "Northwind"};
    expect_sheet(tn_offer_workbook(q.arena, q.quote, q.tables, &options), sheet, expected);
    tn_arena_free(q.arena);
}

/* Of the draft's. */
static inline void expect_draft(bool buyer, const char *sheet, const char *expected)
{
    expect_offer(DRAFT, buyer, sheet, expected);
}

#endif
