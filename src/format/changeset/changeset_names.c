/* Names of changes, terms and rates, and the entities that changes are about. */
#include "format/changeset/changeset_names.h"

#include <string.h>

#include "model/product/names.h"

/* Beyond these a list is kept as a whole; AWS takes no more than 20 changes and 800 rates. */
enum { NAMED_MAX = 2000, CHANGES_MAX = 100 };

/* "$Create.Entity.Identifier", "offer-1" or "": what ties the changes of an entity together. */
static const char *entity_mark(tn_arena *arena, const tni_json *change)
{
    const tni_json *entity = tni_json_get(change, "Entity");
    const char *identifier = tni_json_get_text(entity, "Identifier"),
               *name = tni_json_get_text(change, "ChangeName");
    if (identifier) {
        return tn_arena_text(arena, identifier); /* it may be changed while it is compared */
    }
    return name ? tn_arena_format(arena, "$%s.Entity.Identifier", name) : "";
}

static bool same(const char *a, const char *b)
{
    return a && b && strcmp(a, b) == 0;
}

/* Both changes are about one entity: their marks are equal. */
bool tni_same_entity(const tni_json *a, const tni_json *b)
{
    const char *ids[] = {tni_json_get_text(tni_json_get(a, "Entity"), "Identifier"),
                         tni_json_get_text(tni_json_get(b, "Entity"), "Identifier")};
    const char *names[] = {tni_json_get_text(a, "ChangeName"), tni_json_get_text(b, "ChangeName")};
    if (ids[0] && ids[1]) {
        return strcmp(ids[0], ids[1]) == 0;
    }
    if (!ids[0] && !ids[1]) {
        return names[0] && names[1] ? strcmp(names[0], names[1]) == 0 : names[0] == names[1];
    }
    const char *id = ids[0] ? ids[0] : ids[1], *name = ids[0] ? names[1] : names[0];
    const size_t length = name ? strlen(name) : 0;
    return name ? id[0] == '$' && strncmp(id + 1, name, length) == 0 &&
                      strcmp(id + 1 + length, ".Entity.Identifier") == 0
                : !*id;
}

/* The first entity of that type in the list; NULL. */
static tni_json *first_of(const tni_json *changes, const char *type)
{
    for (size_t i = 0; i < tni_json_count(changes); i++) {
        tni_json *change = tni_json_at(changes, i);
        if (same(tni_json_get_text(tni_json_get(change, "Entity"), "Type"), type)) {
            return change;
        }
    }
    return NULL;
}

/* "UpdateTargeting Offer@1.0", and the entity when it is not the first of its type: names do not
 * depend on how a change set calls its entities. */
static const char *change_name(tn_arena *arena, const tni_json *changes, const tni_json *change)
{
    const char *type = tni_json_get_text(tni_json_get(change, "Entity"), "Type");
    const char *what = tni_json_get_text(change, "ChangeType");
    const tni_json *first = type ? first_of(changes, type) : NULL;
    const char *mark = entity_mark(arena, change);
    const bool other = first && !tni_same_entity(change, first);
    return tn_arena_format(arena, "%s %s%s%s", what ? what : "?", type ? type : "?",
                           other ? " " : "", other && mark ? mark : "");
}

static const char *element_name(tn_arena *arena, const tni_json *array, const tni_json *element)
{
    static const char *const keys[] = {"DimensionKey", "Key", "ChargeDate", "ChargeDateOffset",
                                       "Type"};
    if (tni_json_get(element, "ChangeType")) {
        return change_name(arena, array, element);
    }
    const char *selector = tni_json_get_text(tni_json_get(element, "Selector"), "Value");
    for (size_t i = 0; !selector && i < sizeof(keys) / sizeof(*keys); i++) {
        selector = tni_json_get_text(element, keys[i]);
    }
    return selector ? selector : "item";
}

/* Repeated names get a number behind them: "item", "item#2". */
static bool number_names(tn_arena *arena, const char **names, size_t count)
{
    tni_name *sorted = tn_arena_take_array(arena, count + 1, sizeof(*sorted));
    for (size_t i = 0; sorted && i < count; i++) {
        sorted[i] = (tni_name){names[i], i};
    }
    if (sorted) {
        tni_names_sort(sorted, count);
    }
    for (size_t i = 1, run = 1; sorted && i < count; i++) {
        run = same(sorted[i].text, sorted[i - 1].text) ? run + 1 : 1;
        if (run > 1) {
            names[sorted[i].index] = tn_arena_format(arena, "%s#%zu", sorted[i].text, run);
        }
    }
    return sorted && !tn_arena_failed(arena);
}

const char **tni_element_names(tn_arena *arena, const tni_json *array)
{
    const size_t count = tni_json_count(array);
    if (!array || tni_json_kind_of(array) != TNI_JSON_ARRAY || count > NAMED_MAX ||
        (count > CHANGES_MAX && tni_json_get(tni_json_at(array, 0), "ChangeType"))) {
        return NULL;
    }
    const char **names = tn_arena_take_array(arena, count + 1, sizeof(*names));
    for (size_t i = 0; names && i < count; i++) {
        const tni_json *element = tni_json_at(array, i);
        names[i] = tni_json_kind_of(element) == TNI_JSON_OBJECT
                       ? element_name(arena, array, element)
                       : NULL;
        if (!names[i]) {
            return NULL;
        }
    }
    return names && number_names(arena, names, count) ? names : NULL;
}

size_t tni_name_index(const char *const *names, size_t count, const char *name)
{
    size_t i = 0;
    while (i < count && !same(names[i], name)) {
        i++;
    }
    return i;
}

tni_json *tni_change_details(const tn_changeset *set, const char *entity, const char *change_type)
{
    const tni_json *changes = tni_json_get(set->root, "ChangeSet");
    const tni_json *first = first_of(changes, entity);
    tni_json *details = NULL;
    for (size_t i = 0; first && !details && i < tni_json_count(changes); i++) {
        const tni_json *change = tni_json_at(changes, i);
        if (same(tni_json_get_text(tni_json_get(change, "Entity"), "Type"), entity) &&
            same(tni_json_get_text(change, "ChangeType"), change_type) &&
            tni_same_entity(change, first)) {
            details = tni_json_get(change, "DetailsDocument");
        }
    }
    return details;
}

const char *tni_identifier(const tn_changeset *set, const char *entity)
{
    const tni_json *first = first_of(tni_json_get(set->root, "ChangeSet"), entity);
    const char *identifier = tni_json_get_text(tni_json_get(first, "Entity"), "Identifier");
    return identifier && identifier[0] != '$' ? identifier : NULL;
}

/* Names ----------------------------------------------------------------------------------- */

static void swap_text(tn_changeset *set, tni_json *object, const char *key, const char *a,
                      const char *b)
{
    const char *text = tni_json_get_text(object, key);
    if (same(text, a)) {
        tni_put_word(set, object, key, b);
    } else if (same(text, b)) {
        tni_put_word(set, object, key, a);
    }
}

/* "$Name.Entity.Identifier" -> "Name"; NULL: it is no reference. */
static const char *name_in(tn_arena *arena, const char *mark)
{
    const char *dot = mark[0] == '$' ? strchr(mark, '.') : NULL;
    return dot ? tn_arena_copy(arena, mark + 1, (size_t)(dot - mark - 1)) : NULL;
}

/* Exchanges the two marks, in case another entity has the new one. */
static void swap_marks(tn_changeset *set, tn_arena *arena, const char *a, const char *b)
{
    tni_json *changes = tni_json_get(set->root, "ChangeSet");
    const char *name = name_in(arena, a), *other = name_in(arena, b);
    for (size_t i = 0; i < tni_json_count(changes); i++) {
        tni_json *change = tni_json_at(changes, i);
        swap_text(set, tni_json_get(change, "Entity"), "Identifier", a, b);
        swap_text(set, tni_json_get(change, "DetailsDocument"), "ProductId", a, b);
        if (name && other) {
            swap_text(set, change, "ChangeName", name, other);
        }
    }
}

void tni_set_mark(tn_changeset *set, const char *entity, const char *mark)
{
    tn_arena *arena = tn_arena_new(NULL);
    tni_json *first = first_of(tni_json_get(set->root, "ChangeSet"), entity);
    const char *now = arena && first ? entity_mark(arena, first) : NULL;
    const char *name = now ? name_in(arena, mark) : NULL;
    if (now && now[0] && mark[0] && !same(now, mark)) {
        swap_marks(set, arena, now, mark);
    } else if (now && now[0] && !mark[0]) {
        tni_json_remove(first, "ChangeName"); /* a change that nothing refers to has no name */
    } else if (now && !now[0] && name) {
        tni_put_word(set, first, "ChangeName", name);
    }
    set->failed = set->failed || !arena || tn_arena_failed(arena);
    tn_arena_free(arena);
}

bool tni_has_entity(const tn_changeset *set, const char *entity)
{
    return first_of(tni_json_get(set->root, "ChangeSet"), entity) != NULL;
}

const char *tni_first_mark(tn_arena *arena, const tn_changeset *set, const char *entity)
{
    const tni_json *first = first_of(tni_json_get(set->root, "ChangeSet"), entity);
    return first ? entity_mark(arena, first) : NULL;
}

bool tni_has_several(const tn_changeset *set)
{
    const tni_json *changes = tni_json_get(set->root, "ChangeSet");
    for (size_t i = 0; i < tni_json_count(changes); i++) {
        const tni_json *change = tni_json_at(changes, i);
        const char *type = tni_json_get_text(tni_json_get(change, "Entity"), "Type");
        const tni_json *first = type ? first_of(changes, type) : NULL;
        if (first && !tni_same_entity(first, change)) {
            return true;
        }
    }
    return false;
}
