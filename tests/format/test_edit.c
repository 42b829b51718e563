/* The INI editor: the edit and nothing else. */
#include "support/test.h"

#include "tenor/edit.h"
#include "tenor/ini.h"

static const struct {
    const char *before;
    tn_edit edit;
    const char *after; /* NULL: refused */
    tn_status status;
} rows[] = {
    /* a value gives way, its comment, blanks and line end stay */
    {"[d]\na = 1\n", {TN_EDIT_SET, "d", "", "a", "25", NULL, 0}, "[d]\na = 25\n", TN_OK},
    {"[d]\na=1", {TN_EDIT_SET, "d", "", "a", "25", NULL, 0}, "[d]\na=25", TN_OK},
    {"\xEF\xBB\xBF[d]\r\n  a\t=  1  ; x\r\n",
     {TN_EDIT_SET, "d", "", "a", "25", NULL, 0},
     "\xEF\xBB\xBF[d]\r\n  a\t=  25  ; x\r\n",
     TN_OK},
    {"[d]\na = ; x\n", {TN_EDIT_SET, "d", "", "a", "1", NULL, 0}, "[d]\na = 1 ; x\n", TN_OK},
    {"[d]\na =\nb=\n", {TN_EDIT_SET, "d", "", "a", "1", NULL, 0}, "[d]\na = 1\nb=\n", TN_OK},
    {"[d]\na =\nb=\n", {TN_EDIT_SET, "d", "", "b", "1", NULL, 0}, "[d]\na =\nb=1\n", TN_OK},
    {"[d]\na = 1 ; x ; y\n",
     {TN_EDIT_SET, "d", "", "a", "x;y", NULL, 0},
     "[d]\na = x;y ; x ; y\n",
     TN_OK},
    {"[d x]\na=1\n[d y]\na=1\n",
     {TN_EDIT_SET, "d", "y", "a", "2", NULL, 0},
     "[d x]\na=1\n[d y]\na=2\n",
     TN_OK},
    /* a new key in the manner of its neighbours */
    {"[d]\n", {TN_EDIT_SET, "d", "", "a", "1", NULL, 0}, "[d]\na = 1\n", TN_OK},
    {"[d]", {TN_EDIT_SET, "d", "", "a", "1", NULL, 0}, "[d]\na = 1", TN_OK},
    {"[d]\r\na=1", {TN_EDIT_SET, "d", "", "b", "2", NULL, 0}, "[d]\r\na=1\r\nb=2", TN_OK},
    {"[d]\n  title    = Log\n\n; next\n[e]\n",
     {TN_EDIT_SET, "d", "", "unit", "Hosts", NULL, 0},
     "[d]\n  title    = Log\n  unit     = Hosts\n\n; next\n[e]\n",
     TN_OK},
    {"[d]\nx   = 1\nlonger = 2\n",
     {TN_EDIT_SET, "d", "", "description", "y", NULL, 0},
     "[d]\nx   = 1\nlonger = 2\ndescription = y\n",
     TN_OK},
    {"[d]\nabc = 1\n", {TN_EDIT_SET, "d", "", "b", "2", NULL, 0}, "[d]\nabc = 1\nb = 2\n", TN_OK},
    /* lines go */
    {"[d]\na=1\nb=2\n", {TN_EDIT_REMOVE, "d", "", "a", NULL, NULL, 0}, "[d]\nb=2\n", TN_OK},
    {"[d]\r\na=1\r\nb=2", {TN_EDIT_REMOVE, "d", "", "b", NULL, NULL, 0}, "[d]\r\na=1", TN_OK},
    /* sections */
    {"[d]\na=1\n",
     {TN_EDIT_ADD_SECTION, "e", "x", NULL, NULL, (tn_edit_pair[]){{"k", "v"}}, 1},
     "[d]\na=1\n\n[e x]\nk = v\n",
     TN_OK},
    {"[d]\na=1", {TN_EDIT_ADD_SECTION, "e", "", NULL, NULL, NULL, 0}, "[d]\na=1\n\n[e]", TN_OK},
    {"[d]\n\n", {TN_EDIT_ADD_SECTION, "e", "", NULL, NULL, NULL, 0}, "[d]\n\n[e]\n", TN_OK},
    {"", {TN_EDIT_ADD_SECTION, "e", "", NULL, NULL, NULL, 0}, "[e]\n", TN_OK},
    {"[d]\r\n",
     {TN_EDIT_ADD_SECTION, "e", "", NULL, NULL, (tn_edit_pair[]){{"k", "v"}}, 1},
     "[d]\r\n\r\n[e]\r\nk = v\r\n",
     TN_OK},
    {"[d]\na=1\n; of a\nb=1\n\n; of e\n[e]\nc=1\n",
     {TN_EDIT_REMOVE_SECTION, "d", "", NULL, NULL, NULL, 0},
     "; of e\n[e]\nc=1\n",
     TN_OK},
    {"[d x]\na=1\n",
     {TN_EDIT_RENAME_SECTION, "d", "x", NULL, "new y", NULL, 0},
     "[d new y]\na=1\n",
     TN_OK},
    /* refused */
    {"[d]\n", {TN_EDIT_SET, "d", "", "a", "", NULL, 0}, NULL, TN_E_SYNTAX},
    {"[d]\n", {TN_EDIT_SET, "d", "", "a", " 1", NULL, 0}, NULL, TN_E_SYNTAX},
    {"[d]\n", {TN_EDIT_SET, "d", "", "a", "1\t", NULL, 0}, NULL, TN_E_SYNTAX},
    {"[d]\n", {TN_EDIT_SET, "d", "", "a", "1\nb=2", NULL, 0}, NULL, TN_E_SYNTAX},
    {"[d]\n", {TN_EDIT_SET, "d", "", "a", "1\r", NULL, 0}, NULL, TN_E_SYNTAX},
    {"[d]\n", {TN_EDIT_SET, "d", "", "a", "x ; y", NULL, 0}, NULL, TN_E_SYNTAX},
    {"[d]\n", {TN_EDIT_SET, "d", "", "a", "x\t;y", NULL, 0}, NULL, TN_E_SYNTAX},
    {"[d]\n", {TN_EDIT_SET, "d", "", "a", ";y", NULL, 0}, NULL, TN_E_SYNTAX},
    {"[d]\n", {TN_EDIT_SET, "d", "", "a", "\xFF", NULL, 0}, NULL, TN_E_SYNTAX},
    {"[d]\n", {TN_EDIT_SET, "d", "", "a", "\x1b[2J", NULL, 0}, NULL, TN_E_SYNTAX},
    {"[d]\n", {TN_EDIT_SET, "d", "", "a=b", "1", NULL, 0}, NULL, TN_E_SYNTAX},
    {"[d]\n", {TN_EDIT_SET, "d", "", "a:b", "1", NULL, 0}, NULL, TN_E_SYNTAX},
    {"[d]\n", {TN_EDIT_SET, "d", "", "[a", "1", NULL, 0}, NULL, TN_E_SYNTAX},
    {"[d]\n", {TN_EDIT_SET, "d", "", "#a", "1", NULL, 0}, NULL, TN_E_SYNTAX},
    {"[d]\n", {TN_EDIT_SET, "d", "", "", "1", NULL, 0}, NULL, TN_E_SYNTAX},
    {"[d]\n",
     {TN_EDIT_SET, "d", "", "a_key_that_has_exactly_fifty_bytes_which_is_1_more", "1", NULL, 0},
     NULL,
     TN_E_SYNTAX},
    {"[d]\n", {TN_EDIT_SET, "e", "", "a", "1", NULL, 0}, NULL, TN_E_RANGE},
    {"[d]\n", {TN_EDIT_REMOVE, "d", "", "a", NULL, NULL, 0}, NULL, TN_E_RANGE},
    {"[d]\n", {TN_EDIT_REMOVE, "e", "", "a", NULL, NULL, 0}, NULL, TN_E_RANGE},
    {"[d]\n", {TN_EDIT_REMOVE_SECTION, "e", "", NULL, NULL, NULL, 0}, NULL, TN_E_RANGE},
    {"[d]\n", {TN_EDIT_ADD_SECTION, "d", "", NULL, NULL, NULL, 0}, NULL, TN_E_RANGE},
    {"[d]\n", {TN_EDIT_ADD_SECTION, "d", "a]b", NULL, NULL, NULL, 0}, NULL, TN_E_SYNTAX},
    {"[d]\n", {TN_EDIT_ADD_SECTION, "d e", "", NULL, NULL, NULL, 0}, NULL, TN_E_SYNTAX},
    {"[d]\n",
     {TN_EDIT_ADD_SECTION, "e", "", NULL, NULL, (tn_edit_pair[]){{"k", "a\nb"}}, 1},
     NULL,
     TN_E_SYNTAX},
    {"[d x]\n[d y]\n", {TN_EDIT_RENAME_SECTION, "d", "x", NULL, "y", NULL, 0}, NULL, TN_E_RANGE},
    {"[d]\n", {TN_EDIT_RENAME_SECTION, "d", "", NULL, "y", NULL, 0}, NULL, TN_E_SYNTAX},
};

static void test_edits__exact_bytes_and_back(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_arena *arena = tn_arena_new(NULL);
        tn_splice splice;
        const char *reason = NULL, *after = NULL, *back = NULL;
        size_t size = strlen(rows[i].before), back_size = 0;
        const tn_status status =
            tn_edit_plan(arena, rows[i].before, size, &rows[i].edit, &splice, &reason);
        if (status != rows[i].status || (status != TN_OK && !reason)) {
            fail_msg("row %zu: status %d %s", i, (int)status, reason ? reason : "");
        }
        if (rows[i].after) {
            assert_int_equal(tn_splice_apply(arena, rows[i].before, size, splice, &after, &size),
                             TN_OK);
            if (strcmp(after, rows[i].after) != 0) {
                fail_msg("row %zu:\n%s\nexpected\n%s", i, after, rows[i].after);
            }
            assert_int_equal(
                tn_splice_apply(arena, after, size, tn_splice_undo(splice), &back, &back_size),
                TN_OK);
            assert_string_equal(back, rows[i].before);
            assert_int_equal(back_size, strlen(rows[i].before));
        }
        tn_arena_free(arena);
    }
}

static void test_apply__only_where_it_was_planned(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    const char *out = NULL;
    size_t size = 0;
    const tn_splice splice = {3, "bc", "x", 2, 1};
    assert_int_equal(tn_splice_apply(arena, "aaabc", 5, splice, &out, &size), TN_OK);
    assert_string_equal(out, "aaax");
    assert_int_equal(tn_splice_apply(arena, "aaabd", 5, splice, &out, &size), TN_E_RANGE);
    assert_int_equal(tn_splice_apply(arena, "aaab", 4, splice, &out, &size), TN_E_RANGE);
    tn_arena_free(arena);
}

static void test_long_values__stay_readable(void **state)
{
    (void)state;
    static char value[66000];
    memset(value, 'x', sizeof(value) - 1);
    tn_arena *arena = tn_arena_new(NULL);
    tn_splice splice;
    const char *reason = NULL;
    const tn_edit edit = {TN_EDIT_SET, "d", "", "a", value, NULL, 0};
    assert_int_equal(tn_edit_plan(arena, "[d]\na=1\n", 8, &edit, &splice, &reason), TN_E_SYNTAX);
    value[65531] = '\0';
    assert_int_equal(tn_edit_plan(arena, "[d]\na=1\n", 8, &edit, &splice, &reason), TN_OK);
    tn_arena_free(arena);
}

/* --- property: parse(edit(x)) is parse(x) with the edit ------------------------------------- */

/* "kind|label|key=value;" of every section and entry, in order; the edit applied to it by hand. */
static void flatten(const char *bytes, size_t size, char *out, size_t room, const tn_edit *edit)
{
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *findings = tn_findings_new(arena);
    tn_tree *tree = NULL;
    assert_int_equal(tn_ini_read(arena, "f", bytes, size, findings, &tree), TN_OK);
    size_t used = 0;
    for (tn_section *s = tree->first; s; s = s->next) {
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
            (tn_edit_verb)test_between(&seed, TN_EDIT_SET, TN_EDIT_RENAME_SECTION),
            PICK(&seed, "d", "d", "d", "e"),
            PICK(&seed, "", "a", "b", "a b", "é"),
            PICK(&seed, "k", "key", "price.1m", "ключ", "new"),
            PICK(&seed, "1", "z;", "a=b", "[x]", "値段", "; no", "no "),
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
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_edits__exact_bytes_and_back),
        cmocka_unit_test(test_apply__only_where_it_was_planned),
        cmocka_unit_test(test_long_values__stay_readable),
        cmocka_unit_test(test_property__the_edit_and_nothing_else),
    };
    return RUN(tests);
}
