/* Offers beside the open one: those of the folder that were chosen, priced by the same quote; a
 * copy of the open one is a scenario to change. */
#include <stdio.h>
#include <string.h>

#include "tui/loop/effect.h"
#include "tui/screens/screen.h"

#define SCENARIO "(a copy of this offer, to change: a scenario)"

void tni_comparison_look(tni_model *m, tni_view *l)
{
    tni_workspace *ws = &l->beside_ws;
    l->beside_count = 0;
    if (m->beside_count == 0 || tni_workspace_again(&m->base, l->arena, ws) != TN_OK) {
        return;
    }
    tni_draft_put(&m->draft, ws, false, NULL, NULL, 0);
    for (size_t i = 0; i < m->beside_count; i++) {
        const tni_source_file *d = tni_workspace_load(ws, m->beside[i]);
        tni_comparison *b = &l->beside[l->beside_count++];
        *b = (tni_comparison){.path = m->beside[i]};
        if (d && d->status == TN_OK && d->kind == TNI_KIND_OFFER) {
            tni_quote(ws, d, NULL, &b->quote);
        }
    }
}

static bool is_beside(const tni_model *m, const char *path)
{
    bool found = strcmp(path, m->draft.document->path) == 0;
    for (size_t i = 0; i < m->beside_count; i++) {
        found = found || strcmp(m->beside[i], path) == 0;
    }
    return found;
}

void tni_comparison_ask(tni_model *m)
{
    if (m->beside_count == TNI_BESIDE) {
        tni_say(m, ATTR_DIM, "%d offers are beside it; D takes one away", TNI_BESIDE);
        return;
    }
    tni_over_begin(m, OVER_PICK, FOR_BESIDE, "Beside this offer");
    tni_over_row(m, SCENARIO);
    for (size_t i = 0; i < m->catalogue.count; i++) {
        const tni_file_summary *c = &m->catalogue.cards[i];
        if (c->kind == TNI_KIND_OFFER && !is_beside(m, c->path)) {
            tni_over_row(m, c->path);
        }
    }
}

static void add(tni_model *m, const char *path)
{
    const char *copy = tn_arena_text(m->arena, path);
    if (copy && m->beside_count < TNI_BESIDE) {
        m->beside[m->beside_count++] = copy;
    }
}

unsigned tni_comparison_chosen(tni_model *m, int choice)
{
    char name[TNI_LINE_BYTES];
    if (strcmp(m->over.rows[choice], SCENARIO) == 0) {
        const char *folder = tni_path_folder(m->over.arena, m->draft.document->path);
        tni_free_name(m->draft.document, folder ? folder : m->folder, ".offer.ini", name,
                      sizeof(name));
        tni_over_begin(m, OVER_LINE, FOR_SCENARIO, "Name of the scenario");
        tni_line_set(&m->over.line, name);
        return 0;
    }
    add(m, m->over.rows[choice]);
    tni_over_close(m);
    return EFF_VIEW;
}

/* What is in its way stays: an offer is never replaced by a scenario. */
void tni_scenario(tni_model *m)
{
    const char *path = NULL, *reason = "";
    if (tni_write_copy(m, m->draft.document, &path, &reason) == TN_OK) {
        add(m, path);
        tni_say(m, ATTR_GOOD, "made %s; Enter on it opens it", path);
    } else {
        tni_say(m, ATTR_ERROR, "%s was not made: %s", m->wanted, reason);
    }
}

unsigned tni_comparison_open(tni_model *m, size_t i)
{
    const char *path = m->beside[i];
    m->beside[i] = m->draft.document->path; /* they change places */
    return tni_open_file(m, path);
}

unsigned tni_comparison_remove(tni_model *m, size_t i)
{
    tni_say(m, ATTR_DIM, "%s is no longer beside it; its file stays", m->beside[i]);
    m->beside_count--;
    memmove(m->beside + i, m->beside + i + 1, (m->beside_count - i) * sizeof(*m->beside));
    return EFF_VIEW;
}
