/* Part of host.h. A file written by a library that crashes, prints, or reports success when it
 * failed: a child process writes a temporary file and verifies it; the parent renames it. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <unistd.h>

#include "host/call_failures.h"
#include "host/reason.h"
#include "host/scratch.h"

enum { REASON_MAX = 200 };

/* What the child writes to its pipe before it ends. */
typedef struct verdict {
    tn_status status;
    char reason[REASON_MAX];
} verdict;

static bool has_room(int folder, uint64_t bytes)
{
    struct statvfs fs;
    return fstatvfs(folder, &fs) != 0 || fs.f_frsize == 0 ||
           (uint64_t)fs.f_bavail >= bytes / fs.f_frsize;
}

/* In the child: nothing of the parent's may be flushed, run or printed here. */
static void run_child(const tni_producer *p, int scratch, int pipe_end)
{
    verdict v;
    const char *reason = "";
    const size_t failures = tni_call_failures();
    const int null = open("/dev/null", O_RDWR);
    if (null >= 0) {
        dup2(null, 0);
        dup2(null, 1);
        dup2(null, 2); /* the library prints warnings */
    }
    signal(SIGINT, SIG_DFL);
    signal(SIGTERM, SIG_DFL);
    memset(&v, 0, sizeof(v));
    /* Relative to its own folder, a path cannot lead anywhere else. */
    setenv("TMPDIR", ".", 1);
    v.status = fchdir(scratch) == 0 ? TN_OK : tni_fail(&reason, errno);
    if (v.status == TN_OK) {
        v.status = p->write(p->context, TNI_OUTPUT_NEW, ".", &reason);
    }
    if (v.status == TN_OK && tni_call_failures() > failures) {
        v.status = tni_refuse(&reason, TN_E_WRITE, "memory or space gave out while it was written");
    }
    snprintf(v.reason, sizeof(v.reason), "%s", reason);
    const ssize_t written = write(pipe_end, &v, sizeof(v));
    _exit(written == (ssize_t)sizeof(v) && v.status == TN_OK ? 0 : 1);
}

/* Until the child has ended or written its verdict; false: the caller cancelled. */
static bool wait_with_progress(const tni_producer *p, int pipe_end)
{
    enum { TENTH_MS = 100 };
    struct pollfd end = {.fd = pipe_end, .events = POLLIN};
    while (p->more && poll(&end, 1, TENTH_MS) <= 0) {
        if (!p->more(p->context)) {
            return false;
        }
    }
    return true;
}

/* The child's verdict; false: it ended without one. */
static bool read_verdict(int pipe_end, verdict *out)
{
    char *at = (char *)out;
    size_t left = sizeof(*out);
    while (left > 0) {
        const ssize_t got = read(pipe_end, at, left);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            return false;
        }
        at += got;
        left -= (size_t)got;
    }
    out->reason[REASON_MAX - 1] = 0;
    return true;
}

static tn_status wait_for(tn_arena *arena, const tni_producer *p, pid_t child, int pipe_end,
                          const char **reason)
{
    verdict v;
    int ended = 0;
    const bool stopped = !wait_with_progress(p, pipe_end);
    if (stopped) {
        kill(child, SIGKILL);
    }
    const bool has_verdict = read_verdict(pipe_end, &v);
    while (waitpid(child, &ended, 0) < 0 && errno == EINTR) {
    }
    if (stopped) {
        return tni_refuse(reason, TN_E_WRITE, "it was stopped");
    }
    if (has_verdict && v.status == TN_OK && WIFEXITED(ended) && WEXITSTATUS(ended) == 0) {
        return TN_OK;
    }
    if (has_verdict && v.status != TN_OK) {
        const char *said = tn_arena_text(arena, v.reason);
        *reason = said ? said : "out of memory";
        return v.status == TN_E_NOMEM ? TN_E_WRITE : v.status;
    }
    *reason = WIFSIGNALED(ended)
                  ? tn_arena_format(arena,
                                    "the writing process was ended by signal %d; is there "
                                    "memory left?",
                                    WTERMSIG(ended))
                  : "the writing process ended early";
    *reason = *reason ? *reason : "the writing process was ended";
    return TN_E_WRITE;
}

static tn_status produce(tn_arena *arena, const tni_producer *p, const tni_output *output,
                         const char **reason)
{
    int ends[2];
    if (!has_room(output->scratch.fd, p->need_bytes)) {
        return tni_refuse(reason, TN_E_WRITE, "there is not enough space left for it");
    }
    if (pipe(ends) != 0) {
        return tni_fail(reason, errno);
    }
    const pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        run_child(p, output->scratch.fd, ends[1]);
    }
    const int error = errno;
    close(ends[1]);
    const tn_status status =
        child < 0 ? tni_fail(reason, error) : wait_for(arena, p, child, ends[0], reason);
    close(ends[0]);
    return status;
}

/* The library may have made the file anew under its name; fd becomes that one. */
static tn_status reopen(tni_output *output, const char **reason)
{
    struct stat status;
    const int fd =
        openat(output->scratch.fd, TNI_OUTPUT_NEW, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &status) != 0 || !S_ISREG(status.st_mode)) {
        const int error = errno;
        if (fd >= 0) {
            close(fd);
        }
        return tni_fail(reason, error);
    }
    close(output->fd);
    output->fd = fd;
    return TN_OK;
}

tn_status tni_file_produce(tn_arena *arena, const tni_producer *p, const char **reason)
{
    tni_output output;
    tn_status status = tni_output_begin(arena, p->path, p->force, &output, reason);
    if (status != TN_OK) {
        return status;
    }
    status = produce(arena, p, &output, reason);
    status = status == TN_OK ? reopen(&output, reason) : status;
    if (status != TN_OK) {
        tni_output_abandon(&output);
        return status;
    }
    return tni_output_commit(&output, reason);
}
