/* Agreements one after another: what a report shows stays when their memory is used again. */
#include "app/with_workspace.h"

#include <stdio.h>
#include <unistd.h>

#include "app/import.h"

static const char answers[] =
    "[{\"agreementId\": \"agmt-1\", \"acceptanceTime\": \"2026-01-01T00:00:00Z\"}, "
    "{\"acceptedTerms\": [{\"configurableUpfrontPricingTerm\": {\"currencyCode\": \"USD\", "
    "\"rateCards\": [{\"selector\": {\"type\": \"Duration\", \"value\": \"P12M\"}, "
    "\"rateCard\": [{\"dimensionKey\": \"admins\", \"price\": \"50\"}]}], "
    "\"configuration\": {\"selectorValue\": \"P12M\", \"dimensions\": "
    "[{\"dimensionKey\": \"admins\", \"dimensionValue\": 3}]}}}]}]";

static void save_text(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static size_t saved;

static void save(void *context, tni_workspace *own, tni_import_result *result)
{
    assert_string_equal(context, "context");
    assert_ptr_not_equal(own, &ws);
    assert_non_null(strstr(result->made[0].bytes, "[product]"));
    saved++;
}

static void test_import_each__keeps_what_a_report_shows(void **state)
{
    enum { MANY = 40 };
    (void)state;
    char folder[] = "/tmp/tenor-each-XXXXXX";
    assert_non_null(mkdtemp(folder));
    const char *good = tn_arena_format(arena, "%s/a.json", folder),
               *bad = tn_arena_format(arena, "%s/b.json", folder);
    save_text(good, answers);
    save_text(bad, "[{\"agreementId\": \"agmt-2\"}, {\"agreementId\": \"agmt-3\"}]");
    tni_agreement_files files[MANY];
    tni_import_result results[MANY];
    for (size_t i = 0; i < MANY; i++) {
        files[i] = (tni_agreement_files){
            .name = i ? "a" : "b", .paths = i ? &good : &bad, .count = 1, .is_agreement = true};
    }
    const tni_held_agreements held = {0};
    const tni_import_options options = {.into = folder};
    assert_int_equal(tni_import_each(&ws, files, MANY, &held, &options,
                                     (tni_import_saver){save, (void *)(uintptr_t) "context"},
                                     results),
                     TN_E_FINDINGS);
    assert_int_equal(saved, MANY - 1);
    assert_int_equal(results[0].outcome, TNI_IMPORT_REFUSED);
    assert_int_equal(results[0].made_count, 0);
    assert_true(found(TN_IMP_AGREEMENT));
    for (size_t i = 1; i < MANY; i++) {
        assert_int_equal(results[i].outcome, TNI_IMPORT_NEW);
        assert_string_equal(results[i].name, "a");
        assert_true(results[i].made_count >= 3);
        assert_string_equal(results[i].made[0].path,
                            tn_arena_format(arena, "%s/a.product.ini", folder));
        assert_null(results[i].made[0].bytes);
    }
    assert_int_equal(unlink(good) | unlink(bad) | rmdir(folder), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_WORKSPACE(test_import_each__keeps_what_a_report_shows)};
    return RUN(tests);
}
