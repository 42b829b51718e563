/* Every screen at any size, and names that are meant to disturb. */
#include "tui/desk.h"

static void test_draw__every_screen_at_any_size(void **state)
{
    (void)state;
    static const char *const begin[] = {NULL, "storage.product.ini", "tokyo.offer.ini",
                                        "acme.contract.ini"};
    static const char *const keys[] = {"1", "2", "3", "4",     "5",     "6",     "7",
                                       "8", "9", ":", "Esc ?", "Esc a", "Esc /", "Esc"};
    static const int sizes[][2] = {{1, 1},   {1, 200}, {60, 1},   {5, 20},   {23, 80}, {24, 79},
                                   {24, 80}, {25, 99}, {30, 100}, {37, 120}, {60, 200}};
    for (size_t i = 0; i < COUNT(begin); i++) {
        desk_open(begin[i]);
        for (size_t k = 0; k < COUNT(keys); k++) {
            desk_press(keys[k]);
            for (size_t n = 0; n < COUNT(sizes) * 2; n++) {
                desk.rows = sizes[n / 2][0];
                desk.columns = sizes[n / 2][1];
                desk.ascii = n % 2;
                desk_screen();
            }
        }
    }
    desk.ascii = false;
}

/* A product whose names are meant to disturb. */
static void test_draw__hostile_names(void **state)
{
    (void)state;
    static const char text[] =
        "[product]\ntitle = \xe2\x80\xaeT\xe2\x80\x8bx\ncategory = hosts\npurchase = any\n"
        "currency = USD\ndurations = 1m, 12m\n[dimension a]\nname = \xe2\x80\xae\xe6\x9d\xb1"
        "\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9\ndescription = \xcc\x81\xcc\x81 x\n"
        "price.1m = 1\nprice.12m = 10\n";
    desk_put(desk_path("new.product.ini"), text, sizeof(text) - 1);
    desk_open("new.product.ini");
    const char *const keys[] = {"2", "Tab", "Tab", "1", "9", "?"};
    for (size_t i = 0; i < COUNT(keys); i++) {
        desk_press(keys[i]);
        for (desk.columns = 80; desk.columns < 140; desk.columns += 7) {
            desk_screen();
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_DESK(test_draw__every_screen_at_any_size),
                                       WITH_DESK(test_draw__hostile_names)};
    return RUN(tests);
}
