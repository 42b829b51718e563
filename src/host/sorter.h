/* Rows put in order outside of memory: SQLite sorts them, in a temporary file that nobody can name,
 * in a few MiB however many there are. */
#ifndef TN_HOST_SORTER_H
#define TN_HOST_SORTER_H

#include "host/host.h"

enum { TNI_SORT_TEXTS = 4, TNI_SORT_NUMBERS = 4 };

/* In order of texts 0 and 1, then numbers 0 and 1, then texts 2 and 3; texts by their bytes. */
typedef struct tni_sort_row {
    const char *texts[TNI_SORT_TEXTS]; /* NULL: empty */
    int64_t numbers[TNI_SORT_NUMBERS];
    const void *body; /* bytes that go with it; size 0: none */
    size_t size;
} tni_sort_row;

typedef struct tni_sorter tni_sorter;

/* TN_E_WRITE with a reason that lives as long as the program: no temporary file; TN_E_NOMEM. */
tn_status tni_sorter_new(tni_sorter **out, const char **reason);
tn_status tni_sorter_add(tni_sorter *sorter, const tni_sort_row *row, const char **reason);

/* One row after another, once all are added; its texts and body live until the next. TN_E_RANGE:
 * there is no more, and the first one is next; TN_E_WRITE, TN_E_NOMEM as above. */
tn_status tni_sorter_next(tni_sorter *sorter, tni_sort_row *out, const char **reason);
void tni_sorter_again(tni_sorter *sorter,
                      bool as_added);     /* the first row is next; in which order */
void tni_sorter_free(tni_sorter *sorter); /* NULL is fine */

#endif
