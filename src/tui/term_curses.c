/* The terminal: the only file that knows curses. Sends the grid, brings keys, clicks and sizes, and
 * gives the terminal back whatever ends the program. */
#ifndef _XOPEN_SOURCE
#define _XOPEN_SOURCE 700
#endif
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#undef columns /* term.h takes short words */
#undef lines
#undef tab

#include "tui/key.h"
#include "tui/run.h"

static volatile sig_atomic_t ending, continued;
static struct termios before;
static SCREEN *screen;
static bool no_color, was_read_dry;
static char restore[256]; /* what brings the terminal back, for a crash */

static void on_signal(int number)
{
    *(number == SIGCONT ? &continued : &ending) = number;
}

/* A crash: curses cannot be trusted any more; what it would send was kept. */
static void on_crash(int number)
{
    static const char text[] = "\r\ntenor: a bug ended the program; unsaved changes are kept in "
                               ".NAME.tenor-journal beside each file\r\n";
    if (write(STDOUT_FILENO, restore, strlen(restore)) >= 0) {
        tcsetattr(STDIN_FILENO, TCSANOW, &before);
    }
    if (write(STDERR_FILENO, text, sizeof(text) - 1) < 0) {
        _exit(5);
    }
    signal(number, SIG_DFL);
    raise(number);
}

static void catch (int number, void (*handler)(int))
{
    struct sigaction action = {.sa_handler = handler};
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

static void add_capability(char *name)
{
    const char *text = tigetstr(name);
    if (text && text != (char *)-1 && strlen(restore) + strlen(text) < sizeof(restore)) {
        strncat(restore, text, sizeof(restore) - strlen(restore) - 1);
    }
}

static void keep_restore(void)
{
    static const char mouse[] = "\033[?1000l\033[?1002l\033[?1006l";
    restore[0] = '\0';
    strncat(restore, mouse, sizeof(restore) - 1);
    char sgr0[] = "sgr0", cnorm[] = "cnorm", rmkx[] = "rmkx", rmcup[] = "rmcup";
    add_capability(sgr0);
    add_capability(cnorm);
    add_capability(rmkx);
    add_capability(rmcup);
}

/* Colours of the terminal's own palette on its own background: fine on light and dark. */
static const struct {
    short color; /* -1: the terminal's */
    attr_t with, mono;
} looks[INK_COUNT] = {[INK_PLAIN] = {-1, A_NORMAL, A_NORMAL},
                      [INK_TITLE] = {-1, A_REVERSE, A_REVERSE},
                      [INK_TAB] = {-1, A_NORMAL, A_NORMAL},
                      [INK_TAB_HERE] = {-1, A_BOLD, A_BOLD},
                      [INK_FRAME] = {-1, A_DIM, A_NORMAL},
                      [INK_FOCUS] = {COLOR_CYAN, A_NORMAL, A_BOLD},
                      [INK_HEAD] = {-1, A_BOLD, A_BOLD},
                      [INK_SELECTED] = {-1, A_REVERSE, A_REVERSE},
                      [INK_DIM] = {-1, A_DIM, A_NORMAL},
                      [INK_ERROR] = {COLOR_RED, A_BOLD, A_BOLD},
                      [INK_WARNING] = {COLOR_YELLOW, A_NORMAL, A_BOLD},
                      [INK_GOOD] = {COLOR_GREEN, A_NORMAL, A_NORMAL},
                      [INK_NEGATIVE] = {COLOR_RED, A_NORMAL, A_NORMAL},
                      [INK_KEY] = {COLOR_CYAN, A_BOLD, A_BOLD},
                      [INK_FIELD] = {-1, A_UNDERLINE, A_UNDERLINE},
                      [INK_EDIT] = {-1, A_UNDERLINE, A_UNDERLINE},
                      [INK_BAR] = {COLOR_CYAN, A_NORMAL, A_NORMAL}};

static void set_up(void)
{
    raw();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    intrflush(stdscr, FALSE);
    const char *none = getenv("NO_COLOR");
    no_color = (none && *none) || !has_colors();
    if (!no_color) {
        start_color();
        use_default_colors();
        for (short i = 0; i < INK_COUNT; i++) {
            init_pair((short)(i + 1), looks[i].color, -1);
        }
    }
    tni_term_mouse(true);
    keep_restore();
}

bool tni_term_open(const char **reason)
{
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
        *reason = "standard input or output is none";
        return false;
    }
    setlocale(LC_CTYPE, "");
    tcgetattr(STDIN_FILENO, &before);
    screen = newterm(NULL, stdout, stdin);
    char cup[] = "cup";
    const char *move_to = screen ? tigetstr(cup) : NULL;
    if (!screen || !move_to || move_to == (char *)-1) {
        if (screen) {
            endwin();
        }
        *reason = "TERM names one that cannot move its cursor";
        return false;
    }
    if (!getenv("ESCDELAY")) {
        set_escdelay(25);
    }
    set_up();
    static const int told[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGCONT};
    static const int crashes[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL};
    for (size_t i = 0; i < sizeof(told) / sizeof(*told); i++) {
        catch (told[i], on_signal);
    }
    for (size_t i = 0; i < sizeof(crashes) / sizeof(*crashes); i++) {
        catch (crashes[i], on_crash);
    }
    return true;
}

void tni_term_close(void)
{
    endwin();
    delscreen(screen);
    screen = NULL;
    catch (SIGCONT, SIG_DFL);
}

int tni_term_signal(void)
{
    return (int)ending;
}

bool tni_term_ascii(void)
{
    return strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
}

void tni_term_size(int *rows, int *columns)
{
    *rows = LINES;
    *columns = COLS;
}

void tni_term_mouse(bool on)
{
    mousemask(on ? BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED : 0, NULL);
    mouseinterval(0);
}

/* --- reading ------------------------------------------------------------------------------ */

static const struct {
    int curses;
    int32_t key;
} keys[] = {{KEY_UP, K_UP},
            {KEY_DOWN, K_DOWN},
            {KEY_LEFT, K_LEFT},
            {KEY_RIGHT, K_RIGHT},
            {KEY_HOME, K_HOME},
            {KEY_END, K_END},
            {KEY_PPAGE, K_PAGE_UP},
            {KEY_NPAGE, K_PAGE_DOWN},
            {KEY_IC, K_INSERT},
            {KEY_DC, K_DELETE},
            {KEY_BACKSPACE, K_BACKSPACE},
            {KEY_BTAB, K_BACK_TAB},
            {KEY_SLEFT, K_SHIFT_LEFT},
            {KEY_SRIGHT, K_SHIFT_RIGHT},
            {KEY_ENTER, K_ENTER}};

static tni_event special(wint_t code)
{
    tni_event event = {.type = EVENT_KEY};
    MEVENT mouse;
    if (code == KEY_RESIZE) {
        event.type = EVENT_SIZE;
    } else if (code == KEY_MOUSE && getmouse(&mouse) == OK) {
        const bool up = mouse.bstate & BUTTON4_PRESSED, down = mouse.bstate & BUTTON5_PRESSED;
        event.type = up || down ? EVENT_KEY : EVENT_CLICK;
        event.key = up ? K_UP : K_DOWN;
        event.row = mouse.y;
        event.column = mouse.x;
    } else if (code >= KEY_F(1) && code <= KEY_F(12)) {
        event.key = K_F1 + (int32_t)(code - KEY_F(1));
    } else {
        event.type = EVENT_NONE;
        for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
            if ((wint_t)keys[i].curses == code) {
                event = (tni_event){.type = EVENT_KEY, .key = keys[i].key};
            }
        }
    }
    return event;
}

/* What curses has by now. */
static bool take(tni_event *out)
{
    wint_t code = 0;
    const int got = get_wch(&code);
    if (got == KEY_CODE_YES) {
        *out = special(code);
        return true;
    }
    if (got == OK) {
        *out = (tni_event){.type = EVENT_KEY, .key = code == '\n' ? K_ENTER : (int32_t)code};
        return true;
    }
    return false;
}

tni_event tni_term_read(int wait_ms)
{
    tni_event event = {.type = EVENT_NONE};
    timeout(0);
    if (continued) { /* stopped and started again: the terminal may be another one's by now */
        continued = 0;
        reset_prog_mode();
        tni_term_redraw();
        return (tni_event){.type = EVENT_SIZE};
    }
    if (take(&event)) {
        was_read_dry = false;
        return event;
    }
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    const int ready = poll(&input, 1, wait_ms);
    if (take(&event)) {
        was_read_dry = false;
        return event;
    }
    if (ready > 0 && (was_read_dry || (input.revents & (POLLERR | POLLNVAL)))) {
        return (tni_event){.type = EVENT_END}; /* readable, and nothing comes: its end */
    }
    was_read_dry = ready > 0;
    return event;
}

/* --- showing ------------------------------------------------------------------------------- */

/* The text as the terminal's libc counts it, so that columns stay: else its first sign, or '?'. */
static void put_cell(const tni_cell *cell)
{
    wchar_t wide[TNI_CELL_BYTES] = {0};
    const size_t count = mbstowcs(wide, cell->text, TNI_CELL_BYTES - 1);
    int width = count == (size_t)-1 ? -1 : wcswidth(wide, count);
    if (width != cell->width) {
        width = count == (size_t)-1 ? -1 : wcwidth(wide[0]);
        wide[1] = L'\0';
    }
    if (width < 1 || width > cell->width) {
        addstr(cell->width == 2 ? "??" : "?");
        return;
    }
    addwstr(wide);
    if (width < cell->width) { /* a narrow sign that a mark behind it would have made wide */
        addch(' ');
    }
}

void tni_term_show(const tni_surface *s)
{
    int ink = -1;
    erase();
    for (int row = 0; row < s->rows && row < LINES; row++) {
        for (int column = 0; column < s->columns && column < COLS; column++) {
            const tni_cell *cell = &s->cells[row * s->columns + column];
            if (cell->width == 0 || (cell->ink == INK_PLAIN && strcmp(cell->text, " ") == 0)) {
                continue;
            }
            if (cell->ink != ink) {
                ink = cell->ink;
                attr_set(no_color ? looks[ink].mono : looks[ink].with,
                         (short)(no_color ? 0 : ink + 1), NULL);
            }
            move(row, column);
            put_cell(cell);
        }
    }
    attr_set(A_NORMAL, 0, NULL);
    const bool shown = s->cursor_row >= 0 && s->cursor_row < LINES && s->cursor_column < COLS;
    curs_set(shown ? 1 : 0);
    if (shown) {
        move(s->cursor_row, s->cursor_column);
    }
    refresh();
}

void tni_term_redraw(void)
{
    clearok(stdscr, TRUE);
}

void tni_term_lend(void)
{
    def_prog_mode();
    endwin();
}

void tni_term_take_back(void)
{
    reset_prog_mode();
    tni_term_redraw();
}

void tni_term_suspend(void)
{
    tni_term_lend();
    kill(0, SIGTSTP);
    tni_term_take_back();
}
