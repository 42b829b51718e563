/* The files of data/ as they were at build time. */
#ifndef TN_APP_EMBEDDED_H
#define TN_APP_EMBEDDED_H

#include <stddef.h>

struct tni_embedded {
    const char *name; /* "policies.ini", "manual/3-rules.txt" */
    const char *bytes;
    size_t size;
};

/* Ends with a row whose name is NULL; in order of name. */
extern const struct tni_embedded tni_embedded[];

/* The file of this name; NULL: there is none. */
const struct tni_embedded *tni_embedded_find(const char *name);

#endif
