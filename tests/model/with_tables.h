/* Each test has an arena and the tables of data/. */
#ifndef TN_TEST_WITH_TABLES_H
#define TN_TEST_WITH_TABLES_H

#include "support/tree.h"

static tn_arena *arena;
static const tn_tables *tables;

static int set_up(void **state)
{
    (void)state;
    arena = tn_arena_new(NULL);
    tables = test_tables(arena);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    tn_arena_free(arena);
    return 0;
}

#endif
