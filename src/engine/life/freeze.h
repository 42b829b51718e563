/* The terms of an agreement as sections of a contract's file: what acceptance freezes. */
#ifndef TN_ENGINE_FREEZE_H
#define TN_ENGINE_FREEZE_H

#include "tenor/buffer.h"
#include "tenor/life.h"
#include "tenor/tree.h"

/* [terms], [price], [item] where the contract has none, [payments] and [renewal] of a contract
 * whose terms are read from its offer and product as they are, or of its replacement (NULL: its
 * own), whose sections bear the date, the instant beside another of the day, or, where it has terms
 * already, the label of those. What the contract has frozen already is in them.
 * TN_E_FINDINGS, TN_E_RANGE: it cannot be priced, which was said. */
tn_status tni_freeze_tree(tn_arena *arena, const tn_contract *contract, const tn_event *replacement,
                          const tn_tables *tables, tn_findings *findings, tn_tree **out);

/* The same as the text of the file. */
tn_status tni_freeze_write(tn_arena *arena, const tn_contract *contract,
                           const tn_event *replacement, const tn_tables *tables,
                           tn_findings *findings, tn_buffer *out);

#endif
