/* From a file's tree to its noun, bound to what it names: the half of reading that a program with
 * bytes (read.c) and the workspace with its files (load.c) share. */
#ifndef TN_FORMAT_READ_H
#define TN_FORMAT_READ_H

#include "tenor/read.h"

/* Who has the files that a file names. NULL: it is not there, or cannot be used, which was reported
 * unless nothing was named (name->value NULL: that was). needed false: one that is not there is no
 * matter, and is not reported. */
typedef struct tni_named_files {
    void *context;
    const tn_product *(*product)(void *context, const tn_field_text *name, bool needed);
    const tn_offer *(*offer)(void *context, const tn_field_text *name, const char *subject,
                             bool needed);
} tni_named_files;

/* Builds and binds an offer; its rules are not checked yet. TN_E_FINDINGS, TN_E_NOMEM: none. */
tn_status tni_offer_from(tn_arena *arena, const tn_tree *tree, const tni_named_files *files,
                         const tn_tables *tables, tn_findings *findings, tn_offer **out);

/* Builds, binds and checks a contract, whose policy is its offer's when it names none. */
tn_status tni_contract_from(tn_arena *arena, const tn_tree *tree, const tni_named_files *files,
                            const tn_tables *tables, tn_findings *findings, tn_contract **out);

#endif
