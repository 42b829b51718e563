/**
 * Reading, one call a noun: the bytes of a file become a checked product, offer or contract and
 * findings. Nothing here opens a file.
 */
#ifndef TENOR_READ_H
#define TENOR_READ_H

#include "tenor/contract.h"
#include "tenor/decls.h"
#include "tenor/rating.h"

TN_BEGIN_DECLS

/** The bytes of a file. */
typedef struct tn_source {
    const char *file; /* its name, for findings; borrowed */
    const char *bytes;
    size_t size;
} tn_source;

/**
 * The tables that the library was built with (data/): profiles, currencies, policies, fees.
 *
 * Errors   TN_E_NOMEM; TN_E_BUG: an embedded table is wrong
 * Owner    arena
 */
tn_status tn_tables_builtin(tn_arena *arena, tn_findings *findings, const tn_tables **out);

/**
 * Reads a product and adds a finding for every rule it breaks.
 *
 * Shape    ini: the *.product.ini; csv: the table its `dimensions =` names, or NULL
 * Errors   TN_E_FINDINGS: something cannot be understood, there is no product; TN_E_NOMEM. With
 *          TN_OK the product may still break rules: tn_findings_of(findings, TN_ERROR) counts them
 * Owner    arena; tables must live as long, the bytes need not
 */
tn_status tn_product_read(tn_arena *arena, const tn_source *ini, const tn_source *csv,
                          const tn_tables *tables, tn_findings *findings, const tn_product **out);

/**
 * Reads an offer for a product and adds a finding for every rule it breaks.
 *
 * Rule     not judged on a day (as_of of tn_offer_check): whether it has expired is not reported
 * Errors   as tn_product_read; also when a label is no dimension of the product
 * Owner    arena; product and tables must live as long
 */
tn_status tn_offer_read(tn_arena *arena, const tn_source *ini, const tn_product *product,
                        const tn_tables *tables, tn_findings *findings, const tn_offer **out);

/**
 * Reads a contract and adds a finding for every rule its file breaks.
 *
 * Shape    offers[offer_count]: those that its `offer =` and its [replace] events name, each found
 *          by the name it was read under (tn_source.file), in any order; product: of a purchase of
 *          the public listing, NULL when the contract is on an offer
 * Errors   as tn_product_read; also when a label is no dimension of the product, and when an offer
 *          or the product that the file names is not among those given
 * Owner    arena; product, offers and tables must live as long
 * Example  `offer = acme.offer.ini`, later `[replace 2027-06-01] offer = acme-2.offer.ini`: both,
 *          read as sources of these names
 */
tn_status tn_contract_read(tn_arena *arena, const tn_source *ini, const tn_product *product,
                           const tn_offer *const *offers, size_t offer_count,
                           const tn_tables *tables, tn_findings *findings, const tn_contract **out);

/**
 * Reads metering records and rates them: tn_usage_new, _push and _end over one file in memory.
 *
 * Errors   those of usage.h
 * Owner    arena; life must live as long
 */
tn_status tn_usage_read(tn_arena *arena, const tn_source *csv, const tn_life *life,
                        tn_findings *findings, const tn_rating **out);

TN_END_DECLS

#endif
