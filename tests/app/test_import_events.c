/* Events that are proposed of an agreement, tried together. */
#include "app/with_workspace.h"

#include "app/import.h"

static const char product[] =
    "[product]\ntitle = P\nproduct_id = prod-1111111111111\ncategory = users\npurchase = any\n"
    "currency = USD\ndurations = 12m\n[dimension a]\nname = A\ndescription = A\nprice.12m = 50\n";

static const char contract[] = "[contract]\nid = C\nproduct = p.product.ini\nduration = 12m\n"
                               "accepted = 2027-01-15T08:00:00Z\n[item a]\nquantity = 2\n"
                               "[renewal]\nauto = yes\n";

static tn_edit_pair more = {"quantity.a", "9"}, off = {"enabled", "no"};

static tni_import_result result;

static tn_status try_on(const char *upgrade, const char *cancel, const char *events)
{
    tear_down(NULL);
    set_up(NULL);
    put("p.product.ini", product);
    put("c.contract.ini", tn_arena_format(arena, "%s%s", contract, events));
    result = (tni_import_result){
        .contract = tni_workspace_load_as(&ws, "c.contract.ini", TNI_KIND_CONTRACT),
        .changes = {{.kind = "upgrade", .label = upgrade, .pairs = &more, .pair_count = 1},
                    {.kind = "cancel", .label = cancel}},
        .change_count = 2};
    assert_int_equal(result.contract->status, TN_OK);
    return tni_import_try_events(&ws, &result);
}

static void test_import_events__together(void **state)
{
    (void)state;
    assert_int_equal(try_on("2027-04-01", "2027-05-01", ""), TN_OK);
    assert_int_equal(tn_findings_of(ws.findings, TN_ERROR), 0);
    assert_int_equal(try_on("2027-06-01", "2027-05-01", ""), TN_E_FINDINGS);
    assert_string_equal(test_finding(ws.findings, TN_CTR_AFTER_END)->message,
                        "with all proposed events: this upgrade comes after access ended on "
                        "2027-05-01T00:00:00Z");
    assert_string_equal(result.contract->tree->last->kind, "renewal"); /* it is as it was */
}

/* An error that was there before is not theirs. */
static void test_import_events__error_before(void **state)
{
    (void)state;
    static const char old[] = "[upgrade 2026-01-01]\nquantity.a = 3\n";
    try_on("2027-04-01", "2027-05-01", old);
    result.changes[0] = (tni_planned_change){
        .kind = "auto-renew", .label = "2027-04-01", .pairs = &off, .pair_count = 1};
    result.change_count = 1;
    assert_int_equal(tni_import_try_events(&ws, &result), TN_OK);
}

static void test_import_events__none_to_file(void **state)
{
    (void)state;
    const char *reason = "";
    result = (tni_import_result){.outcome = TNI_IMPORT_SAME};
    assert_int_equal(tni_import_file_events(&ws, &result, &reason), TN_OK);
    assert_int_equal(result.outcome, TNI_IMPORT_SAME);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_WORKSPACE(test_import_events__together),
                                       WITH_WORKSPACE(test_import_events__error_before),
                                       WITH_WORKSPACE(test_import_events__none_to_file)};
    return RUN(tests);
}
