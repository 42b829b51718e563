/**
 * Derivations: how a number was computed, kept with the number as a small tree of records and
 * formatted on demand.
 */
#ifndef TENOR_STEP_H
#define TENOR_STEP_H

#include "tenor/arena.h"
#include "tenor/decls.h"
#include "tenor/value.h"

TN_BEGIN_DECLS

/** What was done to the operands; report/explain.c has the words and signs for each. */
typedef enum tn_step_kind {
    TN_STEP_GIVEN,      /* in[0] read from a file or option; what says where */
    TN_STEP_PRODUCT,    /* in[0] x in[1] x ... */
    TN_STEP_SUM,        /* of the children */
    TN_STEP_DIFFERENCE, /* in[0] - in[1] */
    TN_STEP_SHARE,      /* the fraction of a period: in[0] left of in[1]; what names the basis */
    TN_STEP_DISCOUNT,   /* in[0] less in[1] percent */
    TN_STEP_UPLIFT,     /* in[0] plus in[1] percent */
    TN_STEP_ROUND,      /* in[0] exact -> out; what names the mode */
    TN_STEP_SPLIT,      /* in[0] into in[1] parts, remainder first or last */
    TN_STEP_CLAMP,      /* in[0] held to a limit in[1]; what says which */
    TN_STEP_BRACKET,    /* in[0] falls in the bracket that what names -> out */
    TN_STEP_NOTE        /* words only */
} tn_step_kind;

enum { TN_STEP_OPERANDS = 4 };

typedef struct tn_step {
    tn_step_kind kind;
    const char *what; /* a few words of the domain: "net price of pro", "share left" */
    tn_value in[TN_STEP_OPERANDS];
    tn_value out;
    struct tn_step *child, *last_child, *next;
} tn_step;

/**
 * A new step under parent (NULL: a root).
 *
 * Owner    arena; what is borrowed and must live as long
 * Errors   NULL: no memory (sticky in the arena); parent NULL-safe, so that builders need no check
 */
tn_step *tn_step_add(tn_arena *arena, tn_step *parent, tn_step_kind kind, const char *what);

TN_END_DECLS

#endif
