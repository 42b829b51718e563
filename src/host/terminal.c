/* Part of host.h. The terminal: its width, whether it can move its cursor, and the signals of a
 * program in full-screen mode: those that end it are noted; a crash restores the terminal. */
#ifndef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE /* winsize */
#endif
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "host/host.h"

enum { USUAL_WIDTH = 80, WIDEST = 10000 };

int tni_terminal_width(int descriptor)
{
    struct winsize size;
    if (!isatty(descriptor)) {
        return 0;
    }
    if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) {
        return USUAL_WIDTH;
    }
    return size.ws_col < WIDEST ? size.ws_col : WIDEST;
}

bool tni_terminal_is_dumb(void)
{
    const char *name = getenv("TERM");
    return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) && name && strcmp(name, "dumb") == 0;
}

static volatile sig_atomic_t ending, continued;
static struct termios before;
static const char *restoring = "";

static int wake[2] = {-1, -1}; /* a pipe, a byte for each signal: none is lost before a wait */

static void on_signal(int number)
{
    const int error = errno;
    *(number == SIGCONT ? &continued : &ending) = number;
    const ssize_t written = write(wake[1], "", 1); /* full: the byte that is there is enough */
    (void)written;
    errno = error;
}

/* Calls only what a signal handler may. False: nobody can be told why. */
static bool give_back(const char *why)
{
    const char *const parts[] = {"\r\ntenor: ", why,
                                 "; unsaved changes are kept in .NAME.tenor-journal beside each "
                                 "file\r\n"};
    bool told = true;
    if (write(STDOUT_FILENO, restoring, strlen(restoring)) >= 0) {
        tcsetattr(STDIN_FILENO, TCSANOW, &before);
    }
    for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
        told = write(STDERR_FILENO, parts[i], strlen(parts[i])) >= 0 && told;
    }
    return told;
}

bool tni_terminal_give_back(const char *why)
{
    return *restoring && give_back(why);
}

static void on_crash(int number)
{
    if (!give_back("a bug ended the program")) {
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

void tni_signals_begin(void)
{
    tcgetattr(STDIN_FILENO, &before);
}

void tni_signals_catch(const char *restore)
{
    static const int noted[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGCONT};
    static const int crashes[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL};
    restoring = restore;
    if (wake[0] < 0 && pipe(wake) == 0) {
        for (int i = 0; i < 2; i++) {
            fcntl(wake[i], F_SETFL, O_NONBLOCK);
            fcntl(wake[i], F_SETFD, FD_CLOEXEC);
        }
    }
    for (size_t i = 0; i < sizeof(noted) / sizeof(*noted); i++) {
        catch (noted[i], on_signal);
    }
    for (size_t i = 0; i < sizeof(crashes) / sizeof(*crashes); i++) {
        catch (crashes[i], on_crash);
    }
}

int tni_signals_wait(int descriptor, int wait_ms)
{
    char bytes[64];
    struct pollfd inputs[] = {{.fd = descriptor, .events = POLLIN},
                              {.fd = wake[0], .events = POLLIN}};
    if (poll(inputs, 2, wait_ms) <= 0) {
        return 0;
    }
    while (read(wake[0], bytes, sizeof(bytes)) > 0) {
    }
    return inputs[0].revents;
}

void tni_signals_end(void)
{
    restoring = "";
    catch (SIGCONT, SIG_DFL);
}

int tni_signals_ending(void)
{
    return (int)ending;
}

bool tni_signals_continued(void)
{
    const bool was = continued != 0;
    continued = 0;
    return was;
}
