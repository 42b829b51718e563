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
    } rows[] = {{SCREEN_HOME, "Home", "deadlines", 3, TNI_KIND_UNKNOWN},
                {SCREEN_DIMENSIONS, "Dimensions", "show", 5, TNI_KIND_PRODUCT},
                {SCREEN_OFFER, "Offer", "quote", 5, TNI_KIND_OFFER},
                {SCREEN_TIMELINE, "Timeline", "timeline", 4, TNI_KIND_CONTRACT},
                {SCREEN_UPGRADE, "Upgrade", "upgrade", 4, TNI_KIND_CONTRACT},
                {SCREEN_INVOICES, "Invoices", "invoice", 3, TNI_KIND_CONTRACT},
                {SCREEN_COMPARE, "Compare", "quote", 3, TNI_KIND_OFFER},
                {SCREEN_RENEWALS, "Renewals", "forecast", 3, TNI_KIND_UNKNOWN},
                {SCREEN_CHECKS, "Checks", "check", 2, TNI_KIND_UNKNOWN}};
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

static bool is_corner(int i)
{
    return strcmp(desk_surface.cells[i].text, "┌") == 0;
}

/* Draws with the cursor in the panel; the cell of the one frame that says so, all frames seen. */
static int draw_panel(const tni_screen *s, int panel, bool *corners)
{
    const int cells = desk.rows * desk.columns;
    int here = -1;
    desk.cursors[desk.screen].panel = panel;
    desk_screen();
    for (int i = 0; i < cells; i++) {
        corners[i] = is_corner(i);
        if (is_corner(i) && desk_surface.cells[i].attribute == ATTR_FOCUS) {
            if (here >= 0) {
                fail_msg("%s, panel %d: two frames have the cursor", s->title, panel);
            }
            here = i;
        }
    }
    if (here < 0) {
        fail_msg("%s, panel %d of %d x %d: no frame has the cursor", s->title, panel, desk.columns,
                 desk.rows);
    }
    return here;
}

/* Every frame that is drawn can have the cursor; zoomed it is alone. */
static void check_frames(const tni_screen *s)
{
    enum { CELLS = 1 << 15 };
    static bool corners[TNI_PANELS][CELLS], had[CELLS];
    const int cells = desk.rows * desk.columns;
    assert_true(cells <= CELLS);
    memset(had, 0, sizeof(had));
    for (int panel = 0; panel < s->panels; panel++) {
        had[draw_panel(s, panel, corners[panel])] = true;
    }
    for (int panel = 0; panel < s->panels; panel++) {
        for (int i = 0; i < cells; i++) {
            if (corners[panel][i] && !had[i]) {
                fail_msg("%s: the frame in row %d, column %d of panel %d never has the cursor",
                         s->title, i / desk.columns, i % desk.columns, panel);
            }
        }
        desk.zoom = true;
        draw_panel(s, panel, corners[panel]);
        desk.zoom = false;
        int frames = 0;
        for (int i = 0; i < cells; i++) {
            frames += corners[panel][i];
        }
        if (frames != 1) {
            fail_msg("%s: panel %d zoomed shows %d frames", s->title, panel, frames);
        }
    }
}

static void test_screens__every_frame_is_a_panel(void **state)
{
    (void)state;
    static const struct {
        int rows, columns;
    } sizes[] = {{24, 80}, {30, 100}, {36, 120}, {50, 160}};
    static const char *const files[] = {"catalogue.product.ini", "log-monitoring.product.ini",
                                        "acme.offer.ini", "acme.contract.ini"};
    for (size_t i = 0; i < COUNT(files); i++) {
        desk_open(files[i]);
        for (tni_screen_id id = 0; id < SCREEN_COUNT; id++) {
            const tni_kind kind = tni_screen_kind(id);
            if (kind != TNI_KIND_UNKNOWN && kind != desk.view.document->kind) {
                continue;
            }
            desk.screen = id;
            tni_perform(&desk, EFF_VIEW);
            for (size_t k = 0; k < COUNT(sizes); k++) {
                desk.rows = sizes[k].rows;
                desk.columns = sizes[k].columns;
                check_frames(tni_screen_get(id));
            }
        }
    }
}

/* A panel that does not show all says where it is, and its end is seen once it is gone to. */
static void test_screens__every_panel_scrolls(void **state)
{
    (void)state;
    static const char *const files[] = {"catalogue.product.ini", "acme.offer.ini",
                                        "acme.contract.ini"};
    int scrolled = 0;
    for (size_t i = 0; i < COUNT(files); i++) {
        desk_open(files[i]);
        desk.rows = 24;
        desk.columns = 80;
        for (tni_screen_id id = 0; id < SCREEN_COUNT; id++) {
            const tni_screen *s = tni_screen_get(id);
            const tni_kind kind = tni_screen_kind(id);
            for (int panel = 0; panel < s->panels &&
                                (kind == TNI_KIND_UNKNOWN || kind == desk.view.document->kind);
                 panel++) {
                char before[DESK_SCREEN];
                int rows = 0, columns = 0;
                desk.screen = id;
                desk.cursors[id].panel = panel;
                tni_perform(&desk, EFF_VIEW);
                snprintf(before, sizeof(before), "%s", desk_screen());
                tni_screen_size(s, &desk, panel, &rows, &columns);
                const bool picture = s->panel[panel].picture || s->panel[panel].chart;
                if (rows <= (picture ? 1 : desk.rooms[panel].seen)) {
                    continue;
                }
                scrolled++;
                if (!strstr(before, "▐")) {
                    fail_msg("%s, panel %d has %d rows and no scroll bar\n%s", s->title, panel,
                             rows, before);
                }
                desk_press("PgDn PgDn PgDn");
                if (strcmp(before, desk_screen()) == 0) {
                    fail_msg("%s, panel %d does not scroll\n%s", s->title, panel, before);
                }
            }
        }
    }
    assert_true(scrolled >= 8);
}

/* Where nothing is found there is room to say so, and which key leads on; so where nothing is. */
static void test_screens__an_empty_list_says_so(void **state)
{
    (void)state;
    static const char *const files[] = {"storage.product.ini", "acme.offer.ini",
                                        "acme.contract.ini"};
    static const char empty[] = "[product]\ntitle = Empty\ndurations = 12m\n";
    for (size_t i = 0; i < COUNT(files); i++) {
        desk_open(files[i]);
        desk.rows = 24;
        desk.columns = 80;
        for (tni_screen_id id = 0; id < SCREEN_COUNT; id++) {
            const tni_screen *s = tni_screen_get(id);
            const tni_kind kind = tni_screen_kind(id);
            const bool fits = kind == TNI_KIND_UNKNOWN || kind == desk.view.document->kind;
            for (int panel = 0; fits && panel < s->panels; panel++) {
                desk.screen = id;
                desk.cursors[id].panel = panel;
                if (s->panel[panel].list) {
                    desk_press("/ z z z q Enter");
                    if (!strstr(desk_screen(), "holds that")) {
                        fail_msg("%s, panel %d\n%s", s->title, panel, desk_screen());
                    }
                    desk_press("Esc");
                }
            }
        }
    }
    desk_put(desk_path("empty.product.ini"), empty, sizeof(empty) - 1);
    desk_open("empty.product.ini");
    assert_non_null(strstr(desk_screen(), "No dimension"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_DESK(test_screens__registry),
                                       WITH_DESK(test_screens__targets),
                                       WITH_DESK(test_screens__titles),
                                       WITH_DESK(test_screens__every_frame_is_a_panel),
                                       WITH_DESK(test_screens__every_panel_scrolls),
                                       WITH_DESK(test_screens__an_empty_list_says_so)};
    return RUN(tests);
}
