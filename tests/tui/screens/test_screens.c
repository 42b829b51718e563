/* The registry of screens: each has what the program asks of it, and says what is under its
 * cursor. */
#include "tui/desk.h"

static void test_screens__registry(void **state)
{
    (void)state;
    static const struct {
        tni_screen_id id;
        const char *title, *verb;
        int panels;
        tni_kind kind;
    } rows[] = {{SCREEN_HOME, "Home", "deadlines", 1, TNI_KIND_UNKNOWN},
                {SCREEN_DIMENSIONS, "Dimensions", "show", 3, TNI_KIND_PRODUCT},
                {SCREEN_OFFER, "Offer", "quote", 5, TNI_KIND_OFFER},
                {SCREEN_TIMELINE, "Timeline", "timeline", 2, TNI_KIND_CONTRACT},
                {SCREEN_UPGRADE, "Upgrade", "upgrade", 1, TNI_KIND_CONTRACT},
                {SCREEN_INVOICES, "Invoices", "invoice", 1, TNI_KIND_CONTRACT},
                {SCREEN_COMPARE, "Compare", "quote", 2, TNI_KIND_OFFER},
                {SCREEN_RENEWALS, "Renewals", "forecast", 3, TNI_KIND_UNKNOWN},
                {SCREEN_CHECKS, "Checks", "check", 1, TNI_KIND_UNKNOWN}};
    assert_int_equal(COUNT(rows), SCREEN_COUNT);
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tni_screen *s = tni_screen_get(rows[i].id);
        if (strcmp(s->title, rows[i].title) != 0 || strcmp(s->verb, rows[i].verb) != 0 ||
            s->panels != rows[i].panels) {
            fail_msg("%s: %s, %d panels", s->title, s->verb, s->panels);
        }
        assert_int_equal(tni_screen_kind(rows[i].id), rows[i].kind);
        assert_true(s->panels <= TNI_PANELS && s->draw);
        assert_true(strlen(s->short_title) <= strlen(s->title));
    }
}

/* Every row of every panel can be gone to, and comes back where its target is pointed at. */
static void test_screens__targets(void **state)
{
    (void)state;
    static const char *const files[] = {"acme.offer.ini", "storage.product.ini",
                                        "acme.contract.ini"};
    size_t seen = 0;
    for (size_t i = 0; i < COUNT(files); i++) {
        desk_open(files[i]);
        for (tni_screen_id id = 0; id < SCREEN_COUNT; id++) {
            const tni_screen *s = tni_screen_get(id);
            tni_screen_cursor *at = &desk.cursors[id];
            if (tni_screen_kind(id) != desk.view.document->kind) {
                continue;
            }
            desk.screen = id;
            tni_screen_size(s, &desk, 0, &(int){0}, &(int){0});
            for (at->panel = 0; at->panel < s->panels; at->panel++) {
                int rows = 0, columns = 0;
                tni_screen_size(s, &desk, at->panel, &rows, &columns);
                for (int row = 0; row < rows; row++) {
                    tni_target t = {0}, again = {0};
                    const int panel = at->panel;
                    at->row[panel] = row;
                    if (tni_screen_target(s, &desk, &t) && *t.key && !strchr(t.key, '*')) {
                        tni_screen_point(s, &desk, &t);
                        assert_true(tni_screen_target(s, &desk, &again));
                        assert_string_equal(again.kind, t.kind);
                        assert_string_equal(again.label, t.label);
                        assert_string_equal(again.key, t.key);
                        seen++;
                    }
                    at->panel = panel;
                }
            }
        }
    }
    assert_true(seen > 60);
}

/* Sorting and hiding know a column by its title: no panel has two of one. */
static void test_screens__titles(void **state)
{
    (void)state;
    static const char *const files[] = {"catalogue.product.ini", "storage-18m.offer.ini",
                                        "acme.contract.ini"};
    size_t seen = 0;
    for (size_t i = 0; i < COUNT(files); i++) {
        desk_open(files[i]);
        for (tni_screen_id id = 0; id < SCREEN_COUNT; id++) {
            const tni_screen *s = tni_screen_get(id);
            desk.screen = id;
            tni_perform(&desk, EFF_VIEW);
            for (int panel = 0; panel < s->panels; panel++) {
                tni_grid g;
                const bool is = tni_screen_grid(s, &desk, panel, desk.scratch, &g);
                for (int k = 0; is && k < g.column_count; k++) {
                    for (int n = 0; n < k && *g.columns[k].title; n++, seen++) {
                        if (strcmp(g.columns[n].title, g.columns[k].title) == 0) {
                            fail_msg("%s: '%s' twice", s->title, g.columns[k].title);
                        }
                    }
                }
            }
        }
    }
    assert_true(seen > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_DESK(test_screens__registry),
                                       WITH_DESK(test_screens__targets),
                                       WITH_DESK(test_screens__titles)};
    return RUN(tests);
}
