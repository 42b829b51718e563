/**
 * Changing an INI file, or a table, without rewriting it: an edit becomes one splice of bytes, so
 * that comments, order, indentation, a byte order mark, line ends and a missing final newline stay
 * as they were. A splice can be undone and logged.
 */
#ifndef TENOR_EDIT_H
#define TENOR_EDIT_H

#include <stddef.h>

#include "tenor/arena.h"
#include "tenor/decls.h"
#include "tenor/status.h"

TN_BEGIN_DECLS

typedef enum tn_edit_verb {
    TN_EDIT_SET,            /* the value of key, which is added at the section's end if need be */
    TN_EDIT_REMOVE,         /* the line of key */
    TN_EDIT_ADD_SECTION,    /* at the end of the file, with the pairs */
    TN_EDIT_REMOVE_SECTION, /* its line, its entries and what stands between them */
    TN_EDIT_RENAME_SECTION, /* label becomes value */
    TN_EDIT_SWAP_SECTIONS   /* it and the one of its kind with the label value change places */
} tn_edit_verb;

typedef struct tn_edit_pair {
    const char *key, *value;
} tn_edit_pair;

/** What is to be done to which section: "dimension" and "basic"; label "" when it has none. */
typedef struct tn_edit {
    tn_edit_verb verb;
    const char *kind, *label;
    const char *key;           /* set, remove */
    const char *value;         /* set, rename, swap */
    const tn_edit_pair *pairs; /* add section: pairs[pair_count] */
    size_t pair_count;
} tn_edit;

/** At offset, removed[removed_size] gives way to inserted[inserted_size]. */
typedef struct tn_splice {
    size_t offset;
    const char *removed, *inserted;
    size_t removed_size, inserted_size;
} tn_splice;

/**
 * The splice that does an edit to bytes[size].
 *
 * Rule     a comment behind a value (blank, `;`) stays. A new key takes the indentation, blanks and
 *          alignment of the entry above it. Refused is what would read back as something else: a
 *          value that is empty, begins or ends with a blank, begins with `;`, holds a blank and
 *          `;`, a line end or another control character, or invalid UTF-8; a key with `=` or `:`
 *          or that looks like a comment or section; a name with `]`; what is over 49 (names) or
 *          65534 bytes (lines). Of repeated sections or keys the first is meant. With a section
 *          that changes places go the comments right above its line, and those right below its
 *          last entry up to a blank line; what is between the two stays
 * Errors   TN_E_SYNTAX: such a text. TN_E_RANGE: no such section or key, or the section to be made
 *          exists. TN_E_NOMEM. *reason says it in words (static)
 * Owner    arena; removed points into bytes
 * Example  "[d]\na  = 1 ; x\n", set a = 25 -> offset 9, "1" gives way to "25";
 *          set bc = 7 -> "bc = 7\n" at the end;
 *          "[d x]\na=1\n\n; of y\n[d y]", swap x and y -> "; of y\n[d y]\n\n[d x]\na=1"
 */
tn_status tn_edit_plan(tn_arena *arena, const char *bytes, size_t size, const tn_edit *edit,
                       tn_splice *out, const char **reason);

/**
 * The same for a table (tn_csv_tree): a section is a row, a key a column, a value a cell.
 *
 * Rule     bytes outside the cell, row or column stay. A key without a column (price.24m) gets one,
 *          price_24m, at the end of the header and of every row. A cell keeps its quotes, a new one
 *          has those of the cell above; a formula is guarded (tn_csv_guard). A row goes behind the
 *          last; into a file without a header goes one that begins with `key`. A row that is short
 *          is filled up when it is edited. Of repeated rows the first is meant
 * Errors   TN_E_SYNTAX: a value that is empty, begins or ends with a blank or is not one line of
 *          text; a key that is no column's name; a label that would be missing or make more than 49
 *          bytes with its kind; over 65534 bytes (rows) or 256 columns; a quote out of place, a row
 *          that is too long, no column `label` or `key`. TN_E_RANGE: no such row or cell, or the
 *          row to be made exists. TN_E_NOMEM. *reason says it in words (static)
 * Owner    arena; removed points into bytes
 * Example  "key,name\nx,A\n", set x price.1m = 5 -> "key,name,price_1m\nx,A,5\n"
 */
tn_status tn_edit_plan_rows(tn_arena *arena, const char *bytes, size_t size, const tn_edit *edit,
                            tn_splice *out, const char **reason);

/**
 * bytes[size] with the splice done, terminated.
 *
 * Errors   TN_E_RANGE: what is to be removed does not stand there. TN_E_NOMEM
 * Owner    arena
 */
tn_status tn_splice_apply(tn_arena *arena, const char *bytes, size_t size, tn_splice splice,
                          const char **out, size_t *out_size);

/** The splice that takes this one back: applied to the result, it gives the same bytes again. */
tn_splice tn_splice_undo(tn_splice splice);

TN_END_DECLS

#endif
