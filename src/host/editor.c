/* Part of host.h. Running the editor that the person has chosen. */
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "host/host.h"

/* The variables hold a command line, so a shell reads them; the path goes in as an argument, and
 * one that an editor would take for an option or a command (-x, +cmd) as "./-x". */
static void run_editor(const char *path, uint32_t line)
{
    char command[96], safe[PATH_MAX + 2];
    if (path[0] == '-' || path[0] == '+') {
        snprintf(safe, sizeof(safe), "./%s", path);
        path = safe;
    }
    snprintf(command, sizeof(command), "exec ${VISUAL:-${EDITOR:-vi}} +%u \"$1\"", (unsigned)line);
    signal(SIGINT, SIG_DFL);
    execl("/bin/sh", "sh", "-c", command, "sh", path, (char *)NULL);
    _exit(127);
}

tn_status tni_editor_run(const char *path, uint32_t line, const char **reason)
{
    const struct sigaction theirs = {.sa_handler = SIG_IGN}; /* C-c is for the editor */
    struct sigaction ours;
    int ended = 0;
    sigaction(SIGINT, &theirs, &ours);
    const pid_t child = fork();
    const int error = errno;
    if (child == 0) {
        run_editor(path, line);
    }
    while (child > 0 && waitpid(child, &ended, 0) < 0 && errno == EINTR) {
    }
    sigaction(SIGINT, &ours, NULL);
    if (child < 0 || !WIFEXITED(ended) || WEXITSTATUS(ended) == 127) {
        *reason = child < 0 ? strerror(error) : "$VISUAL or $EDITOR cannot be run";
        return TN_E_READ;
    }
    return TN_OK;
}
