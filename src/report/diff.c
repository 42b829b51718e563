/* The report of a comparison: what changed, in words, and what it does to the money. */
#include <string.h>

#include "model/bind/bind.h"
#include "report/diff.h"
#include "report/tables/cells.h"

static const tn_column change_columns[] = {
    {.key = "change", .title = "Change", .kind = TN_V_TEXT, .flags = TN_NOT_IN_TEXT},
    {.key = "section", .title = "Section", .kind = TN_V_TEXT, .flags = TN_NOT_IN_TEXT},
    {.key = "field", .title = "Field", .kind = TN_V_TEXT, .flags = TN_NOT_IN_TEXT},
    {.key = "before", .title = "Before", .kind = TN_V_TEXT, .flags = TN_NOT_IN_TEXT},
    {.key = "after", .title = "After", .kind = TN_V_TEXT, .flags = TN_NOT_IN_TEXT},
    {.key = "words", .title = "What changed", .kind = TN_V_TEXT}};

typedef struct diff_changes {
    tn_arena *arena;
    tn_table *changes;
} diff_changes;

/* ---- values --------------------------------------------------------------------------------- */

/* A value as it is meant: without its comment, without blanks around commas. */
static const char *meaning_of(const diff_changes *c, const char *value)
{
    const size_t length = tni_comment_start(value, strlen(value));
    char *text = tn_arena_copy(c->arena, value, length);
    size_t kept = 0;
    for (size_t i = 0; text && i < length; i++) {
        const bool blank = text[i] == ' ' || text[i] == '\t';
        if (!blank || (kept && text[kept - 1] != ',' && text[kept - 1] != ' ')) {
            if (text[i] == ',' && kept && text[kept - 1] == ' ') {
                kept--;
            }
            text[kept++] = blank ? ' ' : text[i];
        }
    }
    if (text) {
        kept -= kept && text[kept - 1] == ' ';
        text[kept] = '\0';
    }
    return text ? text : "";
}

/* A number, with or without a percent sign, in counts of 1e-8. */
static bool parse_count(const char *text, int64_t *out)
{
    const size_t length = strlen(text), sign = length && text[length - 1] == '%';
    tn_price price;
    if (tn_price_parse(text, length - sign, &price, NULL) != TN_OK) {
        return false;
    }
    *out = price.e8;
    return true;
}

static bool is_percent(const char *text)
{
    return *text && text[strlen(text) - 1] == '%';
}

static bool is_same(const char *a, const char *b)
{
    int64_t x, y;
    int m, n;
    if (parse_count(a, &x) && parse_count(b, &y)) {
        return x == y && is_percent(a) == is_percent(b);
    }
    if (tn_duration_parse(a, strlen(a), &m) == TN_OK &&
        tn_duration_parse(b, strlen(b), &n) == TN_OK) {
        return m == n;
    }
    return strcmp(a, b) == 0;
}

/* ---- changes -------------------------------------------------------------------------------- */

static const char *verb_of(const char *before, const char *after)
{
    int64_t x, y;
    const bool numbers = parse_count(before, &x) && parse_count(after, &y) &&
                         is_percent(before) == is_percent(after);
    return numbers ? x < y ? "rises" : "falls" : "changes";
}

/* before or after NULL: the field, or its whole section, is new or gone. */
static void add_change(const diff_changes *c, const char *section, const char *field,
                       const char *before, const char *after)
{
    const char *words;
    if (!before && !after) {
        return;
    }
    if (before && after) {
        words = tn_arena_format(c->arena, "%s of [%s] %s from %s to %s", field, section,
                                verb_of(before, after), *before ? before : "nothing",
                                *after ? after : "nothing");
    } else {
        words = tn_arena_format(c->arena, "%s of [%s] is %s: %s", field, section,
                                before ? "gone" : "new", before ? before : after);
    }
    TNI_ROW(c->changes, NULL,
            tn_value_text(before && after ? "changed"
                          : before        ? "removed"
                                          : "added"),
            tn_value_text(section), tn_value_text(field), tn_value_text(before),
            tn_value_text(after), tn_value_text(words));
}

static void add_section(const diff_changes *c, const char *section, bool gone)
{
    TNI_ROW(c->changes, NULL, tn_value_text(gone ? "removed" : "added"), tn_value_text(section),
            tn_value_none(), tn_value_none(), tn_value_none(),
            tn_value_text(tn_arena_format(c->arena, "[%s] is %s", section, gone ? "gone" : "new")));
}

static const char *name_of(const diff_changes *c, const tn_section *s)
{
    const char *name = tn_arena_format(c->arena, *s->label ? "%s %s" : "%s%s", s->kind, s->label);
    return name ? name : "";
}

static void compare_sections(const diff_changes *c, const tn_section *before,
                             const tn_section *after)
{
    const char *name = name_of(c, before ? before : after);
    if (!before || !after) {
        add_section(c, name, before != NULL);
    }
    for (const tn_entry *e = before ? before->first : NULL; e; e = e->next) {
        const tn_entry *other = after ? tn_section_find(after, e->key) : NULL;
        const char *old = meaning_of(c, e->value),
                   *now = other ? meaning_of(c, other->value) : NULL;
        if (!now || !is_same(old, now)) {
            add_change(c, name, e->key, old, now);
        }
    }
    for (const tn_entry *e = after ? after->first : NULL; e; e = e->next) {
        if (!before || !tn_section_find(before, e->key)) {
            add_change(c, name, e->key, NULL, meaning_of(c, e->value));
        }
    }
}

/* Dimensions are compared as a whole, in the product's report. */
static bool is_compared(const tn_diff_side *side, const tn_section *section)
{
    return !side->product || strcmp(section->kind, "dimension") != 0;
}

static void compare_trees(const diff_changes *c, const tn_diff_side *before,
                          const tn_diff_side *after)
{
    for (const tn_section *s = before->tree->first; s; s = s->next) {
        if (is_compared(before, s)) {
            compare_sections(c, s, tn_tree_find(after->tree, s->kind, s->label));
        }
    }
    for (const tn_section *s = after->tree->first; s; s = s->next) {
        if (is_compared(after, s) && !tn_tree_find(before->tree, s->kind, s->label)) {
            compare_sections(c, NULL, s);
        }
    }
}

/* ---- dimensions ----------------------------------------------------------------------------- */

static const char *text_of(const diff_changes *c, const tn_table *t, size_t row, const char *key)
{
    const int column = tn_table_column(t, key);
    tn_buffer text;
    if (column < 0 || t->rows[row].cells[column].kind == TN_V_TABLE) {
        return "";
    }
    tn_buffer_init(&text, NULL);
    tn_value_print(t->rows[row].cells[column], TN_FOR_MACHINES, &text);
    const bool whole = tn_buffer_status(&text) == TN_OK; /* else the arena must know of it, too */
    const char *copy =
        tn_arena_copy(c->arena, text.length ? text.bytes : "", whole ? text.length : SIZE_MAX);
    tn_buffer_done(&text);
    return copy ? copy : "";
}

static size_t row_of(const diff_changes *c, const tn_table *t, const char *label)
{
    size_t row = 0;
    while (row < t->count && strcmp(text_of(c, t, row, "label"), label) != 0) {
        row++;
    }
    return row;
}

/* Of a product's report: its one table. */
static const tn_table *dimensions_of(const tn_diff_side *side)
{
    const tn_field *field = side->product->first;
    while (field->value.kind != TN_V_TABLE) {
        field = field->next;
    }
    return field->value.as.table;
}

/* The cells of both, in the columns of one; those that both have only once. */
static void compare_cells(const diff_changes *c, const char *name, const tn_table *of,
                          const tn_table *before, size_t old, const tn_table *after, size_t now)
{
    for (size_t i = 0; i < of->column_count; i++) {
        const char *key = of->columns[i].key;
        if (of->columns[i].flags & TN_NOT_IN_CSV) {
            continue; /* a summary, for people, of other columns, in the order of its file */
        }
        const char *was = before ? text_of(c, before, old, key) : "";
        const char *is = after ? text_of(c, after, now, key) : "";
        const bool known = of == before || !before || tn_table_column(before, key) < 0;
        if (known && strcmp(key, "label") != 0 && !is_same(was, is)) {
            add_change(c, name, key, *was ? was : NULL, *is ? is : NULL);
        }
    }
}

static void compare_dimensions(const diff_changes *c, const tn_table *before, const tn_table *after)
{
    for (size_t i = 0; i < before->count; i++) {
        const char *label = text_of(c, before, i, "label");
        const char *name = tn_arena_format(c->arena, "dimension %s", label);
        const size_t now = row_of(c, after, label);
        const tn_table *other = now < after->count ? after : NULL;
        if (!other) {
            add_section(c, name, true);
        }
        compare_cells(c, name, before, before, i, other, now);
        if (other) {
            compare_cells(c, name, after, before, i, other, now);
        }
    }
    for (size_t i = 0; i < after->count; i++) {
        const char *label = text_of(c, after, i, "label");
        if (row_of(c, before, label) == before->count) {
            const char *name = tn_arena_format(c->arena, "dimension %s", label);
            add_section(c, name, false);
            compare_cells(c, name, after, NULL, 0, after, i);
        }
    }
}

tn_report *tn_diff_report(tn_arena *arena, const tn_diff_side *before, const tn_diff_side *after,
                          const tn_findings *findings)
{
    tn_report *report = tn_report_new(arena, "What changed");
    tn_report_add(report, "old", "Old", tn_value_text(before->file));
    tn_report_add(report, "new", "New", tn_value_text(after->file));
    diff_changes c = {.arena = arena};
    c.changes = TNI_TABLE(report, "changes", "Changes", change_columns);
    if (!c.changes) {
        return NULL;
    }
    compare_trees(&c, before, after);
    if (before->product && after->product) {
        compare_dimensions(&c, dimensions_of(before), dimensions_of(after));
    }
    report->primary = c.changes;
    tni_diff_money(report, before, after);
    return tni_report_close(report, findings);
}
