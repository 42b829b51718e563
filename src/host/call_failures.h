/* Failed calls of the C library, of this program and of the libraries that it uses. */
#ifndef TN_HOST_CALL_FAILURES_H
#define TN_HOST_CALL_FAILURES_H

#include <stdbool.h>

/* From now on they are counted; a call that gave no memory, or read or wrote less than all. */
void tni_calls_count(void);
bool tni_calls_failed(void);

#endif
