/* Books: loading one from folders, writing it back as a folder, what is in it. */
#ifndef TN_APP_PORTFOLIO_DB_H
#define TN_APP_PORTFOLIO_DB_H

#include "app/workspace/workspace.h"
#include "tenor/report.h"

typedef struct tni_db_load_options {
    const char *db;
    const char *const *folders;
    size_t folder_count;
    const char *usage; /* metering records of all contracts; NULL: none */
    bool force;        /* replace a file that is no book */
} tni_db_load_options;

/* Makes a book of folders: every file with the path it has below its folder. A book that is there
 * stays until the new one is whole. Bad rows of usage are findings, the others are loaded.
 *
 * Errors   TN_E_FINDINGS: nothing is written for a file that no book can hold; with *out_written
 *          the bad rows are left out. TN_E_READ; TN_E_WRITE, TN_E_EXISTS with a reason */
tn_status tni_db_load(tni_workspace *workspace, const tni_db_load_options *options,
                      bool *out_written, size_t *out_files, const char **reason);

/* Writes the files of a book into a folder that is empty or not there, all or none; usage as
 * usage.csv. TN_E_FINDINGS: a path that is not written; TN_E_READ; TN_E_WRITE, TN_E_EXISTS. */
tn_status tni_db_dump(tni_workspace *workspace, const char *db, const char *folder,
                      size_t *out_files, const char **reason);

/* How much is in it. TN_E_READ. */
tn_status tni_db_info(tni_workspace *workspace, const char *db, const tn_report **out);

#endif
