/* Every request for memory made to fail in turn while a value is edited, taken back, done again and
 * saved: each kind of file on the disk is the old text or the new one, whole, and "saved" is said
 * of the new one alone. The linker puts the wrappers in front of the requests (CMakeLists.txt). */
#include "tui/desk.h"

static struct {
    size_t done, fail_at; /* 0: none */
} requests;

static bool fails(void)
{
    return ++requests.done == requests.fail_at;
}

#define WRAP(name, parameters, arguments, too_large)                                               \
    void *__real_##name parameters;                                                                \
    void *__wrap_##name parameters;                                                                \
    void *__wrap_##name parameters                                                                 \
    {                                                                                              \
        return fails() ? __real_##name too_large : __real_##name arguments;                        \
    }

WRAP(malloc, (size_t size), (size), (SIZE_MAX / 2))
WRAP(tn_arena_take, (tn_arena * arena, size_t size), (arena, size), (arena, SIZE_MAX))
WRAP(tn_arena_take_array, (tn_arena * arena, size_t count, size_t size), (arena, count, size),
     (arena, SIZE_MAX, 2))
WRAP(tn_arena_append, (tn_arena * arena, void *array, size_t *count, size_t size),
     (arena, array, count, size), (arena, array, &(size_t){0}, SIZE_MAX))
WRAP(tn_arena_grow, (tn_arena * arena, void *items, size_t count, size_t *capacity, size_t size),
     (arena, items, count, capacity, size),
     (arena, items, count, count < *capacity ? capacity : &(size_t){0}, /* none is asked for */
      count < *capacity ? size : SIZE_MAX))
WRAP(tn_arena_copy, (tn_arena * arena, const char *text, size_t length), (arena, text, length),
     (arena, text, SIZE_MAX))

/* A value of each kind of file; file is where it stands. */
typedef struct scene {
    const char *open, *file;
    tni_target target;
    const char *value;
} scene;

static const scene scenes[] = {
    {"acme.offer.ini", "acme.offer.ini", {.kind = "offer", .key = "name"}, "A longer name"},
    {"acme.contract.ini", "acme.contract.ini", {.kind = "contract", .key = "id"}, "ACME-00001"},
    {"rows.product.ini",
     "rows.dimensions.csv",
     {.kind = "dimension", .label = "d1", .key = "description"},
     "One unit of the first dimension, for as long as it is used"},
};

static const char rows_product[] =
    "[product]\ntitle = Rows\nproduct_id = prod-5555555555555\ncode = 0j1k2l\n"
    "category = units\npurchase = any\ncurrency = USD\ndurations = 1m\n"
    "dimensions = rows.dimensions.csv\n";
static const char rows_csv[] = "label,name,description,price_1m\n"
                               "d1,One,First,1.5\nd2,Two,Second,2.5\n";

static char *file_text(const scene *s)
{
    enum { MOST = 1 << 15 };
    char *text = calloc(1, MOST);
    FILE *file = fopen(desk_path(s->file), "rb");
    assert_non_null(file);
    assert_true(fread(text, 1, MOST - 1, file) < MOST - 1);
    assert_int_equal(fclose(file), 0);
    return text;
}

/* The scene's files as they are before it. */
static void fill(void)
{
    for (size_t i = 0; i < 4; i++) { /* tenor.ini, product, offer, contract */
        desk_copy(desk_samples[i]);
    }
    desk_put(desk_path("rows.product.ini"), rows_product, strlen(rows_product));
    desk_put(desk_path("rows.dimensions.csv"), rows_csv, strlen(rows_csv));
}

static void open_file(const char *name)
{
    desk_close();
    const size_t fail_at = requests.fail_at;
    requests.fail_at = 0; /* the program has begun */
    assert_int_equal(tni_model_open(desk_path(name), NULL, &desk), TN_OK);
    requests.fail_at = fail_at;
    requests.done = 0;
    desk.draft.keeps_history = true;
    desk.rows = 30;
    desk.columns = 100;
    desk.screen = SCREEN_CHECKS;
    tni_perform(&desk, EFF_OPEN);
}

/* One run, the request `fail_at` failing, over the samples as they are; false: it had fewer. */
static bool play(const scene *s, size_t fail_at, const char *keys)
{
    fill();
    open_file(s->open);
    requests.done = 0;
    requests.fail_at = fail_at;
    tni_perform(&desk, tni_edit_set(&desk, &s->target, s->value));
    desk_press(keys);
    requests.fail_at = 0;
    return requests.done >= fail_at;
}

static bool says(const char *what)
{
    return strncmp(desk.message, what, strlen(what)) == 0;
}

static void check(size_t fail_at, const char *text, const char *before, const char *after)
{
    if (strcmp(text, before) != 0 && strcmp(text, after) != 0) {
        fail_msg("request %zu fails: a file of %zu bytes:\n%s", fail_at, strlen(text), text);
    }
}

/* The request to fail after request n: the next one, in quick runs one of the next fifteen. */
static size_t after_request(size_t n)
{
    static uint64_t random = 20270411;
    return n + (size_t)test_between(&random, 1, (int64_t)test_sample(15, 1));
}

/* Tries every scene with its request n failing, for every n that it has. */
typedef bool (*request_test)(const scene *s, size_t n, const char *before, const char *after);

static void for_each_request(request_test attempt)
{
    for (size_t i = 0; i < COUNT(scenes); i++) {
        const scene *s = &scenes[i];
        char *before = (fill(), file_text(s));
        play(s, 0, "u C-r s");
        assert_true(says("saved"));
        char *after = file_text(s);
        assert_string_not_equal(before, after);
        for (size_t n = 1; attempt(s, n, before, after); n = after_request(n)) {
        }
        free(before);
        free(after);
    }
}

/* Its file holds one of the two, whole; returns whether it is the old one. */
static bool check_file(const scene *s, size_t n, const char *before, const char *after)
{
    char *text = file_text(s);
    check(n, text, before, after);
    const bool old = strcmp(text, before) == 0;
    free(text);
    return old;
}

static bool save(const scene *s, size_t n, const char *before, const char *after)
{
    const bool more = play(s, n, "u C-r s");
    const bool old = check_file(s, n, before, after);
    assert_false(says("saved") && old);
    desk_press("Esc s"); /* with memory again */
    check_file(s, n, before, after);
    return more;
}

static void test_save__old_or_new(void **state)
{
    (void)state;
    for_each_request(save);
}

static bool recover(const scene *s, size_t n, const char *before, const char *after)
{
    const bool more = play(s, n, "u C-r");
    open_file(s->open);
    if (desk_asks("Recover unsaved work?")) {
        desk_press("r s");
    }
    check_file(s, n, before, after);
    desk_press("q");
    return more;
}

/* What is recovered after the program was killed is one of the two texts as well. */
static void test_recover__old_or_new(void **state)
{
    (void)state;
    for_each_request(recover);
}

/* The scene's file is opened and a key pressed, the request n failing; false: it had fewer. */
static bool open_failing(const scene *s, size_t n, const char *key)
{
    requests.fail_at = n;
    open_file(s->open);
    desk_press(key);
    requests.fail_at = 0;
    return requests.done >= n;
}

static bool recover_later(const scene *s, size_t n, const char *before, const char *after)
{
    play(s, 0, "g");
    const bool more = open_failing(s, n, "r");
    open_file(s->open);
    assert_true(desk_asks("Recover unsaved work?"));
    desk_press("r s");
    assert_false(check_file(s, n, before, after));
    return more;
}

/* What a killed program left, when the one that opens it finds no memory: recovered now, or offered
 * again by the next one. */
static void test_recover__in_want_of_memory(void **state)
{
    (void)state;
    for_each_request(recover_later);
}

/* Exports of every form that a file has. */
static void test_export__in_want_of_memory(void **state)
{
    (void)state;
    static const char *const keys[] = {"x j j Enter Enter", "x j j j j Enter Enter",
                                       "x j j j j j Enter Enter"};
    for (size_t i = 0; i < 2; i++) {
        for (size_t k = 0; k < COUNT(keys); k++) {
            for (size_t n = 1, more = true; more; n = after_request(n)) {
                fill();
                open_file(scenes[i].open);
                requests.done = 0;
                requests.fail_at = n;
                desk_press(keys[k]);
                requests.fail_at = 0;
                more = requests.done >= n;
                desk_screen();
            }
        }
    }
}

static bool take_back(const scene *s, size_t n, const char *before, const char *after)
{
    play(s, 0, "s q");
    const bool more = open_failing(s, n, "u");
    if (desk.draft.document) {
        desk_press("Esc s");
    }
    assert_true(check_file(s, n, before, after) || more);
    return more;
}

/* Steps kept from an earlier start: taken back as they were, or not there. */
static void test_history__old_or_new(void **state)
{
    (void)state;
    for_each_request(take_back);
}

/* Where steps are kept is the test's own. */
static int begin(void **state)
{
    const int begun = desk_begin(state);
    setenv("XDG_STATE_HOME", desk_path("state"), 1);
    return begun;
}

static int end(void **state)
{
    desk_clear(desk_path("state/tenor/past"));
    desk_clear(desk_path("state/tenor"));
    desk_clear(desk_path("state"));
    return desk_end(state);
}

#define WITH_STATE(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_STATE(test_save__old_or_new),           WITH_STATE(test_recover__old_or_new),
        WITH_STATE(test_recover__in_want_of_memory), WITH_STATE(test_export__in_want_of_memory),
        WITH_STATE(test_history__old_or_new),
    };
    return RUN(tests);
}
