/* Commands about several files, or all of a folder. */
#ifndef TN_CLI_MANY_H
#define TN_CLI_MANY_H

#include "cli/output.h"

enum { TNI_ANY_FORM = 0 }; /* the command writes a form of its own: nothing to choose */

typedef struct tni_portfolio {
    tni_workspace workspace;
    tni_form form;
    const tni_source_file **documents; /* every file named, and every .ini file of folders named */
    size_t count;
    tn_status status; /* the worst of loading them */
} tni_portfolio;

/* Opens the workspace and loads all. False: *out_exit ends the run. */
bool tni_portfolio_begin(tni_run *run, unsigned forms, tni_portfolio *out, tni_exit *out_exit);

#endif
