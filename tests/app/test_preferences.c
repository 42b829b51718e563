/* Settings read as lines: of a person's file, then what is remembered of a folder. */
#include "support/memory.h"
#include "support/test.h"

#include <sys/stat.h>
#include <unistd.h>

#include "app/preferences.h"

static char place[64];

static void put(const char *name, const char *text)
{
    char path[160];
    snprintf(path, sizeof(path), "%s/tenor/%s", place, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

static void test_preferences__lines(void **state)
{
    (void)state;
    char path[160];
    size_t count = 99;
    const char *kept = "[panels]\nhome.1.sort = Name\n";
    snprintf(place, sizeof(place), "/tmp/tenor-preferences-XXXXXX");
    assert_non_null(mkdtemp(place));
    snprintf(path, sizeof(path), "%s/tenor", place);
    assert_int_equal(mkdir(path, 0700), 0);
    setenv("XDG_CONFIG_HOME", place, 1);
    setenv("XDG_STATE_HOME", place, 1);
    tn_arena *arena = tn_arena_new(NULL);
    tni_preferences_load(arena, place, &count);
    assert_int_equal(count, 0);
    tni_preferences_remember(place, kept, strlen(kept));
    put("config.ini", "[keys]\nsave = w\nnothing\n");
    const tni_preference *p = tni_preferences_load(arena, place, &count);
    assert_int_equal(count, 5);
    assert_null(p[0].section); /* the line that is none goes first */
    assert_int_equal(p[0].line, 3);
    assert_string_equal(p[1].section, "keys");
    assert_null(p[1].key);
    assert_string_equal(p[2].key, "save");
    assert_string_equal(p[2].value, "w");
    assert_int_equal(p[2].line, 2);
    assert_string_equal(p[3].section, "panels");
    assert_string_equal(p[4].key, "home.1.sort");
    assert_string_equal(p[4].value, "Name");
    unsetenv("XDG_CONFIG_HOME");
    unsetenv("XDG_STATE_HOME");
    tn_arena_free(arena);
    snprintf(path, sizeof(path), "rm -r %s", place);
    assert_int_equal(system(path), 0);
}

/* Keys as the manual writes them, and what stands behind them. */
static void test_preferences_rule__names(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    const tn_file_rule *rule = tni_preferences_rule(arena);
    assert_string_equal(rule->pattern, "config.ini");
    const tn_section_rule *keys = tn_file_rule_section(rule, "keys");
    assert_non_null(tn_section_rule_field(keys, "go-offer"));
    assert_non_null(tn_section_rule_field(keys, "save"));
    assert_null(tn_section_rule_field(keys, "GO_OFFER"));
    const tn_section_rule *colors = tn_file_rule_section(rule, "colors");
    assert_string_equal(tn_section_rule_field(colors, "theme")->words[2], "contrast");
    assert_non_null(tn_section_rule_field(colors, "tab-here"));
    const tn_section_rule *panels = tn_file_rule_section(rule, "panels");
    assert_non_null(tn_section_rule_field(panels, "offer.2.sort"));
    assert_null(tn_section_rule_field(panels, "orders.2.sort"));
    tn_arena_free(arena);
}

static bool make_rule(const tn_allocator *allocator, void *context)
{
    (void)context;
    tn_arena *arena = tn_arena_new(allocator);
    const bool made = arena && tni_preferences_rule(arena);
    tn_arena_free(arena);
    return made;
}

static void test_preferences_rule__in_want_of_memory(void **state)
{
    (void)state;
    test_every_allocation(make_rule, NULL);
}

/* Nothing to say is nothing wrong; a pipe is not waited for. */
static void test_preferences__empty_or_no_file(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "\n\n", "; as it comes\n"};
    char path[160];
    size_t count = 99;
    snprintf(place, sizeof(place), "/tmp/tenor-preferences-XXXXXX");
    assert_non_null(mkdtemp(place));
    snprintf(path, sizeof(path), "%s/tenor", place);
    assert_int_equal(mkdir(path, 0700), 0);
    setenv("XDG_CONFIG_HOME", place, 1);
    setenv("XDG_STATE_HOME", place, 1);
    tn_arena *arena = tn_arena_new(NULL);
    for (size_t i = 0; i < COUNT(texts); i++) {
        put("config.ini", texts[i]);
        tni_preferences_load(arena, place, &count);
        assert_int_equal(count, 0);
    }
    snprintf(path, sizeof(path), "%s/tenor/config.ini", place);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(mkfifo(path, 0600), 0);
    alarm(20); /* one that waits fails */
    const tni_preference *p = tni_preferences_load(arena, place, &count);
    alarm(0);
    assert_int_equal(count, 1);
    assert_null(p[0].section);
    assert_string_equal(p[0].value, "is no regular file");
    unsetenv("XDG_CONFIG_HOME");
    unsetenv("XDG_STATE_HOME");
    tn_arena_free(arena);
    snprintf(path, sizeof(path), "rm -r %s", place);
    assert_int_equal(system(path), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_preferences__lines),
                                       cmocka_unit_test(test_preferences__empty_or_no_file),
                                       cmocka_unit_test(test_preferences_rule__names),
                                       cmocka_unit_test(test_preferences_rule__in_want_of_memory)};
    return RUN(tests);
}
