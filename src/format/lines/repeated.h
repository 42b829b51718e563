/* Sections and keys that occur twice in a tree. */
#ifndef TN_FORMAT_REPEATED_H
#define TN_FORMAT_REPEATED_H

#include "tenor/finding.h"
#include "tenor/status.h"
#include "tenor/tree.h"

/* Adds a finding for each repeated section, and each repeated key of a section. TN_E_NOMEM. */
tn_status tni_find_repeated(tn_arena *arena, tn_findings *findings, const tn_tree *tree);

#endif
