/* A contract that begins: its file, with the terms of today frozen in it. */
#ifndef TN_APP_ACCEPT_H
#define TN_APP_ACCEPT_H

#include "app/workspace/workspace.h"
#include "tenor/buffer.h"

/* What options say about a contract that begins; NULL: not said. */
typedef struct tni_accept_options {
    const char *at;         /* an instant, or a date: 00:00Z of it */
    const char *id;         /* NULL: the name of the offer's or product's file */
    const char *duration;   /* of a public purchase */
    const char *const *set; /* "KEY=QTY": what the buyer chose; none: the offer's quantities */
    size_t set_count;
    const char *target; /* where the file will be; NULL: here */
} tni_accept_options;

/* The text of the contract that accepting an offer, or buying a product's public listing, makes:
 * terms frozen as they are today. It is read back, so that what it breaks is a finding.
 * TN_E_FINDINGS: an unknown label, or a rule is broken (expired offer): do not write it. */
tn_status tni_accept(tni_workspace *workspace, const tni_source_file *source,
                     const tni_accept_options *options, tn_buffer *out);

#endif
