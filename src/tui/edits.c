/* Editing values of the open file: each accepted one is a splice, a step to undo, a record of the
 * journal. */
#include <stdio.h>
#include <string.h>

#include "tenor/text.h"
#include "tui/screen.h"

/* What the file says now, before anything is typed. */
static void keep_before(tni_model *m, const tni_target *t)
{
    const char *now = !*t->key ? t->label
                      : m->look.arena
                          ? tni_written(m->look.arena, &m->look, t->kind, t->label, t->key)
                          : NULL;
    snprintf(m->before, sizeof(m->before), "%s", now ? now : "");
}

/* Which key of the family: a dimension of the product, or typed. */
static void ask_key(tni_model *m, const tn_field_rule *rule)
{
    const tni_document *d = tni_seen(m)->document;
    const tn_product *p = d ? d->product : NULL;
    const bool dimension = strcmp(rule->star, "DIMENSION") == 0 || strcmp(rule->star, "LABEL") == 0;
    tni_over_begin(m, dimension && p ? OVER_PICK : OVER_LINE, FOR_KEY,
                   dimension ? "Of which dimension" : rule->star);
    for (size_t i = 0; dimension && p && i < p->dimension_count; i++) {
        tni_over_row(m, p->dimensions[i].label);
    }
}

unsigned tni_edit_begin(tni_model *m, const tni_target *target, const char *text)
{
    const tn_field_rule *rule = target->rule;
    m->target = *target;
    if (tni_in_csv(m, target) && !*target->key) {
        tni_say(m, INK_WARNING, "the label of a row is changed in the CSV: E opens it there");
        return 0;
    }
    if (strchr(target->key, '*')) {
        ask_key(m, rule);
        return 0;
    }
    if (rule && rule->words && !text) {
        tni_over_begin(m, OVER_PICK, FOR_CHOICE, rule->key);
        for (const char *const *word = rule->words; *word; word++) {
            tni_over_row(m, *word);
        }
        if (rule->need == TN_OPTIONAL) {
            tni_over_row(m, "(not said)");
        }
        return 0;
    }
    keep_before(m, target);
    if (strlen(m->before) + 1 >= sizeof(m->before)) { /* its end would be lost */
        tni_say(m, INK_ERROR, "%s is too long to be edited here", target->key);
        return 0;
    }
    tni_line_set(&m->line, text ? text : m->before);
    m->editing = true;
    m->say[0] = '\0';
    return 0;
}

/* What undo calls the change: "dimension pro: price.12m 4000 > 3600". */
static void name_change(char *out, size_t size, const tni_target *t, const char *before,
                        const char *after)
{
    enum { SHOWN = 40 };
    int width;
    const size_t old = tn_text_fit(before, strlen(before), SHOWN, &width);
    const size_t new = tn_text_fit(after, strlen(after), SHOWN, &width);
    snprintf(out, size, "%.20s%s%.49s: %.49s%s%.*s > %.*s", t->kind, *t->label ? " " : "", t->label,
             t->key, *t->key ? " " : "", old ? (int)old : 1, old ? before : "-", new ? (int)new : 1,
             new ? after : "-");
}

bool tni_in_csv(const tni_model *m, const tni_target *t)
{
    const tn_section *section = tni_section_of(&m->look, t->kind, t->label);
    return section && strcmp(section->at.file, m->look.document->shown) != 0;
}

/* The cell, or (value NULL) the row, of the CSV that the target stands in. */
static tn_status write_cell(tni_model *m, const tni_target *t, const char *value, const char *name,
                            const char **reason)
{
    tn_splice splice;
    tn_status status = TN_OK;
    tni_paper *p = tni_rows_paper(m);
    if (!p) {
        status = tni_paper_open(m->look.document->rows->file, &p, reason);
        if (status != TN_OK) {
            return status;
        }
        p->next = m->papers;
        m->papers = p;
    }
    const char *bytes = p->text.bytes;
    status = value ? tn_csv_cell_plan(p->arena, bytes, p->text.length, t->label, t->key, value,
                                      &splice, reason)
                   : tn_csv_row_cut(p->arena, bytes, p->text.length, t->label, &splice, reason);
    return status ? status : tni_paper_apply(p, splice, name);
}

/* Sets or takes away; where the section is not there yet, it comes with the value. */
static tn_status write_value(tni_paper *paper, const tni_target *t, const char *value,
                             const char *name, const char **reason)
{
    const tn_edit_pair pair = {t->key, value};
    tn_edit edit = {.verb = !*t->key ? TN_EDIT_RENAME_SECTION
                            : *value ? TN_EDIT_SET
                                     : TN_EDIT_REMOVE,
                    .kind = t->kind,
                    .label = t->label,
                    .key = t->key,
                    .value = *value || !*t->key ? value : NULL};
    tn_status status = tni_paper_edit(paper, &edit, name, reason);
    if (status == TN_E_RANGE && *value && *t->key) {
        edit = (tn_edit){.verb = TN_EDIT_ADD_SECTION,
                         .kind = t->kind,
                         .label = t->label,
                         .pairs = &pair,
                         .pair_count = 1};
        status = tni_paper_edit(paper, &edit, name, reason);
    }
    return status == TN_E_RANGE && !*value ? TN_OK : status;
}

unsigned tni_edit_set(tni_model *m, const tni_target *t, const char *value)
{
    const char *reason = "";
    char name[TNI_SAY];
    if (!m->paper) {
        return 0;
    }
    if (!m->editing) {
        keep_before(m, t);
    }
    if (strcmp(m->before, value) == 0) {
        return EFF_LOOK;
    }
    name_change(name, sizeof(name), t, m->before, value);
    const tn_status status = tni_in_csv(m, t) ? write_cell(m, t, value, name, &reason)
                                              : write_value(m->paper, t, value, name, &reason);
    if (status != TN_OK) {
        tni_say(m, INK_ERROR, "%s: %s", t->key, reason);
        return 0;
    }
    tni_say(m, INK_DIM, "%s", name);
    return EFF_LOOK | EFF_JOURNAL;
}

unsigned tni_edit_section(tni_model *m, tn_edit_verb verb, const char *kind, const char *label,
                          const tn_edit_pair *pairs, size_t count)
{
    const char *reason = "";
    char name[TNI_SAY];
    const bool add = verb == TN_EDIT_ADD_SECTION;
    if (!m->paper) {
        return 0;
    }
    snprintf(name, sizeof(name), "%s [%s%s%s]", add ? "add" : "remove", kind, *label ? " " : "",
             label);
    const tn_edit edit = {
        .verb = verb, .kind = kind, .label = label, .pairs = pairs, .pair_count = count};
    tni_target t = {0};
    snprintf(t.kind, sizeof(t.kind), "%s", kind);
    snprintf(t.label, sizeof(t.label), "%s", label);
    const bool row = !add && tni_in_csv(m, &t);
    if ((row ? write_cell(m, &t, NULL, name, &reason)
             : tni_paper_edit(m->paper, &edit, name, &reason)) != TN_OK) {
        tni_say(m, INK_ERROR, "%s: %s", name, reason);
        return 0;
    }
    tni_say(m, INK_DIM, "%s", name);
    return EFF_LOOK | EFF_JOURNAL;
}
