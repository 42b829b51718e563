/* Of two sections or keys of one name, one would win by accident: both are reported. */
#include "format/lines/repeated.h"

#include <stdlib.h>
#include <string.h>

static int by_line(tn_at a, tn_at b)
{
    return (a.line > b.line) - (a.line < b.line);
}

static int compare_sections(const void *a, const void *b)
{
    const tn_section *x = *(tn_section *const *)a, *y = *(tn_section *const *)b;
    const int kind = strcmp(x->kind, y->kind), label = strcmp(x->label, y->label);
    return kind ? kind : label ? label : by_line(x->at, y->at);
}

static int compare_entries(const void *a, const void *b)
{
    const tn_entry *x = *(tn_entry *const *)a, *y = *(tn_entry *const *)b;
    const int key = strcmp(x->key, y->key);
    return key ? key : by_line(x->key_at, y->key_at);
}

/* A few items are compared one by one; sorting finds what is repeated in n log n, whatever they
 * are. */
enum { FEW = 16 };

static bool may_repeat_keys(const tn_section *section)
{
    const tn_entry *end = section->count <= FEW ? NULL : section->first;
    for (const tn_entry *e = section->first; e != end; e = e->next) {
        for (const tn_entry *f = section->first; f != e; f = f->next) {
            if (*f->key == *e->key && strcmp(f->key, e->key) == 0) {
                return true;
            }
        }
    }
    return end != NULL;
}

static bool may_repeat_sections(const tn_tree *tree)
{
    const tn_section *end = tree->count <= FEW ? NULL : tree->first;
    for (const tn_section *s = tree->first; s != end; s = s->next) {
        for (const tn_section *t = tree->first; t != s; t = t->next) {
            if (t->label_hash == s->label_hash && strcmp(t->kind, s->kind) == 0 &&
                strcmp(t->label, s->label) == 0) {
                return true;
            }
        }
    }
    return end != NULL;
}

/* Repeated keys of a section. */
static void find_repeated_keys(tn_findings *findings, tn_section *section, tn_entry **items)
{
    size_t count = 0;
    for (tn_entry *e = section->first; e; e = e->next) {
        items[count++] = e;
    }
    qsort(items, count, sizeof(tn_entry *), compare_entries);
    for (size_t i = 1, first = 0; i < count; i++) {
        if (strcmp(items[i]->key, items[first]->key) != 0) {
            first = i;
            continue;
        }
        tn_finding *finding =
            tn_findings_add(findings, TN_FIL_KEY_TWICE, items[i]->key_at, items[i]->key,
                            "key '%s' stands in line %u and again in line %u", items[i]->key,
                            (unsigned)items[first]->key_at.line, (unsigned)items[i]->key_at.line);
        if (finding) {
            finding->width = (uint32_t)strlen(items[i]->key);
        }
    }
}

static void find_repeated_sections(tn_arena *arena, tn_findings *findings, const tn_tree *tree,
                                   tn_section **items)
{
    size_t count = 0;
    for (tn_section *section = tree->first; section; section = section->next) {
        items[count++] = section;
    }
    qsort(items, count, sizeof(tn_section *), compare_sections);
    for (size_t i = 1, first = 0; i < count; i++) {
        const tn_section *a = items[first], *b = items[i];
        if (strcmp(a->kind, b->kind) != 0 || strcmp(a->label, b->label) != 0) {
            first = i;
            continue;
        }
        const char *blank = *b->label ? " " : "";
        const char *name = tn_arena_format(arena, "%s%s%s", b->kind, blank, b->label);
        tn_finding *finding =
            tn_findings_add(findings, TN_FIL_SECTION_TWICE, b->at, name ? name : "",
                            "section [%s%s%s] stands in line %u and again in line %u", b->kind,
                            blank, b->label, (unsigned)a->at.line, (unsigned)b->at.line);
        if (finding) {
            finding->width = (uint32_t)(strlen(b->kind) + strlen(blank) + strlen(b->label) + 2);
        }
    }
}

tn_status tni_find_repeated(tn_arena *arena, tn_findings *findings, const tn_tree *tree)
{
    size_t most = may_repeat_sections(tree) ? tree->count : 0; /* that are sorted at once */
    for (const tn_section *s = tree->first; s; s = s->next) {
        most = s->count > most && may_repeat_keys(s) ? s->count : most;
    }
    void *items = most ? tn_arena_take_array(arena, most, sizeof(void *)) : NULL;
    if (!items) {
        return most ? TN_E_NOMEM : TN_OK;
    }
    if (may_repeat_sections(tree)) {
        find_repeated_sections(arena, findings, tree, items);
    }
    for (tn_section *s = tree->first; s; s = s->next) {
        if (may_repeat_keys(s)) {
            find_repeated_keys(findings, s, items);
        }
    }
    return TN_OK;
}
