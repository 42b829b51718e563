/* Books: what was put in comes out, what is not whole is not there. */
#include "host/folder.h"

#include <sqlite3.h>

#include "host/portfolio_db.h"
#include "host/portfolio_db_words.h"

#define LEFT "was left by a program that was stopped: open it once with sqlite3"

static void make(tn_arena *arena, const char *path, bool commit, const char *body)
{
    const char *reason = "";
    tni_db_writer *writer = NULL;
    assert_int_equal(tni_db_create(arena, path, false, &writer, &reason), TN_OK);
    const tni_db_document a = {"a.contract.ini", "contract", "C-1", "p.product.ini", body, 4};
    tni_db_document b = a;
    b.path = "b.contract.ini";
    assert_int_equal(tni_db_put(writer, &b, &reason), TN_OK);
    assert_int_equal(tni_db_put(writer, &a, &reason), TN_OK);
    assert_int_equal(tni_db_put(writer, &a, &reason), TN_E_EXISTS);
    const tni_db_usage usage = {"C-1", "with \"q\", c", "2027-01-01T00:00:00Z", 7, NULL};
    assert_int_equal(tni_db_put_usage(writer, &usage, &reason), TN_OK);
    if (commit) {
        assert_int_equal(tni_db_commit(writer, &reason), TN_OK);
    } else {
        tni_db_abandon(writer);
    }
}

static tn_status push(void *context, const char *bytes, size_t size)
{
    strncat(context, bytes, size);
    return TN_OK;
}

static void test_db__what_was_put_comes_out(void **state)
{
    const char *path = "book.db", *reason = "";
    tn_arena *arena = tn_arena_new(NULL);
    tni_portfolio_db *db = NULL;
    tni_db_document d;
    tni_file file;
    char csv[400] = "";
    (void)state;
    assert_int_equal(chdir(folder), 0);
    make(arena, path, true, "a\0\r\n");
    assert_true(tni_path_is_db(path));
    assert_int_equal(tni_db_open(arena, path, &db, &reason), TN_OK);
    assert_int_equal(tni_db_begin(db, TNI_DB_ALL, &reason), TN_OK);
    assert_int_equal(tni_db_next(db, &d, &reason), TN_OK);
    assert_string_equal(d.path, "a.contract.ini"); /* by path, not as they were put */
    assert_memory_equal(d.body, "a\0\r\n", 4);
    assert_int_equal(tni_db_next(db, &d, &reason), TN_OK);
    assert_int_equal(tni_db_next(db, &d, &reason), TN_E_RANGE);
    assert_true(tni_db_has_twins(db));
    assert_string_equal(tni_db_twin(db, arena, "C-1", "a.contract.ini"), "b.contract.ini");
    assert_int_equal(tni_db_find(db, arena, "b.contract.ini", &file, &reason), TN_OK);
    assert_int_equal(file.size, 4);
    assert_int_equal(tni_db_find(db, arena, "c", &file, &reason), TN_E_RANGE);
    assert_int_equal(tni_db_count(db, "contract"), 2);
    assert_int_equal(tni_db_usage_csv(db, "C-1", push, csv, &reason), TN_OK);
    assert_string_equal(csv, "contract,dimension,timestamp,quantity,received\n"
                             "C-1,\"with \"\"q\"\", c\",2027-01-01T00:00:00Z,7,\n");
    tn_arena_free(arena);
}

/* Why nothing can be written, each in words that help: only a journal left behind needs sqlite3. */
static void test_db_words__read_only(void **state)
{
    static const struct {
        int code;
        const char *words;
    } rows[] = {{SQLITE_READONLY, "may not be written"},
                {SQLITE_READONLY_DBMOVED, "may not be written"},
                {SQLITE_READONLY_CANTINIT, "may not be written"},
                {SQLITE_READONLY_DIRECTORY, "may not be written: its folder may not"},
                {SQLITE_READONLY_RECOVERY, LEFT},
                {SQLITE_READONLY_ROLLBACK, LEFT},
                {SQLITE_READONLY_CANTLOCK, LEFT}};
    char words[TNI_DB_WORDS];
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        assert_string_equal(tni_db_words(NULL, rows[i].code, words), rows[i].words);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FOLDER(test_db__what_was_put_comes_out),
        cmocka_unit_test(test_db_words__read_only),
    };
    return RUN(tests);
}
