/* What the INI reader takes is what inih reads, which many programs' files are made for: the same
 * sections, keys and values, of our own files and of lines at random. */
#include "format/reading.h"

#include <glob.h>
#include <ini.h>

enum { LINES = 6, LINE_MAX_RANDOM = 12 };

typedef struct source {
    const char *at; /* the rest of the text */
} source;

/* The fgets of inih. */
static char *next_line(char *to, int size, void *context)
{
    source *s = context;
    const size_t length = strcspn(s->at, "\n"), all = length + (s->at[length] == '\n');
    if (!all) {
        return NULL;
    }
    assert_true(all < (size_t)size);
    memcpy(to, s->at, all);
    to[all] = '\0';
    s->at += all;
    return to;
}

/* Where the tree has been compared with what inih reads. */
typedef struct comparison {
    const tn_section *section;
    const tn_entry *entry;
    const char *text;
} comparison;

static int compare_entry(void *context, const char *section, const char *key, const char *value)
{
    comparison *c = context;
    while (c->section && !c->entry) { /* inih says nothing of a section without entries */
        c->section = c->section->next;
        c->entry = c->section ? c->section->first : NULL;
    }
    if (!c->section) {
        fail_msg("inih reads more: %s=%s of\n%s", key, value, c->text);
    }
    const tn_section *s = c->section;
    const size_t kind = strlen(s->kind);
    section += strspn(section, " \t");
    const char *label = section + kind + strspn(section + kind, " \t");
    const size_t length = strlen(s->label);
    if (strncmp(section, s->kind, kind) != 0 || strncmp(label, s->label, length) != 0 ||
        strspn(label + length, " \t") != strlen(label + length) ||
        strcmp(c->entry->key, key) != 0 || strcmp(c->entry->value, value) != 0) {
        fail_msg("[%s %s] %s=%s; inih: [%s] %s=%s of\n%s", s->kind, s->label, c->entry->key,
                 c->entry->value, section, key, value, c->text);
    }
    c->entry = c->entry->next;
    return 1;
}

/* Compares a text; false: it is refused. */
static bool is_same(const char *text)
{
    reading r = read_text(text);
    if (r.status == TN_OK) {
        source s = {text + (strncmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0)};
        comparison c = {r.tree->first, r.tree->first->first, text};
        assert_int_equal(ini_parse_stream(next_line, &s, compare_entry, &c), 0);
        while (c.section && !c.entry) {
            c.section = c.section->next;
            c.entry = c.section ? c.section->first : NULL;
        }
        if (c.section) {
            fail_msg("inih reads no %s=%s of\n%s", c.entry->key, c.entry->value, text);
        }
    }
    tn_arena_free(r.arena);
    return r.status == TN_OK;
}

static int configure(void **state)
{
    (void)state;
    ini_use_stack = ini_allow_realloc = false;
    ini_initial_alloc = ini_max_line = 1 << 16;
    ini_allow_multiline = ini_allow_inline_comments = ini_allow_bom = false;
    ini_allow_no_value = ini_stop_on_first_error = false;
    return 0;
}

static void test_files__as_inih_reads_them(void **state)
{
    (void)state;
    static const char *const patterns[] = {"/data/*.ini", "/samples/*.ini", "/samples/*/*.ini",
                                           "/tests/fuzz/corpus/ini/*"};
    size_t files = 0;
    for (size_t i = 0; i < COUNT(patterns); i++) {
        char pattern[512];
        glob_t found;
        snprintf(pattern, sizeof(pattern), "%s%s", TN_SOURCE_DIR, patterns[i]);
        assert_int_equal(glob(pattern, 0, NULL, &found), 0);
        for (size_t f = 0; f < found.gl_pathc; f++) {
            size_t size = 0;
            char *text = test_read(found.gl_pathv[f] + strlen(TN_SOURCE_DIR) + 1, &size);
            files += strlen(text) == size && is_same(text);
            free(text);
        }
        globfree(&found);
    }
    print_message("%zu files\n", files);
    assert_true(files > 40);
}

static void test_random_lines__as_inih_reads_them(void **state)
{
    (void)state;
    static const char *const parts[] = {"[",  "]",  "=", "=", " = ", ":", ";", " ;", "#",   " ",
                                        "\t", "\r", "a", "b", "kk",  "1", "é", "x ", "[s]", ","};
    uint64_t seed = 11;
    size_t taken = 0;
    for (size_t round = 0; round < test_rounds(50000); round++) {
        char text[LINES * LINE_MAX_RANDOM * 4 + 16] = "[s]\n";
        const int64_t lines = test_between(&seed, 1, LINES);
        for (int64_t i = 0; i < lines; i++) {
            const int64_t count = test_between(&seed, 0, LINE_MAX_RANDOM / 2);
            strcat(text, test_between(&seed, 0, 2) ? (char[]){(char)('c' + i), '=', '\0'} : "");
            for (int64_t p = 0; p < count; p++) {
                strcat(text, parts[test_between(&seed, 0, COUNT(parts) - 1)]);
            }
            strcat(text, i + 1 < lines || test_between(&seed, 0, 1) ? "\n" : "");
        }
        taken += is_same(text);
    }
    print_message("%zu texts were taken\n", taken);
    assert_true(taken > 10000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_files__as_inih_reads_them, configure),
        cmocka_unit_test_setup(test_random_lines__as_inih_reads_them, configure),
    };
    return RUN(tests);
}
