/* A contract's file in the terminal program: its sections as one form, and new ones: what the buyer
 * chose, frozen prices, and what happened on the day under the Timeline's cursor. */
#include "tui/screens/contract_file.h"

#include <stdio.h>
#include <string.h>

#include "tui/model/edits.h"
#include "tui/model/overlay.h"
#include "tui/screens/timeline.h"

tni_input_form tni_contract_form(const tni_model *m, tn_arena *arena)
{
    tni_input_form f = {.arena = arena};
    const tni_source_file *d = tni_written(m)->document;
    for (const tn_section *x = d && d->tree ? d->tree->first : NULL; x; x = x->next) {
        tni_form_section(&f, m, "contract", x->kind, x->label);
    }
    return f;
}

static unsigned begin_section(tni_model *m, const char *label, const tn_edit_pair *pair)
{
    const unsigned effects =
        tni_edit_section(m, TN_EDIT_ADD_SECTION, m->target.kind, label, pair, pair != NULL);
    snprintf(m->target.label, TNI_NAME, "%s", label);
    m->target.key[0] = '\0';
    return effects ? effects | EFF_POINT : 0;
}

static unsigned take_offer(tni_model *m, int choice)
{
    snprintf(m->wanted, sizeof(m->wanted), "%s", m->overlay.rows[choice]);
    tni_overlay_close(m);
    return EFF_REPLACE_OFFER;
}

unsigned tni_replace_offer(tni_model *m, const char *offer)
{
    char day[64];
    tn_date on;
    const tn_edit_pair pair = {"offer", offer};
    return tni_timeline_day(m, &on) ? begin_section(m, tn_date_format(on, day), &pair) : 0;
}

/* The dimension whose section is added. */
static unsigned take_dimension(tni_model *m, int choice)
{
    char label[TNI_NAME];
    const tn_edit_pair item = {"quantity", "1"};
    snprintf(label, sizeof(label), "%s", m->overlay.rows[choice]);
    tni_overlay_close(m);
    return begin_section(m, label, strcmp(m->target.kind, "item") == 0 ? &item : NULL);
}

/* The dimensions, or the offers of the folder, to choose from. */
static void ask_which(tni_model *m, bool offers)
{
    const tni_source_file *d = tni_seen(m)->document;
    tni_overlay_begin(m, OVER_PICK, offers ? take_offer : take_dimension,
                      offers ? "The replacement offer" : "Of which dimension");
    for (size_t i = 0; offers && i < m->file_list.count; i++) {
        if (m->file_list.summaries[i].kind == TNI_KIND_OFFER) {
            tni_overlay_row(m, m->file_list.summaries[i].path);
        }
    }
    for (size_t i = 0; !offers && d && d->product && i < d->product->dimension_count; i++) {
        const char *label = d->product->dimensions[i].label;
        if (!m->view.document->tree ||
            !tn_tree_find(m->view.document->tree, m->target.kind, label)) {
            tni_overlay_row(m, label);
        }
    }
    if (m->overlay.count == 0) {
        tni_overlay_close(m);
        tni_show_message(m, ATTR_WARNING,
                         offers ? "there is no offer in this folder"
                                : "every dimension has its section: its values are below");
    }
}

/* An upgrade is chosen on the Upgrade screen first, on the same day. */
static unsigned try_upgrade(tni_model *m)
{
    m->cursors[SCREEN_UPGRADE].day = m->cursors[SCREEN_TIMELINE].day;
    m->cursors[SCREEN_UPGRADE].has_day = m->cursors[SCREEN_TIMELINE].has_day;
    const unsigned effects = tni_go(m, SCREEN_UPGRADE);
    tni_show_message(m, ATTR_DIM, "choose quantities; A writes the upgrade into the contract");
    return effects;
}

/* The day on which the term under the cursor ends: renewals by hand are filed there. */
static tn_date end_of_term(const tni_model *m, tn_date on)
{
    const tni_view *view = tni_seen(m);
    const tn_life *life = tn_books_life(view->books);
    const tn_term *t = life ? tn_life_term_at(life, tn_instant_of(on)) : NULL;
    t = !t && life && life->term_count ? &life->terms[life->term_count - 1] : t;
    return t ? tn_instant_date(t->period.end) : on;
}

static unsigned take_event(tni_model *m, int choice)
{
    /* What a new section begins with, so that it is understood. */
    static const struct {
        const char *kind;
        tn_edit_pair pair;
    } begins[] = {{"auto-renew", {"enabled", "no"}}, {"refund", {"approved", "yes"}}};
    char kind[TNI_NAME], day[64];
    tn_date on;
    snprintf(kind, sizeof(kind), "%.*s", (int)strcspn(m->overlay.rows[choice], " "),
             m->overlay.rows[choice]);
    tni_overlay_close(m);
    const tn_section_rule *rule = tn_file_rule_section(tn_schema_file("contract"), kind);
    if (strcmp(kind, "upgrade") == 0) {
        return try_upgrade(m);
    }
    tni_target_set(&m->target, "contract", kind, "", "");
    if (rule->label && strcmp(rule->label, "dimension") == 0) {
        ask_which(m, false);
        return 0;
    }
    if (rule->label && !tni_timeline_day(m, &on)) {
        tni_show_message(m, ATTR_WARNING, "no day: mend first what 9 shows");
        return 0;
    }
    if (strcmp(kind, "replace") == 0) {
        ask_which(m, true);
        return 0;
    }
    if (strcmp(kind, "renew") == 0) {
        on = end_of_term(m, on);
    }
    size_t i = 0;
    const size_t count = sizeof(begins) / sizeof(*begins);
    while (i < count && strcmp(begins[i].kind, kind) != 0) {
        i++;
    }
    return begin_section(m, rule->label ? tn_date_format(on, day) : "",
                         i < count ? &begins[i].pair : NULL);
}

void tni_event_ask(tni_model *m)
{
    const tn_file_rule *file = tn_schema_file("contract");
    const tn_tree *tree = m->view.document ? m->view.document->tree : NULL;
    char title[64], day[64];
    tn_date on;
    if (!tree) {
        tni_show_message(m, ATTR_WARNING, "mend first what 9 shows: the file has no sections yet");
        return;
    }
    snprintf(title, sizeof(title), "What happens on %s",
             tni_timeline_day(m, &on) ? tn_date_format(on, day) : "that day");
    tni_overlay_begin(m, OVER_PICK, take_event, title);
    for (size_t i = 1; i < file->section_count; i++) {
        const tn_section_rule *rule = &file->sections[i];
        const bool frozen = /* by 'accept' and 'freeze', not by hand */
            strcmp(rule->kind, "terms") == 0 || strcmp(rule->kind, "payments") == 0;
        if (!frozen && (rule->label || !tn_tree_find(tree, rule->kind, ""))) {
            tni_overlay_add(m, "%-11s %s", rule->kind, rule->help);
        }
    }
}
