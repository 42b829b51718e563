/* The CSV of a product at the desk: what somebody else does to it, what is left of it, how drawing
 * grows with its rows. */
#include "tui/desk.h"

#include <time.h>

static const char csv[] = "catalogue.dimensions.csv";

static void add_rows(int from, int to)
{
    FILE *file = fopen(desk_path(csv), "ab");
    assert_non_null(file);
    for (int i = from; i < to; i++) {
        fprintf(file, "r%d,Row %d,Readings,1,10,20,30,0.1,overage\n", i, i);
    }
    assert_int_equal(fclose(file), 0);
}

/* The first price of the first row; not saved. */
static void change_price(const char *price)
{
    desk_press("g Right Right = C-u");
    desk_type(price);
    desk_press("Enter");
}

/* The CSV as it is on the disk. */
static const char *saved(void)
{
    static char bytes[1 << 15];
    FILE *file = fopen(desk_path(csv), "rb");
    assert_non_null(file);
    bytes[fread(bytes, 1, sizeof(bytes) - 1, file)] = '\0';
    assert_int_equal(fclose(file), 0);
    return bytes;
}

static void test_clash__theirs_is_taken_and_ours_comes_back(void **state)
{
    (void)state;
    desk_open("catalogue.product.ini");
    change_price("1.25");
    add_rows(0, 1);
    desk_press("s");
    assert_true(desk_asks("Somebody else "));
    desk_press("d");
    assert_int_equal(desk.overlay.kind, OVER_TEXT);
    assert_true(desk.overlay.count > 1);
    desk_press("Esc s t");
    assert_non_null(strstr(desk_screen(), "201 dimensions"));
    desk_press("u");
    assert_non_null(strstr(desk_screen(), "200 dimensions"));
    assert_non_null(strstr(desk_screen(), "1.25"));
}

/* Ours is written over theirs, which comes back as a step. */
static void test_clash__ours_is_kept(void **state)
{
    (void)state;
    desk_open("catalogue.product.ini");
    change_price("1.25");
    add_rows(0, 1);
    desk_press("s");
    assert_non_null(strstr(desk_screen(), "k keep mine"));
    desk_press("k");
    assert_int_equal(desk.overlay.kind, OVER_NONE);
    assert_non_null(strstr(saved(), "at north,1.25,15,"));
    assert_null(strstr(saved(), "r0,Row 0"));
    assert_int_equal(tni_draft_unsaved(&desk.draft), 0);
    desk_press("C-r s");
    assert_non_null(strstr(saved(), "r0,Row 0"));
    desk_fill();
}

static void test_clash__removed_and_written_again(void **state)
{
    (void)state;
    desk_open("catalogue.product.ini");
    change_price("1.25");
    assert_int_equal(unlink(desk_path(csv)), 0);
    desk_press("s");
    assert_true(desk_asks("Somebody else "));
    desk_press("t"); /* there is nothing to take */
    assert_int_equal(access(desk_path(csv), F_OK), -1);
    assert_true(desk_asks("Somebody else "));
    desk_press("w");
    assert_non_null(strstr(saved(), "at north,1.25,15,"));
    assert_int_equal(tni_draft_unsaved(&desk.draft), 0);
}

/* Somebody made the file anew before the answer: theirs stays. */
static void test_clash__removed_and_there_again(void **state)
{
    (void)state;
    desk_open("catalogue.product.ini");
    change_price("1.25");
    unlink(desk_path(csv));
    desk_press("s");
    add_rows(0, 1);
    desk_press("w");
    assert_int_equal(tni_path_size(desk_path(csv)),
                     strlen("r0,Row 0,Readings,1,10,20,30,0.1,overage\n"));
    assert_true(desk_asks("Somebody else "));
    assert_int_equal(tni_draft_unsaved(&desk.draft), 1);
}

/* What is asked is about the file on the screen. */
static void test_clash__of_another_file(void **state)
{
    (void)state;
    desk_open("catalogue.product.ini");
    change_price("1.25");
    desk.screen = SCREEN_OFFER;
    tni_open_path(&desk, desk_path("acme.offer.ini"));
    assert_int_equal(desk.screen, SCREEN_OFFER);
    add_rows(0, 1);
    desk_press("S");
    assert_int_equal(desk.overlay.kind, OVER_NONE);
    assert_non_null(strstr(desk.message, "catalogue.dimensions.csv was not saved"));
    snprintf(desk.wanted, sizeof(desk.wanted), "%s", desk_path("catalogue.product.ini"));
    tni_perform(&desk, EFF_OPEN);
    desk_press("s");
    assert_true(desk_asks("Somebody else "));
}

static void test_left__recovered_with_the_product(void **state)
{
    (void)state;
    desk_open("catalogue.product.ini");
    change_price("1.25");
    desk_close(); /* as when the program is killed: its edit log stays */
    desk_open("catalogue.product.ini");
    assert_true(desk_asks("Recover unsaved work?"));
    desk_press("r");
    assert_non_null(strstr(desk_screen(), "1.25"));
    desk_press("s");
    assert_non_null(strstr(saved(), "at north,1.25,15,"));
}

static double frames(void)
{
    desk_open("catalogue.product.ini");
    desk_screen();
    const clock_t start = clock();
    for (int i = 0; i < 100; i++) {
        assert_true(tni_surface_clear(&desk_surface, desk.rows, desk.columns));
        tni_draw(&desk, &desk_surface);
    }
    return (double)(clock() - start);
}

static void test_drawing__grows_no_faster_than_the_rows(void **state)
{
    (void)state;
    const double few = frames();
    add_rows(0, 3000); /* sixteen times as many; squared, 256 */
    const double many = frames();
    if (many > 64 * (few + CLOCKS_PER_SEC / 100)) {
        fail_msg("100 frames: %.0f, with 16 times the rows %.0f", few, many);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_DESK(test_clash__theirs_is_taken_and_ours_comes_back),
                                       WITH_DESK(test_clash__ours_is_kept),
                                       WITH_DESK(test_clash__removed_and_written_again),
                                       WITH_DESK(test_clash__removed_and_there_again),
                                       WITH_DESK(test_clash__of_another_file),
                                       WITH_DESK(test_left__recovered_with_the_product),
                                       WITH_DESK(test_drawing__grows_no_faster_than_the_rows)};
    return RUN(tests);
}
