/* The workspace: what is loaded with what, once, and what goes before what. */
#include "support/test.h"

#include "app/check.h"
#include "app/quote.h"
#include "tenor/render.h"
#include "tenor/reports.h"

static const char product_text[] = "[product]\ntitle = Logs\nproduct_id = prod-1111111111111\n"
                                   "category = hosts\npurchase = any\ncurrency = USD\n"
                                   "durations = 12m\n[dimension pro]\nname = Pro\n"
                                   "description = One host\nprice.12m = 100\n";

static const char offer_text[] = "[offer]\nname = Acme\ndescription = Secret reason\n"
                                 "product = p.ini\nbuyer = Acme KK\n"
                                 "buyer_accounts = 111111111111\nduration = 12m\n"
                                 "expires = 2026-12-31\ndiscount = 10%\n"
                                 "[item pro]\nquantity = 3\n";

/* A workspace in which files exist only as bytes. */
static tni_workspace open_with(tn_arena *arena, const tni_workspace_options *options)
{
    tni_workspace ws;
    assert_int_equal(tni_workspace_open(arena, options, &ws), TN_OK);
    assert_true(tni_workspace_put(&ws, "p.ini", product_text, strlen(product_text)));
    assert_true(tni_workspace_put(&ws, "o.ini", offer_text, strlen(offer_text)));
    return ws;
}

static void test_workspace_load__offer_with_product(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tni_workspace ws = open_with(arena, NULL);
    tni_source_file *offer = tni_workspace_load(&ws, "o.ini");
    assert_non_null(offer);
    assert_int_equal(offer->kind, TNI_KIND_OFFER);
    assert_int_equal(offer->status, TN_OK);
    tni_source_file *product = tni_workspace_load(&ws, "p.ini");
    assert_ptr_equal(offer->product, product->product); /* loaded once */
    assert_ptr_equal(tni_workspace_load(&ws, "o.ini"), offer);
    const tn_quote *quote = NULL;
    assert_int_equal(tni_quote(&ws, offer, NULL, &quote), TN_OK);
    assert_int_equal(quote->net_total.money.minor, 27000); /* 3 x 100 less 10 % */
    tn_arena_free(arena);
}

static void test_workspace_load__missing_is_told_once(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tni_workspace ws;
    assert_int_equal(tni_workspace_open(arena, NULL, &ws), TN_OK);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(tni_workspace_load(&ws, "no such.ini")->status, TN_E_READ);
    }
    assert_int_equal(tn_findings_count(ws.findings), 1);
    assert_int_equal(tn_findings_get(ws.findings, 0)->code, TN_FIL_UNREADABLE);
    tn_arena_free(arena);
}

static void test_workspace_load_as__wrong_kind(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tni_workspace ws = open_with(arena, NULL);
    const tni_source_file *d = tni_workspace_load_as(&ws, "p.ini", TNI_KIND_OFFER);
    assert_int_equal(d->status, TN_E_FINDINGS);
    assert_int_equal(tn_findings_get(ws.findings, 0)->code, TN_FIL_WRONG_KIND);
    tn_arena_free(arena);
}

/* What an option says goes before what files say. */
static void test_workspace_options__profile_policy_day(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    const tn_profile profile = TN_PROFILE_CATALOG_API;
    const tn_date day = {20000};
    const tni_workspace_options options = {.policy = "stripe", .profile = &profile, .as_of = &day};
    tni_workspace ws = open_with(arena, &options);
    const tni_source_file *d = tni_workspace_load(&ws, "o.ini");
    assert_int_equal(tn_product_profile(d->product), TN_PROFILE_CATALOG_API);
    assert_string_equal(d->offer->policy.value, "stripe");
    assert_int_equal(tni_workspace_as_of(&ws, d)->days, 20000);
    tn_arena_free(arena);
}

static void test_workspace_line__numbers_from_one(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tni_workspace ws;
    const char text[] = "\xef\xbb\xbf[a]\r\nb = 1\n\nlast";
    const char *line = NULL;
    size_t length = 0;
    assert_int_equal(tni_workspace_open(arena, NULL, &ws), TN_OK);
    assert_true(tni_workspace_put(&ws, "x", text, strlen(text)));
    static const char *const lines[] = {"[a]", "b = 1", "", "last"};
    for (uint32_t i = 0; i < COUNT(lines); i++) {
        assert_true(tni_workspace_line(&ws, "x", i + 1, &line, &length));
        assert_int_equal(length, strlen(lines[i]));
        assert_memory_equal(line, lines[i], length);
    }
    assert_false(tni_workspace_line(&ws, "x", 5, &line, &length));
    assert_false(tni_workspace_line(&ws, "x", 0, &line, &length));
    assert_false(tni_workspace_line(&ws, "y", 1, &line, &length));
    tn_arena_free(arena);
}

/* In a buyer's report, in every form, nothing internal stands. */
static void test_offer_report__buyer_sees_nothing_internal(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tni_workspace ws = open_with(arena, NULL);
    const tni_source_file *d = tni_workspace_load(&ws, "o.ini");
    const tn_quote *quote = NULL;
    assert_int_equal(tni_quote(&ws, d, NULL, &quote), TN_OK);
    for (int internal = 0; internal < 2; internal++) {
        tn_buffer out;
        tn_buffer_init(&out, NULL);
        const tn_report *report = tn_offer_report(arena, quote, !internal, NULL);
        assert_non_null(report);
        const tn_render_options options = {.buyer = !internal};
        assert_int_equal(tn_report_render_text(report, &options, &out), TN_OK);
        assert_int_equal(tn_report_render_csv(report, &options, &out), TN_OK);
        assert_int_equal(tn_report_render_json(report, &options, &out), TN_OK);
        static const char *const words[] = {"Secret reason", "8.10", "261.90"}; /* fee, net */
        for (size_t i = 0; i < COUNT(words); i++) {
            assert_int_equal(strstr(out.bytes, words[i]) != NULL, internal);
        }
        assert_non_null(strstr(out.bytes, "270.00"));
        tn_buffer_done(&out);
    }
    tn_arena_free(arena);
}

/* Memory that runs out at any point: a status, never a crash. */
static size_t left;
static void *take(void *context, size_t size)
{
    (void)context;
    return left ? (left--, malloc(size)) : NULL;
}
static void give(void *context, void *block)
{
    (void)context;
    free(block);
}

static void test_workspace_quote__no_memory(void **state)
{
    (void)state;
    const tn_allocator poor = {take, give, NULL};
    bool done = false;
    for (size_t budget = 0; budget < 2000 && !done; budget++) {
        left = budget;
        tn_arena *arena = tn_arena_new(&poor);
        tni_workspace ws;
        if (!arena) {
            continue;
        }
        const tn_quote *quote = NULL;
        if (tni_workspace_open(arena, NULL, &ws) == TN_OK &&
            tni_workspace_put(&ws, "p.ini", product_text, strlen(product_text)) &&
            tni_workspace_put(&ws, "o.ini", offer_text, strlen(offer_text))) {
            const char *const path = "o.ini";
            tni_checked checked;
            static const tni_check_options plain;
            (void)tni_check_files(&ws, &path, 1, &plain, &checked);
            const tni_source_file *d = tni_workspace_load(&ws, path);
            if (d && d->status == TN_OK && tni_quote(&ws, d, NULL, &quote) == TN_OK) {
                done = tn_quote_report(arena, quote, true, ws.findings) != NULL;
            }
        }
        tn_arena_free(arena);
    }
    assert_true(done);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_workspace_load__offer_with_product),
        cmocka_unit_test(test_workspace_load__missing_is_told_once),
        cmocka_unit_test(test_workspace_load_as__wrong_kind),
        cmocka_unit_test(test_workspace_options__profile_policy_day),
        cmocka_unit_test(test_workspace_line__numbers_from_one),
        cmocka_unit_test(test_offer_report__buyer_sees_nothing_internal),
        cmocka_unit_test(test_workspace_quote__no_memory)};
    return RUN(tests);
}
