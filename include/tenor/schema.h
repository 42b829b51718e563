/**
 * The kinds of files people write; field.h says what their rules are made of.
 */
#ifndef TENOR_SCHEMA_H
#define TENOR_SCHEMA_H

#include "tenor/decls.h"
#include "tenor/field.h"
#include "tenor/tree.h"

TN_BEGIN_DECLS

/** Every kind of file people write, NULL at the end; static. */
const tn_file_rule *const *tn_schema_files(void);

/** The kind of file with this name ("product"); NULL. */
const tn_file_rule *tn_schema_file(const char *kind);

/**
 * What kind of file the tree is, by its first section.
 *
 * Errors   NULL and a finding (findings may be NULL) that names the kinds there are
 */
const tn_file_rule *tn_schema_recognise(const tn_tree *tree, tn_findings *findings);

TN_END_DECLS

#endif
