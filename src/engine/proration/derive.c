/* Derivation steps in one call each. */
#include "engine/proration/derive.h"

tn_step *tni_derive(tn_arena *arena, tn_step *parent, tn_step_kind kind, const char *what,
                    tn_value first, tn_value second, tn_value out)
{
    tn_step *step = tn_step_add(arena, parent, kind, what);
    if (step) {
        step->in[0] = first;
        step->in[1] = second;
        step->out = out;
    }
    return step;
}

void tni_derive_rounding(tn_arena *arena, tn_step *parent, tn_fraction exact_minor,
                         tn_rounding mode, tn_money rounded)
{
    tn_fraction exact = tn_fraction_reduce(exact_minor);
    if (exact.den == 1) {
        return;
    }
    for (int i = 0; i < rounded.currency.places; i++) {
        exact.den *= 10;
    }
    tni_derive(arena, parent, TN_STEP_ROUND, tn_rounding_name(mode),
               tn_value_fraction(tn_fraction_reduce(exact)), tn_value_none(),
               tn_value_money(rounded));
}
