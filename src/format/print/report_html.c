/* Reports as one page of HTML to read and print: no script, nothing from elsewhere. */
#include <string.h>

#include "format/print/render.h"
#include "tenor/text.h"

static const char head[] =
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>";
static const char style[] =
    "</title>\n<style>\n@page { margin: 16mm; }\n"
    "body { margin: 0 auto; max-width: 60rem; padding: 2rem 1.25rem; color: #1d2430; "
    "background: #fff; font: 15px/1.5 \"Helvetica Neue\", Arial, \"Noto Sans CJK JP\", "
    "sans-serif; }\n"
    "h1 { font-size: 24px; overflow-wrap: anywhere; }\nh2 { font-size: 16px; }\n"
    ".draft { border: 2px solid #a02020; color: #a02020; padding: .5rem 1rem; }\n"
    "dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1.25rem; }\n"
    "dt { color: #566173; }\ndd { margin: 0; overflow-wrap: anywhere; }\n"
    "table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }\n"
    "th, td { padding: .4rem .5rem; text-align: left; vertical-align: top; "
    "border-bottom: 1px solid #d5dbe4; overflow-wrap: anywhere; }\n"
    ".n { text-align: right; white-space: nowrap; }\ntr { break-inside: avoid; }\n"
    "@media print { body { padding: 0; max-width: none; } }\n"
    "</style>\n</head>\n<body>\n";

typedef struct html_page {
    tn_buffer *out;
    tn_buffer words; /* of one value */
    tn_arena *arena;
    const tn_render_options *options;
} html_page;

/* Text as it may be shown, with what means something in HTML written as what it is. */
static void put_text(html_page *page, const char *text)
{
    static const char *const entities[] = {"&amp;", "&lt;", "&gt;", "&quot;"};
    static const char signs[] = "&<>\"";
    const char *shown = tn_text_display(page->arena, text, strlen(text));
    for (const char *p = shown ? shown : ""; *p;) {
        const size_t plain = strcspn(p, signs);
        tn_buffer_add(page->out, p, plain);
        p += plain;
        if (*p) {
            tn_buffer_text(page->out, entities[strchr(signs, *p++) - signs]);
        }
    }
}

static void put_value(html_page *page, tn_value value)
{
    tn_buffer_cut(&page->words, 0);
    tn_value_print(value, TN_FOR_PEOPLE, &page->words);
    put_text(page, page->words.length ? page->words.bytes : "");
}

static void put_element(html_page *page, const char *name, const char *text)
{
    tn_buffer_format(page->out, "<%s>", name);
    put_text(page, text);
    tn_buffer_format(page->out, "</%s>\n", name);
}

static bool is_shown(const html_page *page, const char *title, unsigned flags)
{
    return title && tni_render_shows(flags, TN_NOT_IN_TEXT, page->options);
}

static bool is_number(const tn_column *column)
{
    return column->kind != TN_V_TEXT;
}

static void put_table(html_page *page, const tn_table *table)
{
    tn_buffer_text(page->out, "<table>\n<thead><tr>");
    for (size_t i = 0; i < table->column_count; i++) {
        const tn_column *c = &table->columns[i];
        if (is_shown(page, c->title, c->flags) && c->kind != TN_V_TABLE) {
            tn_buffer_text(page->out, is_number(c) ? "<th class=\"n\">" : "<th>");
            put_text(page, c->title);
            tn_buffer_text(page->out, "</th>");
        }
    }
    tn_buffer_text(page->out, "</tr></thead>\n<tbody>\n");
    for (size_t row = 0; row < table->count; row++) {
        tn_buffer_text(page->out, "<tr>");
        for (size_t i = 0; i < table->column_count; i++) {
            const tn_column *c = &table->columns[i];
            if (is_shown(page, c->title, c->flags) && c->kind != TN_V_TABLE) {
                tn_buffer_text(page->out, is_number(c) ? "<td class=\"n\">" : "<td>");
                put_value(page, table->rows[row].cells[i]);
                tn_buffer_text(page->out, "</td>");
            }
        }
        tn_buffer_text(page->out, "</tr>\n");
    }
    tn_buffer_text(page->out, "</tbody>\n</table>\n");
}

/* The figures from first up to the next table or the end; returns what comes after. */
static const tn_field *put_figures(html_page *page, const tn_field *first)
{
    const tn_field *f = first;
    tn_buffer_text(page->out, "<dl>\n");
    for (; f && f->value.kind != TN_V_TABLE; f = f->next) {
        if (is_shown(page, f->title, f->flags) && f->value.kind != TN_V_NONE) {
            put_element(page, "dt", f->title);
            tn_buffer_text(page->out, "<dd>");
            put_value(page, f->value);
            tn_buffer_text(page->out, "</dd>\n");
        }
    }
    tn_buffer_text(page->out, "</dl>\n");
    return f;
}

tn_status tni_report_html(const tn_report *report, const tn_render_options *options, tn_buffer *out)
{
    const size_t before = out->length;
    html_page page = {.out = out, .arena = report->arena, .options = options};
    tn_buffer_init(&page.words, &out->allocator);
    tn_buffer_text(out, head);
    put_text(&page, report->title ? report->title : "");
    tn_buffer_text(out, style);
    put_element(&page, "h1", report->title ? report->title : "");
    if (report->draft) {
        tn_buffer_text(out, "<p class=\"draft\">DRAFT: it breaks rules</p>\n");
    }
    for (const tn_field *f = report->first; f;) {
        if (f->value.kind != TN_V_TABLE) {
            f = put_figures(&page, f);
            continue;
        }
        if (is_shown(&page, f->title, f->flags)) {
            put_element(&page, "h2", f->title);
            put_table(&page, f->value.as.table);
        }
        f = f->next;
    }
    for (const tn_note *n = report->notes; n; n = n->next) {
        put_element(&page, "p", n->text);
    }
    tn_buffer_text(out, "</body>\n</html>\n");
    const tn_status status = tn_buffer_status(&page.words) != TN_OK || tn_arena_failed(page.arena)
                                 ? TN_E_NOMEM
                                 : tn_buffer_status(out);
    tn_buffer_done(&page.words);
    if (status != TN_OK) {
        tn_buffer_cut(out, before);
    }
    return status;
}
