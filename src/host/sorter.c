/* Rows put in order outside of memory. */
#include "host/sorter.h"

#include <stdlib.h>

#include "host/portfolio_db_words.h"

struct tni_sorter {
    sqlite3 *sqlite;
    sqlite3_stmt *insert, *rows;
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
                                 "CREATE TABLE row(t0, t1, t2, t3, n0, n1, n2, n3)";
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
    int code = open_unnamed(s);
    code = code ? code
                : sqlite3_prepare_v2(s->sqlite, "INSERT INTO row VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
                                     -1, &s->insert, NULL);
    code = code ? code
                : sqlite3_prepare_v2(s->sqlite, "SELECT * FROM row ORDER BY t0, t1, n0, n1, t2, t3",
                                     -1, &s->rows, NULL);
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
        sqlite3_bind_text(s->insert, 1 + i, row->texts[i], -1, SQLITE_STATIC);
    }
    for (int i = 0; i < TNI_SORT_NUMBERS; i++) {
        sqlite3_bind_int64(s->insert, 1 + TNI_SORT_TEXTS + i, row->numbers[i]);
    }
    const int code = sqlite3_step(s->insert);
    sqlite3_reset(s->insert);
    return code == SQLITE_DONE ? TN_OK : fail(s, code, reason);
}

tn_status tni_sorter_next(tni_sorter *s, tni_sort_row *out, const char **reason)
{
    const int code = sqlite3_step(s->rows);
    if (code != SQLITE_ROW) {
        return code == SQLITE_DONE ? TN_E_RANGE : fail(s, code, reason);
    }
    for (int i = 0; i < TNI_SORT_TEXTS; i++) {
        out->texts[i] = (const char *)sqlite3_column_text(s->rows, i);
        if (!out->texts[i]) {
            return TN_E_NOMEM;
        }
    }
    for (int i = 0; i < TNI_SORT_NUMBERS; i++) {
        out->numbers[i] = sqlite3_column_int64(s->rows, TNI_SORT_TEXTS + i);
    }
    return TN_OK;
}

void tni_sorter_free(tni_sorter *s)
{
    if (s) {
        sqlite3_finalize(s->insert);
        sqlite3_finalize(s->rows);
        sqlite3_close(s->sqlite);
        free(s);
    }
}
