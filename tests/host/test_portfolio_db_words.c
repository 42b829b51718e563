/* What SQLite says, in words for people. */
#include "support/test.h"

#include "host/portfolio_db_words.h"

#define LEFT "was left by a program that was stopped: open it once with sqlite3"

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
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_db_words__read_only)};
    return RUN(tests);
}
