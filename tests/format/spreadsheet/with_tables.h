/* Each test has the built-in tables, the words of price lists and an empty list of findings. */
#ifndef TN_TESTS_SPREADSHEET_WITH_TABLES_H
#define TN_TESTS_SPREADSHEET_WITH_TABLES_H

#include "support/test.h"
#include "support/tree.h"

#include "format/spreadsheet/import_words.h"
#include "format/spreadsheet/price_table.h"
#include "tenor/read.h"

static tn_arena *arena;
static tn_findings *findings;
static const tn_tables *tables;
static const tni_import_words *words;

static int set_up(void **state)
{
    (void)state;
    arena = tn_arena_new(NULL);
    findings = tn_findings_new(arena);
    assert_int_equal(tn_tables_builtin(arena, findings, &tables), TN_OK);
    words = tni_import_words_new(arena, tables);
    assert_non_null(words);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    tn_arena_free(arena);
    return 0;
}

/* Reads a CSV as a price list. */
static inline tn_status read_list(const char *csv, const tni_price_table_options *options,
                                  tni_price_table *out)
{
    findings = tn_findings_new(arena);
    return tni_price_table_read(arena, "f.csv", csv, strlen(csv), options, tables, findings, out);
}

/* The value of a key in the row of that label; "" when there is none. */
static inline const char *value(const tni_price_table *t, const char *label, const char *key)
{
    const tn_section *s = tn_tree_find(t->rows, "dimension", label);
    const tn_entry *e = s ? tn_section_find(s, key) : NULL;
    return e ? e->value : "";
}

static inline bool found(tn_code code)
{
    return test_count(findings, code) > 0;
}

#define WITH_TABLES(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

#endif
