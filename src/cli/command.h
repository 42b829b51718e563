/* The table of commands, and what a command is run with. */
#ifndef TN_CLI_COMMAND_H
#define TN_CLI_COMMAND_H

#include "app/terminal.h"
#include "cli/args.h"

/* How the program ends (rule 4). */
typedef enum tni_exit {
    TNI_EXIT_FINE = 0,
    TNI_EXIT_FINDINGS = 1,
    TNI_EXIT_MISUSE = 2,
    TNI_EXIT_INPUT = 3,
    TNI_EXIT_OUTPUT = 4,
    TNI_EXIT_BUG = 5,
    TNI_EXIT_INTERRUPTED = 130
} tni_exit;

/* Each status and what it means; ends with a NULL text. */
typedef struct tni_exit_info {
    int status;
    const char *text;
} tni_exit_info;
extern const tni_exit_info tni_exits[];

/* What a command has to work with. */
typedef struct tni_run {
    tn_arena *arena; /* of the whole run */
    const struct tni_command *command;
    const tni_args *args;
    FILE *out, *err;
    size_t unwritten; /* outputs that failed: errors told besides the workspace's */
    tni_terminal_program terminal;
} tni_run;

typedef struct tni_command {
    const char *name, *group, *operands, *summary;
    const unsigned char *options; /* tni_option_id, ended by OPT_COUNT */
    const char *text, *examples;
    tni_exit (*run)(tni_run *run);
} tni_command;

/* Ends with a row whose name is NULL. */
extern const tni_command tni_commands[];

const tni_command *tni_command_find(const char *name);
/* The command's own row names the option, or it is a common one. */
bool tni_command_takes(const tni_command *command, tni_option_id id);

#define TN_COMMAND(name, group, operands, summary, options, text, examples)                        \
    tni_exit tni_cmd_##name(tni_run *run);
#include "cli/commands.def"
#undef TN_COMMAND

/* Prints "tenor: ..." on run->err, and where help is; returns TNI_EXIT_MISUSE. */
tni_exit tni_misuse(tni_run *run, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The only name that begins like word, else the nearest; -1: none is near. */
int tni_nearest(const char *word, const char *const *names, size_t count);
/* "; did you mean 'check'?" for the nearest of the names, or "". */
const char *tni_suggest(tn_arena *arena, const char *word, const char *const *names, size_t count);

/* Help, from the tables. */
void tni_help_overview(FILE *out);
void tni_help_command(FILE *out, const tni_command *command);
void tni_help_man(FILE *out);
bool tni_help_topic(FILE *out, const char *topic); /* false: no such topic */
extern const char *const tni_help_topics[];        /* ended by NULL */

#define TNI_VERSION "0.1.0"

#endif
