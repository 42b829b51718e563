/* The terminal program as the command line starts it; main ties the two together. */
#ifndef TN_APP_TERMINAL_H
#define TN_APP_TERMINAL_H

#include <stdbool.h>

#include "app/workspace/workspace.h"

typedef struct tni_terminal {
    const char *path; /* a folder or a file */
    const tni_workspace_options *options;
    bool plain, ascii;
    const char *script; /* keys to play instead of a terminal; NULL */
} tni_terminal;

/* Runs it to its end; an exit status of rule 4. */
typedef int (*tni_terminal_program)(const tni_terminal *terminal);

#endif
