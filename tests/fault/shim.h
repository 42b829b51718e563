/* What shim.c and shim_calls.c share: whether a call is to fail, and the record of all calls. */
#ifndef FAULT_SHIM_H
#define FAULT_SHIM_H

#include <stdbool.h>

/* In the order of CLASSES in faults.py. */
typedef enum call_class {
    CALL_MEMORY,
    CALL_OPEN,
    CALL_READ,
    CALL_WRITE,
    CALL_STDIO,
    CALL_SYNC,
    CALL_RENAME,
    CALL_CLOSE,
    CALL_FORK,
    CALL_STAT,
    CALL_REMOVE,
    CALL_MKDIR,
    CALL_MODE,
    CALL_LOCK,
    CALL_WAIT,
    CALL_CLASSES
} call_class;

typedef enum verdict { GOES_ON, FAILS, HALF, TEARS } verdict;

/* Counts the call and says what becomes of it; with FAILS, errno is set. Does not return when the
 * process is to be killed here. HALF (of a write): half is written; TEARS: half, then killed. */
verdict fault_at(call_class class, const char *name);

/* To be called in a forked child: its calls are counted by themselves. */
void fault_child(void);

/* Ends this process like kill -9. */
_Noreturn void fault_kill(void);

#endif
