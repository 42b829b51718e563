/* A screen: what it draws and does, as one constant struct; what all do with their panels. */
#ifndef TN_TUI_SCREEN_H
#define TN_TUI_SCREEN_H

#include "tui/screens/command.h"
#include "tui/widgets/form.h"
#include "tui/widgets/table.h"

/* A panel with a cursor: a list, the fields of a file, a picture that is drawn from the top of the
 * area into as many rows as it takes, and scrolled, or a chart that is made for the area, and says
 * of what it scrolls how much is seen and which may be the first; the others are NULL. What list
 * and form make is in memory of the arena. */
typedef struct tni_panel {
    void (*list)(const tni_model *model, tn_arena *arena, tni_grid *out);
    tni_input_form (*form)(const tni_model *model, tn_arena *arena);
    void (*picture)(const tni_model *model, tni_surface *surface, tni_area inside);
    tni_panel_room (*chart)(const tni_model *model, tni_surface *surface, tni_area inside);
    int column; /* of a list: where its cursor is when a file is opened */
} tni_panel;

typedef struct tni_screen {
    const char *title, *short_title;
    int panels;
    tni_panel panel[TNI_PANELS];
    void (*draw)(const tni_model *model, tni_surface *surface, tni_area area);
    /* What the screen does with an action itself; false: the usual. NULL: nothing. */
    bool (*act)(tni_model *model, tni_action_id action, unsigned *effects);
    /* The file of the row under the cursor, if that is what the action is about; NULL: the open
     * one is. NULL: always. */
    const char *(*file)(const tni_model *model, tni_action_id action);
    /* Moves the cursor to the panel of the value, in a list to its row. NULL: there is one form. */
    void (*point)(tni_model *model, const tni_target *target);
    /* The command that shows the same: its name, and what it takes besides the file (NULL:
     * nothing); false: there is none now. */
    const char *verb;
    bool (*words)(const tni_model *model, tni_command_words *out);
} tni_screen;

extern const tni_screen tni_screen_home, tni_screen_dimensions, tni_screen_offer,
    tni_screen_timeline, tni_screen_upgrade, tni_screen_invoices, tni_screen_compare,
    tni_screen_renewals, tni_screen_checks;

/* Draws the panel of that number with its frame; right NULL: what the list says there. */
void tni_screen_panel(const tni_screen *screen, int number, const tni_model *model,
                      tni_surface *surface, tni_area area, const char *title, const char *right);
/* Rows that a panel with a list or form would take to show all, found or not, its frame among them.
 */
int tni_screen_wants(const tni_screen *screen, const tni_model *model, int panel, tn_arena *frame);
/* Of so many rows those of the lower of two parts that want so many: its share, as in 11 of 20,
 * more where the upper one leaves them, fewer where the upper one is cut and it needs less. */
int tni_share_rows(int rows, int upper, int lower, int share, int of);
/* A panel's list as it is arranged, the cell that is being typed in it; false: it has no list. */
bool tni_screen_grid(const tni_screen *screen, const tni_model *model, int panel, tn_arena *arena,
                     tni_grid *out);
/* How many rows and columns the cursor of a panel has; 0: it has none. */
void tni_screen_size(const tni_screen *screen, const tni_model *model, int panel, int *rows,
                     int *columns);
/* The row under the cursor of a panel, by its number before it was arranged; -1: there is none. */
int tni_screen_row(const tni_screen *screen, const tni_model *model, int panel);
/* The value under the cursor; false: there is none. */
bool tni_screen_target(const tni_screen *screen, const tni_model *model, tni_target *out);
/* Moves the cursor of a panel with a list to the row of that number before it was arranged; where
 * the row is not shown, it stays. */
void tni_screen_to_row(const tni_screen *screen, tni_model *model, int panel, int row);
/* Rows were found or shown again: the cursor stays on the row, in a form on the target's field. */
void tni_screen_stay(const tni_screen *screen, tni_model *model, int panel, int row,
                     const tni_target *target);
/* The cursor to the value, where the screen shows it. */
void tni_screen_point(const tni_screen *screen, tni_model *model, const tni_target *target);

#endif
