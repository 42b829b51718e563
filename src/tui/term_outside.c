/* The terminal beside curses: what its environment says, and an editor of the person's own, which
 * borrows it. */
#include <errno.h>
#include <langinfo.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tui/run.h"

bool tni_term_ascii(void)
{
    return strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
}

bool tni_term_is_plain(void)
{
    const char *name = getenv("TERM");
    return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) && name && strcmp(name, "dumb") == 0;
}

/* The variables hold a command line, so a shell reads them; the path goes in as an argument. */
static void run_editor(const char *path, uint32_t line)
{
    char command[96];
    snprintf(command, sizeof(command), "exec ${VISUAL:-${EDITOR:-vi}} +%u \"$1\"", (unsigned)line);
    execl("/bin/sh", "sh", "-c", command, "sh", path, (char *)NULL);
    _exit(127);
}

const char *tni_term_editor(const char *path, uint32_t line)
{
    const struct sigaction theirs = {.sa_handler = SIG_IGN}; /* C-c is for the editor */
    struct sigaction ours;
    int ended = 0;
    tni_term_lend();
    sigaction(SIGINT, &theirs, &ours);
    const pid_t child = fork();
    const int error = errno;
    if (child == 0) {
        signal(SIGINT, SIG_DFL);
        run_editor(path, line);
    }
    while (child > 0 && waitpid(child, &ended, 0) < 0 && errno == EINTR) {
    }
    sigaction(SIGINT, &ours, NULL);
    tni_term_take_back();
    return child < 0                                        ? strerror(error)
           : !WIFEXITED(ended) || WEXITSTATUS(ended) == 127 ? "$VISUAL or $EDITOR cannot be run"
                                                            : NULL;
}
