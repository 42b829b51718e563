/* Forms: the fields of sections. A screen is told by them which value of the file is under its
 * cursor. */
#ifndef TN_TUI_FORM_H
#define TN_TUI_FORM_H

#include "tui/model/model.h"
#include "tui/widgets/surface.h"

typedef struct tni_input {
    tni_target target;
    const char *title;         /* NULL: the heading of target's section, whose text is value */
    const char *value;         /* as written, "" when absent */
    const char *absent;        /* what holds when it is absent, dim; NULL */
    const tn_finding *finding; /* the worst about it; NULL */
} tni_input;

typedef struct tni_input_form {
    tni_input *inputs;
    int count;
    tn_arena *arena;
} tni_input_form;

/* Adds a heading and the section's fields; of a family those that are written and, last, a row for
 * one more, whose key is the family's ("quantity.*"). */
void tni_form_section(tni_input_form *form, const tni_model *model, const char *file_kind,
                      const char *kind, const char *label);
void tni_form_draw(const tni_input_form *form, const tni_model *model, tni_surface *surface,
                   tni_area area, const tni_screen_cursor *position, int panel, bool focus);
/* The input under the cursor; NULL outside, or on a heading that has no label to change. */
const tni_input *tni_form_at(const tni_input_form *form, const tni_screen_cursor *position,
                             int panel);
/* Leaves out terms that are not set, not needed and not being typed, and sections without others;
 * a last row, which is no input, says how many there are. Where there are few, all stay. */
void tni_form_fold(tni_input_form *form, const tni_model *model);
/* The row is that last one. */
bool tni_form_is_fold(const tni_input_form *form, int row);
/* The row of the target's input; false: there is none, and it is as it was. */
bool tni_form_point(const tni_input_form *form, const tni_target *target, int *row);

#endif
