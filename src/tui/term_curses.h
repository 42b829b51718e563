/* The terminal: shows the grid, gives keys. */
#ifndef TN_TUI_TERM_CURSES_H
#define TN_TUI_TERM_CURSES_H

#include "tui/model/key.h"
#include "tui/widgets/surface.h"

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
/* To the clipboard, as far as terminals offer it. */
void tni_term_copy(const char *text);

#endif
