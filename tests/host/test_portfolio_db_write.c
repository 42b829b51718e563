/* Making a book beside the one that is there. */
#include "host/folder.h"

#include "host/portfolio_db.h"

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

/* A load that ends early leaves the old book and nothing beside it. */
static void test_db__the_old_one_stays(void **state)
{
    const char *path = "old.db", *reason = "";
    tn_arena *arena = tn_arena_new(NULL);
    tni_portfolio_db *db = NULL;
    tni_file file;
    (void)state;
    assert_int_equal(chdir(folder), 0);
    make(arena, path, true, "one\n");
    make(arena, path, false, "two\n");
    assert_int_equal(tni_db_open(arena, path, &db, &reason), TN_OK);
    assert_int_equal(tni_db_find(db, arena, "a.contract.ini", &file, &reason), TN_OK);
    assert_memory_equal(file.bytes, "one\n", 4);
    tn_arena_free(arena);
}

/* Usage of contracts that the book does not hold is counted, at any time; the book is made. */
static void test_db__usage_of_no_contract(void **state)
{
    const char *reason = "", *one = NULL;
    tn_arena *arena = tn_arena_new(NULL);
    tni_db_writer *writer = NULL;
    int64_t left = -1;
    (void)state;
    assert_int_equal(chdir(folder), 0);
    assert_int_equal(tni_db_create(arena, "left.db", false, &writer, &reason), TN_OK);
    const tni_db_document documents[] = {
        {"a.contract.ini", "contract", "C-1", NULL, "x", 1},
        {"b.offer.ini", "offer", "C-2", NULL, "x", 1}, /* no contract */
        {"c.contract.ini", "contract", NULL, NULL, "x", 1}};
    for (size_t i = 0; i < COUNT(documents); i++) {
        assert_int_equal(tni_db_put(writer, &documents[i], &reason), TN_OK);
    }
    static const struct {
        const char *contract, *one;
        int64_t left;
    } rows[] = {{"C-1", "", 0}, {"C-3", "C-3", 1}, {"C-2", "C-2", 2}, {"C-3", "C-2", 3}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tni_db_usage u = {rows[i].contract, "d", "2027-01-01T00:00:00Z", 1, NULL};
        assert_int_equal(tni_db_put_usage(writer, &u, &reason), TN_OK);
        assert_int_equal(tni_db_usage_left(writer, &left, &one, &reason), TN_OK);
        assert_int_equal(left, rows[i].left);
        assert_string_equal(one, rows[i].one);
    }
    assert_int_equal(tni_db_commit(writer, &reason), TN_OK);
    tn_arena_free(arena);
}

/* One file more and less in a book that is read; not in one whose place another has taken. */
static void test_db__one_file_more_or_less(void **state)
{
    const char *path = "changed.db", *reason = "";
    const tni_db_document more = {
        .path = "closed/2027-03.csv", .kind = "file", .body = "x", .size = 1};
    tn_arena *arena = tn_arena_new(NULL);
    tni_portfolio_db *db = NULL;
    tni_file file;
    (void)state;
    assert_int_equal(chdir(folder), 0);
    make(arena, path, true, "one\n");
    assert_int_equal(tni_db_open(arena, path, &db, &reason), TN_OK);
    assert_int_equal(tni_db_find(db, arena, more.path, &file, &reason), TN_E_RANGE);
    assert_int_equal(tni_db_change(db, path, &more, NULL, &reason), TN_OK);
    assert_int_equal(tni_db_find(db, arena, more.path, &file, &reason), TN_OK);
    assert_int_equal(file.size, 1);
    assert_int_equal(tni_db_change(db, path, &more, NULL, &reason), TN_E_EXISTS);
    assert_string_equal(reason, "exists already");
    assert_int_equal(tni_db_change(db, path, NULL, more.path, &reason), TN_OK);
    assert_int_equal(tni_db_find(db, arena, more.path, &file, &reason), TN_E_RANGE);
    assert_int_equal(tni_db_find(db, arena, "a.contract.ini", &file, &reason), TN_OK);
    make(arena, path, true, "two\n");
    assert_int_equal(tni_db_change(db, path, &more, NULL, &reason), TN_E_WRITE);
    assert_string_equal(reason, "was replaced by another program meanwhile");
    assert_int_equal(tni_db_open(arena, path, &db, &reason), TN_OK);
    assert_int_equal(tni_db_find(db, arena, more.path, &file, &reason), TN_E_RANGE);
    assert_int_equal(tni_db_change(db, "gone.db", &more, NULL, &reason), TN_E_WRITE);
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_FOLDER(test_db__the_old_one_stays),
                                       WITH_FOLDER(test_db__usage_of_no_contract),
                                       WITH_FOLDER(test_db__one_file_more_or_less)};
    return RUN(tests);
}
