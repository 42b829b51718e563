/**
 * Reading INI files: bytes to a tree of sections and keys, each with its place. The bytes come from
 * the caller; nothing here opens a file.
 */
#ifndef TENOR_INI_H
#define TENOR_INI_H

#include <stddef.h>

#include "tenor/arena.h"
#include "tenor/decls.h"
#include "tenor/finding.h"
#include "tenor/status.h"
#include "tenor/tree.h"

TN_BEGIN_DECLS

/**
 * Reads an INI file from memory and reports everything that is wrong with its form.
 *
 * Shape    file_name: as the user named it, borrowed by the tree and its findings; bytes[size]: the
 *          file, not needed afterwards
 * Rule     rule 2. `[kind label]` opens a section: "[dimension basic]" has the kind "dimension" and
 *          the label "basic", split at the first blanks. `key = value` belongs to the section
 *          above; blanks before the key and around the value do not count, an indented line is an
 *          ordinary one. A line that starts with `;` or `#` is a comment. A comment *behind* a
 *          value stays in the value: only the model knows which values are typed. A byte order
 *          mark and CR LF are accepted. At most 8 MiB, 10000 sections, 1000000 keys; lines up to
 *          65534 bytes, section names and keys up to 49
 * Units    columns of key_at, value_at, at, label_at: code points from 1, the mark not counted
 * Errors   TN_E_FINDINGS: findings FIL-001 ... FIL-023 of severity error were added. All of them,
 *          not the first. *out is then what could be read (lines with a finding left out, NULL
 *          when the file as a whole was refused): good for adding the model's findings to the
 *          list, never for a result.
 *          TN_E_NOMEM: *out untouched
 * Owner    arena; the tree holds no pointer into bytes
 * Example  "[dimension basic]\nprice.1m = 100  ; a month\n" -> one section, kind "dimension", label
 *          "basic" at 1:12; entry "price.1m" at 2:1, value "100  ; a month" at 2:12
 */
tn_status tn_ini_read(tn_arena *arena, const char *file_name, const char *bytes, size_t size,
                      tn_findings *findings, tn_tree **out);

TN_END_DECLS

#endif
