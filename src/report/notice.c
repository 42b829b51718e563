/* A template with the offer's figures: names in braces, guards and lists at the start of a line. */
#include "tenor/notice.h"

#include <stdbool.h>
#include <string.h>

#include "report/notice_values.h"
#include "tenor/text.h"

#define BOM "\xef\xbb\xbf"

/* One run over a template. */
typedef struct notice {
    tn_arena *arena;
    tni_notice_source source;
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
    return tni_notice_value(&n->source, name, length, &n->value);
}

/* Text as HTML shows it, in content and in quoted attributes. */
static void add_escaped(tn_buffer *out, const char *p, size_t length)
{
    static const char signs[] = "&<>\"'";
    static const char *const names[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"};
    for (const char *end = p + length; p < end; p++) {
        const char *sign = *p ? strchr(signs, *p) : NULL;
        if (sign) {
            tn_buffer_text(out, names[sign - signs]);
        } else {
            tn_buffer_add(out, p, 1);
        }
    }
}

/* A value; its later lines start with the blanks that stand before the name. */
static void write_value(notice *n, const char *at)
{
    const size_t blanks = strspn(n->body, " \t");
    const bool html = n->source.options->html, indent = !html && n->body + blanks == at;
    const char *p = n->value.bytes ? n->value.bytes : "";
    for (size_t length; *p; p += length) {
        length = strcspn(p, "\n");
        if (html) { /* what is hidden or turns the line round is shown as what it is */
            const char *shown = tn_text_display(n->arena, p, length);
            add_escaped(n->out, shown ? shown : "", shown ? strlen(shown) : 0);
        } else {
            tn_buffer_add(n->out, p, length);
        }
        if (p[length]) {
            tn_buffer_text(n->out, html ? "<br>" : "\n");
            tn_buffer_add(n->out, n->body, indent ? blanks : 0);
            length++;
        }
    }
}

/* {name|one|many}: the word for the value. */
static void write_word(notice *n, const char *words, const char *close)
{
    const char *bar = memchr(words, '|', (size_t)(close - words));
    const bool one = n->value.bytes && strcmp(n->value.bytes, "1") == 0;
    const char *end = bar ? bar : close;
    if (one || !bar) {
        tn_buffer_add(n->out, words, (size_t)(end - words));
    } else {
        tn_buffer_add(n->out, bar + 1, (size_t)(close - bar) - 1);
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

/* What stands in braces, from brace to close. */
static void write_braces(notice *n, const char *brace, const char *close)
{
    const char *name = brace + 1, *bar = memchr(name, '|', (size_t)(close - name));
    const size_t length = (size_t)((bar ? bar : close) - name);
    if (!evaluate(n, name, length)) {
        add_finding(n, TN_FIL_PLACEHOLDER, brace, name, length);
    } else if (bar) {
        write_word(n, bar + 1, close);
    } else {
        write_value(n, brace);
    }
}

/* The line from p on, once. */
static void write_body(notice *n, const char *p, const char *end)
{
    const size_t before = n->out->length;
    bool stands = true;
    for (size_t length = 1; length;) {
        bool one = true;
        length = guard(n, p, end, &one);
        stands = stands && one;
        p += length;
    }
    n->body = p;
    while (p < end) { /* what is wrong is told of a line that does not stand, too */
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
        write_braces(n, brace, close);
        p = close + 1;
    }
    tn_buffer_text(n->out, "\n");
    if (!stands) {
        tn_buffer_cut(n->out, before);
    }
}

/* Where the line after p's begins; *stop: where p's ends, without its line end. */
static const char *next_line(const char *p, const char *end, const char **stop)
{
    const char *newline = memchr(p, '\n', (size_t)(end - p));
    *stop = newline ? newline : end;
    const char *next = newline ? newline + 1 : end;
    *stop -= *stop > p && (*stop)[-1] == '\r';
    return next;
}

/* {*items} at the start of lines: these lines once for each, a line without it once. Where the
 * next line begins. */
static const char *write_lines(notice *n, const char *first, const char *end)
{
    static const char offers[] = "{*" TNI_OFFERS "}";
    const char *stop, *after = next_line(first, end, &stop);
    const bool list = first + 2 < stop && first[0] == '{' && first[1] == '*';
    const char *close = list ? memchr(first, '}', (size_t)(stop - first)) : NULL;
    const size_t head = close ? (size_t)(close - first) + 1 : 0;
    while (head && (size_t)(end - after) >= head && memcmp(after, first, head) == 0) {
        after = next_line(after, end, &stop);
    }
    const tn_quote *whole = n->source.quote;
    const bool each_offer = head == sizeof(offers) - 1 && memcmp(first, offers, head) == 0;
    const uint32_t before = n->number;
    size_t rows = 1;
    n->line = first;
    n->number++;
    if (head && !tni_notice_rows(&n->source, first + 2, head - 3, &rows)) {
        add_finding(n, TN_FIL_PLACEHOLDER, first, first + 2, head - 3);
    }
    for (size_t row = 0; row < rows && (row == 0 || !n->wrong); row++) {
        n->source.row = each_offer ? 0 : row;
        n->source.quote = each_offer ? n->source.options->offers[row] : whole;
        n->number = before;
        for (const char *p = first, *next; p < after; p = next) {
            next = next_line(p, end, &stop);
            n->line = p;
            n->number++;
            write_body(n, p + head, stop);
        }
    }
    n->source.quote = whole;
    for (const char *p = first; rows == 0 && (p = next_line(p, end, &stop)) < after;) {
        n->number++;
    }
    return after;
}

tn_status tn_notice_render(tn_arena *arena, const tn_quote *quote, const tn_settings *settings,
                           const tn_notice_options *options, const char *file, const char *text,
                           size_t size, tn_findings *findings, tn_buffer *out)
{
    const size_t before = out->length;
    notice n = {.arena = arena,
                .source = {.quote = quote, .settings = settings, .options = options},
                .file = file,
                .findings = findings,
                .out = out};
    tn_buffer_init(&n.value, &out->allocator);
    const char *p = text, *end = text + size;
    if (size >= strlen(BOM) && memcmp(p, BOM, strlen(BOM)) == 0) {
        p += strlen(BOM);
    }
    while (p < end) {
        p = write_lines(&n, p, end);
    }
    const bool no_memory = tn_buffer_status(out) != TN_OK || tn_buffer_status(&n.value) != TN_OK;
    tn_buffer_done(&n.value);
    if (no_memory || n.wrong) {
        tn_buffer_cut(out, before);
    }
    return no_memory ? TN_E_NOMEM : n.wrong ? TN_E_FINDINGS : TN_OK;
}
