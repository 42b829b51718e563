/* The rules of an offer, by what they are about. Each adds findings and changes nothing. */
#ifndef TN_MODEL_OFFER_RULES_H
#define TN_MODEL_OFFER_RULES_H

#include "tenor/offer.h"

typedef struct tni_offer_rules {
    const tn_offer *offer;
    const tn_tables *tables;
    const tn_profile_limits *limits; /* NULL without a product */
    const tn_date *as_of;            /* NULL: not judged on a day */
    tn_findings *findings;
} tni_offer_rules;

/* The assumed day of acceptance: as-of, else published, else expires; false: none is set. */
bool tni_offer_day(const tni_offer_rules *r, tn_date *out);

/* When the agreement runs and when the offer expires. */
void tni_offer_check_dates(const tni_offer_rules *r);

/* Prices and quantities; needs a product. */
void tni_offer_check_prices(const tni_offer_rules *r);

/* Which items count: one tier, or at least something; needs a product. */
void tni_offer_check_counted(const tni_offer_rules *r);

/* What the file says about payments; the charges themselves are judged in schedule.h. */
void tni_offer_check_payments(const tni_offer_rules *r);

#endif
