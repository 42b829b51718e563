/* Part of changeset.h. Merging the kept differences into a change set: a difference is applied
 * where the files still have the value they had when it was kept; an edit made since stays. */
#include <string.h>

#include "format/changeset/changeset_names.h"

typedef struct place {
    tni_json *in;      /* object or array; NULL: it is not there any more */
    const char *name;  /* in an object */
    size_t index;      /* in an array: of the element, its count when there is none */
    tni_json *current; /* NULL: nothing */
} place;

static place step(tn_arena *arena, tni_json *in, const char *name)
{
    place p = {.in = in, .name = name};
    if (in && name && tni_json_kind_of(in) == TNI_JSON_OBJECT) {
        p.current = tni_json_get(in, name);
    } else if (in && name && tni_json_kind_of(in) == TNI_JSON_ARRAY) {
        const char **names = tni_element_names(arena, in);
        p.index = names ? tni_name_index(names, tni_json_count(in), name) : tni_json_count(in);
        p.current = tni_json_at(in, p.index);
    } else {
        p.in = NULL;
    }
    return p;
}

static place find(tn_arena *arena, tni_json *root, const tni_json *at)
{
    place p = {.current = root};
    for (size_t i = 0; i < tni_json_count(at); i++) {
        p = step(arena, p.current, tni_json_text(tni_json_at(at, i)));
    }
    return p;
}

/* Sets, adds or removes what stands at the place. */
static bool put_at(const place *p, const tni_json *is)
{
    const bool in_object = tni_json_kind_of(p->in) == TNI_JSON_OBJECT;
    if (!is && in_object) {
        tni_json_remove(p->in, p->name);
    } else if (!is) {
        tni_json_remove_at(p->in, p->index);
    } else if (in_object) {
        return tni_json_set(p->in, p->name, tni_json_copy(is));
    } else if (p->current) {
        return tni_json_set_at(p->in, p->index, tni_json_copy(is));
    } else {
        return tni_json_append(p->in, tni_json_copy(is));
    }
    return true;
}

static bool move(tni_json *array, const char **names, size_t from, size_t to)
{
    const char *name = names[from];
    memmove(names + to + 1, names + to, (from - to) * sizeof(*names));
    names[to] = name;
    return tni_json_move(array, from, to);
}

/* The named elements come in that order; one that is not named stays behind the one before it. */
static bool reorder(tn_arena *arena, tni_json *array, const tni_json *order)
{
    const size_t ordered = tni_json_count(order), count = tni_json_count(array);
    const char **names = tn_arena_take_array(arena, ordered + 1, sizeof(*names));
    const char **now = tni_element_names(arena, array);
    size_t done = 0;
    bool moved = names && now;
    for (size_t i = 0; moved && i < ordered; i++) {
        names[i] = tni_json_text(tni_json_at(order, i));
    }
    while (moved && done < count && tni_name_index(names, ordered, now[done]) == ordered) {
        done++; /* those in front of the first stay there */
    }
    for (size_t i = 0; moved && i < ordered; i++) {
        size_t from = names[i] ? done + tni_name_index(now + done, count - done, names[i]) : count;
        while (from < count && moved) {
            moved = move(array, now, from++, done++);
            if (from < count && tni_name_index(names, ordered, now[from]) < ordered) {
                break;
            }
        }
    }
    return moved;
}

static const char *words(tn_arena *arena, const tni_json *at)
{
    const char *text = "";
    for (size_t i = 0; text && i < tni_json_count(at); i++) {
        const char *name = tni_json_text(tni_json_at(at, i));
        text = tn_arena_format(arena, "%s%s%s", text, i ? " > " : "", name ? name : "?");
    }
    return text ? text : "";
}

static void merge_at(tn_changeset *set, tn_arena *arena, const tni_json *entry, tn_at file,
                     tn_findings *findings)
{
    const tni_json *at = tni_json_get(entry, "at"), *order = tni_json_get(entry, "order");
    const tni_json *was = tni_json_get(entry, "was"), *is = tni_json_get(entry, "is");
    const place p = find(arena, set->root, at);
    const bool done = p.current && is ? tni_json_equal(p.current, is) : !p.current && !is;
    if (order) {
        const bool listed = p.current && tni_json_kind_of(p.current) == TNI_JSON_ARRAY;
        set->failed = (listed && !reorder(arena, p.current, order)) || set->failed;
    } else if (p.in && (was ? p.current && tni_json_equal(p.current, was) : !p.current)) {
        set->failed = !put_at(&p, is) || set->failed;
    } else if (!done) {
        tn_findings_add(findings, TN_CHG_STALE, file, words(arena, at),
                        "what was kept for '%s' is left out: the file was edited there",
                        words(arena, at));
    }
}

static void merge_names(tn_changeset *set, tni_json *called)
{
    void *cursor = NULL;
    const char *entity = NULL;
    tni_json *mark = NULL;
    while (tni_json_next(called, &cursor, &entity, &mark)) {
        const char *theirs = tni_json_text(mark);
        if (theirs) {
            tni_set_mark(set, entity, theirs);
        }
    }
}

static tn_status merge_all(tn_changeset *set, tni_json *aside, tn_at at, tn_findings *findings)
{
    const char *version = tni_json_kind_of(aside) == TNI_JSON_OBJECT
                              ? tni_json_get_text(aside, "format_version")
                              : NULL;
    const tni_json *kept =
        version && strcmp(version, "1") == 0 ? tni_json_get(aside, "kept") : NULL;
    if (!kept) {
        tn_findings_add(findings, TN_CHG_EXTRA, at, "extra",
                        "this is not what an import keeps aside");
        return TN_E_FINDINGS;
    }
    for (size_t i = 0; i < tni_json_count(kept) && !set->failed; i++) {
        tn_arena *arena = tn_arena_new(NULL);
        if (arena) {
            merge_at(set, arena, tni_json_at(kept, i), at, findings);
        }
        set->failed = set->failed || !arena || tn_arena_failed(arena);
        tn_arena_free(arena);
    }
    merge_names(set, tni_json_get(aside, "called"));
    return set->failed ? TN_E_NOMEM : TN_OK;
}

tn_status tn_changeset_merge(tn_changeset *set, const char *file, const char *bytes, size_t size,
                             tn_findings *findings)
{
    tni_json *aside = NULL;
    tn_status status = tni_changeset_parse(file, bytes, size, findings, &aside);
    if (status == TN_OK) {
        status = merge_all(set, aside, (tn_at){.file = file, .line = 1, .column = 1}, findings);
        tni_json_free(aside);
    }
    return status;
}
