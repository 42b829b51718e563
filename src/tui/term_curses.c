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
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

#undef columns /* term.h takes short words */
#undef lines
#undef tab

#include "host/host.h"
#include "tui/model/decode.h"
#include "tui/model/key.h"
#include "tui/term_curses.h"

static SCREEN *screen;
static bool no_color, mouse_on;
static tni_decoder decoder;
static int escape_ms = 25; /* the rest of what a key sends is there by then */

/* Curses reads from a pipe what was read from the terminal: what came at once stays together. */
static struct {
    FILE *curses;
    int in;
} keyboard = {NULL, -1};
static char restore[256]; /* what brings the terminal back, for a crash */

static void add_capability(char *name)
{
    const char *text = tigetstr(name);
    if (text && text != (char *)-1 && strlen(restore) + strlen(text) < sizeof(restore)) {
        strncat(restore, text, sizeof(restore) - strlen(restore) - 1);
    }
}

static void keep_restore(void)
{
    static const char modes[] = "\033[?1000l\033[?1002l\033[?1006l\033[?2004l";
    restore[0] = '\0';
    strncat(restore, modes, sizeof(restore) - 1);
    char sgr0[] = "sgr0", cnorm[] = "cnorm", rmkx[] = "rmkx", rmcup[] = "rmcup";
    add_capability(sgr0);
    add_capability(cnorm);
    add_capability(rmkx);
    add_capability(rmcup);
}

static attr_t attributes_of(unsigned style)
{
    return (style & TNI_BOLD ? A_BOLD : A_NORMAL) | (style & TNI_DIM ? A_DIM : A_NORMAL) |
           (style & TNI_UNDERLINE ? A_UNDERLINE : A_NORMAL) |
           (style & TNI_REVERSE ? A_REVERSE : A_NORMAL);
}

static void set_up(void)
{
    raw();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    meta(stdscr, TRUE);
    intrflush(stdscr, FALSE);
    const char *none = getenv("NO_COLOR");
    no_color = (none && *none) || !has_colors();
    if (!no_color) {
        start_color();
        use_default_colors();
        for (short i = 0; i < ATTR_COUNT; i++) {
            init_pair((short)(i + 1), tni_styles()[i].color, -1);
        }
    }
    char kmous[] = "kmous";
    const char *report = tigetstr(kmous);
    keyok(KEY_MOUSE, FALSE); /* curses would wait for the rest of a report: the decoder does not */
    tni_term_mouse(report && report != (char *)-1);
    keep_restore();
}

/* A size that no terminal has takes memory for each cell: then the terminal itself is asked. */
static void forget_size(const char *name)
{
    enum { MOST = 1000 };
    const char *said = getenv(name);
    if (said && strtol(said, NULL, 10) > MOST) {
        unsetenv(name);
    }
}

/* Pastes come between marks: every terminal of today knows how, others leave it out. */
static void send_bracketed(bool on)
{
    fputs(on ? "\033[?2004h" : "\033[?2004l", stdout);
    fflush(stdout);
}

static bool open_keyboard(void)
{
    int ends[2];
    if (pipe(ends) != 0) {
        return false;
    }
    keyboard.in = ends[1];
    keyboard.curses = fdopen(ends[0], "r");
    return keyboard.curses != NULL;
}

static void close_keyboard(void)
{
    if (keyboard.curses) {
        fclose(keyboard.curses);
        close(keyboard.in);
    }
    keyboard.curses = NULL;
    tni_decoder_done(&decoder);
}

bool tni_term_open(const char **reason)
{
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
        *reason = "standard input or output is none";
        return false;
    }
    setlocale(LC_CTYPE, "");
    tni_signals_begin();
    forget_size("COLUMNS");
    forget_size("LINES");
    screen = open_keyboard() ? newterm(NULL, stdout, keyboard.curses) : NULL;
    char cup[] = "cup";
    const char *move_to = screen ? tigetstr(cup) : NULL;
    if (!screen || !move_to || move_to == (char *)-1) {
        if (screen) {
            endwin();
        }
        close_keyboard();
        *reason = "TERM names one that cannot move its cursor";
        return false;
    }
    const char *delay = getenv("ESCDELAY");
    escape_ms = delay ? (int)strtol(delay, NULL, 10) : escape_ms;
    set_escdelay(0); /* what belongs together comes together */
    set_up();
    send_bracketed(true);
    tni_signals_catch(restore);
    return true;
}

void tni_term_close(void)
{
    tni_term_mouse(false);
    send_bracketed(false);
    endwin();
    delscreen(screen);
    screen = NULL;
    close_keyboard();
    tni_signals_end();
}

int tni_term_signal(void)
{
    return tni_signals_ending();
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

static void send_mouse(bool on)
{
    fputs(on ? "\033[?1000h\033[?1006h" : "\033[?1006l\033[?1000l", stdout);
    fflush(stdout);
}

void tni_term_mouse(bool on)
{
    if (on || mouse_on) {
        send_mouse(on);
    }
    mouse_on = on;
    decoder.deaf = !on;
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

/* A key that curses knows, or a new size; false: neither. */
static bool special(int code, tni_event *out)
{
    *out = (tni_event){.type = code == KEY_RESIZE ? EVENT_SIZE : EVENT_KEY};
    if (code >= KEY_F(1) && code <= KEY_F(12)) {
        out->key = K_F1 + (int32_t)(code - KEY_F(1));
    }
    for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
        out->key = keys[i].curses == code ? keys[i].key : out->key;
    }
    return out->type == EVENT_SIZE || out->key != K_NONE;
}

/* What has come by now. */
static bool read_event(tni_event *out)
{
    while (!tni_decoder_next(&decoder, out)) {
        const int code = getch();
        if (code == ERR) {
            tni_decoder_rest(&decoder);
            return tni_decoder_next(&decoder, out);
        }
        if (code <= 0xff) {
            tni_decoder_byte(&decoder, (unsigned char)code);
        } else if (code == KEY_RESIZE || !decoder.pasting) {
            if (!decoder.pasting) {
                tni_decoder_drop(&decoder);
            }
            if (special(code, out)) {
                return true;
            }
        }
    }
    return true;
}

static bool is_readable(int wait_ms)
{
    struct pollfd terminal = {.fd = STDIN_FILENO, .events = POLLIN};
    return poll(&terminal, 1, wait_ms) > 0;
}

enum { CHUNK = 4096, BURST_MS = 50 };

/* What the terminal has, to the decoder; false: its end. */
static bool pump(void)
{
    static char bytes[CHUNK];
    ssize_t size = read(STDIN_FILENO, bytes, sizeof(bytes));
    if (size <= 0) {
        return size < 0 && (errno == EINTR || errno == EAGAIN);
    }
    while (tni_bytes_are_cut(bytes, (size_t)size) && size < CHUNK && is_readable(escape_ms)) {
        const ssize_t more = read(STDIN_FILENO, bytes + size, (size_t)(CHUNK - size));
        if (more <= 0) {
            break;
        }
        size += more;
    }
    if (decoder.pasting || !tni_bytes_are_burst(bytes, (size_t)size)) {
        return write(keyboard.in, bytes, (size_t)size) == size;
    }
    tn_buffer burst;
    tn_buffer_init(&burst, NULL);
    while (size > 0) {
        tn_buffer_add(&burst, bytes, (size_t)size);
        size = is_readable(BURST_MS) ? read(STDIN_FILENO, bytes, sizeof(bytes)) : 0;
    }
    tni_decoder_paste(&decoder, burst.bytes, burst.length);
    tn_buffer_done(&burst);
    return true;
}

tni_event tni_term_read(int wait_ms)
{
    enum { REPORT_MS = 500 }; /* the rest of a report is there by then, or never */
    tni_event event = {.type = EVENT_NONE};
    timeout(0);
    if (tni_signals_continued()) { /* the terminal may be another one's by now */
        reset_prog_mode();
        tni_term_redraw();
        return (tni_event){.type = EVENT_SIZE};
    }
    if (read_event(&event)) {
        return event;
    }
    const bool waits = wait_ms != 0 && tni_decoder_waits(&decoder);
    const int ready = tni_signals_wait(STDIN_FILENO, waits ? REPORT_MS : wait_ms);
    if (!ready && waits) {
        tni_decoder_drop(&decoder);
    }
    if (ready && ((ready & (POLLERR | POLLNVAL)) || (is_readable(0) && !pump()))) {
        return (tni_event){.type = EVENT_END};
    }
    read_event(&event);
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
    int attribute = -1;
    erase();
    for (int row = 0; row < s->rows && row < LINES; row++) {
        for (int column = 0; column < s->columns && column < COLS; column++) {
            const tni_cell *cell = &s->cells[row * s->columns + column];
            if (cell->width == 0 ||
                (cell->attribute == ATTR_PLAIN && strcmp(cell->text, " ") == 0)) {
                continue;
            }
            if (cell->attribute != attribute) {
                attribute = cell->attribute;
                const tni_attribute_style *style = &tni_styles()[attribute];
                attr_set(attributes_of(no_color ? style->mono : style->with),
                         (short)(no_color ? 0 : attribute + 1), NULL);
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
    if (mouse_on) {
        send_mouse(false);
    }
    send_bracketed(false);
    endwin();
}

void tni_term_take_back(void)
{
    reset_prog_mode();
    if (mouse_on) {
        send_mouse(true);
    }
    send_bracketed(true);
    tni_term_redraw();
}

void tni_term_suspend(void)
{
    tni_term_lend();
    kill(0, SIGTSTP);
    tni_term_take_back();
}

/* To the clipboard by OSC 52, which terminals and tmux understand; others ignore it. */
void tni_term_copy(const char *text)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const size_t length = strlen(text);
    fputs("\033]52;c;", stdout);
    for (size_t i = 0; i < length; i += 3) {
        unsigned bits = 0;
        for (size_t k = 0; k < 3; k++) {
            bits = bits << 8 | (i + k < length ? (unsigned char)text[i + k] : 0U);
        }
        for (size_t k = 0; k < 4; k++) {
            putchar(i + k <= length ? digits[bits >> (18 - 6 * k) & 63] : '=');
        }
    }
    fputs("\a", stdout);
    fflush(stdout);
}
