/* Rows of the smallest input that breaks a rule of an offer, and its neighbour that does not. */
#ifndef TN_TEST_OFFER_CASES_H
#define TN_TEST_OFFER_CASES_H

#include "support/golden.h"
#include "support/offers.h"

#define NONE TN_CODE_COUNT

typedef struct rule_case {
    const char *product;
    const char *lines; /* after OFFER */
    const char *as_of; /* NULL: none */
    tn_code code;      /* the only finding; NONE: nothing is wrong */
} rule_case;

static inline bool test_is_usage_currency(void *context, const tn_finding *f)
{
    (void)context;
    return f->code == TN_OFR_USAGE_CURRENCY;
}

/* What an offer of these lines is told. */
static inline tn_findings *tell(tn_arena *arena, const char *product, const char *lines,
                                const char *as_of)
{
    tn_findings *findings = tn_findings_new(arena);
    const tn_offer *offer = test_offer(arena, product, tn_arena_format(arena, OFFER "%s", lines));
    const tn_date day = as_of ? test_day(as_of) : (tn_date){0};
    tn_offer_check(offer, test_tables(arena), as_of ? &day : NULL, findings);
    test_golden_add(lines, findings);
    return findings;
}

/* What is checked leaves exactly the expected finding. */
static inline void check(const rule_case *row)
{
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *findings = tell(arena, row->product, row->lines, row->as_of);
    if (row->code != TN_OFR_USAGE_CURRENCY) { /* raised beside the one that a row is about */
        tn_findings_drop(findings, test_is_usage_currency, NULL);
    }
    const size_t count = tn_findings_count(findings);
    if (count != (row->code != NONE) ||
        (count && (tn_findings_get(findings, 0)->code != row->code ||
                   !tn_findings_get(findings, 0)->at.line))) {
        test_print(findings);
        fail_msg("expected %s for:\n%s",
                 row->code == NONE ? "nothing" : tn_code_get(row->code)->text, row->lines);
    }
    tn_arena_free(arena);
}

/* Rows that are only told, however many findings they have. */
#define TELL_ALL(rows)                                                                             \
    (void)state;                                                                                   \
    for (size_t i = 0; i < COUNT(rows); i++) {                                                     \
        tn_arena *arena = tn_arena_new(NULL);                                                      \
        tell(arena, (rows)[i].product, (rows)[i].lines, (rows)[i].as_of);                          \
        tn_arena_free(arena);                                                                      \
    }

#define CHECK_ALL(rows)                                                                            \
    (void)state;                                                                                   \
    for (size_t i = 0; i < COUNT(rows); i++) {                                                     \
        check(&(rows)[i]);                                                                         \
    }

/* A listing of usage alone. */
#define CALLS                                                                                      \
    "[product]\ntitle = Calls\nproduct_id = prod-3\ncategory = requests\npurchase = any\n"         \
    "currency = USD\n[dimension calls]\nname = Calls\ndescription = A call\npayg = 0.1\n"

#define YEAR      "duration = 12m\n"
#define PRO       YEAR "[item pro]\n"
#define DIGITS_59 "12345678901234567890123456789012345678901234567890123456789"

#endif
