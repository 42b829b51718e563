/* Editing values of the open file: each accepted one is a splice, a step to undo, a record of the
 * journal. */
#include <stdio.h>
#include <string.h>

#include "tenor/text.h"
#include "tui/screens/screen.h"

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

/* A value of a dimension stands, or is to stand, in the CSV: where the rest of it is; of a new one
 * where all the others are. */
static bool in_csv(const tni_model *m, const tni_target *t)
{
    const tni_source_file *d = m->look.document;
    const tn_section *section = tni_section_of(&m->look, t->kind, t->label, t->key);
    return d && d->rows && strcmp(t->kind, "dimension") == 0 &&
           (section ? tni_is_row(&m->look, section) : !tn_tree_find(d->tree, "dimension", NULL));
}

static tni_draft *paper_for(tni_model *m, const tni_target *t, const char **reason)
{
    return in_csv(m, t) ? tni_rows_open(m, reason) : m->paper;
}

tn_status tni_plan_value(tni_model *m, tn_arena *arena, const tni_target *t, const char *value,
                         tni_draft **paper, tn_splice *out, const char **reason)
{
    const tn_edit_pair pair = {t->key, value};
    tn_edit edit = {.verb = !*t->key ? TN_EDIT_RENAME_SECTION
                            : *value ? TN_EDIT_SET
                                     : TN_EDIT_REMOVE,
                    .kind = t->kind,
                    .label = t->label,
                    .key = t->key,
                    .value = value,
                    .pairs = &pair,
                    .pair_count = 1};
    *paper = paper_for(m, t, reason);
    tn_status status = *paper ? tni_draft_plan(*paper, arena, &edit, out, reason) : TN_E_READ;
    if (status == TN_E_RANGE && edit.verb == TN_EDIT_SET) {
        edit.verb = TN_EDIT_ADD_SECTION;
        status = tni_draft_plan(*paper, arena, &edit, out, reason);
    } else if (status == TN_E_RANGE && edit.verb == TN_EDIT_REMOVE) {
        *out = (tn_splice){.removed = "", .inserted = ""};
        status = TN_OK;
    }
    return status;
}

static tn_status write_value(tni_model *m, const tni_target *t, const char *value, const char *name,
                             const char **reason)
{
    tni_draft *paper = NULL;
    tn_splice splice;
    tn_arena *scratch = tn_arena_new(NULL);
    tn_status status =
        scratch ? tni_plan_value(m, scratch, t, value, &paper, &splice, reason) : TN_E_NOMEM;
    if (status == TN_OK && splice.removed_size + splice.inserted_size) {
        status = tni_draft_apply(paper, splice, name);
        *reason = status ? "memory is short" : "";
    }
    tn_arena_free(scratch);
    return status;
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
        return EFF_VIEW;
    }
    name_change(name, sizeof(name), t, m->before, value);
    if (write_value(m, t, value, name, &reason) != TN_OK) {
        tni_say(m, ATTR_ERROR, "%s: %s", t->key, reason);
        return 0;
    }
    tni_say(m, ATTR_DIM, "%s", name);
    return EFF_VIEW | EFF_JOURNAL;
}

static tni_draft *paper_with(tni_model *m, const char *kind, const char *label, const char **reason)
{
    tni_target t;
    tni_target_set(&t, "", kind, label, "");
    return paper_for(m, &t, reason);
}

/* The edit as one step; paper NULL: it cannot be, for the reason. */
static unsigned do_edit(tni_model *m, tni_draft *paper, const tn_edit *edit, const char *name,
                        const char *reason)
{
    if (!paper || tni_draft_edit(paper, edit, name, &reason) != TN_OK) {
        tni_say(m, ATTR_ERROR, "%s: %s", name, reason);
        return 0;
    }
    tni_say(m, ATTR_DIM, "%s", name);
    return EFF_VIEW | EFF_JOURNAL;
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
    tni_draft *paper = paper_with(m, kind, label, &reason);
    if (add && tni_section_of(&m->look, kind, label, "")) {
        reason = "it is there already";
        paper = NULL;
    }
    return do_edit(m, paper, &edit, name, reason);
}

unsigned tni_edit_swap_sections(tni_model *m, const char *kind, const char *label,
                                const char *other, int step)
{
    const char *reason = "";
    char name[TNI_SAY];
    snprintf(name, sizeof(name), "move [%s %s] %s", kind, label, step < 0 ? "up" : "down");
    const tn_edit edit = {
        .verb = TN_EDIT_SWAP_SECTIONS, .kind = kind, .label = label, .value = other};
    tni_draft *paper = paper_with(m, kind, label, &reason);
    if (paper && paper != paper_with(m, kind, other, &reason)) {
        reason = "sections come before the rows of the CSV";
        paper = NULL;
    }
    return do_edit(m, paper, &edit, name, reason);
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
