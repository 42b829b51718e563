/* What SQLite says in words for people; files that may come from anybody, or were left by a program
 * that was killed. */
#include "host/portfolio_db_words.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { WAIT_MS = 2000 };

/* What went wrong in our words; SQLite's own where they say more. */
const char *tni_db_words(sqlite3 *sqlite, int code, char words[TNI_DB_WORDS])
{
    switch (code) { /* why it may not be written */
    case SQLITE_READONLY_RECOVERY:
    case SQLITE_READONLY_ROLLBACK:
    case SQLITE_READONLY_CANTLOCK:
        return "was left by a program that was stopped: open it once with sqlite3";
    case SQLITE_READONLY_DIRECTORY:
        return "may not be written: its folder may not";
    default:
        break;
    }
    switch (code & 0xff) {
    case SQLITE_NOTADB:
        return "is no book: not a SQLite file";
    case SQLITE_CORRUPT:
        return "is damaged";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return "is locked by another program";
    case SQLITE_CANTOPEN: /* why is asked of the system, where it was the system */
        if (sqlite && sqlite3_system_errno(sqlite)) {
            return tni_errno_text(sqlite3_system_errno(sqlite));
        }
        snprintf(words, TNI_DB_WORDS, "%s", sqlite3_errstr(code));
        return words;
    case SQLITE_FULL:
        return "the disk is full";
    case SQLITE_READONLY:
        return "may not be written";
    default:
        snprintf(words, TNI_DB_WORDS, "%s", sqlite ? sqlite3_errmsg(sqlite) : sqlite3_errstr(code));
        return words;
    }
}

void tni_db_distrust(sqlite3 *sqlite)
{
    static const struct {
        int option, value;
    } settings[] = {{SQLITE_DBCONFIG_DEFENSIVE, 1},
                    {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
                    {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
                    {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
                    {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
                    {SQLITE_DBCONFIG_DQS_DML, 0},
                    {SQLITE_DBCONFIG_DQS_DDL, 0}};
    for (size_t i = 0; i < sizeof(settings) / sizeof(*settings); i++) {
        sqlite3_db_config(sqlite, settings[i].option, settings[i].value, NULL);
    }
    sqlite3_limit(sqlite, SQLITE_LIMIT_LENGTH, TNI_DB_FILE_MAX + TNI_READ_MAX);
    sqlite3_busy_timeout(sqlite, WAIT_MS);
}

bool tni_db_roll_back(tn_arena *arena, const char *path)
{
    static const unsigned char named[8] = {0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7};
    unsigned char last[sizeof(named)];
    struct stat status;
    const char *journal = tn_arena_format(arena, "%s-journal", path);
    const int fd = journal ? open(journal, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC) : -1;
    const bool read = fd >= 0 && fstat(fd, &status) == 0 && S_ISREG(status.st_mode) &&
                      pread(fd, last, sizeof(last), status.st_size - (off_t)sizeof(last)) ==
                          (ssize_t)sizeof(last);
    if (fd >= 0) {
        close(fd);
    }
    sqlite3 *sqlite = NULL;
    bool done = false;
    if (read && memcmp(last, named, sizeof(last)) != 0 &&
        sqlite3_open_v2(path, &sqlite, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK) {
        tni_db_distrust(sqlite);
        done = sqlite3_exec(sqlite, "BEGIN IMMEDIATE; ROLLBACK", NULL, NULL, NULL) == SQLITE_OK;
    }
    sqlite3_close(sqlite);
    return done;
}
