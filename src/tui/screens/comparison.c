/* Offers to compare with the open one: those of the folder that were chosen; a copy of the open one
 * is a scenario to change. */
#include "tui/screens/comparison.h"

#include <stdio.h>
#include <string.h>

#include "tui/model/overlay.h"

#define SCENARIO "(a copy of this offer, to change: a scenario)"

static bool is_beside(const tni_model *m, const char *path)
{
    bool found = strcmp(path, m->draft.document->path) == 0;
    for (size_t i = 0; i < m->beside_count; i++) {
        found = found || strcmp(m->beside[i], path) == 0;
    }
    return found;
}

void tni_comparison_add(tni_model *m, const char *path)
{
    const char *copy = tn_arena_text(m->arena, path);
    if (copy && m->beside_count < TNI_BESIDE) {
        m->beside[m->beside_count++] = copy;
    }
}

static unsigned take_scenario(tni_model *m, int choice)
{
    (void)choice;
    return tni_over_line(m, EFF_SCENARIO | EFF_VIEW | EFF_LIST);
}

static unsigned take_offer(tni_model *m, int choice)
{
    if (strcmp(m->over.rows[choice], SCENARIO) == 0) {
        tni_over_close(m);
        m->name_question = (tni_name_question){.title = "Name of the scenario",
                                               .end = ".offer.ini",
                                               .beside = true,
                                               .answer = take_scenario};
        return EFF_NAME;
    }
    tni_comparison_add(m, m->over.rows[choice]);
    tni_over_close(m);
    return EFF_VIEW;
}

void tni_comparison_ask(tni_model *m)
{
    if (m->beside_count == TNI_BESIDE) {
        tni_say(m, ATTR_DIM, "%d offers are beside it; D takes one away", TNI_BESIDE);
        return;
    }
    tni_over_begin(m, OVER_PICK, take_offer, "Beside this offer");
    tni_over_row(m, SCENARIO);
    for (size_t i = 0; i < m->catalogue.count; i++) {
        const tni_file_summary *c = &m->catalogue.cards[i];
        if (c->kind == TNI_KIND_OFFER && !is_beside(m, c->path)) {
            tni_over_row(m, c->path);
        }
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
