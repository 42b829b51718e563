/* The texts of data/ and the samples as they were at build time; its tables are in the library. */
#ifndef TN_APP_EMBEDDED_H
#define TN_APP_EMBEDDED_H

#include "format/read/embedded.h"

/* Ends with a row whose name is NULL; in order of name. */
extern const struct tni_embedded tni_embedded[];

/* The file of this name; NULL: there is none. */
const struct tni_embedded *tni_embedded_find(const char *name);

#endif
