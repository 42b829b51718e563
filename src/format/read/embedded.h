/* Files as they were at build time; embed.cmake writes the tables. */
#ifndef TN_FORMAT_EMBEDDED_H
#define TN_FORMAT_EMBEDDED_H

#include <stddef.h>

struct tni_embedded {
    const char *name; /* below data/: "policies.ini", "manual/3-rules.txt" */
    const char *bytes;
    size_t size;
};

/* The tables, data/ *.ini, in order of name; ends with a row whose name is NULL. */
extern const struct tni_embedded tni_embedded_tables[];

#endif
