/* Editing the open file: values, sections, fixes; each accepted change is a step of the draft. */
#include "tui/model/edits.h"

#include <stdio.h>
#include <string.h>

#include "tui/model/choices.h"
#include "tui/model/overlay.h"

/* --- values --------------------------------------------------------------------------------- */

bool tni_read_day(const tni_model *m, const char *text, tn_date *out)
{
    const bool negative = *text == '-';
    const size_t digits = strspn(text + (*text != '\0'), "0123456789");
    const tn_date *from = tni_day(m);
    int64_t count = 0;
    if (*text != '+' && !negative) {
        return tn_date_parse(text, strlen(text), out) == TN_OK;
    }
    const char unit = text[1 + digits];
    if (!from || tn_whole_parse(text + 1, digits, 0, 36500, &count) != TN_OK || !unit ||
        text[2 + digits]) {
        return false;
    }
    count = negative ? -count : count;
    return unit == 'd'   ? tn_date_add_days(*from, count, out) == TN_OK
           : unit == 'w' ? tn_date_add_days(*from, count * 7, out) == TN_OK
           : unit == 'm' ? tn_date_add_months(*from, (int)count, 0, out) == TN_OK
           : unit == 'y' ? tn_date_add_months(*from, (int)count * 12, 0, out) == TN_OK
                         : false;
}

const char *tni_typed_value(const tni_model *m, const tni_target *t, const char *text)
{
    const tn_field_type type = t->rule ? t->rule->type : TN_F_TEXT;
    const size_t length = strlen(text);
    char *day = tn_arena_take(m->scratch, TN_DATE_TEXT);
    tn_date date;
    if (day && type == TN_F_DATE && (*text == '+' || *text == '-') &&
        tni_read_day(m, text, &date)) {
        return tn_date_format(date, day);
    }
    const bool bare = length && strspn(text, "0123456789.") == length;
    const char *signed_text =
        bare && type == TN_F_PERCENT ? tn_arena_format(m->scratch, "%s%%", text) : NULL;
    return signed_text ? signed_text : text;
}

/* What the file says now, before anything is typed. */
static void keep_before(tni_model *m, const tni_target *t)
{
    const char *now = !*t->key        ? t->label
                      : m->view.arena ? tni_source_value(m->view.document, m->view.arena, t->kind,
                                                         t->label, t->key)
                                      : NULL;
    snprintf(m->before, sizeof(m->before), "%s", now ? now : "");
}

static unsigned type_value(tni_model *m, const tni_target *t, const char *text)
{
    keep_before(m, t);
    if (strlen(m->before) + 1 >= sizeof(m->before)) { /* its end would be lost */
        tni_show_message(m, ATTR_ERROR, "%s is too long to be edited here", t->key);
        return 0;
    }
    tni_line_set(&m->line, text ? text : m->before);
    m->editing = true;
    m->message[0] = '\0';
    return 0;
}

#define TYPED    "(another: typed)"
#define NOT_SAID "(not said)"

static unsigned take_choice(tni_model *m, int choice)
{
    const char *word = tn_arena_text(m->scratch, m->overlay.rows[choice]);
    tni_overlay_close(m);
    if (!word) {
        return 0;
    }
    return strcmp(word, TYPED) == 0
               ? type_value(m, &m->target, NULL)
               : tni_edit_set(m, &m->target, strcmp(word, NOT_SAID) == 0 ? "" : word);
}

/* One of its values is asked for; false: it has none to choose from. */
static bool ask_choice(tni_model *m, const tni_target *t)
{
    const tn_field_rule *rule = t->rule;
    const bool closed = rule && (rule->words || rule->type == TN_F_FLAG);
    size_t count = 0;
    const char *const *words = tni_choices(m, t, m->scratch, &count);
    if (count == 0) {
        return false;
    }
    keep_before(m, t);
    tni_overlay_begin(m, closed ? OVER_PICK : OVER_CHOOSE, take_choice, t->key);
    for (size_t i = 0; i < count; i++) {
        tni_overlay_row(m, words[i]);
        m->overlay.cursor = strcmp(words[i], m->before) == 0 ? (int)i : m->overlay.cursor;
    }
    if (rule->need == TN_OPTIONAL) {
        tni_overlay_row(m, NOT_SAID);
    }
    if (rule->type == TN_F_PATH) {
        tni_overlay_row(m, TYPED);
    }
    return true;
}

/* The first value of a new line of a family. */
static unsigned take_key(tni_model *m, int choice)
{
    const char *star =
        m->overlay.kind == OVER_LINE ? m->overlay.line.text : m->overlay.rows[choice];
    tni_target t = m->target;
    char *at = strchr(t.key, '*');
    const bool said = at && *star;
    if (said) {
        snprintf(at, (size_t)(t.key + sizeof(t.key) - at), "%s", star);
    }
    tni_overlay_close(m);
    return said ? tni_edit_begin(m, &t, NULL) : 0;
}

/* Which key of the family: a dimension of the product, or typed. */
static void ask_key(tni_model *m, const tn_field_rule *rule)
{
    const tni_source_file *d = tni_seen(m)->document;
    const tn_product *product = d ? d->product : NULL;
    const bool dimension = strcmp(rule->star, "DIMENSION") == 0 || strcmp(rule->star, "LABEL") == 0;
    tni_overlay_begin(m, dimension && product ? OVER_PICK : OVER_LINE, take_key,
                      dimension ? "Of which dimension" : rule->star);
    for (size_t i = 0; dimension && product && i < product->dimension_count; i++) {
        tni_overlay_row(m, product->dimensions[i].label);
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
    const bool asks = !text || (!*text && rule && rule->type != TN_F_PATH); /* no closed list */
    return asks && ask_choice(m, target) ? 0 : type_value(m, target, text);
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
        tni_show_message(m, ATTR_ERROR, "%s: %s", t->key, reason);
        return 0;
    }
    tni_show_message(m, ATTR_DIM, "%s", name);
    return EFF_VIEW | EFF_LOG;
}

/* --- sections ------------------------------------------------------------------------------- */

/* The edit as one step. */
static unsigned edit_section(tni_model *m, const tn_edit *edit, const char *name)
{
    const char *reason = "";
    if (tni_draft_edit_section(&m->draft, edit, name, &reason) != TN_OK) {
        tni_show_message(m, ATTR_ERROR, "%s: %s", name, reason);
        return 0;
    }
    tni_show_message(m, ATTR_DIM, "%s", name);
    return EFF_VIEW | EFF_LOG;
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
    tni_show_message(m, ATTR_DIM, "%s", orders[m->screen]);
    return 0;
}

/* A new section of the kind in model->target, with what it needs to be understood. */
unsigned tni_take_label(tni_model *m, int choice)
{
    char label[TNI_NAME];
    const char *text =
        m->overlay.kind == OVER_LINE ? m->overlay.line.text : m->overlay.rows[choice];
    snprintf(label, sizeof(label), "%.*s", (int)strcspn(text, " "), text);
    const tn_edit_pair item[] = {{"quantity", "1"}};
    const tn_edit_pair dimension[] = {{"name", label}, {"description", "describe one unit"}};
    const bool is_dimension = strcmp(m->target.kind, "dimension") == 0;
    const bool is_item = strcmp(m->target.kind, "item") == 0;
    tni_overlay_close(m);
    const unsigned effects = !*label ? 0
                                     : tni_edit_section(m, TN_EDIT_ADD_SECTION, m->target.kind,
                                                        label, is_dimension ? dimension : item,
                                                        is_dimension ? 2
                                                        : is_item    ? 1
                                                                     : 0);
    snprintf(m->target.label, TNI_NAME, "%s", label);
    m->target.key[0] = '\0';
    return effects ? effects | EFF_POINT : 0;
}

/* --- steps back and forth ------------------------------------------------------------------- */

unsigned tni_step_back(tni_model *m, bool redo)
{
    const tni_edit_step *step = tni_draft_step(&m->draft, redo);
    if (!step) {
        tni_show_message(m, ATTR_DIM, redo ? "nothing to do again" : "nothing to undo");
        return 0;
    }
    tni_show_message(m, ATTR_DIM, "%s: %s", redo ? "again" : "undone", step->name);
    return EFF_VIEW | EFF_LOG;
}

/* Back or forth until that many changes are done. */
static unsigned go_to_step(tni_model *m, int choice)
{
    const size_t count = m->overlay.count - 1;
    tni_overlay_close(m);
    const size_t done = tni_draft_go_to(&m->draft, (size_t)choice);
    tni_show_message(m, ATTR_DIM, "after %zu of %zu changes", done, count);
    return EFF_VIEW | EFF_LOG;
}

/* What the files were, then what each step made of them, in the order they were made. */
unsigned tni_ask_history(tni_model *m)
{
    size_t count = 0;
    tni_overlay_begin(m, OVER_PICK, go_to_step, "Every change: Enter goes there");
    const char *const *names =
        m->overlay.arena ? tni_draft_step_names(&m->draft, m->overlay.arena, &count) : NULL;
    if (!names || count == 0) {
        tni_overlay_close(m);
        tni_show_message(m, ATTR_DIM, "nothing was changed yet");
        return 0;
    }
    tni_overlay_row(m, "before all of them");
    for (size_t i = 0; i < count; i++) {
        tni_overlay_row(m, names[i]);
    }
    m->overlay.cursor = (int)tni_draft_steps(&m->draft, false);
    return 0;
}

/* --- fixes ---------------------------------------------------------------------------------- */

unsigned tni_fix(tni_model *m, const tn_finding *f)
{
    char name[TNI_STEP_NAME];
    const tn_status status = tni_draft_fix(&m->draft, f, name);
    if (status == TN_E_RANGE) {
        tni_show_message(m, ATTR_DIM,
                         "no word alone mends this; e explains the rule, Enter goes to the field");
        return 0;
    }
    if (status != TN_OK) {
        tni_show_message(m, ATTR_ERROR, "memory is short");
        return 0;
    }
    tni_show_message(m, ATTR_GOOD, "%s; u takes it back", name);
    return EFF_VIEW | EFF_LOG;
}

unsigned tni_fix_all(tni_model *m)
{
    size_t count = 0;
    const tn_findings *findings = m->view.arena ? m->view.ws.findings : NULL;
    if (findings && tni_draft_fix_all(&m->draft, findings, &count) != TN_OK) {
        tni_show_message(m, ATTR_ERROR, "memory is short");
        return count ? EFF_VIEW | EFF_LOG : 0;
    }
    if (count == 0) {
        tni_show_message(m, ATTR_DIM, "nothing here has a fix of its own");
        return 0;
    }
    tni_show_message(m, ATTR_GOOD,
                     count == 1 ? "%zu fix made in %s; u takes it back"
                                : "%zu fixes made in %s; u takes them back",
                     count, tni_path_name(m->draft.document->path));
    return EFF_VIEW | EFF_LOG;
}
