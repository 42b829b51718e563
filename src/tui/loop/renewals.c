/* What renews of every contract: made when its screen is shown, again after a file changed. */
#include "tui/loop/renewals.h"

static void make_renewals(tni_model *m)
{
    tni_renewals_view *r = &m->renewals;
    const tni_file_list *files = &m->file_list;
    r->arena = tn_arena_new(NULL);
    if (!r->arena || tni_workspace_again(&m->base, r->arena, &r->ws) != TN_OK) {
        return;
    }
    const char **paths = tn_arena_take_array(r->arena, files->count + 1, sizeof(*paths));
    size_t count = 0;
    for (size_t i = 0; paths && i < files->count; i++) {
        if (files->summaries[i].kind == TNI_KIND_CONTRACT) {
            paths[count++] = files->summaries[i].path;
        }
    }
    r->months = r->months ? r->months : TNI_HORIZON;
    r->made = r->months;
    if (paths && tni_draft_put(&m->draft, &r->ws, true, NULL, NULL, 0) == TN_OK) {
        tni_renewals_make(&r->ws, paths, count, r->months, &r->of);
    }
    m->serial++;
}

void tni_renewals_follow(tni_model *m, unsigned effects)
{
    enum { SAME = EFF_COPY | EFF_REDRAW | EFF_SUSPEND | EFF_MOUSE | EFF_DIFF };
    const bool other = (effects & ~(unsigned)SAME) || m->renewals.months != m->renewals.made;
    if (m->renewals.arena && other) {
        tn_arena_free(m->renewals.arena);
        m->renewals = (tni_renewals_view){.months = m->renewals.months};
    }
    if (m->screen == SCREEN_RENEWALS && !m->renewals.arena) {
        make_renewals(m);
    }
}
