/* What portfolio_db.c (reading), portfolio_db_write.c and sorter.c share; only they know SQLite. */
#ifndef TN_HOST_PORTFOLIO_DB_WORDS_H
#define TN_HOST_PORTFOLIO_DB_WORDS_H

#include <sqlite3.h>

#include "host/portfolio_db.h"

enum { TNI_DB_WORDS = 120 };

/* What a result code means, in our words where they say more than SQLite's. */
const char *tni_db_words(sqlite3 *sqlite, int code, char words[TNI_DB_WORDS]);

/* A connection is told that what it opens may come from anybody. */
void tni_db_distrust(sqlite3 *sqlite);

/* From here on an open book keeps nobody from writing. false: another file has its place now. */
bool tni_db_release(tni_portfolio_db *db);

/* Takes back the change of a program that was killed, as whatever opens the file for writing does.
 * Not where the journal ends with the name of another file (these are its last bytes then): SQLite
 * would remove that one, and a journal may come from anybody. */
bool tni_db_roll_back(tn_arena *arena, const char *path);

#endif
