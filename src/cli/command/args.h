/* Options and operands that a person typed, and what a command is run with. */
#ifndef TN_CLI_ARGS_H
#define TN_CLI_ARGS_H

#include <stdio.h>

#include "app/terminal.h"
#include "cli/command/command_text.h"
#include "tenor/date.h"

typedef struct tni_args {
    struct tni_given {
        tni_option_id id;
        const char *value; /* NULL: the option takes none */
    } * given;
    size_t given_count;
    const char **operands;
    size_t operand_count;
} tni_args;

/* What a command has to work with. */
typedef struct tni_run {
    tn_arena *arena; /* of the whole run */
    const tni_command *command;
    const tni_args *args;
    FILE *out, *err;
    tni_exit ended;         /* how the run ends, where a function that begins one says so */
    bool memory_told;       /* that there is none */
    size_t write_errors;    /* outputs that failed; the workspace's findings do not hold them */
    struct tni_spool *rows; /* of the portfolio that is read: they end with the run */
    tni_terminal_program terminal;
} tni_run;

/* Prints "tenor: out of memory" on run->err, once a run; returns TNI_EXIT_BUG. */
tni_exit tni_out_of_memory(tni_run *run);

/* Prints "tenor: ..." on run->err, fit for a terminal whatever was typed, and where help is.
 * Returns TNI_EXIT_MISUSE. */
tni_exit tni_misuse(tni_run *run, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Reads argv[1 ...] after the command's word; says on err what is wrong. False: wrong usage. */
bool tni_args_parse(tn_arena *arena, const tni_command *command, int argc, char **argv, FILE *err,
                    tni_args *out);

bool tni_args_has(const tni_args *args, tni_option_id id);
/* The last value given; NULL when the option was not. */
const char *tni_args_value(const tni_args *args, tni_option_id id);
/* Walks over a repeated option: start with *at 0; NULL at the end. */
const char *tni_args_next(const tni_args *args, tni_option_id id, size_t *at);

/* All values of a repeated option, NULL-ended; NULL: no memory. */
const char *const *tni_args_all(const tni_run *run, tni_option_id id, size_t *out_count);
/* The value of a date option; NULL when it was not given. */
const tn_date *tni_args_date(const tni_run *run, tni_option_id id);

#endif
