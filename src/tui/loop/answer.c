/* What the answers to overlays do. */
#include <stdio.h>
#include <string.h>

#include "tui/screens/overlay.h"

static unsigned picked_word(tni_model *m, const char *word)
{
    char value[TNI_NAME];
    snprintf(value, sizeof(value), "%s", *word == '(' ? "" : word);
    tni_over_close(m);
    return tni_edit_set(m, &m->target, value);
}

static unsigned remove_it(tni_model *m)
{
    const tni_target t = m->target;
    tni_over_close(m);
    return t.whole ? tni_edit_section(m, TN_EDIT_REMOVE_SECTION, t.kind, t.label, NULL, 0)
                   : tni_edit_set(m, &t, "");
}

/* The first value of a new line of a family. */
static unsigned add_key(tni_model *m, const char *star)
{
    tni_target t = m->target;
    char *at = strchr(t.key, '*');
    const bool said = at && *star;
    if (said) {
        snprintf(at, (size_t)(t.key + sizeof(t.key) - at), "%s", star);
    }
    tni_over_close(m);
    return said ? tni_edit_begin(m, &t, NULL) : 0;
}

/* A new section of the kind in model->target, with what it needs to be understood. */
static unsigned add_it(tni_model *m, const char *text)
{
    char label[TNI_NAME];
    snprintf(label, sizeof(label), "%.*s", (int)strcspn(text, " "), text);
    const tni_source_file *d = m->look.document;
    const tni_kind kind = d ? d->kind : TNI_KIND_UNKNOWN;
    const tn_edit_pair item[] = {{"quantity", "1"}};
    const tn_edit_pair dimension[] = {{"name", label}, {"description", "describe one unit"}};
    tni_over_close(m);
    if (!*label) {
        return 0;
    }
    if (kind == TNI_KIND_CONTRACT) {
        return tni_section_begin(m, label, strcmp(m->target.kind, "item") == 0 ? item : NULL);
    }
    return kind == TNI_KIND_PRODUCT
               ? tni_edit_section(m, TN_EDIT_ADD_SECTION, "dimension", label, dimension, 2)
               : tni_edit_section(m, TN_EDIT_ADD_SECTION, m->target.kind, label, item,
                                  strcmp(m->target.kind, "item") == 0);
}

static unsigned new_file(tni_model *m, int choice)
{
    static const char *const names[] = {"new.product.ini", "new.offer.ini", "new.contract.ini"};
    m->wanted_kind = (tni_kind)(TNI_KIND_PRODUCT + choice);
    tni_over_begin(m, OVER_LINE, FOR_NEW_NAME, "Name of the new file");
    tni_line_set(&m->over.line, names[choice]);
    return 0;
}

static unsigned line_done(tni_model *m, unsigned effect)
{
    snprintf(m->wanted, sizeof(m->wanted), "%s", m->over.line.text);
    tni_over_close(m);
    return *m->wanted ? effect : 0;
}

static unsigned quit_done(tni_model *m, int choice)
{
    tni_over_close(m);
    m->quitting = true;
    return choice == 's' ? EFF_SAVE_ALL | EFF_QUIT : EFF_FORGET | EFF_QUIT;
}

unsigned tni_over_done(tni_model *m, int choice)
{
    switch (m->over.purpose) {
    case FOR_NOTHING:
        break;
    case FOR_SEARCH:
        tni_over_close(m);
        return 0;
    case FOR_REMOVE:
        return remove_it(m);
    case FOR_QUIT:
        return quit_done(m, choice);
    case FOR_ADD:
        return add_it(m, m->over.kind == OVER_LINE ? m->over.line.text : m->over.rows[choice]);
    case FOR_KEY:
        return add_key(m, m->over.kind == OVER_LINE ? m->over.line.text : m->over.rows[choice]);
    case FOR_EVENT:
        return tni_event_chosen(m, choice);
    case FOR_SUPPOSE:
        snprintf(m->wanted, sizeof(m->wanted), "%s", m->over.line.text);
        tni_over_close(m);
        return tni_supposed(m, m->wanted);
    case FOR_BESIDE:
        return tni_comparison_chosen(m, choice);
    case FOR_SCENARIO:
        return line_done(m, EFF_SCENARIO | EFF_VIEW | EFF_LIST);
    case FOR_HISTORY:
        return tni_go_to_change(m, (size_t)choice);
    case FOR_USAGE:
        return tni_usage_chosen(m, choice);
    case FOR_REPLACEMENT:
        return tni_replacement_chosen(m, choice);
    case FOR_NEW:
        return new_file(m, choice);
    case FOR_NEW_NAME:
        return line_done(m, EFF_CREATE);
    case FOR_EXPORT_FORM:
        return tni_export_chosen(m, choice);
    case FOR_EXPORT:
        return line_done(m, EFF_EXPORT);
    case FOR_REPLACE:
        tni_over_close(m);
        m->replace = true;
        return EFF_EXPORT;
    case FOR_RECOVER:
        tni_over_close(m);
        return choice == 'r' ? EFF_RECOVER : EFF_DISCARD;
    case FOR_CLASH:
        tni_over_close(m);
        return choice == 'd' ? EFF_DIFF : choice == 'w' ? EFF_AGAIN | EFF_SAVE : EFF_RELOAD;
    case FOR_UNSAVED:
        return tni_unsaved_answer(m, choice);
    case FOR_ELSEWHERE:
        return line_done(m, EFF_ELSEWHERE | EFF_LIST);
    case FOR_UNWRITTEN:
        return tni_unwritten_answer(m, choice);
    case FOR_DEMO:
        tni_over_close(m);
        return EFF_DEMO;
    case FOR_CHOICE:
        return picked_word(m, m->over.rows[choice]);
    }
    tni_over_close(m);
    return 0;
}

unsigned tni_over_cancel(tni_model *m)
{
    m->quitting = false;
    return 0;
}
