/* What the open file comes to, as it is and as it is typed. */
#include "tui/desk.h"

static int64_t net_total(void)
{
    const tn_quote *quote = tni_seen(&desk)->quote;
    return quote && quote->net_total.known ? quote->net_total.money.minor : -1;
}

/* The document with one text instead of another, which must be there. */
static void try_text(const char *from, const char *to)
{
    char bytes[8192];
    const char *at = strstr(desk.draft.document->text.bytes, from);
    assert_non_null(at);
    const int size =
        snprintf(bytes, sizeof(bytes), "%.*s%s%s", (int)(at - desk.draft.document->text.bytes),
                 desk.draft.document->text.bytes, to, at + strlen(from));
    tni_view_at(&desk, desk.draft.document, bytes, (size_t)size);
}

static void test_view__of_each_kind(void **state)
{
    (void)state;
    static const struct {
        const char *file;
        bool quote, books, dimensions, report;
    } rows[] = {{"acme.offer.ini", true, false, false, true},
                {"acme.contract.ini", false, true, false, true},
                {"storage.product.ini", false, false, true, false},
                {"tokyo.offer.ini", true, false, false, true},
                {"tenor.ini", false, false, false, false}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        desk_open(rows[i].file);
        const tni_view *l = &desk.view;
        assert_int_equal(l->quote != NULL, rows[i].quote);
        assert_int_equal(l->report || l->tables.invoices, rows[i].report);
        assert_int_equal(l->books != NULL, rows[i].books);
        assert_int_equal(l->tables.timeline != NULL, rows[i].books);
        assert_int_equal(l->tables.months != NULL, rows[i].books);
        assert_int_equal(l->tables.billed != NULL, rows[i].books);
        assert_int_equal(l->dimension_count > 0, rows[i].dimensions);
        const char *link = desk.chain[l->document->kind];
        assert_true(l->document->kind == TNI_KIND_SETTINGS ||
                    (link && strcmp(link, desk.draft.document->path) == 0));
    }
}

/* What is tried is on the screen only; what cannot be understood leaves the figures before it. */
static void test_view__tried(void **state)
{
    (void)state;
    desk_open("acme.offer.ini");
    assert_int_equal(net_total(), 360000);
    try_text("= 10%", "= 20%");
    assert_int_equal(net_total(), 320000);
    assert_false(tni_is_stale(&desk));
    try_text("log-monitoring.product.ini", "gone.product.ini");
    assert_true(tni_is_stale(&desk));
    assert_int_equal(net_total(), 320000);
    try_text("log-monitoring.product.ini", "gone.product");
    assert_int_equal(net_total(), 320000);
    tni_view_at(&desk, NULL, NULL, 0);
    assert_false(tni_is_stale(&desk));
    assert_int_equal(net_total(), 360000);
    assert_false(tni_draft_file_is_changed(desk.draft.document));
}

/* Another file's figures are never shown for one that is not understood. */
static void test_view__of_another_file(void **state)
{
    (void)state;
    static const char text[] = "[offer]\nname = alone\nproduct = gone.product.ini\n";
    desk_open("acme.offer.ini");
    desk_put(desk_path("alone.offer.ini"), text, sizeof(text) - 1);
    tni_open_file(&desk, desk_path("alone.offer.ini"));
    tni_perform(&desk, EFF_OPEN);
    assert_false(desk.view.understood);
    assert_false(tni_is_stale(&desk));
    assert_int_equal(net_total(), -1);
}

/* The sections of the file first, then rows of the CSV that have none. */
static void test_view__dimensions(void **state)
{
    (void)state;
    static const char product[] = "[product]\ntitle = Two\nproduct_id = prod-5555555555555\n"
                                  "code = 0j1k2l\ncategory = units\npurchase = any\n"
                                  "currency = USD\ndurations = 1m\ndimensions = two.csv\n"
                                  "[dimension c]\nname = C\ndescription = c\nprice.1m = 1\n"
                                  "[dimension b]\nmeter = overage\n";
    static const char csv[] = "label,name,description,price_1m\na,A,a,1\nb,B,b,2\nd,D,d,3\n";
    static const char *const labels[] = {"c", "b", "a", "d"};
    desk_put(desk_path("two.product.ini"), product, sizeof(product) - 1);
    desk_put(desk_path("two.csv"), csv, sizeof(csv) - 1);
    desk_open("two.product.ini");
    assert_int_equal(desk.view.dimension_count, COUNT(labels));
    for (size_t i = 0; i < COUNT(labels); i++) {
        assert_string_equal(desk.view.dimensions[i]->label, labels[i]);
    }
    unlink(desk_path("two.csv"));
}

/* An unsaved text of another open file counts for what is made of it. */
static void test_view__unsaved_product(void **state)
{
    (void)state;
    const tni_target t = {.kind = "dimension", .label = "pro", .key = "price.12m"};
    desk_open("log-monitoring.product.ini");
    tni_perform(&desk, tni_edit_set(&desk, &t, "5000"));
    tni_open_file(&desk, desk_path("acme.offer.ini"));
    tni_perform(&desk, EFF_OPEN);
    assert_int_equal(net_total(), 450000);
    desk.comparisons[desk.comparison_count++] = desk.draft.document->path;
    tni_view_at(&desk, NULL, NULL, 0);
    const tn_table *offers = tni_report_table(desk.view.offers, "offers");
    assert_int_equal(tni_table_rows(offers), 2);
    assert_int_equal(tni_table_value(offers, 1, "net_total").as.money.minor, 450000);
    tni_perform(&desk, EFF_FORGET);
}

static bool stop(void *context, const char *doing, int percent)
{
    (void)doing, (void)percent;
    ++*(int *)context;
    return false;
}

/* Usage is rated where it was chosen; who stops that has the figures without it. */
static void test_view__usage(void **state)
{
    (void)state;
    int asked = 0;
    desk_copy("acme.usage.csv");
    desk_open("acme.contract.ini");
    const tn_report *report = desk.view.tables.invoices;
    const size_t before = tn_books_invoices(desk.view.books)->count;
    assert_non_null(report);
    char usage[DESK_PATH];
    snprintf(usage, sizeof(usage), "%s", desk_path("acme.usage.csv"));
    desk.usage = usage;
    desk.usage_of = desk.draft.document->path;
    tni_view_at(&desk, NULL, NULL, 0);
    assert_true(tn_books_invoices(desk.view.books)->count > before);
    desk.progress = (tni_progress){.more = stop, .context = &asked};
    tni_view_at(&desk, NULL, NULL, 0);
    desk.progress = (tni_progress){0};
    assert_true(asked > 0);
    assert_null(desk.usage);
    assert_int_equal(tn_books_invoices(desk.view.books)->count, before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_DESK(test_view__of_each_kind),    WITH_DESK(test_view__tried),
        WITH_DESK(test_view__of_another_file), WITH_DESK(test_view__dimensions),
        WITH_DESK(test_view__unsaved_product), WITH_DESK(test_view__usage)};
    return RUN(tests);
}
