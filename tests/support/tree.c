/* Trees from literals, the tables of data/, failing memory. */
#include "support/tree.h"

#include "tenor/text.h"

typedef struct line_at {
    const char *file, *start;
    uint32_t number;
} line_at;

static tn_at place(const line_at *line, const char *p)
{
    return (tn_at){line->file, line->number,
                   (uint32_t)tn_text_count(line->start, (size_t)(p - line->start)) + 1};
}

static const char *past_blanks(const char *p)
{
    return p + strspn(p, " \t");
}

static char *between(tn_arena *arena, const char *from, const char *to)
{
    while (to > from && (to[-1] == ' ' || to[-1] == '\t')) {
        to--;
    }
    return tn_arena_copy(arena, from, (size_t)(to - from));
}

static tn_section *head(tn_arena *arena, tn_tree *tree, const line_at *line, const char *open,
                        const char *end)
{
    const char *close = memchr(open, ']', (size_t)(end - open));
    const char *kind = open + 1, *stop = close ? close : end;
    const char *gap = memchr(kind, ' ', (size_t)(stop - kind));
    const char *label = gap ? past_blanks(gap) : stop;
    tn_section *section = tn_tree_add(arena, tree, between(arena, kind, gap ? gap : stop),
                                      between(arena, label, stop), place(line, open));
    if (section) {
        section->label_at = place(line, label);
    }
    return section;
}

tn_tree *test_tree(tn_arena *arena, const char *file, const char *text)
{
    tn_tree *tree = tn_tree_new(arena, file);
    tn_section *section = NULL;
    uint32_t number = 0;
    for (const char *p = text; tree && *p;) {
        const char *end = p + strcspn(p, "\n");
        const line_at line = {file, p, ++number};
        const char *start = past_blanks(p);
        const char *equals = memchr(start, '=', (size_t)(end - start));
        if (*start == '[') {
            section = head(arena, tree, &line, start, end);
        } else if (equals && *start != ';' && *start != '#') {
            const char *value = past_blanks(equals + 1);
            value = value > end ? end : value;
            tn_section_add(arena, section, between(arena, start, equals),
                           between(arena, value, end), place(&line, start), place(&line, value));
        }
        p = *end ? end + 1 : end;
    }
    return tree;
}

enum { COLUMNS = 32 };

static void row(tn_arena *arena, tn_tree *tree, const line_at *line, const char *end,
                const char **names)
{
    const char *values[COLUMNS] = {NULL};
    tn_at places[COLUMNS];
    size_t count = 0;
    const char *label = "";
    for (const char *p = line->start; p <= end && count < COLUMNS; count++) {
        const char *stop = memchr(p, ',', (size_t)(end - p));
        stop = stop ? stop : end;
        values[count] = between(arena, p, stop);
        places[count] = place(line, p);
        p = stop + 1;
    }
    for (size_t i = 0; i < count && names[i]; i++) {
        if (strcmp(names[i], "label") == 0 || (!*label && strcmp(names[i], "key") == 0)) {
            label = values[i];
        }
    }
    tn_section *section = tn_tree_add(arena, tree, "dimension", label, place(line, line->start));
    for (size_t i = 0; i < count && names[i]; i++) {
        if (values[i] && *values[i]) {
            tn_section_add(arena, section, names[i], values[i], places[i], places[i]);
        }
    }
}

tn_tree *test_rows(tn_arena *arena, const char *file, const char *text)
{
    tn_tree *tree = tn_tree_new(arena, file);
    const char *names[COLUMNS + 1] = {NULL};
    uint32_t number = 0;
    for (const char *p = text; tree && *p;) {
        const char *end = p + strcspn(p, "\n");
        const line_at line = {file, p, ++number};
        if (number == 1) {
            size_t count = 0;
            for (const char *q = p; q <= end && count < COLUMNS; count++) {
                const char *stop = q + strcspn(q, ",\n");
                names[count] = between(arena, q, stop);
                q = stop + 1;
            }
        } else {
            row(arena, tree, &line, end, names);
        }
        p = *end ? end + 1 : end;
    }
    return tree;
}

const tn_tables *test_tables(tn_arena *arena)
{
    static const char *const names[] = {"profiles", "categories", "currencies",
                                        "policies", "fees",       "journals"};
    const tn_tree *trees[COUNT(names)];
    tn_findings *findings = tn_findings_new(arena);
    for (size_t i = 0; i < COUNT(names); i++) {
        char path[64];
        snprintf(path, sizeof(path), "data/%s.ini", names[i]);
        char *bytes = test_read(path, NULL);
        trees[i] = test_tree(arena, tn_arena_text(arena, path), bytes);
        free(bytes);
    }
    const tn_tables *tables = NULL;
    const tn_status status = tn_tables_build(arena, trees, COUNT(names), findings, &tables);
    test_print(findings);
    assert_int_equal(status, TN_OK);
    return tables;
}

void test_print(const tn_findings *findings)
{
    for (size_t i = 0; i < tn_findings_count(findings); i++) {
        const tn_finding *f = tn_findings_get(findings, i);
        print_message("%s:%u:%u: %s: %s [%s] (%s) %s\n", f->at.file ? f->at.file : "-",
                      (unsigned)f->at.line, (unsigned)f->at.column, tn_severity_name(f->severity),
                      f->message, tn_code_get(f->code)->text, f->subject, f->hint);
    }
}

size_t test_count(const tn_findings *findings, tn_code code)
{
    size_t count = 0;
    for (size_t i = 0; i < tn_findings_count(findings); i++) {
        count += tn_findings_get(findings, i)->code == code;
    }
    return count;
}

const tn_finding *test_finding(const tn_findings *findings, tn_code code)
{
    for (size_t i = 0; i < tn_findings_count(findings); i++) {
        if (tn_findings_get(findings, i)->code == code) {
            return tn_findings_get(findings, i);
        }
    }
    test_print(findings);
    fail_msg("no finding %s", tn_code_get(code)->text);
    return NULL;
}

tn_arena *test_arena_short(test_memory *memory, size_t spare)
{
    const size_t block = 16 * 1024 - 64; /* a little less than an arena's block holds */
    *memory = (test_memory){.fail_at = 3 + spare / block, .for_good = true};
    const tn_allocator allocator = test_allocator(memory);
    tn_arena *arena = tn_arena_new(&allocator);
    for (size_t fill = (block - spare % block) / 1024; arena && fill > 0; fill--) {
        tn_arena_take(arena, 1024);
    }
    if (arena) {
        tn_arena_take(arena, (block - spare % block) % 1024);
    }
    return arena;
}
