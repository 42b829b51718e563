/* A page for people: words, rules, folded text, blocks of figures. */
#include "format/print/print_page.h"

#include <limits.h>
#include <string.h>

#include "tenor/text.h"

enum { GAP = 2, NARROWEST = 20 };

static const char *style_on(tni_style style)
{
    switch (style) {
    case TNI_PLAIN:
        return "";
    case TNI_BOLD:
        return "\x1b[1m";
    case TNI_DIM:
        return "\x1b[2m";
    case TNI_RED:
        return "\x1b[1;31m";
    case TNI_YELLOW:
        return "\x1b[1;33m";
    case TNI_CYAN:
        return "\x1b[1;36m";
    case TNI_GREEN:
        return "\x1b[1;32m";
    }
    return "";
}

bool tni_page_begin(tni_page *page, const tn_render_options *options, tn_buffer *out)
{
    *page = (tni_page){.out = out, .start = out->length};
    page->arena = tn_arena_new(&out->allocator);
    if (options) {
        page->options = *options;
    }
    tn_buffer_init(&page->scratch, &out->allocator);
    return page->arena != NULL;
}

tn_status tni_page_finish(tni_page *page)
{
    const bool failed = tn_arena_failed(page->arena) || page->scratch.failed || page->out->failed;
    tn_buffer_done(&page->scratch);
    tn_arena_free(page->arena);
    if (failed) {
        tn_buffer_cut(page->out, page->start);
    }
    return failed ? TN_E_NOMEM : TN_OK;
}

void tni_page_write(tni_page *page, const char *text, size_t length, tni_style style)
{
    if (!length) {
        return;
    }
    const bool styled = page->options.color && style != TNI_PLAIN;
    tn_buffer_fill(page->out, ' ', page->held);
    page->held = 0;
    tn_buffer_text(page->out, styled ? style_on(style) : "");
    tn_buffer_add(page->out, text, length);
    tn_buffer_text(page->out, styled ? "\x1b[0m" : "");
}

void tni_page_text(tni_page *page, const char *text, tni_style style)
{
    tni_page_write(page, text, strlen(text), style);
}

void tni_page_blanks(tni_page *page, int count)
{
    page->held += count > 0 ? count : 0;
}

void tni_page_rule(tni_page *page, int width_cells, bool strong)
{
    const char *mark = page->options.ascii ? (strong ? "=" : "-") : (strong ? "\u2550" : "\u2500");
    tn_buffer_cut(&page->scratch, 0);
    for (int i = 0; i < width_cells; i++) {
        tn_buffer_text(&page->scratch, mark);
    }
    tni_page_write(page, page->scratch.bytes, page->scratch.length, TNI_DIM);
}

void tni_page_end_line(tni_page *page)
{
    page->held = 0;
    tn_buffer_text(page->out, "\n");
}

void tni_page_end_row(tni_page *page)
{
    if (tni_render_pushed(&page->options, page->out)) {
        page->pushed = true;
        page->start = 0;
    }
}

int tni_page_measure(const tni_page *page)
{
    return tn_text_width(page->scratch.bytes ? page->scratch.bytes : "", page->scratch.length);
}

void tni_page_separate(tni_page *page)
{
    if (page->pushed || page->out->length > page->start) {
        tni_page_end_line(page);
    }
}

int tni_page_room(const tni_page *page, int indent)
{
    if (page->options.width_cells <= 0) {
        return INT_MAX;
    }
    const int room = page->options.width_cells - indent;
    return room > NARROWEST ? room : NARROWEST;
}

size_t tni_fold(const char *text, size_t length, int width_cells, size_t *out_next)
{
    size_t end = tn_text_fit(text, length, width_cells, NULL);
    if (!end && length) {
        end = tn_text_grapheme(text, length, NULL);
    }
    *out_next = end;
    if (end == length) {
        return end;
    }
    size_t space = end;
    while (space && text[space] != ' ') {
        space--;
    }
    if (!space) {
        return end; /* a word longer than the line */
    }
    size_t next = space;
    while (next < length && text[next] == ' ') {
        next++;
    }
    *out_next = next;
    return space;
}

void tni_page_folded(tni_page *page, const char *text, size_t length, int indent, tni_style style)
{
    for (size_t at = 0, next = 0; at < length; at += next) {
        const size_t bytes = tni_fold(text + at, length - at, tni_page_room(page, indent), &next);
        tni_page_blanks(page, at ? indent : 0);
        tni_page_write(page, text + at, bytes, style);
        tni_page_end_line(page);
    }
    if (!length) {
        tni_page_end_line(page);
    }
}

bool tni_is_number(tn_value_kind kind)
{
    return kind == TN_V_QUANTITY || kind == TN_V_PRICE || kind == TN_V_MONEY ||
           kind == TN_V_PERCENT || kind == TN_V_FRACTION;
}

bool tni_in_parentheses(tn_value value)
{
    return value.kind == TN_V_MONEY && value.as.money.minor < 0;
}

int tni_page_room_behind(tn_value value, bool parentheses)
{
    return parentheses && tni_is_number(value.kind) && !tni_in_parentheses(value);
}

/* The value's text in page->scratch, "-" for none; returns its cells. */
static int print_figure(tni_page *page, tn_value value)
{
    tn_buffer_cut(&page->scratch, 0);
    tn_value_print(value, TN_FOR_PEOPLE, &page->scratch);
    tn_buffer_text(&page->scratch, page->scratch.length ? "" : "-");
    return tni_page_measure(page);
}

void tni_page_figures(tni_page *page, const tni_figure *figures, size_t count, int indent)
{
    int titles = 0, numbers = 0;
    bool parentheses = false;
    for (size_t i = 0; i < count; i++) {
        parentheses = parentheses || tni_in_parentheses(figures[i].value);
    }
    for (size_t i = 0; i < count; i++) {
        const int title = tn_text_width(figures[i].title, strlen(figures[i].title));
        const int width = print_figure(page, figures[i].value) +
                          tni_page_room_behind(figures[i].value, parentheses);
        titles = title > titles ? title : titles;
        numbers = tni_is_number(figures[i].value.kind) && width > numbers ? width : numbers;
    }
    for (size_t i = 0; i < count; i++) {
        const char *title = figures[i].title;
        tni_page_blanks(page, indent);
        tni_page_text(page, title, TNI_PLAIN);
        tni_page_blanks(page, titles - tn_text_width(title, strlen(title)) + GAP);
        const int width = print_figure(page, figures[i].value) +
                          tni_page_room_behind(figures[i].value, parentheses);
        if (tni_is_number(figures[i].value.kind)) {
            tni_page_blanks(page, numbers - width);
            tni_page_write(page, page->scratch.bytes, page->scratch.length, TNI_PLAIN);
            tni_page_end_line(page);
        } else {
            tni_page_folded(page, page->scratch.bytes, page->scratch.length, indent + titles + GAP,
                            TNI_PLAIN);
        }
    }
}

int tni_longest_word(const char *text)
{
    int longest = 0;
    for (size_t bytes; *text; text += bytes + (text[bytes] == ' ')) {
        bytes = strcspn(text, " ");
        const int width = tn_text_width(text, bytes);
        longest = width > longest ? width : longest;
    }
    return longest;
}
