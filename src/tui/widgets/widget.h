/* Tables, forms and the parts of screens, drawn from the model. A screen is told which value of the
 * file is under its cursor by the same widgets. */
#ifndef TN_TUI_WIDGET_H
#define TN_TUI_WIDGET_H

#include "tenor/report.h"
#include "tui/model/model.h"

/* --- tables (table.c) --- */

typedef struct tni_column {
    const char *title;
    int width; /* 0: takes the room that is left */
    bool right;
} tni_column;

/* The cells of a row as text, memory of the frame. */
typedef struct tni_grid {
    const tni_column *columns;
    int column_count, row_count;
    void (*cell)(const void *context, tn_arena *frame, int row, int column, const char **text,
                 tni_attribute *ink);
    const void *context;
    const char *empty;    /* what is said when there are no rows */
    bool cells;           /* the cursor is on a cell, not on the row */
    const tni_line *edit; /* the cell under the cursor is being typed; NULL */
} tni_grid;

void tni_grid_draw(const tni_grid *grid, tni_surface *surface, tni_area area,
                   const tni_screen_cursor *spot, int panel, bool focus);

/* --- forms (form.c) --- */

typedef struct tni_input {
    tni_target target;
    const char *title;         /* NULL: the heading of target's section, whose text is value */
    const char *value;         /* as written, "" when absent */
    const char *absent;        /* what holds when it is absent, dim; NULL */
    const tn_finding *finding; /* the worst about it; NULL */
} tni_input;

typedef struct tni_form {
    tni_input *inputs;
    int count, capacity;
    tn_arena *arena;
} tni_form;

/* Adds a heading and the section's fields; of a family those that are written and, last, a row for
 * one more, whose key is the family's ("quantity.*"). */
void tni_form_section(tni_form *form, const tni_model *model, const char *file_kind,
                      const char *kind, const char *label);
tni_input *tni_form_add(tni_form *form, const tni_model *model, const tn_field_rule *rule,
                        const char *kind, const char *label, const char *key);
void tni_form_draw(const tni_form *form, const tni_model *model, tni_surface *surface,
                   tni_area area, const tni_screen_cursor *spot, int panel, bool focus);
/* The input under the cursor; NULL outside, or on a heading that has no label to change. */
const tni_input *tni_form_at(const tni_form *form, const tni_screen_cursor *spot, int panel);
/* The row of the target's input; as it was when there is none. */
void tni_form_point(const tni_form *form, const tni_target *target, int *row);

/* --- parts (parts.c) --- */

bool tni_edits(const tni_model *model, const char *kind, const char *label, const char *key);
/* The findings about a section (label NULL: about everything), worst first, folded. */
void tni_findings_draw(const tni_model *model, tni_surface *surface, tni_area area,
                       const char *kind, const char *label);
/* The worst finding about a section, or a row of the CSV; NULL. */
const tn_finding *tni_worst_of(const tni_model *model, const char *kind, const char *label);
/* The worst finding about a key of a section; NULL. */
const tn_finding *tni_finding_about(const tni_model *model, const char *kind, const char *label,
                                    const char *key);
int tni_limit_of(const tni_model *model, const char *kind, const char *key);
/* "1,234.00" or "-" */
const char *tni_money_text(tn_arena *frame, tn_maybe_money money);
/* Lines of text from a row on, folded, with a hanging indent; returns the row behind them. */
int tni_attribute_lines(tni_surface *surface, tni_area area, int row, const char *text);
/* offer_parts.c; quote NULL: not understood yet */
void tni_show_totals(const tn_quote *quote, tni_surface *surface, tni_area area);
void tni_show_payments(const tn_quote *quote, tni_surface *surface, tni_area area);
/* text holds part, upper and lower case alike; text NULL does not. */
bool tni_holds(const char *text, const char *part);
/* A target of the schema's: file kind, section, key. */
void tni_target_set(tni_target *out, const char *file_kind, const char *kind, const char *label,
                    const char *key);
/* The row a cursor may be on. */
int tni_clamp(int row, int count);
int tni_scroll(int top, int row, int room, int count);

#endif
