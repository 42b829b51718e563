/* Damaged files in memory: every sample, broken at random a few thousand times (more under the
 * sanitizers), through readers, builders, checks and the quote. What comes back is a result or
 * findings that can be shown; never a crash, never a second's wait. TENOR_SEED replays a run,
 * TENOR_DAMAGES says how many. */
#include <time.h>

#include "app/contract.h"
#include "app/workspace/workspace.h"
#include "support/damage.h"
#include "support/test.h"
#include "tenor/quote.h"
#include "tenor/text.h"

/* What is loaded, and the file that is damaged: itself or one it needs. */
static const struct {
    const char *file, *victim;
} samples[] = {
    {"storage.product.ini", "storage.product.ini"},
    {"log-monitoring.product.ini", "log-monitoring.product.ini"},
    {"analytics.product.ini", "analytics.product.ini"},
    {"workspace.product.ini", "workspace.product.ini"},
    {"workspace.product.ini", "tenor.ini"},
    {"spec/log-monitoring.product.ini", "spec/log-monitoring.product.ini"},
    {"spec/log-monitoring.product.ini", "spec/log.dimensions.csv"},
    {"mistakes/mistakes.product.ini", "mistakes/mistakes.product.ini"},
    {"acme.offer.ini", "acme.offer.ini"},
    {"acme.offer.ini", "log-monitoring.product.ini"},
    {"storage-18m.offer.ini", "storage-18m.offer.ini"},
    {"instalments.offer.ini", "instalments.offer.ini"},
    {"instalments.offer.ini", "analytics.product.ini"},
    {"tokyo.offer.ini", "tokyo.offer.ini"},
    {"future.offer.ini", "future.offer.ini"},
    {"future.offer.ini", "workspace.product.ini"},
    {"round-total.offer.ini", "round-total.offer.ini"},
    {"mistakes/mistakes.offer.ini", "mistakes/mistakes.offer.ini"},
    {"catalogue.product.ini", "catalogue.dimensions.csv"},
    {"acme.contract.ini", "acme.contract.ini"},
    {"acme.contract.ini", "log-monitoring.product.ini"},
    {"spec/catalogue.contract.ini", "spec/catalogue.contract.ini"},
    {"spec/catalogue.contract.ini", "spec/acme-2.offer.ini"},
};

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* A text that can go to any terminal: valid UTF-8, nothing that steers. */
static void assert_shown(const char *text)
{
    assert_non_null(text);
    assert_null(strpbrk(text, "\n\r\t\033"));
    assert_true(tn_text_valid(text, strlen(text), NULL));
}

static void check_findings(const tn_findings *findings, tn_status status)
{
    for (size_t i = 0; i < tn_findings_count(findings); i++) {
        const tn_finding *f = tn_findings_get(findings, i);
        assert_true(f->message && *f->message);
        assert_shown(f->message);
        assert_shown(f->hint);
        assert_shown(f->subject);
    }
    if (status == TN_E_FINDINGS) {
        assert_true(tn_findings_of(findings, TN_ERROR) > 0);
    }
}

/* How many damaged files still gave a quote or invoices, and how many did not. */
static long results, refusals;

static void quote_offer(tni_workspace *workspace, const tni_source_file *document)
{
    const tn_quote *quote = NULL;
    const tn_status status =
        tn_quote_build(workspace->arena, document->offer, workspace->tables,
                       tni_workspace_as_of(workspace, document), NULL, workspace->findings, &quote);
    assert_true(status == TN_OK || status == TN_E_FINDINGS);
    assert_int_equal(quote != NULL, status == TN_OK);
    results += quote != NULL;
    check_findings(workspace->findings, status);
}

/* A life that can be lived is billed, and its books balance: TN_E_BUG would say they do not. */
static void bill_contract(tni_workspace *workspace, const tni_source_file *document)
{
    tn_books *books = NULL;
    const tn_status status = tni_contract_books(workspace, document, NULL, NULL, &books);
    assert_true(status == TN_OK || status == TN_E_FINDINGS || status == TN_E_RANGE);
    results += status == TN_OK;
    check_findings(workspace->findings, status);
}

static void load_and_use(const char *file, const char *victim, const tn_bytes *bytes)
{
    tn_arena *arena = tn_arena_new(NULL);
    tni_workspace workspace;
    assert_int_equal(tni_workspace_open(arena, &(tni_workspace_options){0}, &workspace), TN_OK);
    assert_true(tni_workspace_put(&workspace, victim, bytes->at, bytes->size));
    const tni_source_file *document = tni_workspace_load(&workspace, file);
    assert_non_null(document);
    assert_true(document->status == TN_OK || document->status == TN_E_FINDINGS ||
                document->status == TN_E_READ);
    check_findings(workspace.findings, document->status);
    refusals += document->status != TN_OK;
    if (document->status == TN_OK && document->contract) {
        bill_contract(&workspace, document);
    } else if (document->status == TN_OK && document->offer) {
        quote_offer(&workspace, document);
    }
    assert_false(tn_arena_failed(arena));
    tn_arena_free(arena);
}

static void test_damage_samples__result_or_findings(void **state)
{
    (void)state;
    const uint64_t seed = test_damage_seed();
    const long runs = test_damage_runs(3000, 20000);
    print_message("damage: seed %llu, %ld runs\n", (unsigned long long)seed, runs);
    for (long run = 0; run < runs; run++) {
        uint64_t random = seed + (uint64_t)run;
        const size_t which = (size_t)test_between(&random, 0, COUNT(samples) - 1);
        const size_t another = (size_t)test_between(&random, 0, COUNT(samples) - 1);
        char file[4096], victim[4096], source[4096];
        snprintf(file, sizeof(file), TN_SOURCE_DIR "/samples/%s", samples[which].file);
        snprintf(victim, sizeof(victim), TN_SOURCE_DIR "/samples/%s", samples[which].victim);
        snprintf(source, sizeof(source), "samples/%s", samples[which].victim);
        tn_bytes bytes, other;
        bytes.at = test_read(source, &bytes.size);
        snprintf(source, sizeof(source), "samples/%s", samples[another].victim);
        other.at = test_read(source, &other.size);
        test_damage(&bytes, other, &random);
        const double started = seconds();
        load_and_use(file, victim, &bytes);
        if (seconds() - started > 1.0) {
            fail_msg("run %ld: %s took %.1f s", run, victim, seconds() - started);
        }
        free(bytes.at);
        free(other.at);
    }
    print_message("damage: %ld results, %ld refusals\n", results, refusals);
    assert_true(runs < 100 || (results > runs / 100 && refusals > runs / 100));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_damage_samples__result_or_findings),
    };
    return RUN(tests);
}
