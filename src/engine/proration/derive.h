/* Derivation steps in one call each; out of memory, only the arena says so. */
#ifndef ENGINE_DERIVE_H
#define ENGINE_DERIVE_H

#include "tenor/policy.h"
#include "tenor/step.h"

/* A step of two operands; tn_value_none() where there is none. */
tn_step *tni_derive(tn_arena *arena, tn_step *parent, tn_step_kind kind, const char *what,
                    tn_value first, tn_value second, tn_value out);

/* How an exact amount in minor units was rounded; nothing when it is whole. */
void tni_derive_rounding(tn_arena *arena, tn_step *parent, tn_fraction exact_minor,
                         tn_rounding mode, tn_money rounded);

#endif
