/* Editing values of the open file: each accepted one is a splice, a step to undo, a record of the
 * journal. */
#include <stdio.h>
#include <string.h>

#include "tui/screens/screen.h"

/* What the file says now, before anything is typed. */
static void keep_before(tni_model *m, const tni_target *t)
{
    const char *now = !*t->key        ? t->label
                      : m->look.arena ? tni_source_value(m->look.document, m->look.arena, t->kind,
                                                         t->label, t->key)
                                      : NULL;
    snprintf(m->before, sizeof(m->before), "%s", now ? now : "");
}

/* Which key of the family: a dimension of the product, or typed. */
static void ask_key(tni_model *m, const tn_field_rule *rule)
{
    const tni_source_file *d = tni_seen(m)->document;
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
        tni_say(m, ATTR_ERROR, "%s is too long to be edited here", target->key);
        return 0;
    }
    tni_line_set(&m->line, text ? text : m->before);
    m->editing = true;
    m->say[0] = '\0';
    return 0;
}

unsigned tni_edit_set(tni_model *m, const tni_target *t, const char *value)
{
    const char *reason = "";
    char name[TNI_STEP_NAME];
    if (!m->draft.document) {
        return 0;
    }
    if (!m->editing) {
        keep_before(m, t);
    }
    if (strcmp(m->before, value) == 0) {
        return EFF_VIEW;
    }
    if (tni_draft_set_value(&m->draft, t->kind, t->label, t->key, m->before, value, name,
                            &reason) != TN_OK) {
        tni_say(m, ATTR_ERROR, "%s: %s", t->key, reason);
        return 0;
    }
    tni_say(m, ATTR_DIM, "%s", name);
    return EFF_VIEW | EFF_JOURNAL;
}

/* The edit as one step. */
static unsigned edit_section(tni_model *m, const tn_edit *edit, const char *name)
{
    const char *reason = "";
    if (tni_draft_edit_section(&m->draft, edit, name, &reason) != TN_OK) {
        tni_say(m, ATTR_ERROR, "%s: %s", name, reason);
        return 0;
    }
    tni_say(m, ATTR_DIM, "%s", name);
    return EFF_VIEW | EFF_JOURNAL;
}

unsigned tni_edit_section(tni_model *m, tn_edit_verb verb, const char *kind, const char *label,
                          const tn_edit_pair *pairs, size_t count)
{
    char name[TNI_STEP_NAME];
    const bool add = verb == TN_EDIT_ADD_SECTION;
    if (!m->draft.document) {
        return 0;
    }
    snprintf(name, sizeof(name), "%s [%s%s%s]", add ? "add" : "remove", kind, *label ? " " : "",
             label);
    const tn_edit edit = {
        .verb = verb, .kind = kind, .label = label, .pairs = pairs, .pair_count = count};
    return edit_section(m, &edit, name);
}

unsigned tni_edit_swap_sections(tni_model *m, const char *kind, const char *label,
                                const char *other, int step)
{
    char name[TNI_STEP_NAME];
    snprintf(name, sizeof(name), "move [%s %s] %s", kind, label, step < 0 ? "up" : "down");
    const tn_edit edit = {
        .verb = TN_EDIT_SWAP_SECTIONS, .kind = kind, .label = label, .value = other};
    return edit_section(m, &edit, name);
}

unsigned tni_edit_fixed(tni_model *m)
{
    static const char *const orders[SCREEN_COUNT] = {
        [SCREEN_HOME] = "files go by their names",
        [SCREEN_DIMENSIONS] = "the fields of a product have their own order",
        [SCREEN_OFFER] = "price lines go by the product: J and K on 2 move its dimensions",
        [SCREEN_TIMELINE] = "events go by their days, wherever they stand in the file",
        [SCREEN_UPGRADE] = "quantities go by the product: J and K on 2 move its dimensions",
        [SCREEN_INVOICES] = "invoices go by their days",
        [SCREEN_COMPARE] = "durations go by their length",
        [SCREEN_RENEWALS] = "terms go by their days",
        [SCREEN_CHECKS] = "findings go by their weight and place"};
    tni_say(m, ATTR_DIM, "%s", orders[m->screen]);
    return 0;
}
