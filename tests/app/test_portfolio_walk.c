/* A portfolio one file after another: the answers of all at once, in memory that does not grow. */
#include "app/samples.h"

#include <dlfcn.h>
#include <errno.h>
#include <sys/stat.h>

#include "app/forecast.h"
#include "app/workbook.h"

#define CONTRACT(id, product)                                                                      \
    "[contract]\nid = " id "\nproduct = " product                                                  \
    ".product.ini\nduration = 12m\naccepted = 2027-01-01\n[item encrypted]\nquantity = 3\n"

enum { MANY = 400, NAME = 64 };

static char names[MANY][NAME];

/* So many contracts put beside the samples, of which none exists on disk. */
static void put_contracts(tni_workspace *ws, const char **paths, size_t count, const char *product)
{
    char text[256];
    for (size_t i = 0; i < count; i++) {
        snprintf(names[i], sizeof(names[i]), "%sw%03zu.contract.ini", SAMPLES, i);
        const int length = snprintf(text, sizeof(text),
                                    "[contract]\nid = W-%03zu\nproduct = %s.product.ini\n"
                                    "duration = 12m\naccepted = 2027-01-01\n"
                                    "[item encrypted]\nquantity = 3\n",
                                    i, product);
        paths[i] = names[i];
        assert_true(tni_workspace_put(ws, names[i], text, (size_t)length));
    }
}

static size_t seen;
static const char *last_product;

static tn_status see(void *context, tni_workspace *ws, const tni_source_file *d)
{
    size_t *most = context;
    assert_int_equal(d->kind, TNI_KIND_CONTRACT);
    assert_int_equal(d->status, TN_OK);
    assert_ptr_equal(last_product ? last_product : d->product->title.value,
                     d->product->title.value); /* the product is loaded once */
    last_product = d->product->title.value;
    *most = tn_arena_size(ws->arena) > *most ? tn_arena_size(ws->arena) : *most;
    seen++;
    return TN_OK;
}

/* The largest contract decides, not their number. */
static void test_walk__memory_of_one(void **state)
{
    (void)state;
    static const char *paths[MANY];
    size_t most[2] = {0, 0}, grown[2];
    for (size_t run = 0; run < 2; run++) {
        tn_arena *arena = tn_arena_new(NULL);
        tni_workspace ws;
        tni_portfolio p;
        assert_int_equal(tni_workspace_open(arena, NULL, &ws), TN_OK);
        put_contracts(&ws, paths, run ? MANY : 4, "storage");
        assert_int_equal(tni_portfolio_list(&ws, paths, run ? MANY : 4, &p), TN_OK);
        const size_t before = tn_arena_size(arena);
        seen = 0;
        last_product = NULL;
        assert_int_equal(tni_portfolio_walk(&ws, &p, see, &most[run]), TN_OK);
        assert_int_equal(seen, run ? MANY : 4);
        grown[run] = tn_arena_size(arena) - before; /* the product, the settings, some findings */
        tn_arena_free(arena);
    }
    assert_int_equal(most[0], most[1]);
    assert_true(grown[1] - grown[0] < MANY * 1024); /* a warning each, of terms not frozen */
}

/* 400 contracts with a finding each, four times over: 1,600 are counted, 1,000 kept. */
static void test_walk__findings_are_counted(void **state)
{
    (void)state;
    static const char *paths[MANY];
    tn_arena *arena = tn_arena_new(NULL);
    tni_workspace ws;
    tni_portfolio p;
    assert_int_equal(tni_workspace_open(arena, NULL, &ws), TN_OK);
    put_contracts(&ws, paths, MANY, "no such");
    assert_int_equal(tni_portfolio_list(&ws, paths, MANY, &p), TN_OK);
    const tni_forecast_options options = {.by = TNI_BY_CURRENCY};
    for (int round = 1; round <= 4; round++) {
        const tn_forecast *forecast = NULL;
        assert_int_equal(tni_forecast(&ws, &p, &options, &forecast), TN_E_READ);
        assert_null(forecast);
        assert_int_equal(tn_findings_of(ws.findings, TN_ERROR), (size_t)round * MANY);
    }
    assert_int_equal(tn_findings_count(ws.findings), TN_FINDINGS_MAX + 1); /* and FIL-090 */
    assert_true(ws.read_failed);
    assert_string_equal(tn_findings_get(ws.findings, 0)->at.file, names[0]);
    tn_arena_free(arena);
}

/* Neither of the two files with one id counts, the third does. */
static void test_walk__one_contract_in_two_files(void **state)
{
    (void)state;
    static const struct {
        const char *path, *text;
    } files[] = {{SAMPLES "a.contract.ini", CONTRACT("C-1", "storage")},
                 {SAMPLES "b.contract.ini", CONTRACT("C-2 ; the other", "storage")},
                 {SAMPLES "c.contract.ini", CONTRACT("C-1", "storage")}};
    const char *paths[] = {files[0].path, files[1].path, files[0].path, files[2].path};
    const tni_forecast_options options = {.totals = true};
    tn_arena *arena = tn_arena_new(NULL);
    tni_workspace ws;
    tni_portfolio p;
    const tn_forecast *forecast = NULL;
    assert_int_equal(tni_workspace_open(arena, NULL, &ws), TN_OK);
    for (size_t i = 0; i < COUNT(files); i++) {
        assert_true(tni_workspace_put(&ws, files[i].path, files[i].text, strlen(files[i].text)));
    }
    assert_int_equal(tni_portfolio_list(&ws, paths, COUNT(paths), &p), TN_OK);
    assert_int_equal(p.count, 3); /* what is named twice is there once */
    assert_int_equal(tni_forecast(&ws, &p, &options, &forecast), TN_E_FINDINGS);
    assert_int_equal(forecast->contracts, 1);
    assert_string_equal(forecast->parts[0]->name, "C-2");
    assert_int_equal(tn_findings_of(ws.findings, TN_ERROR), 2);
    tn_findings_sort(ws.findings);
    const tn_finding *f = tn_findings_get(ws.findings, 0);
    f = f->code == TN_CTR_SAME_ID ? f : tn_findings_get(ws.findings, 1);
    assert_int_equal(f->code, TN_CTR_SAME_ID);
    assert_string_equal(f->at.file, files[0].path);
    assert_int_equal(f->at.line, 2);
    tn_arena_free(arena);
}

static int calls, failing; /* of stat; the one that fails, 0: none */

/* Stands in front of libc's: a disk that reports one error. */
int stat(const char *path, struct stat *out)
{
    static int (*real)(const char *, struct stat *);
    void *found = dlsym(RTLD_NEXT, "stat");
    memcpy(&real, &found, sizeof(real));
    if (++calls == failing) {
        errno = EIO;
        return -1;
    }
    return real(path, out);
}

typedef struct outcome {
    tn_status status;
    size_t contracts, errors;
    bool begun, has_seller, whole;
} outcome;

/* A contract of the samples forecast, with a workbook's seller. */
static outcome forecast_failing(int call)
{
    const char *const paths[] = {SAMPLES "acme.contract.ini"};
    const tni_forecast_options options = {.totals = true};
    tn_arena *arena = tn_arena_new(NULL);
    const tn_forecast *forecast = NULL;
    tni_workspace ws;
    tni_portfolio p;
    outcome o = {.begun = false};
    calls = 0;
    failing = call;
    assert_int_equal(tni_workspace_open(arena, NULL, &ws), TN_OK);
    o.status = tni_portfolio_list(&ws, paths, 1, &p);
    o.begun = o.status == TN_OK;
    if (o.begun) {
        o.status = tni_forecast(&ws, &p, &options, &forecast);
        o.has_seller = tni_workbook_options(&ws, &p.first, false).seller != NULL;
        o.whole = p.whole;
    }
    failing = 0;
    o.contracts = forecast ? forecast->contracts : 0;
    o.errors = tn_findings_of(ws.findings, TN_ERROR);
    tn_arena_free(arena);
    return o;
}

/* Whichever look at the disk fails, it is told; with other settings nothing is made. */
static void test_list__settings_that_cannot_be_looked_at(void **state)
{
    (void)state;
    const outcome fine = forecast_failing(0);
    const int all = calls;
    int refused = 0;
    assert_int_equal(fine.status, TN_OK);
    assert_true(fine.has_seller && fine.contracts == 1 && all > 5);
    for (int n = 1; n <= all; n++) {
        const outcome o = forecast_failing(n);
        if (o.status == TN_OK) {
            assert_true(o.begun && o.has_seller && o.whole == fine.whole);
            assert_true(o.contracts == fine.contracts && o.errors == fine.errors);
        } else {
            assert_int_equal(o.status, TN_E_READ);
            assert_true(o.errors > 0 && o.contracts == 0);
            assert_true(!o.begun || o.has_seller);
            refused += !o.begun;
        }
    }
    assert_true(refused >= 2); /* is it a folder; which are the settings */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_walk__memory_of_one),
        cmocka_unit_test(test_walk__findings_are_counted),
        cmocka_unit_test(test_walk__one_contract_in_two_files),
        cmocka_unit_test(test_list__settings_that_cannot_be_looked_at),
    };
    return RUN(tests);
}
