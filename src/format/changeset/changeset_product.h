/* A product as changes: what a new listing and an update of one share. */
#ifndef TN_FORMAT_CHANGESET_PRODUCT_H
#define TN_FORMAT_CHANGESET_PRODUCT_H

#include "format/changeset/changeset_terms.h"

typedef struct tni_product_writer {
    tn_changeset *set;
    const tn_product *product, *old; /* old NULL: AWS does not have it yet */
    const tn_tables *tables;
    tn_findings *findings;
    const char *id;    /* of the product, or how changes refer to it */
    const char *offer; /* of its public offer, likewise; NULL: not known */
    bool no_offer;     /* and that was said */
} tni_product_writer;

/* A change of the product; of its offer. Their details. */
tni_json *tni_product_change(tni_product_writer *w, const char *change);
tni_json *tni_public_change(tni_product_writer *w, const char *change);

/* Each writes one change or none, of what the product has and old, if there is one, has not. */
void tni_write_information(tni_product_writer *w);
void tni_write_dimensions(tni_product_writer *w); /* those that old does not have */
void tni_write_delivery(tni_product_writer *w);
void tni_write_legal_terms(tni_product_writer *w);
void tni_write_support_terms(tni_product_writer *w);

void tni_write_list_prices(tni_product_writer *w); /* all of them */
void tni_write_public_renewal(tni_product_writer *w);
void tni_put_types(tn_changeset *set, tni_json *object, const tn_dimension *d);
tni_json *tni_product_list(tni_product_writer *w, const char *change); /* details are a list */

/* Everything that differs from old, or errors. */
void tni_write_update(tni_product_writer *w);

#endif
