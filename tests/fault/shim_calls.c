/* The calls that shim.c can let fail, each in front of the C library's own. What goes to standard
 * error never fails: a program cannot say that it cannot speak. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#undef _FORTIFY_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdio_ext.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "shim.h"

#pragma GCC diagnostic ignored "-Wmissing-prototypes" /* those that end in _chk */
#pragma GCC diagnostic ignored "-Wformat-nonliteral"  /* it is the caller's */
#define FAILED_STREAM 0x20 /* glibc's mark of a stream that had an error: ferror() sees it */

/* The C library's own function of this name, as `real`. */
#define REAL(type, name, ...)                                                                      \
    static type (*real)(__VA_ARGS__);                                                              \
    if (!real) {                                                                                   \
        *(void **)&real = dlsym(RTLD_NEXT, #name);                                                 \
    }

#define PASS(class, name, bad)                                                                     \
    if (fault_at(class, #name) != GOES_ON) {                                                       \
        return bad;                                                                                \
    }

/* One function: TYPE NAME(PARAMETERS) that is called with ARGUMENTS and fails with BAD. */
#define CALL(class, bad, type, name, parameters, arguments)                                        \
    type name parameters                                                                           \
    {                                                                                              \
        static type(*real) parameters;                                                             \
        if (!real) {                                                                               \
            *(void **)&real = dlsym(RTLD_NEXT, #name);                                             \
        }                                                                                          \
        PASS(class, name, bad)                                                                     \
        return real arguments;                                                                     \
    }

/* Memory. dlsym asks for some, so these do not ask it. */
extern void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t), *__libc_realloc(void *, size_t);

void *malloc(size_t size)
{
    PASS(CALL_MEMORY, malloc, NULL)
    return __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    PASS(CALL_MEMORY, calloc, NULL)
    return __libc_calloc(count, size);
}

void *realloc(void *item, size_t size)
{
    PASS(CALL_MEMORY, realloc, NULL)
    return __libc_realloc(item, size);
}

void *mmap(void *at, size_t size, int protection, int flags, int fd, off_t offset)
{
    REAL(void *, mmap, void *, size_t, int, int, int, off_t)
    PASS(CALL_MEMORY, mmap, MAP_FAILED)
    return real(at, size, protection, flags, fd, offset);
}

CALL(CALL_MEMORY, MAP_FAILED, void *, mmap64,
     (void *at, size_t size, int protection, int flags, int fd, off64_t offset),
     (at, size, protection, flags, fd, offset))

void *mremap(void *at, size_t old_size, size_t size, int flags, ...)
{
    REAL(void *, mremap, void *, size_t, size_t, int, ...)
    PASS(CALL_MEMORY, mremap, MAP_FAILED)
    return real(at, old_size, size, flags); /* MREMAP_FIXED, which has one more, nobody asks for */
}

/* Opening. */
static mode_t mode_of(int flags, va_list rest)
{
    return flags & (O_CREAT | O_TMPFILE) ? (mode_t)va_arg(rest, unsigned) : 0;
}

#define OPEN(name)                                                                                 \
    int name(const char *path, int flags, ...)                                                     \
    {                                                                                              \
        REAL(int, name, const char *, int, ...)                                                    \
        va_list rest;                                                                              \
        va_start(rest, flags);                                                                     \
        const mode_t mode = mode_of(flags, rest);                                                  \
        va_end(rest);                                                                              \
        PASS(CALL_OPEN, name, -1)                                                                  \
        return real(path, flags, mode);                                                            \
    }

#define OPENAT(name)                                                                               \
    int name(int folder, const char *path, int flags, ...)                                         \
    {                                                                                              \
        REAL(int, name, int, const char *, int, ...)                                               \
        va_list rest;                                                                              \
        va_start(rest, flags);                                                                     \
        const mode_t mode = mode_of(flags, rest);                                                  \
        va_end(rest);                                                                              \
        PASS(CALL_OPEN, name, -1)                                                                  \
        return real(folder, path, flags, mode);                                                    \
    }

OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)
CALL(CALL_OPEN, -1, int, __open_2, (const char *p, int flags), (p, flags))
CALL(CALL_OPEN, NULL, FILE *, fopen, (const char *p, const char *m), (p, m))
CALL(CALL_OPEN, NULL, FILE *, fopen64, (const char *p, const char *m), (p, m))
CALL(CALL_OPEN, NULL, FILE *, fdopen, (int fd, const char *m), (fd, m))
CALL(CALL_OPEN, NULL, DIR *, opendir, (const char *p), (p))
CALL(CALL_OPEN, NULL, DIR *, fdopendir, (int fd), (fd))

/* Why is asked of dlerror(): another one has failed, in truth. */
void *dlopen(const char *path, int flags)
{
    REAL(void *, dlopen, const char *, int)
    return real(fault_at(CALL_OPEN, "dlopen") == GOES_ON ? path : "/none/such.so", flags);
}

/* Reading. */
CALL(CALL_READ, -1, ssize_t, read, (int fd, void *to, size_t n), (fd, to, n))
CALL(CALL_READ, -1, ssize_t, __read_chk, (int fd, void *to, size_t n, size_t room),
     (fd, to, n, room))
CALL(CALL_READ, -1, ssize_t, pread, (int fd, void *to, size_t n, off_t o), (fd, to, n, o))
CALL(CALL_READ, -1, ssize_t, pread64, (int fd, void *to, size_t n, off64_t o), (fd, to, n, o))
CALL(CALL_READ, -1, ssize_t, __pread_chk, (int fd, void *to, size_t n, off_t o, size_t room),
     (fd, to, n, o, room))
CALL(CALL_READ, NULL, struct dirent *, readdir, (DIR * dir), (dir))

/* Writing. */
static size_t size_at(verdict v, size_t size)
{
    return v == GOES_ON ? size : (size + 1) / 2;
}

#define WRITE(name, parameters, arguments)                                                         \
    ssize_t name parameters                                                                        \
    {                                                                                              \
        static ssize_t(*real) parameters;                                                          \
        if (!real) {                                                                               \
            *(void **)&real = dlsym(RTLD_NEXT, #name);                                             \
        }                                                                                          \
        const verdict v = fd == STDERR_FILENO ? GOES_ON : fault_at(CALL_WRITE, #name);             \
        if (v == FAILS) {                                                                          \
            return -1;                                                                             \
        }                                                                                          \
        const ssize_t done = real arguments;                                                       \
        if (v == TEARS) {                                                                          \
            fault_kill();                                                                          \
        }                                                                                          \
        return done;                                                                               \
    }

WRITE(write, (int fd, const void *from, size_t n), (fd, from, size_at(v, n)))
WRITE(pwrite, (int fd, const void *from, size_t n, off_t o), (fd, from, size_at(v, n), o))
WRITE(pwrite64, (int fd, const void *from, size_t n, off64_t o), (fd, from, size_at(v, n), o))

/* Another size: nothing of it can be done in part. */
#define RESIZE(name, type)                                                                         \
    int name(int fd, type size)                                                                    \
    {                                                                                              \
        REAL(int, name, int, type)                                                                 \
        const verdict v = fault_at(CALL_WRITE, #name);                                             \
        if (v == FAILS) {                                                                          \
            return -1;                                                                             \
        }                                                                                          \
        const int done = real(fd, size);                                                           \
        if (v == TEARS) {                                                                          \
            fault_kill();                                                                          \
        }                                                                                          \
        return done;                                                                               \
    }

RESIZE(ftruncate, off_t)
RESIZE(ftruncate64, off64_t)

/* Streams. One that failed is marked, as the C library does it. */
static bool stream_fails(FILE *stream, const char *name)
{
    if (stream == stderr || fault_at(CALL_STDIO, name) == GOES_ON) {
        return false;
    }
    stream->_flags |= FAILED_STREAM;
    return true;
}

#define STREAM(bad, type, name, parameters, arguments)                                             \
    type name parameters                                                                           \
    {                                                                                              \
        static type(*real) parameters;                                                             \
        if (!real) {                                                                               \
            *(void **)&real = dlsym(RTLD_NEXT, #name);                                             \
        }                                                                                          \
        return stream_fails(s, #name) ? bad : real arguments;                                      \
    }

STREAM(0, size_t, fwrite, (const void *p, size_t z, size_t n, FILE *s), (p, z, n, s))
STREAM(0, size_t, fread, (void *p, size_t z, size_t n, FILE *s), (p, z, n, s))
STREAM(0, size_t, __fread_chk, (void *p, size_t r, size_t z, size_t n, FILE *s), (p, r, z, n, s))
STREAM(EOF, int, fputs, (const char *t, FILE *s), (t, s))
STREAM(EOF, int, fputc, (int c, FILE *s), (c, s))
STREAM(EOF, int, putc, (int c, FILE *s), (c, s))
STREAM(NULL, char *, fgets, (char *t, int n, FILE *s), (t, n, s))
STREAM(EOF, int, fgetc, (FILE * s), (s))
STREAM(-1, int, fseek, (FILE * s, long o, int w), (s, o, w))
STREAM(-1, int, fseeko64, (FILE * s, off64_t o, int w), (s, o, w))
STREAM(-1, int, __vfprintf_chk, (FILE * s, int f, const char *t, va_list v), (s, f, t, v))

int puts(const char *text)
{
    REAL(int, puts, const char *)
    return stream_fails(stdout, "puts") ? EOF : real(text);
}

int __fprintf_chk(FILE *stream, int flag, const char *format, ...)
{
    (void)flag;
    if (stream_fails(stream, "fprintf")) {
        return -1;
    }
    va_list rest;
    va_start(rest, format);
    const int done = vfprintf(stream, format, rest);
    va_end(rest);
    return done;
}

int __printf_chk(int flag, const char *format, ...)
{
    (void)flag;
    if (stream_fails(stdout, "printf")) {
        return -1;
    }
    va_list rest;
    va_start(rest, format);
    const int done = vfprintf(stdout, format, rest);
    va_end(rest);
    return done;
}

int fflush(FILE *stream)
{
    REAL(int, fflush, FILE *)
    const bool pending = stream && __fpending(stream) > 0; /* else there is nothing to fail */
    return pending && stream_fails(stream, "fflush") ? EOF : real(stream);
}

/* What fails to close is closed all the same. */
int fclose(FILE *stream)
{
    REAL(int, fclose, FILE *)
    const bool bad = stream_fails(stream, "fclose");
    const int error = errno, done = real(stream);
    errno = bad ? error : errno;
    return bad ? EOF : done;
}

int close(int fd)
{
    REAL(int, close, int)
    const bool bad = fault_at(CALL_CLOSE, "close") != GOES_ON;
    const int error = errno, done = real(fd);
    errno = bad ? error : errno;
    return bad ? -1 : done;
}

CALL(CALL_SYNC, -1, int, fsync, (int fd), (fd))
CALL(CALL_SYNC, -1, int, fdatasync, (int fd), (fd))
CALL(CALL_SYNC, -1, int, syncfs, (int fd), (fd))

CALL(CALL_RENAME, -1, int, rename, (const char *a, const char *b), (a, b))
CALL(CALL_RENAME, -1, int, renameat, (int f, const char *a, int g, const char *b), (f, a, g, b))
CALL(CALL_RENAME, -1, int, link, (const char *a, const char *b), (a, b))
CALL(CALL_RENAME, -1, int, linkat, (int f, const char *a, int g, const char *b, int w),
     (f, a, g, b, w))
CALL(CALL_REMOVE, -1, int, unlink, (const char *p), (p))
CALL(CALL_REMOVE, -1, int, unlinkat, (int f, const char *p, int w), (f, p, w))
CALL(CALL_REMOVE, -1, int, rmdir, (const char *p), (p))
CALL(CALL_REMOVE, -1, int, remove, (const char *p), (p))
CALL(CALL_MKDIR, -1, int, mkdir, (const char *p, mode_t m), (p, m))
CALL(CALL_MKDIR, -1, int, mkdirat, (int f, const char *p, mode_t m), (f, p, m))
CALL(CALL_MKDIR, NULL, char *, mkdtemp, (char *t), (t))
CALL(CALL_MODE, -1, int, fchmod, (int fd, mode_t m), (fd, m))
CALL(CALL_MODE, -1, int, fchown, (int fd, uid_t u, gid_t g), (fd, u, g))
CALL(CALL_LOCK, -1, int, flock, (int fd, int how), (fd, how))

/* Locks of parts of a file; all else that it does cannot fail. */
#define FCNTL(name)                                                                                \
    int name(int fd, int what, ...)                                                                \
    {                                                                                              \
        REAL(int, name, int, int, ...)                                                             \
        va_list rest;                                                                              \
        va_start(rest, what);                                                                      \
        void *argument = va_arg(rest, void *);                                                     \
        va_end(rest);                                                                              \
        if (what == F_SETLK || what == F_SETLKW) {                                                 \
            PASS(CALL_LOCK, name, -1)                                                              \
        }                                                                                          \
        return real(fd, what, argument);                                                           \
    }

FCNTL(fcntl)
FCNTL(fcntl64)

CALL(CALL_STAT, -1, int, stat, (const char *p, struct stat *o), (p, o))
CALL(CALL_STAT, -1, int, lstat, (const char *p, struct stat *o), (p, o))
CALL(CALL_STAT, -1, int, fstat, (int fd, struct stat *o), (fd, o))
CALL(CALL_STAT, -1, int, stat64, (const char *p, struct stat64 *o), (p, o))
CALL(CALL_STAT, -1, int, lstat64, (const char *p, struct stat64 *o), (p, o))
CALL(CALL_STAT, -1, int, fstat64, (int fd, struct stat64 *o), (fd, o))
CALL(CALL_STAT, NULL, char *, getcwd, (char *o, size_t n), (o, n))
CALL(CALL_STAT, -1, int, fstatat, (int f, const char *p, struct stat *o, int w), (f, p, o, w))
CALL(CALL_STAT, -1, int, access, (const char *p, int how), (p, how))
CALL(CALL_STAT, NULL, char *, realpath, (const char *p, char *o), (p, o))
CALL(CALL_STAT, NULL, char *, __realpath_chk, (const char *p, char *o, size_t n), (p, o, n))

CALL(CALL_FORK, -1, int, pipe, (int ends[2]), (ends))
CALL(CALL_WAIT, -1, int, poll, (struct pollfd * p, nfds_t n, int t), (p, n, t))
CALL(CALL_WAIT, -1, pid_t, waitpid, (pid_t child, int *out, int how), (child, out, how))

pid_t fork(void)
{
    REAL(pid_t, fork, void)
    PASS(CALL_FORK, fork, -1)
    const pid_t child = real();
    if (child == 0) {
        fault_child();
    }
    return child;
}
