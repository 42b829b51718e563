/* The kinds of files: recognised by their first section, each rule found and explained. */
#include "model/with_tables.h"
#include "tenor/schema.h"

static void test_schema_recognise__by_first_section(void **state)
{
    (void)state;
    static const struct {
        const char *text, *kind, *hint;
    } rows[] = {{"[product]\n", "product", NULL},
                {"[offer]\n[item a]\n", "offer", NULL},
                {"[prodct]\n", NULL, "[product]"},
                {"[offr]\n", NULL, "[offer]"},
                {"[contrat]\n", NULL, "[contract]"},
                {"[dimension a]\n[product]\n", NULL, NULL},
                {"", NULL, NULL}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_findings *findings = tn_findings_new(arena);
        const tn_tree *tree = test_tree(arena, "t.ini", rows[i].text);
        const tn_file_rule *rule = tn_schema_recognise(tree, findings);
        assert_ptr_equal(rule, tn_schema_recognise(tree, NULL));
        if (rows[i].kind) {
            assert_string_equal(rule->kind, rows[i].kind);
            assert_ptr_equal(rule, tn_schema_file(rows[i].kind));
        } else {
            assert_null(rule);
            const tn_finding *f = test_finding(findings, TN_FIL_KIND);
            assert_true(!rows[i].hint || strstr(f->hint, rows[i].hint));
            assert_int_equal(f->fix != NULL, rows[i].hint != NULL);
        }
    }
    assert_null(tn_schema_file("letter"));
}

static void test_schema_fields__found_and_whole(void **state)
{
    (void)state;
    size_t rules = 0;
    for (const tn_file_rule *const *file = tn_schema_files(); *file; file++) {
        for (size_t s = 0; s < (*file)->section_count; s++) {
            const tn_section_rule *section = &(*file)->sections[s];
            assert_ptr_equal(tn_file_rule_section(*file, section->kind), section);
            assert_true(section->help && *section->help);
            for (size_t i = 0; i < section->field_count; i++, rules++) {
                const tn_field_rule *rule = &section->fields[i];
                const bool family = rule->key[strlen(rule->key) - 1] == '*';
                assert_true(rule->help && *rule->help);
                const char *end = rule->help + strlen(rule->help) - 1;
                assert_true(*end != '.' || strcmp(end - 2, "...") == 0);
                assert_true(*tn_field_type_words(rule->type));
                assert_int_equal(family, rule->star != NULL);
                assert_int_equal(rule->type == TN_F_CHOICE, rule->words != NULL);
                assert_true(family || tn_section_rule_field(section, rule->key) == rule);
            }
        }
    }
    assert_true(rules > 30);
    const tn_section_rule *dimension = tn_file_rule_section(tn_schema_file("product"), "dimension");
    assert_string_equal(tn_section_rule_field(dimension, "price.12m")->key, "price.*");
    assert_null(tn_section_rule_field(dimension, "price_12m"));
    assert_null(tn_section_rule_field(dimension, "price."));
    assert_null(tn_file_rule_section(tn_schema_file("product"), "item"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_schema_recognise__by_first_section),
        TEST(test_schema_fields__found_and_whole),
    };
    return RUN(tests);
}
