/* The samples as the use cases see them. */
#ifndef TN_TESTS_APP_SAMPLES_H
#define TN_TESTS_APP_SAMPLES_H

#include "support/test.h"

#include "app/workspace/workspace.h"
#include "tenor/report.h"

#define SAMPLES TN_SOURCE_DIR "/samples/"

/* A workspace that judges from a day; the sample, understood. */
static inline tni_source_file *sample_open(tn_arena *arena, const tn_date *day, const char *path,
                                           tni_workspace *ws)
{
    const tni_workspace_options options = {.as_of = day};
    assert_int_equal(tni_workspace_open(arena, &options, ws), TN_OK);
    tni_source_file *d = tni_workspace_load(ws, path);
    assert_non_null(d);
    assert_int_equal(d->status, TN_OK);
    return d;
}

/* The figure of a report in minor units; fails when there is none of this key. */
static inline int64_t sample_minor(const tn_report *report, const char *key)
{
    for (const tn_field *f = report->first; f; f = f->next) {
        if (strcmp(f->key, key) == 0) {
            assert_int_equal(f->value.kind, TN_V_MONEY);
            return f->value.as.money.minor;
        }
    }
    fail_msg("no figure '%s'", key);
    return 0;
}

#endif
