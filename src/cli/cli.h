/* The command line: one table of commands and options, one file per command. */
#ifndef TN_CLI_CLI_H
#define TN_CLI_CLI_H

/* Runs the program; returns its exit status (SPEC 4). */
int tni_cli_main(int argc, char **argv);

#endif
