/* Screens: one constant struct each; screens.c holds the registry. */
#ifndef TN_TUI_SCREEN_H
#define TN_TUI_SCREEN_H

#include "tui/widgets/widget.h"

typedef struct tni_command {
    char *text;
    size_t size, length;
} tni_command;

typedef struct tni_screen {
    const char *title, *short_title;
    tni_kind kind; /* of the file it shows; UNKNOWN: none or any */
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
    bool (*words)(const tni_model *model, tni_command *out);
} tni_screen;

extern const tni_screen tni_screen_home, tni_screen_dimensions, tni_screen_offer,
    tni_screen_timeline, tni_screen_upgrade, tni_screen_invoices, tni_screen_compare,
    tni_screen_renewals, tni_screen_checks;

const tni_screen *tni_screen_get(tni_screen_id id);

/* command.c: a word, quoted where a shell would take it for several or for something else; an
 * option, unless value is NULL; all of the line, false: no command shows what is on the screen. */
void tni_command_add(tni_command *out, const char *word);
void tni_command_option(tni_command *out, const char *name, const char *value);
bool tni_command_line(const tni_model *model, char *text, size_t size);

/* update.c, overlay.c: what screens ask for */
void tni_over_begin(tni_model *model, tni_overlay_kind kind, tni_purpose purpose,
                    const char *title);
void tni_over_row(tni_model *model, const char *text);
void tni_over_close(tni_model *model);
unsigned tni_over_update(tni_model *model, int32_t key);
void tni_over_draw(const tni_model *model, tni_surface *surface);
/* Rows of help or palette that match what was typed; ids[ACT_COUNT]. */
int tni_over_actions(const tni_model *model, tni_action_id *ids);
void tni_action_words(tni_action_id id, char *buffer, size_t size);

/* explain.c: how a number came about, to read */
void tni_over_step(tni_model *model, const char *title, const tn_step *step);
void tni_explain_upgrade(tni_model *model);

/* screen_upgrade.c: what was typed for the row under its cursor */
unsigned tni_supposed(tni_model *model, const char *text);

/* history.c: the last change taken back or done again; a list of all, to go to one */
unsigned tni_step_back(tni_model *model, bool redo);
unsigned tni_ask_history(tni_model *model);
unsigned tni_go_to_change(tni_model *model, size_t done);

/* export.c: asks as what, then where to */
void tni_export_ask(tni_model *model);
unsigned tni_export_chosen(tni_model *model, int choice);

/* unwritten.c: the answers to "not saved" and "not written" */
unsigned tni_unsaved_answer(tni_model *model, int choice);
unsigned tni_unwritten_answer(tni_model *model, int choice);

/* A name in a folder that is not taken, from the file's: acme.xlsx, acme-2.xlsx. */
void tni_free_name(const tni_draft_file *paper, const char *folder, const char *end, char *out,
                   size_t size);

/* beside.c: offers to compare with, by their row */
void tni_comparison_ask(tni_model *model);
unsigned tni_comparison_chosen(tni_model *model, int choice);
unsigned tni_comparison_open(tni_model *model, size_t row);
unsigned tni_comparison_remove(tni_model *model, size_t row);

/* usage.c */
unsigned tni_usage_chosen(tni_model *model, int choice);

/* fix.c: what is suggested for a finding, for all of them */
unsigned tni_fix(tni_model *model, const tn_finding *finding);
unsigned tni_fix_all(tni_model *model);

unsigned tni_edit_begin(tni_model *model, const tni_target *target, const char *text);
/* Writes a value of the open file; "" takes the key away. */
unsigned tni_edit_set(tni_model *model, const tni_target *target, const char *value);
unsigned tni_edit_section(tni_model *model, tn_edit_verb verb, const char *kind, const char *label,
                          const tn_edit_pair *pairs, size_t count);
/* Two sections of a kind change places, step (1, -1): which way the first one goes. */
unsigned tni_edit_swap_sections(tni_model *model, const char *kind, const char *label,
                                const char *other, int step);
/* Why the rows of the screen cannot change places. */
unsigned tni_edit_fixed(tni_model *model);
bool tni_target_of(tni_model *model, tni_target *out);
/* Begins to type the value under the cursor; text NULL: as it is now. */
unsigned tni_edit_target(tni_model *model, const char *text);
/* The next word of a choice, the next whole number. */
unsigned tni_step_value(tni_model *model, int step);
/* A key while a value is being typed. */
unsigned tni_edit_key(tni_model *model, int32_t key);
/* cursor.c: by rows and cells; what an action that moves does, false: it is none */
void tni_move(tni_model *model, int rows, int columns);
bool tni_moved(tni_model *model, tni_action_id action);
/* The cursor of the screen to the value. */
void tni_point_at(tni_model *model, const tni_target *target);
unsigned tni_go(tni_model *model, tni_screen_id screen);
unsigned tni_open_file(tni_model *model, const char *path);

/* contract_file.c: the kind of section that was picked, then the section itself (its kind is the
 * target's). */
unsigned tni_event_chosen(tni_model *model, int choice);
unsigned tni_replacement_chosen(tni_model *model, int choice);
unsigned tni_section_begin(tni_model *model, const char *label, const tn_edit_pair *pair);

#endif
