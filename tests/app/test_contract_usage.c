/* Usage that is read for long: who waits is told, and can stop it. */
#include "support/test.h"

#include "app/contract.h"

typedef struct waiting {
    int last, calls, stop_at; /* percent; the call that stops it, 0: none */
} waiting;

static bool more(void *context, const char *doing, int percent)
{
    waiting *w = context;
    assert_string_equal(doing, "rating usage");
    assert_true(percent > w->last && percent <= 100);
    w->last = percent;
    return ++w->calls != w->stop_at;
}

/* A year of the sample's hours, rated or stopped. */
static tn_status rate(int stop_at, waiting *out, bool *stopped, size_t *invoices)
{
    tn_arena *arena = tn_arena_new(NULL);
    tni_workspace ws;
    *out = (waiting){.stop_at = stop_at};
    tni_progress progress = {.more = more, .context = out};
    assert_int_equal(tni_workspace_open(arena, NULL, &ws), TN_OK);
    ws.progress = &progress;
    const tni_source_file *d = tni_workspace_load(&ws, TN_SOURCE_DIR "/samples/acme.contract.ini");
    assert_int_equal(d->status, TN_OK);
    tn_books *books = NULL;
    const tn_status status =
        tni_contract_books(&ws, d, NULL, TN_SOURCE_DIR "/samples/acme.usage.csv", &books);
    *stopped = progress.stopped;
    *invoices = status == TN_OK ? tn_books_invoices(books)->count : 0;
    tn_arena_free(arena);
    return status;
}

static void test_usage_read__tells_how_far(void **state)
{
    (void)state;
    waiting w;
    bool stopped;
    size_t invoices;
    assert_int_equal(rate(0, &w, &stopped, &invoices), TN_OK);
    assert_false(stopped);
    assert_int_equal(w.calls, 1); /* the sample is one piece: the next would be at 8 MiB */
    assert_int_equal(w.last, 100);
    assert_int_equal(invoices, 5); /* the year, an upgrade, three months of overage */
}

static void test_usage_read__can_be_stopped(void **state)
{
    (void)state;
    waiting w;
    bool stopped;
    size_t invoices;
    assert_int_equal(rate(1, &w, &stopped, &invoices), TN_E_FINDINGS);
    assert_true(stopped);
    assert_int_equal(w.calls, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_usage_read__tells_how_far),
                                       cmocka_unit_test(test_usage_read__can_be_stopped)};
    return RUN(tests);
}
