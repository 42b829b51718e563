/**
 * A report or a list of findings as bytes: text for people, CSV and JSON for programs. Equal input
 * gives equal bytes.
 */
#ifndef TENOR_RENDER_H
#define TENOR_RENDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tenor/buffer.h"
#include "tenor/decls.h"
#include "tenor/finding.h"
#include "tenor/report.h"

TN_BEGIN_DECLS

typedef struct tn_render_options {
    bool buyer;      /* what is TN_INTERNAL_ONLY is left out, in every format */
    bool explain;    /* text: derivations after the tables */
    bool ascii;      /* text: rules and signs in ASCII; users' text stays as it is */
    bool color;      /* text: ANSI colours */
    int width_cells; /* text: fold to this many cells; 0: as wide as it gets. Numbers never break */
    tn_status (*push)(void *context, const char *bytes, size_t size); /* takes what is there of a
                                                    report while it is made; NULL: it all stays */
    void *context;
} tn_render_options;

/**
 * Appends the report to out. options NULL: all defaults.
 *
 * Shape    with push out is empty, and in the end holds what was not handed on yet
 * Errors   TN_E_NOMEM, also where a row cannot be made or push failed; out then holds what it held
 *          before, and its failure stays
 */
tn_status tn_report_render_text(const tn_report *report, const tn_render_options *options,
                                tn_buffer *out);
/**
 * RFC 4180 with LF and a header row. A table in a cell joins: one row per row below, the outer
 * cells repeated; a row with nothing below it keeps one line.
 */
tn_status tn_report_render_csv(const tn_report *report, const tn_render_options *options,
                               tn_buffer *out);
/**
 * One object, indented by two blanks: format_version first, then the fields, then draft (only when
 * it is one) and findings. Amounts, prices, percents: strings; quantities: numbers; none: null.
 */
tn_status tn_report_render_json(const tn_report *report, const tn_render_options *options,
                                tn_buffer *out);

/** A line of a source file, without its end; false when there is none. For the caret. */
typedef bool (*tn_source_line)(void *context, const char *file, uint32_t line,
                               const char **out_text, size_t *out_length);

/**
 * `file:line:column: severity: message [CODE]`, the source line with a caret, `  hint: ...`.
 *
 * Shape    lookup NULL: no source lines
 */
tn_status tn_findings_render_text(const tn_findings *findings, const tn_render_options *options,
                                  tn_source_line lookup, void *context, tn_buffer *out);

/** The bare array of rule 4 `check`: {file, line, column, severity, code, subject, message, hint}.
 */
tn_status tn_findings_render_json(const tn_findings *findings, tn_buffer *out);

/**
 * SARIF 2.1.0, for code hosts: one run, every code as a rule, a result per finding with its level,
 * its words and its place. Columns count code points; paths are URI references, as named.
 *
 * Shape    version: of the program, "0.1.0"; complete: every input could be read; lookup NULL:
 *          regions end where the findings say, else after one character
 * Source   OASIS SARIF 2.1.0, sarif-schema-2.1.0.json
 */
tn_status tn_findings_render_sarif(const tn_findings *findings, const char *version, bool complete,
                                   tn_source_line lookup, void *context, tn_buffer *out);

/**
 * Text that a spreadsheet will not take for a formula, whichever its list separator is: an
 * apostrophe before what begins the text, a line of it, or follows a ';' or a TAB, when its first
 * character that is not blank is = + - @, their full-width forms, a control character, or an
 * apostrophe. What follows a ',' is protected by the cell's quotes. Reversible.
 *
 * Example  "a;=1" -> "a;'=1"
 * Source   OWASP, CSV Injection
 */
void tn_csv_guard(const char *text, size_t length, tn_buffer *out);

/** The inverse of tn_csv_guard; text that was never guarded stays as it is ("'tis"). */
void tn_csv_unguard(const char *text, size_t length, tn_buffer *out);

TN_END_DECLS

#endif
