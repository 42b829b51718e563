/* Finding the section and the line that an edit is about. */
#include "format/edit/edit_search.h"

#include <string.h>

static bool is_text(const tni_found_line *p, size_t from, size_t to, const char *text)
{
    return to - from == strlen(text) && memcmp(p->line.text + from, text, to - from) == 0;
}

static bool is_section(const tni_found_line *p, const char *kind, const char *label)
{
    return p->parts.kind == TNI_PART_SECTION &&
           is_text(p, p->parts.kind_from, p->parts.kind_to, kind) &&
           is_text(p, p->parts.label_from, p->parts.label_to, label);
}

/* Searches one line of the section that is looked for. */
static void search_line(tni_search *s, const tni_found_line *p, const char *key)
{
    if (p->parts.kind == TNI_PART_ENTRY) {
        s->last = *p;
        s->aligned |= p->parts.separator - p->parts.key_to > 1;
        if (key && !s->entry.found && is_text(p, p->parts.key_from, p->parts.key_to, key)) {
            s->entry = *p;
        }
        s->next = s->after = p->end;
    } else if (p->parts.kind == TNI_PART_BLANK && s->after == p->start) {
        s->after = p->end;
    }
}

tni_search tni_edit_find(const char *bytes, size_t size, const char *kind, const char *label,
                         const char *key)
{
    tni_search s = {.eol = "\n"};
    bool inside = false;
    tni_lines lines = {.bytes = bytes, .size = size, .offset = tni_bom(bytes, size)};
    tni_found_line p = {.found = true, .start = lines.offset};
    for (; tni_lines_next(&lines, &p.line); p.start = p.end) {
        p.end = lines.offset;
        p.parts = tni_split(p.line.text, p.line.length);
        if (p.line.number == 1 && p.line.end_length == 2) {
            s.eol = "\r\n";
        }
        s.ends_open = p.line.end_length == 0;
        s.ends_blank = p.parts.kind == TNI_PART_BLANK;
        if (p.parts.kind == TNI_PART_SECTION) {
            inside = !s.section.found && is_section(&p, kind, label);
            if (inside) {
                s.section = p;
                s.next = s.after = p.end;
            }
        } else if (inside) {
            search_line(&s, &p, key);
        }
    }
    return s;
}

tni_span tni_edit_block(const char *bytes, size_t size, const tni_search *s)
{
    tni_span block = {0};
    tni_lines lines = {.bytes = bytes, .size = size, .offset = tni_bom(bytes, size)};
    tni_line line;
    size_t above = lines.offset; /* where the comments right above the line begin, or it itself */
    size_t below = 0; /* the end of comments right below what is the section's; 0: a blank came */
    for (size_t at = above; tni_lines_next(&lines, &line); at = lines.offset) {
        const tni_part_kind kind = tni_split(line.text, line.length).kind;
        if (at == s->section.start) {
            block = (tni_span){above, below = at + line.length};
        } else if (at > s->section.start && kind == TNI_PART_SECTION) {
            return block; /* comments right above it are its own */
        } else if (at > s->section.start && kind == TNI_PART_BLANK) {
            block.to = below ? below : block.to;
            below = 0;
        } else if (at > s->section.start && kind != TNI_PART_COMMENT) {
            block.to = below = at + line.length;
        } else if (below) {
            below = at + line.length;
        }
        above = kind == TNI_PART_COMMENT ? above : lines.offset;
    }
    block.to = below ? below : block.to;
    return block;
}
