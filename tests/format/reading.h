/* An INI text read, and its findings as a short text. */
#ifndef TN_TEST_READING_H
#define TN_TEST_READING_H

#include "support/test.h"

#include "tenor/ini.h"

typedef struct reading {
    tn_arena *arena;
    tn_findings *findings;
    tn_tree *tree;
    tn_status status;
} reading;

static inline reading read_bytes(const char *bytes, size_t size)
{
    reading r = {.arena = tn_arena_new(NULL)};
    r.findings = tn_findings_new(r.arena);
    char *exact = malloc(size ? size : 1); /* so that a sanitizer sees reads beyond the end */
    memcpy(exact, bytes, size);
    r.status = tn_ini_read(r.arena, "f.ini", exact, size, r.findings, &r.tree);
    free(exact);
    return r;
}

static inline reading read_text(const char *text)
{
    return read_bytes(text, strlen(text));
}

/* "FIL-004@2:9 FIL-019@5:1": every finding, as added after sorting. */
static inline void list_findings(const reading *r, char *out, size_t size)
{
    size_t used = 0;
    out[0] = '\0';
    tn_findings_sort(r->findings);
    for (size_t i = 0; i < tn_findings_count(r->findings) && used < size; i++) {
        const tn_finding *f = tn_findings_get(r->findings, i);
        used += (size_t)snprintf(out + used, size - used, "%s%s@%u:%u", i ? " " : "",
                                 tn_code_get(f->code)->text, f->at.line, f->at.column);
    }
}

static inline void assert_findings(const char *text, const char *expected)
{
    reading r = read_text(text);
    char got[512];
    list_findings(&r, got, sizeof(got));
    if (strcmp(got, expected) != 0) {
        fail_msg("%s\nexpected %s\n     got %s", text, expected, got);
    }
    tn_arena_free(r.arena);
}

#endif
