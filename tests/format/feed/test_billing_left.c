/* Rows that are not compared: counted by kind, and told with the place of the first. */
#include "support/tree.h"

#include "format/feed/billing_reader.h"

static void test_left__by_kind(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_billing_feed feed = {0};
    tn_billing_feed_reader r = {
        .arena = arena, .file = "f.csv", .findings = tn_findings_new(arena), .feed = &feed};
    const tn_currency usd = {"USD", 2};
    const tni_exact amounts[] = {{{1000000, usd}, 0}, {{234, usd}, 0}, {{INT64_MAX, usd}, 0}};
    static const char *const told[] = {
        "FIL-126:2 INVOICED SELLER_TAX_SHARE: 2 rows, not compared",
        "FIL-126:4 neither revenue nor refund: 1 row, not compared",
        "FIL-127:5 COLLECTED revenue in USD: 2 rows of 10,002.34, for invoices that are not in the "
        "file",
        "FIL-127:9 FORGIVEN revenue in USD: 2 rows of 92,233,720,368,547,758.07, for invoices that "
        "are not in the file"};
    tni_billed_leave(&r, "INVOICED SELLER_TAX_SHARE", 3, NULL);
    tni_billed_leave(&r, "INVOICED SELLER_TAX_SHARE", 2, NULL);
    tni_billed_leave(&r, "neither revenue nor refund", 4, NULL);
    tni_billed_leave(&r, "COLLECTED revenue in USD", 5, &amounts[0]);
    tni_billed_leave(&r, "COLLECTED revenue in USD", 7, &amounts[1]);
    tni_billed_leave(&r, "FORGIVEN revenue in USD", 9, &amounts[2]); /* more than can be counted */
    tni_billed_leave(&r, "FORGIVEN revenue in USD", 10, &amounts[2]);
    tni_billed_tell_left(&r);
    assert_int_equal(feed.left_out, 7);
    assert_int_equal(tn_findings_count(r.findings), COUNT(told));
    for (size_t i = 0; i < COUNT(told); i++) {
        const tn_finding *f = tn_findings_get(r.findings, i);
        char got[256];
        snprintf(got, sizeof(got), "%s:%u %s", tn_code_get(f->code)->text, f->at.line, f->message);
        assert_string_equal(got, told[i]);
    }
    tn_arena_free(arena);
}

/* What a file invents is told as so many kinds, and the rest as one. */
static void test_left__many_kinds(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_billing_feed feed = {0};
    tn_billing_feed_reader r = {
        .arena = arena, .file = "f.csv", .findings = tn_findings_new(arena), .feed = &feed};
    for (uint32_t i = 0; i < 100; i++) {
        tni_billed_leave(&r, tn_arena_format(arena, "INVOICED TYPE_%u", i), i + 2, NULL);
    }
    tni_billed_tell_left(&r);
    assert_int_equal(feed.left_out, 100);
    assert_int_equal(tn_findings_count(r.findings), 41);
    assert_string_equal(tn_findings_get(r.findings, 40)->message, "others: 60 rows, not compared");
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_left__by_kind),
                                       cmocka_unit_test(test_left__many_kinds)};
    return RUN(tests);
}
