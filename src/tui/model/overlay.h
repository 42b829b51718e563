/* Overlays: help, the palette, questions, lists to pick from, text to read. The caller that opens
 * one passes the function that takes its answer. */
#ifndef TN_TUI_OVERLAY_H
#define TN_TUI_OVERLAY_H

#include "tui/model/model.h"

void tni_overlay_begin(tni_model *model, tni_overlay_kind kind, tni_answer answer,
                       const char *title);
/* A question that a letter answers: letters are those of choices, "y yes   Esc no"; both static. */
void tni_overlay_ask(tni_model *model, tni_answer answer, const char *title, const char *choices,
                     const char *letters);
void tni_overlay_row(tni_model *model, const char *text);
/* The same, formatted. */
void tni_overlay_add(tni_model *model, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void tni_overlay_close(tni_model *model);
/* An answer that only takes a line: into model->wanted; 0 when it is empty, else effects. */
unsigned tni_overlay_line(tni_model *model, unsigned effects);

/* The rows that can be chosen, as far as they were narrowed: those that hold what is typed, else
 * those that hold its letters in that order. Returns how many; *out in memory of the arena. */
int tni_overlay_choices(const tni_model *model, tn_arena *arena, const int **out);

/* A key while an overlay is open; *out_action: what was picked in the palette, ACT_NONE. */
unsigned tni_overlay_update(tni_model *model, int32_t key, tni_action_id *out_action);

/* Rows of help or palette that match what was typed; ids[ACT_COUNT]. In the palette a blank begins
 * what the action is told ("sort Name"), unless all of it is an action's name. */
int tni_overlay_actions(const tni_model *model, tni_action_id *ids);
void tni_action_words(tni_action_id id, char *buffer, size_t size);

#endif
