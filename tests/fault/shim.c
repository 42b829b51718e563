/* A preloaded library that lets chosen calls fail: counts the calls of each class, records where
 * each came from, and makes the n-th one fail, once or for good, or the process die there.
 *
 *   FAULT_LOG    a file of LOG_BYTES that takes the record (needed)
 *   FAULT_CLASS  number of a call_class; none: only recorded
 *   FAULT_AT     which call of this class, from 1
 *   FAULT_WHO    0: of the process itself, 1: of its forked child
 *   FAULT_GOOD   1: all later calls fail as well
 *   FAULT_ERROR  an errno value; or HALF, TEAR, KILL (this process), KILLALL (its group) */
#define _GNU_SOURCE
#include "shim.h"

#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <link.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { RECORDS = 100000, MODULES = 64, DEPTH = 6, OWN = 5, WHO = 2 };
enum { ERROR_HALF = 1001, ERROR_TEAR, ERROR_KILL, ERROR_KILLALL };

typedef struct call {
    uint64_t site; /* of the return addresses, relative to their modules */
    uint32_t number;
    uint8_t class;
    char name[11];
} call;

typedef struct call_log {
    uint32_t count[WHO], hits, class, number;
    uint32_t unused;
    uint64_t site; /* of the first call that failed */
    call calls[WHO][RECORDS];
} call_log;

static struct {
    bool on, recording, stuck, inside;
    int class, who, error, self;
    uint32_t at, count[CALL_CLASSES];
    bool good;
    call_log *log;
} state;

static struct {
    uintptr_t low, high;
    uint64_t name;
} modules[MODULES];
static size_t module_count, own_module;

static uint64_t hash(uint64_t seed, const void *bytes, size_t size)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < size; i++) {
        seed = (seed ^ at[i]) * UINT64_C(1099511628211);
    }
    return seed;
}

static int add_module(struct dl_phdr_info *info, size_t size, void *context)
{
    (void)size;
    (void)context;
    if (module_count < MODULES) {
        uintptr_t high = info->dlpi_addr;
        for (int i = 0; i < info->dlpi_phnum; i++) {
            const ElfW(Phdr) *part = &info->dlpi_phdr[i];
            const uintptr_t end = info->dlpi_addr + part->p_vaddr + part->p_memsz;
            high = part->p_type == PT_LOAD && end > high ? end : high;
        }
        const char *slash = strrchr(info->dlpi_name, '/');
        const char *name = slash ? slash + 1 : info->dlpi_name;
        modules[module_count].low = info->dlpi_addr;
        modules[module_count].high = high;
        const uintptr_t here = (uintptr_t)&state;
        own_module = here >= info->dlpi_addr && here < high ? module_count : own_module;
        modules[module_count++].name = hash(0, name, strlen(name));
    }
    return 0;
}

/* The module an address is in, module_count: none. */
static size_t module_of(uintptr_t at)
{
    size_t m = 0;
    while (m < module_count && (at < modules[m].low || at >= modules[m].high)) {
        m++;
    }
    return m;
}

static uint64_t site_of_call(void)
{
    void *frames[DEPTH + OWN];
    state.inside = true;
    const int count = backtrace(frames, DEPTH + OWN);
    state.inside = false;
    uint64_t site = UINT64_C(14695981039346656037);
    for (int i = 0, taken = 0; i < count && taken < DEPTH; i++) {
        const uintptr_t at = (uintptr_t)frames[i];
        const size_t m = module_of(at);
        if (m < module_count && m != own_module) {
            const uint64_t place[2] = {modules[m].name, at - modules[m].low};
            site = hash(site, place, sizeof(place));
            taken++;
        }
    }
    return site;
}

static long number_of(const char *name, long otherwise)
{
    const char *text = getenv(name);
    return text && *text ? strtol(text, NULL, 10) : otherwise;
}

__attribute__((constructor)) static void begin(void)
{
    const char *path = getenv("FAULT_LOG");
    const int fd = path ? (int)syscall(SYS_openat, AT_FDCWD, path, O_RDWR | O_CLOEXEC, 0) : -1;
    if (fd < 0) {
        return;
    }
    state.log = (call_log *)syscall(SYS_mmap, NULL, sizeof(call_log), PROT_READ | PROT_WRITE,
                                    MAP_SHARED, fd, 0L);
    syscall(SYS_close, fd);
    if (state.log == MAP_FAILED) {
        return;
    }
    void *frame = NULL;
    backtrace(&frame, 1); /* loads what it needs now, not in the middle of a malloc */
    dl_iterate_phdr(add_module, NULL);
    state.class = (int)number_of("FAULT_CLASS", -1);
    state.recording = state.class < 0;
    state.at = (uint32_t)number_of("FAULT_AT", 0);
    state.who = (int)number_of("FAULT_WHO", 0);
    state.good = number_of("FAULT_GOOD", 0) != 0;
    state.error = (int)number_of("FAULT_ERROR", EIO);
    unsetenv("LD_PRELOAD"); /* not for an editor that is started from here */
    state.on = true;
}

void fault_child(void)
{
    state.self = 1;
    memset(state.count, 0, sizeof(state.count));
}

void fault_kill(void)
{
    for (;;) {
        syscall(SYS_kill, syscall(SYS_getpid), SIGKILL);
    }
}

static void record(call_class class, const char *name)
{
    const uint32_t place = state.log->count[state.self];
    if (place < RECORDS) {
        call *c = &state.log->calls[state.self][place];
        c->site = site_of_call();
        c->number = state.count[class];
        c->class = (uint8_t) class;
        strncpy(c->name, name, sizeof(c->name));
    }
    state.log->count[state.self] = place + 1;
}

static verdict hit(call_class class)
{
    if (state.log->hits++ == 0) {
        state.log->site = site_of_call();
        state.log->class = class;
        state.log->number = state.count[class];
    }
    state.stuck = state.good;
    switch (state.error) {
    case ERROR_KILLALL:
        syscall(SYS_kill, 0, SIGKILL);
        fault_kill();
    case ERROR_KILL:
        fault_kill();
    case ERROR_HALF:
        return HALF;
    case ERROR_TEAR:
        return TEARS;
    default:
        errno = state.error;
        return FAILS;
    }
}

verdict fault_at(call_class class, const char *name)
{
    if (!state.on || state.inside) {
        return GOES_ON;
    }
    state.count[class]++;
    if (state.recording) {
        const int kept = errno;
        record(class, name);
        errno = kept;
        return GOES_ON;
    }
    if ((int)class != state.class) {
        return GOES_ON;
    }
    const bool here = state.self == state.who && state.count[class] == state.at;
    return here || state.stuck ? hit(class) : GOES_ON;
}
