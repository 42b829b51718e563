/* Trees from literals, the tables of data/, and memory that runs out on purpose: for tests of the
 * model and the engine, which have no readers below them. */
#ifndef TN_TEST_TREE_H
#define TN_TEST_TREE_H

#include "support/memory.h"
#include "tenor/tables.h"

/* The tree of an INI-like literal: `[kind label]`, `key = value`, comment lines; places as the
 * readers give them. Not a reader: the literal is trusted. Strings live in the arena. */
tn_tree *test_tree(tn_arena *arena, const char *file, const char *text);

/* The tree of CSV-like rows "key,name\nbasic,Basic": a section `dimension` per row, labelled by the
 * column label, else key; empty cells are left out. */
tn_tree *test_rows(tn_arena *arena, const char *file, const char *text);

/* The tables of data/ as they are in the source tree; fails the test on any finding. */
const tn_tables *test_tables(tn_arena *arena);

/* How many findings have this code. */
size_t test_count(const tn_findings *findings, tn_code code);

/* The first finding with this code; fails the test, printing all findings, when there is none. */
const tn_finding *test_finding(const tn_findings *findings, tn_code code);

/* Prints the findings, for a test that is about to fail. */
void test_print(const tn_findings *findings);

/* An arena in which about `spare` bytes can be taken before memory has run out for good: with spare
 * in steps of 16, each request of a builder is in its turn the first to fail. memory must live as
 * long as the arena. */
tn_arena *test_arena_short(test_memory *memory, size_t spare);

#endif
