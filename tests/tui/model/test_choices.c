/* What a field's value is picked from. */
#include "tui/desk.h"

#include "tui/model/choices.h"

/* The choices of a field, with blanks between; "": it is typed. */
static const char *choices(const char *file, const char *kind, const char *key)
{
    static char text[512];
    tni_target t;
    size_t count = 0;
    tni_target_set(&t, file, kind, "", key);
    const char *const *words = tni_choices(&desk, &t, desk.scratch, &count);
    text[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        snprintf(text + strlen(text), sizeof(text) - strlen(text), "%s%s", i ? " " : "", words[i]);
    }
    return text;
}

static void test_choices__of_fields(void **state)
{
    (void)state;
    desk_open("acme.offer.ini");
    assert_string_equal(choices("offer", "offer", "currency"), "USD EUR GBP AUD JPY CAD INR");
    assert_string_equal(choices("offer", "renewal", "auto"), "no yes");
    assert_string_equal(choices("offer", "offer", "name"), "");
    assert_string_equal(choices("offer", "offer", "policy"), ""); /* "aws,basis=second", too */
    assert_non_null(strstr(choices("offer", "offer", "product"), "log-monitoring.product.ini"));
    assert_null(strstr(choices("offer", "offer", "product"), ".offer.ini"));
    assert_string_equal(choices("contract", "contract", "setup"), "new existing");
}

static void test_choices__of_a_product(void **state)
{
    (void)state;
    desk_open("log-monitoring.product.ini"); /* category hosts */
    assert_string_equal(choices("product", "product", "category"),
                        "bandwidth data hosts requests tiers units users");
    assert_string_equal(choices("product", "product", "unit"), "Hosts HostHrs");
    const tni_target category = {.kind = "product", .label = "", .key = "category"};
    tni_perform(&desk, tni_edit_set(&desk, &category, "units")); /* takes any */
    assert_non_null(strstr(choices("product", "product", "unit"), "HostHrs"));
    assert_non_null(strstr(choices("product", "product", "unit"), "Gbps"));
}

/* Another path may be typed. */
static void test_choices__typed(void **state)
{
    (void)state;
    desk_open("acme.offer.ini");
    desk_press("g Down Down Down Enter");
    assert_int_equal(desk.overlay.kind, OVER_CHOOSE);
    assert_string_equal(desk.overlay.rows[desk.overlay.cursor], "log-monitoring.product.ini");
    desk_press("End Enter");
    assert_true(desk.editing);
    assert_string_equal(desk.line.text, "log-monitoring.product.ini");
    desk_press("Esc =");
    assert_true(desk.editing);
    assert_string_equal(desk.line.text, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_DESK(test_choices__of_fields),
                                       WITH_DESK(test_choices__of_a_product),
                                       WITH_DESK(test_choices__typed)};
    return RUN(tests);
}
