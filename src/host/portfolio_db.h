/* A book: the SQLite file that holds a portfolio (rule 2.6). Everything that SQLite needs to be
 * trusted with a stranger's file is in portfolio_db.c. */
#ifndef TN_HOST_PORTFOLIO_DB_H
#define TN_HOST_PORTFOLIO_DB_H

#include "host/host.h"

typedef struct tni_portfolio_db tni_portfolio_db;

/* A file of the book. product: the path of the product that it speaks of; NULL: none. */
typedef struct tni_db_document {
    const char *path, *kind, *id, *product; /* id, product: NULL: none */
    const char *body;
    size_t size;
    /* Of one that is put into a book that is there: hands its bytes on; NULL: body has them. */
    tn_status (*pour)(void *context, tni_push push, void *to);
    void *context;
} tni_db_document;

/* A metering record in canonical form: instants as "2027-03-01T10:00:00Z". */
typedef struct tni_db_usage {
    const char *contract, *dimension, *at;
    int64_t quantity;
    const char *received; /* NULL: not said */
} tni_db_usage;

/* The path names a regular file that ends in ".db". */
bool tni_path_is_db(const char *path);

/* Opens a book to be read. It may come from anybody: no views, triggers or virtual tables, no
 * extensions, both tables as they should be, all pages in order.
 *
 * Errors   TN_E_READ: no file, no book, a damaged, locked or newer one; TN_E_NOMEM
 * Owner    the program: it is closed when that ends */
tn_status tni_db_open(tn_arena *arena, const char *path, tni_portfolio_db **out,
                      const char **reason);

/* The bytes at a path; TN_E_RANGE: the book has no such file. In the arena, terminated. */
tn_status tni_db_find(tni_portfolio_db *db, tn_arena *arena, const char *path, tni_file *out,
                      const char **reason);

/* Which files are visited, in byte order of their paths. */
typedef enum tni_db_which { TNI_DB_ALL, TNI_DB_INI, TNI_DB_CLOSED } tni_db_which;

/* One row after another; what a row points at lives until the next. TN_E_RANGE: there is no more;
 * TN_E_READ. tni_db_begin may be called again to start over. */
tn_status tni_db_begin(tni_portfolio_db *db, tni_db_which which, const char **reason);
tn_status tni_db_next(tni_portfolio_db *db, tni_db_document *out, const char **reason);

/* Whether two files hold contracts of one id; another file with a contract of this id, in the
 * arena; NULL: there is none. */
bool tni_db_has_twins(tni_portfolio_db *db);
const char *tni_db_twin(tni_portfolio_db *db, tn_arena *arena, const char *id, const char *path);

/* Whether there is any usage; that of one contract (NULL: all, by contract) as CSV, header first,
 * in the order it was loaded. A status of push is returned. */
bool tni_db_has_usage(tni_portfolio_db *db);
tn_status tni_db_usage_csv(tni_portfolio_db *db, const char *contract, tni_push push, void *context,
                           const char **reason);

/* How many contracts there are, or .ini files: 2 are any number from 2 on. */
size_t tni_db_few(tni_portfolio_db *db, bool contracts);

/* How many rows: of documents of a kind, of usage. */
int64_t tni_db_count(tni_portfolio_db *db, const char *kind);
int64_t tni_db_usage_count(tni_portfolio_db *db);

/* Asked when such answers were taken: whether one of them (no, none, 0) was none, as the file could
 * not be read. TN_E_READ with a reason, TN_E_NOMEM. */
tn_status tni_db_status(tni_portfolio_db *db, const char **reason);

/* The open book at path with one file more (put) or less (gone; the other is NULL), in place: it is
 * as it was, or whole with it. Others that would write wait while a book is open, so that it still
 * holds what was read of it. TN_E_EXISTS: the file is there already; TN_E_WRITE; TN_E_NOMEM. */
tn_status tni_db_change(tni_portfolio_db *db, const char *path, const tni_db_document *put,
                        const char *gone, const char **reason);

/* A new book, beside its place until it is committed: what is at path stays until then, also when
 * the process is killed. TN_E_EXISTS: something that is no book is there, and no force. */
typedef struct tni_db_writer tni_db_writer;
tn_status tni_db_create(tn_arena *arena, const char *path, bool force, tni_db_writer **out,
                        const char **reason);
/* TN_E_EXISTS: the path is there already. */
tn_status tni_db_put(tni_db_writer *writer, const tni_db_document *document, const char **reason);
tn_status tni_db_put_usage(tni_db_writer *writer, const tni_db_usage *usage, const char **reason);
/* How many of the usage rows are of no contract among the documents; *out_one: the first id of
 * theirs, of the writer until it ends; "": there is none. TN_E_WRITE; TN_E_NOMEM. */
tn_status tni_db_usage_left(tni_db_writer *writer, int64_t *out_rows, const char **out_one,
                            const char **reason);
tn_status tni_db_commit(tni_db_writer *writer, const char **reason);
void tni_db_abandon(tni_db_writer *writer);

#endif
