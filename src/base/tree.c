/* Sections and entries of a file, in the order they stand there. */
#include "tenor/tree.h"

#include <string.h>

#include "tenor/text.h"

tn_tree *tn_tree_new(tn_arena *arena, const char *file)
{
    tn_tree *tree = tn_arena_take(arena, sizeof(*tree));
    if (tree) {
        tree->file = file;
    }
    return tree;
}

tn_section *tn_tree_add(tn_arena *arena, tn_tree *tree, const char *kind, const char *label,
                        tn_at at)
{
    tn_section *section = tn_arena_take(arena, sizeof(*section));
    if (!section) {
        return NULL;
    }
    section->kind = kind; /* the rest is 0 */
    section->label = label;
    section->at = section->label_at = at;
    section->label_hash = tn_text_hash(label, strlen(label));
    if (tree->last) {
        tree->last->next = section;
    } else {
        tree->first = section;
    }
    tree->last = section;
    tree->count++;
    return section;
}

tn_entry *tn_section_add(tn_arena *arena, tn_section *section, const char *key, const char *value,
                         tn_at key_at, tn_at value_at)
{
    tn_entry *entry = section ? tn_arena_take(arena, sizeof(*entry)) : NULL;
    if (!entry) {
        return NULL;
    }
    entry->key = key; /* the rest is 0 */
    entry->value = value;
    entry->key_at = key_at;
    entry->value_at = value_at;
    if (section->last) {
        section->last->next = entry;
    } else {
        section->first = entry;
    }
    section->last = entry;
    section->count++;
    return entry;
}

tn_section *tn_tree_find(const tn_tree *tree, const char *kind, const char *label)
{
    const uint64_t hash = label ? tn_text_hash(label, strlen(label)) : 0;
    for (tn_section *s = tree->first; s; s = s->next) {
        const bool same = !label || (s->label_hash == hash && strcmp(s->label, label) == 0);
        if (same && *s->kind == *kind && strcmp(s->kind, kind) == 0) {
            return s;
        }
    }
    return NULL;
}

tn_entry *tn_section_find(const tn_section *section, const char *key)
{
    for (tn_entry *e = section->first; e; e = e->next) {
        if (*e->key == *key && strcmp(e->key, key) == 0) {
            return e;
        }
    }
    return NULL;
}
