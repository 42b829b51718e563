/* Goal seek: what is shown of each way, what is written, and what leads nowhere. */
#include "tui/desk.h"

/* Pro lists at 4,000.00: 12.5 % off leaves 3,500.00, and 0.0001 % is less than a cent of it. */
static const char offer[] = "[offer]\nname = O\nproduct = log-monitoring.product.ini\nbuyer = B\n"
                            "duration = 12m\nexpires = 2026-12-31\n[item pro]\nquantity = 1\n";

static void seek(const char *file, const char *total)
{
    desk_put(desk_path("goal.offer.ini"), offer, sizeof(offer) - 1);
    desk_open(file);
    snprintf(desk.argument, sizeof(desk.argument), "%s", total);
    tni_perform(&desk, tni_act(&desk, ACT_TARGET));
}

static void test_goal_seek__ways(void **state)
{
    (void)state;
    static const struct {
        const char *total, *rows[3];
    } rows[] = {{"3500",
                 {"discount       12.5%: 3,500.00, exactly",
                  "one price      3500.00 for pro, the others at 12.5%: exactly"}},
                {"4100",
                 {"discount       0%: 4,000.00, 100.00 short",
                  "one price      4100.00 for pro, the others at 0%: exactly",
                  "agreed total   4,100.00, the items 4,000.00 at 0%"}}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        seek("goal.offer.ini", rows[i].total);
        assert_int_equal(desk.overlay.kind, OVER_PICK);
        for (size_t k = 0; k < 3 && rows[i].rows[k]; k++) {
            assert_true(k < desk.overlay.count);
            assert_string_equal(desk.overlay.rows[k], rows[i].rows[k]);
        }
        tni_overlay_close(&desk);
    }
}

static void test_goal_seek__written_as_one_step(void **state)
{
    (void)state;
    static const struct {
        int way;
        const char *text;
    } rows[] = {{0, "discount = 0%"}, {1, "price = 4100.00"}, {2, "total = 4100.00"}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        seek("goal.offer.ini", "4100");
        desk.overlay.cursor = rows[i].way;
        tni_run_key(&desk, K_ENTER);
        assert_non_null(strstr(desk.draft.document->text.bytes, rows[i].text));
        assert_int_equal(tni_draft_steps(&desk.draft, false), 1);
        tni_run_key(&desk, 'u');
        assert_string_equal(desk.draft.document->text.bytes, offer);
        tni_draft_forget(&desk.draft);
    }
}

static void test_goal_seek__told(void **state)
{
    (void)state;
    seek("goal.offer.ini", "4,100");
    assert_string_equal(desk.message,
                        "'4,100' is no amount of USD: USD has 2 decimals, no separators");
    assert_int_equal(desk.overlay.kind, OVER_NONE);
    seek("log-monitoring.product.ini", "4100");
    assert_non_null(strstr(desk.message, "no offer"));
    seek("goal.offer.ini", ""); /* asks first */
    assert_int_equal(desk.overlay.kind, OVER_LINE);
    tni_overlay_close(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_DESK(test_goal_seek__ways),
                                       WITH_DESK(test_goal_seek__written_as_one_step),
                                       WITH_DESK(test_goal_seek__told)};
    return RUN(tests);
}
