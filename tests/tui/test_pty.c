/* The program on a pseudo-terminal: it starts, takes a new size, quits, and the terminal is as it
 * was before. */
#include <poll.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <utmp.h>

#include "tui/desk.h"

static char seen[1 << 20];
static size_t seen_size;

/* Reads until the text is there; false after ten seconds without it. */
static bool wait_for(int master, const char *text)
{
    struct pollfd input = {.fd = master, .events = POLLIN};
    while (!strstr(seen, text)) {
        if (poll(&input, 1, 10000) <= 0 || seen_size + 4096 >= sizeof(seen)) {
            return false;
        }
        const ssize_t got = read(master, seen + seen_size, 4096);
        if (got <= 0) {
            return false;
        }
        seen_size += (size_t)got;
        seen[seen_size] = '\0';
    }
    return true;
}

static void forget(void)
{
    seen[seen_size = 0] = '\0';
}

typedef struct running {
    int master, slave;
    pid_t child;
} running;

/* The program with a file of the folder, or (NULL) the folder, on a terminal of its own. */
static running begin(const char *file, unsigned short rows, unsigned short columns)
{
    running r = {-1, -1, -1};
    struct winsize size = {.ws_row = rows, .ws_col = columns};
    forget();
    assert_int_equal(openpty(&r.master, &r.slave, NULL, NULL, &size), 0);
    r.child = fork();
    if (r.child == 0) {
        close(r.master);
        login_tty(dup(r.slave));
        setenv("TERM", "xterm-256color", 1);
        setenv("LC_ALL", "C.UTF-8", 1);
        unsetenv("ESCDELAY");
        execl(TN_BINARY_DIR "/tenor", "tenor", "tui", file ? desk_path(file) : desk_folder,
              (char *)NULL);
        _exit(127);
    }
    assert_true(wait_for(r.master, "\033[?1049h")); /* the other screen */
    return r;
}

static void type(const running *r, const char *bytes)
{
    assert_int_equal(write(r->master, bytes, strlen(bytes)), strlen(bytes));
}

/* After these bytes and a fresh drawing this text is on the screen. */
static bool then_sees(const running *r, const char *bytes, const char *text)
{
    type(r, bytes);
    forget();
    type(r, "\014");
    return wait_for(r->master, text);
}

static void end(running *r)
{
    int status = -1;
    assert_true(wait_for(r->master, "\033[?1049l"));
    assert_int_equal(waitpid(r->child, &status, 0), r->child);
    assert_int_equal(status, 0);
    close(r->slave);
    close(r->master);
}

static void test_pty__start_resize_quit(void **state)
{
    (void)state;
    struct winsize size = {.ws_row = 10, .ws_col = 50}; /* too small: says so */
    struct termios before, after;
    running r = begin(NULL, 30, 100);
    assert_int_equal(tcgetattr(r.slave, &after), 0);
    assert_false(after.c_lflag & (ICANON | ECHO));
    assert_true(wait_for(r.master, "Home"));
    forget();
    assert_int_equal(ioctl(r.master, TIOCSWINSZ, &size), 0);
    assert_true(wait_for(r.master, "10"));
    int fresh = -1, other = -1;
    assert_int_equal(openpty(&other, &fresh, NULL, NULL, NULL), 0);
    assert_int_equal(tcgetattr(fresh, &before), 0); /* as each of them begins */
    close(other);
    close(fresh);
    type(&r, "q");
    assert_true(wait_for(r.master, "\033[?1049l"));
    int status = -1;
    assert_int_equal(waitpid(r.child, &status, 0), r.child);
    assert_int_equal(status, 0);
    assert_int_equal(tcgetattr(r.slave, &after), 0);
    assert_int_equal(after.c_lflag, before.c_lflag);
    assert_int_equal(after.c_iflag, before.c_iflag);
    assert_int_equal(after.c_oflag, before.c_oflag);
    assert_memory_equal(after.c_cc, before.c_cc, sizeof(before.c_cc));
    close(r.slave);
    close(r.master);
}

/* A press and a release of the left button, as xterm sends them, columns and rows from 1. */
#define CLICK(column, row) "\033[<0;" #column ";" #row "M\033[<0;" #column ";" #row "m"

static void test_pty__mouse(void **state)
{
    (void)state;
    running r = begin("acme.offer.ini", 30, 100);
    assert_true(wait_for(r.master, "\033[?1006"));
    assert_true(then_sees(&r, CLICK(95, 2), "What is to be mended")); /* the tab 9 */
    assert_true(then_sees(&r, CLICK(25, 2), "Price lines"));          /* the tab 3 */
    assert_true(then_sees(&r, "\033[<65;5;8M", "what the offer is")); /* the wheel, down */
    assert_true(then_sees(&r, "\033[<65;5;8M", "for the seller's side"));
    assert_true(then_sees(&r, "\033[<64;5;8M", "what the offer is")); /* and up */
    assert_true(then_sees(&r, CLICK(8, 17), "invoices are due"));     /* a row of the form */
    assert_true(then_sees(&r, CLICK(82, 30), "Keys of this screen")); /* the hint "? help" */
    assert_true(then_sees(&r, CLICK(1, 1), "Price lines"));           /* beside it */
    type(&r, "M");
    assert_true(wait_for(r.master, "\033[?1006;1000l"));
    assert_true(then_sees(&r, "M", "Price lines"));
    type(&r, CLICK(93, 30)); /* the hint "q quit" */
    end(&r);
}

/* A sequence that breaks off is no key of ours, holds nothing up, and loses nothing after it; one
 * that comes in two pieces, as over a slow line, is whole. */
static void test_pty__half_a_sequence(void **state)
{
    (void)state;
    static const char *const halves[] = {"\033[", "\033O"};
    running r = begin("acme.offer.ini", 30, 100);
    assert_true(wait_for(r.master, "Price lines"));
    for (size_t i = 0; i < COUNT(halves); i++) {
        type(&r, halves[i]);
        usleep(200 * 1000);
        type(&r, "\033"); /* out of whatever its letters were taken for */
        usleep(60 * 1000);
        assert_true(then_sees(&r, "9", "What is to be mended"));
        assert_true(then_sees(&r, "3", "Price lines"));
    }
    type(&r, "\033[<0;9");
    usleep(200 * 1000);
    assert_true(then_sees(&r, "5;2M", "What is to be mended"));
    type(&r, "q");
    end(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_DESK(test_pty__start_resize_quit),
                                       WITH_DESK(test_pty__mouse),
                                       WITH_DESK(test_pty__half_a_sequence)};
    return RUN(tests);
}
