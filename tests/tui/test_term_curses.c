/* What curses believes to be on the terminal, read back cell by cell: signs and looks are those of
 * the grid that was drawn, in colour, in monochrome and in ASCII. */
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <pty.h>
#include <sys/wait.h>
#include <utmp.h>
#include <wchar.h>

#undef columns
#undef lines

#include "tui/desk.h"

#include "tui/term_curses.h"

typedef struct terminal {
    const char *term, *locale, *no_color;
    unsigned short rows, columns;
} terminal;

/* What a reader sees of an attribute: its colour, what stands out. Written down here once more. */
static const struct {
    short color; /* -1: the terminal's own */
    attr_t looks, mono;
} wanted[ATTR_COUNT] = {
    [ATTR_PLAIN] = {-1, 0, 0},
    [ATTR_TITLE] = {-1, A_REVERSE, A_REVERSE},
    [ATTR_TAB] = {-1, 0, 0},
    [ATTR_TAB_HERE] = {-1, A_BOLD, A_BOLD},
    [ATTR_FRAME] = {-1, A_DIM, 0},
    [ATTR_FOCUS] = {COLOR_CYAN, 0, A_BOLD},
    [ATTR_HEAD] = {-1, A_BOLD, A_BOLD},
    [ATTR_SELECTED] = {-1, A_REVERSE, A_REVERSE},
    [ATTR_DIM] = {-1, A_DIM, 0},
    [ATTR_ERROR] = {COLOR_RED, A_BOLD, A_BOLD},
    [ATTR_WARNING] = {COLOR_YELLOW, 0, A_BOLD},
    [ATTR_GOOD] = {COLOR_GREEN, 0, 0},
    [ATTR_NEGATIVE] = {COLOR_RED, 0, 0},
    [ATTR_KEY] = {COLOR_CYAN, A_BOLD, A_BOLD},
    [ATTR_FIELD] = {-1, A_UNDERLINE, A_UNDERLINE},
    [ATTR_EDIT] = {-1, A_UNDERLINE, A_UNDERLINE},
    [ATTR_BAR] = {COLOR_CYAN, 0, 0},
    [ATTR_MARK] = {COLOR_CYAN, A_BOLD, A_BOLD},
};

static size_t compared, inked;

/* The sign as the libc of the terminal counts it: all of it, its first one, or '?' for none. */
static void shown_of(const tni_cell *cell, char *out, size_t size)
{
    wchar_t wide[TNI_CELL_BYTES] = {0};
    const size_t count = mbstowcs(wide, cell->text, TNI_CELL_BYTES - 1);
    if (count == (size_t)-1 || wcwidth(wide[0]) < 1 || wcwidth(wide[0]) > cell->width) {
        snprintf(out, size, "?");
        return;
    }
    if (wcswidth(wide, count) != cell->width) {
        wide[1] = L'\0';
    }
    wcstombs(out, wide, size - 1);
}

/* Of one cell; what differs goes to standard error, which the parent reads. */
static bool same_cell(const tni_cell *cell, int row, int column, bool color)
{
    cchar_t there;
    wchar_t wide[CCHARW_MAX + 1] = L"";
    attr_t looks = 0;
    short pair = 0, front = -1, back = -1;
    char text[64] = "", shown[64] = "";
    if (mvwin_wch(curscr, row, column, &there) == ERR ||
        getcchar(&there, wide, &looks, &pair, NULL) == ERR) {
        fprintf(stderr, "row %d column %d: cannot be read\n", row, column);
        return false;
    }
    wcstombs(text, wide, sizeof(text) - 1);
    if (pair) {
        pair_content(pair, &front, &back);
    }
    const bool blank = strcmp(cell->text, " ") == 0;
    const int attribute = blank && cell->attribute == ATTR_PLAIN ? ATTR_PLAIN : cell->attribute;
    const attr_t want = color ? wanted[attribute].looks : wanted[attribute].mono;
    const short want_color = color ? wanted[attribute].color : -1;
    looks &= A_REVERSE | A_BOLD | A_DIM | A_UNDERLINE;
    compared++;
    inked += attribute != ATTR_PLAIN;
    shown_of(cell, shown, sizeof(shown));
    if (strcmp(text, shown) != 0 || looks != want || front != want_color || back != -1) {
        fprintf(stderr, "row %d column %d: '%s' %x colour %d instead of '%s' %x colour %d\n", row,
                column, text, (unsigned)looks, front, shown, (unsigned)want, want_color);
        return false;
    }
    return true;
}

static bool same_screen(const char *what, bool color)
{
    desk.rows = LINES;
    desk.columns = COLS;
    bool same = tni_surface_clear(&desk_surface, LINES, COLS);
    tni_draw(&desk, &desk_surface);
    tni_term_show(&desk_surface);
    for (int row = 0; row < LINES && same; row++) {
        for (int column = 0; column < COLS && same; column++) {
            const tni_cell *cell = &desk_surface.cells[row * COLS + column];
            same = cell->width == 0 || same_cell(cell, row, column, color);
        }
    }
    if (!same) {
        fprintf(stderr, "on %s at %d x %d\n", what, COLS, LINES);
    }
    return same;
}

/* In the child: every screen of an offer and a contract, help, and names of wide signs. */
static int child(const terminal *t)
{
    static const char *const files[] = {"acme.offer.ini", "acme.contract.ini", "tokyo.offer.ini",
                                        "catalogue.product.ini"};
    const char *reason = "";
    const bool color = !t->no_color && strcmp(t->term, "vt100") != 0;
    bool same = true;
    setenv("TERM", t->term, 1);
    setenv("LC_ALL", t->locale, 1);
    unsetenv("NO_COLOR");
    if (t->no_color) {
        setenv("NO_COLOR", t->no_color, 1);
    }
    if (!tni_term_open(&reason)) {
        fprintf(stderr, "%s\n", reason);
        return 2;
    }
    for (size_t i = 0; i < COUNT(files) && same; i++) {
        desk_open(files[i]);
        desk.ascii = tni_term_ascii();
        for (int screen = 0; screen < SCREEN_COUNT && same; screen++) {
            desk.screen = (tni_screen_id)screen;
            same = same_screen(files[i], color);
        }
        desk_press("?");
        same = same && same_screen("help", color);
        desk_press("Esc");
    }
    if (same && (compared < 50000 || inked < 10000)) {
        fprintf(stderr, "only %zu cells, %zu of them with an ink\n", compared, inked);
        same = false;
    }
    tni_term_close();
    return same ? 0 : 1;
}

static void test_term_curses__as_drawn(void **state)
{
    (void)state;
    static const terminal terminals[] = {{"xterm-256color", "C.UTF-8", NULL, 24, 80},
                                         {"xterm-256color", "C.UTF-8", NULL, 43, 132},
                                         {"tmux-256color", "C.UTF-8", "1", 24, 80},
                                         {"vt100", "C.UTF-8", NULL, 24, 80},
                                         {"xterm", "C", NULL, 24, 80},
                                         {"linux", "C.UTF-8", NULL, 30, 100}};
    for (size_t i = 0; i < COUNT(terminals); i++) {
        const terminal *t = &terminals[i];
        struct winsize size = {.ws_row = t->rows, .ws_col = t->columns};
        int master = -1, slave = -1, ends[2], status = -1;
        char said[4096] = "", sink[4096];
        assert_int_equal(openpty(&master, &slave, NULL, NULL, &size), 0);
        assert_int_equal(pipe(ends), 0);
        const pid_t pid = fork();
        if (pid == 0) {
            close(master);
            login_tty(slave);
            dup2(ends[1], STDERR_FILENO);
            close(ends[0]);
            close(ends[1]);
            _exit(child(t));
        }
        close(slave);
        close(ends[1]);
        while (read(master, sink, sizeof(sink)) > 0) { /* or the child waits for room */
        }
        const ssize_t length = read(ends[0], said, sizeof(said) - 1);
        said[length > 0 ? length : 0] = '\0';
        assert_int_equal(waitpid(pid, &status, 0), pid);
        close(ends[0]);
        close(master);
        if (status != 0) {
            fail_msg("%s in %s: status %x: %s", t->term, t->locale, (unsigned)status, said);
        }
    }
}

/* Where nothing is a terminal, it says so and opens nothing. */
static void test_term_curses__no_terminal(void **state)
{
    (void)state;
    int status = -1;
    const pid_t pid = fork();
    if (pid == 0) {
        const char *reason = "";
        const bool null = freopen("/dev/null", "r", stdin) && freopen("/dev/null", "w", stdout);
        _exit(null && !tni_term_open(&reason) && *reason ? 0 : 1);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_int_equal(status, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_DESK(test_term_curses__as_drawn),
                                       WITH_DESK(test_term_curses__no_terminal)};
    return RUN(tests);
}
