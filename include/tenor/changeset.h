/**
 * Change sets: what `aws marketplace-catalog start-change-set` takes, written from offers and
 * products, and read back into them together with what DescribeEntity answers (rule 4).
 *
 * What has no home in our files is kept aside as differences between the change set that was read
 * and the one the files give ("was" and "is", each at its place), and merged back before the next
 * one is written: so reading and writing is the identity, and what was edited since wins.
 */
#ifndef TENOR_CHANGESET_H
#define TENOR_CHANGESET_H

#include "tenor/buffer.h"
#include "tenor/decls.h"
#include "tenor/offer.h"
#include "tenor/quote.h"

TN_BEGIN_DECLS

/** A change set in memory; made by one of the calls below, given back with tn_changeset_free. */
typedef struct tn_changeset tn_changeset;

typedef enum tn_intent { TN_INTENT_VALIDATE, TN_INTENT_APPLY } tn_intent;

/**
 * The change set that creates and releases an offer.
 *
 * Rule     in AWS's order: CreateOffer (or CreateReplacementOffer), UpdateInformation,
 *          UpdateTargeting, UpdatePricingTerms, UpdateValidityTerms, UpdatePaymentScheduleTerms,
 *          UpdateNetPaymentTerms, UpdateRenewalTerms, UpdateLegalTerms, UpdateAvailability,
 *          ReleaseOffer; a part without content is left out. An instalment plan is a
 *          FixedUpfrontPricingTerm of price 0.0 with grants and a schedule, else buyers choose from
 *          a ConfigurableUpfrontPricingTerm; a UsageBasedPricingTerm prices every metered
 *          dimension. Of a published offer only the availability may change. No Intent: AWS
 *          applies a change set
 * Errors   TN_E_NOMEM. What AWS would reject is a finding CHG-0xx of severity error: the change set
 *          is made all the same, and the caller must not hand it on
 * Example  10 % off 4000 for 12 months, buyer's choice -> RateCards[0] {"Selector": {"Type":
 *          "Duration", "Value": "P12M"}, "RateCard": [{"DimensionKey": "pro", "Price": "3600"}] ...
 */
tn_status tn_changeset_of_offer(const tn_quote *quote, const tn_tables *tables,
                                tn_findings *findings, tn_changeset **out);

/**
 * The change set that lists a product with its public offer, both left as drafts, or the one that
 * makes the product of old.
 *
 * Rule     CreateProduct, UpdateInformation (all texts of the listing), AddDimensions,
 *          AddDeliveryOptions; CreateOffer, UpdateInformation, UpdateLegalTerms,
 *          UpdateSupportTerms, UpdatePricingTerms, UpdateRenewalTerms. With old, every difference:
 *          also UpdateDimensions, RestrictDimensions of a draft, its release, UpdateVisibility.
 *          A difference that no change says is a finding of severity error, and there is no set
 * Shape    old NULL: the product is new to AWS
 * Errors   as tn_changeset_of_offer
 * Example  price.12m 1000 -> 900 -> [{"ChangeType": "UpdatePricingTerms", ... all prices ...}]
 */
tn_status tn_changeset_of_product(const tn_product *product, const tn_product *old,
                                  const tn_tables *tables, tn_findings *findings,
                                  tn_changeset **out);

/**
 * Reads a change set, or the answer of DescribeEntity for an offer or a SaaS product.
 *
 * Shape    file: as the user named it, borrowed by findings
 * Rule     `Details` as JSON in a text is read like `DetailsDocument`; an entity becomes the change
 *          set that would give it these values
 * Errors   TN_E_FINDINGS: malformed JSON (line and column), or neither of the two; TN_E_NOMEM
 */
tn_status tn_changeset_read(const char *file, const char *bytes, size_t size, tn_findings *findings,
                            tn_changeset **out);

/** NULL is fine. */
void tn_changeset_free(tn_changeset *set);

/** There is a change of this type ("ReleaseOffer"). */
bool tn_changeset_has(const tn_changeset *set, const char *change_type);

/** The files that the change set fills. */
typedef struct tn_changeset_files {
    bool product; /* it has a product of its own, or a public offer */
    bool offer;   /* it has a private offer */
    bool several; /* more than one of them: the first ones fill files */
} tn_changeset_files;

/**
 * Which files a change set fills.
 *
 * Rule     an offer is private when it is for buyer accounts, replaces an agreement, or has no
 *          product beside it; a product with an untargeted offer is a listing
 */
tn_changeset_files tn_changeset_fills(const tn_changeset *set);

/**
 * The text of a product file: the change set's product and public offer, or a stand-in for the
 * product that a private offer names.
 *
 * Shape    title: what to call it when the change set does not say; extra: the name of the file for
 *          what is kept aside, NULL: there is none
 * Rule     what a change set does not say and the file needs is made up, with a comment behind it
 *          and one note for all of it (CHG-034)
 * Errors   TN_E_NOMEM
 */
tn_status tn_changeset_product_text(const tn_changeset *set, const tn_tables *tables,
                                    const char *title, const char *extra, tn_findings *findings,
                                    tn_buffer *out);

/**
 * The text of an offer file.
 *
 * Shape    product: the offer's, whose labels are used; product_file: its path as written
 * Errors   TN_E_NOMEM
 */
tn_status tn_changeset_offer_text(const tn_changeset *set, const tn_tables *tables,
                                  const tn_product *product, const char *product_file,
                                  const char *extra, tn_findings *findings, tn_buffer *out);

/**
 * What is to be kept aside: how the change set that was read differs from the one that the files
 * made of it give, and the entity it came from. Nothing is appended when there is nothing.
 *
 * Errors   TN_E_NOMEM
 */
tn_status tn_changeset_keep(const tn_changeset *read, const tn_changeset *made, tn_buffer *out);

/**
 * Merges what was kept aside into a change set made from the files.
 *
 * Rule     a kept part goes in where the files still say what they said when it was kept; where
 *          they were edited since, the edit stands and a note says so (CHG-037)
 * Errors   TN_E_FINDINGS: the file is not one of ours; TN_E_NOMEM
 */
tn_status tn_changeset_merge(tn_changeset *set, const char *file, const char *bytes, size_t size,
                             tn_findings *findings);

/**
 * Adds a finding (CHG-039) for each part with money in it that the files will not hold.
 *
 * Rule     terms of another type than our files have, rate cards of days or of a second duration in
 *          a private offer, upfront prices beside a fixed one, a fixed price, excluded countries,
 *          a channel partner's markup and resale; prices, charges and grants that cannot be read.
 *          They stay in what is kept aside
 */
void tn_changeset_check_homes(const tn_changeset *set, tn_at at, tn_findings *findings);

/** Sets the intent; without one AWS takes APPLY. */
tn_status tn_changeset_set_intent(tn_changeset *set, tn_intent intent);

/** Adds a finding for what only shows once everything is merged: intent, count, currencies. */
void tn_changeset_check(const tn_changeset *set, tn_at at, tn_findings *findings);

/** Appends the JSON text, with a line end. TN_E_NOMEM. */
tn_status tn_changeset_print(const tn_changeset *set, tn_buffer *out);

TN_END_DECLS

#endif
