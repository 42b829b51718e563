/* The command line: one table of commands and options, one file per command. */
#ifndef TN_CLI_CLI_H
#define TN_CLI_CLI_H

#include "app/terminal.h"

/* Runs the program; returns its exit status (rule 4). terminal: the terminal program. */
int tni_cli_main(int argc, char **argv, tni_terminal_program terminal);

#endif
