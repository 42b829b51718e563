/* Forms: a section's fields from the table of what may stand in a file, with what is written, what
 * is wrong with it, and a counter where there is a limit. */
#include "tui/widgets/form.h"

#include <stdio.h>
#include <string.h>

#include "tenor/text.h"
#include "tui/widgets/parts.h"

static tni_input *grow(tni_input_form *f)
{
    size_t count = (size_t)f->count;
    tni_input *input = tn_arena_append(f->arena, &f->inputs, &count, sizeof(*input));
    f->count = (int)count;
    return input;
}

/* The head of a section: what it is called can be changed there, or all of it taken away. */
static void add_heading(tni_input_form *f, const char *kind, const char *label)
{
    tni_input *input = grow(f);
    if (input) {
        const char *text = tn_arena_format(f->arena, "%s%s%s", kind, *label ? " " : "", label);
        *input = (tni_input){.target = {.whole = true}, .value = text ? text : ""};
        snprintf(input->target.kind, TNI_NAME, "%s", kind);
        snprintf(input->target.label, TNI_NAME, "%s", label);
    }
}

/* "buyer_accounts" -> "buyer accounts" */
static const char *title_of(tn_arena *arena, const char *key)
{
    char *title = tn_arena_text(arena, key);
    for (char *c = title; c && *c; c++) {
        *c = *c == '_' ? ' ' : *c;
    }
    return title ? title : key;
}

static tni_input *add_input(tni_input_form *f, const tni_model *m, const tn_field_rule *rule,
                            const char *kind, const char *label, const char *key)
{
    tni_input *input = grow(f);
    if (!input) {
        return NULL;
    }
    *input = (tni_input){.target = {.rule = rule, .limit = tni_limit_of(m, kind, key)},
                         .title = title_of(f->arena, key)};
    snprintf(input->target.kind, TNI_NAME, "%s", kind);
    snprintf(input->target.label, TNI_NAME, "%s", label);
    snprintf(input->target.key, TNI_NAME, "%s", key);
    const tni_view *view = tni_written(m);
    const char *value = tni_source_value(view->document, f->arena, kind, label, key);
    input->value = value ? value : "";
    input->absent = rule && rule->need != TN_OPTIONAL ? "required" : NULL;
    input->finding = tni_finding_about(m, kind, label, key);
    return input;
}

static bool lists(const tni_input_form *f, const char *kind, const char *label, const char *key)
{
    for (int i = 0; i < f->count; i++) {
        const tni_target *t = &f->inputs[i].target;
        if (strcmp(t->key, key) == 0 && strcmp(t->label, label) == 0 &&
            strcmp(t->kind, kind) == 0) {
            return true;
        }
    }
    return false;
}

/* The row that asks for one more key of a family: "+ quantity". */
static void add_one_more(tni_input_form *f, const tni_model *m, const tn_field_rule *rule,
                         const char *kind, const char *label)
{
    const int stem = (int)strcspn(rule->key, ".*");
    tni_input *input = add_input(f, m, rule, kind, label, rule->key);
    if (input) {
        input->title =
            tn_arena_format(f->arena, "+ %.*s", stem ? stem : 64, stem ? rule->key : rule->star);
        input->absent = "Enter adds one";
        input->finding = NULL;
    }
}

/* The keys of a family that the section has, the one that is being typed, and room for one more. */
static void add_family(tni_input_form *f, const tni_model *m, const tn_section_rule *of,
                       const tn_field_rule *rule, const char *label)
{
    const char *kind = of->kind;
    const tni_view *view = tni_written(m);
    const tn_section *const written[] = {
        tni_source_section(view->document, kind, label, ""),
        tni_source_section(view->document, kind, label, rule->key)};
    const tn_product *product = view->document ? view->document->product : NULL;
    const bool prices = strcmp(rule->key, "price.*") == 0 && product;
    for (size_t i = 0; prices && i < product->month_count; i++) {
        char duration[32], key[TNI_NAME];
        snprintf(key, sizeof(key), "price.%s", tn_duration_format(product->months[i], duration));
        add_input(f, m, rule, kind, label, key);
    }
    for (int i = 0; i < 2; i++) { /* in the file, in its CSV */
        for (const tn_entry *e = written[i] ? written[i]->first : NULL; e; e = e->next) {
            if (tn_section_rule_field(of, e->key) == rule && !lists(f, kind, label, e->key)) {
                add_input(f, m, rule, kind, label, e->key);
            }
        }
    }
    const tni_target *t = &m->target;
    if (m->editing && t->rule == rule && strcmp(t->kind, kind) == 0 &&
        strcmp(t->label, label) == 0 && !lists(f, kind, label, t->key)) {
        add_input(f, m, rule, kind, label, t->key);
    }
    add_one_more(f, m, rule, kind, label);
}

void tni_form_section(tni_input_form *f, const tni_model *m, const char *file_kind,
                      const char *kind, const char *label)
{
    const tn_file_rule *file = tn_schema_file(file_kind);
    const tn_section_rule *section = file ? tn_file_rule_section(file, kind) : NULL;
    if (!section) {
        return;
    }
    add_heading(f, kind, label);
    for (size_t i = 0; i < section->field_count; i++) {
        const tn_field_rule *rule = &section->fields[i];
        if (rule->star) {
            add_family(f, m, section, rule, label);
        } else {
            add_input(f, m, rule, kind, label, rule->key);
        }
    }
}

const tni_input *tni_form_at(const tni_input_form *f, const tni_screen_cursor *position, int panel)
{
    const int row = tni_clamp(position->row[panel], f->count);
    const tni_input *in = row < f->count ? &f->inputs[row] : NULL;
    return in && (in->title || *in->target.label) ? in : NULL;
}

/* There is something to see in it before it is asked for. */
static bool is_set(const tni_model *m, const tni_input *in)
{
    return *in->value || in->absent || in->finding ||
           tni_edits(m, in->target.kind, in->target.label, in->target.key);
}

void tni_form_fold(tni_input_form *f, const tni_model *m)
{
    enum { FEW = 4 };
    int unset = 0, count = 0;
    for (int i = 0; i < f->count; i++) {
        unset += f->inputs[i].title && !is_set(m, &f->inputs[i]);
    }
    if (unset < FEW) {
        return;
    }
    const tni_input *head = NULL;
    for (int i = 0; i < f->count && !m->unfolded; i++) {
        const tni_input in = f->inputs[i];
        if (!in.title) {
            head = &f->inputs[i];
        } else if (is_set(m, &in)) {
            if (head) {
                f->inputs[count++] = *head;
            }
            f->inputs[count++] = in;
            head = NULL;
        }
    }
    f->count = m->unfolded ? f->count : count;
    tni_input *last = grow(f);
    const char *text =
        tn_arena_format(f->arena, m->unfolded ? "less" : "more: %d terms not set", unset);
    if (last) {
        *last = (tni_input){.value = text ? text : ""};
    }
}

bool tni_form_is_fold(const tni_input_form *f, int row)
{
    return row >= 0 && row < f->count && !f->inputs[row].title && !*f->inputs[row].target.kind;
}

bool tni_form_point(const tni_input_form *f, const tni_target *t, int *row)
{
    bool found = false;
    for (int i = f->count - 1; i >= 0; i--) {
        const tni_target *own = &f->inputs[i].target;
        const bool section = strcmp(own->kind, t->kind) == 0 && strcmp(own->label, t->label) == 0;
        if (section && strcmp(own->key, t->key) == 0) {
            *row = i;
            found = true;
        }
    }
    return found;
}

enum { TITLE_WIDTH = 16 };

static void draw_value(const tni_input *in, const tni_model *m, tni_surface *s, tni_area a, int y,
                       int width, bool here)
{
    const bool typed = tni_edits(m, in->target.kind, in->target.label, in->target.key);
    const bool edits = here && typed;
    const char *value = typed ? m->line.text : in->value;
    const int points = (int)tn_text_count(value, strlen(value));
    const bool counted = in->target.limit && (typed || *value);
    const int room = width - TITLE_WIDTH - (counted ? 9 : 2);
    const bool bad = in->finding && in->finding->severity == TN_ERROR;
    if (edits) {
        tni_line_draw(&m->line, s, a, y, TITLE_WIDTH, room);
    } else if (*value) {
        tni_draw_text(s, a, y, TITLE_WIDTH, room, ATTR_PLAIN, value);
    } else {
        tni_draw_text(s, a, y, TITLE_WIDTH, room, ATTR_DIM, in->absent ? in->absent : "-");
    }
    if (counted) {
        char counter[24];
        snprintf(counter, sizeof(counter), "%d/%d", points, in->target.limit);
        tni_draw_right(s, a, y, width - 8, 7, points > in->target.limit ? ATTR_ERROR : ATTR_DIM,
                       counter);
    }
    if (bad || (in->finding && in->finding->severity == TN_WARNING)) {
        tni_draw_text(s, a, y, width - 1, 1, bad ? ATTR_ERROR : ATTR_WARNING, bad ? "E" : "W");
    }
}

void tni_form_draw(const tni_input_form *f, const tni_model *m, tni_surface *s, tni_area a,
                   const tni_screen_cursor *position, int panel, bool focus)
{
    const int cursor = tni_clamp(position->row[panel], f->count);
    const tni_input *at = tni_form_at(f, position, panel);
    const int foot = a.rows > 6 ? 2 : 0; /* what the field is, below */
    const int room = a.rows - foot;
    const int top = tni_scroll(position->top[panel], cursor, room, f->count);
    tni_click_panel(s, a, panel);
    for (int y = 0; y < room && top + y < f->count; y++) {
        tni_click_cursor(s, (tni_area){a.row + y, a.column, 1, a.columns}, panel, top + y, 0, top);
        const tni_input *in = &f->inputs[top + y];
        const bool here = focus && top + y == cursor;
        if (!in->title && here && tni_edits(m, in->target.kind, in->target.label, "")) {
            tni_draw_text(s, a, y, 0, TITLE_WIDTH - 1, ATTR_HEAD, in->target.kind);
            tni_line_draw(&m->line, s, a, y, TITLE_WIDTH, a.columns - TITLE_WIDTH);
            continue;
        }
        if (!in->title) {
            tni_draw_text(s, a, y, 0, a.columns, ATTR_HEAD, in->value);
            if (here) {
                tni_draw_cursor(s, a, y, 0);
                tni_draw_attribute(s, a, y, 0, a.columns, ATTR_SELECTED);
            }
            continue;
        }
        tni_draw_text(s, a, y, 1, TITLE_WIDTH - 2, ATTR_PLAIN, in->title);
        draw_value(in, m, s, a, y, a.columns, here);
        if (here) {
            tni_draw_attribute(s, a, y, 0, TITLE_WIDTH - 1, ATTR_SELECTED);
            if (!m->editing) {
                tni_draw_cursor(s, a, y, TITLE_WIDTH);
            }
        }
    }
    if (foot && at && focus) {
        const tn_finding *finding = at->finding;
        const tn_field_rule *rule = at->target.rule;
        const char *help = rule && rule->help ? rule->help : "D removes this section";
        const char *type = rule ? tn_field_type_words(rule->type) : "Enter names it anew";
        tni_area low = {a.row + room, a.column, foot, a.columns};
        tni_draw_folded(s, low, 0, finding ? tni_severity_attribute(finding->severity) : ATTR_DIM,
                        finding ? tn_arena_format(s->frame, "%s  %s", finding->message,
                                                  tni_hint(s->frame, finding->hint))
                                : tn_arena_format(s->frame, "%s: %s", type, help));
    }
}
