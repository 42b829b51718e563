/* Any bytes as an INI file: never a bug of ours, findings have a place in the file, and what can be
 * read can be edited and edited back. */
#include "fuzz/fuzz.h"

#include <string.h>

#include "tenor/edit.h"
#include "tenor/ini.h"

#ifdef TN_PLANTED
/* The bug: a text of some lengths loses its last byte where it is edited. */
PLANT(tn_splice_apply, tn_status,
      (tn_arena * arena, const char *bytes, size_t size, tn_splice splice, const char **out,
       size_t *out_size))
{
    const tn_status status = __real_tn_splice_apply(arena, bytes, size, splice, out, out_size);
    *out_size -= status == TN_OK && *out_size % 101 == 17;
    return status;
}
#endif

static void check_findings(const tn_findings *findings, const char *bytes, size_t size)
{
    size_t lines = 1;
    for (size_t i = 0; i < size; i++) {
        lines += bytes[i] == '\n';
    }
    for (size_t i = 0; i < tn_findings_count(findings); i++) {
        const tn_finding *f = tn_findings_get(findings, i);
        PROMISE(f->at.line <= lines && (f->at.column == 0) == (f->at.line == 0));
        PROMISE(f->message && *f->message && f->hint);
    }
}

static void check_edit(tn_arena *arena, const char *bytes, size_t size, const tn_edit *edit)
{
    tn_splice splice;
    const char *reason = NULL, *after = NULL, *back = NULL;
    size_t after_size = 0, back_size = 0;
    if (tn_edit_plan(arena, bytes, size, edit, &splice, &reason) != TN_OK) {
        return;
    }
    tn_tree *tree = NULL;
    tn_findings *findings = tn_findings_new(arena);
    PROMISE(tn_splice_apply(arena, bytes, size, splice, &after, &after_size) == TN_OK);
    PROMISE(tn_splice_apply(arena, after, after_size, tn_splice_undo(splice), &back, &back_size) ==
            TN_OK);
    PROMISE(back_size == size && memcmp(back, bytes, size) == 0);
    const tn_status status = tn_ini_read(arena, "f", after, after_size, findings, &tree);
    if (edit->verb != TN_EDIT_SET) { /* the last section may have gone */
        PROMISE(status == TN_OK || status == TN_E_FINDINGS);
        return;
    }
    PROMISE(status == TN_OK);
    const tn_section *section = tn_tree_find(tree, edit->kind, edit->label);
    const tn_entry *entry = section ? tn_section_find(section, edit->key) : NULL;
    PROMISE(entry && strncmp(entry->value, edit->value, strlen(edit->value)) == 0);
}

const long fuzz_runs = 6000;

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    const char *text = (const char *)bytes;
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *findings = tn_findings_new(arena);
    tn_tree *tree = NULL;
    const tn_status status = tn_ini_read(arena, "f", text, size, findings, &tree);
    PROMISE(status == TN_OK || status == TN_E_FINDINGS);
    PROMISE((status == TN_OK) == (tn_findings_of(findings, TN_ERROR) == 0));
    check_findings(findings, text, size);
    if (status == TN_OK) {
        const tn_section *s = tree->last;
        const char *key = s->last ? s->last->key : "new";
        const tn_edit edits[] = {
            {TN_EDIT_SET, s->kind, s->label, key, "12.5", NULL, 0},
            {TN_EDIT_SET, s->kind, s->label, "brand new", "x", NULL, 0},
            {TN_EDIT_REMOVE, s->kind, s->label, key, NULL, NULL, 0},
            {TN_EDIT_REMOVE_SECTION, s->kind, s->label, NULL, NULL, NULL, 0},
            {TN_EDIT_RENAME_SECTION, s->kind, s->label, NULL, "other", NULL, 0},
            {TN_EDIT_SWAP_SECTIONS, s->kind, s->label, NULL, tree->first->label, NULL, 0},
        };
        for (size_t i = 0; i < sizeof(edits) / sizeof(*edits); i++) {
            check_edit(arena, text, size, &edits[i]);
        }
    }
    tn_arena_free(arena);
    return 0;
}
