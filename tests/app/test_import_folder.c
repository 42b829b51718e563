/* A folder of answers, and the contracts that hold agreements. */
#include "app/with_workspace.h"

#include <stdio.h>
#include <unistd.h>

#include "app/import.h"

static void save(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void test_import_folder__groups(void **state)
{
    (void)state;
    char folder[] = "/tmp/tenor-folder-XXXXXX";
    const tni_agreement_files *files = NULL;
    tni_held_agreements held;
    size_t count = 0;
    assert_non_null(mkdtemp(folder));
    assert_int_equal(mkdir(tn_arena_format(arena, "%s/terms", folder), 0700), 0);
    const char *const paths[] = {
        tn_arena_format(arena, "%s/b.json", folder),
        tn_arena_format(arena, "%s/a.about.json", folder),
        tn_arena_format(arena, "%s/terms/a.json", folder),
        tn_arena_format(arena, "%s/other.json", folder),
        tn_arena_format(arena, "%s/c.contract.ini", folder),
        tn_arena_format(arena, "%s/d.offer.ini", folder),
    };
    save(paths[0], "[{\"acceptedTerms\": []}, {\"agreementId\": \"agmt-a\"}]");
    save(paths[1], "{\"agreementId\": \"agmt-a\"}");
    save(paths[2], "{\"acceptedTerms\": []}");
    save(paths[3], "{\"ChangeSet\": []}");
    save(paths[4], "[contract]\nid = c\nagreement = agmt-c ; AWS's\n");
    save(paths[5], "[offer]\nagreement = agmt-d\n");
    assert_int_equal(tni_import_folder(&ws, folder, &files, &count), TN_OK);
    assert_int_equal(count, 2);
    assert_string_equal(files[0].name, "a"); /* from two folders */
    assert_int_equal(files[0].count, 2);
    assert_string_equal(files[0].agreement, "agmt-a");
    assert_null(files[0].twice);
    assert_string_equal(files[1].twice, "a"); /* the same agreement under another name */
    assert_string_equal(files[0].paths[0], paths[1]);
    assert_string_equal(files[0].paths[1], paths[2]);
    assert_string_equal(files[1].name, "b");
    assert_int_equal(files[1].count, 1);
    assert_int_equal(test_count(ws.findings, TN_IMP_SKIPPED), 1);
    tni_import_result result;
    const tni_import_options options = {.into = folder};
    held = (tni_held_agreements){0};
    assert_int_equal(tni_import_one(&ws, &files[1], &held, &options, &result), TN_E_FINDINGS);
    assert_int_equal(result.outcome, TNI_IMPORT_REFUSED);
    assert_int_equal(result.made_count, 0);
    assert_true(found(TN_IMP_AGREEMENT));
    assert_int_equal(tni_import_held(&ws, folder, &held), TN_OK);
    assert_int_equal(held.count, 1);
    assert_string_equal(held.list[0].agreement, "agmt-c");
    assert_string_equal(held.list[0].path, paths[4]);
    for (size_t i = 0; i < COUNT(paths); i++) {
        unlink(paths[i]);
    }
    rmdir(tn_arena_format(arena, "%s/terms", folder));
    rmdir(folder);
}

static void test_import_folder__none(void **state)
{
    (void)state;
    const tni_agreement_files *files = NULL;
    tni_held_agreements held;
    size_t count = 1;
    assert_int_equal(tni_import_folder(&ws, "/nowhere/at/all", &files, &count), TN_E_READ);
    assert_int_equal(count, 0);
    assert_int_equal(tni_import_held(&ws, "/nowhere/at/all", &held), TN_OK); /* to be made */
    assert_int_equal(held.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_WORKSPACE(test_import_folder__groups),
                                       WITH_WORKSPACE(test_import_folder__none)};
    return RUN(tests);
}
