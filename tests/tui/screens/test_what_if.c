/* The supposed change: its day, its term, its quantities, its price; and how often a frame of the
 * Upgrade screen lives the contract. The linker puts counters in front of the engine
 * (CMakeLists.txt). */
#include "tui/desk.h"

#include "tui/screens/what_if.h"

static struct {
    int built, estimated;
} calls;

#define WRAP(name, count, parameters, arguments)                                                   \
    tn_status __real_##name parameters;                                                            \
    tn_status __wrap_##name parameters;                                                            \
    tn_status __wrap_##name parameters                                                             \
    {                                                                                              \
        calls.count++;                                                                             \
        return __real_##name arguments;                                                            \
    }

WRAP(tn_upgrade_build, built,
     (tn_arena * arena, const tn_books *books, const tn_event *event, tn_findings *findings,
      const tn_upgrade **out),
     (arena, books, event, findings, out))
WRAP(tn_upgrade_estimate, estimated,
     (tn_arena * arena, tn_books *books, const tn_event *event, tn_proration *out),
     (arena, books, event, out))

static void begin(const char *day)
{
    tn_date first, on;
    desk_open("acme.contract.ini");
    desk.screen = SCREEN_UPGRADE;
    if (day) {
        assert_int_equal(tn_date_parse("2026-01-15", 10, &first), TN_OK);
        assert_int_equal(tn_date_parse(day, strlen(day), &on), TN_OK);
        desk.cursors[SCREEN_UPGRADE].has_day = true;
        desk.cursors[SCREEN_UPGRADE].day = tn_date_days_between(first, on);
    }
}

/* Supposes a quantity of a dimension: basic, standard, pro. */
static void suppose(size_t dimension, int64_t quantity)
{
    desk.what_if.path = desk.draft.document->path;
    desk.what_if.set[dimension] = true;
    desk.what_if.quantity[dimension] = quantity;
}

/* Which term, which day, and what is held then. */
static void test_what_if__term(void **state)
{
    (void)state;
    static const struct {
        const char *day, *on;
        int64_t basic, pro;
    } rows[] = {{NULL, "2026-12-01", 0, 1},
                {"2026-03-02", "2026-03-02", 1, 0},
                {"2026-04-12", "2026-04-12", 0, 1},
                {"2026-01-15", "2026-01-16", 1, 0}, /* before the first second of the term */
                {"2028-01-01", "2028-01-01", 0, 1}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tni_what_if_point at;
        char text[64];
        begin(rows[i].day);
        assert_true(tni_what_if_at(&desk, &at));
        if (strcmp(tn_date_format(at.on, text), rows[i].on) != 0 || at.held[0] != rows[i].basic ||
            at.held[2] != rows[i].pro) {
            fail_msg("row %zu: on %s, basic %d, pro %d", i, text, (int)at.held[0], (int)at.held[2]);
        }
        assert_int_equal(at.term->index, 0);
    }
    desk_open("acme.offer.ini");
    assert_false(tni_what_if_at(&desk, &(tni_what_if_point){0}));
}

/* What is supposed of one contract is not of another; what is not supposed is held. */
static void test_what_if__quantity(void **state)
{
    (void)state;
    static const int64_t held[] = {1, 0, 0, 0, 0};
    begin("2026-03-02");
    assert_int_equal(tni_what_if_quantity(&desk, 0, held), 1);
    suppose(1, 3);
    assert_int_equal(tni_what_if_quantity(&desk, 1, held), 3);
    assert_int_equal(tni_what_if_quantity(&desk, 0, held), 1);
    desk.what_if.path = "other.contract.ini";
    assert_int_equal(tni_what_if_quantity(&desk, 1, held), 0);
}

/* The whole change and its estimate come to the same due. */
static void test_what_if__priced(void **state)
{
    (void)state;
    static const struct {
        const char *day;
        size_t dimension;
        int64_t quantity;
        bool changes;
    } rows[] = {{"2026-03-02", 1, 1, true},
                {"2026-03-02", 2, 1, true},
                {"2026-07-01", 1, 1, true},  /* from Pro down to Standard: not allowed, priced */
                {"2026-03-02", 0, 1, false}, /* as held */
                {"2026-03-02", 1, 0, false}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tni_what_if_point at;
        tn_arena *arena = tn_arena_new(NULL);
        begin(rows[i].day);
        suppose(rows[i].dimension, rows[i].quantity);
        assert_true(tni_what_if_at(&desk, &at));
        const tn_upgrade *u = tni_what_if(&desk, arena, at.on, tn_findings_new(arena), NULL);
        const tn_table *curve = tni_what_if_curve(&desk, arena, &at.on, 1);
        const bool known = curve && curve->count;
        const tn_money due = known ? curve->rows[0].cells[1].as.money : (tn_money){0};
        if ((u != NULL) != rows[i].changes || known != (u && u->priced) ||
            (known && due.minor != u->change.due.minor)) {
            fail_msg("row %zu: %s, due %d", i, u ? "changes" : "nothing", (int)due.minor);
        }
        tn_arena_free(arena);
    }
}

/* A frame lives the contract with the change once, on the day shown, however long the curve is. */
static void test_what_if__once_a_frame(void **state)
{
    (void)state;
    static const int sizes[][2] = {{24, 80}, {30, 100}, {60, 200}};
    for (size_t i = 0; i < COUNT(sizes); i++) {
        begin("2026-03-02");
        desk.rows = sizes[i][0];
        desk.columns = sizes[i][1];
        calls.built = calls.estimated = 0;
        desk_screen();
        assert_int_equal(calls.built, 0); /* nothing changes yet */
        suppose(1, 1);
        calls.built = calls.estimated = 0;
        desk_screen();
        assert_int_equal(calls.built, 1);
        assert_true(calls.estimated > 0 && calls.estimated <= 12); /* months of the term */
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_DESK(test_what_if__term), WITH_DESK(test_what_if__quantity),
        WITH_DESK(test_what_if__priced), WITH_DESK(test_what_if__once_a_frame)};
    return RUN(tests);
}
