/**
 * A file as read, before its values are interpreted: sections of keys and values with positions.
 * INI and CSV readers and importers make trees; the model reads only trees, so a row of a CSV and a
 * section of an INI are the same thing to it.
 */
#ifndef TENOR_TREE_H
#define TENOR_TREE_H

#include <stddef.h>
#include <stdint.h>

#include "tenor/arena.h"
#include "tenor/decls.h"
#include "tenor/finding.h"

TN_BEGIN_DECLS

/** `key = value`. value is trimmed, never NULL, comments after it still there. */
typedef struct tn_entry {
    const char *key;
    const char *value;
    tn_at key_at, value_at;
    struct tn_entry *next;
} tn_entry;

/** `[kind label]`: "dimension" and "basic"; label "" when there is none. */
typedef struct tn_section {
    const char *kind;
    const char *label;
    tn_at at; /* of the `[`, or of a row's first column */
    tn_at label_at;
    tn_entry *first, *last;
    size_t count;
    struct tn_section *next;
    uint64_t label_hash; /* tn_text_hash(label), which tn_tree_find compares first */
} tn_section;

typedef struct tn_tree {
    const char *file; /* as the user named it */
    tn_section *first, *last;
    size_t count;
} tn_tree;

/** An empty tree in the arena; NULL: no memory. */
tn_tree *tn_tree_new(tn_arena *arena, const char *file);

/** Adds a section at the end. kind and label are borrowed. NULL: no memory, tree unchanged. */
tn_section *tn_tree_add(tn_arena *arena, tn_tree *tree, const char *kind, const char *label,
                        tn_at at);

/** Adds an entry at the end of a section (NULL-safe). key and value are borrowed. */
tn_entry *tn_section_add(tn_arena *arena, tn_section *section, const char *key, const char *value,
                         tn_at key_at, tn_at value_at);

/** The first section of this kind and label (label NULL: any); NULL when there is none. */
tn_section *tn_tree_find(const tn_tree *tree, const char *kind, const char *label);

/** The first entry with this key; NULL when there is none. */
tn_entry *tn_section_find(const tn_section *section, const char *key);

TN_END_DECLS

#endif
