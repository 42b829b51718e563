/* A book as a workspace: its files have the paths DB/PATH, and are found without a file system. */
#ifndef TN_APP_WORKSPACE_BOOK_H
#define TN_APP_WORKSPACE_BOOK_H

#include "app/workspace/workspace.h"
#include "host/portfolio_db.h"

/* An open book. */
typedef struct tni_book {
    const char *path; /* as the person named it */
    size_t length;    /* of path */
    tni_portfolio_db *db;
    bool has_usage;
    const char *folder; /* the last one that was asked for, and its settings' root */
    const char *root;
} tni_book;

/* Opens the book of the path in the workspace. NULL: it cannot be read, for the reason. */
tni_book *tni_book_open(tni_workspace *workspace, const char *path, const char **reason);

/* The book a path lies in; NULL: a folder of the disk. */
tni_book *tni_book_of(const tni_workspace *workspace, const char *path);

/* DB/PATH of a path of its rows. NULL: no memory. */
const char *tni_book_path(const tni_book *book, tn_arena *arena, const char *path);

/* The bytes of a file of the book. TN_E_READ with a reason; TN_E_NOMEM. */
tn_status tni_book_read(tni_book *book, tn_arena *arena, const char *path, tni_file *out,
                        const char **reason);

/* A file more in the book, its bytes as pour hands them on, or one less. TN_E_WRITE, TN_E_EXISTS
 * with a reason. */
tn_status tni_book_put(tni_book *book, const char *path, size_t size,
                       tn_status (*pour)(void *context, tni_push push, void *to), void *context,
                       const char **reason);
tn_status tni_book_remove(tni_book *book, const char *path, const char **reason);

/* The paths of its files, DB/PATH. TN_E_READ, TN_E_NOMEM. */
tn_status tni_book_list(tni_workspace *workspace, tni_book *book, tni_db_which which,
                        const char *const **out, size_t *out_count, const char **reason);

/* The folder whose settings hold for a folder of the book: the nearest upwards with a tenor.ini,
 * else the folder itself. TN_E_READ with a reason, TN_E_NOMEM. */
tn_status tni_book_root(tni_workspace *workspace, tni_book *book, const char *folder,
                        const char **out, const char **reason);

/* What a file at `from` names, as a path of the book without ".". TN_E_RANGE: outside of root. */
tn_status tni_book_refer(tn_arena *arena, const char *root, const char *from, const char *reference,
                         const char **out, const char **reason);

#endif
