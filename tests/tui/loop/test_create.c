/* New files and the worked example. */
#include "tui/desk.h"

#include "tui/loop/create.h"
#include "tui/screens/screen_home.h"

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

static void deed(tni_file_deed what, const char *from, const char *name)
{
    desk.deed = what;
    desk.wanted_kind = TNI_KIND_OFFER;
    desk.wanted_from = tn_arena_text(desk.arena, desk_path(from));
    snprintf(desk.wanted, sizeof(desk.wanted), "%s", name);
    tni_create_file(&desk);
}

/* What a copy left out is read before anything else. */
static void test_create__copy_tells(void **state)
{
    (void)state;
    static const char offer[] = "[offer]\nname = O\nproduct = log-monitoring.product.ini\n"
                                "buyer = B\nduration = 12m\nexpires = 2026-12-31\npo = 4711\n"
                                "[item pro]\nquantity = 1\n";
    desk_put(desk_path("o.offer.ini"), offer, sizeof(offer) - 1);
    desk_open(NULL);
    deed(TNI_FILE_COPY, "o.offer.ini", "o-2");
    assert_int_equal(desk.screen, SCREEN_OFFER);
    assert_int_equal(desk.overlay.kind, OVER_TEXT);
    assert_int_equal(desk.overlay.count, 1);
    assert_non_null(strstr(desk.overlay.rows[0], "'po'"));
    assert_null(strstr(desk.draft.document->text.bytes, "4711"));
    tni_overlay_close(&desk);
    deed(TNI_FILE_COPY, "acme.offer.ini", "acme-2"); /* all of it fits */
    assert_int_equal(desk.overlay.kind, OVER_NONE);
    desk.deed = TNI_FILE_NEW;
}

/* A file that is open is another one under another name, and none once it is gone. */
static void test_create__open_file_goes(void **state)
{
    (void)state;
    desk_open("acme.offer.ini");
    deed(TNI_FILE_RENAME, "acme.offer.ini", "other");
    assert_string_equal(desk.message, "it is called other.offer.ini now, its undo begins anew");
    assert_null(desk.draft.document);
    assert_null(desk.view.arena);
    assert_int_equal(access(desk_path("other.offer.ini"), F_OK), 0);
    assert_int_equal(access(desk_path("acme.offer.ini"), F_OK), -1);
    deed(TNI_FILE_RENAME, "other.offer.ini", "tokyo");
    assert_non_null(strstr(desk.message, "not renamed: "));
    deed(TNI_FILE_ASK_REMOVE, "log-monitoring.product.ini", "");
    assert_int_equal(desk.overlay.kind, OVER_ASK);
    assert_non_null(strstr(desk.overlay.rows[3], "acme.contract.ini"));
    assert_int_equal(access(desk_path("log-monitoring.product.ini"), F_OK), 0);
    tni_open_path(&desk, desk_path("other.offer.ini"));
    deed(TNI_FILE_REMOVE, "other.offer.ini", "");
    assert_null(desk.draft.document);
    assert_int_equal(access(desk_path("other.offer.ini"), F_OK), -1);
    assert_int_equal(access(desk_path(".other.offer.ini.removed"), F_OK), 0);
    deed(TNI_FILE_REMOVE, "other.offer.ini", "");
    assert_non_null(strstr(desk.message, "not removed: "));
    desk.deed = TNI_FILE_NEW;
    desk_clear(desk_folder);
    desk_fill();
}

/* What was supposed of a contract, and its metering records, go with it. */
static void test_create__what_was_supposed_goes(void **state)
{
    (void)state;
    static const char *const goes[] = {"D y", "R C-u o t h e r . c o n t r a c t . i n i Enter"};
    for (size_t i = 0; i < COUNT(goes); i++) {
        desk_fill();
        desk_copy("acme.usage.csv");
        desk_open("acme.contract.ini");
        desk_press("5 Down l 6 o End Enter 5");
        assert_non_null(strstr(desk_screen(), "WHAT-IF"));
        assert_non_null(tni_rated_usage(&desk));
        desk_press("1");
        tni_home_point(&desk, desk_path("acme.contract.ini"));
        desk_press(goes[i]);
        assert_null(desk.what_if.path);
        assert_null(desk.usage_of);
        tni_open_path(&desk, desk_path("acme.offer.ini"));
        desk.screen = SCREEN_UPGRADE;
        assert_null(strstr(desk_screen(), "WHAT-IF"));
        assert_null(tni_rated_usage(&desk));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_DESK(test_create__of_each_kind),
                                       WITH_DESK(test_create__of_what_was_open),
                                       WITH_DESK(test_create__refused),
                                       WITH_DESK(test_create__worked_example),
                                       WITH_DESK(test_create__copy_tells),
                                       WITH_DESK(test_create__open_file_goes),
                                       WITH_DESK(test_create__what_was_supposed_goes)};
    return RUN(tests);
}
