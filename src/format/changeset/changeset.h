/* A change set in memory, and building one. */
#ifndef TN_FORMAT_CHANGESET_H
#define TN_FORMAT_CHANGESET_H

#include "format/json/json.h"
#include "format/json/json_place.h"
#include "tenor/changeset.h"

struct tn_changeset {
    tni_json *root;         /* the input of start-change-set */
    tni_json *entity;       /* the answer of DescribeEntity it was read from; NULL */
    tni_json *named;        /* what GetOfferTerms calls an agreement's dimensions; NULL */
    tni_json_source source; /* the text it was read from, its own; empty: it was made */
    unsigned places;        /* source.left */
    bool released; /* read from an offer that is released: only its availability may change */
    bool failed;   /* out of memory, sticky */
};

#define TNI_OFFER   "Offer@1.0"
#define TNI_PRODUCT "SaaSProduct@1.0"
#define TNI_EULA    "2022-07-14" /* AWS's newest standard contract, the one new offers take */

enum { TNI_TITLE_MAX = 72 }; /* characters of a product's title */

/* The details of a change or an entity; those that come as text are parsed and take its place. */
tni_json *tni_open_details(tni_json *object, bool *failed);

/* An empty change set with Catalog and Intent; NULL: no memory. */
tn_changeset *tni_changeset_new(void);
tn_status tni_changeset_done(tn_changeset *set, tn_changeset **out); /* out, unless it failed */

/* Building: every call is safe on NULL; a failure is kept in set->failed. */

void tni_put_value(tn_changeset *set, tni_json *object, const char *key, tni_json *value);
/* text: NULL for none, nothing is put then. */
void tni_put_word(tn_changeset *set, tni_json *object, const char *key, const char *text);
tni_json *tni_put_object(tn_changeset *set, tni_json *object, const char *key);
tni_json *tni_put_array(tn_changeset *set, tni_json *object, const char *key);
tni_json *tni_add_object(tn_changeset *set, tni_json *array);
void tni_add_word(tn_changeset *set, tni_json *array, const char *text);

/* Adds a change. name: of a change that others refer to, NULL; identifier: of its entity, NULL.
 * Returns the DetailsDocument, an empty object. */
tni_json *tni_change_add(tn_changeset *set, const char *type, const char *entity, const char *name,
                         const char *identifier);
/* A change of the offer that the change set makes; its details. */
tni_json *tni_offer_change(tn_changeset *set, const char *type);
/* One whose details are {"Terms": [{"Type": term}]}; the term. */
tni_json *tni_offer_term(tn_changeset *set, const char *type, const char *term);

/* A file of JSON; TN_E_FINDINGS after a finding that it is none. */
tn_status tni_changeset_parse(const char *file, const char *bytes, size_t size,
                              tn_findings *findings, tni_json **out);

/* TN_E_FINDINGS: one of the terms is in a currency that is not known, which is said. */
tn_status tni_check_currencies(const tni_json *terms, const tn_tables *tables,
                               const tni_json_source *source, tn_findings *findings);

/* The same of the terms of every change. */
tn_status tni_changeset_check_currencies(const tn_changeset *set, const tn_tables *tables,
                                         tn_findings *findings);

/* A price or a charge of a term that cannot be read, or is there twice. */
typedef struct tni_term_fault {
    const char *type, *word; /* the term's, and a text behind it where it stands; NULL */
    const char *message;
} tni_term_fault;

/* All of an array of terms; TN_E_NOMEM. */
tn_status tni_term_faults(tn_arena *arena, const tni_json *terms, const tni_term_fault **out,
                          size_t *out_count);

#define TNI_CREATE_OFFER   "CreateOfferChange"
#define TNI_OFFER_MADE     "$" TNI_CREATE_OFFER ".Entity.Identifier"
#define TNI_CREATE_PRODUCT "CreateProductChange"
#define TNI_PRODUCT_MADE   "$" TNI_CREATE_PRODUCT ".Entity.Identifier"

#endif
