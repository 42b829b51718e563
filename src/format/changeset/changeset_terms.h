/* Terms of an offer in a change set: prices, validity, schedule, renewal. */
#ifndef TN_FORMAT_CHANGESET_TERMS_H
#define TN_FORMAT_CHANGESET_TERMS_H

#include "format/changeset/changeset.h"

tni_json *tni_pricing_term(tn_changeset *set, tni_json *terms, const char *type,
                           tn_currency currency);
tni_json *tni_usage_card(tn_changeset *set, tni_json *terms, tn_currency currency);
tni_json *tni_rate_card(tn_changeset *set, tni_json *term, int months, bool one_tier);
void tni_rate(tn_changeset *set, tni_json *card, const tn_dimension *dimension, tn_price price);
/* The document of a LegalTerm: AWS's standard one, or the URL; true: a custom one. */
bool tni_put_eula(tn_changeset *set, tni_json *term, const char *eula);

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

#endif
