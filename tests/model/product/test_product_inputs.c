/* Every rule of a listing by the smallest input that breaks it (tests/errors). */
#include <dirent.h>

#include "model/with_findings.h"
#include "support/golden.h"
#include "tenor/product.h"

static bool exists(const char *path)
{
    char full[512];
    snprintf(full, sizeof(full), "%s/%s", TN_SOURCE_DIR, path);
    FILE *file = fopen(full, "rb");
    if (file) {
        fclose(file);
    }
    return file != NULL;
}

static tn_tree *load(const char *folder, const char *name, bool csv)
{
    char path[256];
    snprintf(path, sizeof(path), "tests/errors/%s/%s", folder, name);
    if (!exists(path)) {
        return NULL;
    }
    char *bytes = test_read(path, NULL);
    tn_tree *tree = csv ? test_rows(arena, tn_arena_text(arena, name), bytes)
                        : test_tree(arena, tn_arena_text(arena, name), bytes);
    free(bytes);
    return tree;
}

static const tn_product *check(const char *folder, const char *name)
{
    const tn_tree *tree = load(folder, name, false);
    const tn_product *product = NULL;
    if (!tree) {
        return NULL;
    }
    const tn_tree *rows = load(folder, "input.dimensions.csv", true);
    if (tn_product_build(arena, tree, rows, tables, findings, &product) == TN_OK) {
        tn_product_check(product, tables, findings);
    }
    return product;
}

/* What else an input cannot help raising. */
static const struct {
    const char *code, *also;
} companions[] = {
    {"PRD-016", "PRD-015"},
    {"PRD-021", "PRD-020"},
    {"PRD-022", "PRD-020"},
    {"PRD-023", "PRD-020"},
    {"PRD-024", "PRD-020 PRD-021 PRD-022"},
    {"PRD-064", "PRD-015"},
    {"PRD-065", "PRD-066"},
    {"PRD-105", "PRD-015"},
    {"PRD-108", "PRD-106 PRD-107 PRD-082"},
    {"PRD-114", "PRD-101 PRD-111"},
    {"PRD-115", "PRD-111"},
    {"MON-017", "PRD-062"},
    {"FIL-057", "FIL-058"},
    {"FIL-053", "FIL-058"},

};

static bool may_also(const char *code, const char *other)
{
    for (size_t i = 0; i < COUNT(companions); i++) {
        if (strcmp(companions[i].code, code) == 0 && strstr(companions[i].also, other)) {
            return true;
        }
    }
    return false;
}

/* A finding as people are promised it: a place, a message of the agreed form, a hint. */
static void check_form(const tn_finding *f)
{
    const size_t length = strlen(f->message);
    assert_true(length > 0 && f->message[length - 1] != '.');
    assert_false(f->message[0] >= 'A' && f->message[0] <= 'Z' && f->message[1] >= 'a');
    assert_true(*f->hint != '\0');
    assert_non_null(f->at.file);
    assert_true(*f->subject != '\0');
}

static void check_folder(const char *folder)
{
    const tn_code code = tn_code_find(folder);
    assert_true(code < TN_CODE_COUNT);
    findings = tn_findings_new(arena);
    const tn_product *old = check(folder, "old.product.ini");
    findings = tn_findings_new(arena);
    const tn_product *now = check(folder, old ? "new.product.ini" : "input.product.ini");
    if (old) {
        tn_product_check_against(now, old, tables, NULL, findings);
    }
    test_golden_add(folder, findings);
    check_form(test_finding(findings, code));
    for (size_t i = 0; i < tn_findings_count(findings); i++) {
        const tn_finding *f = tn_findings_get(findings, i);
        const char *text = tn_code_get(f->code)->text;
        if (f->code != code && !may_also(folder, text)) {
            test_print(findings);
            fail_msg("%s also raises %s", folder, text);
        }
    }
}

static void test_product_rules__smallest_inputs(void **state)
{
    (void)state;
    struct dirent **all;
    const int folders = scandir(TN_SOURCE_DIR "/tests/errors", &all, NULL, alphasort);
    size_t count = 0;
    for (int i = 0; i < folders; i++) {
        const struct dirent *entry = all[i];
        char old[300], input[300];
        snprintf(input, sizeof(input), "tests/errors/%s/input.product.ini", entry->d_name);
        snprintf(old, sizeof(old), "tests/errors/%s/old.product.ini", entry->d_name);
        const bool ours =
            strncmp(entry->d_name, "PRD-", 4) == 0 || strncmp(entry->d_name, "MON-", 4) == 0 ||
            strncmp(entry->d_name, "FIL-05", 6) == 0 || strncmp(entry->d_name, "FIL-06", 6) == 0;
        if (ours && (exists(input) || exists(old))) {
            check_folder(entry->d_name);
            count++;
        }
        free(all[i]);
    }
    free(all);
    assert_true(count >= 76 + 13);
}

static void test_product_codes__all_have_an_input(void **state)
{
    (void)state;
    size_t count = 0;
    for (int code = 0; code < TN_CODE_COUNT; code++) {
        const char *text = tn_code_get((tn_code)code)->text;
        char input[64], old[64], command[64];
        snprintf(input, sizeof(input), "tests/errors/%s/input.product.ini", text);
        snprintf(old, sizeof(old), "tests/errors/%s/old.product.ini", text);
        snprintf(command, sizeof(command), "tests/errors/%s/command", text); /* no rule's */
        if (strncmp(text, "PRD-", 4) == 0) {
            assert_true(exists(input) || exists(old) || exists(command));
            count++;
        }
    }
    assert_true(count >= 45);
}

/* The findings of all rows above. */
static void test_findings__word_by_word(void **state)
{
    (void)state;
    test_golden_compare("tests/model/product/product_inputs.golden");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_product_rules__smallest_inputs),
        TEST(test_product_codes__all_have_an_input),
        TEST(test_findings__word_by_word),
    };
    return RUN(tests);
}
