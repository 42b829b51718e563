/* New files and the worked example. */
#include "tui/desk.h"

#include "tui/loop/create.h"

static void create(tni_kind kind, const char *name)
{
    const tni_source_file *d = desk.view.document;
    desk.wanted_kind = kind;
    desk.wanted_from = kind == TNI_KIND_CONTRACT && d ? desk.draft.document->path
                       : kind == TNI_KIND_OFFER && d  ? d->product->file
                                                      : NULL;
    snprintf(desk.wanted, sizeof(desk.wanted), "%s", name);
    tni_create_file(&desk);
}

static void test_create__of_each_kind(void **state)
{
    (void)state;
    static const struct {
        tni_kind kind;
        const char *name, *file;
        tni_screen_id screen;
    } rows[] = {{TNI_KIND_PRODUCT, "new", "new.product.ini", SCREEN_DIMENSIONS},
                {TNI_KIND_OFFER, "new", "new.offer.ini", SCREEN_OFFER},
                {TNI_KIND_OFFER, "named.offer.ini", "named.offer.ini", SCREEN_OFFER},
                {TNI_KIND_OFFER, ".offer.ini", ".offer.ini.offer.ini", SCREEN_OFFER},
                {TNI_KIND_CONTRACT, "new", "new.contract.ini", SCREEN_TIMELINE}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        desk_open("acme.offer.ini");
        create(rows[i].kind, rows[i].name);
        if (desk.screen != rows[i].screen || !strstr(desk.message, "made ")) {
            fail_msg("%s: screen %d, %s", rows[i].file, (int)desk.screen, desk.message);
        }
        assert_string_equal(tni_path_name(desk.draft.document->path), rows[i].file);
        assert_int_equal(access(desk_path(rows[i].file), F_OK), 0);
        assert_int_equal(desk.view.document->kind, rows[i].kind);
    }
}

/* An offer is made of the product it is asked of, a contract of the offer, on the day we judge
 * from. */
static void test_create__of_what_was_open(void **state)
{
    (void)state;
    desk_open("storage.product.ini");
    create(TNI_KIND_OFFER, "s");
    assert_string_equal(tni_path_name(desk.view.document->product->file), "storage.product.ini");
    desk_open("tokyo.offer.ini");
    create(TNI_KIND_CONTRACT, "t");
    assert_string_equal(tni_path_name(desk.view.document->offer->file), "tokyo.offer.ini");
    assert_non_null(strstr(desk.draft.document->text.bytes, "2026-12-01"));
}

/* Nothing is written over, and nothing is made of nothing. */
static void test_create__refused(void **state)
{
    (void)state;
    size_t size = 0;
    char *before = test_read("samples/acme.offer.ini", &size);
    desk_open("acme.offer.ini");
    create(TNI_KIND_OFFER, "acme");
    assert_non_null(strstr(desk.message, "not made: "));
    assert_int_equal(tni_path_size(desk_path("acme.offer.ini")), size);
    free(before);
    create(TNI_KIND_OFFER, "no/such/folder/x");
    assert_non_null(strstr(desk.message, "not made: "));
    desk_clear(desk_folder);
    desk_open(NULL);
    create(TNI_KIND_OFFER, "x");
    assert_string_equal(desk.message, "not made: an offer needs a product first");
    create(TNI_KIND_CONTRACT, "x");
    assert_string_equal(desk.message, "not made: a contract needs an offer first");
    assert_int_equal(access(desk_path("x.offer.ini"), F_OK), -1);
    desk_fill();
}

static void test_create__worked_example(void **state)
{
    (void)state;
    desk_open(NULL);
    tni_write_example(&desk);
    assert_non_null(strstr(desk.message, "no demo: ")); /* its files are there */
    desk_clear(desk_folder);
    desk_open(NULL);
    tni_write_example(&desk);
    assert_non_null(strstr(desk.message, "the worked example is here"));
    assert_int_equal(access(desk_path("acme.offer.ini"), F_OK), 0);
    desk_fill();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_DESK(test_create__of_each_kind), WITH_DESK(test_create__of_what_was_open),
        WITH_DESK(test_create__refused), WITH_DESK(test_create__worked_example)};
    return RUN(tests);
}
