/* Reports as a page: what is shown, what is hidden, and that no text becomes
 * markup. */
#include "format/print/render.h"
#include "format/print/sample.h"

static const char *page_of(tn_arena *arena, const tn_report *report, bool buyer)
{
    const tn_render_options options = {.buyer = buyer};
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    assert_int_equal(tni_report_html(report, &options, &out), TN_OK);
    const char *page = tn_arena_copy(arena, out.bytes, out.length);
    tn_buffer_done(&out);
    return page;
}

static void test_report_html__figures_and_tables(void **state)
{
    (void)state;
    static const tn_column columns[] = {
        {.key = "name", .title = "Name", .kind = TN_V_TEXT},
        {.key = "price", .title = "Price", .kind = TN_V_MONEY},
        {.key = "fee", .title = "Fee", .kind = TN_V_MONEY, .flags = TN_INTERNAL_ONLY},
        {.key = "key", .title = "Key", .kind = TN_V_TEXT, .flags = TN_NOT_IN_TEXT}};
    tn_arena *arena = tn_arena_new(NULL);
    tn_report *report = tn_report_new(arena, "A <b> & \"c\"");
    tn_report_add(report, "currency", "Currency", tn_value_text("USD"));
    tn_report_add(report, "code", NULL, tn_value_text("hidden"));
    tn_report_add(report, "unit", "Unit", tn_value_none());
    tn_table *table = tn_report_table(report, "items", "Items", columns, COUNT(columns));
    const tn_value cells[] = {tn_value_text("<script>x</script>\xe2\x80\xae"), sample_money(123456),
                              sample_money(100), tn_value_text("secret")};
    tn_table_add(table, cells, COUNT(cells), NULL);
    tn_report_note(report, "Taxes & more.");
    const char *page = page_of(arena, report, true);
    static const char *const has[] = {"<title>A &lt;b&gt; &amp; &quot;c&quot;</title>",
                                      "<h1>A &lt;b&gt; &amp; &quot;c&quot;</h1>",
                                      "<dt>Currency</dt>\n<dd>USD</dd>",
                                      "<h2>Items</h2>",
                                      "<tr><th>Name</th><th class=\"n\">Price</th></tr>",
                                      "<tr><td>&lt;script&gt;x&lt;/script&gt;\\u{202E}</td>",
                                      "<td class=\"n\">1,234.56</td></tr>",
                                      "<p>Taxes &amp; more.</p>"};
    static const char *const lacks[] = {"hidden", "secret", "<script", "Unit", "Fee", "DRAFT"};
    for (size_t i = 0; i < COUNT(has); i++) {
        if (!strstr(page, has[i])) {
            fail_msg("no %s in %s", has[i], page);
        }
    }
    for (size_t i = 0; i < COUNT(lacks); i++) {
        if (strstr(page, lacks[i])) {
            fail_msg("%s in %s", lacks[i], page);
        }
    }
    assert_non_null(strstr(page_of(arena, report, false), "<th class=\"n\">Fee</th>"));
    report->draft = true;
    assert_non_null(strstr(page_of(arena, report, true), "<p class=\"draft\">DRAFT"));
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_report_html__figures_and_tables)};
    return RUN(tests);
}
