/* A screen: what it draws and does, as one constant struct. */
#ifndef TN_TUI_SCREEN_H
#define TN_TUI_SCREEN_H

#include "tui/screens/command.h"
#include "tui/widgets/surface.h"

typedef struct tni_screen {
    const char *title, *short_title;
    int panels;
    void (*draw)(const tni_model *model, tni_surface *surface, tni_area area);
    /* Rows and columns of a panel, for the cursor; false: the panel does not scroll. */
    void (*size)(const tni_model *model, int panel, int *rows, int *columns);
    /* The value under the cursor; false: there is none. NULL: never. */
    bool (*target)(const tni_model *model, tn_arena *arena, tni_target *out);
    /* What the screen does with an action itself; false: the usual. NULL: nothing. */
    bool (*act)(tni_model *model, tni_action_id action, unsigned *effects);
    /* Moves the cursor to the value. NULL: it cannot. */
    void (*point)(tni_model *model, const tni_target *target);
    /* The command that shows the same: its name, and what it takes besides the file (NULL:
     * nothing); false: there is none now. */
    const char *verb;
    bool (*words)(const tni_model *model, tni_command_words *out);
} tni_screen;

extern const tni_screen tni_screen_home, tni_screen_dimensions, tni_screen_offer,
    tni_screen_timeline, tni_screen_upgrade, tni_screen_invoices, tni_screen_compare,
    tni_screen_renewals, tni_screen_checks;

#endif
