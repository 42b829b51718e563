/* Rows put in order outside of memory. */
#include "host/sorter.h"

#include <stdlib.h>

#include "host/portfolio_db_words.h"

enum { BODY = TNI_SORT_TEXTS + TNI_SORT_NUMBERS }; /* the last column */

struct tni_sorter {
    sqlite3 *sqlite;
    sqlite3_stmt *insert, *sorted, *added; /* the last two: rows, in either order */
    bool as_added;
};

static tn_status fail(const tni_sorter *s, int code, const char **reason)
{
    static char words[TNI_DB_WORDS]; /* outlives the sorter */
    *reason = tni_db_words(s->sqlite, code, words);
    return (code & 0xff) == SQLITE_NOMEM ? TN_E_NOMEM : TN_E_WRITE;
}

/* A database without a name is a temporary file that is removed as it is opened; what goes into the
 * cache never gets there. */
static int open_unnamed(tni_sorter *s)
{
    static const char set_up[] = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; "
                                 "PRAGMA cache_size = -4096; BEGIN; "
                                 "CREATE TABLE row(t0, t1, t2, t3, n0, n1, n2, n3, body)";
    const int code = sqlite3_open_v2(
        "", &s->sqlite, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
    return code ? code : sqlite3_exec(s->sqlite, set_up, NULL, NULL, NULL);
}

tn_status tni_sorter_new(tni_sorter **out, const char **reason)
{
    tni_sorter *s = calloc(1, sizeof(*s));
    if (!s) {
        return TN_E_NOMEM;
    }
    const struct {
        const char *sql;
        sqlite3_stmt **out;
    } statements[] = {{"INSERT INTO row VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)", &s->insert},
                      {"SELECT * FROM row ORDER BY t0, t1, n0, n1, t2, t3", &s->sorted},
                      {"SELECT * FROM row ORDER BY rowid", &s->added}};
    int code = open_unnamed(s);
    for (size_t i = 0; !code && i < sizeof(statements) / sizeof(*statements); i++) {
        code = sqlite3_prepare_v2(s->sqlite, statements[i].sql, -1, statements[i].out, NULL);
    }
    if (code) {
        const tn_status status = fail(s, code, reason);
        tni_sorter_free(s);
        return status;
    }
    *out = s;
    return TN_OK;
}

tn_status tni_sorter_add(tni_sorter *s, const tni_sort_row *row, const char **reason)
{
    for (int i = 0; i < TNI_SORT_TEXTS; i++) {
        sqlite3_bind_text(s->insert, 1 + i, row->texts[i] ? row->texts[i] : "", -1, SQLITE_STATIC);
    }
    for (int i = 0; i < TNI_SORT_NUMBERS; i++) {
        sqlite3_bind_int64(s->insert, 1 + TNI_SORT_TEXTS + i, row->numbers[i]);
    }
    sqlite3_bind_blob64(s->insert, 1 + BODY, row->size ? row->body : "", row->size, SQLITE_STATIC);
    const int code = sqlite3_step(s->insert);
    sqlite3_reset(s->insert);
    return code == SQLITE_DONE ? TN_OK : fail(s, code, reason);
}

void tni_sorter_again(tni_sorter *s, bool as_added)
{
    sqlite3_reset(s->sorted);
    sqlite3_reset(s->added);
    s->as_added = as_added;
}

tn_status tni_sorter_next(tni_sorter *s, tni_sort_row *out, const char **reason)
{
    sqlite3_stmt *rows = s->as_added ? s->added : s->sorted;
    const int code = sqlite3_step(rows);
    if (code != SQLITE_ROW) {
        return code == SQLITE_DONE ? TN_E_RANGE : fail(s, code, reason);
    }
    for (int i = 0; i < TNI_SORT_TEXTS; i++) {
        out->texts[i] = (const char *)sqlite3_column_text(rows, i);
        if (!out->texts[i]) {
            return TN_E_NOMEM;
        }
    }
    for (int i = 0; i < TNI_SORT_NUMBERS; i++) {
        out->numbers[i] = sqlite3_column_int64(rows, TNI_SORT_TEXTS + i);
    }
    out->body = sqlite3_column_blob(rows, BODY);
    out->size = (size_t)sqlite3_column_bytes(rows, BODY);
    if (!out->body && sqlite3_errcode(s->sqlite) == SQLITE_NOMEM) { /* an empty one is NULL, too */
        return TN_E_NOMEM;
    }
    return TN_OK;
}

void tni_sorter_free(tni_sorter *s)
{
    if (s) {
        sqlite3_finalize(s->insert);
        sqlite3_finalize(s->sorted);
        sqlite3_finalize(s->added);
        sqlite3_close(s->sqlite);
        free(s);
    }
}
