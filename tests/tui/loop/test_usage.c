/* Which file holds the metering records. */
#include "tui/desk.h"

#include "tui/loop/usage.h"

static void put(const char *name, const char *text)
{
    desk_put(desk_path(name), text, strlen(text));
}

/* Only what its head tells to be metering records is offered; the first of them is suggested. */
static void test_usage__asked(void **state)
{
    (void)state;
    put("a.csv", "dimension,timestamp,quantity\n");
    put("b.csv", "dimension,timestamp\nx,2026-01-01,quantity\n"); /* not in its head */
    put("c.txt", "dimension,timestamp,quantity\n");
    put("d.csv", "quantity,customer,timestamp,dimension\r\n");
    put("e.csv", "");
    desk_open("acme.contract.ini");
    tni_usage_ask(&desk);
    assert_int_equal(desk.overlay.kind, OVER_PICK);
    assert_int_equal(desk.overlay.count, 3);
    assert_string_equal(desk.overlay.rows[0], "(no usage)");
    assert_string_equal(tni_path_name(desk.overlay.rows[1]), "a.csv");
    assert_string_equal(tni_path_name(desk.overlay.rows[2]), "d.csv");
    assert_int_equal(desk.overlay.cursor, 1);
    desk_press("Esc");
    assert_null(desk.usage);
}

static void test_usage__none(void **state)
{
    (void)state;
    desk_open("acme.contract.ini");
    tni_usage_ask(&desk);
    assert_int_equal(desk.overlay.kind, OVER_NONE);
    assert_non_null(strstr(desk.message, "no .csv here has the columns"));
}

/* What was chosen is rated: documents for it are there; "(no usage)" takes them away. */
static void test_usage__chosen(void **state)
{
    (void)state;
    desk_copy("acme.usage.csv");
    desk_open("acme.contract.ini");
    const size_t before = tn_books_invoices(desk.view.books)->count;
    desk_press("o Enter");
    assert_non_null(strstr(desk.message, "rated: "));
    assert_non_null(tni_rated_usage(&desk));
    assert_true(tn_books_invoices(desk.view.books)->count > before);
    desk_press("o g Enter");
    assert_string_equal(desk.message, "no usage is rated");
    assert_null(tni_rated_usage(&desk));
    assert_int_equal(tn_books_invoices(desk.view.books)->count, before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_DESK(test_usage__asked), WITH_DESK(test_usage__none),
                                       WITH_DESK(test_usage__chosen)};
    return RUN(tests);
}
