/**
 * Findings: what a person must correct, each with a stable code and the position where it was read.
 * The codes are a table (codes/<family>.def); help, docs and tests are made from it or checked
 * against it.
 */
#ifndef TENOR_FINDING_H
#define TENOR_FINDING_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tenor/arena.h"
#include "tenor/decls.h"

TN_BEGIN_DECLS

/** A position in an input. line and column count from 1, columns in code points; 0: unknown. */
typedef struct tn_at {
    const char *file; /* as the user named it; NULL: no file (an option, a computed thing) */
    uint32_t line, column;
} tn_at;

typedef enum tn_severity { TN_NOTE, TN_WARNING, TN_ERROR } tn_severity;

/** The rule profiles of rule 2.1; each code has a severity for both. */
typedef enum tn_profile { TN_PROFILE_CONSOLE, TN_PROFILE_CATALOG_API, TN_PROFILE_COUNT } tn_profile;

/**
 * Every code there is. Row: name, text code, severity under console, severity under catalog-api,
 * title, rule, hint, source, a bad and a good example, AWS's own error name or NULL.
 */
typedef enum tn_code {
#define TN_CODE(name, text, console, api, title, rule, hint, source, bad, good, aws) TN_##name,
#include "tenor/codes.def"
#undef TN_CODE
    TN_CODE_COUNT
} tn_code;

/** A row of the table, for `explain`, `check --list-codes`, SARIF rules. All strings static. */
typedef struct tn_code_info {
    const char *text; /* "PRD-001" */
    tn_severity severity[TN_PROFILE_COUNT];
    const char *title;      /* a few words */
    const char *rule;       /* what must hold, and why */
    const char *hint;       /* how to correct it; shown under a finding without a hint of its own */
    const char *source;     /* who says so */
    const char *bad, *good; /* smallest examples, as they would stand in a file */
    const char *aws;        /* AWS's published error name, or NULL */
} tn_code_info;

/** The row of a code; never NULL for a code below TN_CODE_COUNT. */
const tn_code_info *tn_code_get(tn_code code);

/** The code with this text, any case; TN_CODE_COUNT when there is none. */
tn_code tn_code_find(const char *text);

const char *tn_severity_name(tn_severity severity); /* "error" */

typedef struct tn_finding {
    tn_code code;
    tn_severity severity;
    tn_at at;
    const char *subject; /* what it is about: "dimension pro", "price.12m"; may be "" */
    const char *message; /* one sentence, lower-case start, no full stop; already display-safe */
    const char *hint;    /* how to correct it; "" when there is nothing to add */
    uint32_t width;      /* code points to underline; 0: just the caret */
    const char *wrong, *fix; /* a word of the line and what to write instead; NULL: no automatic
                              * correction */
} tn_finding;

/** A growing list. Beyond TN_FINDINGS_MAX it only counts, and says so with FIL-090. */
typedef struct tn_findings tn_findings;
enum { TN_FINDINGS_MAX = 1000 };

/**
 * An empty list in the arena. Severities are those of the console profile until another is set.
 *
 * Errors   NULL: no memory
 */
tn_findings *tn_findings_new(tn_arena *arena);
void tn_findings_use_profile(tn_findings *list, tn_profile profile);

/**
 * Adds a finding; the severity is the table's for the list's profile, the hint the table's.
 *
 * Rule     subject and the formatted message pass the display filter
 * Errors   NULL: no memory (sticky in the arena), or the list is full (it is counted all the same)
 * Owner    arena; the caller may set severity, hint and width of what is returned
 */
tn_finding *tn_findings_add(tn_findings *list, tn_code code, tn_at at, const char *subject,
                            const char *format, ...) __attribute__((format(printf, 5, 6)));

/** The same, arguments as a list: for functions that add findings of one kind. */
tn_finding *tn_findings_add_list(tn_findings *list, tn_code code, tn_at at, const char *subject,
                                 const char *format, va_list args)
    __attribute__((format(printf, 5, 0)));

/**
 * Adds what another list holds, texts copied; what that one only counted is counted here.
 *
 * Example  a contract's findings, before its arena is reset
 */
void tn_findings_copy(tn_findings *list, const tn_findings *from);

/** Makes warnings of the errors with this code: for a result the rule does not apply to. */
void tn_findings_lower(tn_findings *list, tn_code code);

/** Takes those with this code away: what they are about is being mended. */
void tn_findings_remove(tn_findings *list, tn_code code);

/** tn_findings_add, then a hint of its own. */
tn_finding *tn_finding_hint(tn_findings *list, tn_finding *finding, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/**
 * An automatic correction: on the finding's line, wrong[wrong_size] is replaced by fix.
 *
 * Rule     only where there is no choice: a misspelt key, a missing sign, a dollar sign, decimals
 *          that AWS does not take; never an API name, or what AWS does not let change
 * Example  "durration" -> "durations"; "10" -> "10%"; "$20" -> "20"; "1.123456" -> "1.123"
 */
void tn_finding_fix(tn_findings *list, tn_finding *finding, const char *wrong, size_t wrong_size,
                    const char *fix);

/**
 * The candidate nearest to a misspelt word as hint: "did you mean 'pro'?", and which sign only
 * looks like a Latin one, if that is the mistake. Returns its index; -1: none is near enough
 * (tn_text_nearest), and there is no hint.
 */
int tn_finding_meant(tn_findings *list, tn_finding *finding, const char *word,
                     const char *const *candidates, size_t count);

/** The same as hint and as fix. */
void tn_finding_suggest(tn_findings *list, tn_finding *finding, const char *word,
                        const char *const *candidates, size_t count);

/** The arena of the list: checks take their scratch memory from it. */
tn_arena *tn_findings_arena(const tn_findings *list);

/** How many are kept (TN_FINDINGS_MAX at most), and each of them by index from 0. */
size_t tn_findings_count(const tn_findings *list);
const tn_finding *tn_findings_get(const tn_findings *list, size_t index);
/** How many have this severity, those beyond the cap included. */
size_t tn_findings_of(const tn_findings *list, tn_severity severity);

/** Takes those out of which drops says so; returns how many. */
size_t tn_findings_drop(tn_findings *list, bool (*drops)(void *context, const tn_finding *finding),
                        void *context);

/** Orders by file (first seen first), line, column, then as added. */
void tn_findings_sort(tn_findings *list);

TN_END_DECLS

#endif
