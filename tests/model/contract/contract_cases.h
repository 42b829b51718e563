/* What the tests of a contract's rules share: files, and findings that must come out. */
#ifndef TN_TEST_MODEL_CONTRACT_CASES_H
#define TN_TEST_MODEL_CONTRACT_CASES_H

#include "model/with_tables.h"
#include "support/contract.h"
#include "support/golden.h"

#define STORAGE                                                                                    \
    "[product]\ntitle = S\ncategory = data\nunit = GB\npurchase = any\ncurrency = USD\n"           \
    "durations = 1m, 12m\n"                                                                        \
    "[dimension gb]\nkey = gb_stored\nprice.1m = 2\nprice.12m = 16\n"                              \
    "[dimension seats]\nprice.1m = 10\nprice.12m = 100\n"                                          \
    "[dimension calls]\npayg = 0.01\n"
#define TIERS                                                                                      \
    "[product]\ntitle = T\ncategory = tiers\npurchase = one-tier\ncurrency = USD\n"                \
    "durations = 12m\n"                                                                            \
    "[dimension basic]\nprice.12m = 1000\n[dimension pro]\nprice.12m = 4000\n"
#define OFFER(more)                                                                                \
    "[offer]\nname = A\nproduct = p.product.ini\nbuyer = B\nduration = 12m\n"                      \
    "expires = 2026-12-31\npublished = 2026-12-01\n" more

/* Lines 1 to 4; then 11 lines of frozen prices, so that what follows starts at line 16. */
#define ACCEPTED "[contract]\nid = C-1\noffer = a.offer.ini\naccepted = 2026-12-20T09:30:00Z\n"
#define PUBLIC                                                                                     \
    "[contract]\nid = C-1\nproduct = p.product.ini\nduration = 12m\naccepted = 2026-12-20\n"
#define FROZEN                                                                                     \
    "[price gb]\nlist = 16\nnet = 16\n"                                                            \
    "[price seats]\nlist = 100\nnet = 100\n"                                                       \
    "[price calls]\npayg = 0.01\n"

typedef struct rule_case {
    const char *what, *product, *a, *b, *contract;
    struct {
        tn_code code;
        unsigned line;
    } expected[12]; /* code 0 (FIL-001, never a contract's) ends the list */
} rule_case;

static void check_cases(const rule_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const rule_case *k = &cases[i];
        const test_files files = {k->product, k->a, k->b, k->contract};
        tn_findings *findings = tn_findings_new(arena);
        const tn_contract *c = test_contract(arena, tables, &files, findings);
        size_t n = 0, found = 0;
        if (c) {
            tn_contract_check(c, tables, findings);
        }
        test_golden_add(k->what, findings);
        for (; n < COUNT(k->expected) && k->expected[n].line; n++) {
            for (size_t f = 0; f < tn_findings_count(findings); f++) {
                const tn_finding *finding = tn_findings_get(findings, f);
                if (finding->code == k->expected[n].code &&
                    finding->at.line == k->expected[n].line) {
                    found++;
                    break;
                }
            }
        }
        if (!c || found != n || tn_findings_count(findings) != n) {
            test_print(findings);
            fail_msg("%s: %zu of %zu expected findings", k->what, found, n);
        }
    }
}

#define RUN_RULES(tests) (cmocka_run_group_tests(tests, set_up, tear_down) ? 1 : 0)

#endif
