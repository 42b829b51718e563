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

static void test_pty__start_resize_quit(void **state)
{
    (void)state;
    int master = -1, slave = -1, status = -1;
    struct winsize size = {.ws_row = 30, .ws_col = 100};
    struct termios before, after;
    assert_int_equal(openpty(&master, &slave, NULL, NULL, &size), 0);
    assert_int_equal(tcgetattr(slave, &before), 0);
    const pid_t child = fork();
    if (child == 0) {
        close(master);
        login_tty(dup(slave));
        setenv("TERM", "xterm-256color", 1);
        setenv("LC_ALL", "C.UTF-8", 1);
        execl(TN_BINARY_DIR "/tenor", "tenor", "tui", desk_folder, (char *)NULL);
        _exit(127);
    }
    assert_true(wait_for(master, "\033[?1049h")); /* the other screen */
    assert_true(wait_for(master, "Home"));
    assert_int_equal(tcgetattr(slave, &after), 0);
    assert_false(after.c_lflag & (ICANON | ECHO));
    forget();
    size.ws_row = 10; /* too small: says so */
    size.ws_col = 50;
    assert_int_equal(ioctl(master, TIOCSWINSZ, &size), 0);
    assert_true(wait_for(master, "10"));
    assert_int_equal(write(master, "q", 1), 1);
    assert_true(wait_for(master, "\033[?1049l"));
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    assert_int_equal(tcgetattr(slave, &after), 0);
    assert_int_equal(after.c_lflag, before.c_lflag);
    assert_int_equal(after.c_iflag, before.c_iflag);
    assert_int_equal(after.c_oflag, before.c_oflag);
    assert_memory_equal(after.c_cc, before.c_cc, sizeof(before.c_cc));
    close(slave);
    close(master);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_DESK(test_pty__start_resize_quit)};
    return RUN(tests);
}
