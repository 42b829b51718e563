/* Part of changeset.h. The differences between a change set that was read and the one that our
 * files produce, each with its path, the value of the files and the value that was read. */
#include <string.h>

#include "format/changeset/changeset_names.h"

enum { DEPTH_MAX = 32 };

typedef struct keeper {
    tn_changeset *set; /* whose failures stick */
    tn_arena *arena;
    tni_json *kept;
    const char *at[DEPTH_MAX];
    size_t depth;
} keeper;

/* One entry: {"at": [...], "was": ..., "is": ...}; no was: not in ours, no is: not in theirs. */
static tni_json *add_entry(keeper *k)
{
    tni_json *entry = tni_add_object(k->set, k->kept);
    tni_json *at = tni_put_array(k->set, entry, "at");
    for (size_t i = 0; i < k->depth; i++) {
        tni_add_word(k->set, at, k->at[i]);
    }
    return entry;
}

static void keep(keeper *k, const tni_json *was, const tni_json *is)
{
    tni_json *entry = add_entry(k);
    if (was) {
        tni_put_value(k->set, entry, "was", tni_json_copy(was));
    }
    if (is) {
        tni_put_value(k->set, entry, "is", tni_json_copy(is));
    }
}

static void compare(keeper *k, tni_json *was, tni_json *is);

static void compare_at(keeper *k, const char *name, tni_json *was, tni_json *is)
{
    if (k->depth < DEPTH_MAX) {
        k->at[k->depth++] = name;
        compare(k, was, is);
        k->depth--;
    }
}

static void compare_objects(keeper *k, tni_json *was, tni_json *is)
{
    void *cursor = NULL;
    const char *key = NULL;
    tni_json *value = NULL;
    while (tni_json_next(is, &cursor, &key, &value)) {
        compare_at(k, key, tni_json_get(was, key), value);
    }
    for (cursor = NULL; tni_json_next(was, &cursor, &key, &value);) {
        if (!tni_json_get(is, key)) {
            compare_at(k, key, value, NULL);
        }
    }
}

/* The elements that both have stand in another order, or new ones are not last. */
static bool is_reordered(const char *const *was, size_t was_count, const char *const *is,
                         size_t is_count)
{
    size_t at = 0;
    for (size_t i = 0; i < was_count; i++) { /* those that stay, in our order */
        if (tni_name_index(is, is_count, was[i]) < is_count) {
            if (strcmp(was[i], is[at]) != 0) {
                return true;
            }
            at++;
        }
    }
    return false; /* what follows is new and gets appended in this order */
}

static void compare_arrays(keeper *k, tni_json *was, tni_json *is)
{
    const char **ours = tni_element_names(k->arena, was);
    const char **theirs = tni_element_names(k->arena, is);
    const size_t our_count = tni_json_count(was), their_count = tni_json_count(is);
    if (!ours || !theirs) {
        if (!tni_json_equal(was, is)) {
            keep(k, was, is);
        }
        return;
    }
    for (size_t i = 0; i < their_count; i++) {
        const size_t index = tni_name_index(ours, our_count, theirs[i]);
        compare_at(k, theirs[i], tni_json_at(was, index), tni_json_at(is, i));
    }
    for (size_t i = 0; i < our_count; i++) {
        if (tni_name_index(theirs, their_count, ours[i]) == their_count) {
            compare_at(k, ours[i], tni_json_at(was, i), NULL);
        }
    }
    if (is_reordered(ours, our_count, theirs, their_count)) {
        tni_json *order = tni_put_array(k->set, add_entry(k), "order");
        for (size_t i = 0; i < their_count; i++) {
            tni_add_word(k->set, order, theirs[i]);
        }
    }
}

/* Goes down only where both have something of one kind: never deeper than what we write. */
static void compare(keeper *k, tni_json *was, tni_json *is)
{
    const bool alike = was && is && tni_json_kind_of(was) == tni_json_kind_of(is);
    if (alike && tni_json_kind_of(was) == TNI_JSON_OBJECT) {
        compare_objects(k, was, is);
    } else if (alike && tni_json_kind_of(was) == TNI_JSON_ARRAY) {
        compare_arrays(k, was, is);
    } else if (!was || !is || !tni_json_equal(was, is)) {
        keep(k, was, is);
    }
}

static const char *const entities[] = {TNI_PRODUCT, TNI_OFFER};

/* What the change set that was read calls its entities: {"Offer@1.0": "offer-1"}, "" for nothing.
 * Its copy is given our names, so that they do not count as differences everywhere. */
static void keep_names(keeper *k, tn_changeset *theirs, const tn_changeset *made)
{
    tni_json *called = NULL;
    for (size_t i = 0; i < sizeof(entities) / sizeof(*entities); i++) {
        const char *mark = tni_first_mark(k->arena, theirs, entities[i]);
        const char *ours = tni_first_mark(k->arena, made, entities[i]);
        if (mark && ours && ours[0] && strcmp(mark, ours) != 0) {
            called = called ? called : tni_put_object(k->set, k->set->root, "called");
            tni_put_word(k->set, called, entities[i], mark);
            tni_set_mark(theirs, entities[i], ours);
        }
    }
}

/* Of a released offer only the availability can be changed; the rest is in the file only. */
static void keep_availability(tni_json *changes)
{
    for (size_t i = tni_json_count(changes); i-- > 0;) {
        const char *type = tni_json_get_text(tni_json_at(changes, i), "ChangeType");
        if (!type || strcmp(type, "UpdateAvailability") != 0) {
            tni_json_remove_at(changes, i);
        }
    }
}

static void compare_all(keeper *k, const tn_changeset *read, const tn_changeset *made)
{
    tn_changeset theirs = {.root = tni_json_copy(read->root)};
    const bool is_product = read->entity && !tn_changeset_fills(read).offer;
    if (theirs.root && read->released) {
        keep_availability(tni_json_get(theirs.root, "ChangeSet"));
    }
    if (theirs.root && !is_product) { /* a product is compared with the entity itself */
        keep_names(k, &theirs, made);
    }
    k->kept = tni_put_array(k->set, k->set->root, "kept");
    if (theirs.root && !is_product) {
        compare(k, made->root, theirs.root);
    }
    k->set->failed = k->set->failed || !theirs.root || theirs.failed || tn_arena_failed(k->arena);
    tni_json_free(theirs.root);
}

tn_status tn_changeset_keep(const tn_changeset *read, const tn_changeset *made, tn_buffer *out)
{
    tn_changeset aside = {.root = tni_json_new_object()};
    keeper k = {.set = &aside, .arena = tn_arena_new(NULL)};
    tni_put_word(&aside, aside.root, "format_version", "1");
    if (k.arena) {
        compare_all(&k, read, made);
    }
    if (read->entity) {
        tni_put_value(&aside, aside.root, "entity", tni_json_copy(read->entity));
    }
    tn_status status = aside.failed || !k.arena ? TN_E_NOMEM : TN_OK;
    if (!status && (tni_json_count(k.kept) || tni_json_count(aside.root) > 2)) {
        status = tni_json_print(aside.root, 0, out);
        tn_buffer_text(out, "\n");
        status = status ? status : tn_buffer_status(out);
    }
    tni_json_free(aside.root);
    tn_arena_free(k.arena);
    return status;
}
