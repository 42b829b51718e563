/**
 * Reading metering records (rule 2.4): CSV by the names of its columns, as a stream, straight into
 * a rater. Memory depends on the contract, not on the file.
 */
#ifndef TENOR_USAGE_H
#define TENOR_USAGE_H

#include "tenor/decls.h"
#include "tenor/rating.h"

TN_BEGIN_DECLS

typedef struct tn_usage_reader tn_usage_reader;

/** Of each kind of bad row or reject so many are findings of their own; then they are counted. */
enum { TN_USAGE_TOLD = 5 };

/**
 * A reader of one file (or several of the same contract, one after the other, as one file).
 *
 * Shape    columns contract (may be absent: all rows are ours), dimension (label or API name),
 *          timestamp, quantity; received and allocation (may be absent or empty); in any order
 * Rule     a bad row is a finding of severity error, the others are still rated; rows of other
 *          contracts are counted; an unknown column is an error, the known ones are read
 * Errors   TN_E_NOMEM; TN_E_RANGE: more hours than can be rated (tn_rater_new)
 * Owner    arena; file_name, life and findings are borrowed until tn_usage_end or
 *          tn_usage_abandon, one of which must be called
 */
tn_status tn_usage_new(tn_arena *arena, const char *file_name, const tn_life *life,
                       tn_findings *findings, tn_usage_reader **out);

/** The file is read for several contracts: without a column `contract` each of them would bill
 * every record, so that it is an error. */
void tn_usage_of_several(tn_usage_reader *reader);

/** Tells the sink of every rated hour, when the reading ends (tn_rater_watch). */
void tn_usage_watch(tn_usage_reader *reader, tn_hour_sink sink);

/**
 * Reads on, in pieces of any size.
 *
 * Errors   TN_E_FINDINGS: the file cannot be read further (no usable header, not text);
 *          TN_E_NOMEM. After an error only tn_usage_end is of use
 */
tn_status tn_usage_push(tn_usage_reader *reader, const char *bytes, size_t size);

/**
 * Rates what was read; says for each kind of reject how many records there were and what they
 * would have been worth; frees what the reader took.
 *
 * Out      *out also when rows were bad (their number is in rejects[TN_REJECT_BAD_ROW])
 * Errors   TN_E_FINDINGS: the file cannot be read to its end, or no header: nothing is rated.
 *          TN_E_NOMEM, TN_E_RANGE (tn_rater_finish)
 * Owner    *out: arena
 * Example  "dimension,timestamp,quantity\nxhosts,2027-03-01T10:00:00Z,12\n", 10 included, gauge
 *          -> one record of March, used 12, billed 2
 */
tn_status tn_usage_end(tn_usage_reader *reader, const tn_rating **out);

/** Frees what the reader took instead, when the bytes could not be had to their end. */
void tn_usage_abandon(tn_usage_reader *reader);

TN_END_DECLS

#endif
