/* AWS's agreements: the answers of DescribeAgreement and GetAgreementTerms. */
#ifndef TN_FORMAT_AGREEMENT_H
#define TN_FORMAT_AGREEMENT_H

#include "format/json/json.h"
#include "format/json/json_place.h"
#include "tenor/date.h"
#include "tenor/finding.h"
#include "tenor/product.h"

typedef struct tni_agreement_answers {
    tn_arena *arena;
    tn_findings *findings;
    const tn_tables *tables;
    /* where each was read; borrowed */
    tni_json_source last, about_source, terms_source, offer_source, offered_source, event_source;
    tni_json *about;   /* of DescribeAgreement; NULL: not read */
    tni_json *terms;   /* an array of terms as the Catalog API writes them; NULL: not read */
    tni_json *offer;   /* the accepted offer, of DescribeEntity; NULL: not read */
    tni_json *offered; /* its terms as terms, of GetOfferTerms; NULL: not read, or they are terms */
    tni_json *event;   /* of EventBridge: the agreement ended; NULL: not read */
    const char *ended; /* a day or an instant as a contract writes it; NULL: not known */
    bool listed;       /* there is a product with list prices; else it is made of the terms */
} tni_agreement_answers;

/* What a file holds: answers about an agreement, or what may go with one's. */
typedef enum tni_agreement_kind {
    TNI_AGREEMENT_NONE,
    TNI_AGREEMENT_BESIDE, /* an offer, of DescribeEntity; the event of an agreement's end */
    TNI_AGREEMENT_ANSWER  /* of DescribeAgreement, GetAgreementTerms, GetOfferTerms */
} tni_agreement_kind;

/* *out: what the bytes hold; *out_id: a copy of the agreement's id, where one of the answers says
 * it; else NULL. TN_E_NOMEM: it is not known. */
tn_status tni_agreement_look(tn_arena *arena, const char *bytes, size_t size,
                             tni_agreement_kind *out, const char **out_id);

/* Adds the answers in a file, whose bytes it borrows: one of them, both in one object, or an array
 * of them; the offer and the event of the end, too. TN_E_FINDINGS: no JSON, none of the answers, or
 * one that is there already; TN_E_NOMEM. */
tn_status tni_agreement_add(tni_agreement_answers *agreement, const char *file, const char *bytes,
                            size_t size);

/* Once all are added: which terms count, and when it ended, where an event tells and 'ended' is not
 * set. TN_E_FINDINGS: the offer is not the one accepted, the event is another agreement's. */
tn_status tni_agreement_settle(tni_agreement_answers *agreement);

/* Seconds or text as an instant; false: it is none, or beyond our years. */
bool tni_agreement_time(const tni_json *value, tn_instant *out);

void tni_agreement_done(tni_agreement_answers *agreement);

/* Says what is not of a kind that our files hold: each term with money in it that has no home, each
 * pair of terms that cannot be together, a status that an event should tell. */
void tni_agreement_check(const tni_agreement_answers *agreement);

/* Says which terms were offered and not accepted. */
void tni_agreement_check_offered(const tni_agreement_answers *agreement);

/* The status that the event says, else DescribeAgreement; "": neither. */
const char *tni_agreement_status_text(const tni_agreement_answers *agreement);

/* Says of a status that tells of an end which section of a contract says it, where the day of a
 * cancellation is not known. */
void tni_agreement_check_status(const tni_agreement_answers *agreement);

/* The status is one of AWS's; *out_cancelled: it ended before its time, and nothing followed. */
bool tni_agreement_status(const tni_agreement_answers *agreement, bool *out_cancelled);

/* TN_E_FINDINGS: no terms were read, or in a currency that is not known; which is said. */
tn_status tni_agreement_check_terms(const tni_agreement_answers *agreement);

/* Says which of the quantities held are no whole numbers of 0 or more: no figure has them. */
void tni_agreement_check_held(const tni_agreement_answers *agreement);

/* --- as it is now (agreement_now.c); false: the answers do not tell --- */

/* How many of a dimension, by its API name, are held: 0, where a list leaves it out. */
bool tni_agreement_held(const tni_agreement_answers *agreement, const char *key, int64_t *out);
/* The list that says it, and the key of its numbers; NULL: there is none. */
const tni_json *tni_agreement_held_list(const tni_agreement_answers *agreement,
                                        const char **out_number);
/* The API name of the index-th that is listed as held; NULL: there is none. */
const char *tni_agreement_held_key(const tni_agreement_answers *agreement, size_t index);
/* The agreed price of one unit for the duration that was bought, or of a metered one. */
bool tni_agreement_price(const tni_agreement_answers *agreement, bool usage, const char *key,
                         int64_t *out_e8);
/* It renews by itself, as the buyer has it set. */
bool tni_agreement_renews(const tni_agreement_answers *agreement, bool *out);
/* The index-th charge of the payment schedule. */
bool tni_agreement_charge(const tni_agreement_answers *agreement, size_t index, tn_date *out_day,
                          int64_t *out_e8);
/* The currency of the index-th term; NULL: it names none. */
const char *tni_agreement_currency_of(const tni_agreement_answers *agreement, size_t index);
bool tni_agreement_net_terms(const tni_agreement_answers *agreement, int *out_days);

/* The offer that was accepted, as DescribeEntity would answer. TN_E_FINDINGS: no terms. */
tn_status tni_agreement_offer(const tni_agreement_answers *agreement, tn_buffer *out);

/* The contract on an offer's file; product_file: named beside frozen terms, NULL. It is cancelled
 * where its status says so and the day is known. TN_E_FINDINGS: DescribeAgreement was not read, or
 * does not say when it was accepted. */
tn_status tni_agreement_contract(const tni_agreement_answers *agreement, const tn_product *product,
                                 const char *id, const char *offer_file, const char *product_file,
                                 tn_buffer *out);

#endif
