/* Failed calls of the C library so far, of this program and of the libraries that it uses. */
#ifndef TN_HOST_CALL_FAILURES_H
#define TN_HOST_CALL_FAILURES_H

#include <stddef.h>

/* Calls that gave no memory. */
size_t tni_memory_failures(void);
/* The same, and those that read or wrote less than all. */
size_t tni_call_failures(void);

#endif
