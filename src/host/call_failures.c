/* libxlsxwriter and the libraries below it do not ask whether their calls of malloc, fprintf,
 * fwrite, fread ... succeeded. A definition in the program goes before that of the C library, for
 * shared libraries, too: these hand every call on and count those that failed. */
#define _GNU_SOURCE /* RTLD_NEXT */
#undef _FORTIFY_SOURCE
#define _FORTIFY_SOURCE 0
#include "host/call_failures.h"

#include <dlfcn.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t memory_failures, stream_failures;

size_t tni_memory_failures(void)
{
    return memory_failures;
}

size_t tni_call_failures(void)
{
    return memory_failures + stream_failures;
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define CALLS_ARE_TAKEN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer)
#define CALLS_ARE_TAKEN 1
#endif
#endif

#ifndef CALLS_ARE_TAKEN /* a sanitizer stands there itself */

/* The next definition of a name, kept in *place; NULL while it is being looked for, as the look-up
 * may ask for memory itself. */
static bool find(void *place, const char *name)
{
    static bool finding;
    void *found = NULL;
    memcpy(&found, place, sizeof(found));
    if (!found && !finding) {
        finding = true;
        found = dlsym(RTLD_NEXT, name);
        memcpy(place, &found, sizeof(found));
        finding = false;
    }
    return found != NULL;
}

static void note(bool fault)
{
    stream_failures += fault;
}

static void *noted(void *memory, bool wanted)
{
    memory_failures += !memory && wanted;
    return memory;
}

void *malloc(size_t size)
{
    static void *(*next)(size_t);
    return find(&next, "malloc") ? noted(next(size), size) : NULL;
}

void *calloc(size_t count, size_t size)
{
    static void *(*next)(size_t, size_t);
    return find(&next, "calloc") ? noted(next(count, size), count && size) : NULL;
}

void *realloc(void *old, size_t size)
{
    static void *(*next)(void *, size_t);
    return find(&next, "realloc") ? noted(next(old, size), size) : NULL;
}

size_t fwrite(const void *bytes, size_t size, size_t count, FILE *file)
{
    static size_t (*next)(const void *, size_t, size_t, FILE *);
    const size_t done = find(&next, "fwrite") ? next(bytes, size, count, file) : 0;
    note(size && done != count);
    return done;
}

size_t fread(void *to, size_t size, size_t count, FILE *file)
{
    static size_t (*next)(void *, size_t, size_t, FILE *);
    const size_t done = find(&next, "fread") ? next(to, size, count, file) : 0;
    note(size && done != count && !feof(file)); /* less than asked for, and not at the end */
    return done;
}

int fputs(const char *text, FILE *file)
{
    static int (*next)(const char *, FILE *);
    const int done = find(&next, "fputs") ? next(text, file) : EOF;
    note(done == EOF);
    return done;
}

int fputc(int c, FILE *file)
{
    static int (*next)(int, FILE *);
    const int done = find(&next, "fputc") ? next(c, file) : EOF;
    note(done == EOF);
    return done;
}

int vfprintf(FILE *file, const char *format, va_list args)
{
    static int (*next)(FILE *, const char *, va_list);
    const int done = find(&next, "vfprintf") ? next(file, format, args) : -1;
    note(done < 0);
    return done;
}

int fprintf(FILE *file, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const int done = vfprintf(file, format, args);
    va_end(args);
    return done;
}

/* What fprintf is in libraries that were built with checks. */
int __fprintf_chk(FILE *file, int flag, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
int __fprintf_chk(FILE *file, int flag, const char *format, ...)
{
    static int (*next)(FILE *, int, const char *, va_list);
    va_list args;
    va_start(args, format);
    const int done = find(&next, "__vfprintf_chk") ? next(file, flag, format, args)
                                                   : vfprintf(file, format, args);
    va_end(args);
    note(done < 0);
    return done;
}

int fflush(FILE *file)
{
    static int (*next)(FILE *);
    const int done = find(&next, "fflush") ? next(file) : EOF;
    note(done != 0);
    return done;
}

int fclose(FILE *file)
{
    static int (*next)(FILE *);
    const int done = find(&next, "fclose") ? next(file) : EOF;
    note(done != 0);
    return done;
}

int fseek(FILE *file, long offset, int from)
{
    static int (*next)(FILE *, long, int);
    const int done = find(&next, "fseek") ? next(file, offset, from) : -1;
    note(done != 0);
    return done;
}

void rewind(FILE *file)
{
    note(ferror(file) != 0);
    note(fseek(file, 0, SEEK_SET) != 0);
    clearerr(file);
}

FILE *fdopen(int fd, const char *mode)
{
    static FILE *(*next)(int, const char *);
    FILE *file = find(&next, "fdopen") ? next(fd, mode) : NULL;
    note(!file);
    return file;
}

#endif
