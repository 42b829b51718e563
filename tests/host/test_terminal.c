/* The terminal, as a pseudo terminal: its width, a dumb one, and the signals of a program on it. */
#include "support/test.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "host/host.h"

/* Both ends of a pseudo terminal. */
static int open_terminal(int *out_terminal)
{
    const int master = posix_openpt(O_RDWR | O_NOCTTY);
    assert_true(master >= 0);
    assert_int_equal(grantpt(master), 0);
    assert_int_equal(unlockpt(master), 0);
    *out_terminal = open(ptsname(master), O_RDWR | O_NOCTTY);
    assert_true(*out_terminal >= 0);
    return master;
}

static void test_width__in_columns(void **state)
{
    static const struct {
        unsigned short columns;
        int expected;
    } cases[] = {{0, 80}, {1, 1}, {80, 80}, {9999, 9999}, {10000, 10000}, {65535, 10000}};
    (void)state;
    int terminal, ends[2];
    const int master = open_terminal(&terminal);
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct winsize size = {.ws_row = 24, .ws_col = cases[i].columns};
        assert_int_equal(ioctl(terminal, TIOCSWINSZ, &size), 0);
        assert_int_equal(tni_terminal_width(terminal), cases[i].expected);
    }
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(tni_terminal_width(ends[0]), 0);
    assert_int_equal(tni_terminal_width(-1), 0);
    close(ends[0]);
    close(ends[1]);
    close(terminal);
    close(master);
}

/* What body returns in a process whose input and output are these. */
static int in_child(int (*body)(void), int input, int output)
{
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        dup2(input, STDIN_FILENO);
        dup2(output, STDOUT_FILENO);
        dup2(output, STDERR_FILENO);
        alarm(20);
        _exit(body());
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

static int is_dumb(void)
{
    return tni_terminal_is_dumb();
}

static void test_dumb__a_terminal_on_both_sides(void **state)
{
    (void)state;
    int terminal;
    const int master = open_terminal(&terminal), null = open("/dev/null", O_RDWR);
    setenv("TERM", "dumb", 1);
    assert_int_equal(in_child(is_dumb, terminal, terminal), 1);
    assert_int_equal(in_child(is_dumb, null, terminal), 0);
    assert_int_equal(in_child(is_dumb, terminal, null), 0);
    setenv("TERM", "xterm", 1);
    assert_int_equal(in_child(is_dumb, terminal, terminal), 0);
    unsetenv("TERM");
    assert_int_equal(in_child(is_dumb, terminal, terminal), 0);
    close(null);
    close(terminal);
    close(master);
}

/* A wait ends at once for a signal that came before it; each step has an exit status of its own. */
static int note_signals(void)
{
    static const int ends[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT};
    int input[2];
    if (pipe(input) != 0) {
        return 99;
    }
    tni_signals_begin();
    tni_signals_catch("");
    if (tni_signals_ending() || tni_signals_continued()) {
        return 1;
    }
    raise(SIGCONT);
    if (tni_signals_wait(input[0], -1) != 0 || tni_signals_ending()) {
        return 2;
    }
    if (!tni_signals_continued() || tni_signals_continued()) {
        return 3;
    }
    if (tni_signals_wait(input[0], 1) != 0) {
        return 4; /* nothing happened */
    }
    if (write(input[1], "k", 1) != 1 || tni_signals_wait(input[0], -1) != POLLIN) {
        return 5;
    }
    for (size_t i = 0; i < COUNT(ends); i++) {
        raise(ends[i]);
        if (tni_signals_ending() != ends[i] || tni_signals_wait(input[0], -1) != POLLIN) {
            return 6; /* the key was not read yet */
        }
    }
    tni_signals_end();
    raise(SIGCONT);
    return tni_signals_continued() ? 7 : 0;
}

static void test_signals__are_noted(void **state)
{
    (void)state;
    int terminal;
    const int master = open_terminal(&terminal);
    assert_int_equal(in_child(note_signals, terminal, terminal), 0);
    close(terminal);
    close(master);
}

static int crash(void)
{
    struct termios modes;
    tni_signals_begin();
    tcgetattr(STDIN_FILENO, &modes);
    modes.c_lflag &= ~(tcflag_t)(ECHO | ICANON);
    tcsetattr(STDIN_FILENO, TCSANOW, &modes);
    tni_signals_catch("<restored>");
    raise(SIGFPE);
    return 0;
}

/* The program dies of the signal all the same; the terminal has its text and modes back. */
static void test_crash__restores_the_terminal(void **state)
{
    (void)state;
    int terminal;
    char got[512];
    struct termios modes;
    const int master = open_terminal(&terminal);
    assert_int_equal(in_child(crash, terminal, terminal), 1000 + SIGFPE);
    assert_int_equal(tcgetattr(terminal, &modes), 0);
    assert_int_equal(modes.c_lflag & (ECHO | ICANON), ECHO | ICANON);
    size_t size = 0; /* what two writes left may come in two pieces */
    do {
        const ssize_t piece = read(master, got + size, sizeof(got) - 1 - size);
        assert_true(piece > 0);
        size += (size_t)piece;
        got[size] = '\0';
    } while (!strstr(got, "are kept"));
    assert_memory_equal(got, "<restored>\r", 11);
    assert_non_null(strstr(got, "a bug ended the program; unsaved changes are kept"));
    close(terminal);
    close(master);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_width__in_columns),
        cmocka_unit_test(test_dumb__a_terminal_on_both_sides),
        cmocka_unit_test(test_signals__are_noted),
        cmocka_unit_test(test_crash__restores_the_terminal),
    };
    return RUN(tests);
}
