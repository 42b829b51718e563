/* Books, and how SQLite bites: a file may come from anybody, be damaged, locked, or newer. */
#include "host/portfolio_db_words.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "host/reason.h"
#include "tenor/text.h"

enum { FORMAT = 1, WORDS = TNI_DB_WORDS };

/* Statements are made once, when first needed. */
typedef enum query {
    FIND,
    ALL,
    INI,
    CLOSED,
    TWIN,
    IDS,
    USAGE_ONE,
    USAGE_ALL,
    FEW_INI,
    FEW_CONTRACTS,
    COUNT_KIND,
    COUNT_USAGE,
    ANY_USAGE,
    QUERIES
} query;

#define ROW "SELECT path, kind, id, product, body FROM document "
static const char *const texts[QUERIES] = {
    [FIND] = ROW "WHERE path = ?1",
    [ALL] = ROW "ORDER BY path",
    [INI] = ROW "WHERE path GLOB '*.ini' ORDER BY path",
    [CLOSED] = ROW "WHERE path GLOB 'closed/*.csv' ORDER BY path",
    [TWIN] = "SELECT path FROM document WHERE kind = 'contract' AND id = ?1 AND path <> ?2 LIMIT 1",
    [IDS] = "SELECT id FROM document WHERE kind = 'contract' ORDER BY id",
    [USAGE_ONE] = "SELECT contract, dimension, at, quantity, received FROM usage "
                  "WHERE contract = ?1 ORDER BY rowid",
    [USAGE_ALL] = "SELECT contract, dimension, at, quantity, received FROM usage "
                  "ORDER BY contract, rowid",
    [FEW_INI] = "SELECT count(*) FROM (SELECT 1 FROM document WHERE path GLOB '*.ini' LIMIT 2)",
    [FEW_CONTRACTS] =
        "SELECT count(*) FROM (SELECT 1 FROM document WHERE kind = 'contract' LIMIT 2)",
    [COUNT_KIND] = "SELECT count(*) FROM document WHERE kind = ?1",
    [COUNT_USAGE] = "SELECT count(*) FROM usage",
    [ANY_USAGE] = "SELECT 1 FROM usage LIMIT 1"};

/* Closed when the program ends: a walk may be left at any row. */
struct tni_portfolio_db {
    struct tni_portfolio_db *next; /* of those that are open */
    sqlite3 *sqlite;
    sqlite3_stmt *statements[QUERIES];
    query rows; /* that are walked */
    int failed; /* of what a count or a search could not read, the first; 0: nothing */
    char words[WORDS];
};

bool tni_path_is_db(const char *path)
{
    const char *reason = "";
    return tni_path_ends(path, ".db") && tni_path_look(path, &reason) == TNI_PATH_FILE;
}

static tn_status fail(tni_portfolio_db *db, int code, tn_status status, const char **reason)
{
    *reason = tni_db_words(db->sqlite, code, db->words);
    return (code & 0xff) == SQLITE_NOMEM ? TN_E_NOMEM : status;
}

tn_status tni_db_status(tni_portfolio_db *db, const char **reason)
{
    return db->failed ? fail(db, db->failed, TN_E_READ, reason) : TN_OK;
}

/* The statement, reset and bound; NULL: it cannot be made. */
static sqlite3_stmt *prepare(tni_portfolio_db *db, query which, const char *a, const char *b)
{
    sqlite3_stmt **s = &db->statements[which];
    if (!*s && sqlite3_prepare_v3(db->sqlite, texts[which], -1, SQLITE_PREPARE_PERSISTENT, s,
                                  NULL) != SQLITE_OK) {
        return NULL;
    }
    sqlite3_reset(*s);
    sqlite3_clear_bindings(*s);
    if (a) {
        sqlite3_bind_text(*s, 1, a, -1, SQLITE_STATIC);
    }
    if (b) {
        sqlite3_bind_text(*s, 2, b, -1, SQLITE_STATIC);
    }
    return *s;
}

/* SQLITE_ROW: there is one, read whole; SQLITE_DONE: there is none; else an error. */
static int step(tni_portfolio_db *db, sqlite3_stmt *s)
{
    return s ? sqlite3_step(s) : sqlite3_extended_errcode(db->sqlite);
}

/* A cell that was asked for found no memory: it looks like one that is empty. */
static bool is_short(tni_portfolio_db *db)
{
    return sqlite3_errcode(db->sqlite) == SQLITE_NOMEM;
}

static void remember(tni_portfolio_db *db, int code)
{
    if (!db->failed && code != SQLITE_ROW && code != SQLITE_DONE) {
        db->failed = code;
    }
}

static int64_t number_of(tni_portfolio_db *db, query which, const char *a)
{
    sqlite3_stmt *s = prepare(db, which, a, NULL);
    const int code = step(db, s);
    const int64_t number = code == SQLITE_ROW ? sqlite3_column_int64(s, 0) : 0;
    remember(db, code);
    sqlite3_reset(s);
    return number;
}

/* ---- opening -------------------------------------------------------------------------------- */

/* The first column of the first row as text in words; false: there is no row, or an error. */
static bool ask(tni_portfolio_db *db, const char *sql, char words[WORDS], int *code)
{
    sqlite3_stmt *s = NULL;
    *code = sqlite3_prepare_v2(db->sqlite, sql, -1, &s, NULL);
    const bool row = *code == SQLITE_OK && (*code = sqlite3_step(s)) == SQLITE_ROW;
    const unsigned char *text = row ? sqlite3_column_text(s, 0) : NULL;
    snprintf(words, WORDS, "%s", text ? (const char *)text : "");
    sqlite3_finalize(s);
    *code = row || *code == SQLITE_DONE ? SQLITE_OK : *code;
    return row;
}

/* A schema of ours has tables and indexes alone, and both tables have our columns. */
static tn_status check_schema(tni_portfolio_db *db, const char **reason)
{
    static const char odd[] =
        "SELECT type || ' ' || name FROM sqlite_master WHERE type NOT IN ('table', 'index') "
        "OR sql LIKE 'CREATE VIRTUAL%' OR sql LIKE '%GENERATED%ALWAYS%'";
    static const char columns[] =
        "SELECT (SELECT group_concat(name) FROM (SELECT name FROM pragma_table_info('document') "
        "ORDER BY cid)) || ';' || (SELECT group_concat(name) FROM (SELECT name FROM "
        "pragma_table_info('usage') ORDER BY cid))";
    char words[WORDS];
    int code = SQLITE_OK;
    if (ask(db, odd, words, &code)) {
        snprintf(db->words, WORDS, "is no book: it holds a %.80s", words);
        return tni_refuse(reason, TN_E_READ, db->words);
    }
    if (code == SQLITE_OK && ask(db, "PRAGMA user_version", words, &code) &&
        strtol(words, NULL, 10) > FORMAT) {
        return tni_refuse(reason, TN_E_READ, "was made by a newer version of tenor");
    }
    if (code == SQLITE_OK && ask(db, columns, words, &code) &&
        strcmp(words, "path,kind,id,product,body;contract,dimension,at,quantity,received") != 0) {
        return tni_refuse(reason, TN_E_READ, "is no book: it has other tables");
    }
    if (code == SQLITE_OK && ask(db, "PRAGMA quick_check(1)", words, &code) &&
        strcmp(words, "ok") != 0) {
        return tni_refuse(reason, TN_E_READ, "is damaged");
    }
    return code == SQLITE_OK ? TN_OK : fail(db, code, TN_E_READ, reason);
}

static tni_portfolio_db *open_dbs;

static void close_db(tni_portfolio_db *db)
{
    for (int i = 0; i < QUERIES; i++) {
        sqlite3_finalize(db->statements[i]);
    }
    sqlite3_close(db->sqlite);
    free(db);
}

static void close_all(void)
{
    while (open_dbs) {
        tni_portfolio_db *next = open_dbs->next;
        close_db(open_dbs);
        open_dbs = next;
    }
}

/* What the person is told, and no database. */
static tn_status give_up(tn_arena *arena, tni_portfolio_db *db, tn_status status,
                         const char **reason)
{
    const char *copy = tn_arena_text(arena, *reason);
    *reason = copy ? copy : "";
    close_db(db);
    return copy ? status : TN_E_NOMEM;
}

/* Why it is not even opened: SQLite would wait at a pipe, and takes an empty file for a database
 * without tables. NULL: it may be. */
static const char *no_database(const char *path)
{
    struct stat status;
    if (stat(path, &status) != 0) {
        return tni_errno_text(errno);
    }
    return S_ISDIR(status.st_mode)    ? "is a folder"
           : !S_ISREG(status.st_mode) ? "is no regular file"
           : status.st_size == 0      ? "is empty: 'tenor book load' makes a book"
                                      : NULL;
}

static tn_status open_once(tn_arena *arena, const char *path, bool again, tni_portfolio_db **out,
                           const char **reason)
{
    char words[WORDS];
    tni_portfolio_db *db = calloc(1, sizeof(*db));
    *out = NULL;
    if (!db) {
        return TN_E_NOMEM;
    }
    *reason = no_database(path);
    int code = *reason
                   ? SQLITE_OK
                   : sqlite3_open_v2(
                         path, &db->sqlite,
                         SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
    tn_status status = *reason ? TN_E_READ : code ? fail(db, code, TN_E_READ, reason) : TN_OK;
    if (status == TN_OK) {
        tni_db_distrust(db->sqlite);
        ask(db, "PRAGMA cell_size_check = ON", words, &code);
        status = check_schema(db, reason);
    }
    if (status != TN_OK) {
        const bool left = sqlite3_extended_errcode(db->sqlite) == SQLITE_READONLY_ROLLBACK;
        const tn_status given_up = give_up(arena, db, status, reason);
        return left && !again && tni_db_roll_back(arena, path)
                   ? open_once(arena, path, true, out, reason)
                   : given_up;
    }
    ask(db, "BEGIN", words, &code); /* from here on one state of the file is read */
    if (!open_dbs) {
        atexit(close_all);
    }
    db->next = open_dbs;
    open_dbs = db;
    *out = db;
    return TN_OK;
}

tn_status tni_db_open(tn_arena *arena, const char *path, tni_portfolio_db **out,
                      const char **reason)
{
    return open_once(arena, path, false, out, reason);
}

bool tni_db_release(tni_portfolio_db *db)
{
    int moved = 0, code = SQLITE_OK;
    char words[WORDS];
    for (int i = 0; i < QUERIES; i++) {
        sqlite3_reset(db->statements[i]);
    }
    sqlite3_file_control(db->sqlite, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    ask(db, "COMMIT", words, &code);
    return !moved;
}

/* ---- reading -------------------------------------------------------------------------------- */

static const char *text_at(sqlite3_stmt *s, int column)
{
    return (const char *)sqlite3_column_text(s, column);
}

/* Whatever a column holds, what is handed out is text without a NUL inside, and bytes. */
static void read_row(sqlite3_stmt *s, tni_db_document *out)
{
    const char *path = text_at(s, 0), *kind = text_at(s, 1);
    *out = (tni_db_document){.path = path ? path : "",
                             .kind = kind ? kind : "",
                             .id = text_at(s, 2),
                             .product = text_at(s, 3)};
    const char *body = sqlite3_column_blob(s, 4);
    out->body = body ? body : "";
    out->size = (size_t)sqlite3_column_bytes(s, 4);
}

tn_status tni_db_find(tni_portfolio_db *db, tn_arena *arena, const char *path, tni_file *out,
                      const char **reason)
{
    sqlite3_stmt *s = prepare(db, FIND, path, NULL);
    const int code = step(db, s);
    tn_status status = code == SQLITE_ROW ? TN_OK : TN_E_RANGE;
    if (code == SQLITE_ROW) {
        tni_db_document d;
        read_row(s, &d);
        const bool is_file = d.kind && strcmp(d.kind, "file") == 0;
        if (is_short(db)) {
            status = TN_E_NOMEM;
        } else if (d.size > (is_file ? TNI_DB_FILE_MAX : TNI_READ_MAX)) {
            status = tni_refuse(reason, TN_E_READ, "is too large");
        } else {
            const char *copy = tn_arena_copy(arena, d.body, d.size);
            *out = (tni_file){.bytes = copy, .size = d.size};
            status = copy ? TN_OK : TN_E_NOMEM;
        }
    } else if (code != SQLITE_DONE) {
        status = fail(db, code, TN_E_READ, reason);
    } else {
        *reason = "no such file in the book";
    }
    sqlite3_reset(s);
    return status;
}

tn_status tni_db_begin(tni_portfolio_db *db, tni_db_which which, const char **reason)
{
    db->rows = which == TNI_DB_ALL ? ALL : which == TNI_DB_INI ? INI : CLOSED;
    return prepare(db, db->rows, NULL, NULL)
               ? TN_OK
               : fail(db, sqlite3_errcode(db->sqlite), TN_E_READ, reason);
}

tn_status tni_db_next(tni_portfolio_db *db, tni_db_document *out, const char **reason)
{
    sqlite3_stmt *s = db->statements[db->rows];
    const int code = sqlite3_step(s);
    if (code == SQLITE_ROW) {
        read_row(s, out);
        return is_short(db) ? TN_E_NOMEM : TN_OK;
    }
    return code == SQLITE_DONE ? TN_E_RANGE : fail(db, code, TN_E_READ, reason);
}

const char *tni_db_twin(tni_portfolio_db *db, tn_arena *arena, const char *id, const char *path)
{
    sqlite3_stmt *s = prepare(db, TWIN, id, path);
    const int code = step(db, s);
    const char *found = code == SQLITE_ROW ? text_at(s, 0) : NULL;
    remember(db, code == SQLITE_ROW && !found ? SQLITE_NOMEM : code);
    const char *copy = found ? tn_arena_text(arena, found) : NULL;
    sqlite3_reset(s);
    return copy;
}

bool tni_db_has_twins(tni_portfolio_db *db)
{
    sqlite3_stmt *s = prepare(db, IDS, NULL, NULL);
    uint64_t before = 0; /* two of one hash are looked at one by one, where they may differ */
    bool found = false;
    int code = step(db, s);
    for (bool first = true; code == SQLITE_ROW && !found; first = false) {
        const char *id = text_at(s, 0);
        const uint64_t hash = tn_text_hash(id ? id : "", id ? strlen(id) : 0);
        found = !first && hash == before;
        before = hash;
        code = is_short(db) ? SQLITE_NOMEM : step(db, s);
    }
    remember(db, code);
    sqlite3_reset(s);
    return found;
}

bool tni_db_has_usage(tni_portfolio_db *db)
{
    return number_of(db, ANY_USAGE, NULL) != 0;
}

size_t tni_db_few(tni_portfolio_db *db, bool contracts)
{
    return (size_t)number_of(db, contracts ? FEW_CONTRACTS : FEW_INI, NULL);
}

int64_t tni_db_count(tni_portfolio_db *db, const char *kind)
{
    return number_of(db, COUNT_KIND, kind);
}

int64_t tni_db_usage_count(tni_portfolio_db *db)
{
    return number_of(db, COUNT_USAGE, NULL);
}

/* A cell as CSV has it, quoted where it must be. */
static void put_cell(char **at, const char *end, const char *text, char separator)
{
    const bool quoted = text[strcspn(text, ",\"\r\n")] != '\0';
    char *p = *at;
    if (quoted && p < end) {
        *p++ = '"';
    }
    for (; *text && p + 4 < end; text++) {
        if (*text == '"') {
            *p++ = '"';
        }
        *p++ = *text;
    }
    if (quoted) {
        *p++ = '"';
    }
    *p++ = separator;
    *at = p;
}

static size_t usage_line(sqlite3_stmt *s, char *line, size_t size)
{
    char *p = line;
    for (int column = 0; column < 5; column++) {
        const char *text = text_at(s, column);
        put_cell(&p, line + size, text ? text : "", column == 4 ? '\n' : ',');
    }
    return (size_t)(p - line);
}

tn_status tni_db_usage_csv(tni_portfolio_db *db, const char *contract, tni_push push, void *context,
                           const char **reason)
{
    static const char header[] = "contract,dimension,timestamp,quantity,received\n";
    enum { LINE = 4096, PIECE = 64 * 1024 };
    static char piece[PIECE];
    sqlite3_stmt *s = prepare(db, contract ? USAGE_ONE : USAGE_ALL, contract, NULL);
    tn_status status = push(context, header, sizeof(header) - 1);
    size_t used = 0;
    int code = s ? SQLITE_ROW : sqlite3_extended_errcode(db->sqlite);
    while (status == TN_OK && code == SQLITE_ROW && (code = sqlite3_step(s)) == SQLITE_ROW) {
        used += usage_line(s, piece + used, LINE);
        status = is_short(db) ? TN_E_NOMEM : status;
        if (status == TN_OK && used > PIECE - LINE) {
            status = push(context, piece, used);
            used = 0;
        }
    }
    status = status == TN_OK && used ? push(context, piece, used) : status;
    if (status == TN_OK && code != SQLITE_DONE) {
        status = fail(db, code, TN_E_READ, reason);
    }
    sqlite3_reset(s);
    return status;
}
