/* Offers to compare with the open one: those of the folder that were chosen; a copy of the open one
 * is a scenario to change. */
#include "tui/screens/comparison.h"

#include <stdio.h>
#include <string.h>

#include "tui/model/overlay.h"

#define SCENARIO "(a copy of this offer, to change: a scenario)"

static bool is_compared(const tni_model *m, const char *path)
{
    bool found = strcmp(path, m->draft.document->path) == 0;
    for (size_t i = 0; i < m->comparison_count; i++) {
        found = found || strcmp(m->comparisons[i], path) == 0;
    }
    return found;
}

void tni_comparison_add(tni_model *m, const char *path)
{
    const char *copy = tn_arena_text(m->arena, path);
    if (copy && m->comparison_count < TNI_COMPARISONS) {
        m->comparisons[m->comparison_count++] = copy;
    }
}

static unsigned take_scenario(tni_model *m, int choice)
{
    (void)choice;
    return tni_overlay_line(m, EFF_SCENARIO | EFF_VIEW | EFF_LIST);
}

static unsigned take_offer(tni_model *m, int choice)
{
    if (strcmp(m->overlay.rows[choice], SCENARIO) == 0) {
        tni_overlay_close(m);
        m->name_question = (tni_name_question){.title = "Name of the scenario",
                                               .end = ".offer.ini",
                                               .beside = true,
                                               .answer = take_scenario};
        return EFF_NAME;
    }
    tni_comparison_add(m, m->overlay.rows[choice]);
    tni_overlay_close(m);
    return EFF_VIEW;
}

void tni_comparison_ask(tni_model *m)
{
    if (m->comparison_count == TNI_COMPARISONS) {
        tni_show_message(m, ATTR_DIM, "%d offers are beside it; D takes one away", TNI_COMPARISONS);
        return;
    }
    tni_overlay_begin(m, OVER_PICK, take_offer, "Beside this offer");
    tni_overlay_row(m, SCENARIO);
    for (size_t i = 0; i < m->file_list.count; i++) {
        const tni_file_summary *c = &m->file_list.summaries[i];
        if (c->kind == TNI_KIND_OFFER && !is_compared(m, c->path)) {
            tni_overlay_row(m, c->path);
        }
    }
}

unsigned tni_comparison_open(tni_model *m, size_t i)
{
    const char *path = m->comparisons[i];
    m->comparisons[i] = m->draft.document->path; /* they change places */
    return tni_open_file(m, path);
}

unsigned tni_comparison_remove(tni_model *m, size_t i)
{
    tni_show_message(m, ATTR_DIM, "%s is no longer beside it; its file stays", m->comparisons[i]);
    m->comparison_count--;
    memmove(m->comparisons + i, m->comparisons + i + 1,
            (m->comparison_count - i) * sizeof(*m->comparisons));
    return EFF_VIEW;
}
