/* Books: what was put in comes out, what is not whole is not there. */
#include "host/folder.h"

#include <sqlite3.h>

#include "host/portfolio_db.h"

static void make(tn_arena *arena, const char *path, bool commit, const char *body)
{
    const char *reason = "";
    tni_db_writer *writer = NULL;
    assert_int_equal(tni_db_create(arena, path, false, &writer, &reason), TN_OK);
    const tni_db_document a = {
        "a.contract.ini", "contract", "C-1", "p.product.ini", body, 4, NULL, NULL};
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
    assert_int_equal(tni_db_few(db, true), 2);
    assert_int_equal(tni_db_few(db, false), 2);
    assert_int_equal(tni_db_usage_csv(db, "C-1", push, csv, &reason), TN_OK);
    assert_string_equal(csv, "contract,dimension,timestamp,quantity,received\n"
                             "C-1,\"with \"\"q\"\", c\",2027-01-01T00:00:00Z,7,\n");
    tn_arena_free(arena);
}

/* A count that cannot be taken is no 0, and so it is said. */
static void test_db__a_count_that_fails_is_told(void **state)
{
    const char *path = "short.db", *reason = "";
    tn_arena *arena = tn_arena_new(NULL);
    tni_portfolio_db *db = NULL;
    (void)state;
    assert_int_equal(chdir(folder), 0);
    make(arena, path, true, "one\n");
    assert_int_equal(tni_db_open(arena, path, &db, &reason), TN_OK);
    assert_true(tni_db_has_usage(db));
    assert_int_equal(tni_db_status(db, &reason), TN_OK);
    sqlite3_hard_heap_limit64(1);
    assert_int_equal(tni_db_count(db, "contract"), 0);
    sqlite3_hard_heap_limit64(0);
    assert_int_equal(tni_db_status(db, &reason), TN_E_NOMEM);
    assert_int_equal(tni_db_count(db, "contract"), 2);
    assert_int_equal(tni_db_status(db, &reason), TN_E_NOMEM); /* it stays said */
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FOLDER(test_db__what_was_put_comes_out),
        WITH_FOLDER(test_db__a_count_that_fails_is_told),
    };
    return RUN(tests);
}
