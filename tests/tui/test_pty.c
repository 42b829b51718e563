/* The program on a pseudo-terminal: it starts, takes a new size, quits, and the terminal is as it
 * was before; what is typed, clicked and cut in pieces does what it should. */
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
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

typedef struct program {
    int master, slave;
    pid_t child;
} program;

/* The program with a file of the folder, or (NULL) the folder, in a window of 30 x 100. */
static program start(const char *name, struct termios *before)
{
    program p = {-1, -1, -1};
    struct winsize size = {.ws_row = 30, .ws_col = 100};
    forget();
    assert_int_equal(openpty(&p.master, &p.slave, NULL, NULL, &size), 0);
    if (before) {
        assert_int_equal(tcgetattr(p.slave, before), 0);
    }
    p.child = fork();
    if (p.child == 0) {
        close(p.master);
        login_tty(dup(p.slave));
        setenv("TERM", "xterm-256color", 1);
        setenv("LC_ALL", "C.UTF-8", 1);
        setenv("HOME", "/dev/null/none", 1); /* no settings and no past of the person's own */
        unsetenv("XDG_CONFIG_HOME");
        unsetenv("XDG_STATE_HOME");
        unsetenv("NO_COLOR");
        execl(TN_BINARY_DIR "/tenor", "tenor", "tui", name ? desk_path(name) : desk_folder,
              (char *)NULL);
        _exit(127);
    }
    assert_true(wait_for(p.master, "\033[?1049h")); /* the other screen */
    assert_true(wait_for(p.master, "Home"));
    return p;
}

static void type(const program *p, const char *bytes)
{
    const ssize_t size = (ssize_t)strlen(bytes);
    assert_int_equal(write(p->master, bytes, (size_t)size), size);
}

/* It ends; *after: the terminal's modes then. NULL: it was killed. */
static void finish(const program *p, struct termios *after)
{
    int status = -1;
    assert_true(!after || wait_for(p->master, "\033[?1049l"));
    assert_int_equal(waitpid(p->child, &status, 0), p->child);
    if (after) {
        assert_int_equal(status, 0);
        assert_int_equal(tcgetattr(p->slave, after), 0);
    }
    close(p->slave);
    close(p->master);
}

static void pause_ms(long ms)
{
    nanosleep(&(struct timespec){.tv_nsec = ms * 1000000}, NULL);
}

/* All of the screen, as it is drawn anew once the folder is read; it ends where the next begins. */
static const char *frame(const program *p)
{
    static const char clear[] = "\033[H\033[2J";
    for (int i = 0; i < 1000; i++) {
        forget();
        kill(p->child, SIGCONT);
        assert_true(wait_for(p->master, clear));
        char *begin = strstr(seen, clear) + strlen(clear);
        memmove(seen, begin, strlen(begin) + 1);
        seen_size -= (size_t)(begin - seen);
        kill(p->child, SIGCONT);
        assert_true(wait_for(p->master, clear));
        *strstr(seen, clear) = '\0';
        if (!strstr(seen, "reading ")) {
            return seen;
        }
        pause_ms(5); /* between signals it reads on */
    }
    fail_msg("the folder is never read");
    return "";
}

static void test_pty__start_resize_quit(void **state)
{
    (void)state;
    struct winsize size = {.ws_row = 10, .ws_col = 50}; /* too small: says so */
    struct termios before, after;
    program p = start(NULL, &before);
    assert_int_equal(tcgetattr(p.slave, &after), 0);
    assert_false(after.c_lflag & (ICANON | ECHO));
    forget();
    assert_int_equal(ioctl(p.master, TIOCSWINSZ, &size), 0);
    assert_true(wait_for(p.master, "10"));
    type(&p, "q");
    finish(&p, &after);
    assert_int_equal(after.c_lflag, before.c_lflag);
    assert_int_equal(after.c_iflag, before.c_iflag);
    assert_int_equal(after.c_oflag, before.c_oflag);
    assert_memory_equal(after.c_cc, before.c_cc, sizeof(before.c_cc));
}

enum { PIECES = 4 };

/* What arrives in pieces, with a pause behind each, shows what the keys show. */
static const struct {
    const char *file, *pieces[PIECES], *keys;
} rows[] = {
    /* a tab, a hint, a panel, a row; released or not */
    {NULL, {"\033[<0;46;2M\033[<0;46;2m"}, "5"},
    {"acme.offer.ini", {"\033[<0;4;2M\033[<0;4;2m"}, "1"},
    {"acme.offer.ini", {"\033[<0;46;30M"}, "\t"},
    {"acme.offer.ini", {"\033[<0;50;3M"}, "\t"},
    {"acme.offer.ini", {"\033[<0;10;7M"}, "jjj"},
    {"acme.offer.ini", {"\033[<0;10;7Mj"}, "jjjj"},
    {"acme.offer.ini", {"\033[M $\"j"}, "1j"}, /* as terminals did before */
    {"acme.offer.ini", {"\033[<0;100;30M\033[<2;4;2M\033[<32;4;2M"}, ""}, /* on nothing */
    /* the wheel, with a key held too; over another panel it scrolls that */
    {"acme.offer.ini", {"\033[<65;9;9M\033[<65;9;9M\033[<64;9;9M\033[<81;1;1M"}, "jj"},
    {"acme.offer.ini", {"\033[<65;50;5M"}, "\tj"},
    /* no mouse, and again */
    {"acme.offer.ini", {"M\033[<0;4;2M", "\033[<65;50;20M"}, "M"},
    {"acme.offer.ini", {"MM\033[<0;4;2M"}, "1"},
    /* in pieces, or with an end that never comes */
    {"acme.offer.ini", {"\033[<0;1", "0;2M"}, "2"},
    {"acme.offer.ini", {"\033[<0;1", "?"}, "?"},
    {"acme.offer.ini", {"\033[<0;1", "", "", "2"}, "2"},
    {"acme.offer.ini", {"\033[<0;1\033OB"}, "j"},
    {"acme.offer.ini", {"\033[", "3"}, "\033[3"},
    {"acme.offer.ini", {"\033", "j"}, "\033j"},
    {"acme.offer.ini", {"\033O", "?"}, "\033O?"},
    {"acme.offer.ini", {"j=\xe6", "\x9d", "\xb1x"}, "j=\xe6\x9d\xb1x"},
    {"acme.offer.ini", {"j=\xe6", "\033OD", "x"}, "j=\033ODx"},
    {"acme.offer.ini", {"j=\xff\xe9x\xc3(", "\xe9", "y"}, "j=x(y"}, /* another encoding */
};

static const char *shown(const char *file, const char *const *pieces)
{
    static char copy[sizeof(seen)];
    program p = start(file, NULL);
    (void)frame(&p);
    for (int i = 0; i < PIECES && pieces[i]; i++) {
        type(&p, pieces[i]);
        if (i + 1 < PIECES && pieces[i + 1]) {
            pause_ms(200);
        }
    }
    pause_ms(60); /* longer than an Esc is waited for */
    memcpy(copy, frame(&p), sizeof(copy));
    kill(p.child, SIGKILL);
    finish(&p, NULL);
    return copy;
}

static void test_pty__mouse_and_pieces(void **state)
{
    (void)state;
    static char pieces[sizeof(seen)];
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *const keys[PIECES] = {rows[i].keys};
        desk_fill();
        memcpy(pieces, shown(rows[i].file, rows[i].pieces), sizeof(pieces));
        desk_fill();
        if (strcmp(pieces, shown(rows[i].file, keys)) != 0) {
            fail_msg("row %zu does not do what '%s' does:\n%s", i, rows[i].keys, pieces);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_DESK(test_pty__start_resize_quit),
                                       WITH_DESK(test_pty__mouse_and_pieces)};
    return RUN(tests);
}
