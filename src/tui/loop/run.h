/* The loop: a key, update, effects, draw. What shows the grid and gives keys is behind these
 * functions: the terminal, a script of keys, or lines of text. */
#ifndef TN_TUI_RUN_H
#define TN_TUI_RUN_H

#include "app/terminal.h"
#include "tui/model/model.h"

typedef enum tni_event_type {
    EVENT_NONE,
    EVENT_KEY,
    EVENT_SIZE,
    EVENT_CLICK,
    EVENT_END
} tni_event_type;

typedef struct tni_event {
    tni_event_type type;
    int32_t key;
    int row, column; /* of a click; of the new size */
} tni_event;

/* The program of floor 6: an exit status. */
int tni_tui_main(const tni_terminal *terminal);
/* A key through the model, with all that follows but what a terminal does. */
unsigned tni_run_key(tni_model *model, int32_t key);
/* A click at a cell of what was drawn last. */
unsigned tni_run_click(tni_model *model, const tni_surface *shown, int row, int column);

/* term_curses.c */
bool tni_term_open(const char **reason);
void tni_term_size(int *rows, int *columns);
bool tni_term_ascii(void); /* the locale has no UTF-8 */
/* Waits up to wait_ms (-1: for ever). */
tni_event tni_term_read(int wait_ms);
void tni_term_show(const tni_surface *surface);
void tni_term_redraw(void);
void tni_term_suspend(void);
/* The terminal as another program wants it, and as ours again. */
void tni_term_lend(void);
void tni_term_take_back(void);
void tni_term_mouse(bool on);
void tni_term_close(void);
int tni_term_signal(void); /* the signal that ends the program; 0 */

/* clipboard.c */
void tni_term_copy(const char *text);

/* term_script.c: plays a script; the screens it asks for go to standard output. */
int tni_script_play(tni_model *model, const char *path);
/* plain.c */
int tni_plain_run(tni_model *model);

#endif
