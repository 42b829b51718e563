/* Part of render.h. Reports as text for people: title, figures in blocks, tables in columns, notes,
 * derivations. */
#include <string.h>

#include "format/print/print_page.h"
#include "tenor/text.h"

static bool is_shown(const tni_page *page, const tn_field *field)
{
    return field->title && tni_render_shows(field->flags, TN_NOT_IN_TEXT, &page->options);
}

static void print_title(tni_page *page, const tn_report *report)
{
    if (!report->title) {
        return;
    }
    const char *draft = report->draft ? "  [DRAFT]" : "";
    tn_buffer_cut(&page->scratch, 0);
    tn_value_print(tn_value_text(report->title), TN_FOR_PEOPLE, &page->scratch);
    const char *title = page->scratch.bytes ? page->scratch.bytes : "";
    const int width = tn_text_width(title, page->scratch.length) + (int)strlen(draft);
    const int room = tni_page_room(page, 0);
    tni_page_write(page, title, page->scratch.length, TNI_BOLD);
    tni_page_text(page, draft, TNI_RED);
    tni_page_end_line(page);
    tni_page_rule(page, width < room ? width : room, true);
    tni_page_end_line(page);
}

static void print_heading(tni_page *page, const char *words)
{
    tni_page_separate(page);
    tni_page_text(page, words, TNI_BOLD);
    tni_page_end_line(page);
}

/* Prints the figures from `first` up to the next table or the end; returns what comes after. */
static const tn_field *print_figures(tni_page *page, const tn_field *first)
{
    size_t count = 0;
    const tn_field *after = first;
    for (; after && after->value.kind != TN_V_TABLE; after = after->next) {
        count += is_shown(page, after);
    }
    tni_figure *figures = tn_arena_take_array(page->arena, count + 1, sizeof(*figures));
    size_t at = 0;
    for (const tn_field *f = first; figures && f != after; f = f->next) {
        if (is_shown(page, f)) {
            figures[at++] = (tni_figure){f->title, f->value};
        }
    }
    if (at) {
        tni_page_separate(page);
        tni_page_figures(page, figures, at, 0);
    }
    return after;
}

/* Derivations of shown fields and rows, each under the heading once there is one. */
typedef struct reasons {
    tni_page *page;
    bool headed;
} reasons;

static void print_reason(reasons *r, const tn_step *why)
{
    if (!why) {
        return;
    }
    if (r->headed) {
        tni_page_end_line(r->page);
    } else {
        print_heading(r->page, "How it came about");
        r->headed = true;
    }
    tn_explain_print(why, r->page->options.ascii, r->page->out);
    tni_page_end_row(r->page);
}

static void print_reasons_of(reasons *r, const tn_table *table)
{
    const uint64_t rows = table->fill_why ? tn_table_rows(table) : table->count;
    tn_made_row made;
    for (uint64_t index = 0; index < rows; index++) {
        const tn_row *row = tni_render_row(table, index, &made, r->page->out);
        if (!row) {
            return;
        }
        print_reason(r, row->why);
        for (size_t i = 0; i < table->column_count; i++) {
            const tn_value cell = row->cells[i];
            const unsigned flags = table->columns[i].flags;
            if (cell.kind == TN_V_TABLE &&
                tni_render_shows(flags, TN_NOT_IN_TEXT, &r->page->options)) {
                print_reasons_of(r, cell.as.table);
            }
        }
    }
}

static void print_reasons(tni_page *page, const tn_report *report)
{
    reasons r = {.page = page};
    for (const tn_field *f = report->first; f; f = f->next) {
        if (!is_shown(page, f)) {
            continue;
        }
        print_reason(&r, f->why);
        if (f->value.kind == TN_V_TABLE) {
            print_reasons_of(&r, f->value.as.table);
        }
    }
}

static void print_report(tni_page *page, const tn_report *report)
{
    print_title(page, report);
    for (const tn_field *f = report->first; f;) {
        if (f->value.kind != TN_V_TABLE) {
            f = print_figures(page, f);
            continue;
        }
        if (is_shown(page, f)) {
            print_heading(page, f->title);
            tni_page_table(page, f->value.as.table, 0);
        }
        f = f->next;
    }
    for (const tn_note *n = report->notes; n; n = n->next) {
        if (n == report->notes) {
            tni_page_separate(page);
        }
        tni_page_folded(page, n->text, strlen(n->text), 0, TNI_PLAIN);
    }
    if (page->options.explain) {
        print_reasons(page, report);
    }
}

tn_status tn_report_render_text(const tn_report *report, const tn_render_options *options,
                                tn_buffer *out)
{
    tni_page page;
    if (!tni_page_begin(&page, options, out)) {
        return TN_E_NOMEM;
    }
    print_report(&page, report);
    return tni_page_finish(&page);
}
