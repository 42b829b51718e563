/* Guardrails at the ends of what fits, and without memory. */
#include "engine/quotes.h"
#include "tenor/approval.h"

static const tn_settings *settings_of(tn_arena *arena, const char *text)
{
    const tn_settings *settings = NULL;
    assert_int_equal(tn_settings_build(arena, test_tree(arena, "tenor.ini", text),
                                       test_tables(arena), tn_findings_new(arena), &settings),
                     TN_OK);
    return settings;
}

/* An amount beyond 64 bits is said only where there is something to compare it with. */
static void test_guardrails__beyond_64_bits(void **state)
{
    static const struct {
        const char *product, *rails;
        tn_status status;
    } rows[] = {{STORAGE, "[seller]\n", TN_OK},
                {STORAGE, "[guardrails]\nmax_duration = 24m\n", TN_E_FINDINGS},
                {STORAGE "floor.12m = 15\n", "[seller]\n", TN_E_FINDINGS},
                {"[product]\ntitle = P\ncategory = units\npurchase = any\ncurrency = USD\n"
                 "durations = 12m\n[dimension encrypted]\nname = E\ndescription = E\n"
                 "price.12m = 16\nfloor.12m = 15\n[dimension more]\nname = M\n"
                 "description = M\nprice.12m = 1\n",
                 "[seller]\n", TN_E_FINDINGS}};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_arena *arena = tn_arena_new(NULL);
        const tn_tables *tables = test_tables(arena);
        const tn_offer *offer = test_offer(arena, rows[i].product,
                                           OFFER "duration = 12m\n[item encrypted]\n"
                                                 "price = 100000000\nquantity = 2147483646\n");
        tn_approver_level level = 99;
        const tn_settings *settings = settings_of(arena, rows[i].rails);
        assert_int_equal(tn_offer_approver_needed(arena, offer, settings, tables, &level),
                         rows[i].status);
        assert_int_equal(level, rows[i].status == TN_OK ? 0 : 99);
        assert_int_equal(
            tn_offer_check_guardrails(arena, offer, settings, tables, tn_findings_new(arena)),
            rows[i].status);
        tn_arena_free(arena);
    }
}

/* A price that is above its list price by more than a percent can say is above it: nothing comes
 * off. A list total of 0 is no total to take something off either. */
static void test_guardrails__far_above_list(void **state)
{
    static const char *const lists[] = {"0.00000001", "0"};
    (void)state;
    for (size_t i = 0; i < COUNT(lists); i++) {
        tn_arena *arena = tn_arena_new(NULL);
        const char *product = tn_arena_format(
            arena,
            "[product]\ntitle = P\ncategory = units\npurchase = any\ncurrency = USD\n"
            "profile = catalog-api\ndurations = 12m\n[dimension pro]\nname = Pro\n"
            "description = One\nprice.12m = %s\n",
            lists[i]);
        const tn_offer *offer = test_offer(
            arena, product, OFFER "duration = 12m\n[item pro]\nprice = 100000000\nquantity = 1\n");
        const tn_settings *settings =
            settings_of(arena, "[guardrails]\nmax_discount = 0%\nfloor.12m = 100%\n");
        tn_approver_level level = 99;
        assert_int_equal(
            tn_offer_approver_needed(arena, offer, settings, test_tables(arena), &level), TN_OK);
        assert_int_equal(level, 0);
        tn_arena_free(arena);
    }
}

/* An approval that is out of date is none of an offer that needs none. */
static void test_guardrails__approval_of_nothing(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    const tn_offer *offer =
        test_offer(arena, LOGS, OFFER "duration = 12m\n[item pro]\n[approval]\nby = nobody\n");
    tn_findings *findings = tn_findings_new(arena);
    assert_int_equal(tn_offer_check_guardrails(
                         arena, offer, settings_of(arena, "[guardrails]\nmax_discount = 15%\n"),
                         test_tables(arena), findings),
                     TN_OK);
    assert_int_equal(tn_findings_count(findings), 0);
    tn_arena_free(arena);
}

/* Each request for memory in its turn the first to fail. */
static void test_guardrails__out_of_memory(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    const tn_tables *tables = test_tables(arena);
    const tn_offer *offer = test_offer(
        arena, LOGS, OFFER "duration = 12m\ndiscount = 30%\n[item pro]\n[approval]\nby = vp\n");
    const tn_settings *settings =
        settings_of(arena, "[guardrails]\nmax_discount = 15%\n[approver vp]\nmax_discount = 40%\n");
    bool needed = false, checked = false;
    size_t spare = 0;
    for (; !(needed && checked) && spare < 65536; spare += 16) {
        test_memory memory;
        tn_arena *small = test_arena_short(&memory, spare);
        tn_findings *findings = tn_findings_new(arena);
        tn_approver_level level = 99;
        tn_status status = tn_offer_approver_needed(small, offer, settings, tables, &level);
        needed = status == TN_OK;
        assert_int_equal(status, tn_arena_failed(small) ? TN_E_NOMEM : TN_OK);
        assert_int_equal(level, needed ? 1 : 99);
        status = tn_offer_check_guardrails(small, offer, settings, tables, findings);
        checked = status == TN_OK;
        assert_int_equal(status, tn_arena_failed(small) ? TN_E_NOMEM : TN_OK);
        assert_true(!checked || test_count(findings, TN_OFR_GUARDRAIL) == 2);
        tn_arena_free(small);
    }
    assert_true(needed && checked && spare > 1024);
    tn_arena_free(arena);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_guardrails__beyond_64_bits),
        cmocka_unit_test(test_guardrails__far_above_list),
        cmocka_unit_test(test_guardrails__approval_of_nothing),
        cmocka_unit_test(test_guardrails__out_of_memory),
    };
    return RUN(tests);
}
