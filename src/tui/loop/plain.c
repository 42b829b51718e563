/* Plain mode, for screen readers and terminals that cannot move a cursor: what a screen holds as
 * numbered lines, a prompt, an answer. Nothing is redrawn. */
#include "tui/loop/plain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tenor/text.h"
#include "tui/loop/effect.h"
#include "tui/loop/run.h"
#include "tui/loop/update.h"
#include "tui/model/edits.h"
#include "tui/model/file_list.h"
#include "tui/model/overlay.h"
#include "tui/widgets/form.h"

static bool ask(const char *prompt, char *line, size_t size)
{
    printf("%s", prompt);
    fflush(stdout);
    if (!fgets(line, (int)size, stdin)) {
        return false;
    }
    line[strcspn(line, "\r\n")] = '\0';
    return true;
}

static void said(tni_model *m)
{
    if (m->message[0]) {
        printf("%s\n", m->message);
    }
    m->message[0] = '\0';
    if (m->overlay.kind == OVER_ASK) {
        printf("%s\n", m->overlay.title);
        for (size_t i = 0; i < m->overlay.count; i++) {
            printf("  %s\n", m->overlay.rows[i]);
        }
        printf("%s\n", m->overlay.text);
    }
}

/* Every value of the open file that a form has, numbered. */
static int list_values(const tni_model *m, tn_arena *arena, tni_input_form *form)
{
    const tni_source_file *d = m->view.document;
    const tn_file_rule *file = d ? tn_schema_file(tni_kind_name(d->kind)) : NULL;
    *form = (tni_input_form){.arena = arena};
    for (const tn_section *x = d && d->tree ? d->tree->first : NULL; x && file; x = x->next) {
        tni_form_section(form, m, file->kind, x->kind, x->label);
    }
    for (size_t i = 0; file && i < m->view.dimension_count; i++) {
        const tn_section *x = m->view.dimensions[i];
        if (tni_source_is_row(m->view.document, x)) {
            tni_form_section(form, m, file->kind, x->kind, x->label);
        }
    }
    return form->count;
}

static void print_figures(const tni_model *m)
{
    const tni_view *view = tni_seen(m);
    char money[64];
    if (view->quote && view->quote->net_total.known) {
        printf("Total contract value %s %s\n",
               tn_money_format_grouped(view->quote->net_total.money, money),
               view->quote->currency.code);
    }
    for (size_t i = 0; view->arena && i < tn_findings_count(m->view.ws.findings); i++) {
        const tn_finding *f = tn_findings_get(m->view.ws.findings, i);
        printf("%s: %s [%s]\n", tn_severity_name(f->severity), f->message,
               tn_code_get(f->code)->text);
    }
}

static void print_form(const tni_input_form *form)
{
    for (int i = 0; i < form->count; i++) {
        const tni_input *in = &form->inputs[i];
        if (in->title) {
            printf("%3d  %s: %s\n", i + 1, in->title, *in->value ? in->value : "not set");
        } else {
            printf("     %s\n", in->value ? in->value : "");
        }
    }
}

/* One question about the open file; false: back to the files. */
static bool file_step(tni_model *m, bool show)
{
    char line[TNI_LINE_BYTES];
    tn_arena *arena = tn_arena_new(NULL);
    tni_input_form form;
    const int count = arena ? list_values(m, arena, &form) : 0;
    bool stay = count > 0;
    if (show) {
        printf("File %s\n", m->draft.document->path);
        print_form(&form);
        print_figures(m);
    }
    stay = stay && ask("Number to change, add KIND LABEL, list, undo, redo, save, back: ", line,
                       sizeof(line));
    char *end = NULL;
    const long number = stay ? strtol(line, &end, 10) : 0;
    if (!stay) {
        tn_arena_free(arena);
        return false;
    }
    if (number >= 1 && number <= count && !*end && form.inputs[number - 1].title) {
        const tni_input *in = &form.inputs[number - 1];
        printf("%s is now: %s\n", in->title, *in->value ? in->value : "not set");
        if (ask("New value, empty to take it away: ", line, sizeof(line))) {
            tni_perform(m, tni_edit_set(m, &in->target, line));
            print_figures(m);
        }
    } else if (strncmp(line, "add ", 4) == 0) {
        char kind[TNI_NAME] = "", label[TNI_NAME] = "";
        sscanf(line + 4, "%63s %63s", kind, label);
        const tn_edit_pair pair = {"quantity", "1"};
        tni_perform(m, tni_edit_section(m, TN_EDIT_ADD_SECTION, kind, label, &pair,
                                        strcmp(kind, "item") == 0));
    } else if (strcmp(line, "undo") == 0 || strcmp(line, "redo") == 0) {
        tni_perform(m, tni_act(m, *line == 'u' ? ACT_UNDO : ACT_REDO));
    } else if (strcmp(line, "save") == 0) {
        tni_perform(m, EFF_SAVE);
    } else if (strcmp(line, "list") == 0) {
        print_form(&form);
        print_figures(m);
    } else if (strcmp(line, "back") == 0 || !*line) {
        stay = false;
    } else {
        printf("not understood: %s\n", line);
    }
    said(m);
    tni_overlay_close(m);
    tn_arena_free(arena);
    return stay;
}

static void open_file(tni_model *m, const char *path)
{
    m->screen = SCREEN_CHECKS;
    tni_open_file(m, path);
    tni_perform(m, EFF_OPEN);
    said(m);
    if (m->overlay.kind == OVER_ASK) {
        char line[16];
        if (ask("Answer: ", line, sizeof(line)) && line[0]) {
            tni_run_key(m, line[0]);
            said(m);
        }
    }
    tni_overlay_close(m);
    for (bool first = true; m->draft.document && file_step(m, first); first = false) {
    }
}

int tni_plain_run(tni_model *m)
{
    char line[TNI_LINE_BYTES];
    if (m->draft.document) {
        open_file(m, m->draft.document->path);
    }
    for (;;) {
        while (tni_file_list_more(m, 100)) {
        }
        for (size_t i = 0; i < m->file_list.count; i++) {
            const tni_file_summary *c = &m->file_list.summaries[i];
            printf("%3zu  %s %s %s%s%s, %zu errors, %zu warnings\n", i + 1, tni_kind_name(c->kind),
                   c->name, c->state, c->total && *c->total ? " " : "", c->total ? c->total : "",
                   c->errors, c->warnings);
        }
        if (!ask("Number to open, quit: ", line, sizeof(line)) || strncmp(line, "q", 1) == 0) {
            if (tni_draft_unsaved(&m->draft) == 0 ||
                !ask("There are unsaved changes. save, discard: ", line, sizeof(line))) {
                break;
            }
            tni_perform(m, *line == 's' ? EFF_SAVE_ALL : EFF_FORGET);
            said(m);
            break;
        }
        char *end = NULL;
        const long number = strtol(line, &end, 10);
        if (number >= 1 && (size_t)number <= m->file_list.count) {
            open_file(m, m->file_list.summaries[number - 1].path);
            tni_file_list_begin(m);
        }
    }
    return 0;
}
