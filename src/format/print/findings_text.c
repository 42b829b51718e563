/* Part of render.h. Findings for people: the place, the message, the source line with a caret, the
 * hint. */
#include <string.h>

#include "format/print/print_page.h"
#include "format/print/render.h"
#include "tenor/text.h"

enum { TAB = 8, SOURCE_INDENT = 4, SOURCE_CELLS = 120 };
enum { AROUND = 4096 }; /* bytes on each side of the mark: more of a line fits no screen */

static tni_style style_of(tn_severity severity)
{
    switch (severity) {
    case TN_NOTE:
        return TNI_CYAN;
    case TN_WARNING:
        return TNI_YELLOW;
    case TN_ERROR:
        return TNI_RED;
    }
    return TNI_PLAIN;
}

static void print_head(tni_page *page, const tn_finding *f)
{
    tn_buffer_cut(&page->scratch, 0);
    if (f->at.file) {
        tn_value_print(tn_value_text(f->at.file), TN_FOR_PEOPLE, &page->scratch);
        tn_buffer_text(&page->scratch, ":");
        if (f->at.line) {
            tn_buffer_format(&page->scratch, "%u:", (unsigned)f->at.line);
        }
        if (f->at.line && f->at.column) {
            tn_buffer_format(&page->scratch, "%u:", (unsigned)f->at.column);
        }
        tni_page_write(page, page->scratch.bytes, page->scratch.length, TNI_BOLD);
        tni_page_blanks(page, 1);
    }
    tni_page_text(page, tn_severity_name(f->severity), style_of(f->severity));
    tni_page_text(page, ": ", TNI_PLAIN);
    tni_page_text(page, f->message, TNI_BOLD);
    tni_page_text(page, " [", TNI_PLAIN);
    tni_page_text(page, tn_code_get(f->code)->text, TNI_PLAIN);
    tni_page_text(page, "]", TNI_PLAIN);
    tni_page_end_line(page);
}

/* The bytes of the first count code points; a byte that is none counts as one. */
static size_t bytes_of(const char *text, size_t length, uint32_t count)
{
    size_t at = 0;
    for (uint32_t code; count && at < length; count--) {
        at += tn_text_step(text + at, length - at, &code);
    }
    return at;
}

/* Appends source text to the scratch as it is shown, tabs as blanks; returns the cells so far. */
static int show_source(tni_page *page, const char *text, size_t length, int cells)
{
    for (size_t at = 0; at < length;) {
        const char *tab = memchr(text + at, '\t', length - at);
        const size_t run = tab ? (size_t)(tab - text) - at : length - at;
        const char *shown = tn_text_display(page->arena, text + at, run);
        if (shown) {
            tn_buffer_text(&page->scratch, shown);
            cells += tn_text_width(shown, strlen(shown));
        }
        at += run;
        if (tab) {
            tn_buffer_fill(&page->scratch, ' ', TAB - cells % TAB);
            cells += TAB - cells % TAB;
            at++;
        }
    }
    return cells;
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* The line and under it the mark; of a long line the part around the mark. */
static void print_source(tni_page *page, const tn_finding *f, const char *line, size_t length)
{
    const int limit =
        page->options.width_cells > 0 ? tni_page_room(page, SOURCE_INDENT) : SOURCE_CELLS;
    const uint32_t width = tni_finding_width(f, line, length);
    size_t before = bytes_of(line, length, f->at.column - 1);
    size_t cut = before > AROUND ? before - AROUND : 0;
    while (cut && cut < before && ((unsigned char)line[cut] & 0xc0) == 0x80) {
        cut++; /* not within a sign */
    }
    line += cut;
    length -= cut;
    before -= cut;
    const size_t marked = smaller(bytes_of(line + before, length - before, width), AROUND);
    length = before + marked + smaller(length - before - marked, AROUND);
    tn_buffer_cut(&page->scratch, 0);
    int caret = show_source(page, line, before, 0);
    int mark = show_source(page, line + before, marked, caret) - caret;
    show_source(page, line + before + marked, length - before - marked, caret + mark);

    const char *shown = page->scratch.bytes ? page->scratch.bytes : "";
    size_t rest = page->scratch.length;
    const int all = tn_text_width(shown, rest);
    tni_page_blanks(page, SOURCE_INDENT);
    if (all > limit && caret > limit / 2) {
        int skipped;
        const size_t front = tn_text_fit(shown, rest, caret - limit / 2, &skipped);
        tni_page_text(page, "...", TNI_DIM);
        shown += front;
        rest -= front;
        caret += 3 - skipped;
    }
    const size_t shown_bytes = tn_text_fit(shown, rest, all > limit ? limit - 6 : limit, NULL);
    tni_page_write(page, shown, shown_bytes, TNI_PLAIN);
    tni_page_text(page, shown_bytes < rest ? "..." : "", TNI_DIM);
    tni_page_end_line(page);

    mark = mark < limit - caret ? mark : limit - caret;
    tn_buffer_cut(&page->scratch, 0);
    tn_buffer_text(&page->scratch, "^");
    tn_buffer_fill(&page->scratch, '~', mark - 1);
    tni_page_blanks(page, SOURCE_INDENT + caret);
    tni_page_write(page, page->scratch.bytes, page->scratch.length, TNI_GREEN);
    tni_page_end_line(page);
}

static void print_finding(tni_page *page, const tn_finding *f, tn_source_line lookup, void *context)
{
    const char *line;
    size_t length;
    print_head(page, f);
    if (lookup && f->at.file && f->at.line && f->at.column &&
        lookup(context, f->at.file, f->at.line, &line, &length)) {
        print_source(page, f, line, length);
    }
    if (f->hint[0]) {
        tni_page_blanks(page, 2);
        tni_page_text(page, "hint: ", TNI_CYAN);
        tni_page_text(page, f->hint, TNI_PLAIN);
        tni_page_end_line(page);
    }
}

tn_status tn_findings_render_text(const tn_findings *findings, const tn_render_options *options,
                                  tn_source_line lookup, void *context, tn_buffer *out)
{
    tni_page page;
    if (!tni_page_begin(&page, options, out)) {
        return TN_E_NOMEM;
    }
    for (size_t i = 0; i < tn_findings_count(findings); i++) {
        print_finding(&page, tn_findings_get(findings, i), lookup, context);
    }
    return tni_page_finish(&page);
}
