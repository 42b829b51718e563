/* Making a book beside the one that is there. */
#include "host/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <sys/wait.h>

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
        {"a.contract.ini", "contract", "C-1", NULL, "x", 1, NULL, NULL},
        {"b.offer.ini", "offer", "C-2", NULL, "x", 1, NULL, NULL}, /* no contract */
        {"c.contract.ini", "contract", NULL, NULL, "x", 1, NULL, NULL}};
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

/* A program that changes the book and is killed when part of it is in the file. */
static void change_and_die(const char *path)
{
    const pid_t child = fork();
    if (child == 0) {
        sqlite3 *sqlite = NULL;
        const bool done =
            sqlite3_open(path, &sqlite) == SQLITE_OK &&
            sqlite3_exec(sqlite,
                         "PRAGMA cache_size = 1; BEGIN; UPDATE document SET body = 'new';"
                         "INSERT INTO document SELECT 'x', 'file', 0, 0, zeroblob(900000)",
                         NULL, NULL, NULL) == SQLITE_OK;
        _exit(done ? 7 : 1);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(WEXITSTATUS(status), 7);
}

/* It is as it was before; not where the journal would have another file removed. */
static void test_db__a_change_cut_short(void **state)
{
    const char *path = "hot.db", *reason = "";
    static const char victim[] = "victim.txt";
    unsigned char end[4 + sizeof(victim) - 1 + 16] = {0};
    tn_arena *arena = tn_arena_new(NULL);
    tni_portfolio_db *db = NULL;
    tni_file file;
    (void)state;
    assert_int_equal(chdir(folder), 0);
    make(arena, path, true, "one\n");
    change_and_die(path);
    assert_true(tni_path_exists("hot.db-journal"));
    assert_int_equal(tni_db_open(arena, path, &db, &reason), TN_OK);
    assert_false(tni_path_exists("hot.db-journal"));
    assert_int_equal(tni_db_find(db, arena, "a.contract.ini", &file, &reason), TN_OK);
    assert_memory_equal(file.bytes, "one\n", 4);

    make(arena, "evil.db", true, "one\n");
    change_and_die("evil.db");
    put(victim, "");
    memcpy(end + 4, victim, sizeof(victim) - 1); /* page, name, length, sum of its bytes, mark */
    unsigned sum = 0;
    for (size_t i = 0; i < sizeof(victim) - 1; i++) {
        sum += (unsigned char)victim[i];
    }
    unsigned char *at = end + 4 + sizeof(victim) - 1;
    at[3] = sizeof(victim) - 1;
    at[6] = (unsigned char)(sum >> 8);
    at[7] = (unsigned char)sum;
    memcpy(at + 8, (const unsigned char[]){0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7}, 8);
    FILE *journal = fopen("evil.db-journal", "ab");
    assert_non_null(journal);
    assert_int_equal(fwrite(end, 1, sizeof(end), journal), sizeof(end));
    assert_int_equal(fclose(journal), 0);
    assert_int_equal(tni_db_open(arena, "evil.db", &db, &reason), TN_E_READ);
    assert_true(tni_path_exists(victim));
    assert_true(tni_path_exists("evil.db-journal"));
    tn_arena_free(arena);
}

static tn_status pour_letters(void *context, tni_push push, void *to)
{
    const tni_db_document *d = context;
    char piece[4096];
    tn_status status = TN_OK;
    memset(piece, 'c', sizeof(piece));
    for (size_t at = 0; at < d->size && status == TN_OK; at += sizeof(piece)) {
        status = push(to, piece, d->size - at < sizeof(piece) ? d->size - at : sizeof(piece));
    }
    return d->id ? TN_E_NOMEM : status; /* one that gives out at the end */
}

/* A closed month may be longer than a document, and is never in memory as a whole until it is read;
 * one that could not be read again is not written. */
static void test_db__a_long_file(void **state)
{
    const char *path = "long.db", *reason = "";
    tni_db_document more = {.path = "closed/2027-03.csv",
                            .kind = "file",
                            .size = TNI_READ_MAX + 4097,
                            .pour = pour_letters};
    tn_arena *arena = tn_arena_new(NULL);
    tni_portfolio_db *db = NULL;
    tni_file file;
    (void)state;
    more.context = &more;
    assert_int_equal(chdir(folder), 0);
    make(arena, path, true, "one\n");
    assert_int_equal(tni_db_open(arena, path, &db, &reason), TN_OK);
    more.id = "x";
    assert_int_equal(tni_db_change(db, path, &more, NULL, &reason), TN_E_NOMEM);
    assert_int_equal(tni_db_find(db, arena, more.path, &file, &reason), TN_E_RANGE);
    more.id = NULL;
    assert_int_equal(tni_db_change(db, path, &more, NULL, &reason), TN_OK);
    assert_int_equal(tni_db_find(db, arena, more.path, &file, &reason), TN_OK);
    assert_int_equal(file.size, more.size);
    assert_true(file.bytes[0] == 'c' && memcmp(file.bytes, file.bytes + 1, file.size - 1) == 0);
    more.path = "closed/2027-04.csv";
    more.size = TNI_DB_FILE_MAX + 1;
    assert_int_equal(tni_db_change(db, path, &more, NULL, &reason), TN_E_WRITE);
    assert_null(strstr(reason, "exists"));
    tn_arena_free(arena);
}

static int locks, failing; /* of SQLite; the one that fails, and all later ones if for_good */
static bool for_good;

static int lock_or_fail(int fd, int what, ...)
{
    va_list rest;
    va_start(rest, what);
    void *argument = va_arg(rest, void *);
    va_end(rest);
    const bool locks_now = what == F_SETLK && failing;
    locks += locks_now;
    if (locks_now && (locks == failing || (for_good && locks > failing))) {
        errno = ENOLCK;
        return -1;
    }
    return fcntl(fd, what, argument);
}

/* Whether the file holds the path, whoever has locked it. */
static bool holds(const char *path, const char *document)
{
    sqlite3 *sqlite = NULL;
    sqlite3_stmt *s = NULL;
    assert_int_equal(sqlite3_open_v2(path, &sqlite, SQLITE_OPEN_READONLY, "unix-none"), SQLITE_OK);
    assert_int_equal(
        sqlite3_prepare_v2(sqlite, "SELECT 1 FROM document WHERE path = ?1", -1, &s, NULL),
        SQLITE_OK);
    sqlite3_bind_text(s, 1, document, -1, SQLITE_STATIC);
    const bool found = sqlite3_step(s) == SQLITE_ROW;
    sqlite3_finalize(s);
    sqlite3_close(sqlite);
    return found;
}

/* What is said of a change is what the file holds, whichever lock could not be had or given back:
 * the last ones are given back when all is written. */
static void test_db__a_change_without_a_lock(void **state)
{
    sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);
    const tni_db_document more = {
        .path = "closed/2027-03.csv", .kind = "file", .body = "x", .size = 1};
    int done = 0, refused = 0;
    (void)state;
    assert_int_equal(chdir(folder), 0);
    assert_int_equal(
        vfs->xSetSystemCall(vfs, "fcntl", (sqlite3_syscall_ptr)(void (*)(void))lock_or_fail), 0);
    bool hit = true;
    for (int run = 2; hit; run++) {
        char path[32];
        tn_arena *arena = tn_arena_new(NULL);
        tni_portfolio_db *db = NULL;
        const char *reason = "";
        snprintf(path, sizeof(path), "lock%d.db", run);
        make(arena, path, true, "one\n");
        assert_int_equal(tni_db_open(arena, path, &db, &reason), TN_OK);
        failing = run / 2;
        for_good = run % 2;
        locks = 0;
        const tn_status status = tni_db_change(db, path, &more, NULL, &reason);
        hit = locks >= failing;
        failing = 0;
        if (holds(path, more.path) != (status == TN_OK)) {
            fail_msg("lock %d: status %d, %s", run / 2, (int)status, reason);
        }
        done += status == TN_OK;
        refused += status == TN_E_WRITE;
        tn_arena_free(arena);
    }
    assert_in_range(done, 4, 20);
    assert_in_range(refused, 4, 20);
    assert_int_equal(vfs->xSetSystemCall(vfs, "fcntl", NULL), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FOLDER(test_db__the_old_one_stays),     WITH_FOLDER(test_db__usage_of_no_contract),
        WITH_FOLDER(test_db__one_file_more_or_less), WITH_FOLDER(test_db__a_change_cut_short),
        WITH_FOLDER(test_db__a_long_file),           WITH_FOLDER(test_db__a_change_without_a_lock)};
    return RUN(tests);
}
