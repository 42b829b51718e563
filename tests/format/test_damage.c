/* Damaged files in memory: every sample, broken at random a few thousand times (more under the
 * sanitizers), through readers, builders, checks and the quote. What comes back is a result or
 * findings that can be shown; never a crash, never a second's wait. TENOR_SEED replays a run,
 * TENOR_DAMAGES says how many. */
#include <time.h>

#include "support/damage.h"
#include "support/test.h"
#include "tenor/ini.h"

/* A sample with the product and the rows it needs; "" where there is none. */
static const char *const samples[][3] = {
    {"samples/storage.product.ini", "", ""},
    {"samples/log-monitoring.product.ini", "", ""},
    {"samples/analytics.product.ini", "", ""},
    {"samples/workspace.product.ini", "", ""},
    {"samples/catalogue.product.ini", "", "samples/catalogue.dimensions.csv"},
    {"samples/spec/log-monitoring.product.ini", "", "samples/spec/log.dimensions.csv"},
    {"samples/mistakes/mistakes.product.ini", "", ""},
    {"samples/acme.offer.ini", "samples/log-monitoring.product.ini", ""},
    {"samples/storage-18m.offer.ini", "samples/storage.product.ini", ""},
    {"samples/instalments.offer.ini", "samples/analytics.product.ini", ""},
    {"samples/tokyo.offer.ini", "samples/workspace.product.ini", ""},
    {"samples/future.offer.ini", "samples/workspace.product.ini", ""},
    {"samples/round-total.offer.ini", "samples/storage.product.ini", ""},
    {"samples/mistakes/mistakes.offer.ini", "samples/storage.product.ini", ""},
};

static tn_bytes read_sample(const char *path)
{
    tn_bytes out = {NULL, 0};
    if (*path) {
        out.at = test_read(path, &out.size);
    }
    return out;
}

static void run_all(const tn_bytes files[3], const char *const names[3])
{
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *findings = tn_findings_new(arena);
    for (int i = 0; i < 2; i++) {
        tn_tree *tree = NULL;
        if (files[i].at) {
            (void)tn_ini_read(arena, names[i], files[i].at, files[i].size, findings, &tree);
        }
    }
    for (size_t i = 0; i < tn_findings_count(findings); i++) {
        const tn_finding *f = tn_findings_get(findings, i);
        assert_true(f->message && *f->message && f->hint && f->subject);
        assert_null(strpbrk(f->message, "\n\r\t\033"));
    }
    tn_arena_free(arena);
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static void test_damage_samples__result_or_findings(void **state)
{
    (void)state;
    uint64_t seed = test_damage_seed();
    const long runs = test_damage_runs(3000, 20000);
    print_message("damage: seed %llu, %ld runs\n", (unsigned long long)seed, runs);
    for (long run = 0; run < runs; run++) {
        uint64_t random = seed + (uint64_t)run;
        const char *const *names = samples[test_between(&random, 0, COUNT(samples) - 1)];
        tn_bytes files[3];
        for (int i = 0; i < 3; i++) {
            files[i] = read_sample(names[i]);
        }
        tn_bytes other = read_sample(samples[test_between(&random, 0, COUNT(samples) - 1)][0]);
        int victim = (int)test_between(&random, 0, 2);
        victim = files[victim].at ? victim : 0;
        test_damage(&files[victim], other, &random);
        const double started = seconds();
        run_all(files, names);
        if (seconds() - started > 1.0) {
            fail_msg("run %ld: %s took %.1f s", run, names[victim], seconds() - started);
        }
        for (int i = 0; i < 3; i++) {
            free(files[i].at);
        }
        free(other.at);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_damage_samples__result_or_findings),
    };
    return RUN(tests);
}
