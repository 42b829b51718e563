/* Part of portfolio_db.h: making a book, beside the one that is there. */
#include <stdio.h>

#include "host/portfolio_db_words.h"
#include "host/reason.h"

#define SCHEMA                                                                                     \
    "CREATE TABLE document(path TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, id TEXT, "          \
    "product TEXT, body BLOB NOT NULL);"                                                           \
    "CREATE TABLE usage(contract TEXT NOT NULL, dimension TEXT NOT NULL, at TEXT NOT NULL, "       \
    "quantity INTEGER NOT NULL, received TEXT);"                                                   \
    "CREATE INDEX document_id ON document(id) WHERE kind = 'contract';"                            \
    "CREATE INDEX usage_contract ON usage(contract);"

#define INSERT_DOCUMENT "INSERT INTO document VALUES(?1, ?2, ?3, ?4, ?5)"

struct tni_db_writer {
    sqlite3 *sqlite;
    char words[TNI_DB_WORDS];
    tni_output output;
    sqlite3_stmt *document, *usage, *left;
};

static tn_status fail(tni_db_writer *w, int code, tn_status status, const char **reason)
{
    *reason = tni_db_words(w->sqlite, code, w->words);
    return (code & 0xff) == SQLITE_NOMEM ? TN_E_NOMEM : status;
}

/* What may be replaced without being asked: nothing, or a book. */
static bool is_replaceable(tn_arena *arena, const char *path)
{
    tni_portfolio_db *old = NULL;
    const char *reason = "";
    return tni_db_open(arena, path, &old, &reason) == TN_OK || tni_path_size(path) == 0;
}

static int run(sqlite3 *sqlite, const char *sql)
{
    return sqlite3_exec(sqlite, sql, NULL, NULL, NULL);
}

static int open_new(tni_db_writer *w)
{
    char path[64];
    /* the file in the folder that only its descriptor names */
    snprintf(path, sizeof(path), "/proc/self/fd/%d/new", w->output.scratch.fd);
    sqlite3 **to = &w->sqlite;
    int code = sqlite3_open_v2(path, to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE, NULL);
    /* nobody sees it before it is whole: no journal, no flushing on the way */
    code = code ? code
                : run(*to, "PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; "
                           "PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; "
                           "PRAGMA user_version = 1; BEGIN;" SCHEMA);
    code = code ? code : sqlite3_prepare_v2(*to, INSERT_DOCUMENT, -1, &w->document, NULL);
    return code ? code
                : sqlite3_prepare_v2(*to, "INSERT INTO usage VALUES(?1, ?2, ?3, ?4, ?5)", -1,
                                     &w->usage, NULL);
}

tn_status tni_db_create(tn_arena *arena, const char *path, bool force, tni_db_writer **out,
                        const char **reason)
{
    tni_db_writer *w = tn_arena_take(arena, sizeof(*w));
    if (!w) {
        return TN_E_NOMEM;
    }
    if (sqlite3_initialize() != SQLITE_OK) { /* loaded before anything is made that would stay */
        return TN_E_NOMEM;
    }
    if (!force && tni_path_exists(path) && !is_replaceable(arena, path)) {
        return tni_refuse(reason, TN_E_EXISTS, "exists and is no book");
    }
    const tn_status status = tni_output_begin(arena, path, true, &w->output, reason);
    if (status != TN_OK) {
        return status;
    }
    const int code = open_new(w);
    if (code) {
        const tn_status failed = fail(w, code, TN_E_WRITE, reason);
        *reason = tn_arena_text(arena, *reason);
        tni_db_abandon(w);
        return failed;
    }
    *out = w;
    return TN_OK;
}

static tn_status insert(tni_db_writer *w, sqlite3_stmt *s, const char **reason)
{
    const int code = sqlite3_step(s);
    sqlite3_reset(s);
    return code == SQLITE_DONE ? TN_OK
           : (code & 0xff) == SQLITE_CONSTRAINT
               ? tni_refuse(reason, TN_E_EXISTS, "stands twice in what is loaded")
               : fail(w, code, TN_E_WRITE, reason);
}

static int bind_document(sqlite3_stmt *s, const tni_db_document *d)
{
    const char *const cells[] = {d->path, d->kind, d->id, d->product};
    for (int i = 0; i < 4; i++) {
        sqlite3_bind_text(s, i + 1, cells[i], -1, SQLITE_STATIC);
    }
    return d->pour ? sqlite3_bind_zeroblob64(s, 5, d->size)
                   : sqlite3_bind_blob64(s, 5, d->body, d->size, SQLITE_STATIC);
}

tn_status tni_db_put(tni_db_writer *w, const tni_db_document *d, const char **reason)
{
    bind_document(w->document, d);
    return insert(w, w->document, reason);
}

tn_status tni_db_put_usage(tni_db_writer *w, const tni_db_usage *u, const char **reason)
{
    const char *const cells[] = {u->contract, u->dimension, u->at};
    for (int i = 0; i < 3; i++) {
        sqlite3_bind_text(w->usage, i + 1, cells[i], -1, SQLITE_STATIC);
    }
    sqlite3_bind_int64(w->usage, 4, u->quantity);
    sqlite3_bind_text(w->usage, 5, u->received, -1, SQLITE_STATIC);
    return insert(w, w->usage, reason);
}

tn_status tni_db_usage_left(tni_db_writer *w, int64_t *out_rows, const char **out_one,
                            const char **reason)
{
    static const char sql[] = "SELECT count(*), min(contract) FROM usage WHERE contract NOT IN "
                              "(SELECT id FROM document WHERE kind = 'contract' AND id NOT NULL)";
    int code =
        w->left ? sqlite3_reset(w->left) : sqlite3_prepare_v2(w->sqlite, sql, -1, &w->left, NULL);
    code = code ? code : sqlite3_step(w->left);
    if (code != SQLITE_ROW) {
        return fail(w, code, TN_E_WRITE, reason);
    }
    const char *one = (const char *)sqlite3_column_text(w->left, 1);
    *out_rows = sqlite3_column_int64(w->left, 0);
    *out_one = one ? one : "";
    return TN_OK;
}

static int close_writer(tni_db_writer *w)
{
    sqlite3_finalize(w->document);
    sqlite3_finalize(w->usage);
    sqlite3_finalize(w->left);
    w->document = w->usage = w->left = NULL;
    const int code = w->sqlite ? sqlite3_close(w->sqlite) : SQLITE_OK;
    w->sqlite = NULL;
    return code;
}

tn_status tni_db_commit(tni_db_writer *w, const char **reason)
{
    sqlite3_reset(w->left); /* a statement that still reads would keep it open */
    int code = run(w->sqlite, "COMMIT");
    if (code) {
        static char words[TNI_DB_WORDS]; /* outlives the writer */
        snprintf(words, sizeof(words), "%s", tni_db_words(w->sqlite, code, w->words));
        *reason = words;
        tni_db_abandon(w);
        return TN_E_WRITE;
    }
    code = close_writer(w);
    if (code) {
        tni_output_abandon(&w->output);
        return tni_refuse(reason, TN_E_WRITE, "could not be closed");
    }
    return tni_output_commit(&w->output, reason);
}

void tni_db_abandon(tni_db_writer *w)
{
    close_writer(w);
    tni_output_abandon(&w->output);
}

/* ---- a book that is there ------------------------------------------------------------------- */

typedef struct body_writer {
    sqlite3_blob *blob;
    int at, code;
} body_writer;

static tn_status write_body(void *context, const char *bytes, size_t size)
{
    body_writer *w = context;
    w->code = sqlite3_blob_write(w->blob, bytes, (int)size, w->at);
    w->at += (int)size;
    return w->code ? TN_E_WRITE : TN_OK;
}

/* The bytes of the row that was inserted: they are nowhere as a whole. */
static int pour_body(sqlite3 *sqlite, const tni_db_document *put)
{
    body_writer w = {0};
    tn_status status = TN_E_WRITE;
    w.code = sqlite3_blob_open(sqlite, "main", "document", "body",
                               sqlite3_last_insert_rowid(sqlite), 1, &w.blob);
    if (!w.code) {
        status = put->pour(put->context, write_body, &w);
    }
    sqlite3_blob_close(w.blob);
    return status == TN_OK ? SQLITE_DONE
           : w.code        ? w.code
                           : (status == TN_E_NOMEM ? SQLITE_NOMEM : SQLITE_IOERR);
}

static int execute(sqlite3 *sqlite, const tni_db_document *put, const char *gone)
{
    static const char *const texts[] = {INSERT_DOCUMENT, "DELETE FROM document WHERE path = ?1"};
    sqlite3_stmt *s = NULL;
    int code = sqlite3_prepare_v2(sqlite, texts[!put], -1, &s, NULL);
    if (code == SQLITE_OK && put) {
        code = put->size > TNI_DB_FILE_MAX ? SQLITE_TOOBIG : bind_document(s, put);
    } else if (code == SQLITE_OK) {
        sqlite3_bind_text(s, 1, gone, -1, SQLITE_STATIC);
    }
    code = code ? code : sqlite3_step(s);
    sqlite3_finalize(s);
    return code == SQLITE_DONE && put && put->pour ? pour_body(sqlite, put) : code;
}

/* Locks are given back when the change is in the file and its journal gone: one that could not be
 * goes with the connection. */
static int commit(sqlite3 *sqlite)
{
    const int code = run(sqlite, "COMMIT");
    return code == SQLITE_IOERR_UNLOCK || code == SQLITE_IOERR_RDLOCK ? SQLITE_OK : code;
}

tn_status tni_db_change(tni_portfolio_db *db, const char *path, const tni_db_document *put,
                        const char *gone, const char **reason)
{
    static char words[TNI_DB_WORDS]; /* outlives the connection */
    sqlite3 *sqlite = NULL;
    int code = sqlite3_open_v2(path, &sqlite, SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE, NULL);
    bool in_place = true;
    if (code == SQLITE_OK) {
        tni_db_distrust(sqlite);
        code = run(sqlite, "BEGIN IMMEDIATE"); /* before the reader lets go: nobody is between */
        in_place = tni_db_release(db);
    }
    if (code == SQLITE_OK && in_place) {
        code = execute(sqlite, put, gone);
        code = code == SQLITE_DONE ? commit(sqlite) : code;
    }
    *reason = code ? tni_db_words(sqlite, code, words) : "";
    sqlite3_close(sqlite);
    return !in_place ? tni_refuse(reason, TN_E_WRITE, "was replaced by another program meanwhile")
           : code == SQLITE_OK                  ? TN_OK
           : (code & 0xff) == SQLITE_NOMEM      ? TN_E_NOMEM
           : (code & 0xff) == SQLITE_CONSTRAINT ? tni_refuse(reason, TN_E_EXISTS, "exists already")
                                                : TN_E_WRITE;
}
