/* An edit of an INI file as one splice of its bytes. */
#include "tenor/edit.h"

#include <string.h>

#include "format/edit/edit_search.h"

typedef tni_span span;

static tn_status refuse(const char **reason, tn_status status, const char *text)
{
    *reason = text;
    return status;
}

static tn_status check_value(const char *value, const char **reason)
{
    if (!value[0]) {
        return refuse(reason, TN_E_SYNTAX, "a value cannot be empty; remove the key instead");
    }
    if (!tni_is_value(value)) {
        return refuse(reason, TN_E_SYNTAX,
                      "a value is one line of text, without blanks at its ends");
    }
    if (value[0] == ';' || strstr(value, " ;") || strstr(value, "\t;")) {
        return refuse(reason, TN_E_SYNTAX, "a ';' after a blank would begin a comment");
    }
    return TN_OK;
}

static tn_status check_key(const char *key, const char **reason)
{
    if (!tni_is_value(key) || strpbrk(key, "=:") || strchr("[;#", key[0])) {
        return refuse(reason, TN_E_SYNTAX, "this cannot be a key");
    }
    return strlen(key) <= TNI_NAME_MAX ? TN_OK
                                       : refuse(reason, TN_E_SYNTAX, "a key has up to 49 bytes");
}

static tn_status check_section(const char *kind, const char *label, const char **reason)
{
    if (!tni_is_value(kind) || strpbrk(kind, "] \t") || (*label && !tni_is_value(label)) ||
        strchr(label, ']')) {
        return refuse(reason, TN_E_SYNTAX, "this cannot be the name of a section");
    }
    return strlen(kind) + strlen(label) + (*label != 0) <= TNI_NAME_MAX
               ? TN_OK
               : refuse(reason, TN_E_SYNTAX, "a section name has up to 49 bytes");
}

static void add_value(tn_buffer *to, const tni_search *s, const char *value)
{
    const tni_parts *parts = &s->entry.parts;
    const char *text = s->entry.line.text;
    if (parts->value_from == parts->value_to) { /* `key =`: a blank behind the = like before it */
        const bool blank = parts->separator > parts->key_to && text[parts->value_from - 1] == '=';
        tn_buffer_text(to, blank ? " " : "");
    }
    tn_buffer_text(to, value);
    if (parts->value_from < parts->value_to && text[parts->value_from] == ';') {
        tn_buffer_text(to, " "); /* `key = ; comment`: it must stay one */
    }
}

/* Where the value of the entry ends and a comment begins, blanks before it included. */
static size_t value_end(const tni_found_line *entry)
{
    const char *text = entry->line.text;
    for (size_t i = entry->parts.value_from; i < entry->parts.value_to; i++) {
        const bool first = i == entry->parts.value_from;
        if (text[i] == ';' && (first || tni_is_blank(text[i - 1]))) {
            return tni_trim_end(text, entry->parts.value_from, i);
        }
    }
    return entry->parts.value_to;
}

/* `key = value` in the manner of the section's last entry. */
static void add_entry(tn_buffer *to, const tni_search *s, const char *key, const char *value)
{
    const tni_parts *like = &s->last.parts;
    const char *text = s->last.line.text;
    if (!s->last.found) {
        tn_buffer_format(to, "%s = %s", key, value);
        return;
    }
    const size_t length = tni_points(key, strlen(key));
    const size_t width = tni_points(text + like->key_from, like->separator - like->key_from);
    const size_t blanks = like->separator > like->key_to;
    const size_t pad = s->aligned && width > length ? width - length : blanks;
    tn_buffer_add(to, text, like->key_from);
    tn_buffer_text(to, key);
    tn_buffer_fill(to, ' ', (int)pad);
    tn_buffer_text(to, "=");
    if (like->value_from < like->value_to) {
        tn_buffer_add(to, text + like->separator + 1, like->value_from - like->separator - 1);
    } else {
        tn_buffer_text(to, blanks ? " " : "");
    }
    tn_buffer_text(to, value);
}

static tn_status plan_set(tn_arena *arena, const char *bytes, const tni_search *s,
                          const tn_edit *edit, tn_splice *out)
{
    tn_buffer text;
    tn_buffer_init(&text, NULL);
    if (s->entry.found) {
        const size_t start = s->entry.start;
        add_value(&text, s, edit->value);
        return tni_splice_build(
            arena, bytes, (span){start + s->entry.parts.value_from, start + value_end(&s->entry)},
            &text, out);
    }
    const tni_found_line *above = s->last.found ? &s->last : &s->section;
    const bool open = above->line.end_length == 0;
    tn_buffer_text(&text, open ? s->eol : "");
    add_entry(&text, s, edit->key, edit->value);
    tn_buffer_text(&text, open ? "" : above->line.end_length == 2 ? "\r\n" : "\n");
    return tni_splice_build(arena, bytes, (span){s->next, s->next}, &text, out);
}

static tn_status plan_add_section(tn_arena *arena, const char *bytes, size_t size,
                                  const tni_search *s, const tn_edit *edit, tn_splice *out)
{
    const bool empty = tni_bom(bytes, size) == size;
    tn_buffer text;
    tn_buffer_init(&text, NULL);
    tn_buffer_text(&text, s->ends_open ? s->eol : "");
    tn_buffer_text(&text, empty || s->ends_blank ? "" : s->eol);
    tn_buffer_format(&text, "[%s%s%s]", edit->kind, *edit->label ? " " : "", edit->label);
    for (size_t i = 0; i < edit->pair_count; i++) {
        tn_buffer_format(&text, "%s%s = %s", s->eol, edit->pairs[i].key, edit->pairs[i].value);
    }
    tn_buffer_text(&text, s->ends_open ? "" : s->eol);
    return tni_splice_build(arena, bytes, (span){size, size}, &text, out);
}

static tn_status check(const tn_edit *edit, const tni_search *s, const tni_search *other,
                       const char **reason)
{
    tn_status status = check_section(edit->kind, edit->label, reason);
    switch (edit->verb) {
    case TN_EDIT_SET:
        status = status == TN_OK ? check_value(edit->value, reason) : status;
        status = status == TN_OK ? check_key(edit->key, reason) : status;
        break;
    case TN_EDIT_REMOVE:
        if (status == TN_OK && s->section.found && !s->entry.found) {
            return refuse(reason, TN_E_RANGE, "there is no such key");
        }
        break;
    case TN_EDIT_ADD_SECTION:
        for (size_t i = 0; status == TN_OK && i < edit->pair_count; i++) {
            status = check_key(edit->pairs[i].key, reason);
            status = status == TN_OK ? check_value(edit->pairs[i].value, reason) : status;
        }
        if (status == TN_OK && s->section.found) {
            return refuse(reason, TN_E_RANGE, "there is such a section already");
        }
        return status;
    case TN_EDIT_REMOVE_SECTION:
        break;
    case TN_EDIT_RENAME_SECTION:
        status = status == TN_OK ? check_section(edit->kind, edit->value, reason) : status;
        if (status == TN_OK && (!*edit->label || !*edit->value)) {
            return refuse(reason, TN_E_SYNTAX, "a section without a label cannot be renamed");
        }
        if (status == TN_OK && other->section.found && strcmp(edit->label, edit->value) != 0) {
            return refuse(reason, TN_E_RANGE, "there is such a section already");
        }
        break;
    case TN_EDIT_SWAP_SECTIONS:
        if (!other->section.found || strcmp(edit->label, edit->value) == 0) {
            return refuse(reason, TN_E_RANGE, "there is no such other section");
        }
        break;
    }
    return status == TN_OK && !s->section.found
               ? refuse(reason, TN_E_RANGE, "there is no such section")
               : status;
}

static tn_status plan(tn_arena *arena, const char *bytes, size_t size, const tn_edit *edit,
                      const tni_search *s, const tni_search *other, tn_splice *out)
{
    tn_buffer text;
    tn_buffer_init(&text, NULL);
    switch (edit->verb) {
    case TN_EDIT_SET:
        return plan_set(arena, bytes, s, edit, out);
    case TN_EDIT_REMOVE:
        return tni_splice_build(
            arena, bytes, tni_splice_lines(bytes, size, s->entry.start, s->entry.end), &text, out);
    case TN_EDIT_ADD_SECTION:
        return plan_add_section(arena, bytes, size, s, edit, out);
    case TN_EDIT_REMOVE_SECTION:
        return tni_splice_build(
            arena, bytes, tni_splice_lines(bytes, size, s->section.start, s->after), &text, out);
    case TN_EDIT_RENAME_SECTION:
        tn_buffer_text(&text, edit->value);
        return tni_splice_build(arena, bytes,
                                (span){s->section.start + s->section.parts.label_from,
                                       s->section.start + s->section.parts.label_to},
                                &text, out);
    case TN_EDIT_SWAP_SECTIONS:
        return tni_splice_swap(arena, bytes, tni_edit_block(bytes, size, s),
                               tni_edit_block(bytes, size, other), out);
    }
    return TN_E_BUG;
}

/* The line that a set makes or changes may not outgrow what is read. */
static bool fits_line(const tni_search *s, const tn_edit *edit)
{
    if (edit->verb != TN_EDIT_SET) {
        return true;
    }
    if (!s->entry.found) { /* keys, alignment and indentation of a line that was read */
        return strlen(edit->value) + s->last.parts.value_from + TNI_NAME_MAX + 3 <= TNI_LINE_MAX;
    }
    const size_t old = value_end(&s->entry) - s->entry.parts.value_from;
    return s->entry.line.length - old + strlen(edit->value) + 1 <= TNI_LINE_MAX;
}

tn_status tn_edit_plan(tn_arena *arena, const char *bytes, size_t size, const tn_edit *edit,
                       tn_splice *out, const char **reason)
{
    const tni_search s = tni_edit_find(bytes, size, edit->kind, edit->label, edit->key);
    const bool two = edit->verb == TN_EDIT_RENAME_SECTION || edit->verb == TN_EDIT_SWAP_SECTIONS;
    const tni_search other = two ? tni_edit_find(bytes, size, edit->kind, edit->value, NULL) : s;
    const tn_status status = check(edit, &s, &other, reason);
    if (status != TN_OK) {
        return status;
    }
    if (!fits_line(&s, edit)) {
        return refuse(reason, TN_E_SYNTAX, "the line would have more than 65534 bytes");
    }
    return plan(arena, bytes, size, edit, &s, &other, out);
}
