/* Answers of an agreement, read before each test. */
#ifndef TN_TESTS_AGREEMENTS_H
#define TN_TESTS_AGREEMENTS_H

#include "support/test.h"
#include "support/tree.h"

#include "format/agreement/agreement_term.h"

static tn_arena *arena;
static tni_agreement_answers a;

static int set_up(void **state)
{
    (void)state;
    arena = tn_arena_new(NULL);
    a = (tni_agreement_answers){
        .arena = arena, .findings = tn_findings_new(arena), .tables = test_tables(arena)};
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    tni_agreement_done(&a);
    tn_arena_free(arena);
    return 0;
}

static tn_status add(const char *text)
{
    return tni_agreement_add(&a, "f.json", text, strlen(text));
}

#define ENDED(status, more)                                                                        \
    "{\"detail-type\": \"Purchase Agreement Ended - Proposer\", \"time\": "                        \
    "\"2027-09-01T10:36:03Z\", \"detail\": {\"agreement\": {\"id\": \"agmt-1\", \"status\": "      \
    "\"" status "\"" more "}}}"

#define EACH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

#define ABOUT                                                                                      \
    "{\"agreementId\": \"agmt-1\", \"acceptanceTime\": 1800000000.644, \"acceptor\": "             \
    "{\"accountId\": \"111111111111\"}}"
#define TERMS                                                                                      \
    "{\"acceptedTerms\": [{\"configurableUpfrontPricingTerm\": {\"id\": \"t\", \"currencyCode\": " \
    "\"USD\", \"rateCards\": [{\"selector\": {\"type\": \"Duration\", \"value\": \"P1M\"}, "       \
    "\"rateCard\": [{\"dimensionKey\": \"a\", \"price\": \"5\"}]}, {\"selector\": {\"type\": "     \
    "\"Duration\", \"value\": \"P1Y\"}, \"rateCard\": [{\"dimensionKey\": \"a\", \"price\": "      \
    "\"50\"}]}], \"configuration\": {\"selectorValue\": \"P12M\", \"dimensions\": "                \
    "[{\"dimensionKey\": \"a\", \"dimensionValue\": 2}]}}, \"renewalTerm\": {\"configuration\": "  \
    "{\"enableAutoRenew\": false}}}]}"

#endif
