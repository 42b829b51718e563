/* Derivations in words: a row or a line per step, parents before children. */

#include "tenor/report.h"
#include "tenor/text.h"

enum { DEEPEST = 32 };

/* The words of a kind: before `what`, and between its operands (in Unicode, and in ASCII). */
typedef struct phrase {
    const char *lead, *between, *between_ascii;
} phrase;

static phrase phrase_of(tn_step_kind kind)
{
    static const phrase phrases[] = {
        [TN_STEP_GIVEN] = {"", ", ", ", "},
        [TN_STEP_SUM] = {"", ", ", ", "},
        [TN_STEP_NOTE] = {"", ", ", ", "},
        [TN_STEP_PRODUCT] = {"", " \u00d7 ", " x "},
        [TN_STEP_DIFFERENCE] = {"", " \u2212 ", " - "},
        [TN_STEP_SHARE] = {"share left, ", " left of ", " left of "},
        [TN_STEP_DISCOUNT] = {"", " less ", " less "},
        [TN_STEP_UPLIFT] = {"", " plus ", " plus "},
        [TN_STEP_ROUND] = {"rounded ", ", ", ", "},
        [TN_STEP_SPLIT] = {"", " split into ", " split into "},
        [TN_STEP_CLAMP] = {"limit: ", " held to ", " held to "},
        [TN_STEP_BRACKET] = {"bracket ", ", ", ", "},
    };
    return phrases[kind];
}

/* What a given value is, is its result; it is not derived from anything. */
static tn_value result_of(const tn_step *step)
{
    return step->kind == TN_STEP_GIVEN && step->out.kind == TN_V_NONE ? step->in[0] : step->out;
}

void tn_step_print(const tn_step *step, bool ascii, tn_buffer *out)
{
    const phrase p = phrase_of(step->kind);
    if (step->kind == TN_STEP_SUM) {
        size_t parts = 0;
        for (const tn_step *child = step->child; child; child = child->next) {
            parts += child->kind != TN_STEP_ROUND; /* how the sum was rounded is no part of it */
        }
        tn_buffer_format(out, "sum of %zu", parts);
        return;
    }
    bool first = true;
    for (int i = 0; i < TN_STEP_OPERANDS && step->kind != TN_STEP_GIVEN; i++) {
        if (step->in[i].kind != TN_V_NONE) {
            tn_buffer_text(out, first ? "" : (ascii ? p.between_ascii : p.between));
            tn_value_print(step->in[i], TN_FOR_PEOPLE, out);
            first = false;
        }
    }
}

/* A walk over the tree that needs no recursion; deeper than DEEPEST it does not go down. */
typedef struct step_walk {
    const tn_step *path[DEEPEST];
    size_t depth; /* of the current step */
} step_walk;

/* The step after the current one; siblings of the root are not part of its tree. */
static const tn_step *next(step_walk *w)
{
    const tn_step *now = w->path[w->depth];
    if (now->child && w->depth + 1 < DEEPEST) {
        return w->path[++w->depth] = now->child;
    }
    while (w->depth && !w->path[w->depth]->next) {
        w->depth--;
    }
    return w->depth ? w->path[w->depth] = w->path[w->depth]->next : NULL;
}

static void print_label(const tn_step *step, tn_buffer *out)
{
    tn_buffer_text(out, phrase_of(step->kind).lead);
    tn_value_print(tn_value_text(step->what), TN_FOR_PEOPLE, out);
}

tn_table *tn_explain_table(tn_arena *arena, const tn_step *root)
{
    static const tn_column columns[TN_EXPLAIN_COLUMNS] = {
        [TN_EXPLAIN_DEPTH] = {.key = "depth", .title = "Level", .kind = TN_V_QUANTITY},
        [TN_EXPLAIN_WHAT] = {.key = "what", .title = "Step", .kind = TN_V_TEXT},
        [TN_EXPLAIN_HOW] = {.key = "how", .title = "How", .kind = TN_V_TEXT},
        [TN_EXPLAIN_RESULT] = {.key = "result", .title = "Result", .kind = TN_V_NONE},
    };
    tn_table *table = tn_table_new(arena, columns, TN_EXPLAIN_COLUMNS);
    const tn_allocator scratch = tn_arena_allocator(arena);
    tn_buffer text;
    tn_buffer_init(&text, &scratch);
    step_walk w = {.path = {root}};
    for (const tn_step *step = root; step && table; step = next(&w)) {
        tn_buffer_cut(&text, 0);
        print_label(step, &text);
        const size_t label = text.length;
        tn_step_print(step, false, &text);
        const bool fine = tn_buffer_status(&text) == TN_OK; /* else the arena must know of it */
        const char *words = text.bytes ? text.bytes : "";
        const char *what = tn_arena_copy(arena, words, fine ? label : SIZE_MAX);
        const char *how = fine ? tn_arena_text(arena, words + label) : NULL;
        if (!what || !how ||
            !tn_table_add(table,
                          (tn_value[]){tn_value_quantity((int64_t)w.depth), tn_value_text(what),
                                       tn_value_text(how), result_of(step)},
                          TN_EXPLAIN_COLUMNS, step)) {
            table = NULL;
        }
    }
    tn_buffer_done(&text);
    return table;
}

void tn_explain_print(const tn_step *root, bool ascii, tn_buffer *out)
{
    step_walk w = {.path = {root}};
    for (const tn_step *step = root; step; step = next(&w)) {
        tn_buffer_fill(out, ' ', 2 * (int)w.depth);
        print_label(step, out);
        const tn_value result = result_of(step);
        const size_t before = out->length;
        if (step->kind != TN_STEP_GIVEN && step->kind != TN_STEP_NOTE) {
            tn_buffer_text(out, ": ");
            tn_step_print(step, ascii, out);
        }
        if (result.kind != TN_V_NONE) {
            tn_buffer_text(out, out->length == before ? ": " : " = ");
            tn_value_print(result, TN_FOR_PEOPLE, out);
        }
        tn_buffer_text(out, "\n");
    }
}
