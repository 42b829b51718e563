/* Each test has an arena, the tables of data/ and a list of findings. */
#ifndef TN_TEST_WITH_FINDINGS_H
#define TN_TEST_WITH_FINDINGS_H

#include "support/tree.h"

static tn_arena *arena;
static const tn_tables *tables;
static tn_findings *findings;

static int set_up(void **state)
{
    (void)state;
    arena = tn_arena_new(NULL);
    tables = test_tables(arena);
    findings = tn_findings_new(arena);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    tn_arena_free(arena);
    return 0;
}

#endif
