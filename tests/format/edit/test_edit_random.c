/* The INI editor on files made at random: parse(edit(x)) is parse(x) with the edit. */
#include "support/test.h"

#include "tenor/edit.h"
#include "tenor/ini.h"

/* "kind|label|key=value;" of every section and entry, in order; the edit applied to it by hand. */
static void flatten(const char *bytes, size_t size, char *out, size_t room, const tn_edit *edit)
{
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *findings = tn_findings_new(arena);
    tn_tree *tree = NULL;
    assert_int_equal(tn_ini_read(arena, "f", bytes, size, findings, &tree), TN_OK);
    size_t used = 0;
    const bool swap = edit && edit->verb == TN_EDIT_SWAP_SECTIONS;
    tn_section *a = swap ? tn_tree_find(tree, edit->kind, edit->label) : NULL;
    tn_section *b = swap ? tn_tree_find(tree, edit->kind, edit->value) : NULL;
    for (tn_section *at = tree->first; at; at = at->next) {
        const tn_section *s = at == a ? b : at == b ? a : at;
        const bool here = edit && !strcmp(s->kind, edit->kind) && !strcmp(s->label, edit->label);
        const tn_edit_verb verb = here ? edit->verb : TN_EDIT_ADD_SECTION;
        bool seen = false;
        if (verb == TN_EDIT_REMOVE_SECTION) {
            continue;
        }
        used += (size_t)snprintf(out + used, room - used, "[%s|%s]", s->kind,
                                 verb == TN_EDIT_RENAME_SECTION ? edit->value : s->label);
        for (tn_entry *e = s->first; e; e = e->next) {
            const bool this =
                (verb == TN_EDIT_SET || verb == TN_EDIT_REMOVE) && !strcmp(e->key, edit->key);
            const char *comment = strstr(e->value, " ;");
            seen |= this;
            if (!this || verb == TN_EDIT_SET) {
                used +=
                    (size_t)snprintf(out + used, room - used, "%s=%s%s;", e->key,
                                     this ? edit->value : e->value, this && comment ? comment : "");
            }
        }
        if (verb == TN_EDIT_SET && !seen) {
            used += (size_t)snprintf(out + used, room - used, "%s=%s;", edit->key, edit->value);
        }
    }
    if (edit && edit->verb == TN_EDIT_ADD_SECTION) {
        used += (size_t)snprintf(out + used, room - used, "[%s|%s]", edit->kind, edit->label);
        for (size_t i = 0; i < edit->pair_count; i++) {
            used += (size_t)snprintf(out + used, room - used, "%s=%s;", edit->pairs[i].key,
                                     edit->pairs[i].value);
        }
    }
    assert_true(used < room);
    tn_arena_free(arena);
}

static const char *pick(uint64_t *seed, const char *const *from, size_t count)
{
    return from[test_between(seed, 0, (int64_t)count - 1)];
}
#define PICK(seed, ...)                                                                            \
    pick(seed, (const char *const[]){__VA_ARGS__},                                                 \
         sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

static size_t make_file(uint64_t *seed, char *out)
{
    static const char *const labels[] = {"", " a", " b", "  a b", " é"};
    const char *eol = PICK(seed, "\n", "\n", "\r\n");
    char *p = out + sprintf(out, "%s", PICK(seed, "", "", "\xEF\xBB\xBF"));
    for (size_t i = 0; i < COUNT(labels); i++) {
        p += sprintf(p, "%s%s[d%s]%s%s", PICK(seed, "", "; c", "\t# = x"), eol, labels[i],
                     PICK(seed, "", " "), eol);
        const char *before = PICK(seed, "", " ", "    ", "\t"), *indent = PICK(seed, "", "  ");
        for (int k = 0, count = (int)test_between(seed, 0, 4); k < count; k++) {
            static const char *const keys[] = {"k", "key", "price.1m", "ключ"};
            p += sprintf(p, "%s%s%s=%s%s%s%s", indent, keys[k], before, PICK(seed, "", " ", "\t"),
                         PICK(seed, "1", "x;y", "a = b", "größe", "v ; note"), PICK(seed, "", " "),
                         eol);
            p += sprintf(p, "%s", PICK(seed, "", "", eol));
        }
    }
    const size_t size = (size_t)(p - out), end = strlen(eol);
    return test_between(seed, 0, 2) ? size : size - end;
}

static void test_property__the_edit_and_nothing_else(void **state)
{
    (void)state;
    const uint64_t start = 20270411;
    uint64_t seed = start;
    for (int i = 0; i < 30000; i++) {
        static char file[4096], expected[8192], got[8192];
        const size_t size = make_file(&seed, file);
        const tn_edit_pair pairs[] = {{"p", "1"}, {"q", "x y"}};
        const tn_edit edit = {
            (tn_edit_verb)test_between(&seed, TN_EDIT_SET, TN_EDIT_SWAP_SECTIONS),
            PICK(&seed, "d", "d", "d", "e"),
            PICK(&seed, "", "a", "b", "a b", "é"),
            PICK(&seed, "k", "key", "price.1m", "ключ", "new"),
            PICK(&seed, "1", "z;", "a=b", "[x]", "値段", "; no", "no ", "a b", "é"),
            pairs,
            2,
        };
        tn_arena *arena = tn_arena_new(NULL);
        tn_splice splice;
        const char *reason = NULL, *after = NULL, *back = NULL;
        size_t after_size = 0, back_size = 0;
        if (tn_edit_plan(arena, file, size, &edit, &splice, &reason) == TN_OK) {
            assert_int_equal(tn_splice_apply(arena, file, size, splice, &after, &after_size), 0);
            flatten(file, size, expected, sizeof(expected), &edit);
            flatten(after, after_size, got, sizeof(got), NULL);
            assert_int_equal(tn_splice_apply(arena, after, after_size, tn_splice_undo(splice),
                                             &back, &back_size),
                             0);
            if (strcmp(expected, got) || back_size != size || memcmp(back, file, size) != 0 ||
                (after[after_size - 1] == '\n') != (file[size - 1] == '\n')) {
                fail_msg("seed %llu, case %d, verb %d [%s %s] %s = %s\n%.*s\n---\n%s\n---\n%s\n%s",
                         (unsigned long long)start, i, (int)edit.verb, edit.kind, edit.label,
                         edit.key, edit.value, (int)size, file, after, expected, got);
            }
        }
        tn_arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_property__the_edit_and_nothing_else)};
    return RUN(tests);
}
