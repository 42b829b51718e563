/* Comments that silence warnings of a file for a while (rule 4.5.9). */
#ifndef TN_APP_ALLOW_H
#define TN_APP_ALLOW_H

#include "app/workspace/workspace.h"

/* One comment, and where it holds. */
typedef struct tni_allowance {
    tn_code code;
    const char *wrong; /* why it allows nothing; NULL: it does */
    const char *table; /* the CSV of a product, where the whole file is meant; NULL */
    uint32_t from, to; /* lines */
    tn_at at;
    size_t used, errors; /* findings silenced; errors of this code, which stay */
} tni_allowance;

typedef struct tni_allowances {
    tn_arena *arena; /* theirs: files may go before they are applied */
    tni_allowance *items;
    size_t count;
} tni_allowances;

/* Adds the comments of a loaded file. */
void tni_allow_read(tni_allowances *list, const tni_workspace *workspace,
                    const tni_source_file *file);

/* Takes the warnings and notes that they allow out of the findings, and adds a finding for each
 * comment that allows nothing. against: an older version is compared, so that findings about
 * changes could be there. Returns how many were taken out. */
size_t tni_allow_apply(tni_allowances *list, tn_findings *findings, bool against);

#endif
