/* Derivation trees. */
#include "tenor/step.h"

tn_step *tn_step_add(tn_arena *arena, tn_step *parent, tn_step_kind kind, const char *what)
{
    tn_step *step = tn_arena_take(arena, sizeof(*step));
    if (!step) {
        return NULL;
    }
    step->kind = kind; /* the rest is 0 */
    step->what = what;
    if (parent && parent->last_child) {
        parent->last_child->next = step;
    } else if (parent) {
        parent->child = step;
    }
    if (parent) {
        parent->last_child = step;
    }
    return step;
}
