/* A template with the offer's figures: names in braces, guards at the start of a line. */
#include "tenor/notice.h"

#include <stdbool.h>
#include <string.h>

#include "report/notice_values.h"
#include "tenor/text.h"

#define BOM "\xef\xbb\xbf"

/* One run over a template. */
typedef struct notice {
    tn_arena *arena;
    const tni_notice_source *source;
    const char *file;
    tn_findings *findings;
    tn_buffer *out;
    tn_buffer value;  /* of the name at hand */
    const char *line; /* the line at hand */
    const char *body; /* the same without its guard */
    uint32_t number;
    bool wrong;
} notice;

static void add_finding(notice *n, tn_code code, const char *at, const char *name, size_t length)
{
    const tn_at place = {.file = n->file,
                         .line = n->number,
                         .column = (uint32_t)tn_text_count(n->line, (size_t)(at - n->line)) + 1};
    n->wrong = true;
    if (code == TN_FIL_PLACEHOLDER_OPEN) {
        tn_findings_add(n->findings, code, place, "", "'{' without a '}' in its line");
        return;
    }
    const char *names[TNI_NOTICE_NAMES];
    size_t count = 0;
    for (const tn_notice_name *p = tn_notice_names(); p->name; p++) {
        names[count++] = p->name;
    }
    char *word = tn_arena_copy(n->arena, name, length);
    const int nearest = word ? tn_text_nearest(word, names, count) : -1;
    tn_finding *finding = tn_findings_add(n->findings, code, place, "",
                                          "no placeholder is called "
                                          "'%.*s'",
                                          (int)(length < 60 ? length : 60), name);
    if (finding) {
        finding->width = (uint32_t)tn_text_count(name, length) + 2;
    }
    if (nearest >= 0) {
        tn_finding_hint(n->findings, finding, "did you mean {%s}?", names[nearest]);
    }
}

/* The value of a name, in n->value; false: no such name. */
static bool evaluate(notice *n, const char *name, size_t length)
{
    tn_buffer_cut(&n->value, 0);
    return tni_notice_value(n->source, name, length, &n->value);
}

/* A value; its later lines start with the blanks that stand before the name. */
static void write_value(notice *n, const char *at)
{
    const size_t blanks = strspn(n->body, " \t");
    const bool indent = n->body + blanks == at;
    const char *p = n->value.bytes ? n->value.bytes : "";
    for (size_t length; *p; p += length) {
        length = strcspn(p, "\n");
        tn_buffer_add(n->out, p, length);
        if (p[length]) {
            tn_buffer_text(n->out, "\n");
            tn_buffer_add(n->out, n->body, indent ? blanks : 0);
            length++;
        }
    }
}

/* {?name} or {!name} at the start of a line: how many bytes, and whether the line stands. */
static size_t guard(notice *n, const char *p, const char *end, bool *stands)
{
    const char *close = p + 2 < end && p[0] == '{' && (p[1] == '?' || p[1] == '!')
                            ? memchr(p, '}', (size_t)(end - p))
                            : NULL;
    if (!close) {
        return 0;
    }
    if (!evaluate(n, p + 2, (size_t)(close - p) - 2)) {
        add_finding(n, TN_FIL_PLACEHOLDER, p, p + 2, (size_t)(close - p) - 2);
    }
    *stands = (n->value.length > 0) == (p[1] == '?');
    return (size_t)(close - p) + 1;
}

static void write_line(notice *n, const char *end)
{
    bool stands = true;
    const char *p = n->line;
    p += guard(n, p, end, &stands);
    n->body = p;
    const size_t before = n->out->length;
    while (p < end) {
        const char *brace = memchr(p, '{', (size_t)(end - p));
        tn_buffer_add(n->out, p, (size_t)((brace ? brace : end) - p));
        if (!brace) {
            break;
        }
        if (brace + 1 < end && brace[1] == '{') {
            tn_buffer_text(n->out, "{");
            p = brace + 2;
            continue;
        }
        const char *close = memchr(brace, '}', (size_t)(end - brace));
        if (!close) {
            add_finding(n, TN_FIL_PLACEHOLDER_OPEN, brace, brace, 1);
            break;
        }
        if (evaluate(n, brace + 1, (size_t)(close - brace) - 1)) {
            write_value(n, brace);
        } else {
            add_finding(n, TN_FIL_PLACEHOLDER, brace, brace + 1, (size_t)(close - brace) - 1);
        }
        p = close + 1;
    }
    tn_buffer_text(n->out, "\n");
    if (!stands) {
        tn_buffer_cut(n->out, before);
    }
}

tn_status tn_notice_render(tn_arena *arena, const tn_quote *quote, const tn_settings *settings,
                           const char *file, const char *text, size_t size, tn_findings *findings,
                           tn_buffer *out)
{
    const tni_notice_source source = {quote, settings};
    const size_t before = out->length;
    notice n = {.arena = arena, .source = &source, .file = file, .findings = findings, .out = out};
    tn_buffer_init(&n.value, &out->allocator);
    const char *p = text, *end = text + size;
    if (size >= strlen(BOM) && memcmp(p, BOM, strlen(BOM)) == 0) {
        p += strlen(BOM);
    }
    while (p < end) {
        const char *newline = memchr(p, '\n', (size_t)(end - p));
        const char *stop = newline ? newline : end;
        n.line = p;
        n.number++;
        write_line(&n, stop > p && stop[-1] == '\r' ? stop - 1 : stop);
        p = stop + 1;
    }
    const bool no_memory = tn_buffer_status(out) != TN_OK || tn_buffer_status(&n.value) != TN_OK;
    tn_buffer_done(&n.value);
    if (no_memory || n.wrong) {
        tn_buffer_cut(out, before);
    }
    return no_memory ? TN_E_NOMEM : n.wrong ? TN_E_FINDINGS : TN_OK;
}
