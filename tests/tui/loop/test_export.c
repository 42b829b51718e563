/* Export: what each kind of file can leave as, the name that is suggested, the bytes that are
 * written. */
#include "tui/desk.h"

#include "tui/loop/export.h"

static char *written(const char *name, size_t *size)
{
    FILE *file = fopen(desk_path(name), "rb");
    if (!file) {
        return NULL;
    }
    char *bytes = calloc(1, 1 << 20);
    *size = fread(bytes, 1, (1 << 20) - 1, file);
    fclose(file);
    return bytes;
}

/* Every row of every kind, with the name that is suggested and what the file begins with. */
static void test_export__forms(void **state)
{
    (void)state;
    static const struct {
        const char *file;
        int row;
        const char *name, *begins;
    } rows[] = {
        {"acme.offer.ini", 0, "acme.xlsx", "PK\3\4"},
        {"acme.offer.ini", 1, "acme.internal.xlsx", "PK\3\4"},
        {"acme.offer.ini", 2, "acme.txt", NULL},
        {"acme.offer.ini", 3, "acme.changeset.json", "{"},
        {"acme.offer.ini", 4, "acme.csv", "section,"},
        {"acme.offer.ini", 5, "acme.json", "{"},
        {"acme.contract.ini", 0, "acme.xlsx", "PK\3\4"},
        {"acme.contract.ini", 2, "acme.csv", NULL},
        {"acme.contract.ini", 3, "acme.json", "{"},
        {"acme.contract.ini", 4, "acme.txt", NULL},
        {"acme.contract.ini", 5, "acme.journal", NULL},
        {"storage.product.ini", 0, "storage.changeset.json", "{"},
        {"storage.product.ini", 1, "storage.csv", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t size = 0;
        desk_open(rows[i].file);
        tni_export_ask(&desk);
        assert_true(rows[i].row < (int)desk.overlay.count);
        for (int k = 0; k < rows[i].row; k++) {
            desk_press("Down");
        }
        desk_press("Enter");
        assert_int_equal(desk.overlay.kind, OVER_LINE);
        assert_string_equal(desk.overlay.line.text, rows[i].name);
        desk_press("Enter");
        char *bytes = written(rows[i].name, &size);
        if (!bytes || size == 0 ||
            (rows[i].begins && strncmp(bytes, rows[i].begins, strlen(rows[i].begins)) != 0)) {
            fail_msg("%s: %s", rows[i].name, desk.message);
        }
        free(bytes);
        unlink(desk_path(rows[i].name));
    }
}

/* What a buyer reads has no fee; the internal book is another file. */
static void test_export__for_whom(void **state)
{
    (void)state;
    size_t size = 0;
    desk_open("acme.offer.ini");
    desk_press("x Down Down Down Down Down Enter Enter");
    char *bytes = written("acme.json", &size);
    assert_non_null(bytes);
    assert_non_null(strstr(bytes, "3600.00"));
    assert_null(strstr(bytes, "seller_net"));
    assert_null(strstr(bytes, "listing_fee"));
    free(bytes);
}

/* A name that is taken: another one is suggested, and what is there is replaced when asked only. */
static void test_export__existing(void **state)
{
    (void)state;
    size_t size = 0;
    desk_put(desk_path("acme.csv"), "mine", 4);
    desk_open("acme.offer.ini");
    desk_press("x Down Down Down Down Enter");
    assert_string_equal(desk.overlay.line.text, "acme-2.csv");
    desk_press("C-u");
    desk_type("acme.csv");
    desk_press("Enter");
    assert_true(desk_asks("The file exists"));
    desk_press("Esc");
    assert_int_equal(tni_path_size(desk_path("acme.csv")), 4);
    desk_press("x Down Down Down Down Enter C-u");
    desk_type("acme.csv");
    desk_press("Enter y");
    char *bytes = written("acme.csv", &size);
    assert_true(strncmp(bytes, "section,", 8) == 0);
    free(bytes);
    assert_false(desk.replace);
}

/* The draft leaves as it is on the screen, which is said; what is not understood does not. */
static void test_export__drafts(void **state)
{
    (void)state;
    size_t size = 0;
    const tni_target t = {.kind = "offer", .key = "discount"};
    desk_open("acme.offer.ini");
    tni_perform(&desk, tni_edit_set(&desk, &t, "50%"));
    desk_press("x Down Down Down Down Enter Enter");
    assert_non_null(strstr(desk.message, "with what is not saved yet"));
    char *bytes = written("acme.csv", &size);
    assert_non_null(strstr(bytes, "2000.00"));
    free(bytes);
    const tni_target product = {.kind = "offer", .key = "product"};
    tni_perform(&desk, tni_edit_set(&desk, &product, "gone.product.ini"));
    tni_export_ask(&desk);
    assert_int_equal(desk.overlay.kind, OVER_NONE);
    assert_non_null(strstr(desk.message, "only what is understood can leave"));
    tni_perform(&desk, EFF_FORGET);
    desk_open("tenor.ini");
    tni_export_ask(&desk);
    assert_int_equal(desk.overlay.kind, OVER_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_DESK(test_export__forms), WITH_DESK(test_export__for_whom),
        WITH_DESK(test_export__existing), WITH_DESK(test_export__drafts)};
    return RUN(tests);
}
