/* Whether a stream is a terminal, how wide, and whether it can move its cursor. */
#define _DEFAULT_SOURCE /* winsize */
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
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
