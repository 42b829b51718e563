/* What AWS identifies the parts of a change set by. */
#ifndef TN_FORMAT_CHANGESET_NAMES_H
#define TN_FORMAT_CHANGESET_NAMES_H

#include "format/changeset/changeset.h"

/* The name of an array's element by what AWS identifies it: a change by its type and entity, a
 * term by its Type, a rate by its DimensionKey ...; repeated ones are numbered. names[count of the
 * array]. NULL: the elements have no names (texts, numbers, too many). */
const char **tni_element_names(tn_arena *arena, const tni_json *array);
size_t tni_name_index(const char *const *names, size_t count, const char *name); /* count: none */

/* The changes of the first entity of this type ("Offer@1.0"): details of one; NULL. */
tni_json *tni_change_details(const tn_changeset *set, const char *entity, const char *change_type);
/* The same entity's identifier, when it exists already; NULL. */
const char *tni_identifier(const tn_changeset *set, const char *entity);
/* What ties the changes of the first entity of this type together: its entity_mark; NULL. */
const char *tni_first_mark(tn_arena *arena, const tn_changeset *set, const char *entity);
/* A change is about another offer or product than the first one. */
bool tni_has_several(const tn_changeset *set);
/* There is an entity of this type. */
bool tni_has_entity(const tn_changeset *set, const char *entity);
/* Both changes are about one entity. */
bool tni_same_entity(const tni_json *a, const tni_json *b);
/* Calls the first entity of this type so, wherever it is named; "": by nothing. */
void tni_set_mark(tn_changeset *set, const char *entity, const char *mark);

#endif
