/* Findings of many rows, compared with a file. */
#include "support/golden.h"

#include "tenor/buffer.h"
#include "tenor/text.h"

enum { SHOWN = 160 }; /* cells of an input: enough to know it again */

static tn_buffer golden;

/* The input in one line: " / " between its lines, and what is no text escaped. */
static void add_input(const char *input)
{
    tn_arena *arena = tn_arena_new(NULL);
    tn_buffer line;
    tn_buffer_init(&line, NULL);
    while (*input) {
        const size_t length = strcspn(input, "\n");
        tn_buffer_add(&line, input, length);
        tn_buffer_text(&line, input[length] ? " / " : "");
        input += length + (input[length] == '\n');
    }
    const char *shown = tn_text_display(arena, line.bytes, line.length);
    const size_t fits = tn_text_fit(shown, strlen(shown), SHOWN, NULL);
    tn_buffer_format(&golden, "%.*s%s\n", (int)fits, shown, shown[fits] ? " ..." : "");
    tn_buffer_done(&line);
    tn_arena_free(arena);
}

void test_golden_add(const char *input, const tn_findings *findings)
{
    if (!golden.allocator.allocate) {
        tn_buffer_init(&golden, NULL);
    }
    for (size_t i = 0; i < tn_findings_count(findings); i++) {
        const tn_finding *f = tn_findings_get(findings, i);
        if (i == 0) {
            add_input(input);
        }
        tn_buffer_format(&golden, "    %s:%u:%u+%u %s %s (%s) %s\n", f->at.file ? f->at.file : "-",
                         (unsigned)f->at.line, (unsigned)f->at.column, (unsigned)f->width,
                         tn_severity_name(f->severity), tn_code_get(f->code)->text, f->subject,
                         f->message);
        if (f->hint != tn_code_get(f->code)->hint) {
            tn_buffer_format(&golden, "        hint: %s\n", f->hint);
        }
        if (f->fix) {
            tn_buffer_format(&golden, "        fix: '%s' -> '%s'\n", f->wrong, f->fix);
        }
    }
}

static void write_file(const char *path)
{
    char full[4096];
    snprintf(full, sizeof(full), "%s/%s", TN_SOURCE_DIR, path);
    FILE *file = fopen(full, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(golden.bytes, 1, golden.length, file), golden.length);
    assert_int_equal(fclose(file), 0);
}

void test_golden_compare(const char *path)
{
    assert_non_null(golden.bytes);
    assert_int_equal(tn_buffer_status(&golden), TN_OK);
    if (getenv("UPDATE")) {
        write_file(path);
    }
    char *expected = test_read(path, NULL);
    size_t line = 1;
    for (const char *is = golden.bytes, *was = expected; *is || *was; line++) {
        const size_t length = strcspn(is, "\n"), wanted = strcspn(was, "\n");
        if (length != wanted || memcmp(is, was, length) != 0) {
            fail_msg("%s:%zu: expected\n%.*s\nfound\n%.*s", path, line, (int)wanted, was,
                     (int)length, is);
        }
        is += length + (is[length] == '\n');
        was += wanted + (was[wanted] == '\n');
    }
    free(expected);
    tn_buffer_done(&golden);
}
