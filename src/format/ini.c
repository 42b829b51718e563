/* INI bytes to a tree. Every line is checked, then split: inih 55, which would do the second, cuts
 * long lines and reads the rest as new entries, cuts section names, knows no repeated keys and
 * names only the first error. Of what is accepted here it reads the same (test_ini_inih.c). */
#include "tenor/ini.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "format/lines/ini_line.h"
#include "format/lines/repeated.h"

enum { LINE_LEAST = 2 }; /* bytes of a line that counts: "[", "=", and its end */

typedef struct source {
    tn_arena *arena;
    tni_scan scan;
    tni_lines lines;
    char *copy; /* of all bytes; keys and values are terminated in it */
    tn_tree *tree;
    tn_section *section;           /* NULL: before the first one, or its line was not understood */
    bool any_section, any_content; /* seen so far: a line with `[`; one with content */
    tni_line line;                 /* the one being read */
    bool plain;                    /* it is: its bytes are its columns */
    tni_parts parts;
    bool stopped; /* the rest of the file is not read */
    tn_status status;
} source;

/* Adds a finding about bytes [from, to) of the line. The message is built on the stack: of millions
 * of bad lines only the first cost memory. */
static void add_finding(const source *s, tn_code code, size_t from, size_t to, const char *format,
                        ...) __attribute__((format(printf, 5, 6)));
static void add_finding(const source *s, tn_code code, size_t from, size_t to, const char *format,
                        ...)
{
    char message[2 * TNI_EXCERPT] = "", subject[TNI_EXCERPT] = "";
    if (tn_findings_count(s->scan.findings) <= TN_FINDINGS_MAX) { /* else it is only counted */
        va_list args;
        va_start(args, format);
        vsnprintf(message, sizeof(message), format, args);
        va_end(args);
        tni_excerpt(&s->line, from, to, subject);
    }
    tni_scan_add(&s->scan, code, &s->line, from, to - from, subject, message);
}

static tn_at at(const source *s, size_t offset)
{
    const uint32_t column = s->plain ? (uint32_t)offset + 1 : tni_column(&s->line, offset);
    return (tn_at){s->scan.file, s->line.number, column};
}

/* Bytes [from, to) of the line as a terminated text that lives as long as the tree. */
static const char *text_at(source *s, size_t from, size_t to)
{
    char *start = s->copy + (s->line.text - s->lines.bytes);
    start[to] = '\0';
    return start + from;
}

static void stop(source *s, tn_status status)
{
    s->stopped = true;
    s->status = status;
}

static void check_section(const source *s)
{
    const tni_parts *p = &s->parts;
    const size_t from = p->kind_from, to = p->label_to;
    if (!p->closed) {
        add_finding(s, TN_FIL_SECTION_OPEN, p->bracket, s->line.length,
                    "the section has no ']', expected [name]");
    }
    if (from == to) {
        add_finding(s, TN_FIL_SECTION_EMPTY, p->bracket, p->tail_from, "the section has no name");
    }
    if (to - from > TNI_NAME_MAX) {
        add_finding(s, TN_FIL_SECTION_LONG, from, to,
                    "the section name has %zu bytes, at most %d are read", to - from, TNI_NAME_MAX);
    }
    if (p->tail_from < s->line.length) {
        add_finding(s, TN_FIL_SECTION_TAIL, p->tail_from, s->line.length,
                    "'%s' stands after the ']'",
                    tni_excerpt(&s->line, p->tail_from, s->line.length, (char[TNI_EXCERPT]){0}));
    }
}

/* A section with a mistake is opened all the same: what stands in it belongs nowhere else. */
static void take_section(source *s)
{
    const tni_parts *p = &s->parts;
    check_section(s);
    s->any_section = true;
    s->section = NULL;
    if (p->kind_from == p->label_to) {
        return;
    }
    const char *label = p->label_from < p->label_to ? text_at(s, p->label_from, p->label_to) : "";
    const char *kind = text_at(s, p->kind_from, p->kind_to);
    s->section = tn_tree_add(s->arena, s->tree, kind, label, at(s, p->bracket));
    if (!s->section) {
        stop(s, TN_E_NOMEM);
        return;
    }
    s->section->label_at = at(s, *label ? p->label_from : p->kind_from);
}

static void take_entry(source *s)
{
    const tni_parts *p = &s->parts;
    if (!s->any_section) {
        add_finding(s, TN_FIL_NO_SECTION_YET, p->key_from, p->value_to,
                    "a key stands before the first section");
        return;
    }
    if (s->line.text[p->separator] == ':') {
        add_finding(s, TN_FIL_COLON, p->separator, p->separator + 1,
                    "':' separates '%s' from its value, expected '='",
                    tni_excerpt(&s->line, p->key_from, p->key_to, (char[TNI_EXCERPT]){0}));
    }
    if (p->key_from == p->key_to) {
        add_finding(s, TN_FIL_KEY_EMPTY, p->separator, s->line.length, "the value has no key");
        return;
    }
    if (p->key_to - p->key_from > TNI_NAME_MAX) {
        add_finding(s, TN_FIL_KEY_LONG, p->key_from, p->key_to,
                    "the key has %zu bytes, at most %d are read", p->key_to - p->key_from,
                    TNI_NAME_MAX);
        return;
    }
    const char *key = text_at(s, p->key_from, p->key_to);
    const char *value = text_at(s, p->value_from, p->value_to);
    if (s->section && !tn_section_add(s->arena, s->section, key, value, at(s, p->key_from),
                                      at(s, p->value_from))) {
        stop(s, TN_E_NOMEM);
    }
}

/* A table, or JSON, under a wrong name: one finding for the file instead of one per line. */
static bool is_other_format(source *s)
{
    const char *text = s->line.text;
    const size_t length = s->line.length;
    size_t separators = 0;
    for (size_t i = 0; i < length; i++) {
        separators += text[i] == ',' || text[i] == ';' || (text[i] == '\t' && i > 0);
    }
    const bool json = text[tni_skip_blanks(text, 0, length)] == '{';
    if (!json && (s->parts.kind == TNI_PART_ENTRY || separators < 2)) {
        return false;
    }
    add_finding(s, TN_FIL_NOT_INI, 0, length,
                json ? "the file is JSON, expected sections and keys"
                     : "the file is a table (CSV), expected sections and keys");
    s->any_section = true; /* what is missing is not one line */
    stop(s, TN_OK);
    return true;
}

/* Checks the line and splits it; what is understood goes into the tree. */
static void take_line(source *s)
{
    s->plain = tni_line_is_plain(&s->line);
    if (!s->plain && !tni_scan_line(&s->scan, &s->line)) {
        s->any_section |= s->line.length > 0 && s->line.text[0] == '[';
        return;
    }
    s->parts = tni_split(s->line.text, s->line.length);
    const tni_part_kind kind = s->parts.kind;
    if (kind == TNI_PART_BLANK || kind == TNI_PART_COMMENT) {
        return;
    }
    const bool first = !s->any_content;
    s->any_content = true;
    if (kind == TNI_PART_SECTION) {
        take_section(s);
    } else if (first && is_other_format(s)) {
        return;
    } else if (kind == TNI_PART_ENTRY) {
        take_entry(s);
    } else {
        add_finding(
            s, TN_FIL_NO_SEPARATOR, s->parts.key_from, s->line.length,
            "'%s' is no section, no comment and has no '='",
            tni_excerpt(&s->line, s->parts.key_from, s->line.length, (char[TNI_EXCERPT]){0}));
    }
}

/* A hostile file must not cost memory: it is counted before anything is built. */
static bool check_counts(source *s)
{
    size_t sections = 0, keys = 0;
    if (s->lines.size / LINE_LEAST < TNI_SECTION_MAX) { /* too small to hold so many */
        return true;
    }
    tni_count(s->lines, &sections, &keys);
    if (sections <= TNI_SECTION_MAX && keys <= TNI_KEY_MAX) {
        return true;
    }
    tn_findings_add(s->scan.findings, TN_FIL_TOO_LARGE, (tn_at){.file = s->scan.file}, "",
                    "the file has %zu sections and %zu keys, at most %d and %d are read", sections,
                    keys, TNI_SECTION_MAX, TNI_KEY_MAX);
    return false;
}

tn_status tn_ini_read(tn_arena *arena, const char *file_name, const char *bytes, size_t size,
                      tn_findings *findings, tn_tree **out)
{
    source s = {.arena = arena, .scan = {.file = file_name, .findings = findings}};
    const tn_at whole = {.file = file_name};
    if (size > TNI_FILE_MAX) {
        tn_findings_add(findings, TN_FIL_TOO_LARGE, whole, "",
                        "the file has %zu bytes, at most %d "
                        "are read",
                        size, TNI_FILE_MAX);
        return TN_E_FINDINGS;
    }
    const size_t errors = tn_findings_of(findings, TN_ERROR);
    if (!tni_scan_bytes(&s.scan, bytes, size)) {
        return tn_arena_failed(arena) ? TN_E_NOMEM : TN_E_FINDINGS;
    }
    const size_t bom = tni_bom(bytes, size);
    s.lines = (tni_lines){.bytes = bytes, .size = size, .offset = bom};
    if (!check_counts(&s)) {
        return tn_arena_failed(arena) ? TN_E_NOMEM : TN_E_FINDINGS;
    }
    s.copy = tn_arena_copy(arena, bytes, size);
    s.tree = tn_tree_new(arena, file_name);
    if (!s.copy || !s.tree) {
        return TN_E_NOMEM;
    }
    while (!s.stopped && tni_lines_next(&s.lines, &s.line)) {
        take_line(&s);
    }
    const tn_status status = s.status ? s.status : tni_find_repeated(arena, findings, s.tree);
    if (status == TN_OK && !s.any_section && tn_findings_of(findings, TN_ERROR) == errors) {
        tn_findings_add(findings, TN_FIL_NO_SECTION, whole, "", "the file has no section");
    }
    if (status != TN_OK || tn_arena_failed(arena)) {
        return TN_E_NOMEM;
    }
    *out = s.tree;
    return tn_findings_of(findings, TN_ERROR) > errors ? TN_E_FINDINGS : TN_OK;
}
