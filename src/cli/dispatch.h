/* From a command's name to its function. */
#ifndef TN_CLI_DISPATCH_H
#define TN_CLI_DISPATCH_H

#include "cli/command/args.h"

/* Runs run->command. */
tni_exit tni_dispatch(tni_run *run);

#endif
