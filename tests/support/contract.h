/* Contracts from literals, tied to their offers and product: for tests of rules and engine. */
#ifndef TN_TEST_CONTRACT_H
#define TN_TEST_CONTRACT_H

#include "support/tree.h"
#include "tenor/contract.h"

/* The texts of p.product.ini, a.offer.ini, b.offer.ini and c.contract.ini; an offer may be NULL.
 * The contract's `offer =` means a, that of a `[replace]` a or b by its name. */
typedef struct test_files {
    const char *product, *a, *b, *contract;
} test_files;

/* Builds and binds all of them; findings are those of the contract alone. NULL: the contract was
 * not understood or not bound. Fails the test when product or offers have findings that stop. */
tn_contract *test_contract(tn_arena *arena, const tn_tables *tables, const test_files *files,
                           tn_findings *findings);

#endif
