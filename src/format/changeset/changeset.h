/* What the files changeset*.c share: the change set itself, and short words to build and ask JSON.
 */
#ifndef TN_FORMAT_CHANGESET_H
#define TN_FORMAT_CHANGESET_H

#include "format/json/json.h"
#include "tenor/changeset.h"

struct tn_changeset {
    tni_json *root;   /* the input of start-change-set */
    tni_json *entity; /* the answer of DescribeEntity it was read from; NULL */
    bool released;    /* read from an offer that is released: only its availability may change */
    bool failed;      /* out of memory, sticky */
};

#define TNI_OFFER   "Offer@1.0"
#define TNI_PRODUCT "SaaSProduct@1.0"
#define TNI_EULA    "2022-07-14" /* AWS's newest standard contract, the one new offers take */

enum { TNI_TITLE_MAX = 72 }; /* characters of a product's title */

/* An empty change set with Catalog and Intent; NULL: no memory. */
tn_changeset *tni_changeset_new(void);
tn_status tni_changeset_done(tn_changeset *set, tn_changeset **out); /* out, unless it failed */

/* --- building: every call is safe on NULL, and a failure sticks to the set ------------------ */

void tni_put_value(tn_changeset *set, tni_json *object, const char *key, tni_json *value);
void tni_put_word(tn_changeset *set, tni_json *object, const char *key, const char *text);
tni_json *tni_put_object(tn_changeset *set, tni_json *object, const char *key);
tni_json *tni_put_array(tn_changeset *set, tni_json *object, const char *key);
tni_json *tni_add_object(tn_changeset *set, tni_json *array);
void tni_add_word(tn_changeset *set, tni_json *array, const char *text);

/* Adds a change. name: of a change that others refer to, NULL; identifier: of its entity, NULL.
 * Returns the DetailsDocument, an empty object. */
tni_json *tni_change_add(tn_changeset *set, const char *type, const char *entity, const char *name,
                         const char *identifier);
/* A change whose details are {"Terms": [{"Type": term}]}; returns the term. */
tni_json *tni_change_term(tn_changeset *set, const char *type, const char *entity,
                          const char *identifier, const char *term);

#define TNI_CREATE_OFFER   "CreateOfferChange"
#define TNI_OFFER_MADE     "$" TNI_CREATE_OFFER ".Entity.Identifier"
#define TNI_CREATE_PRODUCT "CreateProductChange"
#define TNI_PRODUCT_MADE   "$" TNI_CREATE_PRODUCT ".Entity.Identifier"

/* Pieces of pricing terms (changeset_terms.c). */
tni_json *tni_pricing_term(tn_changeset *set, tni_json *terms, const char *type,
                           tn_currency currency);
tni_json *tni_rate_card(tn_changeset *set, tni_json *term, int months, bool one_tier);
void tni_rate(tn_changeset *set, tni_json *card, const tn_dimension *dimension, tn_price price);

/* An offer while its change set is written. */
typedef struct tni_offer_writer {
    tn_changeset *set;
    const tn_quote *quote;
    const tn_offer *offer;
    const tn_product *product;
    const tn_tables *tables;
    tn_findings *findings;
    bool has_plan;
} tni_offer_writer;

void tni_write_pricing(tni_offer_writer *w);
void tni_write_validity(tni_offer_writer *w);
void tni_write_schedule(tni_offer_writer *w);
void tni_write_renewal(tni_offer_writer *w);

/* --- asking: NULL in, NULL out ------------------------------------------------------------- */

const char *tni_json_word(const tni_json *object, const char *key); /* a text member; NULL */
tni_json *tni_json_path(tni_json *object, const char *const *keys); /* keys end with NULL */

/* The name of an array's element by what AWS identifies it: a change by its type and entity, a
 * term by its Type, a rate by its DimensionKey ...; repeated ones are numbered. names[count of the
 * array]. NULL: the elements have no names (texts, numbers, too many). */
const char **tni_element_names(tn_arena *arena, const tni_json *array);
size_t tni_name_index(const char *const *names, size_t count, const char *name); /* count: none */

/* The changes of the first entity of this type ("Offer@1.0"): details of one; NULL. */
tni_json *tni_change_details(const tn_changeset *set, const char *entity, const char *change_type);
/* The same entity's identifier, when it exists already; NULL. */
const char *tni_identifier(const tn_changeset *set, const char *entity);
/* "$Create.Entity.Identifier", "offer-1" or "": what ties the changes of an entity together. */
const char *tni_entity_mark(tn_arena *arena, const tni_json *change);
const char *tni_first_mark(tn_arena *arena, const tn_changeset *set, const char *entity);
/* A change is about another offer or product than the first one. */
bool tni_has_several(tn_arena *arena, const tn_changeset *set);
/* Calls the first entity of this type so, wherever it is named; "": by nothing. */
void tni_give_mark(tn_changeset *set, const char *entity, const char *mark);

#endif
